//! Dates of a table, made into the dossier's own. What can be read in two ways is an error that
//! shows both, and a wording that says more than the date goes along as its note.

use crate::{
    date::{
        self, Date, DateError, DateParseError, Fault, ParseOptions, Parsed, Qualifier,
        parser::DayOrder,
    },
    diagnostics::{Code, quoted},
    dossier::vocabulary::DateBasis,
};

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

/// Why a text is not a date, and what to do.
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
    fn new(text: &str, what: &str, help: &str) -> Self {
        let message = format!("{} {what}", quoted(text));
        Self { code: Code::Date, message, help: help.to_owned() }
    }

    fn form(text: &str) -> Self {
        let help = "write 2008-08-26, 26.08.2008, 26 Aug 2008, Aug 2008, 2008, c. 2008, 1990s, \
                    2008-08-07/2008-08-12, BET 2007 AND 2008, BEF 2008 or AFT 2008";
        Self::new(text, "is not a date", help)
    }

    fn of(error: &DateError, text: &str) -> Self {
        match error {
            DateError::Form(_) => Self::form(text),
            DateError::NoSuchDay(_) => {
                let help = "check the source; if the day is unknown, write 2008-08 or 2008";
                Self::new(text, "is not a valid date", help)
            }
            DateError::Reversed(_) => {
                Self::new(text, "ends before it begins", "write the earlier date first")
            }
        }
    }

    fn fault(error: &DateParseError, text: &str) -> Self {
        match error.fault {
            Fault::Form => Self::form(text),
            Fault::NoSuchDay(..) => Self::of(&DateError::NoSuchDay(String::new()), text),
            Fault::NoSuchMonth(_) => {
                let what = format!("is not a date: {}", error.fault);
                Self::new(text, &what, "write the day and the month as 2008-08-26")
            }
        }
    }

    fn two_readings(text: &str, one: &Date, other: &Date) -> Self {
        let text = quoted(text);
        let (words, others) = (one.words(), other.words());
        let message = match (one.exact_day(), other.exact_day()) {
            (Some(_), Some(_)) => format!("ambiguous date {text}: {words} (dmy) or {others} (mdy)"),
            _ => format!("ambiguous date {text}: {words} or {others}"),
        };
        let help = if one.exact_day().is_some() {
            "use --date-order dmy or --date-order mdy, or write 2008-04-03".to_owned()
        } else {
            format!("write {one} or {other}")
        };
        Self { code: Code::TwoReadings, message, help }
    }
}

/// Reads a date.
///
/// # Errors
/// When the text is not a date, when the calendar has no such day, or when it can be read in two
/// ways and `order` does not say which is meant.
pub fn read(text: &str, order: Option<DayOrder>) -> Result<ReadDate, Unreadable> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Ok(ReadDate::plain(date));
    }
    let words = gedcom(text)?;
    let options = ParseOptions {
        day_order: order,
        explicit: true,
        spreadsheet: true,
        ..ParseOptions::default()
    };
    let parsed = date::parse(&words, &options).map_err(|error| Unreadable::fault(&error, text))?;
    let rest = words.get(parsed.len..).unwrap_or("");
    if !rest.trim_matches([' ', '.', ',']).is_empty() {
        return Err(Unreadable::form(text));
    }
    let basis = parsed.notes.qualifier.and_then(|qualifier| match qualifier {
        Qualifier::Computed => Some(DateBasis::Computed),
        Qualifier::Inferred => Some(DateBasis::Inferred),
        Qualifier::Estimated => None,
    });
    let note = parsed.notes.has_wording.then(|| text.to_owned());
    Ok(ReadDate { date: only(&parsed, text)?, basis, note })
}

