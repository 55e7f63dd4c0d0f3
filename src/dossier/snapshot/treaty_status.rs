//! The status of a treaty or another act on a day.

use super::{RecognitionStatus, first_day};
use crate::{
    date::{Date, Day, iso_duration},
    dossier::{
        Dossier, EntryId,
        record::{Action, Record, Treaty, short_name},
        search_days,
        vocabulary::{ActionType, DateBasis, TreatyType},
    },
    tables::table,
};
use std::collections::BTreeSet;

table! {
    /// The status of an act on a day, in the usual order.
    pub enum TreatyStatus {
        pub fn label: &'static str;
        pub fn rank: usize;
    }
    // None of its actions is dated, except negotiations.
    Undated = "undated", 13;
    // Its first action, except negotiations, is still to come.
    NotYet = "not yet", 13;
    Negotiated = "under negotiation", 11;
    Approved = "approved", 10;
    Signed = "signed", 9;
    Exchanged = "notes exchanged", 6;
    Issued = "issued", 2;
    Pending = "pending", 8;
    RatifiedByOne = "ratified by one side", 7;
    Ratified = "ratified, not yet in force", 4;
    RatifiedUndated = "ratified; entry into force not dated in the sources", 5;
    InForce = "in force", 0;
    // Sources may say that the act continues.
    PastTerm = "initial term expired", 3;
    // The day is in the period that a programme or plan covers.
    InEffect = "in effect", 1;
    Ended = "ended", 12;
}

impl TreatyStatus {
    pub fn is_current(self) -> bool {
        matches!(self, Self::InForce | Self::InEffect | Self::PastTerm | Self::Issued)
    }

    /// The label in narrow columns.
    pub fn short_label(self) -> &'static str {
        match self {
            Self::Ratified | Self::RatifiedUndated => "ratified",
            Self::PastTerm => "term expired",
            _ => self.label(),
        }
    }

    fn after(treaty: &Treaty, action: &Action) -> Self {
        let is_decree = matches!(treaty.kind, TreatyType::Decree | TreatyType::Law);
        match action.kind {
            ActionType::Negotiation => Self::Negotiated,
            ActionType::Approval => Self::Approved,
            ActionType::Signature | ActionType::LawSigned if is_decree => Self::Issued,
            ActionType::Signature => Self::Signed,
            ActionType::Exchange if treaty.kind == TreatyType::ExchangeOfNotes => Self::Exchanged,
            ActionType::Submission | ActionType::LowerHouse | ActionType::UpperHouse => {
                Self::Pending
            }
            ActionType::OtherPartyRatification => Self::RatifiedByOne,
            ActionType::LawSigned | ActionType::Exchange => Self::ratified(treaty),
            ActionType::EntryIntoForce | ActionType::Extension => Self::InForce,
            ActionType::Termination => Self::Ended,
        }
    }

    fn ratified(treaty: &Treaty) -> Self {
        let is_dated = treaty.actions.iter().any(|it| it.kind == ActionType::EntryIntoForce);
        if is_dated { Self::Ratified } else { Self::RatifiedUndated }
    }
}

/// The status of an act on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreatyState {
    pub treaty: EntryId,
    pub status: TreatyStatus,
    /// The first action that brought it to this status.
    pub first_action: Option<EntryId>,
    /// The latest action of this status.
    pub action: Option<EntryId>,
    /// Why no exact and stated dates say so: `inferred`; empty where they do.
    pub doubt: &'static str,
    /// The last day of its term, calculated from entry into force, once it is in force.
    pub term_end: Option<Day>,
    /// Whether that term is an automatic renewal.
    pub renewed: bool,
}

impl TreatyState {
    /// The date of this status, as exact as known; for a past term its calculated end, for a plan in
    /// effect its period.
    pub fn since(&self, dossier: &Dossier) -> Option<Date> {
        match (self.status, self.first_action, dossier.record(self.treaty)) {
            (TreatyStatus::PastTerm, ..) => self.term_end.map(Date::of_day),
            (_, Some(action), _) => dossier.date(action).cloned(),
            (TreatyStatus::Ended, None, Record::Treaty(treaty)) => treaty.valid.as_ref()?.end(),
            (_, None, Record::Treaty(treaty)) => treaty.valid.clone(),
            _ => None,
        }
    }

    /// In brackets, why it is not sure: ` (inferred)`.
    pub fn doubt_words(&self) -> String {
        if self.doubt.is_empty() { String::new() } else { format!(" ({})", self.doubt) }
    }

