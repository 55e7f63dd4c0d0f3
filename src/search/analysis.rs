//! Text → terms, in the same stages for documents, queries and highlights, so that they are equal.
//!
//! - [`tokenizer`]: text → tokens with byte ranges; [`word_boundary`] and [`number_token`] find their ends
//! - [`normalizer`]: case, accents, scripts and romanizations; [`numerals`] does the same for numbers
//! - [`transliteration`]: names as other languages romanize them
//! - [`stemmer`], [`stop_words`], [`search_words`]: inflected forms of a word; words that carry no
//!   meaning; words that the search reads or adds
//! - [`edit_distance`], [`subsequence`], [`keyboard_layout`]: what a misspelt word may be

pub(crate) mod edit_distance;
pub(crate) mod keyboard_layout;
pub(crate) mod normalizer;
mod number_token;
pub(crate) mod numerals;
pub(crate) mod search_words;
pub(crate) mod stemmer;
pub(crate) mod stop_words;
pub(crate) mod subsequence;
pub(crate) mod tokenizer;
pub(crate) mod transliteration;
mod word_boundary;

use tokenizer::{Token, TokenKind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnalyzedTerm {
    pub(crate) text: String,
    /// The word in small Latin letters: the form of dictionary terms.
    pub(crate) normalized: String,
    /// The romanization key, equal for all romanizations of a name.
    pub(crate) key: String,
}

impl AnalyzedTerm {
    pub(crate) fn new(text: &str) -> Self {
        let normalized = normalizer::normalize(text);
        let key = normalizer::romanization_key(&normalized);
        Self { text: text.to_owned(), normalized, key }
    }

    /// A number in its canonical form, which keeps the decimal point.
    pub(crate) fn for_number(number: &str) -> Self {
        Self { text: number.to_owned(), normalized: number.to_owned(), key: number.to_owned() }
    }

    pub(crate) fn key_stem(&self) -> &str {
        normalizer::strip_nominative(&self.key)
    }
}

pub(crate) fn normalize(token: &Token<'_>) -> String {
    match token.kind {
        TokenKind::Word | TokenKind::Compound => normalizer::normalize(token.text),
        TokenKind::Number | TokenKind::ScaledNumber => numerals::canonical(token.text),
    }
}

/// The terms of a text; a compound is given as its parts.
pub(crate) fn analyze(text: &str) -> Vec<AnalyzedTerm> {
    let mut terms = Vec::new();
    tokenizer::tokenize(text, |token| match token.kind {
        TokenKind::Word => terms.push(AnalyzedTerm::new(token.text)),
        TokenKind::Number => terms.push(AnalyzedTerm::for_number(&numerals::canonical(token.text))),
        TokenKind::Compound | TokenKind::ScaledNumber => {}
    });
    terms
}
