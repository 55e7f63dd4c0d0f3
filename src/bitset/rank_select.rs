//! Rank and select: from an index to the number of indices before it in a set, and back.

use super::{BitSet, Idx, SetBits};

/// Counts the indices before each word: rank takes one word, and select a binary search.
#[derive(Debug)]
pub struct RankSelect<I: Idx> {
    set: BitSet<I>,
    word_ranks: Vec<u32>,
    count: u32,
}

impl<I: Idx> RankSelect<I> {
    pub fn new(set: BitSet<I>) -> Self {
        let mut count = 0;
        let mut word_ranks = Vec::with_capacity(set.words().len());
        for word in set.words() {
            word_ranks.push(count);
            count += word.count_ones();
        }
        Self { set, word_ranks, count }
    }

    pub fn set(&self) -> &BitSet<I> {
        &self.set
    }

    pub fn count(&self) -> usize {
        self.count as usize
    }

    pub fn rank(&self, index: I) -> usize {
        let index = index.to_u32();
        let word = index as usize / 64;
        let Some(before) = self.word_ranks.get(word) else { return self.count() };
        let bits = self.set.words().get(word).copied().unwrap_or(0);
        (before + (bits & ((1 << (index % 64)) - 1)).count_ones()) as usize
    }

    pub fn select(&self, rank: usize) -> Option<I> {
        let rank = u32::try_from(rank).ok().filter(|rank| *rank < self.count)?;
        let word = self.word_ranks.partition_point(|before| *before <= rank).checked_sub(1)?;
        let before = *self.word_ranks.get(word)?;
        let bit = SetBits(*self.set.words().get(word)?).nth((rank - before) as usize)?;
        Some(I::from_u32(u32::try_from(word * 64).ok()? + bit))
    }
}
