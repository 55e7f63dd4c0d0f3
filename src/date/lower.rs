//! Lowers a date as it was written to days, for a filter, or to EDTF, for a record.

use super::{
    Date, DateError, DateExpr, DatePoint, DateRange, Day, Endpoint, YearPart, expr::Calendar,
    range::parts,
};

impl DateExpr {
    /// The days of the date; none for a side of a date without a year.
    pub fn to_range(&self) -> Option<DateRange> {
        match *self {
            Self::Point(point) => point.range(),
            Self::Side(side, point) => side.of(point.range()?),
            Self::Range(from, to) => match (from.range()?, to.range()?) {
                (DateRange::Days(first, _), DateRange::Days(_, last)) => {
                    Some(DateRange::Days(first, last))
                }
                (DateRange::EachYear(first, _), DateRange::EachYear(_, last)) => {
                    Some(DateRange::EachYear(first, last))
                }
                _ => None,
            },
        }
    }

    /// The EDTF date, as exact as written; fails without a year, or if it ends before it begins.
    pub fn to_edtf(&self) -> Result<Date, DateError> {
        self.edtf_text().ok_or(DateError::Form)?.parse()
    }

    fn edtf_text(&self) -> Option<String> {
        Some(match *self {
            Self::Point(point) => {
                let (from, to) = point.edtf()?;
                if from == to { from } else { format!("{from}/{to}") }
            }
            Self::Range(from, to) => format!("{}/{}", from.edtf()?.0, to.edtf()?.1),
            Self::Side(Endpoint::Since, point) => format!("{}/..", point.edtf()?.0),
            Self::Side(Endpoint::Until, point) => format!("../{}", point.edtf()?.1),
            Self::Side(Endpoint::Before, point) => format!("/{}", point.neighbor(-1)?),
            Self::Side(Endpoint::After, point) => format!("{}/", point.neighbor(1)?),
        })
    }
}

impl DatePoint {
    pub(super) fn range(&self) -> Option<DateRange> {
        let whole = self.value.range()?;
        Some(self.part.map_or(whole, |part| part.of(whole)))
    }

    fn edtf(&self) -> Option<(String, String)> {
        let mark = match (self.approximate || self.is_vague(), self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        };
        let marked = |text: String| format!("{text}{mark}");
        let exact_part = self.part.is_some() && !self.is_vague();
        if let Some(text) = self.value.edtf().filter(|_| !exact_part) {
            return Some((marked(text.clone()), marked(text)));
        }
        let DateRange::Days(first, last) = self.range()? else { return None };
        let months = parts(first)?.2 == 1 && parts(last.plus(1))?.2 == 1;
        Some((marked(edtf_day(first, months)?), marked(edtf_day(last, months)?)))
    }

    fn is_vague(&self) -> bool {
        matches!(self.part, Some(YearPart::Early | YearPart::Middle | YearPart::Late))
    }

    /// The unit before or after the point, equally exact: 1989 before 1990.
    fn neighbor(&self, step: i32) -> Option<String> {
        let DateRange::Days(first, last) = self.range()? else { return None };
        let day = if step < 0 { first.plus(step) } else { last.plus(step) };
        let (year, month, _) = parts(day)?;
        match self.value {
            Calendar::Year(_) if self.part.is_none() => Calendar::Year(year).edtf(),
            Calendar::Month(..) if self.part.is_none() => Calendar::Month(Some(year), month).edtf(),
            _ => edtf_day(day, false),
        }
    }
}

impl Calendar {
    /// The first and last month of a season, year of a decade or century; other times are one unit.
    pub(crate) fn ends(self) -> (Self, Self) {
        let years = |year: i16, more| (Self::Year(year), Self::Year(year.saturating_add(more)));
        match self {
            // Winter ends in the next year.
            Self::Season(year, 24) => {
                let next = year.map(|year| year.saturating_add(1));
                (Self::Month(year, 12), Self::Month(next, 2))
            }
            Self::Season(year, season) => {
                let first = (season - 20) * 3;
                (Self::Month(year, first), Self::Month(year, first + 2))
            }
            Self::Decade(year) => years(year, 9),
            Self::Century(year) => years(year, 99),
            unit => (unit, unit),
        }
    }

    /// Year, month and day; 0 where there is none.
    pub(crate) fn parts(self) -> (i16, i8, i8) {
        match self {
            Self::Day(day) => parts(day).unwrap_or_default(),
            Self::Month(year, month) => (year.unwrap_or_default(), month, 0),
            other => (other.year().unwrap_or_default(), 0, 0),
        }
    }

