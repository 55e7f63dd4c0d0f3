//! Relevance of a search on judged queries, in the manner of TREC: success at the first hit (S@1), mean
//! reciprocal rank (MRR) and normalised discounted cumulative gain (nDCG), each within ten hits, and the
//! share of queries that find nothing (zero). While a query is typed: whether what is asked for stays.

use chancery::{
    date::Day,
    dossier::{Dossier, Kind, Record},
    search::{Query, SearchEngine, SearchOptions, SearchResult},
};
use std::{collections::BTreeMap, ops::AddAssign};

/// The judged queries of the built-in dossier.
pub(crate) const QUERIES: &str = include_str!("queries.txt");

/// Hits that are looked at.
const DEPTH: usize = 10;

/// Prefixes from this many letters on are measured.
const MIN_PREFIX: usize = 3;

/// A query and the grades of records, 3 for what is asked for.
#[derive(Debug)]
pub(crate) struct Judged<'a> {
    pub(crate) kind: &'a str,
    pub(crate) query: &'a str,
    pub(crate) grades: BTreeMap<&'a str, u8>,
}

/// Reads a file of judged queries: sections `[kind]`, lines `query => ids ; ids ; ids` or `query => nothing`.
pub(crate) fn read(text: &str) -> Vec<Judged<'_>> {
    let (mut kind, mut judged) = ("", Vec::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            kind = name;
        } else if let Some((query, ids)) = line.split_once(" =>") {
            let groups = ids.split(" ;").filter(|ids| ids.trim() != "nothing").zip([3, 2, 1]);
            let grades =
                groups.flat_map(|(ids, grade)| ids.split_whitespace().map(move |id| (id, grade)));
            judged.push(Judged { kind, query, grades: grades.collect() });
        }
    }
    judged
}

/// Sums over queries.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measure {
    pub(crate) queries: f64,
    pub(crate) first: f64,
    pub(crate) reciprocal: f64,
    pub(crate) ndcg: f64,
    pub(crate) zero: f64,
}

impl AddAssign for Measure {
    fn add_assign(&mut self, other: Self) {
        self.queries += other.queries;
        self.first += other.first;
        self.reciprocal += other.reciprocal;
        self.ndcg += other.ndcg;
        self.zero += other.zero;
    }
}

impl Measure {
    /// The mean over the queries.
    pub(crate) fn mean(self) -> Self {
        let share = |sum: f64| sum / self.queries.max(1.0);
        Self {
            queries: self.queries,
            first: share(self.first),
            reciprocal: share(self.reciprocal),
            ndcg: share(self.ndcg),
            zero: share(self.zero),
        }
    }
}

/// How often what is asked for is among the first ten while a query is typed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Typing {
    pub(crate) prefixes: usize,
    pub(crate) found: usize,
    pub(crate) empty: usize,
    /// It was there for a shorter prefix, and is there at the end.
    pub(crate) drop_outs: usize,
}

/// As `chancery search` has them.
fn options() -> SearchOptions {
    SearchOptions { enough: 3, ..SearchOptions::best(DEPTH) }
}

/// A search engine that answers with ids.
pub(crate) struct Searcher {
    pub(crate) dossier: Dossier,
    engine: SearchEngine,
    today: Day,
}

impl Searcher {
    pub(crate) fn new(dossier: Dossier, today: Day) -> Self {
        let engine = SearchEngine::new(&dossier);
        Self { dossier, engine, today }
    }

    fn ids(&self, result: &SearchResult) -> Vec<String> {
        result.top.iter().take(DEPTH).map(|id| self.dossier.slug(*id).into_owned()).collect()
    }

    /// The first ids for a query.
    pub(crate) fn search(&self, query: &str) -> Vec<String> {
        self.ids(&self.engine.search_with(&Query::parse(query, self.today), &options()))
    }

    /// The same while it is typed.
    fn search_typing(&self, query: &str) -> Vec<String> {
        self.ids(&self.engine.search_typing(query, self.today))
    }

