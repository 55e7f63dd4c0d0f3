//! Where a query matches in a shown text. Ranges end at grapheme borders, so that no letter is cut.

use super::{
    analysis::{
        self, AnalyzedTerm,
        normalizer::{normalize, romanization_key},
        subsequence::SubsequenceMatcher,
        tokenizer::{Token, TokenKind, tokenize},
    },
    execution::{
        expansion::{Expansion, Tolerance, expand},
        match_set::Matches,
        planner::{PlannedTerm, TermOrigin},
        scoring::MatchKind,
    },
    index::{Index, postings::FieldClass, term_dictionary::TermOrdinal},
    query::Literal,
};
use crate::date::{self, DateRange, ParseOptions};
use std::{collections::HashMap, ops::Range};
use unicode_segmentation::UnicodeSegmentation;

/// The most bytes in which a date is parsed.
const LONGEST_DATE: usize = 200;

/// Finds the matches of a query in texts.
#[derive(Debug, Clone, Default)]
pub struct Highlighter {
    terms: Vec<HighlightTerm>,
    /// Adjacent words, and whether the last may be a prefix.
    phrases: Vec<(Vec<AnalyzedTerm>, bool)>,
    numbers: Vec<String>,
    times: Vec<DateRange>,
}

#[derive(Debug, Clone)]
struct HighlightTerm {
    word: AnalyzedTerm,
    /// The matching terms, normalized. Prefixes and infixes need none: the letters show them.
    variants: HashMap<String, MatchKind>,
    /// Whether it matches whole words only.
    is_whole: bool,
}

impl Highlighter {
    /// Highlights the words of a search.
    pub fn new(index: &Index, matches: &Matches) -> Self {
        let mut highlighter = Self::default();
        for clause in matches.plan.positive() {
            clause.terms.iter().for_each(|term| highlighter.add(index, term));
        }
        highlighter
    }

    fn add(&mut self, index: &Index, planned: &PlannedTerm) {
        match &planned.term.literal {
            Literal::Word { word, .. } => {
                let is_whole = planned.is_fuzzy()
                    || matches!(planned.origin, TermOrigin::Synonym | TermOrigin::Implied);
                self.terms.push(HighlightTerm::new(index, word, &planned.expansions, is_whole));
            }
            Literal::Phrase { words, is_open } => self.phrases.push((words.clone(), *is_open)),
            Literal::NameWords(words) => self.phrases.push((words.clone(), false)),
            Literal::Number(number) => self.numbers.push(number.clone()),
            Literal::Date(when) => self.times.push(*when),
            Literal::Facet(_, words) => {
                self.terms.extend(words.iter().map(|word| {
                    let expansion = expand(index, word, Tolerance::WholeWord);
                    HighlightTerm::new(index, word, &[expansion], false)
                }));
            }
            _ => {}
        }
    }

    /// The ranges of a name that match, sorted and disjoint.
    pub fn highlights(&self, shown: &str) -> Vec<Range<usize>> {
        self.find_ranges(shown, false)
    }

    /// The ranges of running text that match: as in the search, no infixes and subsequences.
    pub fn highlights_in_text(&self, shown: &str) -> Vec<Range<usize>> {
        self.find_ranges(shown, true)
    }

