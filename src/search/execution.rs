//! Query + index → ranked hits.
//!
//! - [`planner`]: query → plan for one index; [`expansion`] finds the dictionary terms of each word
//! - [`other_layout`]: words typed on the wrong keyboard layout
//! - [`variants`]: synonyms, split and joined words, initials
//! - [`clause`], [`phrase`]: the documents that match one clause, with the [score](scoring) of the match
//! - [`executor`]: the conjunction of all clauses; [`partial`]: those that match the most, where few match all
//! - [`score_planes`], [`top_k`]: the best documents; [`rerank`] orders them by their [names](name_match) and kinds
//! - [`match_set`]: all matching documents, and their positions in a list

pub(crate) mod clause;
pub(crate) mod executor;
pub(crate) mod expansion;
pub(crate) mod match_set;
mod name_match;
mod other_layout;
pub(crate) mod partial;
mod phrase;
pub(crate) mod planner;
mod question;
mod rerank;
pub(crate) mod score_planes;
pub(crate) mod scoring;
pub(crate) mod top_k;
pub(crate) mod variants;

use super::{
    index::{Index, doc_id::DocId},
    query::{Occur, Query},
};
use executor::{Candidates, effective, evaluate_all, matching_docs};
use match_set::{Hit, Matches};
use partial::partial_matches;
use planner::{Plan, PlannedClause};
use std::ops::Range;
use top_k::Order;

/// Longer queries are not tried clause by clause.
const MAX_DROPPED: usize = 8;

#[derive(Debug, Clone, Copy)]
pub struct SearchOptions {
    pub limit: usize,
    pub order: Order,
    /// If fewer documents match every clause, partial matches follow; 0 for none.
    pub enough: usize,
}

impl SearchOptions {
    pub fn best(limit: usize) -> Self {
        Self { limit, order: Order::Best, enough: 1 }
    }
}

/// Searches an index: counts all documents that match, and ranks the first of them.
pub fn search_index(index: &Index, query: &Query, options: &SearchOptions) -> Matches {
    let mut plan = plan(index, query);
    let matches = evaluate_all(index, &plan);
    let mut candidates = Candidates::new(index, &plan, &matches);
    if query.is_typing && candidates.num_docs == 0 && plan.release_last() {
        candidates = Candidates::new(index, &plan, &matches);
    }
    let num_full = candidates.num_docs;
    let partial = (num_full < options.enough).then(|| partial_matches(index, &plan, &matches));
    let partial = partial.flatten().filter(|partial| partial.num_docs > num_full);
    let is_partial = partial.is_some();
    let mut top = Vec::new();
    if let Some(partial) = partial {
        let full = std::mem::replace(&mut candidates, partial);
        top = ranked(index, &plan, &full, options);
    }
    // Partial matches come below full ones.
    let least = top.last().map_or(u32::MAX, |(_, score): &(DocId, u32)| score.saturating_sub(1));
    let mut below = ranked(index, &plan, &candidates, options);
    below.retain(|(doc, _)| top.iter().all(|(known, _)| known != doc));
    top.extend(below.into_iter().map(|(doc, score)| (doc, score.min(least))));
    top.truncate(options.limit);
    let Candidates { docs, num_docs, .. } = candidates;
    let counts = index.doc_values.counts_of_kinds(&docs, num_docs);
    let hit = |(doc, score)| Hit { id: index.doc_ids.to_external(doc), score };
    let partial = is_partial.then(|| {
        let preferred =
            effective(&plan, matches).filter(|(clause, _)| clause.occur == Occur::Preferred);
        preferred.map(|(clause, matches)| (clause.range.clone(), matches.docs)).collect()
    });
    Matches {
        total: num_docs,
        counts,
        top: top.into_iter().map(hit).collect(),
        diagnostics: query.diagnostics.clone(),
        docs,
        plan,
        num_full,
        partial,
    }
}

fn ranked(
    index: &Index,
    plan: &Plan,
    candidates: &Candidates<'_>,
    options: &SearchOptions,
) -> Vec<(DocId, u32)> {
    let is_best = options.order == Order::Best;
    // A window at least, so that the first hits do not depend on the limit.
    let window = if is_best && options.limit > 0 { rerank::WINDOW } else { 0 };
    let limit = options.limit.max(window);
    let mut top = candidates.top(options.order, limit, index.doc_ids.num_dated);
    if is_best {
        rerank::rerank(index, plan, &mut top);
    }
    top.truncate(options.limit);
    top
}

pub(crate) fn plan(index: &Index, query: &Query) -> Plan {
    let as_typed = Plan::new(index, query);
    let mut plan = other_layout::plan(index, query, &as_typed).unwrap_or(as_typed);
    variants::add(index, &mut plan);
    plan
}

/// The clauses without which a query that matches nothing has matches, by their bytes in the query, with
/// the number of these matches.
pub fn droppable_clauses(index: &Index, matches: &Matches) -> Vec<(Range<usize>, usize)> {
    let mut plan = matches.plan.clone();
    if matches.total > 0 || !(2..=MAX_DROPPED).contains(&plan.clauses.len()) {
        return Vec::new();
    }
    let evaluated = evaluate_all(index, &plan);
    let mut without = |clause: &PlannedClause, at: usize| {
        plan.clauses[at].occur = Occur::Optional;
        let total = matching_docs(index, &plan, &evaluated).count();
        plan.clauses[at].occur = clause.occur;
        (total > 0).then(|| (clause.range.clone(), total))
    };
    matches.plan.clauses.iter().zip(0..).filter_map(|(clause, at)| without(clause, at)).collect()
}
