//! A figure: a number and what it measures.

use super::{Citation, Id, Word};
use crate::{
    date::Date,
    dossier::vocabulary::{Qualifier, Support},
    text::number,
};

stored! {
    /// A number, what it measures and who says so.
    pub struct Figure {
        /// A stable ASCII slug, unique in the dossier.
        pub id: Box<str>,
        /// What is measured.
        pub measures: Box<str>,
        /// The number, in whole units.
        pub value: f64,
        /// The unit.
        pub unit: Word,
        /// Whether the value is exact or a bound.
        pub qualifier: Option<Qualifier>,
        /// The date of the measurement.
        pub date: Option<Date>,
        /// The records it is about.
        pub about: Box<[Id]>,
        /// Who gives it.
        pub according_to: Id,
        /// The figures of others for the same thing, which it contradicts.
        pub contradicts: Box<[Id]>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
    }
}

impl Figure {
    /// `about 3,700 soldiers`
    pub fn amount(&self) -> String {
        let qualifier = self.qualifier.map_or(String::new(), |it| format!("{} ", it.label()));
        format!("{qualifier}{} {}", number(self.value), self.unit)
    }
}
