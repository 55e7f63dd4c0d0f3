//! The grammar of years: in four digits, with an era, at the end of a date.

use super::{
    names::{Meaning, Unit},
    parser::Parser,
};

impl Parser<'_> {
    /// A year of four digits, from 1 to 2199; any with an era or in a longer date (`any`).
    pub(super) fn year(&self, at: usize, any: bool) -> Option<(i16, usize)> {
        let (value, digits) = self.lexer.number(at)?;
        let value = i16::try_from(value).ok().filter(|_| digits <= 4)?;
        let era = |at: usize| self.meaning(at, Meaning::try_as_era);
        // No era has a year 0.
        if value > 0
            && let Some((before, end)) = era(at + 1).or_else(|| era(self.after_year(at + 1)))
        {
            return Some((if before { 1 - value } else { value }, end));
        }
        let plausible = match digits {
            4 => any || self.options.explicit || (1..2200).contains(&value),
            // `200` may be the beginning of `2008`.
            3 => self.options.explicit && !(value < 220 && self.is_partial(at)),
            _ => false,
        };
        plausible.then(|| (value, self.after_year(at + 1)))
    }

    /// The position after the word that follows a year: `года`, `г.`, `წლის`.
    pub(super) fn after_year(&self, at: usize) -> usize {
        // `2008-й`, `2008-го года`.
        let hyphen = self.lexer.skip_glued(at, &['-']);
        let has_ending = hyphen > at
            && self.lexer.is_glued(hyphen)
            && self.lexer.is_word(hyphen, &["й", "м", "го", "му"]);
        let at = if has_ending { hyphen + 1 } else { at };
        let end = match self.lexer.word(at) {
            Some("year" | "years" | "an" | "ans") | None => at,
            Some(_) => self.skip(at, Meaning::Unit(Unit::Year)),
        };
        if end > at && self.lexer.word(at).is_some_and(|word| word.chars().count() <= 2) {
            self.lexer.skip_glued(end, &['.'])
        } else {
            end
        }
    }

    /// The year that ends a date, its end, and whether it has two digits; skips a half-typed year.
    pub(super) fn closing_year(&self, at: usize, after_day: bool) -> (Option<i16>, usize, bool) {
        let next = self.lexer.skip_glued(at, &['.']);
        let next = self.lexer.skip_mark(next, &[',', '.', '-', '–', '/']);
        let next = self.lexer.skip_mark(self.skip_links(next), &['\'']);
        if let Some((year, end)) = self.year(next, true) {
            return (Some(year), end, false);
        }
        let Some((value, digits)) = self.lexer.number(next) else { return (None, at, false) };
        let begun = digits <= 3 && !(digits == 2 && after_day && !matches!(value, 19 | 20));
        if begun && self.is_partial(next) {
            return (None, next + 1, false);
        }
        // `26-Aug-08`, but not `26 aug – 27`.
        let dashed = self.lexer.is_mark(at, &['-', '–', '/']) && !self.lexer.is_glued(next);
        match i16::try_from(value) {
            Ok(value) if digits == 2 && after_day && !dashed && !self.begins_date(next) => {
                (Some(century_of(value)), self.after_year(next + 1), true)
            }
            _ => (None, at, false),
        }
    }

    /// Whether a number begins another date or a time: `27 aug`, `27.08.2008`, `15:00`.
    pub(super) fn begins_date(&self, at: usize) -> bool {
        let mark = self.lexer.skip_glued(at + 1, &['.', '-', '–', '/', ':']);
        self.month(self.lexer.skip_mark(at + 1, &['.', '-'])).is_some()
            || mark > at + 1 && self.lexer.is_glued(mark) && self.lexer.number(mark).is_some()
    }
}

/// The year of two digits: 00 to 49 are in this century.
pub(super) fn century_of(short: i16) -> i16 {
    if short < 50 { 2000 + short } else { 1900 + short }
}
