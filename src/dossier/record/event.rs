//! Something that happened.

use super::{Citation, Id, Name, RivalDate};
use crate::{
    date::Date,
    dossier::vocabulary::{ActionType, DateBasis, EventType, Support},
};
use serde::{Deserialize, Serialize};

/// One happening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// A stable ASCII slug, unique in the dossier.
    pub id: Id,
    /// What happened, in one line.
    pub title: Box<str>,
    /// Every form of the name; the first preferred one is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// What it is, in own words.
    pub summary: Box<str>,
    /// When.
    pub date: Date,
    /// Where the date comes from, when no source states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
    /// Why the date is not plain: the source's own wording, or how it was inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_note: Option<Box<str>>,
    /// Other dates that other sources give.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rival_dates: Vec<RivalDate>,
    /// What kind of happening.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// Where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Id>,
    /// Who took part and as what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// The treaties it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub treaties: Vec<TreatyLink>,
    /// The larger event it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<Id>,
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

/// Who took part in an event and as what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The person or organization.
    pub agent: Id,
    /// As what.
    pub role: Box<str>,
    /// Who says so, when it is disputed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub according_to: Option<Id>,
}

/// A treaty an event is about, and the step of it that the event is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TreatyLink {
    /// The treaty.
    pub treaty: Id,
    /// The step of its life that this event tells of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<ActionType>,
}
