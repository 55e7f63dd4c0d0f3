//! Dates: EDTF (ISO 8601-2) level 1 as data holds them, and the forms in which people write them.
//!
//! A date has its first and its last day and is never made more exact than it was written. One
//! parser serves search, command line and import, which differ in its options and in what they
//! lower the result to: a range of days or an EDTF date.

mod day;
mod duration;
mod edtf;
mod expr;
mod format;
mod lexer;
mod lower;
mod names;
mod numeric;
mod parser;
mod period;
mod range;
mod relative;
#[cfg(test)]
mod tests;

pub use day::Day;
pub use duration::{DateDuration, apart};
pub use edtf::{Bound, DateError, EdtfPoint, Precision, Shape};
pub use expr::{Calendar, DateExpr, DatePoint, Endpoint, Qualifier, YearPart};
pub use format::{DateStyle, month};
pub(crate) use names::is_calendar_name;
pub use parser::{DateParseError, DayOrder, Fault, Notes, ParseOptions, Parsed, parse};
pub use range::DateRange;
pub(crate) use range::parts;

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A date, or a span of dates, as written and with its bounds.
///
/// ```
/// use chancery::date::{Date, Day};
///
/// let conflict: Date = "2008-08-07/2008-08-12".parse()?;
/// assert_eq!(conflict.words(), "7–12 August 2008");
/// assert_eq!(Some(conflict.latest()), Day::new(2008, 8, 12));
/// assert!("2008-13".parse::<Date>().is_err());
/// # Ok::<(), chancery::date::DateError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    text: Box<str>,
    earliest: Day,
    latest: Day,
}

impl Date {
    /// The first day the date can mean; [`Day::BEGINNING`] where its start is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Day {
        self.earliest
    }

    /// The last day the date can mean; [`Day::END`] where its end is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Day {
        self.latest
    }

    /// The date as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where it stands in a line of time: by its first day, the more exact one first; a date with
    /// an open start by its end.
    #[must_use]
    pub fn order(&self) -> (Day, Day) {
        if self.earliest == Day::BEGINNING {
            (self.latest, self.latest)
        } else {
            (self.earliest, self.latest)
        }
    }

    /// Whether some day of the date is one of these.
    #[must_use]
    pub fn overlaps(&self, first: Day, last: Day) -> bool {
        self.earliest <= last && first <= self.latest
    }

    /// What the date says, part by part.
    #[must_use]
    pub fn shape(&self) -> Shape {
        // The text was read once already, so that reading it again cannot fail.
        edtf::shape(&self.text).unwrap_or(Shape::Interval(Bound::Unknown, Bound::Unknown))
    }

    /// The day, when the date is a single one that the source is sure of.
    #[must_use]
    pub fn exact_day(&self) -> Option<Day> {
        (self.earliest == self.latest).then_some(self.earliest)
    }

    /// The date of one exact day.
    #[must_use]
    pub fn of_day(day: Day) -> Self {
        Self { text: day.to_string().into(), earliest: day, latest: day }
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (earliest, latest) = match edtf::shape(text)? {
            Shape::Point(point) => edtf::bounds(point, text)?,
            Shape::Interval(from, to) => {
                let (start, start_end) = edtf::bounds_of_end(from, text)?;
                let (end_start, end) = edtf::bounds_of_end(to, text)?;
                let reversed = matches!((from, to), (Bound::At(_), Bound::At(_)))
                    && (start > end || start > end_start && start_end > end);
                if reversed {
                    return Err(DateError::Reversed(text.to_owned()));
                }
                (start, end)
            }
        };
        Ok(Self { text: text.into(), earliest, latest })
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.text.into()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Date({})", self.text)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "edtf",
            "description": "A date or a span of dates: EDTF (ISO 8601-2) level 1."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str, earliest: &str, latest: &str) {
        let date: Date = text.parse().unwrap();
        assert_eq!(
            (date.earliest().to_string(), date.latest().to_string()),
            (earliest.to_owned(), latest.to_owned()),
            "{text}"
        );
    }

    #[test]
    fn every_precision_has_its_bounds() {
        case("2008", "2008-01-01", "2008-12-31");
        case("2008-02", "2008-02-01", "2008-02-29");
        case("2008-08-26", "2008-08-26", "2008-08-26");
        case("199X", "1990-01-01", "1999-12-31");
        case("19XX", "1900-01-01", "1999-12-31");
        case("2004-22", "2004-06-01", "2004-08-31");
        case("2004-24", "2004-12-01", "2005-02-28");
        case("1992~", "1992-01-01", "1992-12-31");
        case("2008-XX", "2008-01-01", "2008-12-31");
        case("2008-08-XX", "2008-08-01", "2008-08-31");
        case("-0043-03-15", "-000043-03-15", "-000043-03-15");
    }

    #[test]
    fn intervals_may_be_open() {
        case("2008-08-07/2008-08-12", "2008-08-07", "2008-08-12");
        case("2022-05-24/..", "2022-05-24", "..");
        case("../2008-10-10", "..", "2008-10-10");
        case("2008-09/2010-02", "2008-09-01", "2010-02-28");
        case("2009/2009-08", "2009-01-01", "2009-08-31");
        case("2008-08-05/", "2008-08-05", "..");
    }

    #[test]
    fn what_is_no_date_says_why() {
        let error = |text: &str| text.parse::<Date>().unwrap_err();
        for text in [
            "",
            "8",
            "2008-13",
            "2008-8-1",
            "08.08.2008",
            "2008-08-26T10",
            "..",
            "../..",
            "20X8",
            "2008-22-01",
        ] {
            assert_eq!(error(text), DateError::Form(text.to_owned()));
        }
        assert_eq!(error("2009-02-29"), DateError::NoSuchDay("2009-02-29".to_owned()));
        assert_eq!(error("2009/2008"), DateError::Reversed("2009/2008".to_owned()));
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_keeps_the_text(text in "[0-9X./~?%-]{0,24}") {
            if let Ok(date) = text.parse::<Date>() {
                prop_assert_eq!(date.as_str(), &text);
                prop_assert!(date.earliest() <= date.latest());
                prop_assert!(date.overlaps(date.earliest(), date.earliest()));
            }
        }

        #[test]
        fn every_day_of_the_calendar_reads_back(year in -9999_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
            let day = Day::new(year, month, day).unwrap();
            if year >= 0 {
                prop_assert_eq!(day.to_string().parse::<Date>().unwrap().exact_day(), Some(day));
            }
        }
    }
}
