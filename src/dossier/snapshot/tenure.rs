//! Who held an office on a day, and how certainly.

use super::first_day;
use crate::{
    date::{Date, Day},
    dossier::{
        Dossier, EntryId, LinkKind,
        record::{Record, Tenure},
        vocabulary::vocabulary,
    },
};
use std::cmp::Reverse;

vocabulary! {
    /// How certain it is that an office was held on a day.
    TenureCertainty {
        /// The day is between a known start and a known end, or no end is known.
        Held = "";
        /// Sources show the holder in office before and after the day; start and end are unknown.
        Attested = "attested";
        /// The dates allow both.
        Possible = "possibly";
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeState {
    pub tenure: EntryId,
    /// How certain it is that it was held.
    pub certainty: TenureCertainty,
}

/// How the names of the first offices of a state begin.
const FIRST: [&str; 6] =
    ["President ", "Head of state ", "Prime Min", "Head of the Gov", "Deputy Prime ", "Minister "];

impl Dossier {
    /// The state or other topmost organization of a term of office.
    pub fn state_of_office(&self, tenure: EntryId) -> Option<EntryId> {
        self.linked(tenure, LinkKind::Office, true).next().map(|body| self.state_of(body))
    }

    pub(super) fn office_order(&self, office: &OfficeState) -> impl Ord + use<> {
        let tenure = self.subject(office.tenure).try_as_tenure();
        let name = tenure.map_or("", |(_, it)| it.office.trim_start_matches("Acting "));
        let rank = FIRST.iter().position(|first| name.starts_with(first)).unwrap_or(FIRST.len());
        let state = self.state_of_office(office.tenure);
        let links = Reverse(state.map(|it| self.links(it).len()));
        (office.certainty, links, state, rank, self.title(office.tenure).into_owned())
    }

    /// The offices that the person held on the day, in the order of the record; none after the death.
    pub fn offices_on(&self, id: EntryId, day: Day) -> impl Iterator<Item = OfficeState> {
        let person = self.subject(id).try_as_record().and_then(Record::try_as_person_ref);
        let is_alive = |died: &Date| day <= died.latest();
        let living = person.filter(|person| person.died.as_ref().is_none_or(is_alive));
        let terms = living.map_or(&[][..], |person| &person.terms);
        self.parts(id).zip(terms).filter_map(move |(entry, tenure)| {
            let between = || self.is_between_attestations(id, tenure, terms, day);
            let certainty = certainty(tenure, day)
                .or_else(|| between().then_some(TenureCertainty::Attested))?;
            Some(OfficeState { tenure: entry, certainty })
        })
    }

    /// Whether the day is between two attested terms of a holder, with no other holder in between.
    fn is_between_attestations(
        &self,
        id: EntryId,
        tenure: &Tenure,
        terms: &[Tenure],
        day: Day,
    ) -> bool {
        let Some((_, last)) = days(tenure).filter(|_| tenure.is_attested()) else { return false };
        let later = terms
            .iter()
            .filter(|other| is_same_office(tenure, other))
            .filter_map(|other| Some((days(other)?.0, other)))
            .filter(|(first, _)| *first > last)
            .min_by_key(|(first, _)| *first);
        let Some((next, _)) = later.filter(|(_, other)| other.is_attested()) else { return false };
        let is_other_holder = |entry: EntryId| {
            let Some((_, other)) = self.subject(entry).try_as_tenure() else { return false };
            self.record_entry(entry) != id
                && is_same_office(tenure, other)
                && days(other).is_some_and(|(from, to)| from < next && last < to)
        };
        let organization = tenure.organization.as_ref().and_then(|id| self.find(id));
        let mut held_there =
            organization.into_iter().flat_map(|it| self.linked(it, LinkKind::Office, false));
        last < day && day < next && !held_there.any(is_other_holder)
    }
}

fn is_same_office(one: &Tenure, other: &Tenure) -> bool {
    one.office == other.office && one.organization == other.organization
}

/// The days on which the office may have been held; none without a date.
pub(super) fn days(tenure: &Tenure) -> Option<(Day, Day)> {
    let (start, end) = (tenure.start.as_ref(), tenure.end.as_ref());
    let first = first_day(start.or(end)?);
    let last = match end {
        Some(end) => end.latest(),
        None if tenure.is_attested() => start?.latest(),
        None => Day::END,
    };
    Some((first, last.max(first)))
}

fn certainty(tenure: &Tenure, day: Day) -> Option<TenureCertainty> {
    let (first, last) = days(tenure)?;
    if !(first <= day && day <= last) {
        return None;
    }
    if tenure.is_attested() {
        return Some(TenureCertainty::Attested);
    }
    let (start, end) = (tenure.start.as_ref(), tenure.end.as_ref());
    let begun = match start {
        Some(date) => date.latest() <= day,
        None => end.is_some_and(|date| date.earliest() != Day::BEGINNING),
    };
    // A date with an open start ("until then") ends on its last day, as far as known.
    let lasts = end.is_none_or(|date| match date.earliest() {
        Day::BEGINNING => day <= date.latest(),
        first => day <= first,
    });
    Some(if begun && lasts { TenureCertainty::Held } else { TenureCertainty::Possible })
}
