//! Dates of a table, converted to EDTF. An ambiguous date is an error that shows both readings; a
//! wording that says more than the date becomes its note.

use super::table::fault;
use crate::{
    date::{self, Date, DateError, ParseOptions, Parsed, Qualifier, parser::DayOrder},
    diagnostics::{Code, SpanDiagnostic, quoted},
    dossier::vocabulary::DateBasis,
    text::is_number,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadDate {
    pub date: Date,
    /// The basis of the date, if its words show that no source states it.
    pub basis: Option<DateBasis>,
    /// The wording, if it says more than the date.
    pub note: Option<String>,
}

impl ReadDate {
    pub(super) fn plain(date: Date) -> Self {
        Self { date, basis: None, note: None }
    }
}

/// The name of an order of day and month on the command line.
pub fn order_name(order: DayOrder) -> &'static str {
    match order {
        DayOrder::DayFirst => "dmy",
        DayOrder::MonthFirst => "mdy",
    }
}

fn not_a_date(text: &str) -> SpanDiagnostic {
    let help = "write 2008-08-26, 26.08.2008, 26 Aug 2008, Aug 2008, 2008, c. 2008, 1990s, \
                2008-08-07/2008-08-12, BET 2007 AND 2008, BEF 2008 or AFT 2008";
    fault(Code::Date, text, "is not a date", help)
}

pub(super) fn of_error(error: DateError, text: &str) -> SpanDiagnostic {
    let (what, help) = match error {
        DateError::Form => return not_a_date(text),
        DateError::NoSuchDay(..) => (
            "is not a valid date".to_owned(),
            "check the source; if the day is unknown, write the month or the year alone",
        ),
        DateError::NoSuchMonth(_) => {
            (format!("is not a date: {error}"), "write the day and the month as 2008-08-26")
        }
        DateError::Reversed => ("ends before it begins".to_owned(), "write the earlier date first"),
    };
    fault(Code::Date, text, &what, help)
}

fn two_readings(text: &str, one: &Date, other: &Date) -> SpanDiagnostic {
    let (text, words, others) = (quoted(text), one.words(), other.words());
    let help = format!("write {one} or {other}");
    let (message, help) = if one.exact_day().is_some() && other.exact_day().is_some() {
        (
            format!("ambiguous date {text}: {words} (dmy) or {others} (mdy)"),
            format!("use --date-order dmy or --date-order mdy, or {help}"),
        )
    } else {
        (format!("ambiguous date {text}: {words} or {others}"), help)
    };
    SpanDiagnostic::new(Code::TwoReadings, 0..0, message).help(help)
}

/// Converts a date. Fails if the text is not a date, the day does not exist, or the date is
/// ambiguous and `order` is not set.
pub fn read(text: &str, order: Option<DayOrder>) -> Result<ReadDate, SpanDiagnostic> {
    let text = text.trim();
    if let Some(until) = text.strip_prefix(['–', '—']) {
        let until = read(until, order)?;
        return Ok(ReadDate { date: joined("..", until.date.as_str())?, ..until });
    }
    if is_year_with_dash(text) {
        let year = text.trim_start_matches('-');
        let what = format!("can be until {year} or a year before Christ");
        let help = format!("write \"until {year}\" or \"{year} BC\"");
        return Err(fault(Code::TwoReadings, text, &what, help));
    }
    if let Ok(date) = text.parse::<Date>() {
        return Ok(ReadDate::plain(date));
    }
    parsed(text, order).map_err(|error| match error.code {
        Code::Date => other_order(text, order).unwrap_or(error),
        _ => error,
    })
}

/// Whether a text is a year after a dash, the end of a span, and not an EDTF year before Christ.
fn is_year_with_dash(text: &str) -> bool {
    text.len() == 5 && !text.starts_with("-0") && text.strip_prefix('-').is_some_and(is_number)
}

/// Whether a text is a year and a number that is no month: `2008-13`, read as until 2013.
pub(super) fn is_year_and_number(text: &str) -> bool {
    let is_split = |(year, rest): (&str, &str)| {
        year.len() == 4 && rest.len() == 2 && is_number(year) && is_number(rest)
    };
    text.split_once('-').is_some_and(is_split) && text.parse::<Date>().is_err()
}

fn other_order(text: &str, order: Option<DayOrder>) -> Option<SpanDiagnostic> {
    let (other, first, option) = match order? {
        DayOrder::DayFirst => (DayOrder::MonthFirst, "month", "mdy"),
        DayOrder::MonthFirst => (DayOrder::DayFirst, "day", "dmy"),
    };
    parsed(text, Some(other)).ok()?;
    let what = format!("is a date only where the {first} comes first");
    let help = format!("the {first} comes first: --date-order {option}");
    Some(fault(Code::Date, text, &what, help))
}

