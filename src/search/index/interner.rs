//! Numbers the distinct terms of the texts while documents are added, so that a word is normalized
//! once and not at each occurrence.

use super::{surface_forms::SurfaceForms, term_dictionary::TermOrdinal};
use crate::search::analysis::{self, tokenizer::Token};
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hash, Hasher},
};

/// Words as written and terms, with their numbers.
#[derive(Debug, Default)]
pub(crate) struct TermInterner {
    /// Most words are short; these are compared without another look into memory.
    short_words: HashMap<InlineWord, Option<u32>, FastBuildHasher>,
    long_words: HashMap<Box<str>, Option<u32>, FastBuildHasher>,
    terms: HashMap<Box<str>, u32, FastBuildHasher>,
}

impl TermInterner {
    /// The number of a token's term; none where normalization leaves nothing.
    pub(crate) fn intern(&mut self, token: &Token<'_>) -> Option<u32> {
        let short = InlineWord::new(token.text);
        let known = match &short {
            Some(short) => self.short_words.get(short),
            None => self.long_words.get(token.text),
        };
        if let Some(known) = known {
            return *known;
        }
        let term = analysis::normalize(token);
        let number = (!term.is_empty()).then(|| self.intern_term(term.into()));
        match short {
            Some(short) => self.short_words.insert(short, number),
            None => self.long_words.insert(token.text.into(), number),
        };
        number
    }

    fn intern_term(&mut self, term: Box<str>) -> u32 {
        let next = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        *self.terms.entry(term).or_insert(next)
    }

    /// Adds the words of another; returns the numbers of its terms here.
    pub(crate) fn merge(&mut self, other: Self) -> Vec<u32> {
        let mut renumbered = vec![0; other.terms.len()];
        for (term, number) in other.terms {
            if let Some(entry) = renumbered.get_mut(number as usize) {
                *entry = self.intern_term(term);
            }
        }
        let number = |number: Option<u32>| renumbered.get(number? as usize).copied();
        for (word, known) in other.short_words {
            self.short_words.entry(word).or_insert_with(|| number(known));
        }
        for (word, known) in other.long_words {
            self.long_words.entry(word).or_insert_with(|| number(known));
        }
        renumbered
    }

    /// The terms in the order of the dictionary.
    pub(crate) fn into_sorted(self) -> SortedTerms {
        let mut sorted: Vec<(Box<str>, u32)> = self.terms.into_iter().collect();
        sorted.sort_unstable();
        let mut ordinals = vec![0; sorted.len()];
        for ((_, number), ordinal) in sorted.iter().zip(0..) {
            if let Some(entry) = ordinals.get_mut(*number as usize) {
                *entry = ordinal;
            }
        }
        let short = self.short_words.iter().map(|(word, number)| (word.as_str(), number));
        let words = short.chain(self.long_words.iter().map(|(word, number)| (&**word, number)));
        let forms = words.filter(|(word, _)| !word.is_ascii()).filter_map(|(word, number)| {
            Some((*ordinals.get((*number)? as usize)?, word.to_lowercase()))
        });
        let surface_forms = SurfaceForms::new(forms.collect());
        let terms = sorted.into_iter().map(|(term, _)| term).collect();
        SortedTerms { terms, ordinals, surface_forms }
    }
}

/// A word of at most 16 bytes, padded with zeros, which no word contains.
#[derive(Debug, PartialEq, Eq)]
struct InlineWord([u8; Self::MAX_LENGTH]);

impl InlineWord {
    const MAX_LENGTH: usize = 16;

    fn new(word: &str) -> Option<Self> {
        let mut bytes = [0; Self::MAX_LENGTH];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Some(Self(bytes))
    }

    fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(Self::MAX_LENGTH);
        self.0.get(..length).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

impl Hash for InlineWord {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (chunks, _) = self.0.as_chunks::<8>();
        chunks.iter().for_each(|chunk| state.write_u64(u64::from_le_bytes(*chunk)));
    }
}

/// All terms once every document was added.
pub(crate) struct SortedTerms {
    pub(crate) terms: Vec<Box<str>>,
    /// The ordinal of each number that was given.
    pub(crate) ordinals: Vec<TermOrdinal>,
    pub(crate) surface_forms: SurfaceForms,
}

pub(crate) type FastBuildHasher = BuildHasherDefault<FastHasher>;

/// A multiplicative hash, eight bytes at a time. It does not resist chosen collisions: a file made for
/// it would slow down the index build of whoever opens that file.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct FastHasher(u64);

impl FastHasher {
    fn mix(&mut self, bytes: u64) {
        self.0 = (self.0.rotate_left(26) ^ bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for FastHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.mix(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        self.mix(u64::from_le_bytes(last) ^ (bytes.len() as u64) << 56);
    }

    fn write_u64(&mut self, chunk: u64) {
        self.mix(chunk);
    }

    /// The end mark of a text, whose length is mixed in already.
    fn write_u8(&mut self, _end: u8) {}

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}
