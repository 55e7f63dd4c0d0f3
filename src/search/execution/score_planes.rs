//! Bit-sliced scores. The scores of all documents are not an array of numbers but a bit set for each
//! binary digit, a *bit plane*: plane `n` holds the documents whose score has bit `n`. With four
//! documents and three planes:
//!
//! ```text
//!              doc 0  1  2  3
//!   plane 2 (4)    1  0  1  0     doc 0 scores 4 + 1 = 5
//!   plane 1 (2)    0  1  1  0     doc 1 scores 2
//!   plane 0 (1)    1  0  0  0     doc 2 scores 4 + 2 = 6, doc 3 scores 0
//! ```
//!
//! A word operation handles one digit of 64 documents. To add the scores of another clause is a
//! ripple-carry adder over planes (`Scores::add`), and the best documents are found from the highest
//! plane down: those in it beat all others (`Scores::best`). A key press on a million documents costs
//! some dozen passes over 125 kB instead of a million additions and comparisons.

use crate::{bitset::BitSet, search::index::doc_id::DocId};
use std::collections::BTreeMap;

/// The documents that match a clause.
#[derive(Debug)]
pub(crate) struct ClauseMatches {
    pub(crate) docs: BitSet<DocId>,
    /// Their scores, lowest plane first.
    pub(crate) planes: Vec<BitSet<DocId>>,
}

/// The number that planes, lowest first, have for a document.
pub(crate) fn value_at<'a>(planes: impl IntoIterator<Item = &'a BitSet<DocId>>, doc: DocId) -> u32 {
    planes
        .into_iter()
        .zip(0..)
        .fold(0, |value, (plane, bit)| value | u32::from(plane.contains(doc)) << bit)
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

    /// The documents with a score, to add some.
    pub(crate) fn with_score(&mut self, score: u8) -> &mut BitSet<DocId> {
        self.by_score.entry(score).or_insert_with(|| BitSet::empty(self.num_docs))
    }

    pub(crate) fn finish(self) -> ClauseMatches {
        let highest = self.by_score.last_key_value().map_or(0, |(score, _)| *score);
        let num_planes = (u8::BITS - highest.leading_zeros()) as usize;
        let mut docs = BitSet::empty(self.num_docs);
        let mut planes = vec![BitSet::empty(self.num_docs); num_planes];
        for (score, mut added) in self.by_score.into_iter().rev() {
            added.difference_with(&docs);
            docs.union_with(&added);
            let set = planes.iter_mut().zip(0..).filter(|(_, bit)| score >> bit & 1 == 1);
            set.for_each(|(plane, _)| plane.union_with(&added));
        }
        ClauseMatches { docs, planes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn documents_keep_their_best_score(
            added in proptest::collection::vec((0_u8..64, 0_u32..300), 0..400),
        ) {
            let mut best = BTreeMap::new();
            let mut scored = ScoredDocs::new(300);
            for (score, doc) in added {
                let known = best.entry(DocId(doc)).or_insert(score);
                *known = score.max(*known);
                scored.with_score(score).insert(DocId(doc));
            }
            let ClauseMatches { docs, planes } = scored.finish();
            let scores = docs.iter().map(|doc| (doc, value_at(&planes, doc)));
            let best = best.into_iter().map(|(doc, score)| (doc, u32::from(score)));
            prop_assert!(scores.eq(best));
        }
    }
}
