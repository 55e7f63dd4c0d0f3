//! Top-k: adds up the scores of all clauses and selects the best documents, bit-sliced (see
//! [`score_planes`](super::score_planes)).

use super::score_planes::{BitPlanes, ClauseMatches, value_at};
use crate::{
    bitset::BitSet,
    search::index::{doc_id::DocId, doc_values::MAX_ONE_BY_ONE},
};
use std::cmp::Ordering;

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The best first; equal ones in the order of time.
    #[default]
    Best,
    /// The newest first; undated ones last.
    Newest,
    /// The oldest first; undated ones last.
    Oldest,
}

/// The scores of the clauses, each with a factor, and their sum.
#[derive(Debug)]
pub(crate) struct Scores<'a> {
    clauses: Vec<(&'a ClauseMatches, u32)>,
    /// Planes below those of the sum, which decide between equal scores.
    tie_breaker: &'a [BitSet<DocId>],
}

impl<'a> Scores<'a> {
    pub(crate) fn new(tie_breaker: &'a [BitSet<DocId>]) -> Self {
        Self { clauses: Vec::new(), tie_breaker }
    }

    pub(crate) fn add(&mut self, clause: &'a ClauseMatches, factor: u32) {
        self.clauses.push((clause, factor));
    }

    pub(crate) fn total(&self, doc: DocId) -> u32 {
        let sum: u32 = self.clauses.iter().map(|(clause, factor)| clause.score(doc) * factor).sum();
        sum << self.tie_breaker.len() | value_at(self.tie_breaker, doc)
    }

    /// Ties go by id.
    pub(crate) fn best(&self, docs: &BitSet<DocId>, limit: usize) -> Vec<(DocId, u32)> {
        let num_docs = docs.count();
        let mut best: Vec<(DocId, u32)> = if num_docs <= MAX_ONE_BY_ONE {
            docs.iter().map(|doc| (doc, self.total(doc))).collect()
        } else {
            self.best_of_many(docs, num_docs, limit)
        };
        best.sort_unstable_by(compare_hits);
        best.truncate(limit);
        best
    }

    /// From the highest plane down: a document in the plane beats all that are not. The best are among
    /// these, which may be more.
    fn best_of_many(
        &self,
        docs: &BitSet<DocId>,
        mut num_left: usize,
        limit: usize,
    ) -> Vec<(DocId, u32)> {
        let mut sum = BitPlanes::default();
        for (clause, factor) in &self.clauses {
            sum.add_multiple(&clause.planes().0, *factor);
        }
        let (mut left, mut best) = (docs.clone(), Vec::new());
        for plane in self.tie_breaker.iter().chain(&sum.0).rev() {
            if num_left <= MAX_ONE_BY_ONE {
                break;
            }
            let mut with_bit = left.clone();
            with_bit.intersect_with(plane);
            let count = with_bit.count();
            if best.len() + count >= limit {
                (left, num_left) = (with_bit, count);
            } else {
                best.extend(with_bit.iter());
                left.difference_with(plane);
                num_left -= count;
            }
        }
        // Of more than these every one has the same score, and the first come first.
        best.extend(left.iter().take(limit.max(MAX_ONE_BY_ONE)));
        let total =
            |doc| sum.value(doc) << self.tie_breaker.len() | value_at(self.tie_breaker, doc);
        best.into_iter().map(|doc| (doc, total(doc))).collect()
    }
}

/// The higher score first, then the lower id.
pub(crate) fn compare_hits(one: &(DocId, u32), other: &(DocId, u32)) -> Ordering {
    other.1.cmp(&one.1).then(one.0.cmp(&other.0))
}