    /// The status, its dates by `date`: "in force, renewed until 2029-01-19 (calculated)".
    pub fn text(&self, dossier: &Dossier, date: fn(&Date) -> String) -> String {
        let label = self.status.label();
        let since = self.since(dossier).as_ref().map(date);
        match (self.status, self.term_end, since) {
            (TreatyStatus::InForce, Some(end), _) if self.renewed => {
                format!("{label}, renewed until {} (calculated)", date(&Date::of_day(end)))
            }
            (TreatyStatus::Pending, _, Some(since)) => format!("{label} since {since}"),
            (TreatyStatus::RatifiedByOne, _, Some(since)) => format!("{label} ({since})"),
            (TreatyStatus::Ended, _, Some(since)) if self.action.is_some() => {
                match self.withdrawn_party(dossier) {
                    Some(party) => format!("{label} ({party} withdrew, {since})"),
                    None => format!("{label} ({since})"),
                }
            }
            _ => label.to_owned(),
        }
    }

    fn withdrawn_party<'d>(&self, dossier: &'d Dossier) -> Option<&'d str> {
        let Record::Treaty(treaty) = dossier.record(self.treaty) else { return None };
        let at = dossier.parts(self.treaty).position(|part| Some(part) == self.action)?;
        let by = treaty.actions.get(at)?.by.iter();
        let parties: BTreeSet<_> = by.filter_map(|by| dossier.party_of(treaty, by)).collect();
        let is_one = parties.len() == 1 && treaty.parties.len() > 1;
        let party = parties.first().filter(|_| is_one)?;
        Some(short_name(dossier.record(*party).names()))
    }
}

impl Dossier {
    /// The status of an act on a day; none for other entries and for background acts.
    pub fn treaty_on(&self, id: EntryId, day: Day) -> Option<TreatyState> {
        let treaty = self.subject(id).try_as_record()?.try_as_treaty_ref()?;
        if treaty.is_background() {
            return None;
        }
        let is_undated = treaty.actions.iter().all(|it| it.kind == ActionType::Negotiation);
        let status = if is_undated { TreatyStatus::Undated } else { TreatyStatus::NotYet };
        let mut state = TreatyState {
            treaty: id,
            status,
            first_action: None,
            action: None,
            doubt: "",
            term_end: None,
            renewed: false,
        };
        let mut possible = status;
        let mut ratifications = 0;
        let mut actions: Vec<_> = self.parts(id).zip(&treaty.actions).collect();
        actions.sort_by_key(|(_, action)| action.date.order());
        for (entry, action) in actions {
            let mut after = TreatyStatus::after(treaty, action);
            if action.kind == ActionType::OtherPartyRatification {
                ratifications += 1;
                if ratifications > 1 && ratifications >= treaty.parties.len() {
                    after = TreatyStatus::ratified(treaty);
                }
            }
            if action.kind == ActionType::Negotiation && day > action.date.latest() {
                continue;
            }
            let has_begun = first_day(&action.date) <= day;
            let begins_again =
                state.status == TreatyStatus::Ended && after == TreatyStatus::InForce;
            if has_begun {
                possible = if begins_again { after } else { possible.max(after) };
            }
            let has_come = match action.kind {
                ActionType::Negotiation => has_begun,
                _ => action.date.latest() <= day,
            };
            if action.is_effective() && has_come && (after >= state.status || begins_again) {
                if after != state.status {
                    state.first_action = Some(entry);
                    state.doubt = doubt(action.date_basis, &action.date);
                }
                (state.status, state.action) = (after, Some(entry));
            }
        }
        if possible != state.status && state.doubt.is_empty() {
            state.doubt = RecognitionStatus::Uncertain.label();
        }
        let is_denied = |date: &Date| first_day(date) >= day;
        if state.status == TreatyStatus::RatifiedUndated
            && treaty.not_in_force.as_ref().is_some_and(is_denied)
        {
            state.status = TreatyStatus::Ratified;
        }
        apply_validity(treaty, day, &mut state);
        apply_term(treaty, day, &mut state);
        Some(state)
    }

    /// The party that an organization acts for: itself, or the organization it belongs to.
    pub(in crate::dossier) fn party_of(
        &self,
        treaty: &Treaty,
        organization: &str,
    ) -> Option<EntryId> {
        let mut bodies = self.ancestors(self.find(organization)?);
        bodies.find(|id| treaty.parties.iter().any(|party| **party == *self.slug(*id)))
    }
}

