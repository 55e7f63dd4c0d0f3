//! Maps a set of documents to a set of list positions in O(words), for lists in which each document
//! occurs once. A pane asks at every key which of its rows match.

use crate::{
    bitset::{BitSet, RankSelect, SetBits},
    search::index::doc_id::DocId,
};

/// The documents of a list with their positions.
#[derive(Debug)]
pub struct ListProjection {
    /// The documents that are in the list.
    docs: RankSelect<DocId>,
    length: usize,
    /// None where the list is in the order of the ids, as lists in the order of time are: then the
    /// position of a document is its rank.
    permutation: Option<Permutation>,
}

/// A list in another order.
#[derive(Debug)]
struct Permutation {
    /// The position of each document, by its rank.
    positions: Vec<u32>,
    /// The document at each position.
    docs: Vec<DocId>,
}

/// More documents of one word than this are moved to their positions together.
const MIN_COMPRESSED: u32 = 4;

/// From this fraction of a permuted list on, all of its positions are looked up.
const DENSE_FRACTION: usize = 4;

impl ListProjection {
    /// A list of distinct documents; an id beyond `num_docs` stands for an entry that is not indexed.
    pub(crate) fn new(list: &[DocId], num_docs: usize) -> Self {
        let mut docs = BitSet::empty(num_docs);
        docs.insert_all(list);
        let docs = RankSelect::new(docs);
        let is_ascending = list.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
        let are_indexed = list.last().is_none_or(|last| (last.0 as usize) < num_docs);
        let permutation = (!is_ascending || !are_indexed).then(|| {
            let mut positions = vec![0; docs.count()];
            for (doc, position) in list.iter().zip(0..) {
                if docs.set().contains(*doc)
                    && let Some(entry) = positions.get_mut(docs.rank(*doc))
                {
                    *entry = position;
                }
            }
            Permutation { positions, docs: list.to_vec() }
        });
        Self { docs, length: list.len(), permutation }
    }

    fn position(&self, rank: usize) -> usize {
        let positions = self.permutation.as_ref().map(|permutation| &permutation.positions);
        let position = positions.and_then(|positions| positions.get(rank));
        position.map_or(rank, |position| *position as usize)
    }

    /// The positions of the documents of a set.
    pub(crate) fn project_dense(&self, set: &BitSet<DocId>) -> BitSet<usize> {
        let mut positions = BitSet::empty(self.length);
        if let Some(Permutation { docs, .. }) = &self.permutation
            && self.docs.set().intersection_count(set) > self.length / DENSE_FRACTION
        {
            for (word, docs) in positions.words_mut().iter_mut().zip(docs.chunks(64)) {
                let push = |bits, doc: &DocId| bits << 1 | u64::from(set.contains(*doc));
                *word = docs.iter().rev().fold(0, push);
            }
            return positions;
        }
        let own = self.docs.set().words().iter().zip(self.docs.word_ranks());
        for ((own, rank), other) in own.zip(set.words()) {
            let both = own & other;
            if both == 0 {
                continue;
            }
            if self.permutation.is_none() && both.count_ones() > MIN_COMPRESSED {
                insert_bits(&mut positions, *rank as usize, compress(both, *own));
                continue;
            }
            for bit in SetBits(both) {
                let rank = rank + (own & ((1 << bit) - 1)).count_ones();
                positions.insert(self.position(rank as usize));
            }
        }
        positions
    }

    /// The positions of a few documents.
    pub(crate) fn project_sparse(&self, docs: &[DocId]) -> BitSet<usize> {
        let mut positions = BitSet::empty(self.length);
        for doc in docs.iter().filter(|doc| self.docs.set().contains(**doc)) {
            positions.insert(self.position(self.docs.rank(*doc)));
        }
        positions
    }
}

/// The bits of a word that a mask selects, moved together at the low end in their order. A bit moves
/// by the number of gaps in the mask below it: by powers of two, all bits at once (the "compress" of
/// H. S. Warren, Hacker's Delight, chapter 7).
fn compress(word: u64, mask: u64) -> u64 {
    let (mut word, mut mask) = (word & mask, mask);
    let mut gaps = !mask << 1;
    for step in 0..6 {
        // For every bit whether the number of gaps below it is odd: the next digit of its distance.
        let mut odd = gaps;
        for shift in [1, 2, 4, 8, 16, 32] {
            odd ^= odd << shift;
        }
        let (moved, moved_mask) = (word & odd, mask & odd);
        word = word ^ moved | moved >> (1 << step);
        mask = mask ^ moved_mask | moved_mask >> (1 << step);
        gaps &= !odd;
    }
    word
}

/// Sets the bits of a word from a position on, which may continue in the next word.
fn insert_bits(positions: &mut BitSet<usize>, from: usize, bits: u64) {
    let (at, shift) = (from / 64, from % 64);
    if let Some(word) = positions.words_mut().get_mut(at) {
        *word |= bits << shift;
    }
    if shift > 0
        && let Some(word) = positions.words_mut().get_mut(at + 1)
    {
        *word |= bits >> (64 - shift);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sparse_and_dense_sets_project_alike(
            list in prop::collection::btree_set(0_u32..400, 0..300),
            matching in prop::collection::btree_set(0_u32..400, 0..300),
            is_ordered in any::<bool>(),
            has_unindexed in any::<bool>(),
        ) {
            let mut list: Vec<DocId> = list.into_iter().map(DocId).collect();
            if !is_ordered {
                list.reverse();
            }
            if has_unindexed {
                list.push(DocId(u32::MAX));
            }
            let sparse: Vec<DocId> = matching.iter().copied().map(DocId).collect();
            let mut dense = BitSet::empty(400);
            dense.insert_all(&sparse);
            let projection = ListProjection::new(&list, 400);
            let is_identity = !has_unindexed && (is_ordered || list.len() < 2);
            prop_assert_eq!(projection.permutation.is_none(), is_identity);
            let mut expected = BitSet::empty(list.len());
            for (doc, position) in list.iter().zip(0..) {
                if matching.contains(&doc.0) {
                    expected.insert(position);
                }
            }
            prop_assert_eq!(&projection.project_dense(&dense), &expected);
            prop_assert_eq!(&projection.project_sparse(&sparse), &expected);
        }

        #[test]
        fn compress_keeps_the_order_of_bits(word in any::<u64>(), mask in any::<u64>()) {
            let selected = SetBits(mask).zip(0..);
            let one_by_one = selected.fold(0, |all, (bit, to)| all | (word >> bit & 1) << to);
            prop_assert_eq!(compress(word, mask), one_by_one);
        }
    }
}
