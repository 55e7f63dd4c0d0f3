//! Dense bit sets: one bit for each index of a domain, combined 64 indices at a time.

mod rank_select;

pub use rank_select::RankSelect;
use std::marker::PhantomData;

/// An index type. Each domain has its own, so that sets of different things cannot be mixed.
pub trait Idx: Copy {
    fn from_u32(index: u32) -> Self;
    fn to_u32(self) -> u32;
}

impl Idx for u32 {
    fn from_u32(index: u32) -> Self {
        index
    }

    fn to_u32(self) -> u32 {
        self
    }
}

impl Idx for usize {
    fn from_u32(index: u32) -> Self {
        index as Self
    }

    fn to_u32(self) -> u32 {
        u32::try_from(self).unwrap_or(u32::MAX)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitSet<I: Idx> {
    words: Vec<u64>,
    domain_size: usize,
    index: PhantomData<I>,
}

impl<I: Idx> Default for BitSet<I> {
    fn default() -> Self {
        Self::empty(0)
    }
}

impl<I: Idx> BitSet<I> {
    pub fn empty(domain_size: usize) -> Self {
        Self::filled(domain_size, 0)
    }

    pub fn full(domain_size: usize) -> Self {
        let mut full = Self::filled(domain_size, u64::MAX);
        // No bit may be set beyond the domain, or counts would be wrong.
        let used = domain_size % 64;
        if used > 0
            && let Some(last) = full.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
        full
    }

    fn filled(domain_size: usize, word: u64) -> Self {
        Self { words: vec![word; domain_size.div_ceil(64)], domain_size, index: PhantomData }
    }

    pub fn grow(&mut self, domain_size: usize) {
        self.domain_size = self.domain_size.max(domain_size);
        self.words.resize(self.domain_size.div_ceil(64), 0);
    }

    pub fn insert(&mut self, index: I) {
        let index = index.to_u32();
        if let Some(word) = self.words.get_mut(index as usize / 64) {
            *word |= 1 << (index % 64);
        }
    }

    pub fn remove(&mut self, index: I) {
        let index = index.to_u32();
        if let Some(word) = self.words.get_mut(index as usize / 64) {
            *word &= !(1 << (index % 64));
        }
    }

    pub fn contains(&self, index: I) -> bool {
        let index = index.to_u32();
        self.words.get(index as usize / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Inserts the indices, collecting those of one word: sorted ones cost one write per word.
    pub fn insert_all(&mut self, indices: &[I]) {
        let (mut word, mut bits) = (0_u32, 0_u64);
        for index in indices {
            let index = index.to_u32();
            if index / 64 != word {
                self.insert_word(word, bits);
                (word, bits) = (index / 64, 0);
            }
            bits |= 1 << (index % 64);
        }
        self.insert_word(word, bits);
    }

    fn insert_word(&mut self, word: u32, bits: u64) {
        if let Some(word) = self.words.get_mut(word as usize) {
            *word |= bits;
        }
    }

    pub fn union_with(&mut self, other: &Self) {
        self.combine(other, |own, other| own | other);
    }

    pub fn intersect_with(&mut self, other: &Self) {
        self.combine(other, |own, other| own & other);
    }

    pub fn difference_with(&mut self, other: &Self) {
        self.combine(other, |own, other| own & !other);
    }

    fn combine(&mut self, other: &Self, operation: impl Fn(u64, u64) -> u64) {
        for (own, other) in self.words.iter_mut().zip(&other.words) {
            *own = operation(*own, *other);
        }
    }

    /// The bits, the lowest index in the lowest bit of the first word.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// The bits to change; those beyond the domain must stay 0.
    pub fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    pub fn domain_size(&self) -> usize {
        self.domain_size
    }

    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    pub fn is_subset(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).all(|(own, other)| own & !other == 0)
    }

    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn intersection_count(&self, other: &Self) -> usize {
        let both = self.words.iter().zip(&other.words).map(|(own, other)| own & other);
        both.map(|word| word.count_ones() as usize).sum()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = I> + Clone + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            // A domain has at most 2³² indices.
            let start = u32::try_from(at * 64).unwrap_or(u32::MAX);
            SetBits(*word).map(move |bit| I::from_u32(start + bit))
        })
    }
}

#[derive(Clone)]
pub struct SetBits(pub u64);

impl Iterator for SetBits {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let bit = self.0.trailing_zeros();
        (bit < 64).then(|| {
            self.0 &= self.0 - 1;
            bit
        })
    }
}

impl DoubleEndedIterator for SetBits {
    fn next_back(&mut self) -> Option<u32> {
        let bit = 63_u32.checked_sub(self.0.leading_zeros())?;
        self.0 &= !(1 << bit);
        Some(bit)
    }
}
