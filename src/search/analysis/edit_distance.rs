//! How many slips of the fingers lie between two words: a letter wrong, missing, too many, or
//! two swapped. Knows only letters.

/// The longest words compared; the rest of a longer one is not looked at.
const LONGEST: usize = 64;

/// How many slips are forgiven in a word of so many letters.
pub(crate) fn max_edits(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The slips between the words, when there are no more than `most`.
pub(crate) fn edit_distance(typed: &str, word: &str, most: usize) -> Option<usize> {
    if typed.len().abs_diff(word.len()) > most {
        return None;
    }
    compare(typed, word, most).map(|(whole, _)| whole).filter(|slips| *slips <= most)
}

/// The slips between what was typed and the beginning of the word that is nearest to it.
pub(crate) fn prefix_edit_distance(typed: &str, word: &str, most: usize) -> Option<usize> {
    compare(typed, word, most).map(|(_, start)| start).filter(|slips| *slips <= most)
}

/// The slips to the whole word, and to the nearest beginning of it. Three rows are enough: a swap
/// looks two letters back.
fn compare(typed: &str, word: &str, most: usize) -> Option<(usize, usize)> {
    let word = word.as_bytes();
    let word = word.get(..LONGEST).unwrap_or(word);
    let mut before = [0_u8; LONGEST + 1];
    let mut last = [0_u8; LONGEST + 1];
    let mut row = [0_u8; LONGEST + 1];
    for (cell, at) in last.iter_mut().zip(0..) {
        *cell = at;
    }
    let mut above = 0;
    for (letter, line) in typed.bytes().take(LONGEST).zip(1_u8..) {
        let least = fill(&mut row, &last, &before, (letter, above), word, line);
        if usize::from(least) > most {
            return None;
        }
        (before, last) = (last, row);
        above = letter;
    }
    let cells = last.get(..=word.len())?;
    let start = cells.iter().copied().min()?;
    Some((usize::from(*cells.last()?), usize::from(start)))
}

/// Fills one row and returns its least value.
fn fill(
    row: &mut [u8],
    last: &[u8],
    before: &[u8],
    (letter, above): (u8, u8),
    word: &[u8],
    line: u8,
) -> u8 {
    let mut left = line;
    let mut least = line;
    if let Some(first) = row.first_mut() {
        *first = line;
    }
    let mut previous = 0;
    let upper = last.iter().zip(last.iter().skip(1));
    // For the first letter there is nothing two back, and a swap is ruled out by `previous`.
    let swapped = std::iter::once(&0).chain(before);
    let cells = row.iter_mut().skip(1);
    for (((cell, (corner, up)), swap), other) in cells.zip(upper).zip(swapped).zip(word) {
        let mut value = (corner + u8::from(letter != *other)).min(up + 1).min(left + 1);
        if line > 1 && letter == previous && above == *other {
            value = value.min(swap + 1);
        }
        *cell = value;
        left = value;
        least = least.min(value);
        previous = *other;
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_kind_of_slip_counts_one() {
        for (typed, word, count) in [
            ("medvedev", "medvedev", 0),
            ("medvdeev", "medvedev", 1),
            ("medvedv", "medvedev", 1),
            ("medvedeev", "medvedev", 1),
            ("mewvedev", "medvedev", 1),
            ("emdvedve", "medvedev", 2),
            ("medved", "medvedev", 2),
        ] {
            assert_eq!(edit_distance(typed, word, 2), Some(count), "{typed}");
        }
        assert_eq!(edit_distance("bibilov", "kargiev", 2), None);
        assert_eq!(edit_distance("abc", "abcdef", 2), None);
        assert_eq!(prefix_edit_distance("madve", "medvedev", 1), Some(1));
    }

    /// The same by its definition, slowly.
    fn slow(one: &[u8], other: &[u8]) -> usize {
        let (Some((a, one_rest)), Some((b, other_rest))) = (one.split_last(), other.split_last())
        else {
            return one.len() + other.len();
        };
        let mut least = (slow(one_rest, other_rest) + usize::from(a != b))
            .min(slow(one_rest, other) + 1)
            .min(slow(one, other_rest) + 1);
        if let (Some((c, one_rest)), Some((d, other_rest))) =
            (one_rest.split_last(), other_rest.split_last())
            && (a, c) == (d, b)
        {
            least = least.min(slow(one_rest, other_rest) + 1);
        }
        least
    }

    proptest! {
        #[test]
        fn slips_are_counted_as_defined(one in "[ab]{0,5}", other in "[abc]{0,5}") {
            let count = slow(one.as_bytes(), other.as_bytes());
            prop_assert_eq!(edit_distance(&one, &other, 9), Some(count));
            prop_assert_eq!(edit_distance(&one, &other, 1), (count <= 1).then_some(count));
        }
    }
}
