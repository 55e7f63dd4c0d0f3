//! Dates after ISO 8601.

use crate::date::{Bound, Date, EdtfPoint, Precision, Shape};

/// The day, month or year as ISO 8601; none for seasons, decades and centuries.
pub(super) fn iso(point: EdtfPoint) -> Option<String> {
    if point.year < 0 {
        return None;
    }
    match point.precision {
        Precision::Day => Some(format!("{:04}-{:02}-{:02}", point.year, point.month, point.day)),
        Precision::Month => Some(format!("{:04}-{:02}", point.year, point.month)),
        Precision::Year => Some(format!("{:04}", point.year)),
        Precision::Season | Precision::Decade | Precision::Century => None,
    }
}

/// The start and, if different, the end of a date as ISO 8601, no more exact than the date; and
/// whether they are equivalent to it.
pub(super) fn iso_span(date: &Date) -> (Option<String>, Option<String>, bool) {
    let at = |edge| match edge {
        Bound::At(point) => iso(point),
        Bound::Open | Bound::Unknown => None,
    };
    let (from, to) = match date.shape() {
        Shape::Point(point) => (iso(point), None),
        Shape::Interval(from, to) => (at(from), at(to)),
    };
    let interval = match &to {
        None => from.clone().unwrap_or_default(),
        Some(to) => format!("{}/{to}", from.as_deref().unwrap_or_default()),
    };
    let is_equivalent = interval == date.as_str();
    (from, to, is_equivalent)
}
