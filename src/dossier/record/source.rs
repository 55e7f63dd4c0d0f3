//! A source: a document or another publication, with the fields of CSL-JSON.

use super::Word;
use crate::{
    date::Date,
    dossier::vocabulary::{Perspective, SourceType},
};

stored! {
    /// A source.
    pub struct Source {
        /// A stable ASCII slug, unique in the dossier.
        pub id: Box<str>,
        /// The type of work.
        #[serde(rename = "type")]
        pub kind: SourceType,
        /// The title.
        pub title: Box<str>,
        /// The authors.
        pub author: Box<[Author]>,
        /// The publisher.
        pub publisher: Option<Word>,
        /// The larger work it is part of.
        #[serde(rename = "container-title")]
        pub container: Option<Box<str>>,
        /// The date of publication.
        pub issued: Option<Date>,
        /// The address.
        #[serde(rename = "URL")]
        pub url: Option<Box<str>>,
        /// The language, after ISO 639.
        pub language: Option<Word>,
        /// The perspective.
        pub perspective: Perspective,
        /// The name of its text file, if it has one.
        pub file: Option<Box<str>>,
        /// The SHA-256 of the text file, in hex.
        pub sha256: Option<Box<str>>,
        /// The date of retrieval.
        pub retrieved: Option<Date>,
        /// A note on its origin and date.
        pub note: Option<Box<str>>,
    }

    /// An author of a source.
    pub struct Author {
        /// The name as printed.
        pub literal: Box<str>,
        /// The family name in it, by which a person is sorted and cited; none for an organization.
        pub family: Option<Box<str>>,
    }
}
