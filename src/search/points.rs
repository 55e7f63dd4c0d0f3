//! One point in time as people type it: a day, a month, a season, a year, a decade. Reads pieces
//! and says what they can mean; knows nothing of queries.

use super::{
    figures::{self, day_of, season_of},
    lexemes::Lexemes,
    month_words::{self, Named},
    when::When,
};
use crate::dossier::Day;

/// What some pieces mean as a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Point {
    /// Every reading that is possible; more than one for `8/9/2008`.
    pub(crate) readings: Vec<When>,
    /// The place after its last piece.
    pub(crate) end: usize,
    /// Whether it may as well be an ordinary word.
    pub(crate) doubtful: bool,
    /// What is wrong with it.
    pub(crate) problem: Option<String>,
}

impl Point {
    pub(crate) fn new(reading: Option<When>, end: usize) -> Option<Self> {
        reading.map(|reading| Self { readings: vec![reading], end, doubtful: false, problem: None })
    }
}

/// The longest point in time that begins at this place.
pub(crate) fn point(pieces: &Lexemes, at: usize, today: Day) -> Option<Point> {
    let forms = [
        crate::search::spoken::spoken(pieces, at, today),
        figures::year_first(pieces, at),
        figures::year_last(pieces, at),
        decade(pieces, at),
        quarter(pieces, at),
        named_with_year(pieces, at),
        // Of two that reach equally far the later one counts: `sept 17` is a day.
        day_and_month(pieces, at),
        month_and_day(pieces, at),
    ];
    forms.into_iter().flatten().max_by_key(|point| point.end)
}

/// The times that a title names: `Investment programme for 2023–2025`.
pub(crate) fn years_named(title: &str) -> Option<(Day, Day)> {
    let mut span: Option<(Day, Day)> = None;
    for (at, letter) in title.char_indices() {
        let before = title.get(..at).and_then(|before| before.chars().next_back());
        if !letter.is_ascii_digit() || before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        // No word of a title is read as today, so that any day serves.
        let Some((year, _)) = year(&Lexemes::read(title, at), 0) else { continue };
        if let Some(When::Days(first, last)) = When::years(year, year) {
            let (begin, end) = span.unwrap_or((first, last));
            span = Some((begin.min(first), end.max(last)));
        }
    }
    span
}

/// The year at this place: four digits that a person means as a year.
pub(crate) fn year(pieces: &Lexemes, at: usize) -> Option<(i16, usize)> {
    let (value, 4) = pieces.number(at)? else { return None };
    let year = i16::try_from(value).ok().filter(|year| (1000..2200).contains(year))?;
    Some((year, after_year(pieces, at + 1)))
}

/// The place after the word that Russian puts behind a year.
pub(crate) fn after_year(pieces: &Lexemes, at: usize) -> usize {
    let after = pieces.skip_word(at, &["г", "гг", "год", "года", "году", "годов", "годом", "годы"]);
    let abbreviated = pieces.is_word(at, &["г", "гг"]);
    if after > at && abbreviated && pieces.is_glued(after) {
        pieces.skip_mark(after, &['.'])
    } else {
        after
    }
}

/// The year that ends a date, when one does, after an optional comma or `of`. One that is still
/// being typed is stepped over, so that a date does not fall apart between two keys.
fn closing_year(pieces: &Lexemes, at: usize) -> (Option<i16>, usize) {
    let next = pieces.skip_mark(at, &[',', '.', '-', '/']);
    let next = pieces.skip_word(next, &["of", "in"]);
    if let Some((year, end)) = year(pieces, next) {
        return (Some(year), end);
    }
    match pieces.number(next) {
        Some((_, 1..=3)) if pieces.is_last(next) => (None, next + 1),
        _ => (None, at),
    }
}

pub(crate) fn small(value: u32, digits: usize) -> Option<i8> {
    (digits <= 2).then(|| i8::try_from(value).ok())?
}

/// The month or season named at this place.
fn named_month(pieces: &Lexemes, at: usize) -> Option<Named> {
    pieces.word(at).and_then(month_words::month)
}

/// `26 aug 2008`, `26th of August, 2008`, `7–12 August 2008`, `night of 7 to 8 august`.
fn day_and_month(pieces: &Lexemes, at: usize) -> Option<Point> {
    let at = after_night(pieces, at);
    let (first, next) = day_number(pieces, at)?;
    let (last, next) = range_end(pieces, next).unwrap_or((first, next));
    let next = pieces.skip_word(next, &["of"]);
    let next = if pieces.is_glued(next) { pieces.skip_mark(next, &['.', '-', '/']) } else { next };
    let month = named_month(pieces, next)?.number;
    let (year, end) = closing_year(pieces, next + 1);
    days_of_month(year, month, first, last, end)
}

/// `aug 26 2008`, `Sep 9, 2008`, `aug 7-12 2008`.
fn month_and_day(pieces: &Lexemes, at: usize) -> Option<Point> {
    let month = named_month(pieces, at)?.number;
    let next = pieces.skip_mark(at + 1, &['.', '-', '/']);
    let (first, next) = day_number(pieces, next)?;
    let (last, next) = range_end(pieces, next).unwrap_or((first, next));
    let (year, end) = closing_year(pieces, next);
    days_of_month(year, month, first, last, end)
}

