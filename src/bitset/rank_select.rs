//! Rank and select: from an index to the number of indices before it in a set, and back.

use super::{BitSet, Idx, SetBits};

/// A set with the number of its indices before each word, so that rank takes one word and select a
/// binary search.
#[derive(Debug)]
pub(crate) struct RankSelect<I: Idx> {
    set: BitSet<I>,
    /// The rank of the first index of each word.
    word_ranks: Vec<u32>,
    count: u32,
}

impl<I: Idx> RankSelect<I> {
    pub(crate) fn new(set: BitSet<I>) -> Self {
        let mut count = 0;
        let mut word_ranks = Vec::with_capacity(set.words().len());
        for word in set.words() {
            word_ranks.push(count);
            count += word.count_ones();
        }
        Self { set, word_ranks, count }
    }

    pub(crate) fn set(&self) -> &BitSet<I> {
        &self.set
    }

    /// How many indices are in the set.
    pub(crate) fn count(&self) -> usize {
        self.count as usize
    }

    /// How many indices of the set are lower than this one.
    pub(crate) fn rank(&self, index: I) -> usize {
        let index = index.to_u32();
        let word = index as usize / 64;
        let Some(before) = self.word_ranks.get(word) else { return self.count() };
        let bits = self.set.words().get(word).copied().unwrap_or(0);
        (before + (bits & ((1 << (index % 64)) - 1)).count_ones()) as usize
    }

    /// The index of this rank.
    pub(crate) fn select(&self, rank: usize) -> Option<I> {
        let rank = u32::try_from(rank).ok().filter(|rank| *rank < self.count)?;
        let word = self.word_ranks.partition_point(|before| *before <= rank).checked_sub(1)?;
        let before = *self.word_ranks.get(word)?;
        let bit = SetBits(*self.set.words().get(word)?).nth((rank - before) as usize)?;
        Some(I::from_u32(u32::try_from(word * 64).ok()? + bit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn select_inverts_rank(indices in prop::collection::btree_set(0_u32..400, 0..300)) {
            let mut set = BitSet::empty(400);
            indices.iter().for_each(|index| set.insert(*index));
            let ranked = RankSelect::new(set);
            for index in 0..500 {
                prop_assert_eq!(ranked.rank(index), indices.range(..index).count());
            }
            for (rank, index) in indices.iter().enumerate() {
                prop_assert_eq!(ranked.select(rank), Some(*index));
            }
            prop_assert_eq!(ranked.select(indices.len()), None);
        }
    }
}
