//! Dates in figures: `2008-08-26`, `26.08.2008`, `8/26/2008`, `20080826`, `2008-W35`, `2008-239`.

use super::{
    DateExpr, Day, DayOrder,
    expr::Calendar,
    month::{days, no_such_day},
    parser::{Node, Parser, longest},
    year::century_of,
};

impl Parser<'_> {
    pub(super) fn numeric(&self, at: usize) -> Option<Node> {
        longest([
            self.year_first(at),
            self.year_month_day(at),
            self.compact(at),
            self.unknown_parts(at),
            self.day_number_of_sheet(at),
            self.year_last(at),
            self.day_range(at),
        ])
    }

    fn glued_mark(&self, at: usize) -> Option<char> {
        let mark = self.lexer.mark(at).filter(|_| self.lexer.is_glued(at))?;
        matches!(mark, '-' | '–' | '.' | '/').then_some(mark)
    }

    fn glued_number(&self, at: usize) -> Option<(u32, usize)> {
        self.lexer.number(at).filter(|_| self.lexer.is_glued(at))
    }

    /// `2008-08-26`, `2008.08`, `2008/8`, `2004-22`, `2008`, and their beginnings while being typed.
    fn year_first(&self, at: usize) -> Option<Node> {
        if self.options.explicit && self.lexer.is_mark(at, &['-']) && self.lexer.is_glued(at + 1) {
            let mut found = longest([self.year_first(at + 1), self.decade(at + 1)])?;
            // A negative year as EDTF writes it.
            for expr in &mut found.exprs {
                *expr = expr.map(|point| negative(point.value).map_or(point, Into::into));
            }
            return Some(found);
        }
        let whole = self.year(at, false);
        let whole = whole.and_then(|(year, end)| Node::new(Some(Calendar::Year(year)), end));
        let (4, Some(year)) =
            self.lexer.number(at).map(|(value, digits)| (digits, i16::try_from(value).ok()))?
        else {
            return whole;
        };
        let Some(mark) = self.glued_mark(at + 1) else { return whole };
        if self.is_partial(at + 1) {
            return whole.map(|whole| Node { end: at + 2, ..whole });
        }
        if let Some(found) = self.week(year, at + 2) {
            return Some(found);
        }
        let Some((value, digits)) = self.glued_number(at + 2) else { return whole };
        if value == 0 && digits == 1 && self.is_partial(at + 2) {
            return whole.map(|whole| Node { end: at + 3, ..whole });
        }
        if digits == 3 && mark == '-' {
            let day = Day::new(year, 1, 1)?.plus(i32::try_from(value).ok()? - 1);
            let day = Some(day).filter(|day| day.year() == Some(year));
            return Node::new(day.map(Calendar::Day), at + 3).or(whole);
        }
        let Some(number) = self.lexer.small(at + 2) else { return whole };
        let next_mark = self.glued_mark(at + 3);
        if let Some(third) = self.glued_number(at + 4).filter(|_| next_mark == Some(mark)) {
            if third.0 == 0 && self.is_partial(at + 4) {
                return Node::new(Calendar::named(Some(year), number), at + 5).or(whole);
            }
            if let Some(day) = self.lexer.small(at + 4) {
                let found = Node::new(Calendar::day(Some(year), number, day), at + 5);
                return found.or_else(|| Some(no_such_day(year, number, day, at + 5)));
            }
        }
        let end = if next_mark == Some(mark) && self.is_partial(at + 3) { at + 4 } else { at + 3 };
        let month = Calendar::named(Some(year), number).map(|value| DateExpr::Point(value.into()));
        // `1990–95`; `2008-09` is a month in EDTF, and with a dash as likely two years.
        let is_whole = !self.lexer.is_glued(at + 3)
            || self.lexer.word(at + 3).is_none()
            || self.after_year(at + 3) > at + 3;
        let years = (digits == 2 && mark != '.' && is_whole && (month.is_none() || mark == '–'))
            .then(|| short_range(year, number))
            .flatten();
        Node::of(month.into_iter().chain(years), end)
            .map(|found| match years {
                Some(_) => Node { end: self.after_year(found.end), ..found },
                None => found,
            })
            .or(whole)
    }

    /// `2008-W35`, `2008-W35-2`: weeks of ISO 8601.
    fn week(&self, year: i16, at: usize) -> Option<Node> {
        let is_week = self.lexer.is_word(at, &["w"]) && self.lexer.is_glued(at + 1);
        let monday = monday_of_week(year, self.lexer.small(at + 1).filter(|_| is_week)?)?;
        let day = self.glued_mark(at + 2).and_then(|_| self.lexer.small(at + 3));
        match day.filter(|day| (1..=7).contains(day)) {
            Some(day) => Node::new(Some(Calendar::Day(monday.plus(i32::from(day) - 1))), at + 4),
            None => Node::new(Some(Calendar::Week(monday)), at + 2),
        }
    }

    /// `2008 08 26`.
    fn year_month_day(&self, at: usize) -> Option<Node> {
        let two_digits = |at: usize| self.lexer.number(at).filter(|(_, digits)| *digits == 2);
        two_digits(at + 1).and(two_digits(at + 2)).filter(|_| !self.lexer.is_glued(at + 1))?;
        let (year, _) = self.year(at, false)?;
        let (month, day) = self.lexer.small(at + 1).zip(self.lexer.small(at + 2))?;
        Node::new(Calendar::day(Some(year), month, day), at + 3)
    }

    /// `20080826`.
    fn compact(&self, at: usize) -> Option<Node> {
        let (value, 8) = self.lexer.number(at)? else { return None };
        let year = i16::try_from(value / 10_000).ok().filter(|year| (1000..2200).contains(year))?;
        let (month, day) = (i8::try_from(value / 100 % 100).ok()?, i8::try_from(value % 100).ok()?);
        let found = Node::new(Calendar::day(Some(year), month, day), at + 1);
        found.or_else(|| self.options.explicit.then(|| no_such_day(year, month, day, at + 1)))
    }

    /// `1850-00-00`, `1850-08-00`: databases write what they do not know as zeros.
    fn unknown_parts(&self, at: usize) -> Option<Node> {
        let (year, next) = self.year(at, false).filter(|_| self.options.explicit)?;
        let zeros = |at: usize| {
            self.glued_number(at + 1) == Some((0, 2)) && self.glued_mark(at) == Some('-')
        };
        let month = self.lexer.small(next + 1).filter(|_| self.glued_mark(next) == Some('-'))?;
        let value = match month {
            0 if zeros(next + 2) || !self.lexer.is_glued(next + 2) => Calendar::Year(year),
            1..=12 if zeros(next + 2) => Calendar::Month(Some(year), month),
            _ => return None,
        };
        Node::new(Some(value), if zeros(next + 2) { next + 4 } else { next + 2 })
    }

    /// `44197`: days since 30 December 1899, as spreadsheets count them. Lower numbers than 20,000,
    /// a day of 1954, can be years.
    fn day_number_of_sheet(&self, at: usize) -> Option<Node> {
        let (days @ 20_000.., 5) = self.lexer.number(at).filter(|_| self.options.spreadsheet)?
        else {
            return None;
        };
        let day = Day::new(1899, 12, 30)?.plus(i32::try_from(days).ok()?);
        Node::new(Some(Calendar::Day(day)), at + 1)
    }

    /// `26.08.2008`, `13/07/2009`, `8/26/2008`, `08.2008`, `26.08`, `9/11`.
    fn year_last(&self, at: usize) -> Option<Node> {
        let (one, first_digits) = (self.lexer.small(at)?, self.lexer.number(at)?.1);
        let mark = self.lexer.mark(at + 1).filter(|mark| matches!(mark, '-' | '–' | '.' | '/'))?;
        let is_full_year = |at: usize| self.lexer.number(at).is_some_and(|(_, digits)| digits == 4);
        let glued = (1..=2).all(|step| self.lexer.is_glued(at + step));
        if glued && is_full_year(at + 2) && mark != '–' {
            let (year, end) = self.year(at + 2, true)?;
            return Node::new(Calendar::named(Some(year), one).filter(|_| one <= 12), end);
        }
        let (two, second_digits) = (self.lexer.small(at + 2)?, self.lexer.number(at + 2)?.1);
        if self.lexer.mark(at + 3) == Some(mark) && is_full_year(at + 4) {
            let (year, end) = self.year(at + 4, true)?;
            return self.in_either_order(Some(year), one, two, mark, end);
        }
        if !glued {
            return None;
        }
        if self.glued_mark(at + 3) == Some(mark) {
            if let Some((value, 2)) = self.glued_number(at + 4)
                && !(matches!(value, 19 | 20) && self.is_partial(at + 4))
            {
                let year = Some(century_of(i16::try_from(value).ok()?));
                let end = self.after_year(at + 5);
                let mut found = self.in_either_order(year, one, two, mark, end)?;
                found.notes.is_short_year = true;
                return Some(found);
            }
            if self.is_partial(at + 3) || self.is_partial(at + 4) {
                let end = if self.lexer.is_last(at + 3) { at + 4 } else { at + 5 };
                return self.in_either_order(None, one, two, mark, end);
            }
            if mark == '.' && matches!(self.lexer.mark(at + 4), Some('-' | '–')) {
                return self.in_either_order(None, one, two, mark, at + 4);
            }
        }
        // `2.8` is a number: a day and a month alone are written with two digits each.
        let plain = mark == '/' || mark == '.' && first_digits == 2 && second_digits == 2;
        plain.then(|| self.in_either_order(None, one, two, mark, at + 3))?
    }

    /// A day and a month. With dots the day comes first; otherwise both orders, unless one is set.
    fn in_either_order(
        &self,
        year: Option<i16>,
        one: i8,
        two: i8,
        mark: char,
        end: usize,
    ) -> Option<Node> {
        let order = self.options.day_order;
        let day_first =
            Calendar::day(year, two, one).filter(|_| order != Some(DayOrder::MonthFirst));
        let is_decided = order == Some(DayOrder::DayFirst) || mark == '.' && day_first.is_some();
        let month_first = Calendar::day(year, one, two).filter(|_| !is_decided);
        let found = Node::new(day_first.into_iter().chain(month_first), end);
        let is_month_first = match order {
            Some(order) => order == DayOrder::MonthFirst,
            None => two > 12 && one <= 12,
        };
        let (month, day) = if is_month_first { (one, two) } else { (two, one) };
        found.or_else(|| Some(no_such_day(year?, month, day, end)))
    }

    /// `7–12.08.2008`, `26.-27.08.2008`.
    fn day_range(&self, at: usize) -> Option<Node> {
        let (first, next) = self.day_number(at)?;
        let (last, next) = self.last_day(next)?;
        let month = self.lexer.small(next + 1)?;
        let dotted = [next, next + 2].into_iter().all(|at| self.lexer.is_mark(at, &['.']));
        let (4, (year, end)) = (self.lexer.number(next + 3)?.1, self.year(next + 3, true)?) else {
            return None;
        };
        let known = (1..=12).contains(&month);
        if dotted.then_some(known)? {
            days(Some(year), month, first, last, end)
        } else {
            Some(no_such_day(year, month, last, end))
        }
    }
}

