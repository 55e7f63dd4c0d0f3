//! The grammar of dates with the name of a month or a season.

use super::{
    DateError, DateExpr,
    expr::{Calendar, DatePoint},
    names::{self, CalendarName, Meaning, Standalone},
    parser::{Node, Notes, Parser, longest},
};

impl Parser<'_> {
    /// The month or season named at this position: exactly, half typed or with a typo.
    pub(super) fn name(&self, at: usize) -> Option<CalendarName> {
        let word = self.lexer.word(at)?;
        let begun = || names::by_prefix(word).filter(|_| self.is_partial(at));
        names::named(word).or_else(begun).or_else(|| names::with_slip(word))
    }

    pub(super) fn month(&self, at: usize) -> Option<i8> {
        self.name(at).map(|name| name.number).filter(|number| *number <= 12)
    }

    /// `26 aug 2008`, `26th of August, 2008`, `7–12 August 2008`, `26/VIII/2008`.
    pub(super) fn day_and_month(&self, at: usize) -> Option<Node> {
        let night = self.skip(self.skip(at, Meaning::Link), Meaning::Night);
        let at = if night > at && self.skip(night - 1, Meaning::Night) == night {
            let from = self.skip(self.skip_links(night), Meaning::Between);
            self.skip_links(self.skip(from, Meaning::From))
        } else {
            at
        };
        let (first, next) = self.day_number(at).or_else(|| self.day_in_words(at))?;
        let (last, next) = self.last_day(next).unwrap_or((first, next));
        let next = self.skip_links(next);
        let next = self.lexer.skip_glued(next, &['.', '-', '–', '/']);
        let roman = || {
            let number = names::roman(self.lexer.word(next)?).filter(|number| *number <= 12)?;
            self.closing_year(next + 1, true).0.map(|_| number)
        };
        let month = self.month(next).or_else(roman)?;
        let (year, end, short) = self.closing_year(next + 1, true);
        let mut found = days(year, month, first, last, end)?;
        found.notes.is_short_year = short;
        found.notes.has_wording = self.is_misspelt(next);
        Some(found)
    }

    /// `aug 26 2008`, `Sep 9, 2008`, `aug 7-12 2008`.
    pub(super) fn month_and_day(&self, at: usize) -> Option<Node> {
        let month = self.month(at)?;
        let next = self.lexer.skip_glued(at + 1, &['.', '-', '/']);
        let next = self.skip(next, Meaning::Link);
        let (first, next) = self.day_number(next)?;
        let last = self.last_day(next).filter(|(_, end)| !self.begins_date(end - 1));
        let (last, end) = last.unwrap_or((first, next));
        // `aug 12-1` on the way to `aug 12-18`.
        let last = if last < first && self.is_partial(end - 1) { first } else { last };
        let (year, end, short) = self.closing_year(end, true);
        let mut found = days(year, month, first, last, end)?;
        found.notes.is_short_year = short;
        found.notes.has_wording = self.is_misspelt(at);
        if year.is_none() && first == last && first <= 2 && self.is_partial(next - 1) {
            // `march 2` on the way to `march 2015`.
            found.exprs.push(DateExpr::Point(Calendar::Month(None, month).into()));
        }
        Some(found)
    }

    /// An ordinal before a month that is not an ordinary word: `eighth of August`, `девятое сентября`.
    fn day_in_words(&self, at: usize) -> Option<(i8, usize)> {
        let (day, next) = self.ordinal_word(at)?;
        let month = self.skip_links(next);
        let name = self.lexer.word(month).and_then(names::named)?;
        let is_sure = name.alone == Standalone::Month
            || month > next
            || self.closing_year(month + 1, true).0.is_some();
        (is_sure && name.number <= 12).then_some((day, next))
    }

    /// A day of a month, with an ordinal ending if there is one.
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let day = self.lexer.small(at).filter(|day| (0..=31).contains(day))?;
        Some((day, self.after_ordinal(at, '°')))
    }

    /// The position after an ordinal ending of a number, or this mark: `2nd`, `2-я`, `2.`.
    pub(super) fn after_ordinal(&self, at: usize, mark: char) -> usize {
        let endings = [
            "st", "nd", "rd", "th", "й", "я", "е", "ый", "ая", "ое", "го", "ого", "er", "e", "ème",
            "re", "º",
        ];
        let next = self.lexer.skip_glued(at + 1, &['-', mark]);
        let has_ending = self.lexer.is_glued(next) && self.lexer.is_word(next, &endings);
        if has_ending { next + 1 } else { self.lexer.skip_glued(at + 1, &[mark]) }
    }

    /// The second day of `7–12`, `7 to 8`, `26.–27.`.
    pub(super) fn last_day(&self, at: usize) -> Option<(i8, usize)> {
        let at = self.lexer.skip_glued(at, &['.']);
        let mark = self.lexer.skip_mark(at, &['-', '–', '…', '/']);
        let next = if mark > at { mark } else { self.skip(at, Meaning::To) };
        let next = if next > at { next } else { self.lexer.skip_word(at, &["на"]) };
        (next > at).then(|| self.day_number(next))?
    }

    /// `aug 2008`, `август 2008 года`, `summer 2004`, `winter 2007/08`, and each without a year.
    pub(super) fn month_and_year(&self, at: usize) -> Option<Node> {
        let name = self.name(at)?;
        let (year, end, _) = self.closing_year(at + 1, false);
        let Some(year) = year else {
            let known = self.lexer.word(at).and_then(names::named).is_some();
            let alone = name.alone != Standalone::Word || self.options.explicit && known;
            let mut found = Node::new(Calendar::named(None, name.number).filter(|_| alone), end)?;
            found.notes.is_word = name.alone == Standalone::MonthOrWord && end == at + 1;
            return Some(found);
        };
        let both = (name.number == 24).then(|| self.next_year(year, end)).flatten();
        let found = Node::new(Calendar::named(Some(year), name.number), both.unwrap_or(end))?;
        Some(Node { notes: Notes { has_wording: self.is_misspelt(at), ..found.notes }, ..found })
    }

    /// Whether the month is misspelt, so that the wording should be kept.
    fn is_misspelt(&self, at: usize) -> bool {
        self.lexer.word(at).is_some_and(|word| names::with_slip(word).is_some())
            && self.lexer.word(at).and_then(names::named).is_none()
    }

    /// The second year of a winter: `2007/08`, `2007–2008`.
    pub(super) fn next_year(&self, year: i16, at: usize) -> Option<usize> {
        let next = self.lexer.skip_mark(at, &['-', '–', '/']);
        let (value, digits) = self.lexer.number(next).filter(|_| next > at)?;
        let wanted = u32::try_from(year.checked_add(1)?).ok()?;
        match digits {
            4 => (value == wanted).then(|| self.after_year(next + 1)),
            2 => (value == wanted % 100).then(|| self.after_year(next + 1)),
            _ => None,
        }
    }

    /// `2008 august`, `2008, August 26`, `2008 წლის 26 აგვისტო`.
    pub(super) fn year_then_words(&self, at: usize) -> Option<Node> {
        let (year, next) = self.year(at, false)?;
        let next = self.lexer.skip_mark(next, &['-', '–', '/', ',', '.']);
        let has_year = |end: usize| self.year(end, false).is_some();
        let words = [self.month_and_year(next), self.day_and_month(next), self.month_and_day(next)];
        let found = longest(words).filter(|found| !has_year(found.end))?;
        let in_year = |expr: &DateExpr| match expr {
            DateExpr::Point(point) if point.value.year().is_none() => {
                point.in_year(year).map(DateExpr::Point)
            }
            DateExpr::Range(from, to) if to.value.year().is_none() => {
                Some(DateExpr::Range(from.in_year(year)?, to.in_year(year)?))
            }
            _ => None,
        };
        let exprs: Vec<DateExpr> = found.exprs.iter().filter_map(in_year).collect();
        Node::of(exprs, found.end)
    }
}

