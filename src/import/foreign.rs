//! Formats that are not imported, each with a way to one that is.

use crate::diagnostics::{Code, SpanDiagnostic};

const TABLE: &str = "save its table as CSV or xlsx, and import that";
const UNPACK: &str = "unpack it, and import the files in it";

/// The first bytes of files that are not text.
const BINARY: [(&[u8], &str, &str); 14] = [
    (b"%PDF-", "a PDF", "copy its table into a spreadsheet, and import that"),
    (b"PK\x03\x04", "a zip archive", UNPACK),
    (b"\x1f\x8b", "compressed with gzip", "decompress it: gunzip FILE"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "decompress it: unzstd FILE"),
    (b"\xfd7zXZ\0", "compressed with xz", "decompress it: unxz FILE"),
    (b"BZh", "compressed with bzip2", "decompress it: bunzip2 FILE"),
    (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"SQLite format 3\0", "an SQLite database", "export a table: sqlite3 -csv -header FILE QUERY"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Office program", TABLE),
    (b"\x89PNG", "a picture", "import the table that it shows"),
    (b"\xff\xd8\xff", "a picture", "import the table that it shows"),
    (b"{\\rtf", "an RTF document", TABLE),
    (b"\xff\xfe\0\0", "UTF-32 text", "save it as UTF-8"),
];

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
    let (_, name, way) = BINARY.iter().find(|(magic, ..)| bytes.starts_with(magic))?;
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
