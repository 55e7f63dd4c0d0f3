//! Counting what is in a set. Processors count bits fast only with instructions that a portable
//! program may not assume; so blocks are first added up, digit by digit, eight into one.

use super::BitSet;

/// How many numbers are in the set.
pub(crate) fn count(set: &BitSet) -> usize {
    tally(set.words().iter().copied())
}

/// How many numbers are in both sets.
pub(crate) fn count_both(one: &BitSet, other: &BitSet) -> usize {
    tally(one.words().iter().zip(other.words()).map(|(one, other)| one & other))
}

/// Whether there are so many at least in these blocks; stops as soon as that is known.
pub(crate) fn at_least(blocks: &[u64], wanted: usize) -> bool {
    let mut missing = wanted;
    for block in blocks.chunks(32) {
        missing = missing.saturating_sub(tally(block.iter().copied()));
        if missing == 0 {
            return true;
        }
    }
    missing == 0
}

/// Adds blocks up as columns of binary digits: eight blocks give one whose bits count eight each,
/// and only that one is counted bit by bit.
fn tally(words: impl Iterator<Item = u64>) -> usize {
    let mut words = words;
    let (mut ones, mut twos, mut fours) = (0, 0, 0);
    let mut eights = 0;
    let mut full = true;
    while full {
        let mut block = [0_u64; 8];
        for place in &mut block {
            match words.next() {
                Some(word) => *place = word,
                None => full = false,
            }
        }
        let [a, b, c, d, e, f, g, h] = block;
        let (two, two_more) = (carry(&mut ones, a, b), carry(&mut ones, c, d));
        let four = carry(&mut twos, two, two_more);
        let (two, two_more) = (carry(&mut ones, e, f), carry(&mut ones, g, h));
        let four_more = carry(&mut twos, two, two_more);
        eights += bits(carry(&mut fours, four, four_more));
    }
    8 * eights + 4 * bits(fours) + 2 * bits(twos) + bits(ones)
}

/// Adds two blocks to the digits of one column and returns what is carried to the next.
fn carry(column: &mut u64, one: u64, other: u64) -> u64 {
    let either = *column ^ one;
    let carried = *column & one | either & other;
    *column = either ^ other;
    carried
}

fn bits(block: u64) -> usize {
    block.count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_exact() {
        for length in [0, 1, 63, 64, 65, 1000, 5000] {
            let all = BitSet::all(length);
            assert_eq!(count(&all), length);
            let mut thirds = BitSet::none(length);
            (0..length as u32).step_by(3).for_each(|number| thirds.insert(number));
            assert_eq!(count(&thirds), length.div_ceil(3));
            assert_eq!(count_both(&all, &thirds), length.div_ceil(3));
        }
    }
}
