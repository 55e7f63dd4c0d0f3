//! Statistics of what the panes show: counts by year, type, party, person and place, and the
//! amounts of money. Every row has its records.

use super::timeline::lanes;
use crate::{
    date::Date,
    dossier::{Dossier, EntryId, Kind, LinkKind, Record},
    text::quantity,
};
use std::collections::HashMap;

/// The most rows of a tab; the rest are counted in one row.
const MOST_ROWS: usize = 100;

/// The most rows of years: more are counted in tens or hundreds of years.
const MOST_YEARS: i32 = 200;

/// So many years without records are one row.
const LEAST_GAP: usize = 3;

/// The tab of the amounts.
pub const AMOUNTS: &str = "Amounts";

/// A tab: its title and its rows.
pub type StatisticsTab = (&'static str, Vec<Statistic>);

/// A count or an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistic {
    /// What is counted, or the amount.
    pub label: String,
    /// Its records; none for years without any.
    pub entries: Vec<EntryId>,
    /// What else the row shows.
    pub value: StatisticValue,
}

/// What a row shows beside its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatisticValue {
    /// The number of records, as a bar; with the greatest number of the tab.
    Count(usize),
    /// What an amount is for, when, and who gives it.
    Amount([String; 3]),
}

/// The statistics of a timeline, and the amounts in treaties and figures.
#[must_use]
pub(super) fn statistics(
    dossier: &Dossier,
    timeline: &[EntryId],
    amounts_of: &[EntryId],
) -> Vec<StatisticsTab> {
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
    let mut tabs = vec![
        ("Years", years(dossier, timeline)),
        ("Types", named(&|id| vec![lanes::kind(dossier, id).label().to_owned()])),
        ("Parties", named(&|id| titles(lanes::parties(dossier, id)))),
        ("People", named(&|id| titles(people(dossier, id)))),
        ("Places", named(&|id| titles(places(id)))),
    ];
    for (_, rows) in &mut tabs {
        let greatest = rows.iter().map(|row| row.entries.len()).max().unwrap_or(0);
        rows.iter_mut().for_each(|row| row.value = StatisticValue::Count(greatest));
    }
    tabs.push((AMOUNTS, amounts(dossier, amounts_of)));
    tabs.retain(|(_, rows)| !rows.is_empty());
    tabs
}

fn count(label: String, entries: Vec<EntryId>) -> Statistic {
    Statistic { label, entries, value: StatisticValue::Count(0) }
}

/// The records of each year from the first to the last, with the years that have none.
fn years(dossier: &Dossier, timeline: &[EntryId]) -> Vec<Statistic> {
    let year = |id: &EntryId| dossier.sort_key(*id).0.year().map(i32::from);
    let (dated, undated): (Vec<EntryId>, Vec<EntryId>) =
        timeline.iter().partition(|id| year(id).is_some());
    let ends = dated.iter().filter_map(year).min().zip(dated.iter().filter_map(year).max());
    let (first, last) = ends.unwrap_or((0, -1));
    let steps = [1, 10, 100, 1000];
    let step = steps.into_iter().find(|step| (last - first) / step < MOST_YEARS).unwrap_or(1000);
    let mut periods = vec![
        Vec::new();
        usize::try_from(last.div_euclid(step) - first.div_euclid(step) + 1)
            .unwrap_or(0)
    ];
    for id in dated {
        let period = year(&id).map(|year| year.div_euclid(step) - first.div_euclid(step));
        let at = period.and_then(|at| usize::try_from(at).ok());
        if let Some(period) = at.and_then(|at| periods.get_mut(at)) {
            period.push(id);
        }
    }
    let start = |nth: usize| (first.div_euclid(step) + i32::try_from(nth).unwrap_or(0)) * step;
    let span = |from: usize, to: usize| match (start(from), start(to) + step - 1) {
        (from, to) if from == to => year_label(from),
        (from, to) => format!("{}–{}", year_label(from), year_label(to)),
    };
    let mut rows = Vec::new();
    let mut at = 0;
    for run in periods.chunk_by(|one, other| one.is_empty() && other.is_empty()) {
        if run.len() >= LEAST_GAP {
            rows.push(count(span(at, at + run.len() - 1), Vec::new()));
        } else {
            let own = run.iter().enumerate();
            rows.extend(own.map(|(nth, ids)| count(span(at + nth, at + nth), ids.clone())));
        }
        at += run.len();
    }
    if !undated.is_empty() {
        rows.push(count("undated".to_owned(), undated));
    }
    rows
}

