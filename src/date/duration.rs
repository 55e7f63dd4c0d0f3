//! How far apart two days are.

use super::{Date, Day};
use crate::text::quantity;
use jiff::fmt::temporal::SpanParser;

/// The time from one day to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateDuration {
    /// In days.
    pub days: i64,
    /// In whole years, then months, then days.
    pub calendar: (i16, i32, i32),
}

impl DateDuration {
    /// The time between two days, whichever comes first; nothing for the ends of time.
    pub fn between(one: Day, other: Day) -> Option<Self> {
        let (first, last) = (one.min(other), one.max(other));
        let span = first.civil()?.until((jiff::Unit::Year, last.civil()?)).ok()?;
        let days = i64::from(last.0) - i64::from(first.0);
        Some(Self { days, calendar: (span.get_years(), span.get_months(), span.get_days()) })
    }

    /// The days in words: `1 day`, `126 days`.
    pub fn days_words(self) -> String {
        quantity(self.days, "day")
    }

    /// The calendar form in words: `6 years 4 months 12 days`.
    pub fn calendar_words(self) -> String {
        let (years, months, days) = self.calendar;
        let parts = [(i64::from(years), "year"), (months.into(), "month"), (days.into(), "day")];
        let said: Vec<String> = parts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, unit)| quantity(number, unit))
            .collect();
        if said.is_empty() { "the same day".to_owned() } else { said.join(" ") }
    }
}

/// The shortest and the longest time between two dates; nothing where an end is open.
pub fn apart(one: &Date, other: &Date) -> Option<(DateDuration, DateDuration)> {
    let (first, last) = if one.order() <= other.order() { (one, other) } else { (other, one) };
    let least = if first.latest() >= last.earliest() {
        DateDuration { days: 0, calendar: (0, 0, 0) }
    } else {
        DateDuration::between(first.latest(), last.earliest())?
    };
    Some((least, DateDuration::between(first.earliest(), last.latest().max(first.latest()))?))
}

pub(crate) fn iso_duration(text: &str) -> Option<jiff::Span> {
    let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    text.bytes().all(is_plain).then(|| SpanParser::new().parse_span(text).ok())?
}
