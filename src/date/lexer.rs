//! Tokens of a date as people write it: numbers, words and marks with their spans.

use std::ops::Range;

/// The most tokens of one date; the rest of a long text is not examined.
const MAX_TOKENS: usize = 40;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    kind: TokenKind,
    range: Range<usize>,
    spaced: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TokenKind {
    /// Digits: their value and their number.
    Number(u32, usize),
    /// Letters, in lower case.
    Word(String),
    /// Any other character: `-` for hyphens and minus, `–` for longer dashes, `…` for two or more dots.
    Mark(char),
}

/// The tokens of a text up to a quotation mark or `|`, which end a term of a query.
#[derive(Debug)]
pub(super) struct Lexer {
    tokens: Vec<Token>,
    /// The length of the text: a token that ends there may be half typed.
    end: usize,
}

impl Lexer {
    pub(super) fn new(text: &str) -> Self {
        let mut tokens = Vec::new();
        let (mut at, mut spaced) = (0, true);
        while let Some(rest) = text.get(at..)
            && let Some(letter) = rest.chars().next()
            && tokens.len() < MAX_TOKENS
        {
            if letter.is_whitespace() {
                spaced = true;
                at += letter.len_utf8();
                continue;
            }
            let (kind, length) = next(rest, letter);
            if matches!(kind, TokenKind::Mark('|' | '"')) {
                break;
            }
            tokens.push(Token { kind, range: at..at + length, spaced });
            at += length;
            spaced = false;
        }
        Self { tokens, end: text.len() }
    }

    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        let TokenKind::Number(value, digits) = self.tokens.get(at)?.kind else { return None };
        Some((value, digits))
    }

    pub(super) fn small(&self, at: usize) -> Option<i8> {
        let (value, digits) = self.number(at)?;
        (digits <= 2).then(|| i8::try_from(value).ok())?
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        let TokenKind::Word(word) = &self.tokens.get(at)?.kind else { return None };
        Some(word)
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        let TokenKind::Mark(mark) = self.tokens.get(at)?.kind else { return None };
        Some(mark)
    }

    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.mark(at).is_some_and(|mark| marks.contains(&mark))
    }

    /// The position after the word if it is one of these, otherwise `at`.
    pub(super) fn skip_word(&self, at: usize, words: &[&str]) -> usize {
        if self.is_word(at, words) { at + 1 } else { at }
    }

    pub(super) fn skip_mark(&self, at: usize, marks: &[char]) -> usize {
        if self.is_mark(at, marks) { at + 1 } else { at }
    }

    pub(super) fn skip_glued(&self, at: usize, marks: &[char]) -> usize {
        if self.is_glued(at) { self.skip_mark(at, marks) } else { at }
    }

    /// Whether there is a token without a space before it.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether this token ends the text, so that it may be half typed.
    pub(super) fn is_last(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.range.end == self.end)
    }

    /// The byte where the token before this position ends.
    pub(super) fn end_before(&self, at: usize) -> usize {
        let token = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        token.map_or(0, |token| token.range.end)
    }
}

fn next(rest: &str, letter: char) -> (TokenKind, usize) {
    if letter.is_ascii_digit() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = rest.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX);
        return (TokenKind::Number(value, digits), digits);
    }
    if letter.is_alphabetic() {
        let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        return (TokenKind::Word(rest.get(..length).unwrap_or("").to_lowercase()), length);
    }
    let dots = rest.bytes().take_while(|byte| *byte == b'.').count();
    if dots > 1 {
        return (TokenKind::Mark('…'), dots);
    }
    let mark = match letter {
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2012}' | '\u{2014}' | '\u{2015}' => '–',
        '’' | '`' | '´' => '\'',
        other => other,
    };
    (TokenKind::Mark(mark), letter.len_utf8())
}
