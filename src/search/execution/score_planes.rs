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
//! ripple-carry adder over planes (`ScoreAccumulator::add`), and the best documents are found from the
//! highest plane down: those in it beat all others (`ScoreAccumulator::best`). A key press on a million
//! documents costs some dozen passes over 125 kB instead of a million additions and comparisons.

use crate::{
    bitset::BitSet,
    search::index::{doc_id::DocId, postings::PostingList},
};
use std::cmp::Reverse;

/// Planes are processed in blocks of this many words, whose sets fit the second-level cache.
pub(crate) const BLOCK_WORDS: usize = 2048;

/// The documents that match a clause.
#[derive(Debug)]
pub(crate) enum ClauseMatches {
    /// In ascending order, with their scores.
    Sparse(Vec<(DocId, u8)>),
    Dense {
        docs: BitSet<DocId>,
        /// Their scores, lowest plane first.
        planes: Vec<BitSet<DocId>>,
    },
}

impl ClauseMatches {
    pub(crate) fn as_sparse(&self) -> Option<&[(DocId, u8)]> {
        match self {
            Self::Sparse(docs) => Some(docs),
            Self::Dense { .. } => None,
        }
    }

    /// The score of a document, if it matches.
    pub(crate) fn score(&self, doc: DocId) -> Option<u8> {
        match self {
            Self::Sparse(docs) => {
                let at = docs.binary_search_by_key(&doc, |(known, _)| *known).ok()?;
                docs.get(at).map(|(_, score)| *score)
            }
            Self::Dense { docs, planes } => {
                docs.contains(doc).then(|| u8::try_from(value_at(planes, doc)).unwrap_or(u8::MAX))
            }
        }
    }

    /// The matching documents, and their scores as bit planes.
    pub(crate) fn to_dense(&self, num_docs: usize) -> (BitSet<DocId>, Vec<BitSet<DocId>>) {
        let list = match self {
            Self::Sparse(list) => list,
            Self::Dense { docs, planes } => return (docs.clone(), planes.clone()),
        };
        let mut docs = BitSet::empty(num_docs);
        let highest = list.iter().map(|(_, score)| *score).max().unwrap_or(0);
        let num_planes = u8::BITS - highest.leading_zeros();
        let mut planes: Vec<BitSet<DocId>> =
            (0..num_planes).map(|_| BitSet::empty(num_docs)).collect();
        for (doc, score) in list {
            docs.insert(*doc);
            let set = planes.iter_mut().zip(0_u8..).filter(|(_, bit)| score >> bit & 1 == 1);
            set.for_each(|(plane, _)| plane.insert(*doc));
        }
        (docs, planes)
    }
}

/// The number that planes, lowest first, have for a document.
pub(crate) fn value_at<'a>(planes: impl IntoIterator<Item = &'a BitSet<DocId>>, doc: DocId) -> u32 {
    planes
        .into_iter()
        .zip(0..)
        .fold(0, |value, (plane, bit)| value | u32::from(plane.contains(doc)) << bit)
}

/// Documents with the same score.
pub(crate) struct ScoredDocs<'a> {
    pub(crate) score: u8,
    pub(crate) docs: Docs<'a>,
}

pub(crate) enum Docs<'a> {
    Postings(PostingList<'a>),
    /// In ascending order.
    Sparse(Vec<DocId>),
    Dense(BitSet<DocId>),
}

impl Docs<'_> {
    pub(crate) fn as_postings(&self) -> PostingList<'_> {
        match self {
            Self::Postings(postings) => *postings,
            Self::Sparse(docs) => PostingList::Sparse(docs),
            Self::Dense(docs) => PostingList::Dense(docs),
        }
    }

    pub(crate) fn as_sparse(&self) -> Option<&[DocId]> {
        match self.as_postings() {
            PostingList::Sparse(docs) => Some(docs),
            PostingList::Dense(_) => None,
        }
    }
}

