//! Dates: EDTF (ISO 8601-2) level 1 as data holds them, and the forms in which people write them.
//! A date keeps its first and last possible day, and is never made more exact than written. One
//! parser serves search, command line and import, with different options.

pub(crate) mod day;
pub(crate) mod duration;
pub(crate) mod edtf;
pub(crate) mod expr;
pub(crate) mod format;
mod interval;
mod lexer;
mod lower;
mod month;
mod names;
mod numeric;
pub(crate) mod one_day;
pub(crate) mod parser;
mod period;
mod point;
pub(crate) mod range;
mod relative;
mod year;

pub use day::Day;
pub use duration::{DateDuration, apart};
pub(crate) use duration::{duration_words, iso_duration};
pub use edtf::{Bound, DateError, Shape};
pub use expr::{Calendar, DateExpr, DatePoint, Endpoint, Qualifier, YearPart};
pub(crate) use format::year_words;
pub use format::{DateStyle, month};
pub(crate) use names::is_calendar_name;
pub(crate) use numeric::years_named;
pub(crate) use one_day::first_day;
pub use one_day::one_day;
pub use parser::{DateParseError, DayOrder, Notes, ParseOptions, Parsed, parse};
pub use range::DateRange;
use serde_with::{DeserializeFromStr, SerializeDisplay};
use std::{fmt, str::FromStr, sync::Arc};

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
#[derive(Debug, Clone, PartialEq, Eq, Hash, SerializeDisplay, DeserializeFromStr)]
pub struct Date {
    /// Shared by equal dates of a large file.
    pub(crate) text: Arc<str>,
    earliest: Day,
    latest: Day,
}

impl Date {
    /// The first day the date can mean; [`Day::BEGINNING`] if its start is open or unknown.
    pub fn earliest(&self) -> Day {
        self.earliest
    }

    /// The last day the date can mean; [`Day::END`] if its end is open or unknown.
    pub fn latest(&self) -> Day {
        self.latest
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The sort key: the first day, then the last, so that the more exact date comes first. A date
    /// with an open start sorts by its end.
    pub fn order(&self) -> (Day, Day) {
        if self.earliest == Day::BEGINNING {
            (self.latest, self.latest)
        } else {
            (self.earliest, self.latest)
        }
    }

    /// Whether the date may be one of the days from `first` to `last`.
    pub fn overlaps(&self, first: Day, last: Day) -> bool {
        self.earliest <= last && first <= self.latest
    }

    pub fn shape(&self) -> Shape {
        // The text was parsed when the date was made, so parsing it again cannot fail.
        edtf::shape(&self.text).unwrap_or(Shape::Interval(Bound::Unknown, Bound::Unknown))
    }

    /// The day, if the date is a single day, even an approximate or uncertain one.
    pub fn exact_day(&self) -> Option<Day> {
        (self.earliest == self.latest).then_some(self.earliest)
    }

    /// The end of a span, as exact as written: `2025` of `2023/2025`; of another date the date itself.
    pub fn end(&self) -> Option<Self> {
        self.text.rsplit('/').next()?.parse().ok()
    }

    pub fn of_day(day: Day) -> Self {
        Self { text: day.to_string().into(), earliest: day, latest: day }
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (earliest, latest) = match edtf::shape(text)? {
            Shape::Point(point) => edtf::days(Bound::At(point)),
            Shape::Interval(from, to) => {
                let ((start, start_end), (end_start, end)) = (edtf::days(from), edtf::days(to));
                let reversed = matches!((from, to), (Bound::At(_), Bound::At(_)))
                    && (start > end || start > end_start && start_end > end);
                if reversed {
                    return Err(DateError::Reversed);
                }
                (start, end)
            }
        };
        Ok(Self { text: text.into(), earliest, latest })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}