/// Whether a text is a date, even an ambiguous or nonexistent one, or means today.
pub(super) fn is_like_date(text: &str) -> bool {
    let Err(error) = read(text, None) else { return true };
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).collect();
    let is_faulty = gedcom(text).is_ok_and(|words| match whole(&words, None) {
        Ok(parsed) => parsed.notes.is_short_year && parts.len() > 2,
        Err(error) => matches!(error, DateError::NoSuchDay(..)),
    });
    is_faulty
        || error.code == Code::TwoReadings
        || parts.iter().filter(|part| part.parse::<u16>().is_ok()).count() == 3
        || is_ongoing(text)
}

pub(super) fn is_ongoing(text: &str) -> bool {
    const WORDS: &str = "present, incumbent, current, currently, ongoing, now, today, to date, \
                         to present, in office, heute, aujourd'hui, actualidad, н.в., \
                         по настоящее время";
    let text = text.trim().to_lowercase();
    WORDS.split(", ").any(|word| word == text)
}

/// Whether a date means no date, as in databases: 9999-12-31, 3200-01-01.
pub(super) fn is_never(date: &Date) -> bool {
    date.as_str().bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && date.as_str() >= "2500"
}

fn parsed(text: &str, order: Option<DayOrder>) -> Result<ReadDate, SpanDiagnostic> {
    let parsed = whole(&gedcom(text)?, order).map_err(|error| of_error(error, text))?;
    let basis = parsed.notes.qualifier.and_then(|qualifier| match qualifier {
        Qualifier::Computed => Some(DateBasis::Computed),
        Qualifier::Inferred => Some(DateBasis::Inferred),
        Qualifier::Estimated => None,
    });
    let note = parsed.notes.has_wording.then(|| text.to_owned());
    Ok(ReadDate { date: only(&parsed, text)?, basis, note })
}

fn whole(words: &str, day_order: Option<DayOrder>) -> Result<Parsed, DateError> {
    let options =
        ParseOptions { day_order, explicit: true, spreadsheet: true, ..ParseOptions::default() };
    let parsed = date::parse(words, &options).map_err(|error| error.fault)?;
    let rest = words.get(parsed.len..).unwrap_or("");
    let is_whole = rest.trim_matches([' ', '.', ',']).is_empty();
    is_whole.then_some(parsed).ok_or(DateError::Form)
}

/// What GEDCOM writes around a date: a calendar, or the wording that a date was inferred from.
fn gedcom(text: &str) -> Result<String, SpanDiagnostic> {
    let small = text.to_lowercase().replace("@#dgregorian@", "");
    let small = small.trim();
    let error = |what, help: &str| Err(fault(Code::Date, text, what, help));
    if small.contains("@#") {
        return error("is a date in another calendar", "give the Gregorian date");
    }
    if small.starts_with('(') {
        let help = "give the date: INT 1990 (in the spring of that year)";
        return error("is text, not a date", help);
    }
    if small.len() <= 2 && is_number(small) {
        return Err(short_year(text));
    }
    let date = if small.starts_with("int") { small.split('(').next() } else { None };
    Ok(date.unwrap_or(small).trim_end().to_owned())
}

fn short_year(text: &str) -> SpanDiagnostic {
    let what = "is ambiguous: which century?";
    fault(Code::Date, text, what, "write the year with four digits")
}

fn only(parsed: &Parsed, text: &str) -> Result<Date, SpanDiagnostic> {
    if parsed.notes.is_short_year {
        return Err(short_year(text));
    }
    let (dates, errors): (Vec<_>, Vec<_>) =
        parsed.alternatives.iter().map(|expr| expr.to_edtf()).partition(Result::is_ok);
    let dates: Vec<Date> = dates.into_iter().flatten().collect();
    match (dates.as_slice(), errors.into_iter().find_map(Result::err)) {
        ([date], _) => Ok(date.clone()),
        ([one, other, ..], _) => Err(two_readings(text, one, other)),
        ([], Some(error)) => Err(of_error(error, text)),
        ([], None) => Err(not_a_date(text)),
    }
}

pub(super) fn span(
    start: Option<ReadDate>,
    end: Option<ReadDate>,
) -> Result<Option<ReadDate>, SpanDiagnostic> {
    Ok(match (start, end) {
        (start, None) => start,
        (None, Some(end)) => Some(ReadDate { date: joined("..", end.date.as_str())?, ..end }),
        (Some(start), Some(end)) if start.date == end.date => Some(start),
        (Some(start), Some(end)) => {
            let notes: Vec<String> = start.note.into_iter().chain(end.note).collect();
            Some(ReadDate {
                date: joined(start.date.as_str(), end.date.as_str())?,
                basis: start.basis.or(end.basis),
                note: (!notes.is_empty()).then(|| notes.join(" – ")),
            })
        }
    })
}

pub(super) fn lasting(start: Option<ReadDate>) -> Result<Option<ReadDate>, SpanDiagnostic> {
    match start {
        Some(start) if !start.date.as_str().contains('/') => {
            Ok(Some(ReadDate { date: joined(start.date.as_str(), "..")?, ..start }))
        }
        start => Ok(start),
    }
}

fn joined(from: &str, to: &str) -> Result<Date, SpanDiagnostic> {
    let text = format!("{from}/{to}");
    text.parse::<Date>().map_err(|error| of_error(error, &text))
}
