//! The parser of dates reads every single date as the two readers before it did.

use super::{expression, lexemes::Lexemes, when::When};
use crate::{
    date::{ParseOptions, parse},
    dossier::Day,
    import::date::read,
};
use std::collections::BTreeSet;

fn today() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

fn old_search(text: &str) -> Option<Vec<When>> {
    let pieces = Lexemes::read(text, 0);
    let point = expression::expression(&pieces, 0, today())?;
    (pieces.end_before(point.end) == Some(text.len()) && point.problem.is_none())
        .then_some(point.readings)
}

fn new_search(text: &str) -> Option<Vec<When>> {
    let options = ParseOptions { today: Some(today()), partial: true, ..ParseOptions::default() };
    let parsed = parse(text, &options).ok().filter(|parsed| parsed.len == text.len())?;
    Some(parsed.alternatives.iter().filter_map(|expr| expr.to_range()).collect())
}

fn old_import(text: &str) -> Option<(String, bool)> {
    let read = read(text, None).ok()?;
    Some((read.date.to_string(), read.note.is_some()))
}

fn new_import(text: &str) -> Option<(String, bool)> {
    if text.parse::<crate::dossier::Date>().is_ok() {
        return Some((text.to_owned(), false));
    }
    let options = ParseOptions { explicit: true, ..ParseOptions::default() };
    let parsed = parse(text, &options).ok()?;
    text.get(parsed.len..)?.trim_matches([' ', '.', ',']).is_empty().then_some(())?;
    let [expr] = parsed.alternatives.as_slice() else { return None };
    (!parsed.notes.is_short_year).then_some(())?;
    Some((expr.to_edtf().ok()?.to_string(), parsed.notes.has_wording))
}

fn texts() -> BTreeSet<String> {
    let points = [
        "2008",
        "2008-08",
        "2008-08-26",
        "26.08.2008",
        "26.8.2008",
        "8/26/2008",
        "26/8/2008",
        "03/04/2008",
        "08.2008",
        "08/2008",
        "26 aug 2008",
        "Aug 26, 2008",
        "26th of August, 2008",
        "26 августа 2008",
        "26 августа 2008 года",
        "август 2008 г.",
        "aug 2008",
        "summer 2004",
        "winter 2004",
        "1990s",
        "1990-е",
        "199X",
        "q3 2008",
        "2008 q3",
        "26.08.08",
        "августа 2008",
        "may 2008",
        "26 აგვისტო 2008",
        "26. März 2008",
        "26 août 2008",
        "20080826",
        "2008/08/26",
        "2008-8-6",
        "1990?",
        "1990~",
        "~1990",
        "9 september 2008",
        "26 aug",
        "aug 26",
        "august",
        "may",
        "26.08",
        "9/11",
        "90s",
        "весной 2008",
        "сент 2008",
        "Sept. 2008",
        "1 Jan. 2008",
        "2008-22",
        "19XX",
    ];
    let before = [
        "",
        "about ",
        "c. ",
        "ca. ",
        "circa ",
        "around ",
        "около ",
        "early ",
        "mid-",
        "mid ",
        "late ",
        "end of ",
        "beginning of ",
        "начало ",
        "конец ",
        "середина ",
        "before ",
        "after ",
        "since ",
        "until ",
        "from ",
        "till ",
        "by ",
        "до ",
        "после ",
        "с ",
        "по ",
        "bef ",
        "aft ",
        "abt ",
        "est ",
        "cal ",
        "int ",
        "to ",
        "..",
        "vor ",
        "nach ",
        "seit ",
        "bis ",
        "von ",
        "um ",
        "vers ",
        "Tuesday, ",
        "the ",
        "in ",
        "от ",
        "de ",
        "Anfang ",
        "ende ",
    ];
    let mut texts = BTreeSet::new();
    for point in points {
        for word in before {
            texts.insert(format!("{word}{point}"));
            texts.insert(format!("{word}{point}?"));
        }
        for after in ["", ".", " -", "–", "..", " - present", " 15:40", " г.", " года", "T10:00"]
        {
            texts.insert(format!("{point}{after}"));
        }
        for end in 1..=point.len() {
            texts.extend(point.get(..end).map(str::to_owned));
        }
    }
    for days in ["7-12", "7–12", "7 to 8", "7 и 8", "7 на 8", "7/8"] {
        for month in ["aug", "August", "августа", "aug.", "märz"] {
            for year in ["", " 2008", ", 2008", " of 2008", " 2008 г."] {
                texts.insert(format!("{days} {month}{year}"));
                texts.insert(format!("{month} {days}{year}"));
                texts.insert(format!("night of {days} {month}{year}"));
            }
        }
    }
    for (_, file) in crate::dossier::FILES {
        for date in file.split('"').filter_map(|text| text.parse::<crate::dossier::Date>().ok()) {
            texts.insert(date.words());
            texts.insert(date.to_string());
        }
    }
    texts
}

/// What the two readers read differently from each other, and what no date ends with.
fn is_decided(text: &str) -> bool {
    let cyrillic = text.starts_with("до ") || text.starts_with("от ");
    let open = text.starts_with("..") || text.ends_with("..");
    let half = text.ends_with("20") && text.len() < 9 || text.ends_with(" 2");
    cyrillic || open || text.ends_with("??") || half
}

#[test]
fn the_parser_reads_what_the_old_readers_read() {
    let words =
        |whens: Vec<When>| -> BTreeSet<String> { whens.into_iter().map(When::words).collect() };
    let (mut both, mut wrong) = (0, Vec::new());
    for text in texts().into_iter().filter(|text| !is_decided(text)) {
        if let Some(old) = old_search(&text) {
            let (old, new) = (Some(words(old)), new_search(&text).map(words));
            both += 1;
            if old != new {
                wrong.push(format!("{text}: {old:?}, now {new:?}"));
            }
        }
        if let Some(old) = old_import(&text) {
            let (old, new) = (Some(old), new_import(&text));
            both += 1;
            if old != new {
                wrong.push(format!("{text}: {old:?}, now {new:?}"));
            }
        }
    }
    assert!(both > 3000, "{both}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
