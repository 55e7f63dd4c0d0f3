//! Bit-sliced scores: not an array of numbers but a bit set for each binary digit, a *bit plane*:
//! plane `n` holds the documents whose score has bit `n`. With four documents and three planes:
//!
//! ```text
//!              doc 0  1  2  3
//!   plane 2 (4)    1  0  1  0     doc 0 scores 4 + 1 = 5
//!   plane 1 (2)    0  1  1  0     doc 1 scores 2
//!   plane 0 (1)    1  0  0  0     doc 2 scores 4 + 2 = 6, doc 3 scores 0
//! ```
//!
//! A word operation handles one digit of 64 documents: `add` is a ripple-carry adder, and the best
//! are found from the highest plane down. A key press on a million documents costs some dozen
//! passes over 125 kB instead of a million additions and comparisons.

use crate::{bitset::BitSet, search::index::doc_id::DocId};
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub(crate) struct ClauseMatches {
    pub(crate) docs: BitSet<DocId>,
    /// The documents of each score, highest first; one that is in several sets has the best score.
    by_score: Vec<(u8, BitSet<DocId>)>,
}

impl ClauseMatches {
    pub(crate) fn score(&self, doc: DocId) -> u32 {
        let mut scores = self.by_score.iter();
        scores.find(|(_, docs)| docs.contains(doc)).map_or(0, |(score, _)| u32::from(*score))
    }

    /// Whether all of these documents have the same score.
    pub(crate) fn is_equal_for(&self, docs: &BitSet<DocId>) -> bool {
        let highest = self.by_score.first();
        highest.is_none_or(|(score, best)| *score == 0 || docs.is_subset(best))
    }

    /// The documents with the highest score and lower ones; some may be in several sets.
    pub(crate) fn sets(&self) -> impl Iterator<Item = &BitSet<DocId>> {
        self.by_score.iter().map(|(_, docs)| docs)
    }

    /// The scores of these documents.
    pub(crate) fn planes(&self, docs: &BitSet<DocId>) -> Vec<BitSet<DocId>> {
        let highest = self.by_score.first().map_or(0, |(score, _)| *score);
        let num_planes = (u8::BITS - highest.leading_zeros()) as usize;
        let mut planes = vec![BitSet::empty(docs.domain_size()); num_planes];
        let mut left = docs.clone();
        for (score, docs) in &self.by_score {
            let mut added = left.clone();
            added.intersect_with(docs);
            left.difference_with(docs);
            let set = planes.iter_mut().zip(0..).filter(|(_, bit)| score >> bit & 1 == 1);
            set.for_each(|(plane, _)| plane.union_with(&added));
            if left.is_empty() {
                break;
            }
        }
        planes
    }
}

/// A number for each document, as bit planes, lowest first.
#[derive(Debug, Default)]
pub(crate) struct BitPlanes(pub(crate) Vec<BitSet<DocId>>);

impl BitPlanes {
    pub(crate) fn add_multiple(&mut self, planes: &[BitSet<DocId>], factor: u32) {
        let shifts = (0..u32::BITS).filter(|bit| factor >> bit & 1 == 1);
        shifts.for_each(|shift| self.add(planes, shift as usize));
    }

    fn add(&mut self, planes: &[BitSet<DocId>], shift: usize) {
        let Some(first) = planes.first() else { return };
        if self.0.is_empty() && shift == 0 {
            self.0 = planes.to_vec();
            return;
        }
        let none = BitSet::empty(first.domain_size());
        let (mut added, mut carry) = (planes.iter(), none.clone());
        for at in shift.. {
            let plane = added.next();
            if plane.is_none() && carry.is_empty() {
                return;
            }
            if self.0.len() <= at {
                self.0.resize(at + 1, none.clone());
            }
            full_adder(&mut self.0[at], plane.unwrap_or(&none), &mut carry);
        }
    }

    pub(crate) fn max(&self, docs: &BitSet<DocId>) -> u32 {
        let (mut left, mut max) = (docs.clone(), 0);
        for (bit, plane) in self.0.iter().enumerate().rev() {
            let mut with_bit = left.clone();
            with_bit.intersect_with(plane);
            if !with_bit.is_empty() {
                (left, max) = (with_bit, max | 1 << bit);
            }
        }
        max
    }

    pub(crate) fn above(&self, docs: &BitSet<DocId>, number: u32) -> BitSet<DocId> {
        let (mut equal, mut above) = (docs.clone(), BitSet::empty(docs.domain_size()));
        for (bit, plane) in self.0.iter().enumerate().rev() {
            if number >> bit & 1 == 1 {
                equal.intersect_with(plane);
            } else {
                let mut higher = equal.clone();
                higher.intersect_with(plane);
                above.union_with(&higher);
                equal.difference_with(plane);
            }
        }
        above
    }
}

/// The number of a document in planes, lowest first.
pub(crate) fn value_at<'a>(planes: impl IntoIterator<Item = &'a BitSet<DocId>>, doc: DocId) -> u32 {
    planes
        .into_iter()
        .zip(0..)
        .fold(0, |value, (plane, bit)| value | u32::from(plane.contains(doc)) << bit)
}

fn full_adder(sum: &mut BitSet<DocId>, plane: &BitSet<DocId>, carry: &mut BitSet<DocId>) {
    let words = sum.words_mut().iter_mut().zip(plane.words()).zip(carry.words_mut());
    for ((sum, plane), carry) in words {
        let either = *sum ^ plane;
        (*sum, *carry) = (either ^ *carry, *sum & plane | *carry & either);
    }
}

/// Collects the documents of a clause; one that is added repeatedly keeps its best score.
#[derive(Debug)]
pub(crate) struct ScoredDocs {
    num_docs: usize,
    by_score: BTreeMap<u8, BitSet<DocId>>,
}

impl ScoredDocs {
    pub(crate) fn new(num_docs: usize) -> Self {
        Self { num_docs, by_score: BTreeMap::new() }
    }

    pub(crate) fn with_score(&mut self, score: u8) -> &mut BitSet<DocId> {
        self.by_score.entry(score).or_insert_with(|| BitSet::empty(self.num_docs))
    }

    pub(crate) fn finish(self) -> ClauseMatches {
        let by_score: Vec<(u8, BitSet<DocId>)> = self.by_score.into_iter().rev().collect();
        let mut sets = by_score.iter().map(|(_, docs)| docs);
        let mut docs = sets.next().cloned().unwrap_or_else(|| BitSet::empty(self.num_docs));
        sets.for_each(|set| docs.union_with(set));
        ClauseMatches { docs, by_score }
    }
}