    /// What a query scores; of one that asks for nothing, whether something matches all of it.
    pub(crate) fn measure(&self, judged: &Judged<'_>) -> Measure {
        let hits = self.search(judged.query);
        if judged.grades.is_empty() {
            let found = self.engine.search(judged.query, self.today);
            let right = f64::from(u8::from(found.total == 0 || found.is_partial));
            return Measure {
                queries: 1.0,
                first: right,
                reciprocal: right,
                ndcg: right,
                zero: 0.0,
            };
        }
        let grade = |id: &String| judged.grades.get(id.as_str()).copied().unwrap_or(0);
        let grades: Vec<u8> = hits.iter().map(grade).collect();
        let mut ideal: Vec<u8> = judged.grades.values().copied().collect();
        ideal.sort_unstable_by(|one, other| other.cmp(one));
        let rank = grades.iter().position(|grade| *grade == 3);
        Measure {
            queries: 1.0,
            first: f64::from(u8::from(rank == Some(0))),
            reciprocal: rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64),
            ndcg: gain(&grades) / gain(ideal.get(..DEPTH).unwrap_or(&ideal)),
            zero: f64::from(u8::from(hits.is_empty())),
        }
    }

    /// Types a query letter by letter; returns the prefixes without what is asked for too.
    pub(crate) fn type_query(&self, judged: &Judged<'_>) -> (Typing, Vec<String>) {
        let (mut typing, mut missed) = (Typing::default(), Vec::new());
        let is_found =
            |hits: &[String]| hits.iter().any(|id| judged.grades.get(id.as_str()) == Some(&3));
        let stays = is_found(&self.search_typing(judged.query));
        let mut was_found = false;
        let ends = judged.query.char_indices().skip(MIN_PREFIX).map(|(at, _)| at);
        for end in ends.chain([judged.query.len()]) {
            let prefix = &judged.query[..end];
            let hits = self.search_typing(prefix);
            let found = is_found(&hits);
            typing.prefixes += 1;
            typing.found += usize::from(found);
            typing.empty += usize::from(hits.is_empty());
            if !found {
                typing.drop_outs += usize::from(was_found && stays);
                let mark = if was_found && stays { " (dropped out)" } else { "" };
                missed.push(format!("{prefix}{mark}"));
            }
            was_found = found;
        }
        (typing, missed)
    }

    /// The names of people, bodies, places and treaties, typed whole, that do not bring theirs first; and
    /// how many there are.
    pub(crate) fn misnamed(&self) -> (Vec<String>, usize) {
        let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for id in self.dossier.entries().filter(|id| self.dossier.record_entry(*id) == *id) {
            let record = self.dossier.record(id);
            let has_names = matches!(
                self.dossier.kind(id),
                Kind::Person | Kind::Organization | Kind::Place | Kind::Treaty
            );
            for name in own_names(record).filter(|_| has_names) {
                names.entry(name).or_default().push(self.dossier.slug(id).into_owned());
            }
        }
        let is_first = |name: &str, ids: &[String]| {
            self.search(name).first().is_some_and(|first| ids.contains(first))
        };
        let misnamed = names.iter().filter(|(name, ids)| !is_first(name, ids));
        (misnamed.map(|(name, _)| name.clone()).collect(), names.len())
    }
}

fn own_names(record: &Record) -> impl Iterator<Item = String> {
    let names = record.names().iter().map(|name| name.text.to_string());
    std::iter::once(record.title().to_owned()).chain(names)
}

/// The discounted cumulative gain.
fn gain(grades: &[u8]) -> f64 {
    let gain = |(at, grade): (usize, &u8)| {
        (2_f64.powi(i32::from(*grade)) - 1.0) / (at as f64 + 2.0).log2()
    };
    grades.iter().enumerate().map(gain).sum()
}

/// Whether a query is measured while it is typed: those that name a record, with or without a date.
pub(crate) fn is_typed(judged: &Judged<'_>) -> bool {
    matches!(judged.kind, "name" | "twins" | "script" | "date and name" | "title" | "english form")
}
