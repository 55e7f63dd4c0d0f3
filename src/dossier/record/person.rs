//! A person and the offices held.

use super::{Citation, Id, Name, RivalDate};
use crate::dossier::{
    Date,
    vocabulary::{DateBasis, Support},
};
use serde::{Deserialize, Serialize};

/// A person, named or known by an office alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// A stable ASCII slug, unique in the dossier.
    pub id: Id,
    /// Every form of the name; the first preferred one is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// What it is, in own words.
    pub summary: Box<str>,
    /// Date of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Date>,
    /// Date of death.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died: Option<Date>,
    /// The offices held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// People with a similar name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_to_confuse_with: Vec<Id>,
    /// Where the sources say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// How many independent sources say so, where it comes from outside the main documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// What else there is to say, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}

/// A term of office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The office.
    pub office: Box<str>,
    /// The organization it is held in or for.
    pub organization: Id,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    /// Whether start and end are only the first and last day the office is known to have been held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attested_only: Option<bool>,
    /// Where the date comes from, when no source states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
    /// Why the date is not plain: the source's own wording, or how it was inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_note: Option<Box<str>>,
    /// Other dates that other sources give.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rival_dates: Vec<RivalDate>,
    /// Where the sources say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// How many independent sources say so, where it comes from outside the main documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// What else there is to say, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}

impl Term {
    /// From when to when the office was held, or is known to have been held.
    #[must_use]
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
            (_, None, Some(end)) if is_open || end.starts_with("until") => end,
            (_, None, Some(end)) => format!("until {end}"),
            (_, None, None) => "dates unknown".to_owned(),
        }
    }
}
