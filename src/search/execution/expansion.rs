//! Query expansion: a typed word → the dictionary terms that it may be, each with its closest match.

use super::scoring::MatchKind;
use crate::{
    dossier::Kind,
    search::{
        analysis::{
            AnalyzedTerm,
            edit_distance::{EditDistance, MIN_TWO_EDITS, max_edits},
            search_words::search_words,
            subsequence::SubsequenceMatcher,
        },
        index::{
            Index,
            doc_id::DocId,
            postings::{FieldClass, PostingList},
            term_dictionary::{TermDictionary, TermOrdinal, TermSignature},
        },
    },
};

/// The shortest infix; shorter ones are in too many terms.
const MIN_INFIX: usize = 3;

/// The shortest infix in other scripts, where short ones match by chance: `ომი` is in Borjomi.
const MIN_ROMANIZED_INFIX: usize = 5;

/// The shortest misspelt prefix; shorter ones are within an edit of too many words.
const MIN_FUZZY_PREFIX: usize = 5;

/// The most documents of a rare word, which may be a misspelt other one.
const MAX_RARE: usize = 2;

/// The most postings of a rare word, even if all are of sources.
const MAX_RARE_POSTINGS: u32 = 64;

/// The most terms whose forms a half-typed word also finds.
const MAX_LONGER: usize = 16;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Expansion {
    /// The terms in ascending order, without repetition.
    pub(crate) terms: Vec<(TermOrdinal, MatchKind)>,
    pub(crate) word_length: usize,
}

impl Expansion {
    pub(crate) fn match_kind(&self, term: TermOrdinal) -> Option<MatchKind> {
        let at = self.terms.binary_search_by_key(&term, |(known, _)| *known).ok()?;
        self.terms.get(at).map(|(_, kind)| *kind)
    }

    pub(crate) fn new(mut terms: Vec<(TermOrdinal, MatchKind)>, word_length: usize) -> Self {
        terms.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        terms.dedup_by_key(|(term, _)| *term);
        Self { terms, word_length }
    }

    /// Makes the word a prefix, also of forms of other words: `annulm` finds `annuls`, `withdre` `withdraw`.
    pub(crate) fn make_prefix(&mut self, index: &Index, word: &AnalyzedTerm) {
        let is_longer = |(_, kind): &&(TermOrdinal, MatchKind)| {
            matches!(kind, MatchKind::Exact | MatchKind::Prefix { .. })
        };
        let known = self.terms.iter().filter(is_longer).take(MAX_LONGER);
        let known = known.map(|(term, _)| index.terms.term(*term).to_owned());
        let written = word.text.to_lowercase();
        let longer = known.chain(('a'..='z').map(|letter| format!("{written}{letter}")));
        let forms = longer.flat_map(|longer| index.terms.inflections(&longer));
        let forms = forms.map(|term| (term, MatchKind::Prefix { similarity: 0 }));
        let kind = |kind: MatchKind| kind.min(MatchKind::Prefix { similarity: 3 });
        let terms = self.terms.iter().map(|(term, known)| (*term, kind(*known)));
        *self = Self::new(terms.chain(forms).collect(), self.word_length);
    }

