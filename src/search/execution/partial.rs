//! Partial matches: where few documents match every clause, those that match the most of the clauses that
//! may be left out. A rare word counts for more than a frequent one, and a guess for less.

use super::{
    clause::evaluate,
    executor::Candidates,
    expansion::Expansion,
    match_set::PartialMatches,
    planner::{Plan, PlannedClause, PlannedTerm},
    score_planes::ClauseMatches,
    scoring::MatchKind,
    top_k::ScoreAccumulator,
};
use crate::{
    bitset::BitSet,
    search::{
        index::{Index, doc_id::DocId},
        query::Occur,
    },
};
use std::ops::Range;

/// The documents that match more than half as much as the best one; none where there is nothing to leave
/// out.
pub(crate) fn execute_partial<'a>(
    index: &'a Index,
    plan: &Plan,
) -> Option<(Candidates<'a>, PartialMatches)> {
    let num_docs = index.num_docs();
    let (preferred, others): (Vec<_>, Vec<_>) = plan
        .clauses
        .iter()
        .filter(|clause| !clause.matches_all())
        .partition(|clause: &&PlannedClause| clause.occur == Occur::Preferred);
    if preferred.len() < 2 {
        return None;
    }
    let mut clauses: Vec<(Range<usize>, ClauseMatches)> = Vec::new();
    let mut scores = ScoreAccumulator::default();
    let mut coverage = vec![0_u32; num_docs];
    for clause in preferred {
        let matches = evaluate(index, clause);
        let (docs, planes) = matches.to_dense(num_docs);
        let is_guess = !clause.terms.iter().any(is_word);
        let weight = weight(num_docs, docs.count()) >> u32::from(is_guess);
        scores.add_multiple(&planes, weight);
        for doc in docs.iter() {
            coverage.get_mut(doc.0 as usize).into_iter().for_each(|sum| *sum += weight);
        }
        clauses.push((clause.range.clone(), matches));
    }
    let mut docs = BitSet::full(num_docs);
    for clause in others {
        let (matching, _) = evaluate(index, clause).to_dense(num_docs);
        match clause.occur {
            Occur::Excluded => docs.difference_with(&matching),
            _ => docs.intersect_with(&matching),
        }
    }
    let covered = |doc: DocId| coverage.get(doc.0 as usize).copied().unwrap_or(0);
    let most = docs.iter().map(covered).max().unwrap_or(0);
    let left_out: Vec<DocId> = docs.iter().filter(|doc| covered(*doc) * 2 <= most).collect();
    left_out.into_iter().for_each(|doc| docs.remove(doc));
    scores.break_ties_by(plan.tie_breaker(&index.doc_values));
    (docs.count() > 0).then_some((Candidates::Dense(docs, scores), PartialMatches(clauses)))
}

/// Whether a term is found as a word, and not as the beginning or a part of one.
fn is_word(planned: &PlannedTerm) -> bool {
    let best = planned.expansions.first().and_then(Expansion::best);
    best.is_none_or(|(_, kind)| kind == MatchKind::Synonym || kind >= MatchKind::Initial)
}

/// The inverse document frequency: the binary logarithm of 1 + N / df.
fn weight(num_docs: usize, doc_freq: usize) -> u32 {
    (1 + num_docs / doc_freq.max(1)).ilog2().max(1)
}
