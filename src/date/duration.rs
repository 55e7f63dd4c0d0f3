//! How far apart two days are.

use super::{Date, Day};
use crate::text::quantity;

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
    #[must_use]
    pub fn between(one: Day, other: Day) -> Option<Self> {
        let (first, last) = (one.min(other), one.max(other));
        let span = first.civil()?.until((jiff::Unit::Year, last.civil()?)).ok()?;
        let days = i64::from(last.0) - i64::from(first.0);
        Some(Self { days, calendar: (span.get_years(), span.get_months(), span.get_days()) })
    }

    /// The days in words: `1 day`, `126 days`.
    #[must_use]
    pub fn days_words(self) -> String {
        quantity(self.days, "day")
    }

    /// The calendar form in words: `6 years 4 months 12 days`.
    #[must_use]
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

/// The shortest and the longest time that can lie between two dates; the same where both are
/// exact, nothing where an end is open.
#[must_use]
pub fn apart(one: &Date, other: &Date) -> Option<(DateDuration, DateDuration)> {
    let (first, last) = if one.order() <= other.order() { (one, other) } else { (other, one) };
    let least = if first.latest() >= last.earliest() {
        DateDuration { days: 0, calendar: (0, 0, 0) }
    } else {
        DateDuration::between(first.latest(), last.earliest())?
    };
    Some((least, DateDuration::between(first.earliest(), last.latest().max(first.latest()))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_and_said() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let said = |one: &str, other: &str| {
            apart(&date(one), &date(other))
                .map(|(least, most)| (least.days, most.days, most.calendar_words()))
        };
        let exact = |days, words: &str| Some((days, days, words.to_owned()));
        assert_eq!(said("2008-09-17", "2009-01-20"), exact(125, "4 months 3 days"));
        assert_eq!(said("2009-01-20", "2008-09-17"), exact(125, "4 months 3 days"));
        assert_eq!(said("2008-02-29", "2009-02-28"), exact(365, "11 months 30 days"));
        assert_eq!(said("2008-09-17", "2008-09-17"), exact(0, "the same day"));
        assert_eq!(said("2008-08", "2008-09-17").map(|it| (it.0, it.1)), Some((17, 47)));
        assert_eq!(said("2022-05-24/..", "2008"), None);
    }
}
