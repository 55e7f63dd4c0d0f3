//! Numbers the terms while documents are added: a word is normalized once, not at each occurrence.

use super::{
    term_dictionary::{TermDictionary, TermOrdinal},
    term_lookup::TermLookup,
};
use crate::search::analysis::{self, tokenizer::Token};
use foldhash::fast::FixedState;
use std::collections::HashMap;

#[derive(Debug, Default)]
pub(crate) struct TermInterner {
    words: HashMap<Box<str>, Option<u32>, FixedState>,
    terms: HashMap<Box<str>, u32, FixedState>,
}

impl TermInterner {
    /// The number of a token's term; none if normalization leaves nothing.
    pub(crate) fn intern(&mut self, token: &Token<'_>) -> Option<u32> {
        if let Some(known) = self.words.get(token.text) {
            return *known;
        }
        let term = analysis::normalize(token);
        let number = (!term.is_empty()).then(|| self.intern_term(term.into()));
        self.words.insert(token.text.into(), number);
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
        for (word, known) in other.words {
            self.words.entry(word).or_insert_with(|| number(known));
        }
        renumbered
    }

    /// The dictionary, the spellings in other scripts, and the ordinal of each term by its number.
    pub(crate) fn into_dictionary(self) -> (TermDictionary, TermLookup, Vec<TermOrdinal>) {
        let mut sorted: Vec<(Box<str>, u32)> = self.terms.into_iter().collect();
        sorted.sort_unstable();
        let mut ordinals = vec![0; sorted.len()];
        for ((_, number), ordinal) in sorted.iter().zip(0..) {
            if let Some(entry) = ordinals.get_mut(*number as usize) {
                *entry = ordinal;
            }
        }
        let words = self.words.into_iter().filter(|(word, _)| !word.is_ascii());
        let spellings = words.filter_map(|(word, number)| {
            Some((word.to_lowercase(), *ordinals.get(number? as usize)?))
        });
        let spellings = TermLookup::new(spellings);
        let terms = TermDictionary::new(sorted.iter().map(|(term, _)| &**term), &spellings);
        (terms, spellings, ordinals)
    }
}
