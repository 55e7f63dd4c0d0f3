//! Values with a syntax: coordinates, durations, currencies, languages, URLs and file names.

use super::field_path::{Findings, RecordDiagnostic};
use crate::{
    date::iso_duration,
    diagnostics::{Code, quoted},
    dossier::{
        Dossier, Record,
        record::{Place, is_currency},
    },
    text::is_web_address,
};

const LANGUAGE_HELP: &str = "expected an ISO 639 code such as en, ru, os or ka";

pub(super) fn check(_: &Dossier, at: u32, record: &Record, found: &mut Findings) {
    let mut form = |path: &str, what: &str, text: &str, help: &str| {
        let is_duration = matches!(path, "/duration" | "/renewal");
        let code = if is_duration { Code::Duration } else { Code::Form };
        let message = format!("invalid {what} {}", quoted(text));
        found.push(RecordDiagnostic::at(at, path, code, message).help(help));
    };
    for (nth, name) in record.names().iter().enumerate().filter(|(_, it)| !is_language(&it.lang)) {
        form(&format!("/names/{nth}/lang"), "language code", &name.lang, LANGUAGE_HELP);
    }
    match record {
        Record::Treaty(treaty) => {
            for (path, text) in [("/duration", &treaty.duration), ("/renewal", &treaty.renewal)] {
                if let Some(text) = text.as_deref().filter(|text| iso_duration(text).is_none()) {
                    let help = "examples: P25Y (25 years), P6M (6 months), P10D (10 days)";
                    form(path, "duration", text, help);
                }
            }
            for (nth, money) in treaty.money.iter().enumerate() {
                if !is_currency(&money.currency) {
                    let (path, code) = (format!("/money/{nth}/currency"), &money.currency);
                    let help = "expected an ISO 4217 code such as RUB, EUR or USD";
                    form(&path, "currency code", code, help);
                }
            }
            if treaty.renewal.is_some() && treaty.duration.is_none() {
                let message = "renewal without the duration of a first term";
                let finding = RecordDiagnostic::at(at, "/renewal", Code::Duration, message);
                found.push(finding.help("add \"duration\""));
            }
        }
        Record::Source(source) => {
            if let Some(url) = source.url.as_deref().filter(|text| !is_web_address(text)) {
                form("/URL", "URL", url, "a URL begins with https:// or http:// and has no spaces");
            }
            if let Some(file) = source.file.as_deref().filter(|text| !is_file_name(text)) {
                form("/file", "file name", file, "expected a name without folders");
            }
            if let Some(text) = source.language.as_deref().filter(|text| !is_language(text)) {
                form("/language", "language code", text, LANGUAGE_HELP);
            }
        }
        Record::Place(place) => coordinates(at, place, found),
        _ => {}
    }
}

fn coordinates(at: u32, place: &Place, found: &mut Findings) {
    let mut wrong = |field: &str, message: String| {
        found.push(RecordDiagnostic::at(at, field, Code::Coordinates, message));
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

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn is_file_name(text: &str) -> bool {
    !text.is_empty() && text != "." && text != ".." && !text.contains(['/', '\\', '\0'])
}
