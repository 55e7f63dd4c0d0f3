//! Cuts what was typed into clauses: quotes, negation, alternatives, fields, dates, numbers and
//! words, from left to right.

mod fields;

use super::{AnalyzedTerm, Clause, Literal, QueryDiagnostic, Term};
use crate::{
    date::Day,
    search::analysis::{
        numerals, stop_words,
        tokenizer::{self, TokenKind},
    },
};
use std::ops::Range;

/// More conditions than a person types; it bounds what one key press can cost.
const MOST_CLAUSES: usize = 32;

/// The same of alternatives, in all conditions together.
const MOST_TERMS: usize = 64;

/// The same of words in quotes, or joined by hyphens.
const MOST_WORDS: usize = 32;

/// The reading of one query.
pub(crate) struct Parser<'a> {
    pub(crate) text: &'a str,
    pub(crate) today: Day,
    pub(crate) at: usize,
    clauses: Vec<Clause>,
    problems: Vec<QueryDiagnostic>,
    /// Whether the next term is an alternative to the one before it.
    alternative: bool,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(text: &'a str, today: Day) -> Self {
        Self { text, today, at: 0, clauses: Vec::new(), problems: Vec::new(), alternative: false }
    }

    /// The clauses, and what is wrong.
    pub(crate) fn read(mut self) -> (Vec<Clause>, Vec<QueryDiagnostic>) {
        while let Some(letter) = self.next() {
            if self.is_full() {
                let text = format!("only the first {} parts are looked for", self.terms());
                self.problem(self.at..self.text.len(), text);
                break;
            }
            self.read_one(letter);
        }
        self.settle_fillers();
        (self.clauses, self.problems)
    }

    fn terms(&self) -> usize {
        self.clauses.iter().map(|clause| clause.terms.len()).sum()
    }

    fn is_full(&self) -> bool {
        self.clauses.len() >= MOST_CLAUSES || self.terms() >= MOST_TERMS
    }

    fn read_one(&mut self, letter: char) {
        let start = self.at;
        let negated = letter == '-' && !self.alternative && self.negates();
        if negated {
            self.at += 1;
        }
        match self.next() {
            Some(space) if space.is_whitespace() => self.at += space.len_utf8(),
            Some('|') => {
                self.alternative = !self.clauses.is_empty();
                self.at += 1;
            }
            Some(quote) if closing(quote).is_some() => {
                let (words, open) = self.quoted(quote);
                if !words.is_empty() {
                    self.push(start, negated, vec![Literal::Phrase { words, open }]);
                }
            }
            Some(_) => {
                let _found = fields::field(self, start, negated)
                    || self.date(start, negated)
                    || self.number(start, negated)
                    || self.words(start, negated);
            }
            None => {}
        }
    }

    pub(crate) fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Whether the hyphen here stands before a term and not inside one.
    fn negates(&self) -> bool {
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let after = self.rest().chars().nth(1);
        before.is_none_or(|letter| letter.is_whitespace())
            && after.is_some_and(|letter| letter.is_alphanumeric() || closing(letter).is_some())
    }

    /// Adds a condition, or one more alternative to the last.
    pub(crate) fn push(&mut self, start: usize, negated: bool, senses: Vec<Literal>) {
        let range = start..self.at;
        let terms = senses.into_iter().map(|sense| Term { range: range.clone(), sense });
        let joined = std::mem::take(&mut self.alternative);
        if joined && let Some(last) = self.clauses.last_mut() {
            last.range.end = range.end;
            last.terms.extend(terms);
            return;
        }
        self.clauses.push(Clause { terms: terms.collect(), range, negated });
    }

    pub(crate) fn problem(&mut self, range: Range<usize>, text: String) {
        self.problems.push(QueryDiagnostic { range, text });
    }

    /// The field of the term just before `|`, which the next value takes over: `who:a|b`.
    pub(crate) fn field_before(&self) -> Option<&Literal> {
        let glued = self.alternative && self.text.get(..self.at)?.ends_with('|');
        glued.then(|| self.clauses.last()?.terms.last().map(|term| &term.sense))?
    }

    /// The words up to the closing quote, and whether it is missing.
    pub(crate) fn quoted(&mut self, quote: char) -> (Vec<AnalyzedTerm>, bool) {
        let inside = self.rest().get(quote.len_utf8()..).unwrap_or("");
        let close = closing(quote).and_then(|marks| inside.find(marks));
        let length = close.unwrap_or(inside.len());
        let text = inside.get(..length).unwrap_or("");
        let closing_mark = inside.get(length..).and_then(|rest| rest.chars().next());
        let from = self.at;
        self.at += quote.len_utf8() + length + closing_mark.map_or(0, char::len_utf8);
        (self.bounded(spellings(text), from), close.is_none())
    }

    /// As many words as are looked for one after another; tells of what was read since `from`
    /// when it has more.
    pub(crate) fn bounded(
        &mut self,
        mut words: Vec<AnalyzedTerm>,
        from: usize,
    ) -> Vec<AnalyzedTerm> {
        if words.len() > MOST_WORDS {
            words.truncate(MOST_WORDS);
            let text = format!("only the first {MOST_WORDS} words are looked for");
            self.problem(from..self.at, text);
        }
        words
    }

    /// The words up to the next space, quote or `|`; one step at least is always taken.
    fn words(&mut self, start: usize, negated: bool) -> bool {
        let rest = self.rest();
        let stop =
            |letter: char| letter.is_whitespace() || letter == '|' || closing(letter).is_some();
        let length = rest.find(stop).unwrap_or(rest.len());
        let first = self.next().map_or(1, char::len_utf8);
        let typed = rest.get(..length).unwrap_or("");
        let from = self.at;
        let mut found: Vec<(usize, Vec<Literal>)> = Vec::new();
        let mut parts_until = 0;
        let mut initials: Option<tokenizer::Token<'_>> = None;
        tokenizer::scan(typed, |word| {
            if word.shape == TokenKind::Scaled || word.start < parts_until {
                return;
            }
            let end = word.start + word.text.len();
            // `V. V.` may stand for names, where `U.S.` is a word: each letter can be the one or
            // a part of the other.
            if word.shape == TokenKind::Whole && word.text.contains('.') {
                initials = Some(word);
                return;
            }
            if word.shape == TokenKind::Whole {
                parts_until = end;
            }
            let whole = initials.filter(|whole| word.start < whole.start + whole.text.len());
            let whole = whole
                .map(|whole| Literal::Word { word: AnalyzedTerm::new(whole.text), strict: true });
            found.push((from + end, whole.into_iter().chain(senses(word)).collect()));
        });
        let mut begin = start;
        for (end, senses) in found {
            if self.is_full() {
                break;
            }
            self.at = end;
            let senses = senses.into_iter().map(|sense| match sense {
                Literal::Phrase { words, open } => {
                    Literal::Phrase { words: self.bounded(words, begin), open }
                }
                other => other,
            });
            let senses = senses.collect();
            self.push(begin, negated, senses);
            begin = end;
        }
        self.at = from + length.max(first);
        true
    }

    /// Fillers restrict nothing, unless nothing else was typed.
    fn settle_fillers(&mut self) {
        let is_filler = |clause: &Clause| {
            matches!(clause.terms.as_slice(), [Term { sense: Literal::Filler(_), .. }])
                && !clause.negated
        };
        let only_fillers = self.clauses.iter().all(is_filler);
        for clause in &mut self.clauses {
            let alone = is_filler(clause);
            for term in &mut clause.terms {
                if let Literal::Filler(word) = &term.sense
                    && (only_fillers || !alone)
                {
                    term.sense = Literal::Word { word: word.clone(), strict: true };
                }
            }
        }
    }
}

