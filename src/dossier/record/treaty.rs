//! A treaty or another legal act, with its life, its provisions and its money.

use super::{Citation, Id, Name, Record, RivalDate, preferred, short_name};
use crate::dossier::{
    Date, Dossier,
    vocabulary::{ActionType, DateBasis, Relation, Support, TreatyType},
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A treaty or another legal act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Treaty {
    /// A stable ASCII slug, unique in the dossier.
    pub id: Id,
    /// Every form of the name; the first preferred one is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// What kind of act.
    #[serde(rename = "type")]
    pub kind: TreatyType,
    /// What it is, in own words.
    pub summary: Box<str>,
    /// The organizations bound by it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Id>,
    /// Who signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<Signatory>,
    /// Where it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_place: Option<Id>,
    /// The steps of its life.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// How long it holds, as an ISO 8601 duration (`P25Y`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<Box<str>>,
    /// What else is said of its term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_note: Option<Box<str>>,
    /// The length of each automatic renewal after `duration`, as an ISO 8601 duration (`P5Y`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Box<str>>,
    /// The period that a programme or plan covers; such acts have no entry into force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Date>,
    /// Whether it is an act of the world that others refer to, not an act of this relationship.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<bool>,
    /// What it provides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Provision>,
    /// Sums tied to it, each with who says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub money: Vec<Money>,
    /// How it stands to other acts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedTreaty>,
    /// Its numbers in registers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
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

impl Treaty {
    /// The label of one of its actions. It depends on the treaty (notes are exchanged where others
    /// exchange instruments of ratification) and names the chamber or party that acted.
    #[must_use]
    pub fn action_label(&self, dossier: &Dossier, action: &Action) -> Cow<'static, str> {
        let agent = action.by.first().and_then(|by| match action.kind {
            ActionType::LowerHouse | ActionType::UpperHouse => dossier.find(by),
            ActionType::OtherPartyRatification => dossier.party_of(self, by),
            _ => None,
        });
        let agent = agent.map(|id| dossier.record(id));
        match (action.kind, agent) {
            (ActionType::Signature, _) if action.date_basis == Some(DateBasis::Scheduled) => {
                "to be signed".into()
            }
            (ActionType::Exchange, _) if self.kind == TreatyType::ExchangeOfNotes => {
                "notes exchanged".into()
            }
            (ActionType::OtherPartyRatification, Some(party)) => {
                format!("ratified by {}", short_name(party.names())).into()
            }
            (_, Some(chamber @ Record::Organization(_))) => {
                format!("approved by the {}", preferred(chamber.names())).into()
            }
            _ => action.kind.label().into(),
        }
    }
}

/// One step in the life of a treaty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Which step.
    #[serde(rename = "type")]
    pub kind: ActionType,
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
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    /// The persons or organizations who took it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Id>,
    /// What else there is to say, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
    /// Where the sources say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// How many independent sources say so, where it comes from outside the main documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
}

/// Who signed, and for whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The person.
    pub person: Id,
    /// The organization signed for.
    pub on_behalf_of: Id,
    /// The office held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Box<str>>,
}

/// One thing the act provides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// What it provides, in own words.
    pub text: Box<str>,
    /// Where the sources say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
}

/// A sum tied to the act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// How much, in units of the currency.
    pub amount: f64,
    /// The currency, after ISO 4217.
    pub currency: Box<str>,
    /// What for.
    pub purpose: Box<str>,
    /// For which time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_year: Option<Date>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub according_to: Option<Id>,
    /// Where the sources say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
}

/// Another act, and how this one stands to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelatedTreaty {
    /// The other act.
    pub treaty: Id,
    /// How this one stands to it.
    pub how: Relation,
}

/// A number in a register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// The register.
    pub scheme: Box<str>,
    /// The number in it.
    pub identifier: Box<str>,
}
