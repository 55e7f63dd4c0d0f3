//! Top-k: adds up the scores of all clauses and selects the best documents, bit-sliced (see
//! [`score_planes`](super::score_planes)).

use super::score_planes::{BitPlanes, ClauseMatches, value_at};
use crate::{bitset::BitSet, search::index::doc_id::DocId};
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

/// Up to this many documents are compared one by one.
const MAX_ONE_BY_ONE: usize = 4096;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::execution::score_planes::ScoredDocs;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn best_are_those_of_a_sort(
            values in proptest::collection::vec((0_u8..16, 0_u8..16), 1..9000),
            limit in 0_usize..5000,
        ) {
            let matches = |values: &mut dyn Iterator<Item = u8>| {
                let mut scored = ScoredDocs::new(values.size_hint().0);
                (0..).zip(values).for_each(|(doc, value)| scored.with_score(value).insert(DocId(doc)));
                scored.finish()
            };
            let one = matches(&mut values.iter().map(|(one, _)| *one));
            let other = matches(&mut values.iter().map(|(_, other)| *other));
            let mut scores = Scores::new(&[]);
            scores.add(&one, 1);
            scores.add(&other, 5);
            let sums = values.iter().map(|(one, other)| u32::from(*one) + 5 * u32::from(*other));
            let mut expected: Vec<(DocId, u32)> = (0..).map(DocId).zip(sums).collect();
            expected.sort_by(compare_hits);
            expected.truncate(limit);
            prop_assert_eq!(scores.best(&BitSet::full(values.len()), limit), expected);
        }
    }
}