fn negative(value: Calendar) -> Option<Calendar> {
    Some(match value {
        Calendar::Year(year) => Calendar::Year(-year),
        Calendar::Month(Some(year), month) => Calendar::Month(Some(-year), month),
        Calendar::Season(Some(year), season) => Calendar::Season(Some(-year), season),
        Calendar::Decade(year) => Calendar::Decade(-year - 9),
        Calendar::Century(year) => Calendar::Century(-year - 99),
        Calendar::Day(day) => {
            let (year, month, day) = crate::date::range::parts(day)?;
            Calendar::day(Some(-year), month, day)?
        }
        _ => return None,
    })
}

/// A range from a year to one of two digits: `1990–95`, `1998–02`.
fn short_range(year: i16, short: i8) -> Option<DateExpr> {
    let same = year - year.rem_euclid(100) + i16::from(short);
    let last = if same > year { same } else { same + 100 };
    let point = |year| Calendar::Year(year).into();
    let near = last - year <= if same > year { 99 } else { 30 };
    near.then(|| DateExpr::Range(point(year), point(last)))
}

/// The Monday of a week of ISO 8601: the first week has the first Thursday of the year.
pub(super) fn monday_of_week(year: i16, week: i8) -> Option<Day> {
    let monday = monday_before(Day::new(year, 1, 4)?).plus(i32::from(week) * 7 - 7);
    let thursday = monday.plus(3);
    ((1..=53).contains(&week) && thursday.year() == Some(year)).then_some(monday)
}

/// The Monday on or before the day; 1 January 1970 was a Thursday.
pub(super) fn monday_before(day: Day) -> Day {
    day.plus(-(day.0 + 3).rem_euclid(7))
}

/// The first and the last day of the years that a title names: `Programme for 2023–2025`.
pub(crate) fn years_named(title: &str) -> Option<(Day, Day)> {
    let years = title.split(|letter: char| !letter.is_alphanumeric()).filter_map(|word| {
        let digits =
            word.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        let followed = word.as_bytes().get(4).is_some_and(u8::is_ascii_digit);
        digits.parse::<i16>().ok().filter(|year| (1000..2200).contains(year) && !followed)
    });
    let (first, last) = years.fold(None, |span: Option<(i16, i16)>, year| {
        let (first, last) = span.unwrap_or((year, year));
        Some((first.min(year), last.max(year)))
    })?;
    Day::new(first, 1, 1).zip(Day::new(last, 12, 31))
}
