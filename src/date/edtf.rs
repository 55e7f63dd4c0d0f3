//! The syntax of EDTF level 1, and the days that each form can mean.

use super::{Day, expr::Calendar, range::DateRange};

/// How exactly one point in time is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Some day of a hundred years (`19XX`).
    Century,
    /// Some day of ten years (`199X`).
    Decade,
    /// Some day of a year.
    Year,
    /// Some day of a season: 21 spring, 22 summer, 23 autumn, 24 winter (December to February).
    Season,
    /// Some day of a month.
    Month,
    /// The day.
    Day,
}

/// One point in time, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdtfPoint {
    /// How much of it is known.
    pub precision: Precision,
    /// The year; the first one of a decade or a century.
    pub year: i16,
    /// The month 1 to 12, a season 21 to 24, or 0 where neither is known.
    pub month: i8,
    /// The day of the month, or 0 where it is not known.
    pub day: i8,
    /// Marked `~` or `%`: about that time.
    pub approximate: bool,
    /// Marked `?` or `%`: the source is not sure.
    pub uncertain: bool,
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Given.
    At(EdtfPoint),
    /// Written `..`: it goes on without end.
    Open,
    /// Written as nothing: there is an end and nobody says when.
    Unknown,
}

/// What a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One point.
    Point(EdtfPoint),
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

pub(super) fn shape(text: &str) -> Result<Shape, DateError> {
    let wrong = || DateError::Form(text.to_owned());
    let Some((from, to)) = text.split_once('/') else {
        return point(text).map(Shape::Point).ok_or_else(wrong);
    };
    let end = |side: &str| match side {
        ".." => Some(Bound::Open),
        "" => Some(Bound::Unknown),
        _ => point(side).map(Bound::At),
    };
    let (from, to) = (end(from).ok_or_else(wrong)?, end(to).ok_or_else(wrong)?);
    if !matches!(from, Bound::At(_)) && !matches!(to, Bound::At(_)) {
        return Err(wrong());
    }
    Ok(Shape::Interval(from, to))
}

fn point(text: &str) -> Option<EdtfPoint> {
    let (digits, mark) = match text.char_indices().next_back()? {
        (at, mark @ ('~' | '?' | '%')) => (text.get(..at)?, Some(mark)),
        _ => (text, None),
    };
    let (negative, digits) = match digits.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, digits),
    };
    let mut parts = digits.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let (known, precision) = match year.find('X') {
        None => (year, Precision::Year),
        Some(3) => (year.get(..3)?, Precision::Decade),
        Some(2) if year.ends_with("XX") => (year.get(..2)?, Precision::Century),
        Some(_) => return None,
    };
    let scale = [1, 10, 100][4 - known.len()];
    let magnitude = number(known)?.checked_mul(scale)?;
    let mut point = EdtfPoint {
        precision,
        // -199X begins with -1999.
        year: if negative { 1 - magnitude - scale } else { magnitude },
        month: 0,
        day: 0,
        approximate: matches!(mark, Some('~' | '%')),
        uncertain: matches!(mark, Some('?' | '%')),
    };
    match (month, day) {
        (None, _) => return Some(point),
        (Some(_), _) if precision != Precision::Year => return None,
        // An unspecified month or day (`2008-XX`, `2008-08-XX`) says no more than its absence.
        (Some("XX"), None | Some("XX")) => return Some(point),
        (Some(month), _) => {
            point.month = two_digits(month)?;
            point.precision = match point.month {
                1..=12 => Precision::Month,
                21..=24 => Precision::Season,
                _ => return None,
            };
        }
    }
    match day {
        None => Some(point),
        Some("XX") if point.precision == Precision::Month => Some(point),
        Some(day) if point.precision == Precision::Month => {
            point.day = two_digits(day)?;
            point.precision = Precision::Day;
            (1..=31).contains(&point.day).then_some(point)
        }
        Some(_) => None,
    }
}

fn number(digits: &str) -> Option<i16> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn two_digits(digits: &str) -> Option<i8> {
    (digits.len() == 2).then(|| number(digits))?.and_then(|value| i8::try_from(value).ok())
}

pub(super) fn bounds_of_end(end: Bound, text: &str) -> Result<(Day, Day), DateError> {
    match end {
        Bound::At(point) => bounds(point, text),
        Bound::Open | Bound::Unknown => Ok((Day::BEGINNING, Day::END)),
    }
}

pub(super) fn bounds(point: EdtfPoint, text: &str) -> Result<(Day, Day), DateError> {
    match point.calendar().and_then(Calendar::range) {
        Some(DateRange::Days(first, last)) => Ok((first, last)),
        _ => Err(DateError::NoSuchDay(text.to_owned())),
    }
}

impl EdtfPoint {
    fn calendar(self) -> Option<Calendar> {
        match self.precision {
            Precision::Century => Some(Calendar::Century(self.year)),
            Precision::Decade => Some(Calendar::Decade(self.year)),
            Precision::Year => Some(Calendar::Year(self.year)),
            Precision::Season | Precision::Month => Calendar::named(Some(self.year), self.month),
            Precision::Day => Calendar::day(Some(self.year), self.month, self.day),
        }
    }
}
