//! Dates for other formats: ISO 8601 points, or days.

use crate::date::{Bound, Calendar, Date, DatePoint, Day, Shape};

/// The day, month or year as ISO 8601; none for seasons, decades and centuries.
fn iso(point: DatePoint) -> Option<String> {
    let is_iso = matches!(point.value, Calendar::Day(_) | Calendar::Month(..) | Calendar::Year(_));
    point.value.edtf().filter(|text| is_iso && !text.starts_with('-'))
}

/// The point of a date, or the known ends of an interval.
pub(super) fn ends(date: &Date) -> (Option<DatePoint>, Option<DatePoint>) {
    let known = |edge| match edge {
        Bound::At(point) => Some(point),
        Bound::Open | Bound::Unknown => None,
    };
    match date.shape() {
        Shape::Point(point) => (Some(point), None),
        Shape::Interval(from, to) => (known(from), known(to)),
    }
}

/// Start and, if different, end as ISO 8601, no more exact; and whether they equal the date.
pub(super) fn iso_span(date: &Date) -> (Option<String>, Option<String>, bool) {
    let (from, to) = ends(date);
    let (from, to) = (from.and_then(iso), to.and_then(iso));
    let interval = match &to {
        None => from.clone().unwrap_or_default(),
        Some(to) => format!("{}/{to}", from.as_deref().unwrap_or_default()),
    };
    let is_equivalent = interval == date.as_str();
    (from, to, is_equivalent)
}

/// The first and the last possible day. A date with an open end has its other end twice.
pub(super) fn known_days(date: &Date) -> Option<(Day, Day)> {
    match (date.earliest(), date.latest()) {
        (Day::BEGINNING, Day::END) => None,
        (Day::BEGINNING, last) => Some((last, last)),
        (first, Day::END) => Some((first, first)),
        both => Some(both),
    }
}
