//! Statistics of what the timeline shows, by year, type, party, person and place, and amounts by
//! source. Every row has its records.

use super::timeline::lanes;
use crate::dossier::{Dossier, EntryId, Kind, LinkKind, Record};
use std::collections::HashMap;

/// The most rows under one heading; the rest are counted in one row.
const MOST_ROWS: usize = 40;

/// The heading over amounts.
pub const AMOUNTS: &str = "Money, by who says so; never added up";

/// A heading and its rows.
pub(super) type Section = (&'static str, Vec<Statistic>);

/// A count or an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistic {
    /// What is counted, or the amount and its purpose.
    pub label: String,
    /// Its records.
    pub entries: Vec<EntryId>,
    /// The greatest count under the same heading, for the length of the bar; none for amounts.
    pub greatest: Option<usize>,
}

/// The statistics of a timeline, in sections.
#[must_use]
pub(super) fn statistics(dossier: &Dossier, timeline: &[EntryId]) -> Vec<Section> {
    let year = |id: EntryId| dossier.sort_key(id).0.year();
    let mut years = counted(timeline, |id, add| {
        if let Some(year) = year(id) {
            add(year.to_string());
        }
    });
    years.sort_by_cached_key(|year| year.label.parse::<i32>().ok());
    let named = |of: &dyn Fn(EntryId) -> Vec<String>| {
        let mut rows = counted(timeline, |id, add| of(id).into_iter().for_each(add));
        rows.sort_by(|one, other| {
            (other.entries.len(), &one.label).cmp(&(one.entries.len(), &other.label))
        });
        limited(rows)
    };
    let titles = |ids: Vec<EntryId>| -> Vec<String> {
        ids.into_iter().map(|id| dossier.record(id).title().to_owned()).collect()
    };
    let places = |id: EntryId| linked(dossier, id, &[LinkKind::At], Kind::Place);
    let mut sections = vec![
        ("By year", years),
        ("By type", named(&|id| vec![lanes::kind(dossier, id).label().to_owned()])),
        ("By party", named(&|id| titles(lanes::parties(dossier, id)))),
        ("By person", named(&|id| titles(people(dossier, id)))),
        ("By place", named(&|id| titles(places(id)))),
    ];
    for (_, rows) in &mut sections {
        let greatest = rows.iter().map(|row| row.entries.len()).max();
        rows.iter_mut().for_each(|row| row.greatest = greatest);
    }
    sections.push((AMOUNTS, amounts(dossier)));
    sections
}

/// The entries by their labels, in the order in which a label comes first.
fn counted(
    timeline: &[EntryId],
    labels: impl Fn(EntryId, &mut dyn FnMut(String)),
) -> Vec<Statistic> {
    let mut indices: HashMap<String, usize> = HashMap::new();
    let mut rows: Vec<Statistic> = Vec::new();
    for id in timeline.iter().copied() {
        labels(id, &mut |label| {
            let at = *indices.entry(label.clone()).or_insert_with(|| {
                rows.push(Statistic { label, entries: Vec::new(), greatest: None });
                rows.len() - 1
            });
            if let Some(row) = rows.get_mut(at)
                && row.entries.last() != Some(&id)
            {
                row.entries.push(id);
            }
        });
    }
    rows
}

/// The first rows, and one for all others.
fn limited(mut rows: Vec<Statistic>) -> Vec<Statistic> {
    if rows.len() <= MOST_ROWS + 1 {
        return rows;
    }
    let others = rows.split_off(MOST_ROWS);
    let label = format!("{} others", others.len());
    let mut entries: Vec<EntryId> = others.into_iter().flat_map(|row| row.entries).collect();
    entries.sort_unstable();
    entries.dedup();
    rows.push(Statistic { label, entries, greatest: None });
    rows
}

/// The people of an event: participants, signatories, office-holders.
fn people(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
    let mut people = linked(
        dossier,
        id,
        &[LinkKind::Role, LinkKind::Signatory, LinkKind::TakenBy],
        Kind::Person,
    );
    for part in dossier.describes(id).iter().copied().chain([id]) {
        let record = dossier.record_entry(part);
        if dossier.kind(record) == Kind::Person {
            people.push(record);
        }
        people.extend(linked(
            dossier,
            part,
            &[LinkKind::Signatory, LinkKind::TakenBy],
            Kind::Person,
        ));
    }
    people.sort_unstable();
    people.dedup();
    people
}

fn linked(dossier: &Dossier, id: EntryId, links: &[LinkKind], kind: Kind) -> Vec<EntryId> {
    let others = links.iter().flat_map(|link| dossier.linked(id, *link, true));
    let mut found: Vec<EntryId> = others.filter(|other| dossier.kind(*other) == kind).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The amounts in the records of treaties, by source. Amounts are never added up: two sources may
/// speak of the same one.
fn amounts(dossier: &Dossier) -> Vec<Statistic> {
    let mut rows: Vec<(String, Statistic)> = Vec::new();
    for id in dossier.entries_of_kind(Kind::Treaty) {
        let Record::Treaty(treaty) = dossier.record(id) else { continue };
        for money in &treaty.money {
            let source = match &money.according_to {
                Some(speaker) => dossier.name_of(speaker),
                None => "a source, in its own words",
            };
            let amount = crate::article::number(money.amount);
            let label = format!("{source}: {amount} {}, {}", money.currency, money.purpose);
            let row = Statistic { label, entries: vec![id], greatest: None };
            rows.push((source.to_owned(), row));
        }
    }
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    rows.into_iter().map(|(_, row)| row).collect()
}
