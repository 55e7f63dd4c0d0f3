//! Reads dates as people write them: the longest date at the start of a text, with every reading
//! that it allows.
//!
//! A recursive descent over the tokens, without backtracking into a longer text: each rule gives
//! the longest form that begins at a position, and the rule that reaches furthest counts.

use super::{
    DateExpr, Day, Endpoint, Qualifier,
    expr::{Calendar, DatePoint},
    lexer::Lexer,
    names::{self, Alone, CalendarName, Meaning, Unit},
};

/// Readings beyond this number are not kept.
const MAX_ALTERNATIVES: usize = 4;

/// How a day and a month that are written as two numbers follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// `3/4/2008` is 3 April.
    DayFirst,
    /// `3/4/2008` is 4 March.
    MonthFirst,
}

/// What is known of the text besides its letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ParseOptions {
    /// The day that `today` and `last year` count from; without it they are not read.
    pub today: Option<Day>,
    /// The order of day and month in figures; without it both are read where both are possible.
    pub day_order: Option<DayOrder>,
    /// The text may end in the middle of a word or a number: the missing rest restricts nothing.
    pub partial: bool,
    /// One point is read and not a range, so that each end of `2008–2010` is a date of its own.
    pub single: bool,
    /// The text is known to be a date, so that `988` is a year and `in 2008` begins with a date.
    pub explicit: bool,
}

/// A date that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// Every reading; more than one for `8/9/2008`.
    pub alternatives: Vec<DateExpr>,
    /// The bytes of the text that were read.
    pub len: usize,
    /// What else the words say.
    pub notes: Notes,
}

/// What the words of a date say besides the date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notes {
    /// It may as well be an ordinary word: `may`.
    pub is_word: bool,
    /// The wording says more than the date can hold: a time of day, `early`, `between`.
    pub has_wording: bool,
    /// The year has two digits, and its century is a guess.
    pub is_short_year: bool,
    /// Where the date comes from.
    pub qualifier: Option<Qualifier>,
    /// The day or month that does not exist; the alternatives leave it out.
    fault: Option<Fault>,
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct DateParseError {
    /// What is wrong.
    pub fault: Fault,
    /// What the rest of the date means: the month of a day that does not exist.
    pub nearest: Option<Parsed>,
}

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The text does not begin with a date.
    #[error("not a date")]
    Form,
    /// The month does not have this day.
    #[error("{0:04}-{1:02}-{2:02} is no day of the calendar")]
    NoSuchDay(i16, i8, i8),
    /// A year has twelve months.
    #[error("no month has the number {0}")]
    NoSuchMonth(i8),
}

/// Reads the longest date at the start of `text`.
///
/// ```
/// use chancery::date::{Day, ParseOptions, parse};
///
/// let parsed = parse("7–12 August 2008 in Tskhinvali", &ParseOptions::default())?;
/// assert_eq!(parsed.len, "7–12 August 2008".len());
/// assert_eq!(parsed.alternatives[0].to_edtf()?.as_str(), "2008-08-07/2008-08-12");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the text does not begin with a date, or names a day that the calendar does not have.
pub fn parse(text: &str, options: &ParseOptions) -> Result<Parsed, DateParseError> {
    let parser = Parser { lexer: Lexer::new(text), options };
    let mut found = parser.expression(0);
    if options.explicit {
        let after_link = parser.skip(0, Meaning::Link);
        let after_unit = parser.skip(after_link, Meaning::Unit(Unit::Year));
        for start in [after_link, after_unit].into_iter().filter(|start| *start > 0) {
            found = longest([parser.expression(start), found]);
        }
    }
    let Some(found) = found else {
        return Err(DateParseError { fault: Fault::Form, nearest: None });
    };
    let len = parser.lexer.end_before(found.end);
    let parsed = Parsed { alternatives: found.exprs, len, notes: found.notes };
    match parsed.notes.fault {
        Some(fault) => Err(DateParseError { fault, nearest: Some(parsed) }),
        None => Ok(parsed),
    }
}

/// What a rule read.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) exprs: Vec<DateExpr>,
    /// The position after its last token.
    pub(super) end: usize,
    pub(super) notes: Notes,
}

