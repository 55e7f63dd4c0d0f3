//! What the names, types and offices of a document have of a query.

use super::{
    expansion::Expansion,
    planner::{Plan, TermOrigin},
    question::{answers, has_topic, is_neighbor},
    scoring::MatchKind,
};
use crate::{
    date::{DateRange, Day},
    dossier::Kind,
    search::{
        index::{Index, doc_id::DocId, forward_index::term, term_dictionary::TermOrdinal},
        query::Literal,
        schema::Field,
    },
};

const NAME_COVERAGE: u32 = 10;

/// The coverage of a complete type, which many documents share.
const TYPE_COVERAGE: u32 = 4;

/// The first words of a statement, which name the speaker.
const SPEAKER_WORDS: u32 = 2;

#[derive(Default)]
pub(super) struct QueryTerms<'a> {
    clauses: Vec<Vec<&'a Expansion>>,
    /// The first words of synonymous phrases, whose last word stands for them in `clauses`.
    starts: Vec<&'a Expansion>,
    /// The clauses that are words, one bit each.
    pub(super) words: u64,
    dates: u64,
    /// The clauses that name somebody before or after the person that is asked for.
    neighbors: u64,
    pub(super) has_date: bool,
    pub(super) has_number: bool,
    /// The times of the query, otherwise today.
    times: Vec<DateRange>,
    pub(super) asked: &'static [Kind],
    pub(super) has_topic: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct NameMatch {
    /// Whether the query has every word of the name, none only as a prefix.
    pub(super) is_complete: bool,
    /// The part of the name that is in the query, in tenths.
    pub(super) coverage: u32,
    /// How many words follow each other as in the query, in thirds.
    pub(super) order: u32,
    /// Whether it is a type or an office whose first word is in the query.
    pub(super) begins_type: bool,
    /// Whether the query has one of the first words of the title, which name who makes a statement.
    pub(super) begins_title: bool,
    /// Whether the office that the query means was held at its time, or is held today.
    pub(super) is_held: bool,
    /// Whether it is the name of somebody before or after whom the query asks for.
    pub(super) is_neighbor: bool,
}

impl NameMatch {
    /// The better match; an office counts beside a name.
    fn or(self, other: Self) -> Self {
        Self {
            begins_type: self.begins_type || other.begins_type,
            begins_title: self.begins_title || other.begins_title,
            is_neighbor: self.is_neighbor || other.is_neighbor,
            ..self.max(other)
        }
    }
}

impl<'a> QueryTerms<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let (asked, has_topic) = (answers(&plan.text), has_topic(&plan.text));
        let mut query = Self { asked, has_topic, ..Self::default() };
        for clause in plan.positive().filter(|clause| !clause.matches_all()) {
            let has_date = clause.has_date();
            query.has_date |= has_date;
            let mut words: Vec<&Expansion> = Vec::new();
            for term in &clause.terms {
                match term.term.literal {
                    Literal::Date(when) => query.times.push(when),
                    Literal::Number(_) => query.has_number = true,
                    _ => {}
                }
                match term.expansions.as_slice() {
                    [first, .., last] if term.origin != TermOrigin::Typed => {
                        query.starts.push(first);
                        words.push(last);
                    }
                    all => words.extend(all),
                }
            }
            if !words.is_empty() {
                let bit = 1_u64.checked_shl(u32::try_from(query.clauses.len()).unwrap_or(64));
                let bits = if has_date { &mut query.dates } else { &mut query.words };
                *bits |= bit.unwrap_or(0);
                if asked.contains(&Kind::Person) && is_neighbor(&plan.text, &clause.range) {
                    query.neighbors |= bit.unwrap_or(0);
                }
                query.clauses.push(words);
            }
        }
        if query.times.is_empty() {
            query.times.push(DateRange::Days(plan.today, plan.today));
        }
        query
    }

    pub(super) fn best_name(&self, index: &Index, doc: DocId) -> NameMatch {
        let mut best = NameMatch::default();
        let mut offices = Offices::new(index, doc);
        // Names come first.
        let is_name = |field: Field| matches!(field, Field::Name | Field::Alias | Field::Type);
        for (field, entries) in index.forward.texts(doc).take_while(|(field, _)| is_name(*field)) {
            let mut name = NameCounter::default();
            for entry in entries {
                match term(*entry) {
                    (term, true) => name.add_composite(self, term),
                    (term, _) if index.stop_words.binary_search(&term).is_ok() => {}
                    (term, _) => name.add(self, term),
                }
            }
            if field != Field::Type || offices.add(self, name.known.len()) {
                best = best.or(name.finish(self, field));
            }
        }
        NameMatch { is_held: offices.is_held(), ..best }
    }
}

