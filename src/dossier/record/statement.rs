//! What somebody said.

use super::{Citation, Id};
use crate::{
    date::Date,
    dossier::vocabulary::{DateBasis, Force, Support},
};
use serde::{Deserialize, Serialize};

/// A claim and its owner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// A stable ASCII slug, unique in the dossier.
    pub id: Id,
    /// The claim in one line.
    pub title: Box<str>,
    /// The person or organization who says it.
    pub speaker: Id,
    /// The organization whose side the speaker is on.
    pub side: Id,
    /// When it was said.
    pub date: Date,
    /// Where the date comes from, when no source states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
    /// Why the date is not plain: the source's own wording, or how it was inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_note: Option<Box<str>>,
    /// The records it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Id>,
    /// The claim in own words.
    pub text: Box<str>,
    /// What the speaker does with it.
    pub force: Force,
    /// The source that reports it.
    pub reported_by: Id,
    /// The statements it stands against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradicts: Vec<Id>,
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
