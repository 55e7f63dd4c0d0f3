//! A day of the proleptic Gregorian calendar in four bytes, since a dossier may have millions of them.

use jiff::civil;
use serde_with::{DeserializeFromStr, SerializeDisplay};
use std::{fmt, str::FromStr};

/// A day, counted from 1 January 1970.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, SerializeDisplay, DeserializeFromStr,
)]
pub struct Day(pub i32);

const EPOCH: civil::Date = civil::date(1970, 1, 1);

impl Day {
    /// Earlier than every date that can be written: the beginning of an open interval.
    pub const BEGINNING: Self = Self(i32::MIN);
    /// Later than every date that can be written: the end of an open interval.
    pub const END: Self = Self(i32::MAX);

    /// The day with this year (−9999 to 9999), month and day of month, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self::from_civil)
    }

    pub fn last_of_month(year: i16, month: i8) -> Option<Self> {
        civil::Date::new(year, month, 1).ok().map(|first| Self::from_civil(first.last_of_month()))
    }

    /// The same day in the calendar library's form.
    pub fn from_civil(date: civil::Date) -> Self {
        Self(i32::try_from(date.duration_since(EPOCH).as_hours() / 24).unwrap_or(i32::MAX))
    }

    /// The calendar date, unless this day is one of the two ends of time.
    pub fn civil(self) -> Option<civil::Date> {
        EPOCH.checked_add(jiff::Span::new().try_days(self.0).ok()?).ok()
    }

    /// Today, where this machine stands; the last day of the calendar where its clock is later.
    pub fn today() -> Self {
        let now = jiff::Timestamp::try_from(std::time::SystemTime::now());
        let now = now.unwrap_or(jiff::Timestamp::MAX);
        Self::from_civil(now.to_zoned(jiff::tz::TimeZone::system()).date())
    }

    /// The day this many days later, or earlier if negative; the ends of time stay as they are.
    pub fn plus(self, days: i32) -> Self {
        if self == Self::BEGINNING || self == Self::END {
            self
        } else {
            Self(self.0.saturating_add(days))
        }
    }

    /// The year, unless this day is one of the two ends of time.
    pub fn year(self) -> Option<i16> {
        self.civil().map(civil::Date::year)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.civil() {
            // The calendar library writes years before 0 with six figures, which EDTF does not.
            Some(date) => {
                let (sign, year) =
                    (if date.year() < 0 { "-" } else { "" }, date.year().unsigned_abs());
                write!(out, "{sign}{year:04}-{:02}-{:02}", date.month(), date.day())
            }
            None => out.write_str(".."),
        }
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let date = text.parse::<super::Date>().map_err(|error| error.to_string())?;
        date.exact_day().ok_or_else(|| format!("\"{date}\" is not a day"))
    }
}
