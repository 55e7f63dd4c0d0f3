//! The syntax of EDTF level 1, and the days that each form can mean.

use super::{DatePoint, Day, expr::Calendar, range::DateRange};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    At(DatePoint),
    /// Written `..`: open.
    Open,
    /// Empty: there is an end, but it is unknown.
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Point(DatePoint),
    Interval(Bound, Bound),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The text does not have the form of a date, or does not begin with one.
    #[error("not a date")]
    Form,
    #[error("{0:04}-{1:02}-{2:02} is not a valid date")]
    NoSuchDay(i16, i8, i8),
    #[error("no month has the number {0}")]
    NoSuchMonth(i8),
    /// The interval ends before it begins.
    #[error("the date ends before it begins")]
    Reversed,
}

pub(super) fn shape(text: &str) -> Result<Shape, DateError> {
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

fn point(text: &str) -> Result<DatePoint, DateError> {
    let unit = calendar(text.strip_suffix(['~', '?', '%']).unwrap_or(text));
    Ok(DatePoint {
        approximate: text.ends_with(['~', '%']),
        uncertain: text.ends_with(['?', '%']),
        ..unit.ok_or(DateError::Form)??.into()
    })
}

/// Parses a calendar unit; returns none if the form is wrong.
fn calendar(text: &str) -> Option<Result<Calendar, DateError>> {
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
    Some(Ok(match (known.len(), &*rest) {
        (2, []) => Calendar::Century(first(100)?),
        (3, []) => Calendar::Decade(first(10)?),
        // An unspecified month or day (`2008-XX`, `2008-08-XX`) means the same as a missing one.
        (4, [] | ["XX"] | ["XX", "XX"]) => Calendar::Year(first(1)?),
        (4, [number]) => {
            let (year, number) = (first(1)?, two_digits(number)?);
            return Some(Calendar::named(Some(year), number).ok_or(DateError::NoSuchMonth(number)));
        }
        (4, [month, day]) => {
            let month = two_digits(month).filter(|month| (1..=12).contains(month))?;
            let year = first(1)?;
            if *day == "XX" {
                return Some(Ok(Calendar::Month(Some(year), month)));
            }
            let day = two_digits(day).filter(|day| (1..=31).contains(day))?;
            let missing = DateError::NoSuchDay(year, month, day);
            return Some(Calendar::day(Some(year), month, day).ok_or(missing));
        }
        _ => return None,
    }))
}

fn number(digits: &str) -> Option<i16> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// The first and the last day of a bound. Every EDTF date has a year, so its range is one of days.
pub(super) fn days(bound: Bound) -> (Day, Day) {
    if let Bound::At(point) = bound
        && let Some(DateRange::Days(first, last)) = point.range()
    {
        return (first, last);
    }
    (Day::BEGINNING, Day::END)
}
