//! Reranks the top hits: a name that equals the query comes first, which clause scores cannot express.

use super::{
    expansion::Expansion,
    planner::{Plan, TermOrigin},
    question::{answers, has_topic},
    scoring::MatchKind,
    top_k::compare_hits,
};
use crate::{
    date::{DateRange, Day},
    dossier::Kind,
    search::{
        index::{
            Index, doc_id::DocId, doc_values::STATIC_RANK_BITS, forward_index::term,
            term_dictionary::TermOrdinal,
        },
        query::Literal,
        schema::Field,
    },
};

/// How many of the best are reranked; it bounds the cost of a key press.
pub(crate) const WINDOW: usize = 256;

const NAME_COVERAGE: u32 = 10;

/// The coverage of a complete type, which many documents share.
const TYPE_COVERAGE: u32 = 4;

/// The highest score of all clauses, which has 14 bits of a packed score.
const MAX_CLAUSES_SCORE: u32 = (1 << 14) - 1;

/// The penalty of an undated kind if the query has a date: a name and a year ask for events.
const UNDATED_PENALTY: u32 = 9;

/// The bonus for holders of an office that the query names: they come before what they did.
const OFFICE_BONUS: u32 = 30;

/// The bonus for statements of whom the query begins with: they come before what that person signs.
const SPEAKER_BONUS: u32 = 16;

/// The first words of a statement, which name the speaker.
const SPEAKER_WORDS: u32 = 2;

/// The bonus for the kind of record that a question asks for.
const ANSWER_BONUS: u32 = 6;

/// What a source loses of its score, in quarters: what it reports comes before its title.
const SOURCE_LOSS: u32 = 1;

/// The penalty of an undated kind in a query of dates alone; more than any score.
const UNDATED_LAST: u32 = 1 << 16;

#[derive(Default)]
struct QueryTerms<'a> {
    clauses: Vec<Vec<&'a Expansion>>,
    /// The first words of synonymous phrases, whose last word stands for them in `clauses`.
    starts: Vec<&'a Expansion>,
    /// The clauses that are words, one bit each.
    words: u64,
    dates: u64,
    has_date: bool,
    times: Vec<DateRange>,
    asked: &'static [Kind],
    has_topic: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct NameMatch {
    /// Whether the query has every word of the name, none only as a prefix.
    is_complete: bool,
    /// The part of the name that is in the query, in tenths.
    coverage: u32,
    /// How many words follow each other as in the query, in thirds.
    order: u32,
    /// Whether it is a type or an office whose first word is in the query.
    begins_type: bool,
    /// Whether the query has one of the first words of the title, which name who makes a statement.
    begins_title: bool,
    /// Whether the office that the query means was held at its time, or is held still.
    is_held: bool,
}

impl NameMatch {
    /// The better match; an office counts beside a name.
    fn or(self, other: Self) -> Self {
        Self {
            begins_type: self.begins_type || other.begins_type,
            begins_title: self.begins_title || other.begins_title,
            ..self.max(other)
        }
    }
}

/// Reorders the best hits, which are sorted by score, and replaces their scores.
pub(crate) fn rerank(index: &Index, plan: &Plan, best: &mut [(DocId, u32)]) {
    let query = QueryTerms::new(plan);
    let is_time_alone = query.words == 0;
    if is_time_alone && !query.has_date {
        return;
    }
    let (window, others) = best.split_at_mut(WINDOW.min(best.len()));
    if is_time_alone {
        // A date alone asks for events, so people who held an office then come later.
        for (doc, score) in window.iter_mut() {
            if is_undated(index.doc_values.kind(*doc)) {
                *score = score.saturating_sub(UNDATED_LAST);
            }
        }
        window.sort_unstable_by(compare_hits);
        return;
    }
    for (doc, score) in window.iter_mut() {
        *score = query.score(index, *doc, *score);
    }
    window.sort_unstable_by(compare_hits);
    // The others come after the window.
    let most = window.last().map_or(0, |last| last.1.saturating_sub(1));
    for (_, score) in others.iter_mut() {
        let clauses = *score >> STATIC_RANK_BITS;
        *score = most.min(pack_score(NameMatch::default(), clauses, 0, *score));
    }
    others.sort_unstable_by(compare_hits);
}

/// Most significant first: complete name, clauses, rank of the kind, coverage, order, static rank.
fn pack_score(name: NameMatch, clauses: u32, kind_rank: u32, score: u32) -> u32 {
    let static_rank = score & ((1 << STATIC_RANK_BITS) - 1);
    u32::from(name.is_complete) << 26
        | clauses.min(MAX_CLAUSES_SCORE) << 12
        | kind_rank << 10
        | name.coverage << 6
        | name.order << STATIC_RANK_BITS
        | static_rank
}

/// The rank of a kind: named things before events, and those before figures and sources.
fn kind_rank(kind: Kind) -> u32 {
    match kind {
        Kind::Person | Kind::Organization | Kind::Place | Kind::Treaty => 2,
        Kind::Event | Kind::TreatyAction | Kind::Statement => 1,
        Kind::Figure | Kind::Source => 0,
    }
}

