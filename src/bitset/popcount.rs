//! Counts the indices of sets without the population count instruction, which a portable program
//! may not assume: a carry-save adder turns eight words into one whose bits count eight each (the
//! Harley–Seal method of H. S. Warren, Hacker's Delight, chapter 5).

use super::{BitSet, Idx};

impl<I: Idx> BitSet<I> {
    /// How many indices are in the set.
    pub(crate) fn count(&self) -> usize {
        popcount(self.words().iter().copied())
    }

    /// How many indices are in both sets.
    pub(crate) fn intersection_count(&self, other: &Self) -> usize {
        popcount(self.words().iter().zip(other.words()).map(|(own, other)| own & other))
    }
}

/// Whether at least `min` bits are set; stops as soon as that is known.
pub(crate) fn has_at_least(words: &[u64], min: usize) -> bool {
    let mut missing = min;
    for words in words.chunks(32) {
        missing = missing.saturating_sub(popcount(words.iter().copied()));
        if missing == 0 {
            return true;
        }
    }
    missing == 0
}

fn popcount(words: impl Iterator<Item = u64>) -> usize {
    let mut words = words;
    let (mut ones, mut twos, mut fours) = (0, 0, 0);
    let mut eights = 0;
    let mut is_full = true;
    while is_full {
        let mut block = [0_u64; 8];
        for slot in &mut block {
            match words.next() {
                Some(word) => *slot = word,
                None => is_full = false,
            }
        }
        let [a, b, c, d, e, f, g, h] = block;
        let (two, two_more) = (carry_save(&mut ones, a, b), carry_save(&mut ones, c, d));
        let four = carry_save(&mut twos, two, two_more);
        let (two, two_more) = (carry_save(&mut ones, e, f), carry_save(&mut ones, g, h));
        let four_more = carry_save(&mut twos, two, two_more);
        eights += count_ones(carry_save(&mut fours, four, four_more));
    }
    8 * eights + 4 * count_ones(fours) + 2 * count_ones(twos) + count_ones(ones)
}

/// Adds two words to the sum of one binary digit and returns the carry to the next digit.
fn carry_save(sum: &mut u64, one: u64, other: u64) -> u64 {
    let either = *sum ^ one;
    let carry = *sum & one | either & other;
    *sum = either ^ other;
    carry
}

fn count_ones(word: u64) -> usize {
    word.count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_exact() {
        for size in [0, 1, 63, 64, 65, 1000, 5000] {
            let all = BitSet::<u32>::full(size);
            assert_eq!(all.count(), size);
            let mut thirds = BitSet::empty(size);
            (0..size as u32).step_by(3).for_each(|index| thirds.insert(index));
            assert_eq!(thirds.count(), size.div_ceil(3));
            assert_eq!(all.intersection_count(&thirds), size.div_ceil(3));
        }
    }
}
