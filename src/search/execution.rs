//! Query + index → ranked hits.
//!
//! - [`planner`]: query → plan for one index; [`expansion`] finds the dictionary terms of each word
//! - [`other_layout`]: words typed on the wrong keyboard layout
//! - [`variants`]: synonyms, split and joined words, initials
//! - [`clause`], [`phrase`]: the documents that match one clause, with the [score](scoring) of the match
//! - [`executor`]: the conjunction of all clauses; [`partial`]: at least half of them, where none match all
//! - [`score_planes`], [`top_k`], [`rerank`]: the best documents, in order
//! - [`match_set`]: all matching documents, and their positions in a list

pub(crate) mod clause;
pub(crate) mod executor;
pub(crate) mod expansion;
pub(crate) mod match_set;
mod other_layout;
pub(crate) mod partial;
mod phrase;
pub(crate) mod planner;
mod rerank;
pub(crate) mod score_planes;
pub(crate) mod scoring;
pub(crate) mod top_k;
mod variants;

use super::{
    index::{Index, doc_id::DocId},
    query::Query,
};
use executor::{Candidates, execute};
use match_set::{Hit, MatchSet, Matches};
use partial::execute_partial;
use planner::Plan;
use std::sync::Arc;
use top_k::Order;

/// How to search.
#[derive(Debug, Clone, Copy)]
pub struct SearchOptions {
    /// How many hits are ranked.
    pub limit: usize,
    /// Their order.
    pub order: Order,
    /// Whether every clause must match: no partial matches.
    pub is_strict: bool,
}

impl SearchOptions {
    /// The best `limit` hits.
    #[must_use]
    pub fn best(limit: usize) -> Self {
        Self { limit, order: Order::Best, is_strict: false }
    }
}

/// Searches an index: counts all documents that match, and ranks the first of them.
#[must_use]
pub fn search_index(index: &Index, query: &Query, options: &SearchOptions) -> Matches {
    let mut plan = plan(index, query);
    let mut candidates = execute(index, &plan);
    if query.is_typing && candidates.docs.is_empty() && plan.release_last() {
        candidates = execute(index, &plan);
    }
    let mut partial = None;
    if !options.is_strict
        && candidates.docs.is_empty()
        && let Some((loosened, matches)) = execute_partial(index, &plan)
    {
        (candidates, partial) = (loosened, Some(matches));
    }
    let docs_of_kind = &index.doc_values.docs_of_kind;
    let counts = docs_of_kind.each_ref().map(|of_kind| candidates.docs.intersection_count(of_kind));
    let SearchOptions { limit, order, .. } = *options;
    let top = match order {
        Order::Best => best(index, &plan, &candidates, limit),
        Order::Newest | Order::Oldest => candidates.top(order, limit, index.doc_ids.num_dated),
    };
    let hit = |(doc, score)| Hit { id: index.doc_ids.to_external(doc), score };
    Matches {
        total: counts.iter().sum(),
        counts,
        top: top.into_iter().map(hit).collect(),
        diagnostics: query.diagnostics.clone(),
        matching: MatchSet { docs: candidates.docs, doc_ids: Arc::clone(&index.doc_ids) },
        plan,
        partial,
    }
}

/// The plan of a query, with the variants of its words.
pub(crate) fn plan(index: &Index, query: &Query) -> Plan {
    let as_typed = Plan::new(index, query);
    let mut plan = other_layout::plan(index, query, &as_typed).unwrap_or(as_typed);
    variants::add(index, &mut plan);
    plan
}

/// The best documents. At least a window of them is reranked, so that the first ones do not depend on
/// the limit.
fn best(
    index: &Index,
    plan: &Plan,
    candidates: &Candidates<'_>,
    limit: usize,
) -> Vec<(DocId, u32)> {
    if limit == 0 {
        return Vec::new();
    }
    let window = limit.max(rerank::WINDOW);
    let mut best = candidates.top(Order::Best, window, index.doc_ids.num_dated);
    rerank::rerank(index, plan, &mut best);
    best.truncate(limit);
    best
}
