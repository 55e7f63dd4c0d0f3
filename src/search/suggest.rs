//! Suggestions for a search without results: one clause less.

use super::{
    execution::{executor::execute, match_set::Matches},
    index::Index,
};
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

/// The clauses without which a query that matches nothing has matches.
#[must_use]
pub fn suggest(index: &Index, matches: &Matches) -> Vec<DroppedClause> {
    let clauses = &matches.plan.clauses;
    if matches.total > 0 || !(2..=MAX_CLAUSES).contains(&clauses.len()) {
        return Vec::new();
    }
    let without = |at| {
        let mut plan = matches.plan.clone();
        let dropped = plan.clauses.remove(at);
        let total = execute(index, &plan).docs.count();
        (total > 0).then_some(DroppedClause { range: dropped.range, total })
    };
    (0..clauses.len()).filter_map(without).collect()
}
