//! The formats that come in: one table, and how each is told from the others.

use super::{csv, fields::fold, json_rows, table::Table, timelinejs, wikidata};
use crate::diagnostics::{Code, SpanDiagnostic};

/// A format that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table of separated values.
    Csv,
    /// A list of objects.
    Json,
    /// A timeline of TimelineJS, as JSON or as a table.
    Timelinejs,
    /// Results of a query to Wikidata.
    Wikidata,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Json, Self::Timelinejs, Self::Wikidata];

    /// The name, and what it is.
    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("csv", "Table (separated by comma, semicolon, tab or bar)"),
            Self::Json => ("json", "List of JSON objects"),
            Self::Timelinejs => ("timelinejs", "TimelineJS (JSON or spreadsheet)"),
            Self::Wikidata => ("wikidata", "Wikidata query results (JSON)"),
        }
    }

    /// The name by which it is asked for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// What it is, in one line.
    #[must_use]
    pub const fn help(self) -> &'static str {
        self.row().1
    }

    /// Reads a text of this format as a table.
    pub(super) fn read(self, text: &str) -> Table {
        match self {
            Self::Csv => csv::read(text),
            Self::Json => json_rows::read(text),
            Self::Timelinejs => timelinejs::read(text),
            Self::Wikidata => wikidata::read(text),
        }
    }
}

/// The format of a text.
///
/// # Errors
/// When it is a dossier already.
pub(super) fn of(text: &str) -> Result<Format, SpanDiagnostic> {
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
        let flaw = SpanDiagnostic::new(Code::Table, 0..0, "unsupported format");
        let help = if text.contains("chancery/1") {
            "this is a dossier: open it with `chancery FILE`"
        } else {
            "expected a list of objects, a TimelineJS file or Wikidata results (--from selects one)"
        };
        return Err(flaw.help(help));
    }
    Ok(Format::Json)
}