impl Found {
    pub(super) fn new(value: Option<Calendar>, end: usize) -> Option<Self> {
        Self::any(value, end)
    }

    /// One of several units; none when there are none.
    pub(super) fn any(values: impl IntoIterator<Item = Calendar>, end: usize) -> Option<Self> {
        Self::of(values.into_iter().map(|value| DateExpr::Point(value.into())), end)
    }

    pub(super) fn of(exprs: impl IntoIterator<Item = DateExpr>, end: usize) -> Option<Self> {
        let mut unique: Vec<DateExpr> = Vec::new();
        for expr in exprs {
            if !unique.contains(&expr) && unique.len() < MAX_ALTERNATIVES {
                unique.push(expr);
            }
        }
        (!unique.is_empty()).then_some(Self { exprs: unique, end, notes: Notes::default() })
    }

    /// Something that the calendar does not have, with what is left of the date without it.
    pub(super) fn wrong(fault: Fault, rest: Option<Calendar>, end: usize) -> Self {
        let exprs = rest.map(|value| DateExpr::Point(value.into())).into_iter().collect();
        Self { exprs, end, notes: Notes { fault: Some(fault), ..Notes::default() } }
    }

    fn map(mut self, change: impl Fn(DatePoint) -> DatePoint) -> Self {
        for expr in &mut self.exprs {
            *expr = expr.map(&change);
        }
        self.notes.has_wording = true;
        self
    }

    fn is_day(&self) -> bool {
        self.notes.fault.is_some() || self.exprs.iter().all(|expr| expr.is_day())
    }

    fn on_side(mut self, side: Endpoint) -> Option<Self> {
        self.exprs = self.exprs.iter().filter_map(|expr| expr.on_side(side)).collect();
        self.notes.is_word = false;
        self.notes.has_wording |= matches!(side, Endpoint::Before | Endpoint::After);
        (!self.exprs.is_empty() || self.notes.fault.is_some()).then_some(self)
    }

    fn to(&self, last: &Self) -> Option<Self> {
        let points = |found: &Self| -> Vec<DatePoint> {
            let point = |expr: &DateExpr| match expr {
                DateExpr::Point(point) => Some(*point),
                _ => None,
            };
            found.exprs.iter().filter_map(point).collect()
        };
        let ends = points(last);
        let pairs = points(self).into_iter().flat_map(|from| {
            ends.iter().filter_map(move |to| DateExpr::range(from, *to)).collect::<Vec<_>>()
        });
        let notes = Notes {
            is_word: false,
            has_wording: self.notes.has_wording || last.notes.has_wording,
            is_short_year: self.notes.is_short_year || last.notes.is_short_year,
            qualifier: self.notes.qualifier,
            fault: self.notes.fault.or(last.notes.fault),
        };
        Some(Self { notes, ..Self::of(pairs, last.end)? })
    }
}

/// The one that reaches furthest; of two that reach equally far the later.
pub(super) fn longest(found: impl IntoIterator<Item = Option<Found>>) -> Option<Found> {
    found.into_iter().flatten().max_by_key(|found| found.end)
}

pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer,
    pub(super) options: &'a ParseOptions,
}