fn doubt(basis: Option<DateBasis>, date: &Date) -> &'static str {
    match basis {
        Some(basis) if basis != DateBasis::Stated => basis.label(),
        _ if date.is_qualified() => RecognitionStatus::Uncertain.label(),
        _ => "",
    }
}

/// Plans are in effect in the period they cover, if an action has come or none is known.
fn apply_validity(treaty: &Treaty, day: Day, state: &mut TreatyState) {
    let Some(valid) = &treaty.valid else { return };
    if day < first_day(valid) && state.status == TreatyStatus::Undated {
        state.status = TreatyStatus::NotYet;
    }
    if day < first_day(valid) || state.status == TreatyStatus::NotYet {
        return;
    }
    let has_ended = valid.latest() < day;
    state.status = if has_ended { TreatyStatus::Ended } else { TreatyStatus::InEffect };
    (state.first_action, state.action, state.doubt) = (None, None, doubt(None, valid));
}

fn apply_term(treaty: &Treaty, day: Day, state: &mut TreatyState) {
    if state.status != TreatyStatus::InForce {
        return;
    }
    state.term_end = first_term_end(treaty);
    let Some(end) = latest_term_end(treaty).filter(|end| *end < day) else { return };
    if let Some(end) = renewals(treaty, end).find(|end| *end >= day) {
        // Of an inexact term no renewal has a known end.
        state.renewed = state.term_end.is_some();
        state.term_end = state.term_end.map(|_| end);
    } else if is_extended(treaty, day) {
        state.term_end = None;
    } else {
        state.status = TreatyStatus::PastTerm;
    }
}

/// Whether the parties have extended the treaty by that day, for a time that is not calculated.
pub(in crate::dossier) fn is_extended(treaty: &Treaty, day: Day) -> bool {
    let extends = |it: &Action| it.kind == ActionType::Extension && it.date.latest() <= day;
    treaty.actions.iter().any(extends)
}

/// The days from each entry into force to the day before the end, or to the last day of a term which is
/// neither renewed nor extended.
pub fn days_in_force(treaty: &Treaty) -> impl Iterator<Item = (Day, Day)> {
    let dates = |kind| treaty.actions.iter().filter(move |it| it.kind == kind).map(|it| &it.date);
    let is_last =
        |end: &Day| renewals(treaty, *end).next().is_none() && !is_extended(treaty, Day::END);
    let term_end = latest_term_end(treaty).filter(is_last).unwrap_or(Day::END);
    dates(ActionType::EntryIntoForce).map(move |date| {
        let first = search_days(date).0;
        let ends = dates(ActionType::Termination).map(Date::latest).filter(|end| *end > first);
        (first, ends.min().map_or(term_end, |end| end.plus(-1)).max(first))
    })
}

/// A limit on renewals, far beyond those of any treaty.
const RENEWALS: i64 = 10_000;

/// The last days of the renewals after an initial term with this last day.
pub(in crate::dossier) fn renewals(treaty: &Treaty, end: Day) -> impl Iterator<Item = Day> {
    let renewal = treaty.renewal.as_deref().and_then(iso_duration);
    // From the first day: 31 January and a month each would stay on the 28th.
    let nth = move |nth| end.plus(1).civil()?.checked_add(renewal?.checked_mul(nth).ok()?).ok();
    (1..RENEWALS).map_while(nth).map(|begin| Day::from_civil(begin).plus(-1))
}

/// The last day of an initial term of known start and length. It is calculated: texts must say so.
pub fn first_term_end(treaty: &Treaty) -> Option<Day> {
    initial_term_end(treaty, |date| date.exact_day().filter(|_| !date.is_qualified()))
}

/// The last day that an initial term can have: its start may be known as a year alone.
fn latest_term_end(treaty: &Treaty) -> Option<Day> {
    initial_term_end(treaty, |date| Some(date.latest()))
}

fn initial_term_end(treaty: &Treaty, begin: impl Fn(&Date) -> Option<Day>) -> Option<Day> {
    let duration = iso_duration(treaty.duration.as_deref()?)?;
    let entry = treaty.actions.iter().find(|it| it.kind == ActionType::EntryIntoForce)?;
    let end = begin(&entry.date)?.civil()?.checked_add(duration).ok()?;
    Some(Day::from_civil(end).plus(-1))
}
