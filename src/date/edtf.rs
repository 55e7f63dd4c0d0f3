//! The syntax of EDTF level 1, and the days that each form can mean.

use super::{DatePoint, Day, expr::Calendar, range::DateRange};

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Given.
    At(DatePoint),
    /// Written `..`: it goes on without end.
    Open,
    /// Written as nothing: there is an end and nobody says when.
    Unknown,
}

/// What a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One point.
    Point(DatePoint),
    /// From one edge to the other.
    Interval(Bound, Bound),
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The text does not have the form of an EDTF level 1 date.
    #[error(
        "\"{0}\" is not a valid date (examples: 2008, 2008-08, 2008-08-26, 199X, 2004-22 (summer), 1992~ (about), 2003-12? (uncertain) or 2008-08-07/2008-08-12)"
    )]
    Form(String),
    /// The calendar has no such day.
    #[error("\"{0}\" is not a valid date")]
    NoSuchDay(String),
    /// The interval ends before it begins.
    #[error("\"{0}\" ends before it begins")]
    Reversed(String),
}

/// What is wrong with a text, which is still to be named.
type Wrong = fn(String) -> DateError;

pub(super) fn shape(text: &str) -> Result<Shape, Wrong> {
    let Some((from, to)) = text.split_once('/') else { return point(text).map(Shape::Point) };
    let end = |side: &str| match side {
        ".." => Ok(Bound::Open),
        "" => Ok(Bound::Unknown),
        _ => point(side).map(Bound::At),
    };
    match (end(from)?, end(to)?) {
        (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => Err(DateError::Form),
        (from, to) => Ok(Shape::Interval(from, to)),
    }
}

fn point(text: &str) -> Result<DatePoint, Wrong> {
    let unit = calendar(text.strip_suffix(['~', '?', '%']).unwrap_or(text));
    Ok(DatePoint {
        approximate: text.ends_with(['~', '%']),
        uncertain: text.ends_with(['?', '%']),
        ..unit.ok_or(DateError::Form as Wrong)?.ok_or(DateError::NoSuchDay as Wrong)?.into()
    })
}

/// The unit of the calendar; none where the form is wrong, none in it where there is no such day.
fn calendar(text: &str) -> Option<Option<Calendar>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut parts = digits.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let known = year.trim_end_matches('X');
    let first = |scale: i16| {
        let magnitude = number(known)?.checked_mul(scale)?;
        // -199X begins with -1999.
        Some(if digits.len() < text.len() { 1 - magnitude - scale } else { magnitude })
    };
    let two_digits = |text: &str| i8::try_from(number(text).filter(|_| text.len() == 2)?).ok();
    let rest: Vec<&str> = parts.collect();
    Some(match (known.len(), &*rest) {
        (2, []) => Some(Calendar::Century(first(100)?)),
        (3, []) => Some(Calendar::Decade(first(10)?)),
        // An unspecified month or day (`2008-XX`, `2008-08-XX`) says no more than its absence.
        (4, [] | ["XX"] | ["XX", "XX"]) => Some(Calendar::Year(first(1)?)),
        (4, [number]) => Some(Calendar::named(first(1), two_digits(number)?)?),
        (4, [month, day]) => {
            let month = two_digits(month).filter(|month| (1..=12).contains(month))?;
            match *day {
                "XX" => Some(Calendar::Month(first(1), month)),
                day => {
                    let day = two_digits(day).filter(|day| (1..=31).contains(day))?;
                    Calendar::day(Some(first(1)?), month, day)
                }
            }
        }
        _ => return None,
    })
}

fn number(digits: &str) -> Option<i16> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// Every date of EDTF is a time of the calendar.
pub(super) fn days(bound: Bound) -> (Day, Day) {
    match bound {
        Bound::At(point) => match point.range() {
            Some(DateRange::Days(first, last)) => (first, last),
            _ => (Day::BEGINNING, Day::END),
        },
        Bound::Open | Bound::Unknown => (Day::BEGINNING, Day::END),
    }
}
