//! Partial matches: where no document matches every clause, those that match at least half of the
//! clauses that may be left out. A rare word counts for more than a frequent one.

use super::{
    clause::evaluate,
    executor::Candidates,
    match_set::PartialMatches,
    planner::{Plan, PlannedClause},
    score_planes::ClauseMatches,
    top_k::ScoreAccumulator,
};
use crate::search::{index::Index, query::Occur};
use std::ops::Range;

/// The documents that match at least half; none where there is nothing to leave out.
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
    let evaluated = preferred.iter().map(|clause| (clause.range.clone(), evaluate(index, clause)));
    let clauses: Vec<(Range<usize>, ClauseMatches)> = evaluated.collect();
    if clauses.len() < 2 {
        return None;
    }
    let (mut num_matching, mut scores) = (ScoreAccumulator::default(), ScoreAccumulator::default());
    for (_, matches) in &clauses {
        let (docs, planes) = matches.to_dense(num_docs);
        scores.add_multiple(&planes, weight(num_docs, docs.count()));
        num_matching.add(vec![docs]);
    }
    let half = u32::try_from(clauses.len().div_ceil(2)).unwrap_or(u32::MAX);
    let mut docs = num_matching.above(half - 1, num_docs);
    for clause in others {
        let (matching, _) = evaluate(index, clause).to_dense(num_docs);
        match clause.occur {
            Occur::Excluded => docs.difference_with(&matching),
            _ => docs.intersect_with(&matching),
        }
    }
    scores.break_ties_by(plan.tie_breaker(&index.doc_values));
    (docs.count() > 0).then_some((Candidates::Dense(docs, scores), PartialMatches(clauses)))
}

/// The inverse document frequency: the binary logarithm of 1 + N / df.
fn weight(num_docs: usize, doc_freq: usize) -> u32 {
    (1 + num_docs / doc_freq.max(1)).ilog2().max(1)
}
