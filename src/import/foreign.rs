//! Formats that are not imported, each with a way to one that is.

use crate::{
    diagnostics::{Code, SpanDiagnostic},
    file_format::{UTF_16, file_type},
};

const TEXTS: [(&str, &str, &str, &str); 14] = [
    ("0 HEAD", "", "GEDCOM", "export people and events as CSV (Gramps: Export, Spreadsheet)"),
    ("BEGIN:VCALENDAR", "", "an iCalendar file", "export the calendar as CSV, with date and title"),
    ("BEGIN:VCARD", "", "a vCard file", "export the contacts as CSV"),
    ("TY  - ", "", "RIS", "export the library as BibTeX or CSL JSON (Zotero: Export Library)"),
    ("%0 ", "", "an EndNote file", "export the library as BibTeX"),
    ("<", "<kml", "KML", "convert it to CSV with name, lat, lon (ogr2ogr -lco GEOMETRY=AS_XY)"),
    ("<", "<TEI", "TEI XML", "make a table of it with a date and a title in each row"),
    ("<", "<html", "a web page", "copy its table into a spreadsheet"),
    ("<", "<!DOCTYPE html", "a web page", "copy its table into a spreadsheet"),
    ("<", "", "XML", "make a table of it with a date and a title in each row"),
    ("{", "\"FeatureCollection\"", "GeoJSON", "convert it to CSV (ogr2ogr -lco GEOMETRY=AS_XY)"),
    ("{", "\"memberships\"", "Popolo", "import its people as CSV"),
    ("{", "\"schema\": ", "FollowTheMoney", "make a table of it: ftm export-csv"),
    ("{", "chancery/1", "a dossier", "open it with `chancery FILE`"),
];

/// The number of characters in which a format is looked for.
const START: usize = 1 << 16;

pub(super) fn binary(bytes: &[u8]) -> Option<SpanDiagnostic> {
    let (_, name, way) = file_type(bytes).filter(|(_, name, _)| *name != UTF_16)?;
    Some(other(name, way))
}

pub(super) fn text(text: &str) -> Option<SpanDiagnostic> {
    let text = text.trim_start();
    let start: String = text.chars().take(START).collect();
    let found = TEXTS.iter().find(|(begin, holds, ..)| {
        text.starts_with(begin) && (holds.is_empty() || start.contains(holds))
    });
    found.map(|(_, _, name, way)| other(name, way))
}

fn other(name: &str, way: &str) -> SpanDiagnostic {
    let message = format!("this file is {name}, which cannot be imported");
    SpanDiagnostic::new(Code::Table, 0..0, message).help(way)
}