    pub(crate) fn best(&self) -> Option<(TermOrdinal, MatchKind)> {
        self.terms.iter().copied().max_by_key(|(term, kind)| (*kind, std::cmp::Reverse(*term)))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tolerance {
    /// Typos and omitted letters, if nothing matches as typed.
    Fuzzy,
    /// Prefixes and infixes.
    Strict,
    /// Whole words only: a negation excludes only what it names.
    WholeWord,
}

/// Expands a word. Guesses are made only if no term or only rare ones match; they score lower.
pub(crate) fn expand(index: &Index, word: &AnalyzedTerm, tolerance: Tolerance) -> Expansion {
    let word_length = word.normalized.len();
    let expander = TermExpander { index, terms: &index.terms, word, word_length };
    let mut found = expander.exact_terms();
    if tolerance != Tolerance::Strict {
        let transliterated = index.terms.transliterations(&word.text);
        found.extend(transliterated.map(|term| (term, MatchKind::Transliteration)));
    }
    if tolerance != Tolerance::WholeWord || found.is_empty() {
        expander.prefix_terms(&mut found);
    }
    if tolerance != Tolerance::WholeWord {
        expander.infix_terms(&mut found);
        expander.inflected_terms(&mut found);
    }
    if tolerance == Tolerance::Fuzzy {
        if !expander.occur(&found) {
            found = expander.guessed_terms();
        } else if expander.are_rare(&found) {
            expander.fuzzy_terms(&mut found);
        }
    }
    Expansion::new(found, word_length)
}

/// The word itself, or, while it is being typed, every term with that prefix.
pub(crate) fn expand_exact(
    terms: &TermDictionary,
    word: &AnalyzedTerm,
    is_prefix: bool,
) -> Expansion {
    let found = if is_prefix {
        terms.with_prefix(&word.normalized).map(|term| (term, MatchKind::Exact)).collect()
    } else {
        terms.get(&word.normalized).map(|term| (term, MatchKind::Exact)).into_iter().collect()
    };
    // A number of one digit counts in running text, where a single letter does not.
    Expansion { terms: found, word_length: word.normalized.len().max(2) }
}

/// Every term that an expansion of the word may have, whatever else occurs.
pub(crate) fn expand_all(index: &Index, word: &AnalyzedTerm) -> Vec<TermOrdinal> {
    let word_length = word.normalized.len();
    let expander = TermExpander { index, terms: &index.terms, word, word_length };
    let mut found = expander.exact_terms();
    for expand in [
        TermExpander::prefix_terms,
        TermExpander::infix_terms,
        TermExpander::inflected_terms,
        TermExpander::fuzzy_prefix_terms,
        TermExpander::subsequence_terms,
    ] {
        expand(&expander, &mut found);
    }
    let max_edits = max_edits(word_length).max(expander.max_edits_of_name());
    let near = index.terms.within_edits(word, max_edits).map(|(term, _)| term);
    let transliterated = index.terms.transliterations(&word.text);
    found.into_iter().map(|(term, _)| term).chain(near).chain(transliterated).collect()
}

struct TermExpander<'a> {
    index: &'a Index,
    terms: &'a TermDictionary,
    word: &'a AnalyzedTerm,
    word_length: usize,
}

impl TermExpander<'_> {
    fn occurs(&self, term: TermOrdinal, kind: MatchKind) -> bool {
        FieldClass::ALL
            .into_iter()
            .any(|class| kind.applies_to(class, self.word_length) && self.occurs_in(term, class))
    }

    fn occurs_in(&self, term: TermOrdinal, class: FieldClass) -> bool {
        !self.index.postings.get(term, class).is_empty()
    }

    fn is_in_name(&self, term: TermOrdinal) -> bool {
        self.occurs_in(term, FieldClass::Name) || self.occurs_in(term, FieldClass::Alias)
    }

    fn occur(&self, found: &[(TermOrdinal, MatchKind)]) -> bool {
        found.iter().any(|(term, kind)| self.occurs(*term, *kind))
    }

    /// Whether at most [`MAX_RARE`] documents, sources aside, have the terms: a typo is likely.
    fn are_rare(&self, found: &[(TermOrdinal, MatchKind)]) -> bool {
        let mut count = 0;
        for (term, kind) in found {
            if self.index.postings.doc_freq(*term) > MAX_RARE_POSTINGS {
                return false;
            }
            let classes = FieldClass::ALL.into_iter();
            for class in classes.filter(|class| kind.applies_to(*class, self.word_length)) {
                let is_counted = |doc: DocId| self.index.doc_values.kind(doc) != Kind::Source;
                count += match self.index.postings.get(*term, class) {
                    PostingList::Sparse(docs) => {
                        docs.iter().filter(|doc| is_counted(**doc)).count()
                    }
                    PostingList::Dense(docs) => docs.iter().filter(|doc| is_counted(*doc)).count(),
                };
            }
        }
        count <= MAX_RARE
    }

    /// Guesses in turn: misspelt, misspelt and unfinished, a badly misspelt name, abbreviated.
    fn guessed_terms(&self) -> Vec<(TermOrdinal, MatchKind)> {
        let (mut found, opposite) = (Vec::new(), self.opposite());
        for guess in [
            Self::fuzzy_terms,
            Self::fuzzy_prefix_terms,
            Self::nearest_terms,
            Self::subsequence_terms,
        ] {
            guess(self, &mut found);
            if let Some(opposite) = opposite {
                found.retain(|(term, _)| !self.terms.term(*term).starts_with(opposite));
            }
            if self.occur(&found) {
                break;
            }
        }
        found
    }

    /// The beginning of what the word denies: `rati` for `unratified`.
    fn opposite(&self) -> Option<&str> {
        let mut prefixes = search_words("denial prefix").iter();
        prefixes.find_map(|prefix| self.word.normalized.strip_prefix(prefix)?.get(..4))
    }

