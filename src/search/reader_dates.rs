//! The part of reading a query that knows dates and numbers.

use super::{
    analysis::numerals,
    expression,
    lexemes::Lexemes,
    query::{AnalyzedTerm, Literal, parser::Parser},
    when::When,
};

impl Parser<'_> {
    /// A time, when one begins here.
    pub(super) fn date(&mut self, start: usize, negated: bool) -> bool {
        let opened = self.rest().trim_start_matches(['(', '[', ',', ';']);
        let from = self.text.len() - opened.len();
        let pieces = Lexemes::read(self.text, from);
        let Some(point) = expression::expression(&pieces, 0, self.today) else { return false };
        let Some(end) = pieces.end_before(point.end).filter(|_| pieces.is_border(point.end)) else {
            return false;
        };
        // `2000 million` is an amount.
        if pieces.word(point.end).is_some_and(|word| numerals::scale(word).is_some()) {
            return false;
        }
        let typed = self.text.get(from..end).unwrap_or("");
        self.at = end;
        if let Some(problem) = point.problem {
            self.problem(from..end, problem);
        }
        let mut senses: Vec<Literal> = point.readings.iter().copied().map(Literal::When).collect();
        if point.doubtful {
            senses.push(Literal::Word { word: AnalyzedTerm::new(typed), strict: true });
        }
        // Resolutions and laws have numbers that look like years, but not like those of today.
        if typed.len() == 4 && typed.parse().is_ok_and(|year: u32| year < 1900) {
            senses.push(Literal::Number(typed.to_owned()));
        }
        self.push(start, negated, senses);
        true
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

/// The years that the first digits of one can become.
fn begun_year(digits: &str) -> Option<When> {
    let value: i16 = digits.parse().ok()?;
    match (digits.len(), value) {
        (2, 19..=20) => When::years(value * 100, value * 100 + 99),
        (3, 190..=209) => When::years(value * 10, value * 10 + 9),
        _ => None,
    }
}
