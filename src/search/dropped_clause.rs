//! What a search without results would find with one clause less.

use super::{
    execution::{
        executor::{evaluate_all, matching_docs},
        match_set::Matches,
    },
    index::Index,
    query::Occur,
};
use std::ops::Range;

/// Longer queries are not tried clause by clause.
const MAX_CLAUSES: usize = 8;

/// A clause without which the query has matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedClause {
    /// The bytes of the query to drop.
    pub range: Range<usize>,
    /// How many documents match then.
    pub total: usize,
}

/// Returns the clauses without which a query that matches nothing has matches.
pub fn droppable_clauses(index: &Index, matches: &Matches) -> Vec<DroppedClause> {
    let clauses = &matches.plan.clauses;
    if matches.total > 0 || !(2..=MAX_CLAUSES).contains(&clauses.len()) {
        return Vec::new();
    }
    let evaluated = evaluate_all(index, &matches.plan);
    let without = |at: usize| {
        let mut plan = matches.plan.clone();
        let dropped = plan.clauses.get_mut(at)?;
        dropped.occur = Occur::Optional;
        let range = dropped.range.clone();
        let total = matching_docs(index, &plan, &evaluated).count();
        (total > 0).then_some(DroppedClause { range, total })
    };
    (0..clauses.len()).filter_map(without).collect()
}
