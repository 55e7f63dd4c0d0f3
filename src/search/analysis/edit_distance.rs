//! Bounded Damerau–Levenshtein distance (optimal string alignment), to a word and to its prefixes: a
//! letter wrong, missing, too many, or two swapped.

/// Letters beyond this many are not compared.
const MAX_LENGTH: usize = 64;

/// Words of this length may have two edits, if the first letter is right; longer ones anyway.
pub(crate) const MIN_TWO_EDITS: usize = 7;

/// How many edits a typed word of this length may have.
pub(crate) fn max_edits(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..MIN_TWO_EDITS => 1,
        _ => 2,
    }
}

/// The edits between two words, if at most `max`.
pub(crate) fn edit_distance(typed: &str, word: &str, max: usize) -> Option<usize> {
    if typed.len().abs_diff(word.len()) > max {
        return None;
    }
    distances(typed, word, max).map(|(to_word, _)| to_word).filter(|edits| *edits <= max)
}

/// The edits between what was typed and the nearest prefix of a word, if at most `max`.
pub(crate) fn prefix_edit_distance(typed: &str, word: &str, max: usize) -> Option<usize> {
    distances(typed, word, max).map(|(_, to_prefix)| to_prefix).filter(|edits| *edits <= max)
}

/// The distances to the word and to its nearest prefix. Three rows of the matrix are kept, since a
/// transposition refers to the last row but one.
fn distances(typed: &str, word: &str, max: usize) -> Option<(usize, usize)> {
    let word = word.as_bytes();
    let word = word.get(..MAX_LENGTH).unwrap_or(word);
    let mut last_but_one = [0_u8; MAX_LENGTH + 1];
    let mut last = [0_u8; MAX_LENGTH + 1];
    let mut row = [0_u8; MAX_LENGTH + 1];
    for (cell, at) in last.iter_mut().zip(0..) {
        *cell = at;
    }
    let mut previous = 0;
    for (letter, number) in typed.bytes().take(MAX_LENGTH).zip(1_u8..) {
        let least = fill_row(&mut row, number, [&last, &last_but_one], [letter, previous], word);
        if usize::from(least) > max {
            return None;
        }
        (last_but_one, last) = (last, row);
        previous = letter;
    }
    let cells = last.get(..=word.len())?;
    let to_prefix = cells.iter().copied().min()?;
    Some((usize::from(*cells.last()?), usize::from(to_prefix)))
}

/// Fills a row of the matrix and returns its least value.
fn fill_row(
    row: &mut [u8],
    number: u8,
    [last, last_but_one]: [&[u8; MAX_LENGTH + 1]; 2],
    [letter, previous]: [u8; 2],
    word: &[u8],
) -> u8 {
    let mut left = number;
    let mut least = number;
    if let Some(first) = row.first_mut() {
        *first = number;
    }
    let mut word_previous = 0;
    let above = last.iter().zip(last.iter().skip(1));
    // The first letter has no transposition: `word_previous` is 0.
    let transposed = std::iter::once(&0).chain(last_but_one);
    let cells = row.iter_mut().skip(1);
    for (((cell, (corner, up)), swap), other) in cells.zip(above).zip(transposed).zip(word) {
        let mut value = (corner + u8::from(letter != *other)).min(up + 1).min(left + 1);
        if number > 1 && letter == word_previous && previous == *other {
            value = value.min(swap + 1);
        }
        *cell = value;
        left = value;
        least = least.min(value);
        word_previous = *other;
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The distance by its recursive definition.
    fn recursive(one: &[u8], other: &[u8]) -> usize {
        let (Some((a, one_rest)), Some((b, other_rest))) = (one.split_last(), other.split_last())
        else {
            return one.len() + other.len();
        };
        let mut least = (recursive(one_rest, other_rest) + usize::from(a != b))
            .min(recursive(one_rest, other) + 1)
            .min(recursive(one, other_rest) + 1);
        if let (Some((c, one_rest)), Some((d, other_rest))) =
            (one_rest.split_last(), other_rest.split_last())
            && (a, c) == (d, b)
        {
            least = least.min(recursive(one_rest, other_rest) + 1);
        }
        least
    }

    proptest! {
        #[test]
        fn distance_matches_its_definition(one in "[ab]{0,5}", other in "[abc]{0,5}") {
            let count = recursive(one.as_bytes(), other.as_bytes());
            prop_assert_eq!(edit_distance(&one, &other, 9), Some(count));
            prop_assert_eq!(edit_distance(&one, &other, 1), (count <= 1).then_some(count));
        }
    }
}
