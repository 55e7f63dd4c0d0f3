//! Top-k: adds up the scores of all clauses and selects the best documents, bit-sliced (see
//! [`score_planes`](super::score_planes)).

use super::score_planes::value_at;
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

/// The total scores of all documents, as bit planes, lowest first.
#[derive(Debug)]
pub(crate) struct Scores<'a> {
    planes: Vec<BitSet<DocId>>,
    /// Lower planes, which decide between equal scores.
    tie_breaker: &'a [BitSet<DocId>],
}

impl<'a> Scores<'a> {
    pub(crate) fn new(tie_breaker: &'a [BitSet<DocId>]) -> Self {
        Self { planes: Vec::new(), tie_breaker }
    }

    /// Adds the scores of a clause: a ripple-carry adder over the planes.
    pub(crate) fn add(&mut self, planes: Vec<BitSet<DocId>>) {
        let Some(first) = planes.first() else { return };
        if self.planes.is_empty() {
            self.planes = planes;
            return;
        }
        let none = BitSet::empty(first.domain_size());
        let mut carry = none.clone();
        let mut added = planes.iter();
        for at in 0.. {
            let plane = added.next();
            if plane.is_none() && carry.is_empty() {
                return;
            }
            if at == self.planes.len() {
                self.planes.push(none.clone());
            }
            if let Some(sum) = self.planes.get_mut(at) {
                full_adder(sum, plane.unwrap_or(&none), &mut carry);
            }
        }
    }

    /// Adds a multiple of the scores of a clause: shifts and additions, as by hand.
    pub(crate) fn add_multiple(&mut self, planes: &[BitSet<DocId>], factor: u32) {
        let Some(plane) = planes.first() else { return };
        for shift in (0..u32::BITS).filter(|bit| factor >> bit & 1 == 1) {
            let zeros = (0..shift).map(|_| BitSet::empty(plane.domain_size()));
            self.add(zeros.chain(planes.iter().cloned()).collect());
        }
    }

    /// The score of one document.
    pub(crate) fn total(&self, doc: DocId) -> u32 {
        value_at(self.tie_breaker.iter().chain(&self.planes), doc)
    }

    /// The best `limit` documents: by score, and by id where scores are equal. From the highest plane down:
    /// a document in the plane beats all that are not.
    pub(crate) fn best(&self, docs: &BitSet<DocId>, limit: usize) -> Vec<(DocId, u32)> {
        let (mut left, mut best) = (docs.clone(), Vec::new());
        let mut num_left = left.count();
        for plane in self.tie_breaker.iter().chain(&self.planes).rev() {
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
        let mut best: Vec<(DocId, u32)> =
            best.into_iter().map(|doc| (doc, self.total(doc))).collect();
        best.sort_unstable_by(compare_hits);
        best.truncate(limit);
        best
    }
}

/// The higher score first, then the lower id.
pub(crate) fn compare_hits(one: &(DocId, u32), other: &(DocId, u32)) -> Ordering {
    other.1.cmp(&one.1).then(one.0.cmp(&other.0))
}

/// Adds a plane and a carry to a sum; what is carried over replaces the carry.
fn full_adder(sum: &mut BitSet<DocId>, plane: &BitSet<DocId>, carry: &mut BitSet<DocId>) {
    let words = sum.words_mut().iter_mut().zip(plane.words()).zip(carry.words_mut());
    for ((sum, plane), carry) in words {
        let either = *sum ^ plane;
        (*sum, *carry) = (either ^ *carry, *sum & plane | *carry & either);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn planes(values: &[u32], num_planes: u32) -> Vec<BitSet<DocId>> {
        let plane = |bit: u32| {
            let mut plane = BitSet::empty(values.len());
            let with_bit = values.iter().zip(0..).filter(|(value, _)| *value >> bit & 1 == 1);
            with_bit.for_each(|(_, doc)| plane.insert(DocId(doc)));
            plane
        };
        (0..num_planes).map(plane).collect()
    }

    proptest! {
        #[test]
        fn planes_add_up(
            rows in proptest::collection::vec(proptest::collection::vec(0_u32..64, 70), 1..40),
        ) {
            let mut scores = Scores::new(&[]);
            rows.iter().for_each(|row| scores.add(planes(row, 6)));
            for doc in 0..70 {
                let sum: u32 = rows.iter().map(|row| row[doc]).sum();
                prop_assert_eq!(scores.total(DocId(doc as u32)), sum);
            }
        }

        #[test]
        fn best_are_those_of_a_sort(
            values in proptest::collection::vec(0_u32..16, 1..9000),
            limit in 0_usize..5000,
        ) {
            let mut scores = Scores::new(&[]);
            scores.add(planes(&values, 4));
            let mut expected: Vec<(DocId, u32)> =
                (0..).map(DocId).zip(values.iter().copied()).collect();
            expected.sort_by(compare_hits);
            expected.truncate(limit);
            prop_assert_eq!(scores.best(&BitSet::full(values.len()), limit), expected);
        }
    }
}
