//! The state on a day. An inexact date has possibly passed on its first day and certainly on its
//! last; one with an open start (`../2015`) says nothing about the days before its end.

mod tenure;
mod treaty_status;

use super::{Date, Day, Dossier, EntryId, EntryPart, record::Record, vocabulary::vocabulary};
pub use tenure::{OfficeState, TenureCertainty};
pub use treaty_status::{TreatyState, TreatyStatus, days_in_force, first_term_end};
pub(super) use treaty_status::{is_extended, renewals};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecognitionState {
    pub recognition: EntryId,
    /// Whether it was in effect.
    pub status: RecognitionStatus,
}

vocabulary! {
    /// Whether a recognition was in effect on a day.
    RecognitionStatus {
        InEffect = "in effect";
        /// The dates allow both.
        Uncertain = "date uncertain";
        Withdrawn = "withdrawn";
        /// The giver or the recognised entity no longer claimed to be a state of its own.
        Lapsed = "lapsed";
    }
}

impl RecognitionStatus {
    fn on(given: &Date, withdrawn: Option<&Date>, day: Day) -> Option<Self> {
        if day < first_day(given) {
            return None;
        }
        if withdrawn.is_some_and(|date| date.latest() <= day) {
            return Some(Self::Withdrawn);
        }
        let open = day < given.latest() || withdrawn.is_some_and(|date| first_day(date) <= day);
        Some(if open { Self::Uncertain } else { Self::InEffect })
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub day: Day,
    /// Every treaty or other act with an action by then or perhaps by then, in the order of [`TreatyStatus::rank`].
    pub treaties: Vec<TreatyState>,
    /// Every office held: certain ones first, by state, that of most links first; its head, then
    /// the government, then others.
    pub offices: Vec<OfficeState>,
    /// Every recognition given by then.
    pub recognitions: Vec<RecognitionState>,
}

impl Snapshot {
    pub fn of(dossier: &Dossier, day: Day) -> Self {
        let mut state = Self { day, treaties: vec![], offices: vec![], recognitions: vec![] };
        for id in dossier.entries().filter(|id| dossier.entry(*id).part == EntryPart::Whole) {
            state.treaties.extend(dossier.treaty_on(id, day));
            state.offices.extend(dossier.offices_on(id, day));
            state.recognitions.extend(dossier.recognitions_on(id, day));
        }
        // One that may have begun is listed as uncertain.
        state.treaties.retain(|it| {
            it.status > TreatyStatus::NotYet
                || it.status == TreatyStatus::NotYet && !it.doubt.is_empty()
        });
        state.treaties.sort_by_cached_key(|it| {
            (it.status.rank(), it.since(dossier).as_ref().map(Date::order), it.treaty)
        });
        state.offices.sort_by_cached_key(|it| dossier.office_order(it));
        state.recognitions.sort_by_cached_key(|it| {
            (it.status, dossier.date(it.recognition).map(Date::order), it.recognition)
        });
        state
    }
}

impl Dossier {
    /// The recognitions that the state had been given by the day, in the order of the record.
    pub fn recognitions_on(&self, id: EntryId, day: Day) -> impl Iterator<Item = RecognitionState> {
        let state = self.subject(id).try_as_record().and_then(Record::try_as_organization_ref);
        let given = state.map_or(&[][..], |state| &state.recognition);
        let has_ended = move |id: EntryId| match self.record(id) {
            Record::Organization(it) => it.ended.as_ref().is_some_and(|end| end.latest() <= day),
            _ => false,
        };
        self.parts(id).zip(given).filter_map(move |(recognition, it)| {
            let status = match RecognitionStatus::on(&it.date, it.withdrawn.as_ref(), day)? {
                RecognitionStatus::InEffect
                    if has_ended(id) || self.find(&it.by).is_some_and(has_ended) =>
                {
                    RecognitionStatus::Lapsed
                }
                status => status,
            };
            Some(RecognitionState { recognition, status })
        })
    }
}

/// The first day that the date refers to; for an open start, its end.
pub(super) fn first_day(date: &Date) -> Day {
    date.order().0
}
