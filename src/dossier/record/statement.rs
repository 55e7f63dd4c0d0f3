//! A statement.

use super::{Citation, Id};
use crate::{
    date::Date,
    dossier::vocabulary::{DateBasis, Force, Support},
};

stored! {
    /// A claim and its speaker.
    pub struct Statement {
        /// A stable ASCII slug, unique in the dossier.
        pub id: Box<str>,
        /// The claim in one line.
        pub title: Box<str>,
        /// The person or organization that makes the claim.
        pub speaker: Id,
        /// The organization whose side the speaker is on.
        pub side: Id,
        /// The date.
        pub date: Date,
        /// How the date is known if no source states it.
        pub date_basis: Option<DateBasis>,
        /// Why the date is inexact: the source's wording, or how it was inferred.
        pub date_note: Option<Box<str>>,
        /// The records it is about.
        pub about: Box<[Id]>,
        /// The claim in your own words.
        pub text: Box<str>,
        /// What the speaker does: claims, denies, demands.
        pub force: Force,
        /// The source that reports it.
        pub reported_by: Id,
        /// The statements it contradicts.
        pub contradicts: Box<[Id]>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
    }
}