/// A year; before the year 1 as people count them.
fn year_label(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
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
                rows.push(count(label, Vec::new()));
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
    let label = quantity(others.len(), "other");
    let mut entries: Vec<EntryId> = others.into_iter().flat_map(|row| row.entries).collect();
    entries.sort_unstable();
    entries.dedup();
    rows.push(count(label, entries));
    rows
}

/// The people of an event: participants, signatories, office-holders.
fn people(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
    let links = [LinkKind::Role, LinkKind::Signatory, LinkKind::TakenBy];
    let mut people = linked(dossier, id, &links, Kind::Person);
    for part in dossier.describes(id).iter().copied().chain([id]) {
        let record = dossier.record_entry(part);
        if dossier.kind(record) == Kind::Person {
            people.push(record);
        }
        people.extend(linked(dossier, part, &links[1..], Kind::Person));
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

/// The amounts of treaties and figures, by date. They are never added up: two sources may speak of
/// the same one. What one source says in two records is one row.
fn amounts(dossier: &Dossier, records: &[EntryId]) -> Vec<Statistic> {
    let mut rows: Vec<(Option<&Date>, Statistic)> = Vec::new();
    let mut known: HashMap<(u64, &str, Option<&str>), usize> = HashMap::new();
    let mut add =
        |key: (f64, _, Option<_>), date: Option<_>, (qualifier, purpose): (&str, &str), id| {
            let at = *known.entry((key.0.to_bits(), key.1, key.2)).or_insert(rows.len());
            if let Some((_, row)) = rows.get_mut(at) {
                return row.entries.push(id);
            }
            let label = format!("{qualifier}{} {}", crate::text::number(key.0), key.1);
            let source = key.2.map_or("a source", |source| dossier.name_of(source)).to_owned();
            let when = date.map_or_else(|| "undated".to_owned(), Date::words);
            let value = StatisticValue::Amount([purpose.to_owned(), when, source]);
            rows.push((date, Statistic { label, entries: vec![id], value }));
        };
    // Figures come first: they have dates, and say whether an amount is exact.
    for id in records.iter().copied() {
        if let Record::Figure(it) = dossier.record(id)
            && is_currency(&it.unit)
        {
            let qualifier = it.qualifier.map_or(String::new(), |it| format!("{} ", it.label()));
            let key = (it.value, &*it.unit, Some(&*it.according_to));
            add(key, it.date.as_ref(), (&qualifier, &it.measures), id);
        }
    }
    for id in records.iter().copied() {
        let Record::Treaty(treaty) = dossier.record(id) else { continue };
        for it in &treaty.money {
            let key = (it.amount, &*it.currency, it.according_to.as_deref());
            add(key, it.for_year.as_ref(), ("", &it.purpose), id);
        }
    }
    rows.sort_by_key(|(date, _)| (date.is_none(), date.map(Date::order)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Whether the unit is a currency after ISO 4217.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_in_a_row_with_their_gaps() {
        let dossier = crate::file_format::builtin();
        let rows = years(&dossier, dossier.timeline());
        let counted: usize = rows.iter().map(|row| row.entries.len()).sum();
        assert_eq!(counted, dossier.timeline().len());
        let mut next: i32 = rows[0].label[..4].parse().unwrap();
        for row in rows.iter().filter(|row| row.label != "undated") {
            let (from, to) = row.label.split_once('–').unwrap_or((&row.label, &row.label));
            assert_eq!(from.parse::<i32>().unwrap(), next, "{}", row.label);
            next = to.parse::<i32>().unwrap() + 1;
        }
        assert_eq!(year_label(-43), "44 BC");
    }
}
