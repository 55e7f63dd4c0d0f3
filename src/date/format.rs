//! Dates in words, for people.

use super::{Bound, Calendar, Date, DatePoint, DateRange, Day, Shape, range::parts};
use std::sync::OnceLock;

/// How dates are written for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum DateStyle {
    /// `26 August 2008`.
    #[default]
    DayMonth,
    /// `August 26, 2008`.
    MonthDay,
    /// `2008-08-26`.
    Iso,
}

/// The style of the process, like a locale: chosen once by the program, never by a library test.
static STYLE: OnceLock<DateStyle> = OnceLock::new();

impl DateStyle {
    /// Sets the style of the process; later calls have no effect.
    pub fn choose(self) {
        STYLE.get_or_init(|| self);
    }

    fn chosen() -> Self {
        STYLE.get().copied().unwrap_or_default()
    }
}

const MONTHS: &str =
    "January February March April May June July August September October November December";
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

impl Date {
    /// The date in words: `17 September 2008`, `about 1992`, `7–12 August 2008`, `since 24 May 2022`.
    pub fn words(&self) -> String {
        self.words_in(DateStyle::chosen())
    }

    /// Like [`Self::words`], with short names of months: `17 Sep 2008`.
    pub fn short_words(&self) -> String {
        short(self.words())
    }

    /// Like [`Self::words`], in this style.
    pub fn words_in(&self, style: DateStyle) -> String {
        let words = |point| point_words(point, style);
        match self.shape() {
            Shape::Point(point) => words(point),
            Shape::Interval(Bound::At(from), Bound::At(to)) => interval_words(from, to, style),
            Shape::Interval(Bound::At(from), Bound::Open) => format!("since {}", words(from)),
            Shape::Interval(Bound::At(from), Bound::Unknown) => {
                format!("from {}, end unknown", words(from))
            }
            Shape::Interval(_, Bound::At(to)) => format!("by {}", words(to)),
            Shape::Interval(..) => "date unknown".to_owned(),
        }
    }

    /// The date of a moment that is known only as an interval: `between 19 April and 9 October
    /// 2012`, `by 2012`. Other dates are as in [`Self::words`].
    pub fn moment_words(&self) -> String {
        let style = DateStyle::chosen();
        match self.shape() {
            Shape::Interval(Bound::At(from), Bound::At(to)) => {
                let (start, end) = interval_ends(from, to, style);
                format!("between {start} and {end}")
            }
            Shape::Interval(Bound::At(from), _) => format!("{} or later", point_words(from, style)),
            _ => self.words_in(style),
        }
    }

    /// Like [`Self::moment_words`], short; of an interval its end: `by 22 Dec 2013`.
    pub fn short_moment(&self) -> String {
        match (self.shape(), self.end()) {
            (Shape::Interval(Bound::At(_), _), Some(end)) => format!("by {}", end.short_words()),
            _ => short(self.moment_words()),
        }
    }

    /// The date in six cells at most, without year and marks: `26 Aug`; empty for a mere year.
    pub fn within_year(&self) -> String {
        self.within_year_in(DateStyle::chosen())
    }

    /// Like [`Self::within_year`], in this style.
    pub fn within_year_in(&self, style: DateStyle) -> String {
        let (Shape::Point(point)
        | Shape::Interval(Bound::At(point), _)
        | Shape::Interval(_, Bound::At(point))) = self.shape()
        else {
            return String::new();
        };
        if !matches!(point.value, Calendar::Day(_) | Calendar::Month(..) | Calendar::Season(..)) {
            return String::new();
        }
        let words = short(bare(point.value, style));
        let year = year_words(point.value.year().unwrap_or_default());
        let rest = words.strip_suffix(&year).or_else(|| words.strip_prefix(&year));
        rest.unwrap_or(&words).trim_matches([' ', ',', '-']).to_owned()
    }

    /// Whether a part of the date is marked as approximate or uncertain.
    pub fn is_qualified(&self) -> bool {
        self.as_str().contains(['~', '?', '%'])
    }
}

/// The English name of the month, 1 to 12.
pub fn month(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| MONTHS.split(' ').nth(at)).unwrap_or("")
}

/// The words with short names of months.
fn short(words: String) -> String {
    (1..=12).fold(words, |text, number| text.replace(month(number), short_month(number)))
}

fn short_month(number: i8) -> &'static str {
    month(number).get(..3).unwrap_or("")
}

fn season(number: i8) -> &'static str {
    usize::try_from(number - 21).ok().and_then(|at| SEASONS.get(at)).copied().unwrap_or("")
}

