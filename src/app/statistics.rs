//! Statistics of the visible records, each row with its own: counts, and amounts of money.

use super::timeline::lanes;
use crate::{
    date::{Date, year_words},
    dossier::{
        Dossier, EntryId, Kind, LinkKind, Record, Subject, record::is_currency,
        vocabulary::EventType,
    },
    text::quantity,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

/// The most rows of a tab; the rest are counted in one row.
const MOST_ROWS: usize = 100;

/// The most rows of years: more are counted in tens or hundreds of years.
const MOST_YEARS: i32 = 200;

/// The fewest years without records that are joined in one row.
const LEAST_GAP: i32 = 3;

pub(crate) const YEARS: &str = "Years";

pub(crate) const TYPES: &str = "Types";

pub const AMOUNTS: &str = "Amounts";

pub(crate) type StatisticsTab = (&'static str, Vec<Statistic>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistic {
    /// The thing that is counted, or the amount.
    pub label: String,
    /// The records; none for years without any.
    pub entries: Vec<EntryId>,
    /// The other columns of the row.
    pub value: StatisticValue,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatisticValue {
    /// The number of records, as a bar; with the greatest number of the tab.
    Count(usize),
    /// What an amount is for, its date and its source.
    Amount(String),
}

pub(super) fn statistics(
    dossier: &Dossier,
    timeline: &[EntryId],
    amounts_of: &[EntryId],
) -> Vec<StatisticsTab> {
    let named = |of: &dyn Fn(EntryId) -> Vec<String>| limited(counted(timeline, of));
    let titles = |ids: BTreeSet<EntryId>| -> Vec<String> {
        ids.into_iter().map(|id| dossier.record(id).title().to_owned()).collect()
    };
    let places = |id: EntryId| linked(dossier, id, &[LinkKind::At], Kind::Place);
    let mut tabs = vec![
        (YEARS, years(dossier, timeline)),
        (TYPES, named(&|id| vec![type_label(dossier, id).to_owned()])),
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

/// The name of its lane, but for what shares a lane with something else.
fn type_label(dossier: &Dossier, id: EntryId) -> &'static str {
    match dossier.subject(id) {
        Subject::Tenure(..) => "term of office",
        Subject::Record(Record::Event(it)) if it.kind == EventType::Other => "other event",
        _ => lanes::kind(dossier, id).label(),
    }
}

fn count(label: String, entries: Vec<EntryId>) -> Statistic {
    Statistic { label, entries, value: StatisticValue::Count(0) }
}

/// The records of each year from the first to the last, with the years that have none.
fn years(dossier: &Dossier, timeline: &[EntryId]) -> Vec<Statistic> {
    let year = |id: &EntryId| dossier.sort_key(*id).0.year().map(i32::from);
    let known = || timeline.iter().filter_map(year);
    let years = known().max().unwrap_or(0) - known().min().unwrap_or(0);
    let steps = [1, 10, 100, 1000];
    let step = steps.into_iter().find(|step| years / step < MOST_YEARS).unwrap_or(1000);
    let mut periods: BTreeMap<i32, Vec<EntryId>> = BTreeMap::new();
    let mut undated = Vec::new();
    for id in timeline.iter().copied() {
        match year(&id) {
            Some(year) => periods.entry(year.div_euclid(step)).or_default().push(id),
            None => undated.push(id),
        }
    }
    let span = |from: i32, to: i32| years_label(from * step, to * step + step - 1);
    let mut rows = Vec::new();
    let mut next = periods.keys().next().copied().unwrap_or(0);
    for (period, ids) in periods {
        if period - next >= LEAST_GAP {
            rows.push(count(span(next, period - 1), Vec::new()));
        } else {
            rows.extend((next..period).map(|empty| count(span(empty, empty), Vec::new())));
        }
        rows.push(count(span(period, period), ids));
        next = period + 1;
    }
    if !undated.is_empty() {
        rows.push(count("undated".to_owned(), undated));
    }
    rows
}

/// One year or several.
pub(crate) fn years_label(from: i32, to: i32) -> String {
    let last = if from == to { String::new() } else { format!("–{}", year_words(to)) };
    year_words(from) + &last
}

fn counted(timeline: &[EntryId], labels: impl Fn(EntryId) -> Vec<String>) -> Vec<Statistic> {
    let mut known: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    for id in timeline.iter().copied() {
        for label in labels(id) {
            let entries = known.entry(label).or_default();
            if entries.last() != Some(&id) {
                entries.push(id);
            }
        }
    }
    let rows = known.into_iter().map(|(label, entries)| count(label, entries));
    let mut rows: Vec<Statistic> = rows.collect();
    rows.sort_by_key(|row| Reverse(row.entries.len()));
    rows
}

fn limited(mut rows: Vec<Statistic>) -> Vec<Statistic> {
    if rows.len() <= MOST_ROWS + 1 {
        return rows;
    }
    let others = rows.split_off(MOST_ROWS);
    let label = quantity(others.len(), "other");
    let entries: BTreeSet<EntryId> = others.into_iter().flat_map(|row| row.entries).collect();
    rows.push(count(label, entries.into_iter().collect()));
    rows
}

fn people(dossier: &Dossier, id: EntryId) -> BTreeSet<EntryId> {
    let links = [LinkKind::Role, LinkKind::Signatory, LinkKind::TakenBy];
    let mut people = linked(dossier, id, &links, Kind::Person);
    for part in dossier.describes(id).iter().copied().chain([id]) {
        let record = dossier.record_entry(part);
        people.extend((dossier.kind(record) == Kind::Person).then_some(record));
        people.extend(linked(dossier, part, &links[1..], Kind::Person));
    }
    people
}

fn linked(dossier: &Dossier, id: EntryId, links: &[LinkKind], kind: Kind) -> BTreeSet<EntryId> {
    let others = links.iter().flat_map(|link| dossier.linked(id, *link, true));
    others.filter(|other| dossier.kind(*other) == kind).collect()
}

/// The amounts by date, not totalled: sources may mean the same one. Duplicates of a source count once.
fn amounts(dossier: &Dossier, records: &[EntryId]) -> Vec<Statistic> {
    let mut rows: Vec<(Option<&Date>, Statistic)> = Vec::new();
    let mut known: HashMap<(u64, &str, Option<&str>), usize> = HashMap::new();
    let mut add =
        |key: (f64, _, Option<_>), date: Option<_>, (label, purpose): (String, &str), id| {
            let at = *known.entry((key.0.to_bits(), key.1, key.2)).or_insert(rows.len());
            if let Some((_, row)) = rows.get_mut(at) {
                return row.entries.push(id);
            }
            let source = key.2.map_or("a source", |source| dossier.giver_of(source));
            let when = date.map_or_else(|| "undated".to_owned(), Date::words);
            let value = StatisticValue::Amount(format!("{purpose} · {when} · {source}"));
            rows.push((date, Statistic { label, entries: vec![id], value }));
        };
    // Figures come first: they have dates, and say whether an amount is exact.
    for id in records.iter().copied() {
        if let Record::Figure(it) = dossier.record(id)
            && is_currency(&it.unit)
        {
            let key = (it.value, &*it.unit, Some(&*it.according_to));
            add(key, it.date.as_ref(), (it.amount(), &it.measures), id);
        }
    }
    for id in records.iter().copied() {
        let Record::Treaty(treaty) = dossier.record(id) else { continue };
        for it in &treaty.money {
            let key = (it.amount, &*it.currency, it.according_to.as_deref());
            add(key, it.for_year.as_ref(), (it.words(), &it.purpose), id);
        }
    }
    rows.sort_by_key(|(date, _)| (date.is_none(), date.map(Date::order)));
    rows.into_iter().map(|(_, row)| row).collect()
}
