//! Reranks the top few hundred hits: a name that is exactly the query comes before a name that contains
//! it (`Alliance treaty` before `Alliance treaty (Abkhazia)`). Scores cannot express this, since they
//! are per clause.

use super::{expansion::Expansion, planner::Plan, scoring::MatchKind, top_k::compare_hits};
use crate::{
    dossier::Kind,
    search::{
        index::{
            Index, doc_id::DocId, doc_values::STATIC_RANK_BITS, forward_index::ForwardToken,
            term_dictionary::TermOrdinal,
        },
        query::Literal,
        schema::Field,
    },
};

/// How many of the best are reranked; it bounds the cost of a key press.
pub(crate) const WINDOW: usize = 256;

/// The coverage of a complete name.
const NAME_COVERAGE: u32 = 10;

/// The coverage of a complete type, which many documents share.
const TYPE_COVERAGE: u32 = 4;

/// Subtracted from the score of a kind without dates if the query has one: a name and a year mean what
/// happened to the person then.
const UNDATED_PENALTY: u32 = 9;

/// The words of a query.
struct QueryTerms<'a> {
    /// For each clause with words their expansions.
    clauses: Vec<Vec<&'a Expansion>>,
    has_date: bool,
}

/// How a name matches a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct NameMatch {
    /// The query has every word of the name, none as a prefix only.
    is_complete: bool,
    /// The part of the name that the query has, in tenths.
    coverage: u32,
}

/// Reorders the best hits, which come sorted by score, and replaces their scores.
pub(crate) fn rerank(index: &Index, plan: &Plan, best: &mut [(DocId, u32)]) {
    let query = QueryTerms::new(plan);
    if query.clauses.is_empty() && !query.has_date {
        return;
    }
    let (window, others) = best.split_at_mut(WINDOW.min(best.len()));
    if query.clauses.is_empty() {
        // A date alone asks for what happened then, and not first for who held an office.
        for (doc, score) in window.iter_mut() {
            if is_undated(index.doc_values.kind(*doc)) {
                *score = score.saturating_sub(UNDATED_PENALTY << STATIC_RANK_BITS);
            }
        }
        window.sort_unstable_by(compare_hits);
        return;
    }
    for (doc, score) in window.iter_mut() {
        *score = query.score(index, *doc, *score);
    }
    window.sort_unstable_by(compare_hits);
    let least = window.last().map_or(0, |last| last.1);
    for (_, score) in others {
        let clauses = *score >> STATIC_RANK_BITS;
        *score = least.min(pack_score(NameMatch::default(), clauses, 0, *score));
    }
}

/// Packs a score, most significant first: complete name, score of the clauses, rank of the kind,
/// coverage of the name, static rank.
fn pack_score(name: NameMatch, clauses: u32, kind_rank: u32, score: u32) -> u32 {
    let static_rank = score & ((1 << STATIC_RANK_BITS) - 1);
    u32::from(name.is_complete) << 24
        | clauses << 10
        | kind_rank << 8
        | name.coverage << STATIC_RANK_BITS
        | static_rank
}

/// What has a name ranks above what happened, and that above what is counted and cited.
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
        let mut query = Self { clauses: Vec::new(), has_date: false };
        for clause in plan.required().filter(|clause| !clause.matches_all()) {
            let words: Vec<&Expansion> =
                clause.terms.iter().flat_map(|term| &term.expansions).collect();
            query.has_date |=
                clause.terms.iter().any(|known| matches!(known.term.literal, Literal::Date(_)));
            if !words.is_empty() {
                query.clauses.push(words);
            }
        }
        query
    }

    fn score(&self, index: &Index, doc: DocId, score: u32) -> u32 {
        let name = self.best_name(index, doc);
        let clauses = score >> STATIC_RANK_BITS;
        let kind = index.doc_values.kind(doc);
        if !self.has_date {
            return pack_score(name, clauses, kind_rank(kind), score);
        }
        let penalty = if is_undated(kind) { UNDATED_PENALTY } else { 0 };
        // With a date the name alone does not decide.
        let name = NameMatch { is_complete: false, ..name };
        pack_score(name, clauses.saturating_sub(penalty), kind_rank(kind), score)
    }

    /// The best match among the names of a document.
    fn best_name(&self, index: &Index, doc: DocId) -> NameMatch {
        let mut best = NameMatch::default();
        let mut field = Field::Text;
        let mut name = NameCounter::default();
        for token in index.forward.tokens(doc) {
            match token {
                ForwardToken::FieldStart(next) => {
                    best = best.max(name.finish(self.clauses.len(), field));
                    (field, name) = (next, NameCounter::default());
                    // Names come first.
                    if !matches!(next, Field::Name | Field::Alias | Field::Type) {
                        break;
                    }
                }
                ForwardToken::Term(term) if index.stop_words.binary_search(&term).is_ok() => {}
                ForwardToken::Term(term) => name.add(&self.clauses, term),
                ForwardToken::Composite(term) => name.add_composite(&self.clauses, term),
            }
        }
        best.max(name.finish(self.clauses.len(), field))
    }
}

/// Counts the words of a name that the query has.
#[derive(Default)]
struct NameCounter {
    words: u32,
    matching: u32,
    /// The clauses that the name matches, one bit each.
    clauses: u64,
    /// Whether a word of the name is longer than in the query.
    has_partial: bool,
}

impl NameCounter {
    fn add(&mut self, clauses: &[Vec<&Expansion>], term: TermOrdinal) {
        self.words += 1;
        self.matching += u32::from(self.matches(clauses, term));
    }

    /// A composite has at least two words.
    fn add_composite(&mut self, clauses: &[Vec<&Expansion>], term: TermOrdinal) {
        if self.matches(clauses, term) {
            self.matching += 2;
        }
    }

    fn matches(&mut self, clauses: &[Vec<&Expansion>], term: TermOrdinal) -> bool {
        let mut best: Option<MatchKind> = None;
        for (words, at) in clauses.iter().zip(0..64) {
            let kind = words.iter().filter_map(|word| word.match_kind(term)).max();
            if kind.is_some() {
                self.clauses |= 1 << at;
                best = best.max(kind);
            }
        }
        self.has_partial |= matches!(
            best,
            Some(MatchKind::Prefix { .. } | MatchKind::Infix | MatchKind::FuzzyPrefix)
        );
        // Another word for it is not a part of the name that the query has.
        best.is_some_and(|kind| kind != MatchKind::Synonym)
    }

    fn finish(&self, num_clauses: usize, field: Field) -> NameMatch {
        let has_all = self.clauses.count_ones() as usize == num_clauses.min(64);
        if !has_all || self.words == 0 {
            return NameMatch::default();
        }
        let matching = self.matching.min(self.words);
        match field {
            Field::Type => {
                NameMatch { is_complete: false, coverage: matching * TYPE_COVERAGE / self.words }
            }
            _ => NameMatch {
                is_complete: matching == self.words && !self.has_partial,
                coverage: matching * NAME_COVERAGE / self.words,
            },
        }
    }
}
