//! The part of reading a query that knows dates and numbers.

use super::{
    analysis::numerals,
    query::{AnalyzedTerm, Literal, parser::Parser},
};
use crate::date::{DateRange, ParseOptions, Parsed, parse};

impl Parser<'_> {
    /// A time, when one begins here.
    pub(super) fn date(&mut self, start: usize, negated: bool) -> bool {
        let opened = self.rest().trim_start_matches(['(', '[', ',', ';']);
        let from = self.text.len() - opened.len();
        let Some((parsed, problem)) = self.parse_date(opened, false) else { return false };
        let Some((typed, rest)) = opened.split_at_checked(parsed.len) else { return false };
        // `2000 million` is an amount.
        let next_word = rest.trim_start().split(|letter: char| !letter.is_alphabetic()).next();
        if !ends_term(rest) || next_word.is_some_and(|word| numerals::scale(word).is_some()) {
            return false;
        }
        let end = from + typed.len();
        self.at = end;
        if let Some(problem) = problem {
            self.problem(from..end, problem);
        }
        let mut senses: Vec<Literal> = times(&parsed).into_iter().map(Literal::When).collect();
        if parsed.notes.is_word {
            senses.push(Literal::Word { word: AnalyzedTerm::new(typed), strict: true });
        }
        // Resolutions and laws have numbers that look like years, but not like those of today.
        if typed.len() == 4 && typed.parse().is_ok_and(|year: u32| year < 1900) {
            senses.push(Literal::Number(typed.to_owned()));
        }
        self.push(start, negated, senses);
        true
    }

    /// The date at the start of the text, and what is wrong with it. The query may be half typed;
    /// in the value of a field (`explicit`) everything is a date.
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

    /// A number, when one begins here.
    pub(super) fn number(&mut self, start: usize, negated: bool) -> bool {
        let opened = self.rest().trim_start_matches(['(', '$', '€', '₽', '£', '~', '#', '№']);
        let Some(typed) =
            crate::search::analysis::number_token::leading_number(opened).map(|word| word.text)
        else {
            return false;
        };
        let from = self.text.len() - opened.len();
        self.at = from + typed.len();
        let mut senses = Vec::new();
        if self.at == self.text.len() {
            senses.extend(begun_year(typed).map(Literal::When));
        }
        senses.push(Literal::Number(numerals::canonical(typed)));
        self.push(start, negated, senses);
        true
    }
}

/// The days that the readings of a date mean.
pub(super) fn times(parsed: &Parsed) -> Vec<DateRange> {
    parsed.alternatives.iter().filter_map(|expr| expr.to_range()).collect()
}

/// Whether a term can end before the rest of the text.
pub(super) fn ends_term(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        None | Some(')' | ',' | ';' | '!' | ']' | '?' | '|' | '"') => true,
        Some('.') => chars.next().is_none_or(char::is_whitespace),
        Some(letter) => letter.is_whitespace(),
    }
}

/// The years that the first digits of one can become.
fn begun_year(digits: &str) -> Option<DateRange> {
    let value: i16 = digits.parse().ok()?;
    match (digits.len(), value) {
        (2, 19..=20) => DateRange::years(value * 100, value * 100 + 99),
        (3, 190..=209) => DateRange::years(value * 10, value * 10 + 9),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        date::Day,
        search::query::{Literal, Query},
    };

    /// The times of the query, its other terms, and its problems.
    fn read(text: &str) -> (String, usize, Vec<String>) {
        let query = Query::parse(text, Day::new(2026, 11, 21).unwrap());
        let senses: Vec<&Literal> =
            query.clauses.iter().flat_map(|clause| &clause.terms).map(|term| &term.sense).collect();
        let times = senses.iter().filter_map(|sense| match sense {
            Literal::When(when) => Some(when.words()),
            _ => None,
        });
        let times: Vec<String> = times.collect();
        let problems = query.problems.iter().map(|problem| problem.text.clone()).collect();
        (times.join(" or "), senses.len() - times.len(), problems)
    }

    #[test]
    fn a_date_is_one_term_of_a_query() {
        for (text, times) in [
            ("Tuesday, 26 August 2008", "26 Aug 2008"),
            ("26 August 2008[1]", "26 Aug 2008"),
            ("26 August 2008, 15:00", "26 Aug 2008"),
            ("2008-08-26T15:00", "26 Aug 2008"),
            ("winter 2007/08", "1 Dec 2007 – 29 Feb 2008"),
            ("1990-е годы", "1990–1999"),
            ("2008~", "2008"),
            ("../2008-11", "until 30 Nov 2008"),
            ("year:988", "988"),
            ("44 BC", "44 BC"),
            ("7–12.08.2008", "7–12 Aug 2008"),
        ] {
            assert_eq!(read(text), (times.to_owned(), 0, Vec::new()), "{text}");
            assert_eq!(read(&format!("{text} \"war\"")).1, 1, "{text}");
        }
    }

    #[test]
    fn a_month_that_does_not_exist_is_reported() {
        let problem = vec!["no month has the number 13".to_owned()];
        assert_eq!(read("13/13/2008"), ("2008".to_owned(), 0, problem.clone()));
        assert_eq!(read("32/13/2008"), ("2008".to_owned(), 0, problem));
    }

    #[test]
    fn amounts_and_words_are_not_dates() {
        for text in ["2000 million", "3,700 troops", "mars rover", "match 2", "treaty 2"] {
            assert_eq!(read(text).0, "", "{text}");
        }
    }
}
