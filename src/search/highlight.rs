//! Where a query matches in a text that is shown: any text, in any script, whether it was
//! indexed or not. Ranges are of whole letters with their marks, so that none is cut in half.

use super::{
    analysis::{
        edit_distance, normalizer, numerals, stemmer,
        subsequence::SubsequenceMatcher,
        tokenizer::{self, Token, TokenKind},
    },
    execution::{
        planner::{Plan, PlannedTerm},
        scoring::MatchKind,
    },
    index::Index,
    query::{AnalyzedTerm, Literal},
};
use crate::date::{self, DateRange, ParseOptions};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Marks what a query matches.
#[derive(Debug, Clone, Default)]
pub struct Highlighter {
    words: Vec<HighlightTerm>,
    phrases: Vec<HighlightPhrase>,
    numbers: Vec<String>,
    times: Vec<DateRange>,
}

/// A word to mark.
#[derive(Debug, Clone)]
struct HighlightTerm {
    word: AnalyzedTerm,
    /// What its other forms come down to, where it has some.
    base: Option<String>,
    /// Whether nothing fits it as typed.
    forgiven: bool,
}

/// Words to mark where they follow one another; the last may only begin so.
#[derive(Debug, Clone)]
struct HighlightPhrase {
    words: Vec<AnalyzedTerm>,
    open: bool,
}

impl Highlighter {
    pub(crate) fn new(_index: &Index, plan: &Plan) -> Self {
        let mut marker = Self::default();
        for clause in plan.scoring() {
            clause.terms.iter().for_each(|ready| marker.want(ready));
        }
        marker
    }

    fn want(&mut self, ready: &PlannedTerm) {
        match &ready.term.sense {
            Literal::Word { word, .. } => {
                let best = ready.meant.first().and_then(|meant| meant.best());
                let forgiven = best.is_some_and(|(_, way)| way < MatchKind::Inside);
                self.words.push(HighlightTerm::new(word, forgiven));
            }
            Literal::Phrase { words, open } => {
                self.phrases.push(HighlightPhrase { words: words.clone(), open: *open });
            }
            Literal::Number(number) => self.numbers.push(number.clone()),
            Literal::When(when) => self.times.push(*when),
            // A name asked for in a field is marked like any other.
            Literal::Facet(_, words) => {
                let wanted = words.iter().map(|word| HighlightTerm::new(word, false));
                self.words.extend(wanted);
            }
            Literal::Filler(_)
            | Literal::Kind(_)
            | Literal::Span(..)
            | Literal::Flag(_)
            | Literal::Unfinished
            | Literal::Unknown => {}
        }
    }

    /// The bytes of the shown text that the query matches: in order, apart, at borders of letters.
    #[must_use]
    pub fn highlights(&self, shown: &str) -> Vec<Range<usize>> {
        self.marks_in(shown, false)
    }

    /// The same of running text, where the search is stricter: letters scattered over a word or
    /// in the midst of it mean nothing there.
    #[must_use]
    pub fn highlights_in_text(&self, shown: &str) -> Vec<Range<usize>> {
        self.marks_in(shown, true)
    }

    fn marks_in(&self, shown: &str, running: bool) -> Vec<Range<usize>> {
        let mut marks = Vec::new();
        let mut pieces: Vec<ShownWord<'_>> = Vec::new();
        tokenizer::scan(shown, |word| pieces.push(ShownWord::new(word)));
        for piece in &pieces {
            self.mark_word(piece, running, &mut marks);
        }
        for phrase in &self.phrases {
            phrase.mark(&pieces, &mut marks);
        }
        if !self.times.is_empty() {
            self.mark_times(shown, &pieces, &mut marks);
        }
        tidy(shown, marks)
    }

    fn mark_word(&self, piece: &ShownWord<'_>, running: bool, marks: &mut Vec<Range<usize>>) {
        match piece.word.shape {
            TokenKind::Number | TokenKind::Scaled => {
                if self.numbers.contains(&piece.plain) {
                    marks.push(piece.range());
                }
            }
            TokenKind::Word | TokenKind::Whole => {
                marks.extend(self.words.iter().flat_map(|wanted| wanted.in_piece(piece, running)));
            }
        }
    }

    fn mark_times(&self, shown: &str, pieces: &[ShownWord<'_>], marks: &mut Vec<Range<usize>>) {
        let options = ParseOptions { single: true, ..ParseOptions::default() };
        let mut done = 0;
        for piece in pieces.iter().filter(|piece| piece.may_begin_time()) {
            let start = piece.word.start;
            if start < done {
                continue;
            }
            // No word of the shown text is relative to today.
            let text = shown.get(start..).unwrap_or("");
            let Ok(parsed) = date::parse(text, &options) else { continue };
            let end = start + parsed.len;
            done = end;
            let meant = |reading: DateRange| self.times.iter().any(|time| time.touches(reading));
            if parsed.alternatives.iter().filter_map(|expr| expr.to_range()).any(meant) {
                marks.push(start..end);
            }
        }
    }
}

/// A word of the shown text.
struct ShownWord<'a> {
    word: Token<'a>,
    plain: String,
    key: String,
}

impl<'a> ShownWord<'a> {
    fn new(word: Token<'a>) -> Self {
        let plain = match word.shape {
            TokenKind::Word | TokenKind::Whole => normalizer::normalize(word.text),
            TokenKind::Number | TokenKind::Scaled => numerals::canonical(word.text),
        };
        let key = normalizer::romanization_key(&plain);
        Self { word, plain, key }
    }

    fn range(&self) -> Range<usize> {
        self.word.start..self.word.start + self.word.text.len()
    }

