//! The words around a date: before, after, between, from and to, and what GEDCOM says of where a
//! date comes from.

use super::{DayOrder, Fault, ReadDate, point};
use crate::dossier::{Date, Day, Precision, Shape, vocabulary::DateBasis};

/// What a word before a date makes of it.
#[derive(Clone, Copy)]
enum Word {
    /// Some time before it.
    Before,
    /// Some time after it.
    After,
    /// From it on.
    Since,
    /// Up to it.
    Until,
    /// Some time between it and another.
    Between,
    /// Computed from other dates.
    Computed,
    /// Estimated.
    Estimated,
    /// Read out of a wording.
    Interpreted,
}

const WORDS: [(Word, &[&str]); 8] = [
    (Word::Before, &["bef.", "bef ", "before ", "vor ", "avant "]),
    (Word::After, &["aft.", "aft ", "after ", "после ", "nach ", "après "]),
    (Word::Since, &["from ", "since ", "с ", "от ", "seit ", "von ", "depuis ", "de "]),
    (Word::Until, &["to ", "until ", "till ", "по ", "до ", "bis "]),
    (Word::Between, &["bet.", "bet ", "btw ", "between ", "между ", "zwischen ", "entre "]),
    (Word::Computed, &["cal.", "cal "]),
    (Word::Estimated, &["est.", "est "]),
    (Word::Interpreted, &["int.", "int "]),
];

/// What stands between the two ends of a span that begins with a word.
const JOINTS: [&str; 12] = [
    " and ", " to ", " until ", " till ", " и ", " по ", " до ", " und ", " bis ", " et ", " - ",
    "..",
];

/// What says that a span goes on.
const STILL: [&str; 8] =
    ["", "present", "today", "now", "настоящее время", "н.в.", "н. в.", "heute"];

/// Reads a date with the words around it. A note is given (not yet the right one) where the words
/// say more than the date.
pub(super) fn read(text: &str, order: Option<DayOrder>) -> Result<ReadDate, Fault> {
    if text.starts_with('(') {
        return Err(Fault::Phrase);
    }
    let found = WORDS.iter().find_map(|(word, forms)| {
        forms.iter().find_map(|form| text.strip_prefix(form)).map(|rest| (*word, rest.trim()))
    });
    match found {
        Some((word, rest)) => after_word(word, rest, order),
        None => span(text, order),
    }
}

fn after_word(word: Word, rest: &str, order: Option<DayOrder>) -> Result<ReadDate, Fault> {
    let one = || point::read(rest, order);
    let qualified = |date, basis| ReadDate { date, basis, note: Some(String::new()) };
    match word {
        Word::Before => {
            let date = one()?.date()?;
            let last = before(&date).ok_or(Fault::Form)?;
            parsed(&format!("/{last}")).map(|date| qualified(date, None))
        }
        Word::After => {
            let date = one()?.date()?;
            let first = after(&date).ok_or(Fault::Form)?;
            parsed(&format!("{first}/")).map(|date| qualified(date, None))
        }
        Word::Since | Word::Between => match split(rest) {
            Some((from, to)) => {
                let read = ends(from, to, order)?;
                // Some day between the two is less than the whole time.
                let note = matches!(word, Word::Between).then(String::new);
                Ok(ReadDate { note: read.note.or(note), ..read })
            }
            None if matches!(word, Word::Since) => {
                let point = one()?;
                let date = parsed(&format!("{}/..", point.edge()))?;
                Ok(ReadDate { date, basis: None, note: point.says_more.then(String::new) })
            }
            None => Err(Fault::Form),
        },
        Word::Until => {
            let point = one()?;
            let date = parsed(&format!("../{}", point.edge()))?;
            Ok(ReadDate { date, basis: None, note: point.says_more.then(String::new) })
        }
        Word::Computed => one()?.date().map(|date| qualified(date, Some(DateBasis::Computed))),
        Word::Estimated => one()?.about().date().map(|date| qualified(date, None)),
        Word::Interpreted => {
            let date = rest.split('(').next().unwrap_or(rest);
            let date = point::read(date, order)?.date()?;
            Ok(qualified(date, Some(DateBasis::Inferred)))
        }
    }
}

/// The two ends of a span that a word introduced.
fn split(text: &str) -> Option<(&str, &str)> {
    JOINTS.iter().find_map(|joint| text.split_once(joint))
}

/// One point, or two with something between them.
fn span(text: &str, order: Option<DayOrder>) -> Result<ReadDate, Fault> {
    let alone = point::read(text, order);
    let fault = match alone {
        Ok(point) => {
            let note = point.says_more.then(String::new);
            return point.date().map(|date| ReadDate { date, basis: None, note });
        }
        Err(fault) => fault,
    };
    if !matches!(fault, Fault::Form) {
        return Err(fault);
    }
    let dashes = text.match_indices('-').map(|(at, dash)| (at, dash.len()));
    let joints = JOINTS
        .iter()
        .filter_map(|joint| text.find(joint).map(|at| (at, joint.len())))
        .chain(dashes);
    let mut reason = fault;
    for (at, length) in joints {
        let (Some(from), Some(to)) = (text.get(..at), text.get(at + length..)) else { continue };
        match ends(from.trim(), to.trim(), order) {
            Ok(read) => return Ok(read),
            // What is wrong with a date says more than that it is none.
            Err(Fault::Form) => {}
            Err(other) => reason = other,
        }
    }
    Err(reason)
}

/// A span by its ends. The first may leave out what the second says: `7–12 August 2008`.
fn ends(from: &str, to: &str, order: Option<DayOrder>) -> Result<ReadDate, Fault> {
    if STILL.contains(&to) {
        let start = point::read(from, order)?;
        let note = start.says_more.then(String::new);
        return parsed(&format!("{}/..", start.edge())).map(|date| ReadDate {
            date,
            basis: None,
            note,
        });
    }
    let end = point::read(to, order)?;
    let rest = to.split_once(' ').map_or("", |(_, rest)| rest);
    let year = to.rsplit_once(' ').map_or("", |(_, year)| year);
    let completed = [from.to_owned(), format!("{from} {rest}"), format!("{from} {year}")];
    let mut start = Err(Fault::Form);
    for text in completed {
        start = point::read(&text, order);
        if !matches!(start, Err(Fault::Form)) {
            break;
        }
    }
    let start = start?;
    let note = (start.says_more || end.says_more).then(String::new);
    let date = parsed(&format!("{}/{}", start.edge(), end.edge()))?;
    Ok(ReadDate { date, basis: None, note })
}

fn parsed(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(Fault::Wrong)
}

/// The last time before a date, as exact as the date.
fn before(date: &Date) -> Option<String> {
    as_exact(date, date.earliest().plus(-1))
}

/// The first time after a date, as exact as the date.
fn after(date: &Date) -> Option<String> {
    as_exact(date, date.latest().plus(1))
}

fn as_exact(date: &Date, day: Day) -> Option<String> {
    let day = day.civil()?;
    let precision = match date.shape() {
        Shape::Point(point) => point.precision,
        Shape::Interval(..) => Precision::Day,
    };
    if !(0..=9999).contains(&day.year()) {
        return None;
    }
    let year = format!("{:04}", day.year());
    Some(match precision {
        Precision::Year => year,
        Precision::Month => format!("{year}-{:02}", day.month()),
        _ => format!("{year}-{:02}-{:02}", day.month(), day.day()),
    })
}