/// Moves the documents of a list that are in a block into it. The block starts at word `first`; of a
/// sparse list the rest is left for later blocks.
fn add_to_block(list: &mut PostingList<'_>, block: &mut [u64], first: usize) {
    match list {
        PostingList::Sparse(docs) => {
            let start = u32::try_from(first * 64).unwrap_or(u32::MAX);
            let end = u32::try_from((first + block.len()) * 64).unwrap_or(u32::MAX);
            let mut count = 0;
            for doc in docs.iter().take_while(|doc| doc.0 < end) {
                let at = doc.0 - start;
                if let Some(word) = block.get_mut(at as usize / 64) {
                    *word |= 1 << (at % 64);
                }
                count += 1;
            }
            *docs = docs.get(count..).unwrap_or(&[]);
        }
        PostingList::Dense(docs) => {
            let words = docs.words().get(first..).unwrap_or(&[]);
            for (own, other) in block.iter_mut().zip(words) {
                *own |= other;
            }
        }
    }
}

/// The union of all documents, each with its best score.
pub(crate) fn max_scores(num_docs: usize, mut sources: Vec<ScoredDocs<'_>>) -> ClauseMatches {
    // With the best score first, a document keeps the first one that it gets.
    sources.sort_by_key(|source| Reverse(source.score));
    let highest = sources.first().map_or(0, |source| source.score);
    let mut lists: Vec<(u8, PostingList<'_>)> =
        sources.iter().map(|source| (source.score, source.docs.as_postings())).collect();
    let mut docs = BitSet::empty(num_docs);
    let num_planes = u8::BITS - highest.leading_zeros();
    let mut planes: Vec<BitSet<DocId>> = (0..num_planes).map(|_| BitSet::empty(num_docs)).collect();
    let mut added = vec![0_u64; BLOCK_WORDS];
    let mut first = 0;
    for block in docs.words_mut().chunks_mut(BLOCK_WORDS) {
        let added = added.get_mut(..block.len()).unwrap_or(&mut []);
        for same_score in lists.chunk_by_mut(|one, other| one.0 == other.0) {
            let score = same_score.first().map_or(0, |(score, _)| *score);
            added.fill(0);
            same_score.iter_mut().for_each(|(_, list)| add_to_block(list, added, first));
            for (added, known) in added.iter_mut().zip(block.iter_mut()) {
                *added &= !*known;
                *known |= *added;
            }
            for (plane, _) in planes.iter_mut().zip(0_u8..).filter(|(_, bit)| score >> bit & 1 == 1)
            {
                let plane = plane.words_mut().get_mut(first..).unwrap_or(&mut []);
                for (plane, added) in plane.iter_mut().zip(added.iter()) {
                    *plane |= added;
                }
            }
        }
        first += block.len();
    }
    ClauseMatches::Dense { docs, planes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn documents_keep_their_best_score(
            lists in proptest::collection::vec(
                (0_u8..64, any::<bool>(), proptest::collection::btree_set(0_u32..300_000, 0..30)),
                0..12,
            ),
        ) {
            let num_docs = 300_000;
            let mut best = BTreeMap::new();
            let mut sources = Vec::new();
            for (score, is_dense, docs) in lists {
                let docs: Vec<DocId> = docs.into_iter().map(DocId).collect();
                for doc in &docs {
                    let known = best.entry(*doc).or_insert(score);
                    *known = score.max(*known);
                }
                let mut dense = BitSet::empty(num_docs);
                dense.insert_all(&docs);
                let docs = if is_dense { Docs::Dense(dense) } else { Docs::Sparse(docs) };
                sources.push(ScoredDocs { score, docs });
            }
            let matches = max_scores(num_docs, sources);
            let ClauseMatches::Dense { docs, .. } = &matches else { panic!("sparse") };
            let scores: BTreeMap<DocId, u8> =
                docs.iter().filter_map(|doc| Some((doc, matches.score(doc)?))).collect();
            prop_assert_eq!(scores, best);
        }
    }
}
