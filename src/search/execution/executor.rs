//! The executor: the conjunction of all clauses. If one clause matches few documents, these are checked
//! one by one against the others; otherwise the sets of all clauses are intersected. Both give the same
//! result; a list of some thousands is faster than sets with a bit for every document.

use super::{
    clause::evaluate,
    match_set::MatchSet,
    planner::{Plan, PlannedClause},
    score_planes::{ClauseMatches, value_at},
    top_k::{self, Order, ScoreAccumulator},
};
use crate::{
    bitset::BitSet,
    dossier::Kind,
    search::{
        index::{
            Index,
            doc_id::{DocId, DocIdMap},
            doc_values::DocValues,
        },
        query::Occur,
    },
};
use std::sync::Arc;

/// The documents that match all clauses, with their scores.
#[derive(Debug)]
pub(crate) enum Candidates<'a> {
    /// In ascending order.
    Sparse(Vec<(DocId, u32)>),
    Dense(BitSet<DocId>, ScoreAccumulator<'a>),
}

pub(crate) fn execute<'a>(index: &'a Index, plan: &Plan) -> Candidates<'a> {
    let evaluate_all = |is_excluded: bool| -> Vec<ClauseMatches> {
        let is_wanted = |clause: &&PlannedClause| (clause.occur == Occur::Excluded) == is_excluded;
        let clauses = plan.clauses.iter().filter(is_wanted);
        clauses
            .filter(|clause| !clause.matches_all())
            .map(|clause| evaluate(index, clause))
            .collect()
    };
    let (mut required, excluded) = (evaluate_all(false), evaluate_all(true));
    let shortest = required
        .iter()
        .enumerate()
        .filter_map(|(at, clause)| Some((clause.as_sparse()?.len(), at)))
        .min()
        .map(|(_, at)| at);
    let tie_breaker = plan.tie_breaker(&index.doc_values);
    match shortest.map(|at| required.swap_remove(at)) {
        Some(ClauseMatches::Sparse(docs)) => {
            Candidates::Sparse(intersect_sparse(docs, &required, &excluded, tie_breaker))
        }
        Some(dense @ ClauseMatches::Dense { .. }) => {
            required.push(dense);
            intersect_dense(index, required, &excluded, tie_breaker)
        }
        None => intersect_dense(index, required, &excluded, tie_breaker),
    }
}

fn intersect_sparse(
    docs: Vec<(DocId, u8)>,
    others: &[ClauseMatches],
    excluded: &[ClauseMatches],
    tie_breaker: &[BitSet<DocId>],
) -> Vec<(DocId, u32)> {
    let total = |(doc, score): (DocId, u8)| {
        let scores = others.iter().map(|clause| clause.score(doc).map(u32::from));
        let sum = u32::from(score) + scores.sum::<Option<u32>>()?;
        if excluded.iter().any(|clause| clause.score(doc).is_some()) {
            return None;
        }
        Some((doc, sum << tie_breaker.len() | value_at(tie_breaker, doc)))
    };
    docs.into_iter().filter_map(total).collect()
}

fn intersect_dense<'a>(
    index: &'a Index,
    required: Vec<ClauseMatches>,
    excluded: &[ClauseMatches],
    tie_breaker: &'a [BitSet<DocId>],
) -> Candidates<'a> {
    let mut candidates: Option<BitSet<DocId>> = None;
    let mut scores = ScoreAccumulator::default();
    for clause in required {
        if let ClauseMatches::Dense { docs, planes } = clause {
            match &mut candidates {
                Some(candidates) => candidates.intersect_with(&docs),
                None => candidates = Some(docs),
            }
            scores.add(planes);
        }
    }
    let mut candidates = candidates.unwrap_or_else(|| BitSet::full(index.num_docs()));
    for clause in excluded {
        match clause {
            ClauseMatches::Sparse(docs) => docs.iter().for_each(|(doc, _)| candidates.remove(*doc)),
            ClauseMatches::Dense { docs, .. } => candidates.difference_with(docs),
        }
    }
    scores.break_ties_by(tie_breaker);
    Candidates::Dense(candidates, scores)
}

impl Candidates<'_> {
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::Sparse(docs) => docs.len(),
            Self::Dense(docs, _) => docs.count(),
        }
    }

    pub(crate) fn count_by_kind(&self, doc_values: &DocValues) -> [usize; Kind::COUNT] {
        match self {
            Self::Sparse(docs) => {
                top_k::count_list_by_kind(docs.iter().map(|(doc, _)| *doc), doc_values)
            }
            Self::Dense(docs, _) => top_k::count_set_by_kind(docs, doc_values),
        }
    }

    /// The first `limit` documents with their scores; the ids below `num_dated` have a date.
    pub(crate) fn top(&self, order: Order, limit: usize, num_dated: u32) -> Vec<(DocId, u32)> {
        match self {
            Self::Sparse(docs) if order == Order::Best => top_k::top_k(docs.clone(), limit),
            Self::Sparse(docs) => by_time(docs.iter().copied(), order, limit, num_dated),
            Self::Dense(docs, scores) if order == Order::Best => {
                scores.best(docs, self.count(), limit)
            }
            Self::Dense(docs, scores) => {
                let scored = docs.iter().map(|doc| (doc, scores.total(doc)));
                by_time(scored, order, limit, num_dated)
            }
        }
    }

    pub(crate) fn into_match_set(self, doc_ids: &Arc<DocIdMap>) -> MatchSet {
        match self {
            Self::Sparse(docs) => {
                MatchSet::sparse(docs.into_iter().map(|(doc, _)| doc).collect(), doc_ids)
            }
            Self::Dense(docs, _) => MatchSet::dense(docs, doc_ids),
        }
    }

    pub(crate) fn into_set(self, num_docs: usize) -> BitSet<DocId> {
        match self {
            Self::Sparse(docs) => {
                let mut set = BitSet::empty(num_docs);
                docs.iter().for_each(|(doc, _)| set.insert(*doc));
                set
            }
            Self::Dense(docs, _) => docs,
        }
    }
}

/// Takes documents in ascending order, which is that of time; undated ones stay last.
fn by_time(
    docs: impl DoubleEndedIterator<Item = (DocId, u32)> + Clone,
    order: Order,
    limit: usize,
    num_dated: u32,
) -> Vec<(DocId, u32)> {
    if order == Order::Oldest {
        return docs.take(limit).collect();
    }
    let newest = docs.clone().rev().skip_while(|(doc, _)| doc.0 >= num_dated);
    newest.chain(docs.skip_while(|(doc, _)| doc.0 < num_dated)).take(limit).collect()
}