    pub(crate) fn range(self) -> Option<DateRange> {
        let (first, last) = self.ends();
        match self {
            Self::Day(day) => Some(DateRange::Days(day, day)),
            Self::MonthDay(month, day) => {
                Day::new(2000, month, day).map(|_| DateRange::EachYear((month, day), (month, day)))
            }
            Self::Week(day) => Some(DateRange::Days(day, day.plus(6))),
            Self::Month(year, month) => months(year, month, month),
            Self::Season(year, _) => months(year, first.parts().1, last.parts().1),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, quarter * 3),
            Self::Year(year) => DateRange::years(year, year),
            Self::Decade(_) | Self::Century(_) => DateRange::years(first.year()?, last.year()?),
        }
    }

    pub(crate) fn edtf(self) -> Option<String> {
        Some(match self {
            Self::Day(day) => edtf_day(day, false)?,
            Self::Month(Some(year), number) | Self::Season(Some(year), number) => {
                format!("{}-{number:02}", edtf_year(year)?)
            }
            Self::Year(year) => edtf_year(year)?,
            Self::Decade(year @ 0..) => format!("{:03}X", year / 10),
            Self::Century(year @ 0..) => format!("{:02}XX", year / 100),
            Self::Decade(year) if year % 10 == -9 => format!("-{:03}X", -year / 10),
            Self::Century(year) if year % 100 == -99 => format!("-{:02}XX", -year / 100),
            _ => return None,
        })
    }
}

fn months(year: Option<i16>, first: i8, last: i8) -> Option<DateRange> {
    // 2000 is a leap year, so that 29 February counts as a day of any year.
    let days = Day::last_of_month(2000, last)?.civil()?.day();
    let each_year = DateRange::EachYear((first, 1), (last, days));
    year.map_or(Some(each_year), |year| each_year.in_year(year))
}

fn edtf_year(year: i16) -> Option<String> {
    let sign = if year < 0 { "-" } else { "" };
    (-9999..=9999).contains(&year).then(|| format!("{sign}{:04}", year.unsigned_abs()))
}

fn edtf_day(day: Day, month_only: bool) -> Option<String> {
    let (year, month, day) = parts(day)?;
    let month = format!("{}-{month:02}", edtf_year(year)?);
    Some(if month_only { month } else { format!("{month}-{day:02}") })
}

impl YearPart {
    /// The days of this part: months of a year, years of a decade or century, otherwise days.
    fn of(self, range: DateRange) -> DateRange {
        match range {
            DateRange::Days(first, last) => self.of_days(first, last).unwrap_or(range),
            DateRange::EachYear(first, last) if first.0 == last.0 && first.1 == 1 => {
                let (from, to) = self.share(i32::from(last.1), 0);
                let day = |count: i32| i8::try_from(count).unwrap_or(last.1);
                DateRange::EachYear((first.0, day(from + 1)), (first.0, day(to)))
            }
            DateRange::EachYear(..) => range,
        }
    }

    fn of_days(self, first: Day, last: Day) -> Option<DateRange> {
        let (year, month, day) = parts(first)?;
        let (last_year, ..) = parts(last)?;
        let days = last.0.checked_sub(first.0)? + 1;
        if days >= 3650 && !matches!(self, Self::Week(_)) {
            let (from, to) = self.share(i32::from(last_year - year) + 1, 1);
            let of = |count: i32| i16::try_from(i32::from(year) + count).ok();
            return DateRange::years(of(from)?, of(to - 1)?);
        }
        let is_year = matches!(days, 365..=366) && (month, day) == (1, 1);
        if is_year && !matches!(self, Self::Week(_)) {
            let (from, to) = self.share(12, 0);
            let last = Day::last_of_month(year, i8::try_from(to).ok()?)?;
            return Some(DateRange::Days(Day::new(year, i8::try_from(from).ok()? + 1, 1)?, last));
        }
        let (from, to) = self.share(days, 0);
        Some(DateRange::Days(first.plus(from), first.plus(to.max(from + 1) - 1).min(last)))
    }

    /// The first unit of the part and its end, out of `count`. `margin` widens vague early parts.
    fn share(self, count: i32, margin: i32) -> (i32, i32) {
        let third = count / 3;
        match self {
            Self::Early => (0, third + margin),
            Self::Middle => (third + margin, third * 2 + margin),
            Self::Late => (third * 2, count),
            Self::FirstHalf => (0, count / 2),
            Self::SecondHalf => (count / 2, count),
            Self::Week(0) => ((count - 7).max(0), count),
            Self::Week(number) => {
                let from = (i32::from(number) * 7 - 7).min(count - 1);
                (from, (from + 7).min(count))
            }
        }
    }
}
