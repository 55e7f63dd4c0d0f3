//! Queries and their expected results. The rows were written from the records, not from search
//! results; known failures are in `misses`, with the reason.

mod dates;
mod fields;
mod misses;
mod names;
mod titles;
mod topics;
mod wording;

use chancery::{
    date::{Date, Day},
    dossier::Dossier,
    file_format::builtin,
    search::SearchEngine,
};
use std::collections::BTreeSet;

/// A query and what must be so of its answer; ids are separated by spaces.
type Row = (&'static str, Want);

/// What must be so.
#[derive(Debug, Clone, Copy)]
enum Want {
    /// This comes first.
    First(&'static str),
    /// One of these comes first.
    OneOf(&'static str),
    /// These come first, in any order.
    Top(&'static str),
    /// These are among the first N.
    Within(usize, &'static str),
    /// These and no others are found.
    Only(&'static str),
    /// None of these is found.
    Without(&'static str),
    /// Something is found, and all of this kind.
    Kind(&'static str),
    /// Something is found, and all that is found was at least partly in this time.
    During(&'static str),
    /// The same records in the same order as for the other query, and some.
    Same(&'static str),
    /// Nothing matches all of it.
    Nothing,
}

/// The search as it is asked by the table.
struct Asked {
    dossier: Dossier,
    finder: SearchEngine,
}

impl Asked {
    fn new() -> Self {
        let dossier = builtin();
        let finder = SearchEngine::new(&dossier);
        Self { dossier, finder }
    }

    /// The ids found, best first.
    fn ids(&self, query: &str) -> Vec<String> {
        let found = self.finder.search(query, Day::new(2026, 8, 26).unwrap());
        found.top.iter().map(|id| self.dossier.slug(*id).into_owned()).collect()
    }

    /// Whether the answer is as wanted; otherwise what comes first instead.
    fn miss(&self, query: &str, want: Want) -> Option<String> {
        let ids = self.ids(query);
        let known = |wanted: &'static str| -> Vec<&str> {
            let wanted: Vec<&str> = wanted.split_whitespace().collect();
            for id in &wanted {
                assert!(self.dossier.find(id).is_some(), "{query}: there is no {id}");
            }
            wanted
        };
        let among = |wanted: &[&str], first: usize| {
            let first: BTreeSet<&str> = ids.iter().take(first).map(String::as_str).collect();
            wanted.iter().all(|id| first.contains(id))
        };
        let fits = match want {
            Want::First(id) => known(id).first().copied() == ids.first().map(String::as_str),
            Want::OneOf(list) => {
                ids.first().is_some_and(|first| known(list).contains(&first.as_str()))
            }
            Want::Top(list) => among(&known(list), known(list).len()),
            Want::Within(first, list) => among(&known(list), first),
            Want::Only(list) => ids.len() == known(list).len() && among(&known(list), usize::MAX),
            Want::Without(list) => !known(list).iter().any(|id| among(&[id], usize::MAX)),
            Want::Kind(kind) => !ids.is_empty() && ids.iter().all(|id| self.kind(id) == kind),
            Want::During(time) => {
                let time: Date = time.parse().unwrap();
                !ids.is_empty() && ids.iter().all(|id| self.overlaps(id, &time))
            }
            Want::Same(other) => !ids.is_empty() && ids == self.ids(other),
            Want::Nothing => ids.is_empty() || self.is_partial(query),
        };
        let wrong = |id: &&String| match want {
            Want::During(time) => !self.overlaps(id, &time.parse().unwrap()),
            _ => true,
        };
        let first: Vec<&str> = ids.iter().filter(wrong).take(6).map(String::as_str).collect();
        (!fits).then(|| format!("{query:?} wants {want:?}\n    has {}: {first:?}", ids.len()))
    }

    fn is_partial(&self, query: &str) -> bool {
        self.finder.search(query, Day::new(2026, 8, 26).unwrap()).is_partial
    }

    fn kind(&self, slug: &str) -> &'static str {
        self.dossier.kind(self.dossier.find(slug).unwrap()).name()
    }

    /// Whether the record, one of its parts or a date that somebody else gives was then.
    fn overlaps(&self, slug: &str, time: &Date) -> bool {
        let dossier = &self.dossier;
        let id = dossier.find(slug).unwrap();
        let parts = dossier.parts(id).filter(|_| dossier.record_entry(id) == id);
        let spans = std::iter::once(id).chain(parts).filter_map(|id| dossier.span(id));
        let rivals = dossier.rival_dates(id).iter();
        let rivals = rivals.map(|rival| (rival.date.earliest(), rival.date.latest()));
        let spans: Vec<(Day, Day)> = spans.chain(rivals).collect();
        // `Helsinki Final Act (1975)`: of an act without a date the name says when it was.
        let only_named = spans.is_empty() && dossier.title(id).contains(char::is_numeric);
        let within =
            |(first, last): &(Day, Day)| *first <= time.latest() && time.earliest() <= *last;
        only_named || spans.iter().any(within)
    }
}

fn rows() -> impl Iterator<Item = &'static Row> {
    [names::ROWS, dates::ROWS, titles::ROWS, topics::ROWS, wording::ROWS, fields::ROWS]
        .into_iter()
        .flatten()
}

#[test]
fn queries_find_what_they_should() {
    let asked = Asked::new();
    let (mut missed, mut managed, mut at_first) = (Vec::new(), Vec::new(), 0);
    for (query, want) in rows() {
        let known = misses::KNOWN_MISSES.iter().any(|(known, _)| known == query);
        match asked.miss(query, *want) {
            None => {
                at_first += 1;
                managed.extend(known.then_some(*query));
            }
            Some(miss) if !known => missed.push(miss),
            Some(_) => {}
        }
    }
    let all = rows().count();
    let summary = format!("{at_first} of {all} rows as wanted");
    assert!(all >= 150, "{summary}");
    assert!(missed.is_empty(), "{summary}; not:\n{}", missed.join("\n"));
    assert!(managed.is_empty(), "{summary}; no longer missed, take them out: {managed:?}");
}

#[test]
fn every_known_miss_is_a_row() {
    for (query, reason) in misses::KNOWN_MISSES {
        assert!(rows().any(|row| row.0 == *query), "no row asks {query:?}");
        assert!(!reason.is_empty());
    }
}