fn point_words(point: DatePoint, style: DateStyle) -> String {
    let about = if point.approximate { "about " } else { "" };
    let unsure = if point.uncertain { " (uncertain)" } else { "" };
    format!("{about}{}{unsure}", bare(point.value, style))
}

fn bare(value: Calendar, style: DateStyle) -> String {
    let year = year_words(value.year().unwrap_or_default());
    match (value, style) {
        (Calendar::Day(day), _) => {
            let (_, number, day) = parts(day).unwrap_or_default();
            match style {
                DateStyle::Iso => format!("{year}-{number:02}-{day:02}"),
                DateStyle::MonthDay => format!("{} {day}, {year}", month(number)),
                DateStyle::DayMonth => format!("{day} {} {year}", month(number)),
            }
        }
        (Calendar::Month(_, number), DateStyle::Iso) => format!("{year}-{number:02}"),
        (Calendar::Month(_, number), _) => format!("{} {year}", month(number)),
        (Calendar::Season(_, number), _) => format!("{} {year}", season(number)),
        (Calendar::Decade(0..), _) => format!("{year}s"),
        (Calendar::Decade(_) | Calendar::Century(_), _) => {
            format!("{year}–{}", year_words(value.ends().1.year().unwrap_or_default()))
        }
        _ => year,
    }
}

pub(crate) fn year_words(year: impl Into<i32>) -> String {
    // Astronomical years: 0 is 1 BC.
    let year = year.into();
    if year <= 0 { format!("{} BC", 1 - year) } else { year.to_string() }
}

fn interval_words(from: DatePoint, to: DatePoint, style: DateStyle) -> String {
    let (start, end) = interval_ends(from, to, style);
    // A start of one or two characters is only the number of a day.
    let dash = if start.len() <= 2 { "–" } else { " – " };
    format!("{start}{dash}{end}")
}

/// The ends of an interval; the first without what it shares with the second.
fn interval_ends(from: DatePoint, to: DatePoint, style: DateStyle) -> (String, String) {
    let plain = |point: DatePoint| !point.approximate && !point.uncertain;
    // The month that a day is in ends on its last day: `8–31 August 2011`.
    let to = match (from.value, to.value.range()) {
        (Calendar::Day(first), Some(DateRange::Days(start, last)))
            if plain(to) && (start..=last).contains(&first) =>
        {
            DatePoint { value: Calendar::Day(last), ..to }
        }
        _ => to,
    };
    let is_short = style == DateStyle::DayMonth
        && (plain(from) && plain(to))
        && from.value.year() == to.value.year();
    let start = match (from.value, to.value) {
        (Calendar::Day(first), Calendar::Day(last)) if is_short => {
            let (_, number, day) = parts(first).unwrap_or_default();
            match parts(last) {
                Some((_, end, _)) if end == number => day.to_string(),
                _ => format!("{day} {}", month(number)),
            }
        }
        (Calendar::Month(_, number), Calendar::Month(..)) if is_short => month(number).to_owned(),
        _ => point_words(from, style),
    };
    (start, point_words(to, style))
}

impl DateRange {
    /// The time in words, short enough for the line under a prompt: `1–31 Aug 2008`.
    pub fn words(self) -> String {
        let style = DateStyle::chosen();
        let point = |day: Day| DatePoint::from(Calendar::Day(day));
        let words = |day: Day| short(point_words(point(day), style));
        match self {
            Self::EachYear(first, last) => format!("{}, any year", days_of_year(first, last)),
            Self::Days(Day::BEGINNING, Day::END) => "any time".to_owned(),
            Self::Days(Day::BEGINNING, last) => match parts(last) {
                Some((year, 12, 31)) => format!("until {}", year_words(year)),
                _ => format!("until {}", words(last)),
            },
            Self::Days(first, Day::END) => match parts(first) {
                Some((year, 1, 1)) => format!("since {}", year_words(year)),
                _ => format!("since {}", words(first)),
            },
            Self::Days(first, last) => match (parts(first), parts(last)) {
                _ if first == last => words(first),
                (Some((from, 1, 1)), Some((to, 12, 31))) if from == to => year_words(from),
                (Some((from, 1, 1)), Some((to, 12, 31))) => {
                    format!("{}–{}", year_words(from), year_words(to))
                }
                _ => short(interval_words(point(first), point(last), style)),
            },
        }
    }
}

fn days_of_year(first: (i8, i8), last: (i8, i8)) -> String {
    if first == last {
        format!("{} {}", first.1, short_month(first.0))
    } else if first.0 == last.0 {
        format!("{}–{} {}", first.1, last.1, short_month(first.0))
    } else {
        format!("{} {} – {} {}", first.1, short_month(first.0), last.1, short_month(last.0))
    }
}
