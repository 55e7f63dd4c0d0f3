//! A person and the terms of office.

use super::{Citation, Id, Name, RivalDate};
use crate::{
    date::Date,
    dossier::vocabulary::{DateBasis, Support},
};
use serde::{Deserialize, Serialize};
use serde_with::{apply, skip_serializing_none};

/// A person, named or known only by an office.
#[apply(Vec<_> => #[serde(default, skip_serializing_if = "Vec::is_empty")])]
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// A stable ASCII slug, unique in the dossier.
    pub id: Id,
    /// Every form of the name; the first preferred one is displayed.
    pub names: Vec<Name>,
    /// A summary, in own words, where it says more than the title.
    #[serde(default, skip_serializing_if = "super::is_empty")]
    pub summary: Box<str>,
    /// Date of birth.
    pub born: Option<Date>,
    /// Date of death.
    pub died: Option<Date>,
    /// The terms of office.
    pub terms: Vec<Term>,
    /// People with a similar name.
    pub not_to_confuse_with: Vec<Id>,
    /// The citations.
    pub cites: Vec<Citation>,
    /// The number of independent sources, for facts from outside the main documents.
    pub support: Option<Support>,
    /// A note, in own words.
    pub note: Option<Box<str>>,
}

/// A term of office.
#[apply(Vec<_> => #[serde(default, skip_serializing_if = "Vec::is_empty")])]
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The office.
    pub office: Box<str>,
    /// The organization it is held in or for.
    pub organization: Option<Id>,
    /// The start.
    pub start: Option<Date>,
    /// The end; without one the term is still running.
    pub end: Option<Date>,
    /// Whether start and end are only the first and last day the office is known to have been held.
    pub attested_only: Option<bool>,
    /// How the date is known, when no source states it.
    pub date_basis: Option<DateBasis>,
    /// Why the date is inexact: the source's wording, or how it was inferred.
    pub date_note: Option<Box<str>>,
    /// Dates from sources that differ.
    pub rival_dates: Vec<RivalDate>,
    /// The citations.
    pub cites: Vec<Citation>,
    /// The number of independent sources, for facts from outside the main documents.
    pub support: Option<Support>,
    /// A note, in own words.
    pub note: Option<Box<str>>,
}

impl Term {
    /// From when to when the office was held, or is known to have been held.
    pub fn words(&self) -> String {
        let start = self.start.as_ref().map(Date::words);
        let until = self.end.as_ref().map(|end| match end.as_str().strip_suffix("/..") {
            Some(day) => format!(
                "at least until {}",
                day.parse().map_or_else(|_| day.into(), |day: Date| day.words())
            ),
            None => end.words(),
        });
        let is_open = self.end.as_ref().is_some_and(|end| end.as_str().ends_with("/.."));
        match (self.attested_only, start, until) {
            (Some(true), Some(start), Some(end)) if start == end => format!("attested {start}"),
            (Some(true), Some(start), Some(end)) => format!("attested {start} – {end}"),
            (Some(true), start, end) => format!("attested {}", start.or(end).unwrap_or_default()),
            (_, Some(start), Some(end)) if is_open => format!("from {start}, {end}"),
            (_, Some(start), Some(end)) => format!("{start} – {end}"),
            (_, Some(start), None) => format!("from {start}"),
            (_, None, Some(end)) if is_open => end,
            (_, None, Some(end)) => format!("until {}", end.strip_prefix("by ").unwrap_or(&end)),
            (_, None, None) => "dates unknown".to_owned(),
        }
    }
}
