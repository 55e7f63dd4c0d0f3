//! Dates as other programs and people write them, made into the dossier's own: EDTF as it stands,
//! the date words of GEDCOM (`ABT`, `BET … AND …`), and the usual forms of several languages.
//!
//! A date never becomes more exact than it was written. Where its wording says more than the date
//! can hold, the wording goes along as a note. What can be read in two ways is an error that
//! tells both.

mod names;
mod numbers;
mod point;
#[cfg(test)]
mod tests;
mod words;

use crate::{
    diagnostics::{Code, quoted},
    dossier::{Date, DateError, Day, vocabulary::DateBasis},
};

/// How a day and a month that are written as two numbers follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// `3/4/2008` is 3 April.
    DayFirst,
    /// `3/4/2008` is 4 March.
    MonthFirst,
}

/// A date that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadDate {
    /// The date.
    pub date: Date,
    /// Where it comes from, when the words say that no source states it.
    pub basis: Option<DateBasis>,
    /// How it was written, where that says more than the date.
    pub note: Option<String>,
}

impl ReadDate {
    /// A date whose wording says nothing more.
    pub(super) fn plain(date: Date) -> Self {
        Self { date, basis: None, note: None }
    }
}

/// Why a text is no date, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unreadable {
    /// What kind of problem.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Unreadable {
    fn form(text: &str) -> Self {
        Self {
            code: Code::Date,
            message: format!("{} is not a date", quoted(text)),
            help: "write 2008-08-26, 26.08.2008, 26 Aug 2008, Aug 2008, 2008, c. 2008, 1990s, \
                   2008-08-07/2008-08-12, BET 2007 AND 2008, BEF 2008 or AFT 2008"
                .to_owned(),
        }
    }

    fn of(error: &DateError, text: &str) -> Self {
        match error {
            DateError::Form(_) => Self::form(text),
            DateError::NoSuchDay(_) => Self {
                code: Code::Date,
                message: format!("{} is no day of the calendar", quoted(text)),
                help: "look it up in the source; where the day is not known write 2008-08 or 2008"
                    .to_owned(),
            },
            DateError::Reversed(_) => Self {
                code: Code::Date,
                message: format!("{} ends before it begins", quoted(text)),
                help: "write the earlier date first".to_owned(),
            },
        }
    }
}

/// Reads a date.
///
/// # Errors
/// When the text is no date, when the calendar has no such day, or when it can be read in two
/// ways and `order` does not say which is meant.
pub fn read(text: &str, order: Option<DayOrder>) -> Result<ReadDate, Unreadable> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Ok(ReadDate::plain(date));
    }
    let plain = plain(text);
    words::read(&plain, order).map_err(|fault| fault.told(text)).map(|mut read| {
        if read.note.is_some() {
            read.note = Some(text.to_owned());
        }
        read
    })
}

/// Reads two dates as the beginning and the end of one span; either may be missing.
///
/// # Errors
/// When one of them is no single time, or the end comes before the beginning.
pub fn span(
    start: Option<ReadDate>,
    end: Option<ReadDate>,
) -> Result<Option<ReadDate>, Unreadable> {
    let (start, end) = match (start, end) {
        (None, None) => return Ok(None),
        (Some(one), None) => return Ok(Some(one)),
        (None, Some(end)) => {
            let date = joined("..", end.date.as_str())?;
            return Ok(Some(ReadDate { date, ..end }));
        }
        (Some(start), Some(end)) => (start, end),
    };
    if start.date == end.date {
        return Ok(Some(start));
    }
    let notes: Vec<String> = start.note.into_iter().chain(end.note).collect();
    Ok(Some(ReadDate {
        date: joined(start.date.as_str(), end.date.as_str())?,
        basis: start.basis.or(end.basis),
        note: (!notes.is_empty()).then(|| notes.join(" – ")),
    }))
}

fn joined(from: &str, to: &str) -> Result<Date, Unreadable> {
    let text = format!("{from}/{to}");
    text.parse::<Date>().map_err(|error| Unreadable::of(&error, &text))
}

/// The inner reason, before it is known how the whole was written.
#[derive(Debug)]
enum Fault {
    Form,
    Wrong(DateError),
    TwoReadings(Day, Day),
    ShortYear,
    OtherCalendar,
    Phrase,
}

impl Fault {
    fn told(self, text: &str) -> Unreadable {
        let fault =
            |code, message: String, help: &str| Unreadable { code, message, help: help.to_owned() };
        match self {
            Self::Form => Unreadable::form(text),
            Self::Wrong(error) => Unreadable::of(&error, text),
            Self::TwoReadings(one, other) => fault(
                Code::TwoReadings,
                format!(
                    "{} is {} where the day comes first and {} where the month does",
                    quoted(text),
                    Date::of_day(one).words(),
                    Date::of_day(other).words()
                ),
                "say --date-order dmy or --date-order mdy, or write 2008-04-03",
            ),
            Self::ShortYear => fault(
                Code::Date,
                format!("{} does not say which century", quoted(text)),
                "write the year with four digits",
            ),
            Self::OtherCalendar => fault(
                Code::Date,
                format!("{} is a date of another calendar", quoted(text)),
                "give the date of the Gregorian calendar",
            ),
            Self::Phrase => fault(
                Code::Date,
                format!("{} is a wording and no date", quoted(text)),
                "give the date that it stands for: INT 1990 (in the spring of that year)",
            ),
        }
    }
}

/// The text in small letters, with single spaces and one kind of dash.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().take(400) {
        match letter {
            '–' | '—' | '‒' | '−' | '‑' => plain.push('-'),
            '…' => plain.push_str(".."),
            '’' | '`' | '´' => plain.push('\''),
            space if space.is_whitespace() => {
                if !plain.is_empty() && !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            other => plain.extend(other.to_lowercase()),
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}