pub(super) fn days(year: Option<i16>, month: i8, first: i8, last: i8, end: usize) -> Option<Node> {
    let point = |day: i8| Calendar::day(year, month, day).map(DatePoint::from);
    match (point(first), point(last), year) {
        (Some(from), Some(_), _) if first == last => Node::of([DateExpr::Point(from)], end),
        (Some(from), Some(to), _) if first < last => Node::of([DateExpr::Range(from, to)], end),
        (Some(to), Some(from), _) => {
            let notes = Notes { fault: Some(DateError::Reversed), ..Notes::default() };
            Some(Node { notes, ..Node::of([DateExpr::Range(from, to)], end)? })
        }
        (_, _, Some(year)) => {
            let day = if point(first).is_none() { first } else { last };
            Some(no_such_day(year, month, day, end))
        }
        (_, _, None) => None,
    }
}

/// A day that does not exist: its month counts, or its year if the month does not exist either.
pub(super) fn no_such_day(year: i16, month: i8, day: i8, end: usize) -> Node {
    let known = (1..=12).contains(&month);
    let fault =
        if known { DateError::NoSuchDay(year, month, day) } else { DateError::NoSuchMonth(month) };
    let rest = if known { Calendar::Month(Some(year), month) } else { Calendar::Year(year) };
    let notes = Notes { fault: Some(fault), ..Notes::default() };
    Node { exprs: vec![DateExpr::Point(rest.into())], end, notes }
}