fn is_undated(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Organization | Kind::Place)
}

impl<'a> QueryTerms<'a> {
    fn new(plan: &'a Plan) -> Self {
        let (asked, has_topic) = (answers(&plan.text), has_topic(&plan.text));
        let mut query = Self { asked, has_topic, ..Self::default() };
        for clause in plan.positive().filter(|clause| !clause.matches_all()) {
            let has_date = clause.has_date();
            query.has_date |= has_date;
            let mut words: Vec<&Expansion> = Vec::new();
            for term in &clause.terms {
                if let Literal::Date(when) = term.term.literal {
                    query.times.push(when);
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
                query.clauses.push(words);
            }
        }
        query
    }

    fn score(&self, index: &Index, doc: DocId, score: u32) -> u32 {
        let mut name = self.best_name(index, doc);
        let clauses = score >> STATIC_RANK_BITS;
        let kind = index.doc_values.kind(doc);
        let is_asked = self.asked.contains(&kind);
        name.is_complete &= is_asked || self.asked.is_empty();
        let penalty = match kind {
            Kind::Source => clauses * SOURCE_LOSS / 4,
            _ if self.has_date && is_undated(kind) && !name.is_held => UNDATED_PENALTY,
            _ => 0,
        };
        let bonus = match kind {
            Kind::Person if name.begins_type => OFFICE_BONUS + u32::from(name.is_held),
            _ => 0,
        } + match kind {
            Kind::Statement if self.has_topic && name.begins_title => SPEAKER_BONUS,
            _ if is_asked => ANSWER_BONUS,
            _ => 0,
        };
        pack_score(name, clauses.saturating_sub(penalty) + bonus, kind_rank(kind), score)
    }

    fn best_name(&self, index: &Index, doc: DocId) -> NameMatch {
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
            if field != Field::Type || offices.add(self, name.known) {
                best = best.or(name.finish(self, field));
            }
        }
        NameMatch { is_held: offices.is_held(), ..best }
    }
}

/// The offices of a person: "minister 2008" asks who was minister then, not a minister before or after.
struct Offices<'a> {
    times: std::slice::Iter<'a, (Day, Day)>,
    /// The most words that an office has of the query, and one that was held at its time, or is still.
    most: u32,
    most_then: u32,
}

impl<'a> Offices<'a> {
    fn new(index: &'a Index, doc: DocId) -> Self {
        let times = index.office_times.get(&doc).map_or(&[][..], |times| times);
        Self { times: times.iter(), most: 0, most_then: 0 }
    }

    /// Counts the query's words in the next office; returns whether it was held at the query's time.
    fn add(&mut self, query: &QueryTerms<'_>, words: u32) -> bool {
        let Some(time) = self.times.next() else { return true };
        let (held, has_time) = (DateRange::Days(time.0, time.1), !query.times.is_empty());
        let is_then = match has_time {
            true => query.times.iter().any(|when| when.touches(held)),
            false => time.1 == Day::END,
        };
        self.most = self.most.max(words);
        self.most_then = self.most_then.max(if is_then { words } else { 0 });
        is_then || !has_time
    }

    fn is_held(&self) -> bool {
        self.most > 0 && self.most == self.most_then
    }
}

#[derive(Default)]
struct NameCounter {
    words: u32,
    matching: u32,
    /// How many words are in the query, synonyms included.
    known: u32,
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

    /// A composite has at least two words.
    fn add_composite(&mut self, query: &QueryTerms<'_>, term: TermOrdinal) {
        if self.matching_clauses(&query.clauses, term) != 0 {
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
        self.known += u32::from(best.is_some());
        self.has_partial |= matches!(
            best,
            Some(MatchKind::Prefix { .. } | MatchKind::Infix | MatchKind::FuzzyPrefix)
        );
        matching
    }

    fn finish(&self, query: &QueryTerms<'_>, field: Field) -> NameMatch {
        let begins_title = self.has_speaker && field == Field::Name;
        if self.clauses & query.words != query.words || self.words == 0 {
            return NameMatch { begins_title, ..NameMatch::default() };
        }
        let matching = self.matching.min(self.words);
        let pairs = u32::try_from(query.clauses.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let order = (self.followers * 3).checked_div(pairs).unwrap_or(0).min(3);
        match field {
            Field::Type => {
                let coverage = matching * TYPE_COVERAGE / self.words;
                NameMatch { order, coverage, begins_type: self.has_first, ..NameMatch::default() }
            }
            _ => NameMatch {
                // With a date the name alone does not decide.
                is_complete: matching + self.dated >= self.words
                    && !self.has_partial
                    && (!query.has_date || query.dates != 0 && query.dates & !self.clauses == 0),
                order,
                coverage: matching * NAME_COVERAGE / self.words,
                begins_title,
                ..NameMatch::default()
            },
        }
    }
}
