//! The numbers of a list of documents, kept so that it can be asked at every key which places of
//! the list fit. Knows only numbers.

use super::bits::{self, Bits};

/// The documents of a list by their numbers.
#[derive(Debug)]
pub struct Roll(Form);

#[derive(Debug)]
enum Form {
    /// In the order of their numbers, as lists in the order of time are: a set of them, and how
    /// many stand before each of its blocks. Places are counted; no document is looked up.
    Ordered {
        all: Bits,
        before: Vec<u32>,
        length: usize,
    },
    Any(Vec<u32>),
}

impl Roll {
    /// The documents with these numbers; a number that no document has stands for what is not
    /// searched.
    pub(crate) fn new(numbers: Vec<u32>, documents: usize) -> Self {
        let ascending = numbers.windows(2).all(|pair| matches!(pair, [one, next] if one < next));
        let known = numbers.last().is_none_or(|last| (*last as usize) < documents);
        if !(ascending && known) {
            return Self(Form::Any(numbers));
        }
        let mut all = Bits::none(documents);
        all.extend(&numbers);
        let mut sum = 0;
        let before = all.words().iter().map(|word| {
            let before = sum;
            sum += word.count_ones();
            before
        });
        Self(Form::Ordered { before: before.collect(), all, length: numbers.len() })
    }

    /// Whether what fits is found without looking at every document of the list.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        matches!(self.0, Form::Ordered { .. })
    }

    /// Which places of the list are in the set: one bit for each, 64 in a word, the first one lowest.
    pub(crate) fn among_set(&self, set: &Bits) -> Vec<u64> {
        match &self.0 {
            Form::Any(numbers) => packed(numbers, |number| set.contains(number)),
            Form::Ordered { all, before, length } => {
                let mut places = vec![0; length.div_ceil(64)];
                for ((all, set), before) in all.words().iter().zip(set.words()).zip(before) {
                    if all & set != 0 {
                        put(&mut places, *before, moved_together(*set, *all));
                    }
                }
                places
            }
        }
    }

    /// The same, of a few numbers in order.
    pub(crate) fn among_few(&self, few: &[u32]) -> Vec<u64> {
        match &self.0 {
            Form::Any(numbers) => packed(numbers, |number| few.binary_search(&number).is_ok()),
            Form::Ordered { all, before, length } => {
                let mut places = vec![0; length.div_ceil(64)];
                for number in few.iter().filter(|number| all.contains(**number)) {
                    let block = *number as usize / 64;
                    if let (Some(all), Some(before)) = (all.words().get(block), before.get(block)) {
                        let inside = (all & ((1 << (number % 64)) - 1)).count_ones();
                        put(&mut places, before + inside, 1);
                    }
                }
                places
            }
        }
    }
}

/// The bits of a word that a mask picks, moved together at the low end in their order.
fn moved_together(word: u64, mask: u64) -> u64 {
    let picked = bits::ones(mask).zip(0..64_u32);
    picked.fold(0, |together, (bit, place)| together | (word >> bit & 1) << place)
}

/// Sets the bits of a word from this place on.
fn put(places: &mut [u64], from: u32, word: u64) {
    let (block, shift) = (from as usize / 64, from % 64);
    if let Some(places) = places.get_mut(block) {
        *places |= word << shift;
    }
    if shift > 0
        && let Some(places) = places.get_mut(block + 1)
    {
        *places |= word >> (64 - shift);
    }
}

/// One bit for each number, the first one lowest.
fn packed(numbers: &[u32], fits: impl Fn(u32) -> bool) -> Vec<u64> {
    let word = |numbers: &[u32]| {
        numbers.iter().rev().fold(0, |word, number| word << 1 | u64::from(fits(*number)))
    };
    numbers.chunks(64).map(word).collect()
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
            let mut set = Bits::none(400);
            set.extend(&few);
            let roll = Roll::new(numbers.clone(), 400);
            prop_assert_eq!(roll.is_ordered(), !outside && (ordered || numbers.len() < 2));
            let expected = packed(&numbers, |number| fits.contains(&number));
            prop_assert_eq!(&roll.among_set(&set), &expected);
            prop_assert_eq!(&roll.among_few(&few), &expected);
        }
    }
}
