//! Partial matches: where no document matches every clause, those that match at least half of the
//! preferred clauses. A rare word counts for more than a frequent one.

use super::{
    clause::evaluate,
    executor::Candidates,
    match_set::ClauseDocs,
    planner::{Plan, PlannedClause},
    top_k::Scores,
};
use crate::{
    bitset::BitSet,
    search::{index::Index, query::Occur},
};

/// The documents that match half of two clauses or more, and what matches each.
pub(crate) fn execute_partial<'a>(
    index: &'a Index,
    plan: &Plan,
) -> Option<(Candidates<'a>, ClauseDocs)> {
    let num_docs = index.num_docs();
    let (preferred, others): (Vec<_>, Vec<_>) = plan
        .clauses
        .iter()
        .filter(|clause| !clause.matches_all())
        .partition(|clause: &&PlannedClause| clause.occur == Occur::Preferred);
    if preferred.len() < 2 {
        return None;
    }
    let mut scores = Scores::new(plan.tie_breaker(&index.doc_values));
    let mut clauses = ClauseDocs::new();
    // Those that match at least as many of the clauses.
    let mut matching = vec![BitSet::empty(num_docs); preferred.len().div_ceil(2)];
    for clause in preferred {
        let matches = evaluate(index, clause);
        scores.add_multiple(&matches.planes, weight(num_docs, matches.docs.count()));
        let mut more = matches.docs.clone();
        for docs in &mut matching {
            let mut both = docs.clone();
            both.intersect_with(&more);
            docs.union_with(&more);
            more = both;
        }
        clauses.push((clause.range.clone(), matches.docs));
    }
    let mut docs = matching.pop()?;
    for clause in others {
        let matches = evaluate(index, clause);
        match clause.occur {
            Occur::Excluded => docs.difference_with(&matches.docs),
            _ => docs.intersect_with(&matches.docs),
        }
    }
    (!docs.is_empty()).then_some((Candidates { docs, scores }, clauses))
}

/// The inverse document frequency: the binary logarithm of 1 + N / df.
fn weight(num_docs: usize, doc_freq: usize) -> u32 {
    (1 + num_docs / doc_freq.max(1)).ilog2().max(1)
}