fn days_of_month(year: Option<i16>, month: i8, first: i8, last: i8, end: usize) -> Option<Point> {
    let (first, last) = (first.min(last), first.max(last));
    let Some(year) = year else {
        When::each_day(month, first)?;
        When::each_day(month, last)?;
        return Point::new(Some(When::EachYear((month, first), (month, last))), end);
    };
    match (Day::new(year, month, first), Day::new(year, month, last)) {
        (Some(begin), Some(finish)) => Point::new(Some(When::Days(begin, finish)), end),
        _ => Some(day_of(year, month, last, end)),
    }
}

/// A day of a month, with the ending that English gives it.
fn day_number(pieces: &Lexemes, at: usize) -> Option<(i8, usize)> {
    let (value, digits) = pieces.number(at)?;
    let day = small(value, digits).filter(|day| (1..=31).contains(day))?;
    let ending = pieces.is_glued(at + 1) && pieces.is_word(at + 1, &["st", "nd", "rd", "th", "го"]);
    Some((day, at + 1 + usize::from(ending)))
}

/// The second day of `7 to 8`, `7–12`.
fn range_end(pieces: &Lexemes, at: usize) -> Option<(i8, usize)> {
    let next = pieces.skip_mark(at, &['-', '…', '/']);
    let next = pieces.skip_word(next, &["to", "and", "till", "until", "на", "по", "и"]);
    (next > at).then(|| day_number(pieces, next))?
}

fn after_night(pieces: &Lexemes, at: usize) -> usize {
    let night = pieces.skip_word(at, &["the"]);
    let night = pieces.skip_word(night, &["night", "ночь", "nights"]);
    if night == at || pieces.is_word(night.saturating_sub(1), &["the"]) {
        return at;
    }
    let next = pieces.skip_word(night, &["of", "from", "between", "с", "на"]);
    pieces.skip_word(next, &["the"])
}

/// `aug 2008`, `август 2008 года`, `2008 august`, `summer 2004`, and each without a year.
fn named_with_year(pieces: &Lexemes, at: usize) -> Option<Point> {
    if let Some((year, next)) = year(pieces, at) {
        let next = if pieces.is_glued(next) { pieces.skip_mark(next, &['-', '/']) } else { next };
        let named = named(pieces, next)?;
        return Point::new(of_year(year, named.number), next + 1);
    }
    let named = named(pieces, at)?;
    let (year, end) = closing_year(pieces, at + 1);
    match year {
        Some(year) => Point::new(of_year(year, named.number), end),
        None => {
            let point = Point::new(of_any_year(named.number), end)?;
            Some(Point { doubtful: named.doubtful && end == at + 1, ..point })
        }
    }
}

fn named(pieces: &Lexemes, at: usize) -> Option<Named> {
    named_month(pieces, at).or_else(|| pieces.word(at).and_then(month_words::season))
}

fn of_year(year: i16, number: i8) -> Option<When> {
    if number > 12 { season_of(year, number) } else { When::month(year, number) }
}

fn of_any_year(number: i8) -> Option<When> {
    match number {
        21 => Some(When::EachYear((3, 1), (5, 31))),
        22 => Some(When::EachYear((6, 1), (8, 31))),
        23 => Some(When::EachYear((9, 1), (11, 30))),
        24 => Some(When::EachYear((12, 1), (2, 29))),
        month => When::each_month(month),
    }
}

/// `1990s`, `90s`, `1990-е`, `199X`, `19XX`.
fn decade(pieces: &Lexemes, at: usize) -> Option<Point> {
    let (value, digits) = pieces.number(at)?;
    let value = i16::try_from(value).ok()?;
    let next = at + 1;
    if !pieces.is_glued(next) {
        return None;
    }
    let hyphen = pieces.skip_mark(next, &['-', '\'', '’']);
    let plural = pieces.is_word(hyphen, &["s", "е", "х", "ые", "ых"]) && pieces.is_glued(hyphen);
    match (digits, pieces.word(next)) {
        (4, _) if plural && value % 10 == 0 && (1000..2200).contains(&value) => {
            Point::new(When::years(value, value + 9), hyphen + 1)
        }
        (2, _) if plural && value % 10 == 0 => {
            let first = if value < 30 { 2000 + value } else { 1900 + value };
            Point::new(When::years(first, first + 9), hyphen + 1)
        }
        (3, Some("x" | "х")) => Point::new(When::years(value * 10, value * 10 + 9), next + 1),
        (2, Some("xx" | "хх")) => {
            Point::new(When::years(value * 100, value * 100 + 99), next + 1)
        }
        _ => None,
    }
}

/// `q3 2008`, `2008 q3`, `q3`.
fn quarter(pieces: &Lexemes, at: usize) -> Option<Point> {
    let (leading, at) = match year(pieces, at) {
        Some((year, next)) => (Some(year), pieces.skip_mark(next, &['-', '/'])),
        None => (None, at),
    };
    if !pieces.is_word(at, &["q", "кв"]) || !pieces.is_glued(at + 1) {
        return None;
    }
    let (value, digits) = pieces.number(at + 1)?;
    let quarter = small(value, digits).filter(|quarter| (1..=4).contains(quarter))?;
    let (first, last) = (quarter * 3 - 2, quarter * 3);
    let (closing, end) =
        if leading.is_some() { (leading, at + 2) } else { closing_year(pieces, at + 2) };
    match closing {
        Some(year) => {
            let reading = Day::new(year, first, 1).zip(Day::last_of_month(year, last));
            Point::new(reading.map(|(first, last)| When::Days(first, last)), end)
        }
        None => {
            let last_day = Day::last_of_month(2000, last)?.civil()?.day();
            Point::new(Some(When::EachYear((first, 1), (last, last_day))), end)
        }
    }
}
