//! Dates of publication as APA, Chicago and the legal citations of both write them.

use crate::{
    date::{self, year_words as year},
    export::reference::{DateParts, Published},
};

pub(super) fn circa(date: &Published) -> String {
    if date.is_circa { "ca. ".to_owned() } else { String::new() }
}

pub(super) fn years(date: &Published) -> String {
    match date.to {
        Some((last, ..)) if last != date.from.0 => format!("{}–{}", year(date.from.0), year(last)),
        _ => year(date.from.0),
    }
}

/// `March 18`, `March`, or nothing.
fn month_and_day((_, month, day): DateParts) -> String {
    match (date::month(month), day) {
        ("", _) => String::new(),
        (name, 0) => name.to_owned(),
        (name, day) => format!("{name} {day}"),
    }
}

/// The part of a date after or before its year: `March 18–31`, `March 18–April 2`.
fn days(date: &Published) -> String {
    let first = month_and_day(date.from);
    match date.to {
        Some((_, month, day)) if month == date.from.1 && day > 0 => format!("{first}–{day}"),
        Some(to) if !first.is_empty() => format!("{first}–{}", month_and_day(to)),
        _ => first,
    }
}

/// `2015, March 18`
pub(super) fn apa_date(date: &Published) -> String {
    let days = days(date);
    let comma = if days.is_empty() { "" } else { ", " };
    format!("{}{}{comma}{days}", circa(date), years(date))
}

/// `March 18, 2015`, `March 2015`, `December 18, 2014–April 2, 2015`
pub(super) fn day_first_month(date: &Published) -> String {
    let one = |(at, month, day): DateParts, days: String| match (month, day) {
        (0, _) => year(at),
        (_, 0) => format!("{days} {}", year(at)),
        _ => format!("{days}, {}", year(at)),
    };
    match date.to {
        Some(to) if to.0 != date.from.0 => {
            format!("{}–{}", one(date.from, month_and_day(date.from)), one(to, month_and_day(to)))
        }
        _ => one(date.from, days(date)),
    }
}
