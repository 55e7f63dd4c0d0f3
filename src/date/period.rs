//! Longer units: decades, centuries, quarters, halves, weeks of a month.

use super::{
    DateExpr, YearPart,
    expr::{Calendar, DatePoint},
    names::{self, Meaning, Unit},
    numeric::{monday_before, monday_of_week},
    parser::{Node, Parser, longest},
    year::century_of,
};

impl Parser<'_> {
    pub(super) fn period(&self, at: usize) -> Option<Node> {
        longest([
            self.decade(at),
            self.named_decade(at),
            self.century(at),
            self.quarter(at),
            self.part_of_unit(at),
            self.week_of(at),
        ])
    }

    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let (unit, end) = self.meaning(at, Meaning::try_as_unit)?;
        // The full stop of `кв.`, `Jh.`, `в.`.
        let short = self.lexer.word(at).is_some_and(|word| word.chars().count() <= 2);
        Some((unit, if short { self.lexer.skip_glued(end, &['.']) } else { end }))
    }

    /// `1990s`, `the 90s`, `'90s`, `1990-е годы`, `1990er`, `199X`, `19XX`.
    pub(super) fn decade(&self, at: usize) -> Option<Node> {
        let at = self.lexer.skip_mark(self.skip(at, Meaning::Link), &['\'']);
        let (value, digits) = self.lexer.number(at)?;
        let value = i16::try_from(value).ok()?;
        let next = at + 1;
        if !self.lexer.is_glued(next) {
            return None;
        }
        match (digits, self.lexer.word(next)) {
            (3, Some("x" | "х")) => {
                return Node::new(Some(Calendar::Decade(value * 10)), next + 1);
            }
            (2, Some("xx" | "хх")) => {
                return Node::new(Some(Calendar::Century(value * 100)), next + 1);
            }
            _ => {}
        }
        let hyphen = self.lexer.skip_mark(next, &['-', '–', '\'']);
        let plural = self.lexer.is_word(hyphen, &["s", "е", "х", "ые", "ых", "er", "ern"])
            && self.lexer.is_glued(hyphen);
        let first = match digits {
            4 if (1000..2200).contains(&value) => value,
            2 if value < 30 => century_of(value),
            2 => 1900 + value,
            _ => return None,
        };
        let decade = (plural && value % 10 == 0).then_some(Calendar::Decade(first));
        Node::new(decade, self.after_year(hyphen + 1))
    }

    /// `the nineties`, `девяностые годы`.
    fn named_decade(&self, at: usize) -> Option<Node> {
        let start = self.skip(at, Meaning::Link);
        let (decade, end) = self.meaning(start, Meaning::try_as_decade)?;
        let first = if decade < 30 { 2000 + decade } else { 1900 + decade };
        Node::new(Some(Calendar::Decade(first)), self.after_year(end))
    }

    /// `first`, `2nd`, `2-я`, `III`, `4`.
    fn ordinal(&self, at: usize) -> Option<(i8, usize)> {
        let roman = || {
            let word = self.lexer.word(at)?;
            let stem = ["ème", "er", "e"].iter().find_map(|ending| word.strip_suffix(ending));
            Some((names::roman(stem.unwrap_or(word))?, at + 1))
        };
        let figures = || Some((self.lexer.small(at)?, self.after_ordinal(at, '.')));
        self.ordinal_word(at).or_else(figures).or_else(roman)
    }

    pub(super) fn ordinal_word(&self, at: usize) -> Option<(i8, usize)> {
        self.meaning(at, Meaning::try_as_ordinal)
    }

    /// `19th century`, `XX век`, `20. Jahrhundert`, `siglo XX`.
    fn century(&self, at: usize) -> Option<Node> {
        let at = self.skip(at, Meaning::Link);
        let after = |number: i8, end| {
            let first = (1..=21)
                .contains(&number)
                .then(|| Calendar::Century(i16::from(number) * 100 - 100));
            Node::new(first, end)
        };
        if let Some((number, next)) = self.ordinal(at) {
            let (unit, end) = self.unit(next).or_else(|| {
                // `XX в.`
                let abbreviated =
                    self.lexer.is_word(next, &["в"]) && self.lexer.is_mark(next + 1, &['.']);
                abbreviated.then_some((Unit::Century, next + 2))
            })?;
            return (unit == Unit::Century).then(|| after(number, end))?;
        }
        let (Unit::Century, next) = self.unit(at)? else { return None };
        after(names::roman(self.lexer.word(next)?)?, next + 1)
    }

    /// `q3 2008`, `2008 q3`, `2008-Q3`, `3rd quarter of 2008`, `III квартал 2008`, `q3`.
    fn quarter(&self, at: usize) -> Option<Node> {
        let (leading, at) = match self.year(at, false) {
            Some((year, next)) => (Some(year), self.lexer.skip_mark(next, &['-', '–', '/', ','])),
            None => (None, self.skip(at, Meaning::Link)),
        };
        let (number, end) = self.numbered_unit(at, Unit::Quarter)?;
        let number = Some(number).filter(|number| (1..=4).contains(number))?;
        let closing = || self.closing_year(end, false);
        let (year, end, _) = if leading.is_some() { (leading, end, false) } else { closing() };
        Node::new(Some(Calendar::Quarter(year, number)), end)
    }

    /// `q3`, `quarter 3`, `third quarter`.
    fn numbered_unit(&self, at: usize, wanted: Unit) -> Option<(i8, usize)> {
        if let Some((unit, next)) = self.unit(at).filter(|(unit, _)| *unit == wanted) {
            let glued = self.lexer.is_glued(next) || self.lexer.word(at)?.chars().count() > 2;
            let number = self.lexer.small(next).filter(|_| glued && unit == wanted)?;
            return Some((number, next + 1));
        }
        let (number, next) = self.ordinal(at)?;
        let (unit, end) = self.unit(next)?;
        (unit == wanted).then_some((number, end))
    }

    /// `H2 2008`, `first half of August 2008`, `last week of August 2008`.
    fn part_of_unit(&self, at: usize) -> Option<Node> {
        let at = self.skip(at, Meaning::Link);
        let half = self.numbered_unit(at, Unit::Half).and_then(|(number, end)| match number {
            1 => Some((YearPart::FirstHalf, end)),
            2 => Some((YearPart::SecondHalf, end)),
            _ => None,
        });
        let week = || {
            let (number, end) = self.numbered_unit(at, Unit::Week).or_else(|| {
                let last = self.skip(at, Meaning::Step(-1));
                let (unit, end) = self.unit(last).filter(|_| last > at)?;
                (unit == Unit::Week).then_some((0, end))
            })?;
            Some((YearPart::Week(number), end)).filter(|_| (0..=5).contains(&number))
        };
        let (part, end) = half.or_else(week)?;
        let found = self.point(self.skip_links(end))?;
        let fits = |value: Calendar| match part {
            YearPart::Week(_) => matches!(value, Calendar::Month(..)),
            _ => !value.is_day() && value.year().is_some(),
        };
        let point = |expr: &DateExpr| match expr {
            DateExpr::Point(point) if point.part.is_none() && fits(point.value) => {
                Some(DateExpr::Point(DatePoint { part: Some(part), ..*point }))
            }
            _ => None,
        };
        Node::of(found.exprs.iter().filter_map(point), found.end)
    }

    /// `week of 11 August 2008`, `week 33 of 2008`, `KW 33 2008`.
    fn week_of(&self, at: usize) -> Option<Node> {
        let at = self.skip(at, Meaning::Link);
        let (Unit::Week, next) = self.unit(at)? else { return None };
        if let Some(week) = self.lexer.small(next) {
            let (year, end, _) = self.closing_year(next + 1, false);
            if let Some(monday) = monday_of_week(year?, week) {
                return Node::new(Some(Calendar::Week(monday)), end);
            }
        }
        let start = self.skip_links(next);
        let found = self.point(start).filter(|_| start > next)?;
        let monday = |expr: &DateExpr| match expr {
            DateExpr::Point(DatePoint { value: Calendar::Day(day), .. }) => {
                Some(Calendar::Week(monday_before(*day)))
            }
            _ => None,
        };
        Node::new(found.exprs.iter().filter_map(monday), found.end)
    }
}
