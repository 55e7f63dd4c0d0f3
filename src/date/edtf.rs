//! Reading the forms of EDTF level 1, and the days that each can mean.

use super::{DateError, Edge, Point, Precision, Shape};
use crate::dossier::Day;

pub(super) fn shape(text: &str) -> Result<Shape, DateError> {
    let wrong = || DateError::Form(text.to_owned());
    let Some((from, to)) = text.split_once('/') else {
        return point(text).map(Shape::Point).ok_or_else(wrong);
    };
    let edge = |side: &str| match side {
        ".." => Some(Edge::Open),
        "" => Some(Edge::Unknown),
        _ => point(side).map(Edge::At),
    };
    let (from, to) = (edge(from).ok_or_else(wrong)?, edge(to).ok_or_else(wrong)?);
    if !matches!(from, Edge::At(_)) && !matches!(to, Edge::At(_)) {
        return Err(wrong());
    }
    Ok(Shape::Interval(from, to))
}

fn point(text: &str) -> Option<Point> {
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
    let mut point = Point {
        precision,
        year: if negative { -magnitude } else { magnitude },
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

pub(super) fn edge_bounds(edge: Edge, text: &str) -> Result<(Day, Day), DateError> {
    match edge {
        Edge::At(point) => bounds(point, text),
        Edge::Open | Edge::Unknown => Ok((Day::BEGINNING, Day::END)),
    }
}

pub(super) fn bounds(point: Point, text: &str) -> Result<(Day, Day), DateError> {
    let Point { year, month, day, .. } = point;
    let last_year = |years: i16| year.saturating_add(years - 1).min(9999);
    let (first, last) = match point.precision {
        Precision::Century => (Day::new(year, 1, 1), Day::new(last_year(100), 12, 31)),
        Precision::Decade => (Day::new(year, 1, 1), Day::new(last_year(10), 12, 31)),
        Precision::Year => (Day::new(year, 1, 1), Day::new(year, 12, 31)),
        Precision::Season if month == 24 => {
            (Day::new(year, 12, 1), Day::last_of_month(last_year(2), 2))
        }
        Precision::Season => {
            let first = (month - 20) * 3;
            (Day::new(year, first, 1), Day::last_of_month(year, first + 2))
        }
        Precision::Month => (Day::new(year, month, 1), Day::last_of_month(year, month)),
        Precision::Day => (Day::new(year, month, day), Day::new(year, month, day)),
    };
    first.zip(last).ok_or_else(|| DateError::NoSuchDay(text.to_owned()))
}
