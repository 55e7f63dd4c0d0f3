//! All distinct terms, sorted. A key press scans their signatures, not the documents.

pub(crate) use super::term_lookup::TermOrdinal;
use super::term_lookup::{StringTable, TermLookup};
use crate::search::analysis::{
    AnalyzedTerm, edit_distance::EditDistance, normalizer, stemmer, stop_words, transliteration,
};
use std::ops::Range;

/// A Bloom-style signature of a term's key: a mismatch excludes the term, a match may be false.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TermSignature {
    /// The letters of the key, one bit each.
    letters: u32,
    /// The letter bigrams of the key, hashed to 64 bits.
    bigrams: u64,
    stem_length: u8,
}

/// The bit of `i`, the nominative ending that a stem may lack.
const NOMINATIVE: u32 = 1 << (b'i' - b'a');

impl TermSignature {
    pub(crate) fn new(key: &str) -> Self {
        let letters = key.bytes().fold(0, |mask, letter| mask | letter_bit(letter));
        let bigrams = key.bytes().zip(key.bytes().skip(1)).fold(0, |mask, (one, other)| {
            mask | 1 << ((u32::from(one).wrapping_mul(7) ^ u32::from(other).wrapping_mul(29)) % 64)
        });
        let stem = normalizer::strip_nominative(key);
        let stem_length = u8::try_from(stem.len()).unwrap_or(u8::MAX);
        Self { letters, bigrams, stem_length }
    }

    fn may_contain(self, infix: Self) -> bool {
        self.bigrams & infix.bigrams == infix.bigrams
    }

    pub(crate) fn has_letters_of(self, other: Self) -> bool {
        self.letters & other.letters == other.letters
    }

    /// Whether the stems may be within an edit distance: an edit changes at most one letter.
    fn may_be_within(self, other: Self, max_edits: u32) -> bool {
        (self.letters & !other.letters & !NOMINATIVE).count_ones() <= max_edits
            && (other.letters & !self.letters & !NOMINATIVE).count_ones() <= max_edits
            && u32::from(self.stem_length.abs_diff(other.stem_length)) <= max_edits
    }
}

fn letter_bit(letter: u8) -> u32 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 1 << 26,
    }
}

/// Terms (normalized words) in ascending order.
#[derive(Debug, Default)]
pub(crate) struct TermDictionary {
    terms: StringTable,
    keys: StringTable,
    by_key: TermLookup,
    signatures: Vec<TermSignature>,
    by_stem: TermLookup,
    by_transliteration: TermLookup,
}

impl TermDictionary {
    /// Takes sorted, distinct terms, and the original spelling of those in other scripts.
    pub(crate) fn new<'a>(sorted: impl Iterator<Item = &'a str>, spellings: &TermLookup) -> Self {
        let mut new = Self::default();
        for term in sorted {
            let key = normalizer::romanization_key(term);
            new.signatures.push(TermSignature::new(&key));
            new.terms.push(term);
            new.keys.push(&key);
        }
        let by_key = TermLookup::new((0..new.len()).map(|term| (new.key(term), term)));
        let plain = (0..new.len()).map(|term| (new.term(term), term));
        let spellings = plain.chain(spellings.iter());
        // `according` is no form of `accord`.
        let words = spellings.clone().filter(|(word, _)| !stop_words::is_stop_word(word));
        let stems = words.flat_map(|(spelling, term)| {
            stemmer::stems(spelling).into_iter().map(move |stem| (stem, term))
        });
        let by_stem = TermLookup::new(stems);
        let transliterations =
            spellings.filter_map(|(spelling, term)| Some((transliteration::key(spelling)?, term)));
        let by_transliteration = TermLookup::new(transliterations);
        Self { by_key, by_stem, by_transliteration, ..new }
    }

    pub(crate) fn len(&self) -> u32 {
        self.terms.len()
    }

    pub(crate) fn term(&self, term: TermOrdinal) -> &str {
        self.terms.get(term)
    }

    pub(crate) fn key(&self, term: TermOrdinal) -> &str {
        self.keys.get(term)
    }

    pub(crate) fn signature(&self, term: TermOrdinal) -> TermSignature {
        self.signatures.get(term as usize).copied().unwrap_or(TermSignature::new(""))
    }

    pub(crate) fn get(&self, text: &str) -> Option<TermOrdinal> {
        self.with_prefix(text).next().filter(|term| self.term(*term) == text)
    }

    /// The terms that are forms of a word as written.
    pub(crate) fn inflections<'a>(
        &'a self,
        text: &str,
    ) -> impl Iterator<Item = TermOrdinal> + use<'a> {
        stemmer::stems(&text.to_lowercase()).into_iter().flat_map(|stem| self.by_stem.get(stem))
    }

    /// The names that another language may write like this.
    pub(crate) fn transliterations(&self, text: &str) -> impl Iterator<Item = TermOrdinal> {
        let keys = transliteration::keys(&text.to_lowercase());
        keys.into_iter().flat_map(|key| self.by_transliteration.get(key))
    }

    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<TermOrdinal> {
        self.terms.with_prefix(prefix)
    }

    pub(crate) fn with_key_prefix(&self, prefix: &str) -> impl Iterator<Item = TermOrdinal> {
        self.by_key.with_prefix(prefix).map(|(_, term)| term)
    }

    /// The terms with this key, apart from the ending of a Georgian nominative.
    pub(crate) fn with_key_stem<'a>(
        &'a self,
        stem: &'a str,
    ) -> impl Iterator<Item = TermOrdinal> + 'a {
        let with_prefix = self.by_key.with_prefix(stem);
        let with_stem =
            with_prefix.filter(move |(key, _)| normalizer::strip_nominative(key) == stem);
        with_stem.map(|(_, term)| term)
    }

    pub(crate) fn with_key_infix<'a>(
        &'a self,
        infix: &'a str,
    ) -> impl Iterator<Item = TermOrdinal> + 'a {
        let signature = TermSignature::new(infix);
        self.filter_signatures(move |known| known.may_contain(signature))
            .filter(move |term| self.key(*term).contains(infix))
    }

    /// Terms within an edit distance of the word or of its key, whichever is less, with that distance.
    pub(crate) fn within_edits<'a>(
        &'a self,
        word: &'a AnalyzedTerm,
        max_edits: usize,
    ) -> impl Iterator<Item = (TermOrdinal, usize)> + 'a {
        let stem = word.key_stem();
        let signature = TermSignature::new(stem);
        let max = u32::try_from(max_edits).unwrap_or(u32::MAX);
        let near = self.filter_signatures(move |known| known.may_be_within(signature, max));
        let (key, word) = (EditDistance::new(stem), EditDistance::new(&word.normalized));
        near.filter_map(move |term| {
            let of_keys = key.to(normalizer::strip_nominative(self.key(term)), max_edits);
            let of_words = word.to(self.term(term), of_keys.unwrap_or(max_edits));
            of_words.or(of_keys).map(|edits| (term, edits))
        })
    }

    fn filter_signatures<'a>(
        &'a self,
        matches: impl Fn(TermSignature) -> bool + 'a,
    ) -> impl Iterator<Item = TermOrdinal> + 'a {
        let signatures = self.signatures.iter().zip(0..);
        signatures.filter(move |(signature, _)| matches(**signature)).map(|(_, term)| term)
    }
}
