//! Suggestions for a search without results: one clause less.

use super::{
    execution::{
        clause::evaluate,
        match_set::Matches,
        planner::{Plan, PlannedClause},
    },
    index::{Index, doc_id::DocId},
    query::Occur,
};
use crate::bitset::BitSet;
use std::ops::Range;

/// Queries with more clauses get no suggestions.
const MAX_CLAUSES: usize = 8;

/// A clause without which the query has matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedClause {
    /// The bytes of the query to drop.
    pub range: Range<usize>,
    /// How many documents match then.
    pub total: usize,
}

/// What to leave out of a query that matches nothing.
#[must_use]
pub(crate) fn suggest(index: &Index, matches: &Matches) -> Vec<DroppedClause> {
    let clauses = &matches.plan.clauses;
    if matches.total > 0 || clauses.len() > MAX_CLAUSES {
        return Vec::new();
    }
    let matching: Vec<BitSet<DocId>> =
        clauses.iter().map(|clause| matching_docs(index, clause)).collect();
    dropped_clauses(index, &matches.plan, &matching)
}

/// The documents that a clause lets through.
fn matching_docs(index: &Index, clause: &PlannedClause) -> BitSet<DocId> {
    let (docs, _) = evaluate(index, clause).to_dense(index.num_docs());
    if clause.occur == Occur::Excluded {
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
