//! Match kind × field class → 0..63, one scale for all, so that different matches can be added. A
//! closer match outweighs a stronger field; only a prefix of a name equals a word in running text.

use crate::{date::DateRange, search::index::postings::FieldClass};

/// How a dictionary term matches a word of the query, in ascending order of closeness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MatchKind {
    /// A prefix of the term is within an edit distance of one.
    FuzzyPrefix,
    /// The term is within an edit distance of two, or of one.
    Fuzzy { is_one_edit: bool },
    /// The letters of the word occur in the term in order; similarity 0 to 3.
    Subsequence { similarity: u8 },
    /// The word is inside the term.
    Infix,
    /// The term is a synonym of the word.
    Synonym,
    /// The word is a prefix of the term; similarity 0 to 3.
    Prefix { similarity: u8 },
    /// The word is an initial, and the term begins with it.
    Initial,
    /// The stems are equal: `withdrew`, `withdraws`.
    Inflection,
    /// The name is romanized as in another language: `Lawrow`.
    Transliteration,
    /// The romanization keys are equal.
    Romanization,
    /// The term equals the word.
    Exact,
}

impl MatchKind {
    pub(crate) fn is_fuzzy(self) -> bool {
        self < Self::Infix
    }

    /// Whether a match counts in a class: running text has some subsequence of nearly every word.
    pub(crate) fn applies_to(self, class: FieldClass, word_length: usize) -> bool {
        match (self, class) {
            (Self::Exact | Self::Romanization, FieldClass::Text) => word_length >= 2,
            (Self::Prefix { .. }, FieldClass::Text) => word_length >= 3,
            (Self::Infix | Self::FuzzyPrefix | Self::Transliteration, FieldClass::Text) => false,
            (Self::Subsequence { .. } | Self::Initial, _) => {
                matches!(class, FieldClass::Name | FieldClass::Alias)
            }
            _ => true,
        }
    }

    pub(crate) fn score(self, class: FieldClass) -> u8 {
        let of_class = match class {
            // Only the display depends on which of several names is the title.
            FieldClass::Name | FieldClass::Alias => 12,
            FieldClass::Linked => 5,
            FieldClass::Text => 0,
        };
        let of_kind = match self {
            Self::Exact => 51,
            Self::Romanization => 47,
            Self::Transliteration => 45,
            Self::Inflection => 43,
            Self::Prefix { similarity } => 35 + similarity.min(3),
            Self::Initial => 40,
            Self::Synonym => 33,
            Self::Infix => 24,
            Self::Subsequence { similarity } => 14 + similarity.min(3),
            Self::Fuzzy { is_one_edit } => 5 + u8::from(is_one_edit) * 4,
            Self::FuzzyPrefix => 1,
        };
        of_kind + of_class
    }
}

/// The score of a filter, which matches a property and no terms.
pub(crate) const FILTER_SCORE: u8 = 0;

const MIN_LONG_DAYS: i64 = 3;

/// Whether a time is so long that important events in it come first.
pub(crate) fn is_long(when: DateRange) -> bool {
    match when {
        DateRange::Days(first, last) => i64::from(last.0) - i64::from(first.0) >= MIN_LONG_DAYS,
        DateRange::EachYear(..) => false,
    }
}

/// The highest score of a date that is not shown, of a part or another source, in a long time.
pub(crate) const OTHER_DATE_SCORE: u8 = 32;

/// The score of a name with the words of a date: below every date that overlaps the time.
pub(crate) const NAME_WORDS_SCORE: u8 = 20;

#[cfg(test)]
#[path = "../../../tests/unit/scoring.rs"]
mod tests;
