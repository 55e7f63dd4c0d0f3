//! Text → tokens with byte ranges. Texts, queries and highlighted lines are tokenized alike.

use super::{
    number_token::{NumberSpan, number_at},
    word_boundary::{initials_end, next_part_start, next_word_start, without_possessive, word_end},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    /// Words joined by hyphens, or initials by dots, as one; its parts follow.
    Compound,
    Number,
    /// A number with its scale word (`2.8 billion`); the parts follow.
    ScaledNumber,
}

impl Token<'_> {
    pub(crate) fn is_composite(&self) -> bool {
        matches!(self.kind, TokenKind::Compound | TokenKind::ScaledNumber)
    }
}

/// Calls `sink` with every token of the text; a composite one precedes its parts.
pub(crate) fn tokenize<'a>(text: &'a str, mut sink: impl FnMut(Token<'a>)) {
    let mut at = 0;
    while let Some(start) = next_word_start(text, at) {
        at = tokenize_at(text, start, &mut sink);
    }
}

pub(crate) fn leading_number(text: &str) -> Option<Token<'_>> {
    let mut first = None;
    if text.starts_with(|char: char| char.is_ascii_digit()) {
        tokenize_at(text, 0, &mut |token| first = first.or(Some(token)));
    }
    first.filter(|token| matches!(token.kind, TokenKind::Number | TokenKind::ScaledNumber))
}

/// Emits the word or number that begins here; returns where it ends.
fn tokenize_at<'a>(text: &'a str, start: usize, sink: &mut impl FnMut(Token<'a>)) -> usize {
    let number = text.as_bytes().get(start).filter(|byte| byte.is_ascii_digit());
    let Some(NumberSpan { end, scaled_end }) = number.and_then(|_| number_at(text, start)) else {
        return tokenize_word(text, start, sink);
    };
    if let Some(scaled_end) = scaled_end {
        emit(text, start, scaled_end, TokenKind::ScaledNumber, sink);
    }
    emit(text, start, end, TokenKind::Number, sink);
    end
}

fn tokenize_word<'a>(text: &'a str, start: usize, sink: &mut impl FnMut(Token<'a>)) -> usize {
    let first_end = word_end(text, start);
    if let Some(end) = initials_end(text, start, first_end) {
        emit(text, start, end, TokenKind::Compound, sink);
        let letters = text.get(start..end).unwrap_or("").match_indices(char::is_alphabetic);
        for (at, letter) in letters {
            sink(Token { text: letter, start: start + at, kind: TokenKind::Word });
        }
        return end;
    }
    // A shortcut: most words end at a space.
    if text.as_bytes().get(first_end).is_none_or(|byte| matches!(byte, b' ' | b',' | b'.')) {
        emit(text, start, without_possessive(text, start, first_end), TokenKind::Word, sink);
        return first_end;
    }
    let mut end = first_end;
    while let Some(next) = next_part_start(text, end) {
        end = word_end(text, next);
    }
    if end == first_end {
        emit(text, start, without_possessive(text, start, end), TokenKind::Word, sink);
        return end;
    }
    emit(text, start, without_possessive(text, start, end), TokenKind::Compound, sink);
    let (mut part, mut part_end) = (start, first_end);
    loop {
        let digits = text.get(part..part_end).unwrap_or("");
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            emit(text, part, part_end, TokenKind::Number, sink);
        } else {
            emit(text, part, without_possessive(text, part, part_end), TokenKind::Word, sink);
        }
        let next = next_part_start(text, part_end).filter(|next| *next < end);
        let Some(next) = next else { return end };
        (part, part_end) = (next, word_end(text, next));
    }
}

fn emit<'a>(
    text: &'a str,
    start: usize,
    end: usize,
    kind: TokenKind,
    sink: &mut impl FnMut(Token<'a>),
) {
    if let Some(text) = text.get(start..end).filter(|text| !text.is_empty()) {
        sink(Token { text, start, kind });
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/tokenizer.rs"]
mod tests;