/// What GEDCOM writes around a date: a calendar, or the wording that a date was inferred from.
fn gedcom(text: &str) -> Result<String, Unreadable> {
    let small = text.to_lowercase().replace("@#dgregorian@", "");
    let small = small.trim();
    if small.contains("@#") {
        let what = "is a date in another calendar";
        return Err(Unreadable::new(text, what, "give the Gregorian date"));
    }
    if small.starts_with('(') {
        let help = "give the date: INT 1990 (in the spring of that year)";
        return Err(Unreadable::new(text, "is text, not a date", help));
    }
    if !small.is_empty() && small.len() <= 2 && small.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(short_year(text));
    }
    let date = if small.starts_with("int") { small.split('(').next() } else { None };
    Ok(date.unwrap_or(small).trim_end().to_owned())
}

fn short_year(text: &str) -> Unreadable {
    Unreadable::new(text, "is ambiguous: which century?", "write the year with four digits")
}

/// The date, when there is one reading of it.
fn only(parsed: &Parsed, text: &str) -> Result<Date, Unreadable> {
    if parsed.notes.is_short_year {
        return Err(short_year(text));
    }
    let (dates, errors): (Vec<_>, Vec<_>) =
        parsed.alternatives.iter().map(|expr| expr.to_edtf()).partition(Result::is_ok);
    let dates: Vec<Date> = dates.into_iter().flatten().collect();
    match (dates.as_slice(), errors.into_iter().find_map(Result::err)) {
        ([date], _) => Ok(date.clone()),
        ([one, other, ..], _) => Err(Unreadable::two_readings(text, one, other)),
        ([], Some(error)) => Err(Unreadable::of(&error, text)),
        ([], None) => Err(Unreadable::form(text)),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ReadDate, Unreadable> {
        crate::import::date::read(text, None)
    }

    #[test]
    fn the_wording_is_kept_where_it_says_more() {
        let case = |text: &str, date: &str, basis, has_note: bool| {
            let read = read(text).unwrap();
            let expected = ReadDate {
                date: date.parse().unwrap(),
                basis,
                note: has_note.then(|| text.to_owned()),
            };
            assert_eq!(read, expected);
        };
        case("26 AUG 2008", "2008-08-26", None, false);
        case("2008-XX", "2008-XX", None, false);
        case("2008..", "2008/..", None, false);
        case("26.8.2008 г.", "2008-08-26", None, false);
        case("ABT 1990", "1990~", None, true);
        case("CAL 1990", "1990", Some(DateBasis::Computed), true);
        case("INT 1990 (the strike)", "1990", Some(DateBasis::Inferred), true);
        case("@#DGREGORIAN@ 26 AUG 2008", "2008-08-26", None, false);
        case("end of August 2008", "2008-08~", None, true);
        case("22 May 2008, 14:30", "2008-05-22", None, true);
        case("5/22/2008 12:00:00 AM", "2008-05-22", None, true);
    }

    #[test]
    fn two_readings_are_an_error_that_shows_both() {
        let error = read("03/04/2008").unwrap_err();
        assert_eq!(error.code, Code::TwoReadings);
        assert!(error.message.contains("3 April 2008"), "{error}");
        assert!(error.message.contains("4 March 2008"), "{error}");
        let error = read("2008–09").unwrap_err();
        assert_eq!(error.code, Code::TwoReadings);
        assert!(error.message.contains("September 2008 or 2008 – 2009"), "{error}");
    }

    #[test]
    fn what_is_not_a_date_is_an_error_with_help() {
        for (text, says) in [
            ("", "is not a date"),
            ("soon", "is not a date"),
            ("August", "is not a date"),
            ("26 August", "is not a date"),
            ("13/13/2008", "is not a date"),
            ("12 2008 13", "is not a date"),
            ("today", "is not a date"),
            ("26.08.08", "which century"),
            ("26 Aug 08", "which century"),
            ("98", "which century"),
            ("31 June 2008", "not a valid date"),
            ("29.02.2009", "not a valid date"),
            ("1995-1990", "ends before it begins"),
            ("@#DJULIAN@ 26 AUG 1900", "another calendar"),
            ("(in the spring)", "not a date"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.message.contains(says), "{text}: {error}");
            assert!(!error.help.is_empty());
        }
    }
}
