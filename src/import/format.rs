//! The table of formats, and their detection.

use super::{csv, fields::fold, json_rows, table::Table, timelinejs, wikidata};
use crate::diagnostics::{Code, SpanDiagnostic};

/// A format of imports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CSV.
    Csv,
    /// A list of JSON objects.
    Json,
    /// TimelineJS, as JSON or as a spreadsheet.
    Timelinejs,
    /// Results of a Wikidata query.
    Wikidata,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Json, Self::Timelinejs, Self::Wikidata];

    /// The name and the help.
    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("csv", "Table (separated by comma, semicolon, tab or bar)"),
            Self::Json => ("json", "List of JSON objects"),
            Self::Timelinejs => ("timelinejs", "TimelineJS (JSON or spreadsheet)"),
            Self::Wikidata => ("wikidata", "Wikidata query results (JSON)"),
        }
    }

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// A description in one line.
    #[must_use]
    pub const fn help(self) -> &'static str {
        self.row().1
    }

    /// Reads a text as a table.
    pub(super) fn read(self, text: &str) -> Table {
        match self {
            Self::Csv => csv::read(text),
            Self::Json => json_rows::read(text),
            Self::Timelinejs => timelinejs::read(text),
            Self::Wikidata => wikidata::read(text),
        }
    }
}

/// Detects the format of a text.
///
/// # Errors
/// A JSON object of no known format, such as a dossier.
pub(super) fn detect(text: &str) -> Result<Format, SpanDiagnostic> {
    let start = text.trim_start();
    if !start.starts_with(['{', '[']) {
        let first = start.lines().next().unwrap_or_default();
        let names: Vec<String> = first.split(csv::delimiter(text)).map(fold).collect();
        let is_sheet =
            ["year", "headline"].iter().all(|name| names.iter().any(|known| known == name));
        return Ok(if is_sheet { Format::Timelinejs } else { Format::Csv });
    }
    let has = |key: &str| text.contains(&format!("\"{key}\""));
    if start.starts_with('{') && has("start_date") && (has("events") || has("eras")) {
        return Ok(Format::Timelinejs);
    }
    if text.contains("://www.wikidata.org/entity/") || has("bindings") {
        return Ok(Format::Wikidata);
    }
    if start.starts_with('{') {
        let diagnostic = SpanDiagnostic::new(Code::Table, 0..0, "unsupported format");
        let help = if text.contains("chancery/1") {
            "this is a dossier: open it with `chancery FILE`"
        } else {
            "expected a list of objects, a TimelineJS file or Wikidata results (--from selects one)"
        };
        return Err(diagnostic.help(help));
    }
    Ok(Format::Json)
}
