//! Ranges of days, for filters and queries.

use super::Day;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRange {
    /// A range from one day to another; either may be an end of time.
    Days(Day, Day),
    /// A range from one month and day to another, in every year.
    EachYear((i8, i8), (i8, i8)),
}

impl DateRange {
    pub(crate) fn years(first: i16, last: i16) -> Option<Self> {
        Some(Self::Days(Day::new(first, 1, 1)?, Day::new(last, 12, 31)?))
    }

    pub(crate) fn in_year(self, year: i16) -> Option<Self> {
        match self {
            Self::Days(..) => Some(self),
            Self::EachYear(first, last) => {
                let begin = Day::new(year, first.0, first.1)
                    .or_else(|| Day::last_of_month(year, first.0))?;
                let turn = year.checked_add(i16::from(last < first))?;
                // No year after 9999 can be written.
                let end = Day::new(turn, last.0, last.1)
                    .or_else(|| Day::last_of_month(turn, last.0))
                    .or_else(|| Day::new(year, 12, 31))?;
                // 29 February does not exist in a common year.
                let missing = first == last && Day::new(year, first.0, first.1).is_none();
                (!missing).then_some(Self::Days(begin, end))
            }
        }
    }

    /// Whether two ranges overlap; a yearly one and a year or more do not, as they always would.
    pub(crate) fn touches(self, other: Self) -> bool {
        match (self, other) {
            (Self::Days(first, last), Self::Days(begin, end)) => first <= end && begin <= last,
            (Self::Days(first, last), each @ Self::EachYear(..))
            | (each @ Self::EachYear(..), Self::Days(first, last)) => {
                let short = i64::from(last.0) - i64::from(first.0) < 364;
                let years = first.year().into_iter().chain(last.year());
                short
                    && years
                        .filter_map(|year| each.in_year(year))
                        .any(|days| days.touches(Self::Days(first, last)))
            }
            // In a leap year, and with the year after it, as a range may cross the end of a year.
            (Self::EachYear(..), Self::EachYear(..)) => {
                [(2000, 2000), (2000, 2001), (2001, 2000)].into_iter().any(|(one, two)| {
                    self.in_year(one).zip(other.in_year(two)).is_some_and(|(a, b)| a.touches(b))
                })
            }
        }
    }
}

pub(crate) fn parts(day: Day) -> Option<(i16, i8, i8)> {
    day.civil().map(|date| (date.year(), date.month(), date.day()))
}
