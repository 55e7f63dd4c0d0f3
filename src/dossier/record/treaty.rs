//! A treaty or another legal act: its actions, provisions and funding.

use super::{Citation, Id, Name, Record, RivalDate, Word, preferred, short_name};
use crate::{
    date::Date,
    dossier::{
        Dossier,
        vocabulary::{ActionType, DateBasis, Relation, Support, TreatyType},
    },
    text::number,
};
use std::borrow::Cow;

stored! {
    /// A treaty or another legal act.
    pub struct Treaty {
        /// A stable ASCII slug, unique in the dossier.
        pub id: Box<str>,
        /// Every form of the name; the first preferred one is displayed.
        pub names: Box<[Name]>,
        /// The type of act.
        #[serde(rename = "type")]
        pub kind: TreatyType,
        /// A summary in your own words, if it says more than the title.
        #[serde(default, skip_serializing_if = "super::is_empty")]
        pub summary: Box<str>,
        /// The organizations bound by it.
        pub parties: Box<[Id]>,
        /// The signatories.
        pub signatories: Box<[Signatory]>,
        /// The place of signature.
        pub signed_place: Option<Id>,
        /// The treaty actions.
        pub actions: Box<[Action]>,
        /// The initial term, as an ISO 8601 duration (`P25Y`).
        pub duration: Option<Box<str>>,
        /// A note on the term.
        pub duration_note: Option<Box<str>>,
        /// The length of each automatic renewal after `duration`, as an ISO 8601 duration (`P5Y`).
        pub renewal: Option<Box<str>>,
        /// The period that a programme or plan covers; such acts have no entry into force.
        pub valid: Option<Date>,
        /// The last day on which a source says that the act was not in force.
        pub not_in_force: Option<Date>,
        /// Whether the act is background that others refer to, not one of this relationship.
        pub background: Option<bool>,
        /// The provisions.
        pub provisions: Box<[Provision]>,
        /// The funding, each amount with its source.
        pub money: Box<[Money]>,
        /// The relations to other acts.
        pub related: Box<[RelatedTreaty]>,
        /// The numbers of the treaty in registers.
        pub identifiers: Box<[Identifier]>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
    }
}

impl Money {
    /// `2,800,000,000 RUB`
    pub(crate) fn words(&self) -> String {
        format!("{} {}", number(self.amount), self.currency)
    }
}

/// Whether a unit may be a currency code of ISO 4217.
pub(crate) fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase())
}

impl Treaty {
    /// Whether it is background that others refer to, not one of this relationship.
    pub fn is_background(&self) -> bool {
        self.background == Some(true)
    }

    /// The label of one of its actions. It depends on the treaty (notes are exchanged where others
    /// exchange instruments of ratification) and names the chamber or party that acted.
    pub fn action_label(&self, dossier: &Dossier, action: &Action) -> Cow<'static, str> {
        let agent = action.by.first().and_then(|by| match action.kind {
            ActionType::LowerHouse | ActionType::UpperHouse => dossier.find(by),
            ActionType::OtherPartyRatification => dossier.party_of(self, by),
            _ => None,
        });
        let agent = agent.map(|id| dossier.record(id));
        match (action.kind, agent) {
            (ActionType::Signature, _) if action.is_scheduled() => "to be signed".into(),
            (ActionType::Termination, _) if action.is_scheduled() => "due to end".into(),
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

stored! {
    /// A treaty action.
    pub struct Action {
        /// The type.
        #[serde(rename = "type")]
        pub kind: ActionType,
        /// The date.
        pub date: Date,
        /// How the date is known if no source states it.
        pub date_basis: Option<DateBasis>,
        /// Why the date is inexact: the source's wording, or how it was inferred.
        pub date_note: Option<Box<str>>,
        /// Dates from sources that differ.
        pub rival_dates: Box<[RivalDate]>,
        /// The place.
        pub place: Option<Id>,
        /// The people or organizations that carried it out.
        pub by: Box<[Id]>,
        /// A note in your own words.
        pub note: Option<Box<str>>,
        pub cites: Box<[Citation]>,
        /// The number of independent sources, for facts from outside the main documents.
        pub support: Option<Support>,
    }
}

impl Action {
    pub(in crate::dossier) fn is_scheduled(&self) -> bool {
        self.date_basis == Some(DateBasis::Scheduled)
    }

    /// Whether the status changes on its date. A scheduled termination needs no further action,
    /// unlike other scheduled actions.
    pub(in crate::dossier) fn is_effective(&self) -> bool {
        !self.is_scheduled() || self.kind == ActionType::Termination
    }
}

stored! {
    /// A signatory.
    pub struct Signatory {
        /// The person.
        pub person: Id,
        /// The organization on whose behalf the person signed.
        pub on_behalf_of: Id,
        /// The office held.
        pub role: Option<Word>,
    }

    /// A provision of an act.
    pub struct Provision {
        /// The provision in your own words.
        pub text: Box<str>,
        pub cites: Box<[Citation]>,
    }

    /// An amount of funding.
    pub struct Money {
        /// The amount, in units of the currency.
        pub amount: f64,
        /// The currency, after ISO 4217.
        pub currency: Word,
        /// The purpose.
        pub purpose: Box<str>,
        /// The period.
        pub for_year: Option<Date>,
        /// Who gives the amount.
        pub according_to: Option<Id>,
        pub cites: Box<[Citation]>,
    }

    /// A relation to another act.
    pub struct RelatedTreaty {
        /// The other act.
        pub treaty: Id,
        /// The relation.
        pub how: Relation,
    }

    /// A number in a register.
    pub struct Identifier {
        /// The register.
        pub scheme: Box<str>,
        /// The number in it.
        pub identifier: Box<str>,
    }
}
