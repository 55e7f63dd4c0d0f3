//! A person and the terms of office.

use super::{Citation, Id, Name, RivalDate, Word};
use crate::{
    date::Date,
    dossier::vocabulary::{DateBasis, Support},
};

stored! {
    /// A person, named or known only by an office.
    pub struct Person {
        /// A stable ASCII slug, unique in the dossier.
        pub id: Box<str>,
        /// Every form of the name; the first preferred one is displayed.
        pub names: Box<[Name]>,
        /// A summary in your own words, if it says more than the title.
        #[serde(default, skip_serializing_if = "super::is_empty")]
        pub summary: Box<str>,
        /// Date of birth.
        pub born: Option<Date>,
        /// Date of death.
        pub died: Option<Date>,
        /// The terms of office.
        pub terms: Box<[Tenure]>,
        /// People with a similar name.
        pub not_to_confuse_with: Box<[Id]>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
    }

    /// A term of office.
    pub struct Tenure {
        /// The office.
        pub office: Word,
        /// The organization it is held in or for.
        pub organization: Option<Id>,
        /// The start.
        pub start: Option<Date>,
        /// The end; without one the term is still running.
        pub end: Option<Date>,
        /// Whether start and end are only the first and last day the office is known to have been held.
        pub attested_only: Option<bool>,
        /// How the date is known if no source states it.
        pub date_basis: Option<DateBasis>,
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

impl Tenure {
    /// Whether start and end are only the first and last day the office is known to have been held.
    pub fn is_attested(&self) -> bool {
        self.attested_only == Some(true)
    }

    /// The time in office, or the time for which it is attested.
    pub fn words(&self) -> String {
        match (self.start.as_ref(), self.end.as_ref()) {
            (None, None) => self.span_words(),
            _ if self.is_attested() => format!("attested {}", self.span_words()),
            (Some(start), Some(end)) if is_range(start) || is_range(end) => {
                format!("{}, {}", start_words(start), end_words(end))
            }
            (Some(start), Some(end)) => format!("{} – {}", start.words(), end.words()),
            (Some(start), None) => start_words(start),
            (None, Some(end)) => end_words(end),
        }
    }

    /// The first and the last date, without what they mean.
    pub fn span_words(&self) -> String {
        match (self.start.as_ref(), self.end.as_ref()) {
            (Some(start), Some(end)) if start != end => {
                format!("{} – {}", start.words(), end.words())
            }
            (Some(day), _) | (None, Some(day)) => day.words(),
            (None, None) => "dates unknown".to_owned(),
        }
    }
}

fn is_range(date: &Date) -> bool {
    date.as_str().contains('/')
}

fn start_words(date: &Date) -> String {
    let verb = if is_range(date) { "began" } else { "from" };
    format!("{verb} {}", date.moment_words())
}

fn end_words(date: &Date) -> String {
    let known_until = date.as_str().strip_suffix("/..").and_then(|day| day.parse::<Date>().ok());
    match known_until {
        Some(day) => format!("at least until {}", day.words()),
        None if is_range(date) => format!("ended {}", date.moment_words()),
        None => format!("until {}", date.words()),
    }
}
