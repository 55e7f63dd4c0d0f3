//! A set of documents, one bit each, and what is done with such sets. Knows only numbers.

pub(crate) mod popcount;
pub(crate) mod rank_select;

pub(crate) use rank_select::PositionSet;
use std::cell::RefCell;

/// A set of numbers below a fixed length.
#[derive(Debug, PartialEq, Eq, Default)]
pub(crate) struct BitSet {
    words: Vec<u64>,
    length: usize,
}

/// Sets of fewer blocks than this are not worth keeping.
const WORTH_KEEPING: usize = 1024;

/// More sets than this are not in use at once.
const MOST_KEPT: usize = 24;

thread_local! {
    /// The memory of sets that are no longer used. A search needs a dozen for a moment, and to
    /// get them from the system anew at every key costs more than all that is done with them.
    static KEPT: RefCell<Vec<Vec<u64>>> = const { RefCell::new(Vec::new()) };
}

/// Room for so many blocks, with nothing in it.
fn room(blocks: usize) -> Vec<u64> {
    let kept = if blocks < WORTH_KEEPING {
        None
    } else {
        KEPT.try_with(|kept| kept.try_borrow_mut().ok()?.pop()).ok().flatten()
    };
    let mut room = kept.unwrap_or_default();
    room.clear();
    room
}

fn filled(length: usize, with: u64) -> Vec<u64> {
    let blocks = length.div_ceil(64);
    let mut words = room(blocks);
    words.resize(blocks, with);
    words
}

impl Drop for BitSet {
    fn drop(&mut self) {
        if self.words.len() >= WORTH_KEEPING {
            let words = std::mem::take(&mut self.words);
            // While a thread ends there is nothing to keep them in.
            let _ = KEPT.try_with(|kept| {
                if let Ok(mut kept) = kept.try_borrow_mut()
                    && kept.len() < MOST_KEPT
                {
                    kept.push(words);
                }
            });
        }
    }
}

impl Clone for BitSet {
    fn clone(&self) -> Self {
        let mut words = room(self.words.len());
        words.extend_from_slice(&self.words);
        Self { words, length: self.length }
    }
}

impl BitSet {
    /// The empty set of numbers below `length`.
    pub(crate) fn none(length: usize) -> Self {
        Self { words: filled(length, 0), length }
    }

    /// All numbers below `length`.
    pub(crate) fn all(length: usize) -> Self {
        let mut all = Self { words: filled(length, u64::MAX), length };
        all.trim();
        all
    }

    /// No bit beyond the length may be set, or counts would be wrong.
    fn trim(&mut self) {
        let used = self.length % 64;
        if used > 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
    }

    pub(crate) fn insert(&mut self, number: u32) {
        if let Some(word) = self.words.get_mut(number as usize / 64) {
            *word |= 1 << (number % 64);
        }
    }

    pub(crate) fn take_out(&mut self, number: u32) {
        if let Some(word) = self.words.get_mut(number as usize / 64) {
            *word &= !(1 << (number % 64));
        }
    }

    pub(crate) fn contains(&self, number: u32) -> bool {
        self.words.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Adds numbers, of which neighbours are mostly in order: those of one block go in together.
    pub(crate) fn extend(&mut self, numbers: &[u32]) {
        let (mut block, mut gathered) = (0_u32, 0_u64);
        for number in numbers {
            if number / 64 != block {
                self.put(block, gathered);
                (block, gathered) = (number / 64, 0);
            }
            gathered |= 1 << (number % 64);
        }
        self.put(block, gathered);
    }

    fn put(&mut self, block: u32, gathered: u64) {
        if let Some(word) = self.words.get_mut(block as usize) {
            *word |= gathered;
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.zip(other, |mine, theirs| mine | theirs);
    }

    pub(crate) fn keep(&mut self, other: &Self) {
        self.zip(other, |mine, theirs| mine & theirs);
    }

    pub(crate) fn remove(&mut self, other: &Self) {
        self.zip(other, |mine, theirs| mine & !theirs);
    }

    fn zip(&mut self, other: &Self, with: impl Fn(u64, u64) -> u64) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine = with(*mine, *theirs);
        }
    }

    /// The blocks of 64 numbers that the set is made of.
    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// The same, to change; bits beyond the length must stay 0.
    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    /// For every number below how many there may be.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// The numbers in the set, smallest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
        numbers(&self.words, 0)
    }
}

/// The numbers in some blocks of a set, of which the first one is the so-manieth of the set.
pub(crate) fn numbers(
    blocks: &[u64],
    first: usize,
) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
    blocks.iter().enumerate().flat_map(move |(block, word)| {
        // Documents are numbered in 32 bits.
        let start = u32::try_from((first + block) * 64).unwrap_or(u32::MAX);
        SetBits(*word).map(move |bit| start + bit)
    })
}

/// The numbers of the bits set in one block, lowest first.
pub(crate) fn ones(block: u64) -> impl Iterator<Item = u32> {
    SetBits(block)
}

/// The numbers of the bits set in one block.
#[derive(Clone)]
struct SetBits(u64);

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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn of(length: usize, numbers: &BTreeSet<u32>) -> BitSet {
        let mut bits = BitSet::none(length);
        bits.extend(&numbers.iter().copied().collect::<Vec<_>>());
        bits
    }

    #[test]
    fn all_is_no_more_than_all() {
        assert_eq!(BitSet::all(70).iter().collect::<Vec<_>>(), (0..70).collect::<Vec<_>>());
        assert_eq!(BitSet::all(0).iter().next(), None);
    }

    proptest! {
        #[test]
        fn sets_behave_as_sets(
            one in proptest::collection::btree_set(0_u32..300, 0..60),
            other in proptest::collection::btree_set(0_u32..300, 0..60),
        ) {
            let (left, right) = (of(300, &one), of(300, &other));
            let check = |change: fn(&mut BitSet, &BitSet), expected: Vec<u32>| {
                let mut changed = left.clone();
                change(&mut changed, &right);
                assert_eq!(changed.iter().collect::<Vec<_>>(), expected);
                let backwards: Vec<u32> = changed.iter().rev().collect();
                assert_eq!(backwards, expected.into_iter().rev().collect::<Vec<_>>());
            };
            check(BitSet::add, one.union(&other).copied().collect());
            check(BitSet::keep, one.intersection(&other).copied().collect());
            check(BitSet::remove, one.difference(&other).copied().collect());
            prop_assert!(one.iter().all(|number| left.contains(*number)));
        }
    }
}
