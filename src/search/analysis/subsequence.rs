//! Letters of a word typed in order with others left out: `trty` for treaty. The only user of
//! the crate `fuzzy-matcher`, which is given single short words in small ASCII letters and
//! nothing else: it folds no other case, takes spaces for letters, and slows down on long texts.

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// Fewer letters leave out too much to mean one word.
const FEWEST: usize = 3;

/// Of the score of a full match, the percentage below which a match is an accident.
const LEAST: i64 = 50;

/// Scores words by their letters.
pub(crate) struct SubsequenceMatcher {
    matcher: SkimMatcherV2,
}

impl SubsequenceMatcher {
    pub(crate) fn new() -> Self {
        Self { matcher: SkimMatcherV2::default() }
    }

    /// What the typed word would score where nothing is left out; none when it cannot be meant
    /// as a skeleton.
    pub(crate) fn full(&self, typed: &str) -> Option<i64> {
        let letters = typed.len() >= FEWEST && typed.bytes().all(|byte| byte.is_ascii_lowercase());
        letters.then(|| self.matcher.fuzzy_match(typed, typed))?
    }

    /// How closely the word has the typed letters in order: 0 to 3.
    pub(crate) fn close(&self, typed: &str, full: i64, word: &str) -> Option<u8> {
        if word.len() <= typed.len() || typed.as_bytes().first() != word.as_bytes().first() {
            return None;
        }
        let share = self.matcher.fuzzy_match(word, typed)? * 100 / full.max(1);
        match share {
            ..LEAST => None,
            LEAST..60 => Some(0),
            60..70 => Some(1),
            70..80 => Some(2),
            _ => Some(3),
        }
    }

    /// The places of the typed letters in the word.
    pub(crate) fn places(&self, typed: &str, word: &str) -> Vec<usize> {
        self.matcher.fuzzy_indices(word, typed).map_or_else(Vec::new, |(_, places)| places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skeleton_finds_its_word() {
        let letters = SubsequenceMatcher::new();
        let close = |typed: &str, word: &str| {
            letters.full(typed).and_then(|full| letters.close(typed, full, word))
        };
        assert!(close("trty", "treaty") > close("trty", "territory"));
        assert!(close("mdvdv", "medvedev").is_some());
        assert!(close("tskhnvl", "tskhinvali").is_some());
        assert_eq!(close("trty", "party"), None);
        assert_eq!(close("tr", "treaty"), None);
        assert_eq!(close("t1y", "treaty"), None);
        assert_eq!(letters.places("trty", "treaty"), [0, 1, 4, 5]);
    }
}
