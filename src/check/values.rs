//! Values with a syntax: coordinates, durations, currencies, languages, URLs and file names.

use super::field_path::{FieldPath, RecordDiagnostic, numbered};
use crate::{
    diagnostics::{Code, quoted},
    dossier::{
        Dossier, Record,
        record::{Place, Source, Treaty},
    },
};

pub(super) fn check(dossier: &Dossier, found: &mut Vec<RecordDiagnostic>) {
    for (at, record) in numbered(dossier) {
        for (nth, name) in record.names().iter().enumerate() {
            language(at, format!("/names/{nth}/lang"), &name.lang, found);
        }
        match record {
            Record::Treaty(treaty) => treaty_values(at, treaty, found),
            Record::Place(place) => coordinates(at, place, found),
            Record::Source(source) => source_values(at, source, found),
            Record::Event(_)
            | Record::Person(_)
            | Record::Organization(_)
            | Record::Statement(_)
            | Record::Figure(_) => {}
        }
    }
}

fn coordinates(at: u32, place: &Place, found: &mut Vec<RecordDiagnostic>) {
    let mut wrong = |field: &str, message: String| {
        found.push(RecordDiagnostic::new(Code::Coordinates, FieldPath::new(at, field), message));
    };
    if let Some(lat) = place.lat.filter(|lat| !(-90.0..=90.0).contains(lat)) {
        wrong("/lat", format!("latitude {lat} is not between -90 and 90"));
    }
    if let Some(lon) = place.lon.filter(|lon| !(-180.0..=180.0).contains(lon)) {
        wrong("/lon", format!("longitude {lon} is not between -180 and 180"));
    }
    match (place.lat, place.lon) {
        (Some(_), None) => wrong("/lat", "latitude without longitude".to_owned()),
        (None, Some(_)) => wrong("/lon", "longitude without latitude".to_owned()),
        _ => {}
    }
}

fn treaty_values(at: u32, treaty: &Treaty, found: &mut Vec<RecordDiagnostic>) {
    if let Some(duration) = treaty.duration.as_deref().filter(|text| !is_duration(text)) {
        let message = format!("invalid duration {}", quoted(duration));
        found.push(
            RecordDiagnostic::new(Code::Duration, FieldPath::new(at, "/duration"), message)
                .help("examples: P25Y (25 years), P6M (6 months), P10D (10 days)"),
        );
    }
    for (nth, money) in treaty.money.iter().enumerate() {
        let is_code = money.currency.len() == 3
            && money.currency.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_code {
            let message = format!("invalid currency code {}", quoted(&money.currency));
            found.push(
                RecordDiagnostic::new(
                    Code::Form,
                    FieldPath::new(at, format!("/money/{nth}/currency")),
                    message,
                )
                .help("expected an ISO 4217 code such as RUB, EUR or USD"),
            );
        }
    }
}

fn source_values(at: u32, source: &Source, found: &mut Vec<RecordDiagnostic>) {
    if let Some(url) = source.url.as_deref().filter(|text| !is_url(text)) {
        let message = format!("invalid URL {}", quoted(url));
        found.push(
            RecordDiagnostic::new(Code::Form, FieldPath::new(at, "/URL"), message)
                .help("a URL begins with https:// or http:// and has no spaces"),
        );
    }
    if let Some(file) = source.file.as_deref().filter(|text| !is_file_name(text)) {
        let message = format!("invalid file name {}", quoted(file));
        found.push(
            RecordDiagnostic::new(Code::Form, FieldPath::new(at, "/file"), message)
                .help("expected a name without folders"),
        );
    }
    if let Some(text) = source.language.as_deref() {
        language(at, "/language".to_owned(), text, found);
    }
}

fn language(at: u32, path: String, text: &str, found: &mut Vec<RecordDiagnostic>) {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_code = matches!(first.len(), 2 | 3)
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    if !is_code {
        let message = format!("invalid language code {}", quoted(text));
        found.push(
            RecordDiagnostic::new(Code::Form, FieldPath::new(at, path), message)
                .help("expected an ISO 639 code such as en, ru, os or ka"),
        );
    }
}

/// Whether the text is an ISO 8601 duration: `P25Y`, `P1Y6M`, `PT12H`.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (days, time) = match rest.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (rest, None),
    };
    match time {
        None => !days.is_empty() && counts(days, "YMWD"),
        Some(time) => !time.is_empty() && counts(time, "HMS") && counts(days, "YMWD"),
    }
}

/// Whether the text is numbers followed by these unit letters, each at most once and in order.
fn counts(text: &str, letters: &str) -> bool {
    let mut left = letters;
    let mut digits = 0;
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            digits += 1;
            continue;
        }
        let Some((_, rest)) = left.split_once(letter) else { return false };
        if digits == 0 || digits > 9 {
            return false;
        }
        (left, digits) = (rest, 0);
    }
    digits == 0
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or(text.strip_prefix("http://"));
    let is_plain =
        |text: &str| !text.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && is_plain(rest))
}

fn is_file_name(text: &str) -> bool {
    !text.is_empty() && text != "." && text != ".." && !text.contains(['/', '\\', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_iso_8601() {
        for text in ["P25Y", "P1Y6M", "P10D", "P3W", "PT12H", "P1DT2H30M"] {
            assert!(is_duration(text), "{text}");
        }
        for text in
            ["", "P", "25Y", "PT", "P25", "PY", "P1M1Y", "P1Y1Y", "P25 years", "P1H", "P-1Y"]
        {
            assert!(!is_duration(text), "{text}");
        }
    }

    #[test]
    fn urls_are_http_or_https() {
        assert!(is_url("https://en.wikipedia.org/wiki/Russia–South_Ossetia_relations"));
        for text in
            ["", "https://", "https:///x", "javascript:alert(1)", "file:///etc", "https://a b"]
        {
            assert!(!is_url(text), "{text}");
        }
    }
}
