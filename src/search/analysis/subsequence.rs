//! Letters in order with others omitted (`trty` for treaty). `fuzzy-matcher` gets single short
//! words in small ASCII only: it folds no other case, counts spaces and is slow on long texts.

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// The fewest letters; fewer match too many words.
const MIN_LETTERS: usize = 3;

/// The lowest score, in percent of that of an equal word; lower ones are accidental matches.
const MIN_PERCENT: i64 = 50;

pub(crate) struct SubsequenceMatcher {
    matcher: SkimMatcherV2,
}

impl SubsequenceMatcher {
    pub(crate) fn new() -> Self {
        Self { matcher: SkimMatcherV2::default() }
    }

    /// The score of an equal word; none if `typed` cannot be an abbreviation.
    pub(crate) fn max_score(&self, typed: &str) -> Option<i64> {
        let letters =
            typed.len() >= MIN_LETTERS && typed.bytes().all(|byte| byte.is_ascii_lowercase());
        letters.then(|| self.matcher.fuzzy_match(typed, typed))?
    }

    /// How similar the word is, from 0 to 3.
    pub(crate) fn similarity(&self, typed: &str, max_score: i64, word: &str) -> Option<u8> {
        if word.len() <= typed.len() || typed.as_bytes().first() != word.as_bytes().first() {
            return None;
        }
        let percent = self.matcher.fuzzy_match(word, typed)? * 100 / max_score.max(1);
        match percent {
            ..MIN_PERCENT => None,
            MIN_PERCENT..60 => Some(0),
            60..70 => Some(1),
            70..80 => Some(2),
            _ => Some(3),
        }
    }

    pub(crate) fn positions(&self, typed: &str, word: &str) -> Vec<usize> {
        self.matcher.fuzzy_indices(word, typed).map_or_else(Vec::new, |(_, positions)| positions)
    }
}
