//! The time between two days.

use super::{Date, Day};
use crate::text::quantity;
use jiff::{
    Span,
    fmt::{
        friendly::{Designator, Spacing, SpanPrinter},
        temporal::SpanParser,
    },
};

const WORDS: SpanPrinter =
    SpanPrinter::new().designator(Designator::Verbose).spacing(Spacing::BetweenUnitsAndDesignators);

/// The time from one day to a later one.
#[derive(Debug, Clone, Copy)]
pub struct DateDuration {
    pub days: i64,
    /// The time in years, then months, then days.
    calendar: Span,
}

impl DateDuration {
    fn between(first: Day, last: Day) -> Option<Self> {
        let calendar = first.civil()?.until((jiff::Unit::Year, last.civil()?)).ok()?;
        Some(Self { days: i64::from(last.0) - i64::from(first.0), calendar })
    }

    /// The days in words: `1 day`, `126 days`.
    pub fn days_words(self) -> String {
        quantity(self.days, "day")
    }

    /// The calendar form in words: `6 years 4 months 12 days`.
    pub fn calendar_words(self) -> String {
        match self.days {
            0 => "the same day".to_owned(),
            _ => WORDS.span_to_string(&self.calendar),
        }
    }
}

/// The shortest and the longest time between two dates; none if an end is open.
pub fn apart(one: &Date, other: &Date) -> Option<(DateDuration, DateDuration)> {
    let (first, last) = if one.order() <= other.order() { (one, other) } else { (other, one) };
    let least = DateDuration::between(first.latest().min(last.earliest()), last.earliest())?;
    Some((least, DateDuration::between(first.earliest(), last.latest().max(first.latest()))?))
}

/// A duration of ISO 8601 that is longer than nothing.
pub(crate) fn iso_duration(text: &str) -> Option<Span> {
    let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let span = text.bytes().all(is_plain).then(|| SpanParser::new().parse_span(text).ok())??;
    span.is_positive().then_some(span)
}

/// An ISO 8601 duration in words, `P1Y6M` as "1 year 6 months"; another text is returned unchanged.
pub(crate) fn duration_words(text: &str) -> String {
    iso_duration(text).map_or_else(|| text.to_owned(), |span| WORDS.span_to_string(&span))
}
