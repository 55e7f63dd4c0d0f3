//! What bibliographic formats share: the parts of a date, and keys.

use crate::date::{Bound, Date, EdtfPoint, Precision, Shape};

/// The points that a bibliographic date can say: one, or the two of a span. Nothing where an end
/// is open or no year is certain: such a date is told as text.
pub(super) fn points(date: &Date) -> Option<Vec<EdtfPoint>> {
    let known = |point: &EdtfPoint| point.precision >= Precision::Year;
    let points = match date.shape() {
        Shape::Point(point) => vec![point],
        Shape::Interval(Bound::At(from), Bound::At(to)) => vec![from, to],
        Shape::Interval(..) => return None,
    };
    points.iter().all(known).then_some(points)
}

/// The day, or the month, or the year that is known, as ISO 8601; nothing for seasons and for what
/// is less exact than a year.
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

/// The first and the last of the points of a date as ISO 8601 and with no more than was written:
/// the start, the end where it is another, and whether that says all that the date says.
pub(super) fn iso_span(date: &Date) -> (Option<String>, Option<String>, bool) {
    let at = |edge| match edge {
        Bound::At(point) => iso(point),
        Bound::Open | Bound::Unknown => None,
    };
    let (from, to) = match date.shape() {
        Shape::Point(point) => (iso(point), None),
        Shape::Interval(from, to) => (at(from), at(to)),
    };
    let said = match &to {
        None => from.clone().unwrap_or_default(),
        Some(to) => format!("{}/{to}", from.as_deref().unwrap_or_default()),
    };
    let all = said == date.as_str();
    (from, to, all)
}
