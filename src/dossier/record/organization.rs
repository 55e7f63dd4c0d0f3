//! A state, a body or a group, and who recognises it.

use super::{Citation, Id, Name, RivalDate};
use crate::{
    date::Date,
    dossier::vocabulary::{Classification, Support},
};
use serde::{Deserialize, Serialize};

/// A state, a body or a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// A stable ASCII slug, unique in the dossier.
    pub id: Id,
    /// Every form of the name; the first preferred one is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// What kind of body.
    pub classification: Classification,
    /// The body it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// What it is, in own words.
    pub summary: Box<str>,
    /// Who recognises it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recognition: Vec<Recognition>,
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

/// One recognition of a state, and whether it was withdrawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recognition {
    /// The state that recognises.
    pub by: Id,
    /// When.
    pub date: Date,
    /// When it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Date>,
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
