//! A number and what it measures.

use super::{Citation, Id};
use crate::{
    date::Date,
    dossier::vocabulary::{Qualifier, Support},
};
use serde::{Deserialize, Serialize};

/// A number, what it measures and who says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// A stable ASCII slug, unique in the dossier.
    pub id: Id,
    /// What is measured.
    pub measures: Box<str>,
    /// The number, in whole units.
    pub value: f64,
    /// The unit.
    pub unit: Box<str>,
    /// Whether it is about, over or under the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    /// The time it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The records it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Id>,
    /// Who says so.
    pub according_to: Id,
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
