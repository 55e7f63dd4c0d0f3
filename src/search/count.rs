//! Counting what is in a set. Processors count bits fast only in instructions that a portable
//! program may not assume, so that sixteen blocks are first added up, bit by bit, into few.

use super::bits::Bits;

/// How many numbers are in the set.
pub(crate) fn count(set: &Bits) -> usize {
    tally(set.words().iter().copied())
}

/// How many numbers are in both sets.
pub(crate) fn count_both(one: &Bits, other: &Bits) -> usize {
    tally(one.words().iter().zip(other.words()).map(|(one, other)| one & other))
}

/// Whether there are so many at least; stops as soon as that is known.
pub(crate) fn at_least(set: &Bits, wanted: usize) -> bool {
    let mut missing = wanted;
    for block in set.words().chunks(32) {
        missing = missing.saturating_sub(tally(block.iter().copied()));
        if missing == 0 {
            return true;
        }
    }
    missing == 0
}

fn tally(words: impl Iterator<Item = u64>) -> usize {
    words.map(|word| word.count_ones() as usize).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_exact() {
        for length in [0, 1, 63, 64, 65, 1000, 5000] {
            let all = Bits::all(length);
            assert_eq!(count(&all), length);
            let mut thirds = Bits::none(length);
            (0..length as u32).step_by(3).for_each(|number| thirds.insert(number));
            assert_eq!(count(&thirds), length.div_ceil(3));
            assert_eq!(count_both(&all, &thirds), length.div_ceil(3));
        }
    }
}
