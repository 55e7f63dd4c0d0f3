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
    pub(crate) fn best(
        &self,
        docs: &BitSet<DocId>,
        num_docs: usize,
        limit: usize,
    ) -> Vec<(DocId, u32)> {
        let best = match num_docs <= MAX_ONE_BY_ONE {
            true => docs.iter().collect(),
            false => self.best_of_many(docs, num_docs, limit),
        };
        let mut best: Vec<(DocId, u32)> =
            best.into_iter().map(|doc| (doc, self.total(doc))).collect();
        best.sort_unstable_by(compare_hits);
        best.truncate(limit);
        best
    }

    /// The best are among these, which may be more.
    fn best_of_many(&self, docs: &BitSet<DocId>, mut num_left: usize, limit: usize) -> Vec<DocId> {
        let clauses: Vec<_> =
            self.clauses.iter().filter(|(clause, _)| !clause.is_equal_for(docs)).collect();
        let mut sum = BitPlanes::default();
        // A document in an earlier set of a group beats all that are not.
        let mut groups: Vec<Vec<&BitSet<DocId>>> = Vec::new();
        if let [(clause, _)] = clauses.as_slice() {
            groups.push(clause.sets().collect());
        } else {
            for (clause, factor) in clauses {
                sum.add_multiple(&clause.planes(docs), *factor);
            }
            groups.extend(sum.0.iter().rev().map(|plane| vec![plane]));
        }
        groups.extend(self.tie_breaker.iter().rev().map(|plane| vec![plane]));
        let (mut left, mut best) = (docs.clone(), Vec::new());
        for sets in groups {
            for set in sets {
                if num_left <= MAX_ONE_BY_ONE {
                    break;
                }
                let count = left.intersection_count(set);
                if best.len() + count >= limit {
                    left.intersect_with(set);
                    num_left = count;
                    break;
                }
                if count > 0 {
                    let mut taken = left.clone();
                    taken.intersect_with(set);
                    best.extend(taken.iter());
                    left.difference_with(set);
                    num_left -= count;
                }
            }
        }
        // Of more than these every one has the same score, and the first come first.
        best.extend(left.iter().take(limit.max(MAX_ONE_BY_ONE)));
        best
    }
}

/// The higher score first, then the lower id.
pub(crate) fn compare_hits(one: &(DocId, u32), other: &(DocId, u32)) -> Ordering {
    other.1.cmp(&one.1).then(one.0.cmp(&other.0))
}
