//! The syntax tree of a date as people write it: a quarter, "early", "not before".

use super::{DateRange, Day};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateExpr {
    Point(DatePoint),
    /// A range from the beginning of one point to the end of another.
    Range(DatePoint, DatePoint),
    Side(Endpoint, DatePoint),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Endpoint {
    /// The days before the first one.
    Before,
    /// The days after the last one.
    After,
    /// The first day and all later ones.
    Since,
    /// The last day and all earlier ones.
    Until,
}

impl Endpoint {
    /// The days on that side; none for a date without a year.
    pub fn of(self, range: DateRange) -> Option<DateRange> {
        let DateRange::Days(first, last) = range else { return None };
        Some(match self {
            Self::Before => DateRange::Days(Day::BEGINNING, first.plus(-1)),
            Self::After => DateRange::Days(last.plus(1), Day::END),
            Self::Since => DateRange::Days(first, Day::END),
            Self::Until => DateRange::Days(Day::BEGINNING, last),
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatePoint {
    /// The unit of the calendar.
    pub value: Calendar,
    pub part: Option<YearPart>,
    pub approximate: bool,
    pub uncertain: bool,
}

/// A unit of the calendar; without a year, of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    Day(Day),
    /// A day of a month (1 to 12) of any year.
    MonthDay(i8, i8),
    /// The seven days from a day on.
    Week(Day),
    /// A month, 1 to 12.
    Month(Option<i16>, i8),
    /// A season: 21 spring to 24 winter, which ends in the next year.
    Season(Option<i16>, i8),
    /// A quarter, 1 to 4.
    Quarter(Option<i16>, i8),
    /// A year; 0 is 1 BC.
    Year(i16),
    /// The ten years from this one on.
    Decade(i16),
    /// The hundred years from this one on.
    Century(i16),
}

/// A part of a year or of another unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum YearPart {
    /// The first third.
    Early,
    /// The second third.
    Middle,
    /// The last third.
    Late,
    FirstHalf,
    SecondHalf,
    /// Seven days: the first seven for 1, the last for 0.
    Week(i8),
}

/// The origin of a date, as the words around it give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Qualifier {
    Computed,
    Estimated,
    Inferred,
}

impl From<Calendar> for DatePoint {
    fn from(value: Calendar) -> Self {
        Self { value, part: None, approximate: false, uncertain: false }
    }
}

impl Calendar {
    pub(super) fn day(year: Option<i16>, month: i8, day: i8) -> Option<Self> {
        match year {
            Some(year) => Day::new(year, month, day).map(Self::Day),
            None => Day::new(2000, month, day).map(|_| Self::MonthDay(month, day)),
        }
    }

    /// The month 1 to 12 or the season 21 to 24.
    pub(super) fn named(year: Option<i16>, number: i8) -> Option<Self> {
        match number {
            1..=12 => Some(Self::Month(year, number)),
            21..=24 => Some(Self::Season(year, number)),
            _ => None,
        }
    }

    pub(crate) fn year(self) -> Option<i16> {
        match self {
            Self::Day(day) | Self::Week(day) => day.year(),
            Self::Month(year, _) | Self::Season(year, _) | Self::Quarter(year, _) => year,
            Self::Year(year) | Self::Decade(year) | Self::Century(year) => Some(year),
            Self::MonthDay(..) => None,
        }
    }

    /// The same unit in this year, if it has no year of its own.
    pub(super) fn in_year(self, year: i16) -> Option<Self> {
        match self {
            Self::MonthDay(month, day) => Self::day(Some(year), month, day),
            Self::Month(None, month) => Some(Self::Month(Some(year), month)),
            Self::Season(None, season) => Some(Self::Season(Some(year), season)),
            Self::Quarter(None, quarter) => Some(Self::Quarter(Some(year), quarter)),
            other => Some(other),
        }
    }

    pub(super) fn is_day(self) -> bool {
        matches!(self, Self::Day(_) | Self::MonthDay(..))
    }
}

impl DatePoint {
    pub(super) fn in_year(self, year: i16) -> Option<Self> {
        Some(Self { value: self.value.in_year(year)?, ..self })
    }
}

impl DateExpr {
    /// Makes a range. If only one end has a year, it applies to both: `7 August – 2 September 2008`.
    pub(super) fn range(from: DatePoint, to: DatePoint) -> Option<Self> {
        let in_order = |from: DatePoint, to: DatePoint| match (from.range(), to.range()) {
            (Some(DateRange::Days(first, _)), Some(DateRange::Days(_, last))) => first <= last,
            _ => false,
        };
        let (from, to) = match (from.value.year(), to.value.year()) {
            (Some(_), Some(_)) | (None, None) => (from, to),
            (None, Some(year)) => {
                let same = from.in_year(year).filter(|from| in_order(*from, to));
                (same.or_else(|| from.in_year(year.checked_sub(1)?))?, to)
            }
            (Some(year), None) => {
                let same = to.in_year(year).filter(|to| in_order(from, *to));
                (from, same.or_else(|| to.in_year(year.checked_add(1)?))?)
            }
        };
        Some(Self::Range(from, to))
    }

    /// The range the other way round, if it ends before it begins.
    pub(super) fn reversed(&self) -> Option<Self> {
        let Self::Range(from, to) = *self else { return None };
        match (from.range()?, to.range()?) {
            (DateRange::Days(first, _), DateRange::Days(_, last)) if first > last => {
                Some(Self::Range(to, from))
            }
            _ => None,
        }
    }

    pub(super) fn on_side(self, side: Endpoint) -> Option<Self> {
        let point = match (self, side) {
            (Self::Point(point), _) => point,
            (Self::Range(from, _), Endpoint::Before | Endpoint::Since) => from,
            (Self::Range(_, to), Endpoint::After | Endpoint::Until) => to,
            (Self::Side(known, _), _) => return (known == side).then_some(self),
        };
        point.value.year().map(|_| Self::Side(side, point))
    }

    pub(super) fn map(self, change: impl Fn(DatePoint) -> DatePoint) -> Self {
        match self {
            Self::Point(point) => Self::Point(change(point)),
            Self::Range(from, to) => Self::Range(change(from), change(to)),
            Self::Side(side, point) => Self::Side(side, change(point)),
        }
    }

    pub(super) fn is_day(self) -> bool {
        matches!(self, Self::Point(point) if point.value.is_day())
    }
}
