//! Counts of what the timeline shows, by year, type, party, person and place, and sums of money
//! by who gives them. Every line knows its records.

use super::timeline::lanes;
use crate::dossier::{Dossier, EntryId, Kind, LinkKind, Record};
use std::collections::HashMap;

/// How many lines of one heading are shown; the rest is only counted.
const LINES: usize = 40;

/// The heading over sums of money.
pub const MONEY: &str = "Money, by who says so; never added up";

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistic {
    /// The heading it stands under.
    pub heading: &'static str,
    /// What is counted, or the sum and what it is for.
    pub label: String,
    /// Its records.
    pub entries: Vec<EntryId>,
    /// Whether a bar says how many there are.
    pub counted: bool,
}

/// Everything that is counted of a line of time.
#[must_use]
pub(super) fn numbers(dossier: &Dossier, line: &[EntryId]) -> Vec<Statistic> {
    let mut all = Vec::new();
    let year = |id: EntryId| dossier.sort_key(id).0.year();
    all.extend(counted("By year", line, |id, add| {
        if let Some(year) = year(id) {
            add(year.to_string());
        }
    }));
    all.sort_by_cached_key(|it| it.label.parse::<i32>().ok());
    let named = |heading: &'static str, of: &dyn Fn(EntryId) -> Vec<String>| {
        let mut lines = counted(heading, line, |id, add| of(id).into_iter().for_each(add));
        lines.sort_by(|one, other| {
            (other.entries.len(), &one.label).cmp(&(one.entries.len(), &other.label))
        });
        rest(lines, heading)
    };
    all.extend(named("By type", &|id| vec![lanes::kind(dossier, id).label().to_owned()]));
    let titles = |ids: Vec<EntryId>| -> Vec<String> {
        ids.into_iter().map(|id| dossier.record(id).title().to_owned()).collect()
    };
    all.extend(named("By party", &|id| titles(lanes::parties(dossier, id))));
    all.extend(named("By person", &|id| titles(people(dossier, id))));
    all.extend(named("By place", &|id| titles(tied(dossier, id, &[LinkKind::At], Kind::Place))));
    all.extend(money(dossier));
    all
}

/// The lines of one heading, each with the entries that belong to it, in the order in which they
/// first come.
fn counted(
    heading: &'static str,
    line: &[EntryId],
    of: impl Fn(EntryId, &mut dyn FnMut(String)),
) -> Vec<Statistic> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut lines: Vec<Statistic> = Vec::new();
    for id in line.iter().copied() {
        of(id, &mut |label| {
            let at = *places.entry(label.clone()).or_insert_with(|| {
                lines.push(Statistic { heading, label, entries: Vec::new(), counted: true });
                lines.len() - 1
            });
            if let Some(number) = lines.get_mut(at)
                && number.entries.last() != Some(&id)
            {
                number.entries.push(id);
            }
        });
    }
    lines
}

/// The first lines, and one that stands for all others.
fn rest(mut lines: Vec<Statistic>, heading: &'static str) -> Vec<Statistic> {
    if lines.len() <= LINES + 1 {
        return lines;
    }
    let others = lines.split_off(LINES);
    let label = format!("{} others", others.len());
    let mut entries: Vec<EntryId> = others.into_iter().flat_map(|it| it.entries).collect();
    entries.sort_unstable();
    entries.dedup();
    lines.push(Statistic { heading, label, entries, counted: true });
    lines
}

/// The people of a happening: who took part, who signed, whose office it is.
fn people(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
    let mut people =
        tied(dossier, id, &[LinkKind::Role, LinkKind::Signatory, LinkKind::TakenBy], Kind::Person);
    for part in dossier.describes(id).iter().copied().chain([id]) {
        let whole = dossier.record_entry(part);
        if dossier.kind(whole) == Kind::Person {
            people.push(whole);
        }
        people.extend(tied(dossier, part, &[LinkKind::Signatory, LinkKind::TakenBy], Kind::Person));
    }
    people.sort_unstable();
    people.dedup();
    people
}

fn tied(dossier: &Dossier, id: EntryId, ties: &[LinkKind], kind: Kind) -> Vec<EntryId> {
    let others = ties.iter().flat_map(|tie| dossier.linked(id, *tie, true));
    let mut found: Vec<EntryId> = others.filter(|other| dossier.kind(*other) == kind).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Each sum that a treaty's record gives, by who says so. Two sources that speak of one sum are
/// two lines: nothing is added.
fn money(dossier: &Dossier) -> Vec<Statistic> {
    let mut lines: Vec<(String, Statistic)> = Vec::new();
    for id in dossier.entries_of_kind(Kind::Treaty) {
        let Record::Treaty(treaty) = dossier.record(id) else { continue };
        for money in &treaty.money {
            let voice = match &money.according_to {
                Some(voice) => dossier.name_of(voice),
                None => "a source, in its own words",
            };
            let amount = crate::article::number(money.amount);
            let label = format!("{voice}: {amount} {}, {}", money.currency, money.purpose);
            let number = Statistic { heading: MONEY, label, entries: vec![id], counted: false };
            lines.push((voice.to_owned(), number));
        }
    }
    lines.sort_by(|one, other| one.0.cmp(&other.0));
    lines.into_iter().map(|(_, number)| number).collect()
}