/// The offices of a person: "minister 2008" asks who was minister then, not a minister before or after.
struct Offices<'a> {
    times: std::slice::Iter<'a, (Day, Day)>,
    /// The most words that an office has of the query, and one that was held at its time, or is today.
    most: usize,
    most_then: usize,
}

impl<'a> Offices<'a> {
    fn new(index: &'a Index, doc: DocId) -> Self {
        let times = index.office_times.get(&doc).map_or(&[][..], |times| times);
        Self { times: times.iter(), most: 0, most_then: 0 }
    }

    /// Takes how many words of the query the next office has; returns whether it was held at the query's time.
    fn add(&mut self, query: &QueryTerms<'_>, words: usize) -> bool {
        let Some(time) = self.times.next() else { return true };
        let held = DateRange::Days(time.0, time.1);
        let is_then = query.times.iter().any(|when| when.touches(held));
        self.most = self.most.max(words);
        self.most_then = self.most_then.max(if is_then { words } else { 0 });
        is_then || !query.has_date
    }

    fn is_held(&self) -> bool {
        self.most > 0 && self.most == self.most_then
    }
}

#[derive(Default)]
struct NameCounter {
    words: u32,
    matching: u32,
    /// The different words that are in the query, synonyms included.
    known: Vec<TermOrdinal>,
    /// How many words are only in a date of the query.
    dated: u32,
    /// How many words follow the word of the preceding clause.
    followers: u32,
    /// The clauses that the name matches, and those that its last word matches, one bit each.
    clauses: u64,
    last: u64,
    has_first: bool,
    has_speaker: bool,
    /// Whether a word of the name is longer than in the query.
    has_partial: bool,
}

impl NameCounter {
    fn add(&mut self, query: &QueryTerms<'_>, term: TermOrdinal) {
        self.words += 1;
        let matching = self.matching_clauses(&query.clauses, term);
        let begins_phrase = || query.starts.iter().any(|word| word.match_kind(term).is_some());
        self.has_first |= self.words == 1 && (self.clauses != 0 || begins_phrase());
        self.has_speaker |= self.words <= SPEAKER_WORDS && matching != 0;
        self.matching += u32::from(matching & query.words != 0);
        self.dated += u32::from(matching != 0 && matching & query.words == 0);
        self.followers += u32::from(self.last << 1 & matching != 0);
        self.last = matching;
    }

    /// A composite has at least two words, which count once.
    fn add_composite(&mut self, query: &QueryTerms<'_>, term: TermOrdinal) {
        let by_words = self.clauses;
        if self.matching_clauses(&query.clauses, term) & !by_words != 0 {
            self.matching += 2;
        }
    }

    fn matching_clauses(&mut self, clauses: &[Vec<&Expansion>], term: TermOrdinal) -> u64 {
        let mut best: Option<MatchKind> = None;
        let mut matching = 0;
        for (words, at) in clauses.iter().zip(0..64) {
            let kind = words.iter().filter_map(|word| word.match_kind(term)).max();
            self.clauses |= u64::from(kind.is_some()) << at;
            // A synonym in the query does not make the name complete.
            matching |= u64::from(kind.is_some_and(|kind| kind != MatchKind::Synonym)) << at;
            best = best.max(kind);
        }
        if best.is_some() && !self.known.contains(&term) {
            self.known.push(term);
        }
        self.has_partial |= matches!(
            best,
            Some(MatchKind::Prefix { .. } | MatchKind::Infix | MatchKind::FuzzyPrefix)
        );
        matching
    }

    fn finish(&self, query: &QueryTerms<'_>, field: Field) -> NameMatch {
        let partial = NameMatch {
            begins_title: self.has_speaker && field == Field::Name,
            is_neighbor: self.clauses & query.neighbors != 0 && field != Field::Type,
            ..NameMatch::default()
        };
        if self.clauses & query.words != query.words || self.words == 0 {
            return partial;
        }
        let matching = self.matching.min(self.words);
        let pairs = u32::try_from(query.clauses.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let order = (self.followers * 3).checked_div(pairs).unwrap_or(0).min(3);
        match field {
            Field::Type => {
                let coverage = matching * TYPE_COVERAGE / self.words;
                NameMatch { order, coverage, begins_type: self.has_first, ..partial }
            }
            _ => NameMatch {
                // With a date the name alone does not decide.
                is_complete: matching + self.dated >= self.words
                    && !self.has_partial
                    && (!query.has_date || query.dates != 0 && query.dates & !self.clauses == 0),
                order,
                coverage: matching * NAME_COVERAGE / self.words,
                ..partial
            },
        }
    }
}