impl Parser<'_> {
    /// The meanings of the word or phrase at this position, each with the position after it.
    pub(super) fn meanings(&self, at: usize) -> impl Iterator<Item = (Meaning, usize)> {
        let entries = names::meanings(self.lexer.word(at).unwrap_or(""));
        entries.iter().filter_map(move |(rest, meaning)| {
            let end = rest.iter().try_fold(at + 1, |next, word| {
                let next = self.lexer.skip_mark(next, &['.', '\'', '-']);
                self.lexer.is_word(next, &[word]).then_some(next + 1)
            })?;
            // The full stop of an abbreviated phrase: `н. э.`.
            let end = if rest.is_empty() { end } else { self.lexer.skip_glued(end, &['.']) };
            Some((*meaning, end))
        })
    }

    /// The first of these meanings at this position, longest phrase first.
    pub(super) fn meaning<T>(
        &self,
        at: usize,
        wanted: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let found = self.meanings(at).filter_map(|(meaning, end)| Some((wanted(meaning)?, end)));
        found.max_by_key(|(_, end)| *end)
    }

    /// The position after the words of this meaning, or this position.
    pub(super) fn skip(&self, at: usize, meaning: Meaning) -> usize {
        self.meaning(at, |known| (known == meaning).then_some(())).map_or(at, |(_, end)| end)
    }

    /// The position after `of`, `in the`, `des`.
    pub(super) fn skip_links(&self, at: usize) -> usize {
        self.skip(self.skip(at, Meaning::Link), Meaning::Link)
    }

    pub(super) fn is_partial(&self, at: usize) -> bool {
        self.options.partial && self.lexer.is_last(at)
    }

    /// The longest time that begins at this position.
    fn expression(&self, at: usize) -> Option<Found> {
        if self.options.single {
            return self.point(at);
        }
        let found = longest([self.joined(at), self.sided(at), self.enclosed(at)])?;
        self.suffix(found)
    }

    /// `2008 onwards`, `2008+`, `2008 წლიდან`.
    fn suffix(&self, found: Found) -> Option<Found> {
        if found.notes.is_word {
            return Some(found);
        }
        let glued = self.lexer.skip_glued(found.end, &['+']);
        let dashed = self.lexer.skip_glued(found.end, &['-']);
        let side = |meaning| match meaning {
            Meaning::Suffix(side) => Some(side),
            _ => None,
        };
        let (side, end) = if glued > found.end {
            (Endpoint::Since, glued)
        } else if let Some(found) = self.meaning(dashed, side) {
            found
        } else {
            return Some(found);
        };
        match found.clone().on_side(side) {
            Some(sided) => Some(Found { end, ..sided }),
            None => Some(found),
        }
    }

    /// `from 2008 to 2010`, `between 2008 and 2010`, `с 2008 по 2010`.
    fn enclosed(&self, at: usize) -> Option<Found> {
        let opens = |meaning| match meaning {
            Meaning::From => Some(false),
            Meaning::Between => Some(true),
            _ => None,
        };
        let (between, start) = self.meaning(at, opens)?;
        let start = self.skip_links(self.lexer.skip_glued(start, &['.']));
        let first = self.point(start)?;
        let mut found = self.up_to(&first, &['-', '–', '…'])?;
        found.notes.has_wording |= between;
        Some(found)
    }

    /// What joins two ends, and the second one: `– 2010`, `to 2010`, `– present`.
    fn up_to(&self, first: &Found, marks: &[char]) -> Option<Found> {
        let dash = self.lexer.skip_mark(first.end, marks);
        let next = if dash > first.end { dash } else { self.skip(first.end, Meaning::To) };
        if next == first.end {
            return None;
        }
        let start = self.skip_links(next);
        let range = self.point(start).and_then(|last| first.to(&last));
        range.or_else(|| {
            let end = self.skip(start, Meaning::Still);
            let since = first.clone().on_side(Endpoint::Since)?;
            (end > start).then_some(Found { end, ..since })
        })
    }

    /// `before 2009`, `since aug 2008`, `post-2008`, `до 2009`.
    fn sided(&self, at: usize) -> Option<Found> {
        let sides = self.meanings(at).filter_map(|(meaning, next)| match meaning {
            Meaning::Side(side) => Some((side, next)),
            _ => None,
        });
        let (side, next) = sides.max_by_key(|(_, next)| *next)?;
        let next = self.skip_links(self.lexer.skip_glued(next, &['-', '.']));
        let point = self.point(next).filter(|point| !point.notes.is_word)?;
        point.on_side(side)
    }

    /// A point, or two of them with a dash, `..`, `/` or `to` between, where one may be missing.
    fn joined(&self, at: usize) -> Option<Found> {
        if self.lexer.is_mark(at, &['…']) {
            let next = self.lexer.skip_glued(at + 1, &['/']);
            return self.point(next)?.on_side(Endpoint::Until);
        }
        let first = self.point(at)?;
        if let Some(found) = self.up_to(&first, &['-', '–', '…', '/']) {
            return Some(found);
        }
        let slash = self.lexer.skip_glued(first.end, &['/']);
        let dots = self.lexer.skip_mark(slash, &['…']);
        if dots > slash {
            let since = first.clone().on_side(Endpoint::Since);
            return since.map(|since| Found { end: dots, ..since }).or(Some(first));
        }
        let dash = self.lexer.skip_mark(first.end, &['-', '–']);
        match dash > first.end && self.lexer.is_last(first.end) {
            true if self.options.partial => Some(Found { end: dash, ..first }),
            true => Some(Found { end: dash, ..first.on_side(Endpoint::Since)? }),
            false => Some(first),
        }
    }

    /// The longest point that begins at this position, with the marks and the time of day after it.
    pub(super) fn point(&self, at: usize) -> Option<Found> {
        let found = longest([
            self.relative(at),
            self.about(at),
            self.part(at),
            self.after_weekday(at),
            self.period(at),
            self.numeric(at),
            self.year_then_words(at),
            self.named_with_year(at),
            // Of two that reach equally far the later one counts: `sept 17` is a day.
            self.day_and_month(at),
            self.month_and_day(at),
        ])?;
        Some(self.trailing(found))
    }

    /// Marks of EDTF, a time of day, a weekday and footnotes, which do not change the days.
    fn trailing(&self, mut found: Found) -> Found {
        if let Some(mark @ ('~' | '?' | '%')) = self.lexer.mark(found.end)
            && self.lexer.is_glued(found.end)
        {
            let wording = found.notes.has_wording;
            found = found.map(|point| DatePoint {
                approximate: point.approximate || mark != '?',
                uncertain: point.uncertain || mark != '~',
                ..point
            });
            found.notes.has_wording = wording;
            found.end += 1;
        }
        if found.is_day() {
            if let Some(end) = self.time_of_day(found.end) {
                found.end = end;
                found.notes.has_wording = true;
            }
            let comma = self.lexer.skip_mark(found.end, &[',']);
            if comma > found.end || self.options.explicit {
                let weekday = self.skip(comma, Meaning::Weekday);
                found.end = if weekday > comma { weekday } else { found.end };
            }
        }
        if self.options.explicit {
            found.end = self.after_year(found.end);
        }
        while let Some(end) = self.footnote(found.end) {
            found.end = end;
        }
        found
    }

    /// `[1]`, `[a]`.
    fn footnote(&self, at: usize) -> Option<usize> {
        let label = self.lexer.number(at + 1).is_some_and(|(_, digits)| digits <= 3)
            || self.lexer.word(at + 1).is_some_and(|word| word.len() <= 2);
        let marks = self.lexer.is_mark(at, &['[']) && self.lexer.is_mark(at + 2, &[']']);
        (label && marks && self.lexer.is_glued(at) && self.lexer.is_glued(at + 1)).then_some(at + 3)
    }

    /// `T15:40:00.0+04:00`, `, 15:00`, ` 12:00:00 AM`.
    fn time_of_day(&self, at: usize) -> Option<usize> {
        let at = self.lexer.skip_mark(at, &[',']);
        let at = self.lexer.skip_word(at, &["t", "at", "um", "в", "à"]);
        let pair = |at: usize| {
            self.lexer.small(at)?;
            (self.lexer.is_mark(at + 1, &[':']) && self.lexer.is_glued(at + 1)).then_some(())?;
            self.lexer.small(at + 2).map(|_| at + 3)
        };
        let mut end = pair(at)?;
        for mark in [':', '.'] {
            if self.lexer.is_mark(end, &[mark]) && self.lexer.number(end + 1).is_some() {
                end += 2;
            }
        }
        end = self.lexer.skip_word(end, &["am", "pm", "z", "utc", "gmt", "uhr", "h"]);
        if self.lexer.is_mark(end, &['+', '-']) && self.lexer.is_glued(end) {
            end = pair(end + 1).unwrap_or(end);
        }
        Some(end)
    }

    /// `about 1992`, `c. 1992`, `~1992`, `INT 1990`: as wide as the date that follows.
    fn about(&self, at: usize) -> Option<Found> {
        let tilde = self.lexer.skip_mark(at, &['~', '≈']);
        let approximate = |point| DatePoint { approximate: true, ..point };
        if tilde > at {
            return self.point(tilde).map(|found| found.map(approximate));
        }
        let (qualifier, next) = self.meaning(at, |meaning| match meaning {
            Meaning::About => Some(None),
            Meaning::Qualifier(qualifier) => Some(Some(qualifier)),
            _ => None,
        })?;
        let next = self.skip_links(self.lexer.skip_glued(next, &['.']));
        let found = self.point(next).filter(|found| !found.notes.is_word)?;
        let mut found = match qualifier {
            None | Some(Qualifier::Estimated) => found.map(approximate),
            Some(_) => found,
        };
        found.notes.has_wording = true;
        found.notes.qualifier = qualifier.or(found.notes.qualifier);
        Some(found)
    }

    /// `early 2009`, `mid-2008`, `end of 2003`, `конец августа 2008`.
    fn part(&self, at: usize) -> Option<Found> {
        let (part, next) = self.meaning(at, |meaning| match meaning {
            Meaning::Part(part) => Some(part),
            _ => None,
        })?;
        let next = self.skip_links(self.lexer.skip_mark(next, &['-', '.']));
        let found = self.point(next)?.map(|point| DatePoint { part: Some(part), ..point });
        Some(Found { notes: Notes { is_word: false, ..found.notes }, ..found })
    }

    /// `Tuesday, 26 August 2008`.
    fn after_weekday(&self, at: usize) -> Option<Found> {
        let next = self.skip(at, Meaning::Weekday);
        let start = self.skip_links(self.lexer.skip_mark(next, &[',', '.']));
        let found = (next > at).then(|| self.point(start))??;
        (self.options.explicit || found.is_day()).then_some(found)
    }

    /// The month or season named at this position, exactly, by its beginning or with a slip.
    pub(super) fn name(&self, at: usize) -> Option<CalendarName> {
        let word = self.lexer.word(at)?;
        let begun = || names::begun(word).filter(|_| self.is_partial(at));
        names::named(word).or_else(begun).or_else(|| names::with_slip(word))
    }

    fn month(&self, at: usize) -> Option<i8> {
        self.name(at).map(|name| name.number).filter(|number| *number <= 12)
    }

    /// `26 aug 2008`, `26th of August, 2008`, `7–12 August 2008`, `26/VIII/2008`.
    fn day_and_month(&self, at: usize) -> Option<Found> {
        let night = self.skip(self.skip(at, Meaning::Link), Meaning::Night);
        let at = if night > at && self.skip(night - 1, Meaning::Night) == night {
            let from = self.skip(self.skip_links(night), Meaning::Between);
            self.skip_links(self.skip(from, Meaning::From))
        } else {
            at
        };
        let (first, next) = self.day_number(at)?;
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
        Some(found)
    }

    /// `aug 26 2008`, `Sep 9, 2008`, `aug 7-12 2008`.
    fn month_and_day(&self, at: usize) -> Option<Found> {
        let month = self.month(at)?;
        let next = self.lexer.skip_glued(at + 1, &['.', '-', '/']);
        let next = self.skip(next, Meaning::Link);
        let (first, next) = self.day_number(next)?;
        let last = self.last_day(next).filter(|(_, end)| !self.begins_date(end - 1));
        let (last, end) = last.unwrap_or((first, next));
        let (year, end, short) = self.closing_year(end, true);
        let mut found = days(year, month, first, last, end)?;
        found.notes.is_short_year = short;
        if year.is_none() && first == last && first <= 2 && self.is_partial(next - 1) {
            // `march 2` on the way to `march 2015`.
            found.exprs.push(DateExpr::Point(Calendar::Month(None, month).into()));
        }
        Some(found)
    }

    /// A day of a month, with the ending that an ordinal number has.
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let day = self.lexer.small(at).filter(|day| (0..=31).contains(day))?;
        let next = self.lexer.skip_glued(at + 1, &['-', '°']);
        let endings = ["st", "nd", "rd", "th", "er", "го", "ого", "е", "ое", "й", "º"];
        let ending = self.lexer.is_glued(next) && self.lexer.is_word(next, &endings);
        let plain = self.lexer.skip_glued(at + 1, &['°']);
        Some((day, if ending { next + 1 } else { plain }))
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
    fn named_with_year(&self, at: usize) -> Option<Found> {
        let name = self.name(at)?;
        let (year, end, _) = self.closing_year(at + 1, false);
        let Some(year) = year else {
            let alone = name.alone != Alone::Word
                || self.options.explicit && names::named(self.lexer.word(at)?).is_some();
            let mut found = Found::new(Calendar::named(None, name.number).filter(|_| alone), end)?;
            found.notes.is_word = name.alone == Alone::MonthOrWord && end == at + 1;
            return Some(found);
        };
        let both = (name.number == 24).then(|| self.next_year(year, end)).flatten();
        Found::new(Calendar::named(Some(year), name.number), both.unwrap_or(end))
    }

    /// The second year of a winter: `2007/08`, `2007–2008`.
    fn next_year(&self, year: i16, at: usize) -> Option<usize> {
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
    fn year_then_words(&self, at: usize) -> Option<Found> {
        let (year, next) = self.year(at, false)?;
        let next = self.lexer.skip_mark(next, &['-', '–', '/', ',', '.']);
        let has_year = |end: usize| self.year(end, false).is_some();
        let words =
            [self.named_with_year(next), self.day_and_month(next), self.month_and_day(next)];
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
        Found::of(exprs, found.end)
    }

    /// The year at this position and the position after it and its word. Four digits are one from
    /// 1000 to 2199, or with a zero before; with an era or in a date of more parts (`any`) all are.
    pub(super) fn year(&self, at: usize, any: bool) -> Option<(i16, usize)> {
        let (value, digits) = self.lexer.number(at)?;
        let value = i16::try_from(value).ok().filter(|_| digits <= 4)?;
        let era = |at: usize| {
            self.meaning(at, |meaning| match meaning {
                Meaning::Era { before } => Some(before),
                _ => None,
            })
        };
        if let Some((before, end)) = era(at + 1).or_else(|| era(self.after_year(at + 1))) {
            return Some((if before { 1 - value } else { value }, end));
        }
        let plausible = match digits {
            4 => any || self.options.explicit || (1..2200).contains(&value),
            // `200` may be half of a year of today.
            3 => self.options.explicit && !(value < 220 && self.is_partial(at)),
            _ => false,
        };
        plausible.then(|| (value, self.after_year(at + 1)))
    }

    /// The position after the word that follows a year: `года`, `г.`, `წლის`.
    pub(super) fn after_year(&self, at: usize) -> usize {
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

    /// The year that ends a date, the position after it, and whether it has two digits. One that
    /// is being typed is stepped over, so that a date does not fall apart between two keys.
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

    /// Whether the number here begins another date or a time: `27 aug`, `27.08.2008`, `15:00`.
    fn begins_date(&self, at: usize) -> bool {
        let mark = self.lexer.skip_glued(at + 1, &['.', '-', '–', '/', ':']);
        self.month(self.lexer.skip_mark(at + 1, &['.', '-'])).is_some()
            || mark > at + 1 && self.lexer.is_glued(mark) && self.lexer.number(mark).is_some()
    }
}

/// The year that two digits mean: up to 49 in this century.
pub(super) fn century_of(short: i16) -> i16 {
    if short < 50 { 2000 + short } else { 1900 + short }
}

/// A day or several days of one month.
pub(super) fn days(year: Option<i16>, month: i8, first: i8, last: i8, end: usize) -> Option<Found> {
    let (first, last) = (first.min(last), first.max(last));
    let point = |day: i8| Calendar::day(year, month, day).map(DatePoint::from);
    match (point(first), point(last), year) {
        (Some(from), Some(_), _) if first == last => Found::of([DateExpr::Point(from)], end),
        (Some(from), Some(to), _) => Found::of([DateExpr::Range(from, to)], end),
        (_, _, Some(year)) => {
            let day = if point(first).is_none() { first } else { last };
            Some(no_such_day(year, month, day, end))
        }
        (_, _, None) => None,
    }
}

/// A day that the calendar does not have: its month is what is left, or its year.
pub(super) fn no_such_day(year: i16, month: i8, day: i8, end: usize) -> Found {
    let known = (1..=12).contains(&month);
    let fault = if known { Fault::NoSuchDay(year, month, day) } else { Fault::NoSuchMonth(month) };
    let rest = if known { Calendar::Month(Some(year), month) } else { Calendar::Year(year) };
    Found::wrong(fault, Some(rest), end)
}
