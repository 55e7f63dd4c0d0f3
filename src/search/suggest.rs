//! Suggestions for a search without results: one clause less.

use super::{
    execution::{clause::evaluate, match_set::Matches},
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
pub fn suggest(index: &Index, matches: &Matches) -> Vec<DroppedClause> {
    let clauses = &matches.plan.clauses;
    if matches.total > 0 || !(2..=MAX_CLAUSES).contains(&clauses.len()) {
        return Vec::new();
    }
    let all = BitSet::full(index.num_docs());
    let matching = clauses.iter().map(|clause| match evaluate(index, clause).docs {
        excluded if clause.occur == Occur::Excluded => {
            let mut others = all.clone();
            others.difference_with(&excluded);
            others
        }
        docs => docs,
    });
    let matching: Vec<BitSet<DocId>> = matching.collect();
    let total_without = |dropped: usize| {
        let mut docs = all.clone();
        let others = matching.iter().enumerate().filter(|(at, _)| *at != dropped);
        others.for_each(|(_, matching)| docs.intersect_with(matching));
        docs.count()
    };
    let dropped = clauses.iter().enumerate().map(|(at, clause)| DroppedClause {
        range: clause.range.clone(),
        total: total_without(at),
    });
    dropped.filter(|dropped| dropped.total > 0).collect()
}
