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
    if let Some(until) = text.strip_prefix(['–', '—']) {
        let until = read(until, order)?;
        return Ok(ReadDate { date: joined("..", until.date.as_str())?, ..until });
    }
    if is_year_with_dash(text) {
        let year = text.trim_start_matches('-');
        let what = format!("can be until {year} or a year before Christ");
        let unread =
            Unreadable::new(text, &what, &format!("write \"until {year}\" or \"{year} BC\""));
        return Err(Unreadable { code: Code::TwoReadings, ..unread });
    }
    if let Ok(date) = text.parse::<Date>() {
        return Ok(ReadDate::plain(date));
    }
    match parsed(text, order) {
        Err(unread) if unread.code == Code::Date => Err(other_order(text, order).unwrap_or(unread)),
        read => read,
    }
}

/// Whether a text is a year after a hyphen: EDTF has years before Christ so, people the end of a
/// span.
fn is_year_with_dash(text: &str) -> bool {
    text.len() == 5
        && text.starts_with('-')
        && !text.starts_with("-0")
        && text.bytes().skip(1).all(|byte| byte.is_ascii_digit())
}

/// The error for a numeric date that is one in the other order of day and month.
fn other_order(text: &str, order: Option<DayOrder>) -> Option<Unreadable> {
    let (other, first, option) = match order? {
        DayOrder::DayFirst => (DayOrder::MonthFirst, "month", "mdy"),
        DayOrder::MonthFirst => (DayOrder::DayFirst, "day", "dmy"),
    };
    parsed(text, Some(other)).ok()?;
    let what = format!("is a date only where the {first} comes first");
    Some(Unreadable::new(text, &what, &format!("the {first} comes first: --date-order {option}")))
}

/// Whether a text is a date, possibly of two readings or of no day of the calendar, or a word for
/// today.
pub(super) fn is_like_date(text: &str) -> bool {
    match read(text, None) {
        Ok(_) => true,
        Err(unread) => {
            let has_parts = text.split(['/', '.', '-', ' ']).count() > 2;
            unread.code == Code::TwoReadings
                || unread.message.contains("not a valid date")
                || unread.message.contains("which century") && has_parts
                || is_ongoing(text)
        }
    }
}

/// Whether a text says that something still lasts.
pub(super) fn is_ongoing(text: &str) -> bool {
    const WORDS: [&str; 15] = [
        "present",
        "incumbent",
        "current",
        "currently",
        "ongoing",
        "now",
        "today",
        "to date",
        "to present",
        "in office",
        "heute",
        "aujourd'hui",
        "actualidad",
        "н.в.",
        "по настоящее время",
    ];
    WORDS.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a date stands for none, as databases write it: 9999-12-31, 3200-01-01.
pub(super) fn is_never(date: &Date) -> bool {
    date.as_str().bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && date.as_str() >= "2500"
}

fn parsed(text: &str, order: Option<DayOrder>) -> Result<ReadDate, Unreadable> {
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

/// Reads a date as the beginning of something that still lasts.
///
/// # Errors
/// None for a date that was read.
pub(super) fn lasting(start: Option<ReadDate>) -> Result<Option<ReadDate>, Unreadable> {
    let Some(start) = start else { return Ok(None) };
    if start.date.as_str().contains('/') {
        return Ok(Some(start));
    }
    Ok(Some(ReadDate { date: joined(start.date.as_str(), "..")?, ..start }))
}

fn joined(from: &str, to: &str) -> Result<Date, Unreadable> {
    let text = format!("{from}/{to}");
    text.parse::<Date>().map_err(|error| Unreadable::of(&error, &text))
}
