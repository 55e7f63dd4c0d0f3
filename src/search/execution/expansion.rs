//! From a typed word to the words of the vocabulary that it can mean, each in its best way.

use super::scoring::{FieldClass, MatchKind};
use crate::search::{
    analysis::{edit_distance, stemmer, subsequence::SubsequenceMatcher},
    index::{
        postings::{PostingList, Postings},
        term_dictionary::{TermDictionary, TermSignature},
    },
    query::AnalyzedTerm,
};

/// Shorter keys are inside too many words.
const FEWEST_INSIDE: usize = 3;

/// So many letters must be right for a word to be begun with a slip.
const FEWEST_SLIP_START: usize = 5;

/// The words that a typed word can mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Expansion {
    /// By number; each once.
    pub(crate) words: Vec<(u32, MatchKind)>,
    /// How many letters were typed.
    pub(crate) letters: usize,
}

impl Expansion {
    /// In which way this word is meant.
    pub(crate) fn match_kind(&self, word: u32) -> Option<MatchKind> {
        let at = self.words.binary_search_by_key(&word, |(known, _)| *known).ok()?;
        self.words.get(at).map(|(_, way)| *way)
    }

    /// The best way in which a word is meant.
    pub(crate) fn best(&self) -> Option<(u32, MatchKind)> {
        self.words.iter().copied().max_by_key(|(word, way)| (*way, std::cmp::Reverse(*word)))
    }
}

/// How much may be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tolerance {
    /// Slips and left-out letters are forgiven where nothing else fits.
    Forgiving,
    /// Nothing is forgiven: words as typed, begun or inside others.
    Strict,
    /// Whole words only: what is excluded must be what was named.
    Whole,
}

/// What the typed word can mean. What is forgiven counts only where nothing fits as typed, so
/// that it neither hides nor swells what does.
pub(crate) fn expand(
    vocabulary: &TermDictionary,
    postings: &Postings,
    typed: &AnalyzedTerm,
    bounds: Tolerance,
) -> Expansion {
    let letters = typed.plain.len();
    let search = TermExpander { vocabulary, postings, typed, letters };
    let mut words = search.whole();
    if bounds != Tolerance::Whole || words.is_empty() {
        search.begun(&mut words);
    }
    if bounds != Tolerance::Whole {
        search.inside(&mut words);
        search.forms(&mut words);
    }
    let fits =
        |words: &[(u32, MatchKind)]| words.iter().any(|(word, way)| search.occurs(*word, *way));
    if bounds == Tolerance::Forgiving && !fits(&words) {
        words.clear();
        search.letters(&mut words);
        let scattered = words.len();
        search.slips(&mut words);
        // What a slip explains, it explains in every field: `medvedv` is not only a skeleton.
        let slipped: Vec<u32> = words.iter().skip(scattered).map(|(word, _)| *word).collect();
        words.retain(|(word, way)| {
            !matches!(way, MatchKind::Letters { .. }) || !slipped.contains(word)
        });
        if !fits(&words) {
            search.slips_at_start(&mut words);
        }
    }
    words.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
    words.dedup_by_key(|(word, _)| *word);
    Expansion { words, letters }
}

struct TermExpander<'a> {
    vocabulary: &'a TermDictionary,
    postings: &'a Postings,
    typed: &'a AnalyzedTerm,
    letters: usize,
}

