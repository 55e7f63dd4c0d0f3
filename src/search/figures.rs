//! Dates in figures: `2008-08-26`, `26.08.2008`, `8/26/2008`, and what is typed on the way there.

use super::{
    lexemes::Lexemes,
    points::{self, Point},
    when::When,
};
use crate::dossier::Date;

/// `2008-08-26`, `2008.08`, `2008/8`, `2004-22`, `2008`, and what is typed on the way there.
pub(crate) fn year_first(pieces: &Lexemes, at: usize) -> Option<Point> {
    let (year, plain_end) = points::year(pieces, at)?;
    let whole = Point::new(When::year(year), plain_end);
    let Some(mark) = glued_mark(pieces, at + 1) else { return whole };
    if pieces.is_last(at + 1) {
        return Point::new(When::year(year), at + 2);
    }
    let Some((value, digits)) = pieces.number(at + 2).filter(|_| pieces.is_glued(at + 2)) else {
        return whole;
    };
    if digits == 1 && value == 0 && pieces.is_last(at + 2) {
        return Point::new(When::year(year), at + 3);
    }
    let month = points::small(value, digits).filter(|month| matches!(month, 1..=12 | 21..=24));
    let Some(month) = month else { return whole };
    if month > 12 {
        return Point::new(season_of(year, month), at + 3);
    }
    let of_month = Point::new(When::month(year, month), at + 3);
    if glued_mark(pieces, at + 3) != Some(mark) {
        return of_month;
    }
    if pieces.is_last(at + 3) {
        return Point::new(When::month(year, month), at + 4);
    }
    let Some((value, digits)) = pieces.number(at + 4).filter(|_| pieces.is_glued(at + 4)) else {
        return of_month;
    };
    if value == 0 && pieces.is_last(at + 4) {
        return Point::new(When::month(year, month), at + 5);
    }
    match points::small(value, digits) {
        Some(day) => Some(day_of(year, month, day, at + 5)),
        None => of_month,
    }
}

fn glued_mark(pieces: &Lexemes, at: usize) -> Option<char> {
    pieces.mark(at).filter(|mark| pieces.is_glued(at) && matches!(mark, '-' | '.' | '/'))
}

pub(crate) fn season_of(year: i16, season: i8) -> Option<When> {
    let date: Date = format!("{year:04}-{season}").parse().ok()?;
    Some(When::Days(date.earliest(), date.latest()))
}

/// The day; where the calendar has none such, its month, and that it has none.
pub(crate) fn day_of(year: i16, month: i8, day: i8, end: usize) -> Point {
    match When::day(year, month, day) {
        Some(reading) => Point { readings: vec![reading], end, doubtful: false, problem: None },
        None => Point {
            readings: When::month(year, month).into_iter().collect(),
            end,
            doubtful: false,
            problem: Some(format!("{year:04}-{month:02}-{day:02} is no day of the calendar")),
        },
    }
}

/// `26.08.2008`, `13/07/2009`, `8/26/2008`, `08.2008`, `26.08`, `9/11`.
pub(crate) fn year_last(pieces: &Lexemes, at: usize) -> Option<Point> {
    let (first, first_digits) = pieces.number(at)?;
    let one = points::small(first, first_digits)?;
    let mark = glued_mark(pieces, at + 1)?;
    if !pieces.is_glued(at + 2) {
        return None;
    }
    if let Some((year, end)) = points::year(pieces, at + 2) {
        return Point::new(When::month(year, one), end);
    }
    let (second, second_digits) = pieces.number(at + 2)?;
    let two = points::small(second, second_digits)?;
    if glued_mark(pieces, at + 3) == Some(mark) {
        if pieces.is_last(at + 3) {
            return yearless(one, two, mark, at + 4);
        }
        if let Some((year, end)) = short_or_full_year(pieces, at + 4, mark) {
            return Some(day_and_month_of(year, one, two, mark, end));
        }
        return pieces.is_last(at + 4).then(|| yearless(one, two, mark, at + 5))?;
    }
    // `2.8` is a number: a day and a month alone are written with two digits each.
    let plain = mark == '/' || mark == '.' && first_digits == 2 && second_digits == 2;
    plain.then(|| yearless(one, two, mark, at + 3))?
}

fn short_or_full_year(pieces: &Lexemes, at: usize, mark: char) -> Option<(i16, usize)> {
    if !pieces.is_glued(at) {
        return None;
    }
    if let Some(found) = points::year(pieces, at) {
        return Some(found);
    }
    let (value, 2) = pieces.number(at)? else { return None };
    let short = i16::try_from(value).ok().filter(|_| mark != '-')?;
    Some((if short < 50 { 2000 + short } else { 1900 + short }, points::after_year(pieces, at + 1)))
}

/// With dots the day comes first; with slashes both orders are in use, so that each one that is
/// a day of the calendar is a reading.
fn day_and_month_of(year: i16, one: i8, two: i8, mark: char, end: usize) -> Point {
    let day_first = When::day(year, two, one);
    let month_first = When::day(year, one, two);
    let readings: Vec<When> = match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if mark == '/' && one != two => {
            vec![day_first, month_first]
        }
        (Some(reading), _) | (None, Some(reading)) => vec![reading],
        (None, None) => return day_of(year, two.clamp(1, 12), one, end),
    };
    Point { readings, end, doubtful: false, problem: None }
}

fn yearless(one: i8, two: i8, mark: char, end: usize) -> Option<Point> {
    let (day_first, month_first) = (When::each_day(two, one), When::each_day(one, two));
    let both = mark == '/' && one != two;
    let second = if both || day_first.is_none() { month_first } else { None };
    let readings: Vec<When> = day_first.into_iter().chain(second).collect();
    (!readings.is_empty()).then_some(Point { readings, end, doubtful: false, problem: None })
}