    fn may_begin_time(&self) -> bool {
        match self.word.shape {
            TokenKind::Number => true,
            // `1990s` begins with a digit.
            TokenKind::Word => {
                self.word.text.starts_with(|letter: char| letter.is_ascii_digit())
                    || date::is_calendar_name(&self.word.text.to_lowercase())
            }
            TokenKind::Whole | TokenKind::Scaled => false,
        }
    }

    /// The bytes of the shown text that the letters of the plain form from one place to another
    /// come from.
    fn letters(&self, places: Range<usize>) -> Range<usize> {
        let mut reached = 0;
        let (mut start, mut end) = (0, self.word.text.len());
        for (at, cluster) in self.word.text.grapheme_indices(true) {
            let length = normalizer::normalize(cluster).len();
            if reached <= places.start {
                start = at;
            }
            reached += length;
            if reached >= places.end {
                end = at + cluster.len();
                break;
            }
        }
        self.word.start + start..self.word.start + end
    }
}

impl HighlightTerm {
    fn new(word: &AnalyzedTerm, forgiven: bool) -> Self {
        let base = stemmer::has_forms(&word.plain).then(|| stemmer::stem(&word.plain));
        Self { word: word.clone(), base, forgiven }
    }

    fn in_piece(&self, piece: &ShownWord<'_>, running: bool) -> Vec<Range<usize>> {
        let AnalyzedTerm { plain, key, .. } = &self.word;
        if plain.is_empty() || running && plain.len() < 2 {
            return Vec::new();
        }
        if *plain == piece.plain || self.word.stem() == normalizer::stem(&piece.key) {
            return vec![piece.range()];
        }
        if self.forgiven {
            return self.forgiven_in(piece, running);
        }
        let begins = !running || plain.len() >= 3;
        if begins && piece.plain.starts_with(plain) {
            return vec![piece.letters(0..plain.len())];
        }
        if begins && key.len() >= 2 && piece.key.starts_with(key) {
            return vec![piece.letters(0..self.letters_of_key(piece))];
        }
        if running {
            return Vec::new();
        }
        if self.base.as_ref().is_some_and(|base| *base == stemmer::stem(&piece.plain)) {
            return vec![piece.range()];
        }
        match piece.plain.find(plain) {
            Some(at) if plain.len() >= 3 => vec![piece.letters(at..at + plain.len())],
            Some(_) => Vec::new(),
            None if key.len() >= 3 && piece.key.contains(key) => vec![piece.range()],
            None => Vec::new(),
        }
    }

    /// How many letters of the plain form the key that was typed reaches over.
    fn letters_of_key(&self, piece: &ShownWord<'_>) -> usize {
        (1..piece.plain.len())
            .find(|end| {
                let begun = piece.plain.get(..*end).map(normalizer::romanization_key);
                begun.is_some_and(|begun| begun.starts_with(&self.word.key))
            })
            .unwrap_or(piece.plain.len())
    }

    fn forgiven_in(&self, piece: &ShownWord<'_>, running: bool) -> Vec<Range<usize>> {
        let AnalyzedTerm { plain, key, .. } = &self.word;
        let most = edit_distance::max_edits(plain.len());
        if most > 0
            && edit_distance::edit_distance(self.word.stem(), normalizer::stem(&piece.key), most)
                .is_some()
        {
            return vec![piece.range()];
        }
        if running {
            return Vec::new();
        }
        let letters = SubsequenceMatcher::new();
        let close = letters.full(plain).and_then(|full| letters.close(plain, full, &piece.plain));
        if close.is_some() {
            let places = letters.places(plain, &piece.plain);
            return places.into_iter().map(|at| piece.letters(at..at + 1)).collect();
        }
        let begun = plain.as_bytes().first() == piece.plain.as_bytes().first()
            && key.len() >= 5
            && edit_distance::prefix_edit_distance(key, &piece.key, 1).is_some();
        if begun { vec![piece.letters(0..plain.len().min(piece.plain.len()))] } else { Vec::new() }
    }
}

impl HighlightPhrase {
    fn mark(&self, pieces: &[ShownWord<'_>], marks: &mut Vec<Range<usize>>) {
        let Some((last, first)) = self.words.split_last() else { return };
        let plain: Vec<&ShownWord<'_>> =
            pieces.iter().filter(|piece| !piece.word.is_extra()).collect();
        for window in plain.windows(self.words.len()) {
            let Some((end, start)) = window.split_last() else { continue };
            let ends = if self.open {
                end.plain.starts_with(&last.plain)
            } else {
                end.plain == last.plain
            };
            if ends && start.iter().zip(first).all(|(piece, word)| piece.plain == word.plain) {
                marks.extend(window.iter().map(|piece| piece.range()));
            }
        }
    }
}

/// Sorted, joined where they touch, and widened to whole letters.
fn tidy(shown: &str, mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
    let mut tidied: Vec<Range<usize>> = Vec::new();
    let mut letters = shown.grapheme_indices(true).peekable();
    for mark in marks {
        let mut start = mark.start;
        while let Some((at, letter)) = letters.peek().copied() {
            if at + letter.len() > mark.start {
                start = start.min(at);
                break;
            }
            letters.next();
        }
        let end = if shown.is_ascii() { mark.end } else { letter_end(shown, start, mark.end) };
        match tidied.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => tidied.push(start..end),
        }
    }
    tidied
}

/// The end of the letter in which this place is, counted from a border before it.
fn letter_end(shown: &str, border: usize, end: usize) -> usize {
    let rest = shown.get(border..).unwrap_or("");
    let ends = rest.grapheme_indices(true).map(|(at, letter)| border + at + letter.len());
    ends.take_while(|at| *at <= shown.len()).find(|at| *at >= end).unwrap_or(shown.len())
}
