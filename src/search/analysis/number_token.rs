//! Numbers in a text: where one ends, and which scale word multiplies it.

use super::{
    numerals,
    search_words::search_words,
    word_boundary::{char_at, word_end},
};

pub(super) struct NumberSpan {
    pub(super) end: usize,
    /// Where a scale word after it ends: `2.8 billion`.
    pub(super) scaled_end: Option<usize>,
}

/// The number that begins here; none if its digits begin a word (`3rdly`).
pub(super) fn number_at(text: &str, start: usize) -> Option<NumberSpan> {
    let rest = text.get(start..).unwrap_or("");
    let length = if continues_date(text, start) {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    } else {
        numerals::number_len(rest)
    };
    let end = start + length.max(1);
    let letter = text.get(end..=end).unwrap_or("");
    if numerals::letter_exponent(letter).is_some()
        && !char_at(text, end + 1).is_some_and(char::is_alphanumeric)
    {
        return Some(NumberSpan { end, scaled_end: Some(end + 1) });
    }
    let is_integer = !rest.get(..end - start).unwrap_or("").contains('.');
    if let Some(end) = ordinal_end(text, end).filter(|_| is_integer) {
        return Some(NumberSpan { end, scaled_end: None });
    }
    if is_integer && char_at(text, end).is_some_and(char::is_alphabetic) {
        return None;
    }
    Some(NumberSpan { end, scaled_end: scaled_end(text, end) })
}

/// The end of an ordinal, whose ending is part of the number: `65th`, `65-й`, `65-ე`.
fn ordinal_end(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..).filter(|rest| !rest.is_empty())?;
    let ending = search_words("ordinal").iter().filter(|ending| rest.starts_with(**ending));
    let ends = ending.map(|ending| end + ending.len());
    ends.max().filter(|end| !char_at(text, *end).is_some_and(char::is_alphanumeric))
}

/// Whether a number and a dot precede: `26.08.2008` has no decimal part.
fn continues_date(text: &str, start: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.strip_suffix('.'));
    before.is_some_and(|before| before.ends_with(|char: char| char.is_ascii_digit()))
}

fn scaled_end(text: &str, end: usize) -> Option<usize> {
    let after = text.get(end..)?;
    let word = after.trim_start_matches([' ', '\u{a0}']);
    let start = end + after.len() - word.len();
    // Otherwise a long text of numbers and marks would be scanned to its end after every number.
    char_at(text, start).filter(|char| char.is_alphabetic())?;
    let word_end = word_end(text, start);
    numerals::scale_exponent(text.get(start..word_end)?).map(|_| word_end)
}
