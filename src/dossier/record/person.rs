//! A person and the offices held.

use super::{Citation, Id, Name, RivalDate};
use crate::{
    date::Date,
    dossier::vocabulary::{DateBasis, Support},
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
