//! Suggestions for a search without results: "did you mean", or one clause less.

use super::{
    analysis::{AnalyzedTerm, edit_distance::edit_distance},
    execution::{
        clause::evaluate,
        executor::execute,
        match_set::Matches,
        plan,
        planner::{Plan, PlannedClause},
        score_planes::ClauseMatches,
    },
    index::{Index, doc_id::DocId, postings::FieldClass, term_dictionary::TermOrdinal},
    query::{Literal, Query},
};
use crate::{bitset::BitSet, date::Day};
use std::{cmp::Reverse, ops::Range};

/// Queries with more clauses get no suggestions.
const MAX_CLAUSES: usize = 8;

/// What to search instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// For each clause that matches nothing, the most similar name.
    pub nearest: Vec<NearestWord>,
    /// Each clause without which the query has matches.
    pub dropped: Vec<DroppedClause>,
}

/// A word to replace another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearestWord {
    /// The bytes of the query to replace.
    pub range: Range<usize>,
    /// The replacement.
    pub word: String,
    /// How many documents match then.
    pub total: usize,
}

/// A clause to drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedClause {
    /// The bytes of the query to drop.
    pub range: Range<usize>,
    /// How many documents match then.
    pub total: usize,
}

/// Suggestions for a query that matches nothing.
#[must_use]
pub(crate) fn suggest(index: &Index, query: &Query, matches: &Matches, today: Day) -> Suggestions {
    let plan = &matches.plan;
    if matches.total > 0 || plan.clauses.len() > MAX_CLAUSES {
        return Suggestions::default();
    }
    let clauses = plan.clauses.iter();
    let matching: Vec<BitSet<DocId>> =
        clauses.clone().map(|clause| matching_docs(index, clause)).collect();
    let without_matches =
        clauses.zip(&matching).filter(|(clause, docs)| !clause.is_negated && docs.count() == 0);
    let nearest = without_matches
        .filter_map(|(clause, _)| nearest_word(index, query, clause, today))
        .collect();
    Suggestions { nearest, dropped: dropped_clauses(index, plan, &matching) }
}

/// The documents that a clause lets through.
fn matching_docs(index: &Index, clause: &PlannedClause) -> BitSet<DocId> {
    let mut docs = BitSet::empty(index.num_docs());
    match evaluate(index, clause) {
        ClauseMatches::Sparse(list) => list.iter().for_each(|(doc, _)| docs.insert(*doc)),
        ClauseMatches::Dense { docs: set, .. } => docs = set,
    }
    if clause.is_negated {
        let mut others = BitSet::full(index.num_docs());
        others.difference_with(&docs);
        others
    } else {
        docs
    }
}

fn dropped_clauses(index: &Index, plan: &Plan, matching: &[BitSet<DocId>]) -> Vec<DroppedClause> {
    if matching.len() < 2 {
        return Vec::new();
    }
    let total_without = |dropped: usize| {
        let mut docs = BitSet::full(index.num_docs());
        let others = matching.iter().enumerate().filter(|(at, _)| *at != dropped);
        others.for_each(|(_, matching)| docs.intersect_with(matching));
        docs.count()
    };
    plan.clauses
        .iter()
        .zip(0..)
        .map(|(clause, at)| DroppedClause { range: clause.range.clone(), total: total_without(at) })
        .filter(|dropped| dropped.total > 0)
        .collect()
}

fn nearest_word(
    index: &Index,
    query: &Query,
    clause: &PlannedClause,
    today: Day,
) -> Option<NearestWord> {
    let [planned] = clause.terms.as_slice() else { return None };
    let Literal::Word { word, .. } = &planned.term.literal else { return None };
    let nearest = nearest_name(index, word)?;
    let range = planned.term.range.clone();
    let before = query.text.get(..range.start)?;
    let after = query.text.get(range.end..)?;
    let corrected = Query::parse(&format!("{before}{nearest}{after}"), today);
    let total = execute(index, &plan(index, &corrected)).count();
    Some(NearestWord { range, word: nearest, total })
}

/// The term of names that is most similar to a word, with more edits than a search tolerates.
fn nearest_name(index: &Index, word: &AnalyzedTerm) -> Option<String> {
    let max_edits = (word.normalized.len() / 2).clamp(1, 4);
    let is_name = |term: TermOrdinal| {
        [FieldClass::Name, FieldClass::Alias]
            .into_iter()
            .any(|class| !index.postings.get(term, class).is_empty())
    };
    let distance = |term: TermOrdinal| {
        edit_distance(word.key_stem(), index.terms.key(term), max_edits)
            .map(|edits| (edits, Reverse(index.postings.doc_freq(term)), term))
    };
    let names = (0..index.terms.len()).filter_map(distance).filter(|(.., term)| is_name(*term));
    names.min().map(|(.., term)| index.terms.term(term).to_owned())
}
