//! Parses dates and numbers of a query.

use super::Parser;
use crate::{
    date::{Calendar, DateRange, ParseOptions, Parsed, parse},
    search::{
        analysis::{
            AnalyzedTerm, analyze, numerals, search_words::search_words, tokenizer::leading_number,
        },
        query::{Clause, Literal, Occur},
    },
};

impl Parser<'_> {
    pub(super) fn date(&mut self, start: usize) -> bool {
        let opened = self.rest().trim_start_matches(['(', '[', ',', ';']);
        let from = self.text.len() - opened.len();
        // In `reactions to the 2008 war` it is no end.
        let is_to = opened.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("to "));
        if is_to && !self.clauses.is_empty() {
            return false;
        }
        let Some((parsed, message)) = self.parse_date(opened, false) else { return false };
        let Some((typed, rest)) = opened.split_at_checked(parsed.len) else { return false };
        // `2000 million` is an amount.
        let next_word = rest.trim_start().split(|char: char| !char.is_alphabetic()).next();
        if !ends_term(rest)
            || next_word.is_some_and(|word| numerals::scale_exponent(word).is_some())
        {
            return false;
        }
        let end = from + typed.len();
        self.at = end;
        if let Some(message) = message {
            self.report(from..end, message);
            // While typing, the nearest date is shown.
            if !self.is_typing {
                self.require();
                self.push(start, vec![Literal::Invalid]);
                return true;
            }
        }
        let mut literals: Vec<Literal> = ranges(&parsed).into_iter().map(Literal::Date).collect();
        if parsed.notes.is_word {
            literals.push(Literal::Word { word: AnalyzedTerm::new(typed), is_strict: true });
        }
        // Resolutions and laws have numbers that look like years, but not recent ones.
        if typed.len() == 4 && typed.parse().is_ok_and(|year: u32| year < 1900) {
            literals.push(Literal::Number(typed.to_owned()));
        }
        if self.is_typing && self.at == self.text.len() {
            self.keep_open(typed, &mut literals);
        }
        self.join_dates(from);
        self.push(start, literals);
        true
    }

    fn join_dates(&mut self, from: usize) {
        let is_date = |clause: &Clause| {
            clause.occur == Occur::Preferred
                && clause.terms.iter().all(|term| matches!(term.literal, Literal::Date(_)))
        };
        let Some(at) = self.clauses.iter().rposition(is_date) else { return };
        let end = self.clauses.get(at).map_or(0, |clause| clause.range.end);
        let between = self.text.get(end..from).unwrap_or("").trim().to_lowercase();
        if between == "," || search_words("either").contains(&between.as_str()) {
            self.clauses.truncate(at + 1);
            self.is_alternative = true;
        }
    }

    /// What a half-typed date may become: `jun` a name, `march 20` a month of 2008.
    fn keep_open(&mut self, typed: &str, literals: &mut Vec<Literal>) {
        let before = typed.trim_end_matches(|char: char| char.is_ascii_digit());
        let digits = typed.get(before.len()..).unwrap_or("");
        let options = ParseOptions { today: Some(self.today), ..ParseOptions::default() };
        let is_finished = parse(typed, &options).is_ok_and(|parsed| parsed.len == typed.len());
        if !self.clauses.is_empty() && (digits.is_empty() || !is_finished) {
            let word = AnalyzedTerm::new(typed);
            literals.push(Literal::Word { word, is_strict: true });
            self.make_optional();
        } else if years_with_prefix(digits).is_some()
            && let Some((parsed, _)) = self.parse_date(before, false)
        {
            literals.extend(ranges(&parsed).into_iter().map(Literal::Date));
        }
    }

    fn make_optional(&mut self) {
        if self.occur == Occur::Preferred {
            self.occur = Occur::Optional;
        }
    }

    /// Parses a date. The query may be half typed; the value of a field (`explicit`) may have any form.
    pub(super) fn parse_date(
        &self,
        text: &str,
        explicit: bool,
    ) -> Option<(Parsed, Option<String>)> {
        let today = Some(self.today);
        let options = ParseOptions { today, partial: true, explicit, ..ParseOptions::default() };
        match parse(text, &options) {
            Ok(parsed) => Some((parsed, None)),
            Err(error) => Some((error.nearest?, Some(error.fault.to_string()))),
        }
    }

    pub(super) fn number(&mut self, start: usize) -> bool {
        let opened = self.rest().trim_start_matches(['(', '$', '€', '₽', '£', '~', '#', '№']);
        let Some(token) = leading_number(opened) else { return false };
        let grouped = numerals::grouped(opened);
        let length = token.text.len().max(grouped.as_ref().map_or(0, |(length, _)| *length));
        let Some(typed) = opened.get(..length) else { return false };
        let from = self.text.len() - opened.len();
        self.at = from + typed.len();
        let mut literals: Vec<Literal> =
            grouped.into_iter().map(|(_, number)| Literal::Number(number)).collect();
        let years = (self.at == self.text.len()).then(|| years_with_prefix(typed)).flatten();
        literals.extend(years.map(Literal::Date));
        let rest = self.rest().trim_start_matches([' ', '.', '-', '/']);
        // `18.0` may become a date.
        let is_begun = typed.split('.').all(|part| part.len() < 3) || years.is_some();
        if self.is_typing && is_begun && rest.len() < 3 && !self.clauses.is_empty() {
            self.make_optional();
        }
        if !typed.contains(' ') || token.text.len() == length {
            literals.push(Literal::Number(numerals::canonical(typed)));
        }
        if self.is_typing && self.at == self.text.len() {
            literals.push(Literal::Phrase { words: analyze(typed), is_open: true });
        }
        self.push(start, literals);
        true
    }
}

pub(super) fn ranges(parsed: &Parsed) -> Vec<DateRange> {
    parsed.alternatives.iter().filter_map(|expr| expr.to_range()).collect()
}

pub(super) fn ends_term(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        None | Some(')' | ',' | ';' | '!' | ']' | '?' | '|' | '"') => true,
        Some('.') => chars.next().is_none_or(char::is_whitespace),
        Some(char) => char.is_whitespace(),
    }
}

fn years_with_prefix(digits: &str) -> Option<DateRange> {
    let value: i16 = digits.parse().ok()?;
    match (digits.len(), value) {
        (2, 19..=20) => Calendar::Century(value * 100).range(),
        (3, 190..=209) => Calendar::Decade(value * 10).range(),
        _ => None,
    }
}