impl TermExpander<'_> {
    /// Whether the word stands somewhere where such a match counts.
    fn occurs(&self, word: u32, way: MatchKind) -> bool {
        FieldClass::ALL
            .into_iter()
            .any(|class| way.reaches(class, self.letters) && self.stands_in(word, class))
    }

    fn stands_in(&self, word: u32, class: FieldClass) -> bool {
        !matches!(self.postings.get(word, class), PostingList::Few([]))
    }

    fn whole(&self) -> Vec<(u32, MatchKind)> {
        let exact = self.vocabulary.exact(&self.typed.plain).map(|word| (word, MatchKind::Exact));
        let folded =
            self.vocabulary.with_stem(self.typed.stem()).map(|word| (word, MatchKind::Folded));
        if self.typed.plain.is_empty() {
            Vec::new()
        } else {
            exact.into_iter().chain(folded).collect()
        }
    }

    fn begun(&self, words: &mut Vec<(u32, MatchKind)>) {
        let AnalyzedTerm { plain, key, .. } = self.typed;
        if plain.is_empty() || plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        words.extend(self.vocabulary.beginning(plain).map(|word| {
            let close = close(plain.len(), self.vocabulary.plain(word).len());
            (word, MatchKind::Beginning { close })
        }));
        // A romanisation half typed is often another letter: `sk` is no beginning of `sh`.
        if key.len() >= 2 {
            words.extend(
                self.vocabulary
                    .key_beginning(key)
                    .iter()
                    .map(|word| (*word, MatchKind::Beginning { close: 0 })),
            );
        }
    }

    fn inside(&self, words: &mut Vec<(u32, MatchKind)>) {
        if self.typed.key.len() >= FEWEST_INSIDE {
            words.extend(
                self.vocabulary.containing(&self.typed.key).map(|word| (word, MatchKind::Inside)),
            );
        }
    }

    /// Other forms of the word, by what they all begin with; those that begin with the word itself
    /// are found as such, and in more fields.
    fn forms(&self, words: &mut Vec<(u32, MatchKind)>) {
        let plain = &self.typed.plain;
        if !stemmer::has_forms(plain) {
            return;
        }
        let base = stemmer::stem(plain);
        let begun = self.vocabulary.beginning(stemmer::beginning(&base));
        let others = begun.filter(|word| {
            let other = self.vocabulary.plain(*word);
            !other.starts_with(plain.as_str()) && stemmer::stem(other) == base
        });
        words.extend(others.map(|word| (word, MatchKind::Form)));
    }

    /// Only words of names are asked: letters scattered over running text mean nothing.
    fn letters(&self, words: &mut Vec<(u32, MatchKind)>) {
        let letters = SubsequenceMatcher::new();
        let plain = &self.typed.plain;
        let Some(full) = letters.full(plain) else { return };
        let sieve = TermSignature::of(&self.typed.key);
        let Some(first) = plain.get(..1) else { return };
        for word in self.vocabulary.beginning(first) {
            if self.vocabulary.sieve(word).has_letters_of(sieve)
                && (self.stands_in(word, FieldClass::Name)
                    || self.stands_in(word, FieldClass::Alias))
                && let Some(close) = letters.close(plain, full, self.vocabulary.plain(word))
            {
                words.push((word, MatchKind::Letters { close }));
            }
        }
    }

    fn slips(&self, words: &mut Vec<(u32, MatchKind)>) {
        let most = edit_distance::max_edits(self.letters);
        if most > 0 {
            words.extend(
                self.vocabulary
                    .near(self.typed.stem(), most)
                    .map(|(word, slips)| (word, MatchKind::Slip { fewer: u8::from(slips < 2) })),
            );
        }
    }

    /// While a name is typed, its beginning may have a slip as well.
    fn slips_at_start(&self, words: &mut Vec<(u32, MatchKind)>) {
        let key = &self.typed.key;
        let Some(first) = self.typed.plain.get(..1) else { return };
        if key.len() < FEWEST_SLIP_START {
            return;
        }
        let begun = self.vocabulary.beginning(first).filter(|word| {
            edit_distance::prefix_edit_distance(key, self.vocabulary.key(*word), 1).is_some()
        });
        words.extend(begun.map(|word| (word, MatchKind::SlipStart)));
    }
}

/// How much of the word is typed, from 0 to 3.
fn close(typed: usize, word: usize) -> u8 {
    match typed * 100 / word.max(1) {
        75.. => 3,
        50..75 => 2,
        30..50 => 1,
        _ => 0,
    }
}

/// The word as it is spelt, or, while it is being typed, every word that begins so.
pub(crate) fn exactly(vocabulary: &TermDictionary, typed: &AnalyzedTerm, begun: bool) -> Expansion {
    let words = if begun {
        vocabulary.beginning(&typed.plain).map(|word| (word, MatchKind::Exact)).collect()
    } else {
        vocabulary.exact(&typed.plain).map(|word| (word, MatchKind::Exact)).into_iter().collect()
    };
    // A number of one digit is asked for as a number, not as a letter.
    Expansion { words, letters: typed.plain.len().max(2) }
}