    /// Names that begin alike and differ in a third of the letters at most.
    fn nearest_terms(&self, found: &mut Vec<(TermOrdinal, MatchKind)>) {
        let stem = self.word.key_stem();
        let near = self.terms.within_edits(self.word, self.max_edits_of_name());
        let near = near.filter(|(term, _)| {
            self.terms.key(*term).get(..1) == stem.get(..1) && self.is_in_name(*term)
        });
        let near: Vec<(TermOrdinal, usize)> = near.collect();
        let least = near.iter().map(|(_, edits)| *edits).min();
        let nearest = near.into_iter().filter(|(_, edits)| Some(*edits) == least);
        found.extend(nearest.map(|(term, _)| (term, MatchKind::Fuzzy { is_one_edit: false })));
    }

    fn max_edits_of_name(&self) -> usize {
        (self.word.key_stem().len() / 3).min(2)
    }

    fn exact_terms(&self) -> Vec<(TermOrdinal, MatchKind)> {
        if self.word.normalized.is_empty() {
            return Vec::new();
        }
        let exact = self.terms.get(&self.word.normalized).map(|term| (term, MatchKind::Exact));
        let romanized = self.terms.with_key_stem(self.word.key_stem());
        let romanized = romanized.map(|term| (term, MatchKind::Romanization));
        exact.into_iter().chain(romanized).collect()
    }

    fn prefix_terms(&self, found: &mut Vec<(TermOrdinal, MatchKind)>) {
        let AnalyzedTerm { normalized, key, .. } = self.word;
        if normalized.is_empty() || normalized.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        found.extend(self.terms.with_prefix(normalized).map(|term| {
            let similarity = prefix_similarity(normalized.len(), self.terms.term(term).len());
            (term, MatchKind::Prefix { similarity })
        }));
        // One letter is often half of a digraph: `s` of `sh`.
        if key.len() >= 2 {
            let terms = self.terms.with_key_prefix(key);
            found.extend(terms.map(|term| (term, MatchKind::Prefix { similarity: 0 })));
        }
    }

    fn infix_terms(&self, found: &mut Vec<(TermOrdinal, MatchKind)>) {
        let least = if self.word.text.is_ascii() { MIN_INFIX } else { MIN_ROMANIZED_INFIX };
        if self.word.key.len() >= least {
            let terms = self.terms.with_key_infix(&self.word.key);
            found.extend(terms.map(|term| (term, MatchKind::Infix)));
        }
    }

    fn inflected_terms(&self, found: &mut Vec<(TermOrdinal, MatchKind)>) {
        let terms = self.terms.inflections(&self.word.text);
        found.extend(terms.map(|term| (term, MatchKind::Inflection)));
    }

    fn subsequence_terms(&self, found: &mut Vec<(TermOrdinal, MatchKind)>) {
        let matcher = SubsequenceMatcher::new();
        let word = &self.word.normalized;
        let Some(max_score) = matcher.max_score(word) else { return };
        let signature = TermSignature::new(&self.word.key);
        let Some(first) = word.get(..1) else { return };
        for term in self.terms.with_prefix(first) {
            if self.terms.signature(term).has_letters_of(signature)
                && self.is_in_name(term)
                && let Some(similarity) = matcher.similarity(word, max_score, self.terms.term(term))
            {
                found.push((term, MatchKind::Subsequence { similarity }));
            }
        }
    }

    fn fuzzy_terms(&self, found: &mut Vec<(TermOrdinal, MatchKind)>) {
        let max_edits = max_edits(self.word_length);
        if max_edits > 0 {
            let terms = self.terms.within_edits(self.word, max_edits);
            let first = self.word.normalized.as_bytes().first();
            let terms = terms.filter(|(term, edits)| {
                *edits < 2
                    || self.word_length > MIN_TWO_EDITS
                    || self.terms.term(*term).as_bytes().first() == first
            });
            let kind = |edits| MatchKind::Fuzzy { is_one_edit: edits < 2 };
            found.extend(terms.map(|(term, edits)| (term, kind(edits))));
        }
    }

    fn fuzzy_prefix_terms(&self, found: &mut Vec<(TermOrdinal, MatchKind)>) {
        let key = &self.word.key;
        let Some(first) = self.word.normalized.get(..1) else { return };
        if key.len() < MIN_FUZZY_PREFIX {
            return;
        }
        let word = EditDistance::new(key);
        let terms = self.terms.with_prefix(first);
        let terms = terms.filter(|term| word.is_near_prefix(self.terms.key(*term), 1));
        found.extend(terms.map(|term| (term, MatchKind::FuzzyPrefix)));
    }
}

/// How much of the term is typed, from 0 to 3.
fn prefix_similarity(typed: usize, term: usize) -> u8 {
    match typed * 100 / term.max(1) {
        75.. => 3,
        50..75 => 2,
        30..50 => 1,
        _ => 0,
    }
}