/// What one piece of a typed word is.
fn senses(word: tokenizer::Token<'_>) -> Vec<Literal> {
    let spelling = AnalyzedTerm::new(word.text);
    match word.shape {
        TokenKind::Number | TokenKind::Scaled => {
            vec![Literal::Number(numerals::canonical(word.text))]
        }
        TokenKind::Whole => vec![
            Literal::Word { word: spelling, strict: false },
            Literal::Phrase { words: spellings(word.text), open: true },
        ],
        TokenKind::Word if stop_words::is_filler(word.text) => vec![Literal::Filler(spelling)],
        TokenKind::Word => vec![Literal::Word { word: spelling, strict: false }],
    }
}

/// The words of a text, compounds as their parts.
pub(crate) fn spellings(text: &str) -> Vec<AnalyzedTerm> {
    let mut spellings = Vec::new();
    tokenizer::scan(text, |word| match word.shape {
        TokenKind::Word => spellings.push(AnalyzedTerm::new(word.text)),
        TokenKind::Number => {
            spellings.push(AnalyzedTerm::of_number(&numerals::canonical(word.text)))
        }
        TokenKind::Whole | TokenKind::Scaled => {}
    });
    spellings
}

/// The marks that close a quotation that begins with this one.
pub(crate) fn closing(quote: char) -> Option<&'static [char]> {
    match quote {
        '"' => Some(&['"']),
        '“' | '”' | '„' => Some(&['”', '“']),
        '«' => Some(&['»']),
        _ => None,
    }
}
