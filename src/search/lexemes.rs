//! The pieces that a date in a query is read from: numbers, words and marks with their places.

use std::ops::Range;

/// So many pieces are looked at for one date; the longest form has fewer.
const LONGEST: usize = 20;

/// One piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexeme {
    pub(crate) token: Token,
    pub(crate) range: Range<usize>,
    /// Whether a space stands before it.
    pub(crate) spaced: bool,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// Digits: their value and how many they are.
    Number(u32, usize),
    /// Letters, made small.
    Word(String),
    /// Anything else; two dots or more and `…` are one mark `…`.
    Mark(char),
}

/// The pieces from one place of a text on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexemes {
    pieces: Vec<Lexeme>,
    /// The length of the text: a piece that ends here may still be being typed.
    end: usize,
}

impl Lexemes {
    /// Reads the next pieces of `text` from the byte `from` on, as many as a date can take.
    pub(crate) fn read(text: &str, from: usize) -> Self {
        let mut pieces = Vec::new();
        let mut at = from;
        let mut spaced = true;
        while let Some(rest) = text.get(at..)
            && let Some(letter) = rest.chars().next()
            && pieces.len() < LONGEST
        {
            if letter.is_whitespace() {
                spaced = true;
                at += letter.len_utf8();
                continue;
            }
            let (token, length) = next(rest, letter);
            if token == Token::Mark('|') || token == Token::Mark('"') {
                break;
            }
            pieces.push(Lexeme { token, range: at..at + length, spaced });
            at += length;
            spaced = false;
        }
        Self { pieces, end: text.len() }
    }

    /// The number at this place and how many digits it has.
    pub(crate) fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.pieces.get(at)?.token {
            Token::Number(value, digits) => Some((value, digits)),
            Token::Word(_) | Token::Mark(_) => None,
        }
    }

    /// The word at this place.
    pub(crate) fn word(&self, at: usize) -> Option<&str> {
        match &self.pieces.get(at)?.token {
            Token::Word(word) => Some(word),
            Token::Number(..) | Token::Mark(_) => None,
        }
    }

    /// The mark at this place.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        match self.pieces.get(at)?.token {
            Token::Mark(mark) => Some(mark),
            Token::Number(..) | Token::Word(_) => None,
        }
    }

    /// Whether the word at this place is one of these.
    pub(crate) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word))
    }

    /// The place after the word, when it is one of these, and else this place.
    pub(crate) fn skip_word(&self, at: usize, words: &[&str]) -> usize {
        if self.is_word(at, words) { at + 1 } else { at }
    }

    /// The place after the mark, when it is one of these, and else this place.
    pub(crate) fn skip_mark(&self, at: usize, marks: &[char]) -> usize {
        if self.mark(at).is_some_and(|mark| marks.contains(&mark)) { at + 1 } else { at }
    }

    /// Whether there is a piece here and no space before it.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| !piece.spaced)
    }

    /// Whether this piece is the last thing in the text, so that it may be half typed.
    pub(crate) fn is_last(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.range.end == self.end)
    }

    /// Whether a new term can begin at this place.
    pub(crate) fn is_border(&self, at: usize) -> bool {
        match self.pieces.get(at) {
            None => self.pieces.len() < LONGEST,
            Some(piece) => {
                let closes = matches!(piece.token, Token::Mark(')' | ',' | ';' | '!' | ']' | '?'));
                let full_stop = piece.token == Token::Mark('.')
                    && self.pieces.get(at + 1).is_none_or(|next| next.spaced);
                piece.spaced || closes || full_stop
            }
        }
    }

    /// The byte in the text where the piece before this place ends.
    pub(crate) fn end_before(&self, at: usize) -> Option<usize> {
        self.pieces.get(at.checked_sub(1)?).map(|piece| piece.range.end)
    }
}

fn next(rest: &str, letter: char) -> (Token, usize) {
    if letter.is_ascii_digit() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = rest.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX);
        return (Token::Number(value, digits), digits);
    }
    if letter.is_alphabetic() {
        let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        return (Token::Word(rest.get(..length).unwrap_or("").to_lowercase()), length);
    }
    let dots = rest.bytes().take_while(|byte| *byte == b'.').count();
    if dots > 1 {
        return (Token::Mark('…'), dots);
    }
    let mark = if matches!(letter, '–' | '—' | '\u{2010}' | '\u{2011}') { '-' } else { letter };
    (Token::Mark(mark), letter.len_utf8())
}
