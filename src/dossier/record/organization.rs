//! An organization, and who recognises it.

use super::{Citation, Id, Name, RivalDate};
use crate::{
    date::Date,
    dossier::vocabulary::{Classification, Support},
};

stored! {
    /// A state, an institution or a group.
    pub struct Organization {
        /// A stable ASCII slug, unique in the dossier.
        pub id: Box<str>,
        /// Every form of the name; the first preferred one is displayed.
        pub names: Box<[Name]>,
        /// The classification.
        pub classification: Classification,
        /// The organization it belongs to.
        pub parent: Option<Id>,
        /// The date since which it no longer claims to be a separate state; a note says why.
        pub ended: Option<Date>,
        /// A summary in your own words, if it says more than the title.
        #[serde(default, skip_serializing_if = "super::is_empty")]
        pub summary: Box<str>,
        /// The recognitions it received.
        pub recognition: Box<[Recognition]>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
    }

    /// A recognition of a state, and its withdrawal.
    pub struct Recognition {
        /// The state that recognises.
        pub by: Id,
        /// The date.
        pub date: Date,
        /// The date of withdrawal.
        pub withdrawn: Option<Date>,
        /// Why the date is inexact: the source's wording, or how it was inferred.
        pub date_note: Option<Box<str>>,
        /// Dates from sources that differ.
        pub rival_dates: Box<[RivalDate]>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
    }
}

impl Recognition {
    /// The day of recognition, as exactly as known, and of withdrawal if there was one.
    pub fn words(&self) -> String {
        let end = self.withdrawn.as_ref();
        let end = end.map_or(String::new(), |end| format!(", withdrawn {}", end.moment_words()));
        format!("{}{end}", self.date.moment_words())
    }
}
