//! Text → clauses, left to right: quotes, `-` (not), `|` (or), fields, dates, numbers, words.

mod dates;
mod fields;

use super::{Clause, Literal, Occur, QueryDiagnostic, Term};
use crate::{
    date::Day,
    search::analysis::{
        AnalyzedTerm, analyze, numerals,
        search_words::search_words,
        stop_words,
        tokenizer::{self, TokenKind},
    },
};
use std::ops::Range;

/// The most clauses of a query; it bounds the cost of a key press.
const MAX_CLAUSES: usize = 32;

/// The most terms of all clauses together.
const MAX_TERMS: usize = 64;

const MAX_PHRASE: usize = 32;

const AND: &str = "AND ";
const OR: &str = "OR ";
const NOT: &str = "NOT ";

pub(crate) struct Parser<'a> {
    pub(crate) text: &'a str,
    pub(crate) today: Day,
    is_typing: bool,
    pub(crate) at: usize,
    clauses: Vec<Clause>,
    diagnostics: Vec<QueryDiagnostic>,
    /// Whether a `|` precedes.
    is_alternative: bool,
    occur: Occur,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(text: &'a str, today: Day, is_typing: bool) -> Self {
        Self {
            text,
            today,
            is_typing,
            at: 0,
            clauses: Vec::new(),
            diagnostics: Vec::new(),
            is_alternative: false,
            occur: Occur::Preferred,
        }
    }

    pub(crate) fn parse(mut self) -> (Vec<Clause>, Vec<QueryDiagnostic>) {
        while let Some(char) = self.peek() {
            if self.is_full() {
                let text =
                    format!("query too long: only the first {} terms used", self.num_terms());
                self.report(self.at..self.text.len(), text);
                break;
            }
            self.parse_item(char);
        }
        if self.clauses.is_empty() && !self.is_typing && !self.text.trim().is_empty() {
            self.report(0..self.text.len(), "no word, number or date to search for".to_owned());
            self.push(0, vec![Literal::Invalid]);
        }
        self.resolve_stop_words();
        self.report_denials();
        self.add_words_of_dates();
        (self.clauses, self.diagnostics)
    }

    fn num_terms(&self) -> usize {
        self.clauses.iter().map(|clause| clause.terms.len()).sum()
    }

    fn is_full(&self) -> bool {
        self.clauses.len() >= MAX_CLAUSES || self.num_terms() >= MAX_TERMS
    }

    fn parse_item(&mut self, char: char) {
        let start = self.at;
        let operator = self.operator();
        let is_hyphen = char == '-' && !self.is_alternative && self.is_negation();
        let is_negated = is_hyphen || operator == Some(NOT);
        self.occur = if is_negated { Occur::Excluded } else { Occur::Preferred };
        self.at += operator.map_or(usize::from(is_hyphen), str::len);
        if matches!(operator, Some(AND | OR)) {
            self.is_alternative = operator == Some(OR);
            return;
        }
        match self.peek() {
            Some(space) if space.is_whitespace() => self.at += space.len_utf8(),
            Some('|') => {
                self.is_alternative = !self.clauses.is_empty();
                self.at += 1;
            }
            Some(quote) if closing_quotes(quote).is_some() => {
                let (words, is_open) = self.parse_quoted(quote);
                if !words.is_empty() {
                    self.require();
                    self.push(start, vec![Literal::Phrase { words, is_open }]);
                }
            }
            Some(_) => {
                let _parsed = fields::parse_field(self, start)
                    || fields::parse_in_force(self, start)
                    || self.date(start)
                    || self.number(start)
                    || self.parse_words(start);
            }
            None => {}
        }
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// An operator of other search programs, in capitals and before another word.
    fn operator(&self) -> Option<&'static str> {
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let is_operator = |word: &&str| {
            let rest = self.rest().strip_prefix(*word);
            rest.is_some_and(|rest| rest.starts_with(|next: char| !next.is_whitespace()))
                && (*word == NOT || !self.clauses.is_empty())
        };
        [AND, OR, NOT]
            .into_iter()
            .find(is_operator)
            .filter(|_| before.is_none_or(char::is_whitespace))
    }

    /// Whether this hyphen precedes a term and is not inside one.
    fn is_negation(&self) -> bool {
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let after = self.rest().chars().nth(1);
        before.is_none_or(char::is_whitespace)
            && after.is_some_and(|char| char.is_alphanumeric() || closing_quotes(char).is_some())
    }

    pub(crate) fn require(&mut self) {
        if self.occur == Occur::Preferred {
            self.occur = Occur::Required;
        }
    }

    /// Adds a clause, or after `|` the terms to the last clause.
    pub(crate) fn push(&mut self, start: usize, literals: Vec<Literal>) {
        let range = start..self.at;
        let terms = literals.into_iter().map(|literal| Term { range: range.clone(), literal });
        let is_alternative = std::mem::take(&mut self.is_alternative);
        if is_alternative && let Some(last) = self.clauses.last_mut() {
            last.range.end = range.end;
            last.terms.extend(terms);
            if last.occur == Occur::Preferred {
                last.occur = self.occur;
            }
            return;
        }
        self.clauses.push(Clause { terms: terms.collect(), range, occur: self.occur });
    }

    pub(crate) fn report(&mut self, range: Range<usize>, message: String) {
        self.diagnostics.push(QueryDiagnostic { range, message });
    }

    /// The term before `|`, whose field also applies to the next value: `who:a|b`.
    pub(crate) fn previous_alternative(&self) -> Option<&Literal> {
        let is_adjacent = self.is_alternative && self.text.get(..self.at)?.ends_with('|');
        is_adjacent.then(|| self.clauses.last()?.terms.last().map(|term| &term.literal))?
    }

    /// The words up to the closing quote, and whether it is missing.
    pub(crate) fn parse_quoted(&mut self, quote: char) -> (Vec<AnalyzedTerm>, bool) {
        let inside = self.rest().get(quote.len_utf8()..).unwrap_or("");
        let close = closing_quotes(quote).and_then(|quotes| inside.find(quotes));
        let length = close.unwrap_or(inside.len());
        let text = inside.get(..length).unwrap_or("");
        let closing_quote = inside.get(length..).and_then(|rest| rest.chars().next());
        let from = self.at;
        self.at += quote.len_utf8() + length + closing_quote.map_or(0, char::len_utf8);
        (self.truncate(analyze(text), from), close.is_none())
    }

    pub(crate) fn truncate(
        &mut self,
        mut words: Vec<AnalyzedTerm>,
        from: usize,
    ) -> Vec<AnalyzedTerm> {
        if words.len() > MAX_PHRASE {
            words.truncate(MAX_PHRASE);
            let message = format!("phrase too long: only the first {MAX_PHRASE} words used");
            self.report(from..self.at, message);
        }
        words
    }

    /// Parses up to the next space, quote or `|`, but at least one character.
    fn parse_words(&mut self, start: usize) -> bool {
        let rest = self.rest();
        let is_end =
            |char: char| char.is_whitespace() || char == '|' || closing_quotes(char).is_some();
        let length = rest.find(is_end).unwrap_or(rest.len());
        let first = self.peek().map_or(1, char::len_utf8);
        let typed = rest.get(..length).unwrap_or("");
        let from = self.at;
        let mut found: Vec<(usize, Vec<Literal>)> = Vec::new();
        let mut compound_end = 0;
        let mut initials: Option<tokenizer::Token<'_>> = None;
        tokenizer::tokenize(typed, |token| {
            if token.kind == TokenKind::ScaledNumber || token.start < compound_end {
                return;
            }
            let end = token.start + token.text.len();
            // `V. V.` abbreviates names, `U.S.` is a word: each letter may be a name or part of a word.
            if token.kind == TokenKind::Compound && token.text.contains('.') {
                initials = Some(token);
                return;
            }
            if token.kind == TokenKind::Compound {
                compound_end = end;
            }
            let initials = initials.filter(|known| token.start < known.start + known.text.len());
            let initials = initials.map(|known| Literal::Word {
                word: AnalyzedTerm::new(known.text),
                is_strict: true,
            });
            found.push((from + end, initials.into_iter().chain(literals(token)).collect()));
        });
        let mut start = start;
        for (end, literals) in found {
            if self.is_full() {
                break;
            }
            self.at = end;
            let literals = literals.into_iter().map(|literal| match literal {
                Literal::Phrase { words, is_open } => {
                    Literal::Phrase { words: self.truncate(words, start), is_open }
                }
                other => other,
            });
            let literals = literals.collect();
            self.push(start, literals);
            start = end;
        }
        self.at = from + length.max(first);
        true
    }

    /// Makes stop words normal words if the query has no others, and beside alternatives.
    fn resolve_stop_words(&mut self) {
        for at in 1..self.clauses.len() {
            let Some([first, second]) = self.clauses.get_mut(at - 1..=at) else { continue };
            let pair = self.text.get(first.range.start..second.range.end).unwrap_or("");
            if let [Term { literal, .. }] = second.terms.as_mut_slice()
                && let Literal::Word { word, .. } = literal
                && stop_words::is_stop_word(pair)
            {
                *literal = Literal::StopWord(word.clone());
            }
        }
        let has_only_stop_words = self.clauses.iter().all(is_stop_word);
        let is_word = |clause: &&mut Clause| has_only_stop_words || !is_stop_word(clause);
        for term in self.clauses.iter_mut().filter(is_word).flat_map(|clause| &mut clause.terms) {
            if let Literal::StopWord(word) = &term.literal {
                term.literal = Literal::Word { word: word.clone(), is_strict: true };
            }
        }
    }

    /// A denial changes nothing, of which who writes one must know.
    fn report_denials(&mut self) {
        for at in 0..self.clauses.len() {
            let Some(clause) = self.clauses.get(at).filter(|it| is_stop_word(it)) else { continue };
            let range = clause.range.clone();
            let typed = self.text.get(range.clone()).unwrap_or("");
            if search_words("denial").contains(&&*typed.to_lowercase()) {
                let text = format!("\"{typed}\" is ignored; -word leaves out what has the word");
                self.report(range, text);
            }
        }
    }

    /// Beside other words, the words of a date may belong to a name: `documentary In August 2008`.
    fn add_words_of_dates(&mut self) {
        let is_word = |term: &Term| matches!(term.literal, Literal::Word { .. });
        let has_words = self.clauses.iter().any(|clause| clause.terms.iter().all(is_word));
        for clause in self.clauses.iter_mut().filter(|_| has_words) {
            let is_date = |term: &Term| matches!(term.literal, Literal::Date(_));
            if clause.occur != Occur::Preferred || !clause.terms.iter().any(is_date) {
                continue;
            }
            let range = clause.range.clone();
            let words = analyze(self.text.get(range.clone()).unwrap_or(""));
            if !words.is_empty() {
                clause.terms.push(Term { range, literal: Literal::NameWords(words) });
            }
        }
    }
}

fn is_stop_word(clause: &Clause) -> bool {
    matches!(clause.terms.as_slice(), [Term { literal: Literal::StopWord(_), .. }])
        && clause.occur != Occur::Excluded
}

fn literals(token: tokenizer::Token<'_>) -> Vec<Literal> {
    let word = AnalyzedTerm::new(token.text);
    match token.kind {
        TokenKind::Number | TokenKind::ScaledNumber => {
            vec![Literal::Number(numerals::canonical(token.text))]
        }
        TokenKind::Compound => vec![
            Literal::Word { word, is_strict: false },
            Literal::Phrase { words: analyze(token.text), is_open: true },
        ],
        TokenKind::Word if stop_words::is_stop_word(token.text) => vec![Literal::StopWord(word)],
        TokenKind::Word => vec![Literal::Word { word, is_strict: false }],
    }
}

pub(crate) fn closing_quotes(quote: char) -> Option<&'static [char]> {
    match quote {
        '"' => Some(&['"']),
        '“' | '”' | '„' => Some(&['”', '“']),
        '«' => Some(&['»']),
        _ => None,
    }
}