    fn find_ranges(&self, shown: &str, is_running: bool) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut words: Vec<ShownWord<'_>> = Vec::new();
        tokenize(shown, |token| words.push(ShownWord::new(token)));
        for word in &words {
            self.add_word(word, is_running, &mut ranges);
        }
        self.add_phrases(&words, &mut ranges);
        if !self.times.is_empty() {
            self.add_dates(shown, &words, &mut ranges);
        }
        merge_ranges(shown, ranges)
    }

    fn add_word(&self, word: &ShownWord<'_>, is_running: bool, ranges: &mut Vec<Range<usize>>) {
        match word.token.kind {
            TokenKind::Number | TokenKind::ScaledNumber => {
                if self.numbers.contains(&word.normalized) {
                    ranges.push(word.range());
                }
            }
            TokenKind::Word | TokenKind::Compound => {
                ranges.extend(self.terms.iter().flat_map(|term| term.ranges_in(word, is_running)));
            }
        }
    }

    fn add_phrases(&self, shown: &[ShownWord<'_>], ranges: &mut Vec<Range<usize>>) {
        let shown: Vec<&ShownWord<'_>> =
            shown.iter().filter(|word| !word.token.is_composite()).collect();
        for (words, is_open) in &self.phrases {
            let Some(last) = words.len().checked_sub(1) else { continue };
            let matches = |(at, (shown, word)): (usize, (&&ShownWord<'_>, &AnalyzedTerm))| {
                let may_be_longer = *is_open && at == last;
                shown.normalized == word.normalized
                    || may_be_longer && shown.normalized.starts_with(&word.normalized)
            };
            for window in shown.windows(words.len()) {
                if window.iter().zip(words).enumerate().all(matches) {
                    ranges.extend(window.iter().map(|shown| shown.range()));
                }
            }
        }
    }

    fn add_dates(&self, shown: &str, words: &[ShownWord<'_>], ranges: &mut Vec<Range<usize>>) {
        let options = ParseOptions { single: true, ..ParseOptions::default() };
        let mut done = 0;
        for word in words.iter().filter(|word| word.may_begin_date()) {
            let start = word.token.start;
            if start < done {
                continue;
            }
            // Shown text has no dates relative to today.
            let end = shown.floor_char_boundary(start + LONGEST_DATE);
            let text = shown.get(start..end).unwrap_or("");
            let Ok(parsed) = date::parse(text, &options) else { continue };
            let end = start + parsed.len;
            done = end;
            let overlaps = |range: DateRange| self.times.iter().any(|time| time.touches(range));
            if parsed.alternatives.iter().filter_map(|expr| expr.to_range()).any(overlaps) {
                ranges.push(start..end);
            }
        }
    }
}

struct ShownWord<'a> {
    token: Token<'a>,
    normalized: String,
    key: String,
}

impl<'a> ShownWord<'a> {
    fn new(token: Token<'a>) -> Self {
        let normalized = analysis::normalize(&token);
        let key = romanization_key(&normalized);
        Self { token, normalized, key }
    }

    fn range(&self) -> Range<usize> {
        self.token.start..self.token.start + self.token.text.len()
    }

    fn may_begin_date(&self) -> bool {
        match self.token.kind {
            TokenKind::Number => true,
            // `1990s` begins with a digit.
            TokenKind::Word => {
                self.token.text.starts_with(|char: char| char.is_ascii_digit())
                    || date::is_calendar_name(&self.token.text.to_lowercase())
            }
            TokenKind::Compound | TokenKind::ScaledNumber => false,
        }
    }

    fn shown_range(&self, normalized: Range<usize>) -> Range<usize> {
        let mut reached = 0;
        let (mut start, mut end) = (0, self.token.text.len());
        for (at, cluster) in self.token.text.grapheme_indices(true) {
            let length = normalize(cluster).len();
            if reached <= normalized.start {
                start = at;
            }
            reached += length;
            if reached >= normalized.end {
                end = at + cluster.len();
                break;
            }
        }
        self.token.start + start..self.token.start + end
    }
}

impl HighlightTerm {
    fn new(index: &Index, word: &AnalyzedTerm, expansions: &[Expansion], is_whole: bool) -> Self {
        let is_seen = |(term, kind): &(TermOrdinal, MatchKind)| {
            matches!(kind, MatchKind::Prefix { .. } | MatchKind::Infix)
                && index.terms.key(*term).contains(&word.key)
        };
        let terms = expansions.iter().flat_map(|known| &known.terms);
        let variants = terms
            .filter(|known| !is_seen(known))
            .map(|(term, kind)| (index.terms.term(*term).to_owned(), *kind));
        Self { word: word.clone(), variants: variants.collect(), is_whole }
    }

    fn ranges_in(&self, shown: &ShownWord<'_>, is_running: bool) -> Vec<Range<usize>> {
        let AnalyzedTerm { normalized, key, .. } = &self.word;
        if normalized.is_empty() || is_running && normalized.len() < 2 {
            return Vec::new();
        }
        if *normalized == shown.normalized {
            return vec![shown.range()];
        }
        let class = if is_running { FieldClass::Text } else { FieldClass::Name };
        if let Some(kind) = self.variants.get(&shown.normalized)
            && kind.applies_to(class, normalized.len())
        {
            return match kind {
                MatchKind::Subsequence { .. } => {
                    let letters =
                        SubsequenceMatcher::new().positions(normalized, &shown.normalized);
                    letters.into_iter().map(|at| shown.shown_range(at..at + 1)).collect()
                }
                MatchKind::FuzzyPrefix => vec![shown.shown_range(0..normalized.len())],
                _ => vec![shown.range()],
            };
        }
        if self.is_whole || is_running && normalized.len() < 3 {
            return Vec::new();
        }
        if shown.normalized.starts_with(normalized) {
            return vec![shown.shown_range(0..normalized.len())];
        }
        if key.len() >= 2 && shown.key.starts_with(key) {
            return vec![shown.shown_range(0..self.key_prefix_length(shown))];
        }
        match shown.normalized.find(normalized) {
            _ if is_running || key.len() < 3 => Vec::new(),
            Some(at) => vec![shown.shown_range(at..at + normalized.len())],
            None if shown.key.contains(key) => vec![shown.range()],
            None => Vec::new(),
        }
    }

    fn key_prefix_length(&self, shown: &ShownWord<'_>) -> usize {
        let has_key = |end: &usize| {
            let prefix = shown.normalized.get(..*end).unwrap_or_default();
            romanization_key(prefix).starts_with(&self.word.key)
        };
        (1..shown.normalized.len()).find(has_key).unwrap_or(shown.normalized.len())
    }
}

/// Sorts ranges, merges those that touch, and widens them to grapheme borders.
fn merge_ranges(shown: &str, mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if ranges.is_empty() {
        return ranges;
    }
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let borders: Vec<usize> =
        shown.grapheme_indices(true).map(|(at, _)| at).chain([shown.len()]).collect();
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let after_start = borders.partition_point(|border| *border <= range.start);
        let start = after_start.checked_sub(1).and_then(|at| borders.get(at)).copied();
        let end = borders.get(borders.partition_point(|border| *border < range.end)).copied();
        let (start, end) = (start.unwrap_or(range.start), end.unwrap_or(range.end));
        match merged.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => merged.push(start..end),
        }
    }
    merged
}
