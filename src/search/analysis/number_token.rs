//! Numbers among the words of a text: where one ends, and which word multiplies it.

use super::{
    numerals,
    tokenizer::{Token, TokenKind, letter_at, push, run_end, scan_compound},
};

/// The number that the text begins with, multiplied out where it can be.
pub(crate) fn leading_number(text: &str) -> Option<Token<'_>> {
    let mut first = None;
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        scan(text, 0, &mut |word| first = first.or(Some(word)));
    }
    first.filter(|word| matches!(word.shape, TokenKind::Number | TokenKind::Scaled))
}

/// Calls `found` with the number that begins here, or with the word that begins with its digits;
/// returns where it ends.
pub(crate) fn scan<'a>(text: &'a str, start: usize, found: &mut impl FnMut(Token<'a>)) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let length = if continues_date(text, start) {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    } else {
        numerals::length(rest)
    };
    let end = start + length.max(1);
    let whole_number = !rest.get(..end - start).unwrap_or("").contains('.');
    if whole_number && letter_at(text, end).is_some_and(char::is_alphabetic) {
        return scan_compound(text, start, found);
    }
    if let Some(end) = scaled_end(text, end) {
        push(text, start, end, TokenKind::Scaled, found);
    }
    push(text, start, end, TokenKind::Number, found);
    end
}

/// Whether a number and a dot stand before: in `26.08.2008` nothing is a decimal part.
fn continues_date(text: &str, start: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.strip_suffix('.'));
    before.is_some_and(|before| before.ends_with(|letter: char| letter.is_ascii_digit()))
}

/// The end of the scale word after a number, when one follows.
fn scaled_end(text: &str, end: usize) -> Option<usize> {
    let after = text.get(end..)?;
    let word = after.trim_start_matches([' ', '\u{a0}']);
    let start = end + after.len() - word.len();
    // What follows may be long, and is no such word unless it begins with a letter: a text of
    // nothing but numbers and marks must not be read anew after every number.
    letter_at(text, start).filter(|letter| letter.is_alphabetic())?;
    let stop = run_end(text, start);
    numerals::scale(text.get(start..stop)?).map(|_| stop)
}
