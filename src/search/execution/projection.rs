//! The numbers of a list of documents, kept so that it can be asked at every key which places of
//! the list fit. Knows only numbers.

use crate::bitset::{self, BitSet, popcount};

/// The documents of a list by their numbers.
#[derive(Debug)]
pub struct ListProjection {
    /// Which documents they are.
    all: BitSet,
    /// How many of them stand before each block of `all`.
    before: Vec<u32>,
    length: usize,
    /// Nothing where the list is in the order of the numbers, as lists in the order of time are.
    other: Option<Permutation>,
}

/// A list in another order.
#[derive(Debug)]
struct Permutation {
    /// The place of each document, in the order of their numbers.
    places: Vec<u32>,
    /// The number at each place.
    numbers: Vec<u32>,
}

/// More documents of one block than this are moved to their places together.
const TOGETHER: u32 = 4;

/// From this share of a list in another order on, every place of it is asked.
const MANY: usize = 4;

impl ListProjection {
    /// The documents with these numbers, each of them once; a number that no document has stands
    /// for what is not searched.
    pub(crate) fn new(numbers: &[u32], documents: usize) -> Self {
        let mut all = BitSet::none(documents);
        all.extend(numbers);
        let mut sum = 0;
        let before = all.words().iter().map(|word| {
            let before = sum;
            sum += word.count_ones();
            before
        });
        let before = before.collect();
        let mut roll = Self { all, before, length: numbers.len(), other: None };
        let ascending = numbers.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
        let known = numbers.last().is_none_or(|last| (*last as usize) < documents);
        if !(ascending && known) {
            let mut places = vec![0; sum as usize];
            for (number, place) in numbers.iter().zip(0..) {
                if roll.all.contains(*number)
                    && let Some(known) = places.get_mut(roll.rank(*number))
                {
                    *known = place;
                }
            }
            roll.other = Some(Permutation { places, numbers: numbers.to_vec() });
        }
        roll
    }

    /// How many of them have a lower number than this one.
    fn rank(&self, number: u32) -> usize {
        let block = number as usize / 64;
        let before = self.before.get(block).copied().unwrap_or(0);
        let all = self.all.words().get(block).copied().unwrap_or(0);
        (before + (all & ((1 << (number % 64)) - 1)).count_ones()) as usize
    }

    /// The place of the document that has so many of the list before it.
    fn place(&self, rank: usize) -> usize {
        let other = self.other.as_ref().and_then(|other| other.places.get(rank));
        other.map_or(rank, |place| *place as usize)
    }

    /// Which places of the list are in the set: one bit for each, 64 in a word, the first one lowest.
    pub(crate) fn among_set(&self, set: &BitSet) -> Vec<u64> {
        if let Some(Permutation { numbers, .. }) = &self.other
            && popcount::count_both(&self.all, set) > self.length / MANY
        {
            return packed(numbers, set);
        }
        let mut places = self.no_places();
        let blocks = self.all.words().iter().zip(set.words()).zip(&self.before);
        for ((all, set), before) in blocks {
            let both = all & set;
            if both == 0 {
                continue;
            }
            if self.other.is_none() && both.count_ones() > TOGETHER {
                put(&mut places, *before as usize, moved_together(both, *all));
                continue;
            }
            for bit in bitset::ones(both) {
                let rank = before + (all & ((1 << bit) - 1)).count_ones();
                put(&mut places, self.place(rank as usize), 1);
            }
        }
        places
    }

    /// The same, of a few numbers in order.
    pub(crate) fn among_few(&self, few: &[u32]) -> Vec<u64> {
        let mut places = self.no_places();
        for number in few.iter().filter(|number| self.all.contains(**number)) {
            put(&mut places, self.place(self.rank(*number)), 1);
        }
        places
    }

    fn no_places(&self) -> Vec<u64> {
        vec![0; self.length.div_ceil(64)]
    }
}

/// The bits of a word that a mask picks, moved together at the low end in their order. A bit has
/// as far to go as there are gaps in the mask below it: it goes there by powers of two, all bits
/// at once (the "compress" of H. S. Warren, Hacker's Delight, chapter 7).
fn moved_together(word: u64, mask: u64) -> u64 {
    let (mut word, mut mask) = (word & mask, mask);
    let mut gaps = !mask << 1;
    for step in 0..6 {
        // Whether the number of gaps below a bit is odd, for all bits: the next digit of how far.
        let mut odd = gaps;
        for shift in [1, 2, 4, 8, 16, 32] {
            odd ^= odd << shift;
        }
        let (moved, places) = (word & odd, mask & odd);
        word = word ^ moved | moved >> (1 << step);
        mask = mask ^ places | places >> (1 << step);
        gaps &= !odd;
    }
    word
}

/// One bit for each number, the first one lowest: whether it is in the set.
fn packed(numbers: &[u32], set: &BitSet) -> Vec<u64> {
    let word = |numbers: &[u32]| {
        numbers.iter().rev().fold(0, |word, number| word << 1 | u64::from(set.contains(*number)))
    };
    numbers.chunks(64).map(word).collect()
}

/// Sets the bits of a word from this place on.
fn put(places: &mut [u64], from: usize, word: u64) {
    let (block, shift) = (from / 64, from % 64);
    if let Some(places) = places.get_mut(block) {
        *places |= word << shift;
    }
    if shift > 0
        && let Some(places) = places.get_mut(block + 1)
    {
        *places |= word >> (64 - shift);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_form_marks_the_places_that_fit(
            numbers in prop::collection::btree_set(0_u32..400, 0..300),
            fits in prop::collection::btree_set(0_u32..400, 0..300),
            ordered in any::<bool>(),
            outside in any::<bool>(),
        ) {
            let mut numbers: Vec<u32> = numbers.into_iter().collect();
            if !ordered {
                numbers.reverse();
            }
            if outside {
                numbers.push(u32::MAX);
            }
            let few: Vec<u32> = fits.iter().copied().collect();
            let mut set = BitSet::none(400);
            set.extend(&few);
            let roll = ListProjection::new(&numbers, 400);
            prop_assert_eq!(roll.other.is_none(), !outside && (ordered || numbers.len() < 2));
            let mut expected = vec![0_u64; numbers.len().div_ceil(64)];
            for (place, _) in numbers.iter().enumerate().filter(|(_, number)| fits.contains(number)) {
                expected[place / 64] |= 1 << (place % 64);
            }
            prop_assert_eq!(&roll.among_set(&set), &expected);
            prop_assert_eq!(&roll.among_few(&few), &expected);
        }

        #[test]
        fn bits_move_together_in_their_order(word in any::<u64>(), mask in any::<u64>()) {
            let picked = bitset::ones(mask).zip(0..);
            let one_by_one = picked.fold(0, |all, (bit, place)| all | (word >> bit & 1) << place);
            prop_assert_eq!(moved_together(word, mask), one_by_one);
        }
    }
}
