//! The table of formats, and their detection.

use super::{
    bibliography, chronology, csv, fields::fold, foreign, json_rows, table::Table, timelinejs,
    wikidata,
};
use crate::{diagnostics::SpanDiagnostic, tables::table};

table! {
    pub enum Format {
        pub fn name: &'static str;
        pub fn help: &'static str;
        pub(super) fn reader: fn(&str) -> Table;
    }
    Csv = "csv", "Table: CSV, TSV, or a sheet of xlsx, xls, ods", csv::read;
    Json = "json", "List of JSON objects, or one object per line", json_rows::read;
    Timelinejs = "timelinejs", "TimelineJS (JSON or spreadsheet)", timelinejs::read;
    Wikidata = "wikidata", "Wikidata query results (JSON, CSV or TSV)", wikidata::read;
    Chronology = "chronology", "Lines or list items that begin with a date (Markdown)", chronology::read;
    Bibtex = "bibtex", "Sources (BibTeX or BibLaTeX)", bibliography::read_bibtex;
    CslJson = "csl-json", "Sources (CSL-JSON, as Zotero exports it)", bibliography::read_csl;
}

pub(super) fn detect(name: &str, text: &str) -> Result<Format, SpanDiagnostic> {
    if let Some(diagnostic) = foreign::text(text) {
        return Err(diagnostic);
    }
    let start = text.trim_start();
    if !start.starts_with(['{', '[']) {
        return Ok(detect_text(name, text));
    }
    let has = |key: &str| text.contains(&format!("\"{key}\""));
    if start.starts_with('{') {
        let is_timeline = has("start_date") && (has("events") || has("eras"));
        if is_timeline || has("startDate") && has("timeline") {
            return Ok(Format::Timelinejs);
        }
    }
    if text.contains("://www.wikidata.org/entity/") || has("bindings") {
        return Ok(Format::Wikidata);
    }
    if has("date-parts") || has("type") && has("title") && (has("family") || has("container-title"))
    {
        return Ok(Format::CslJson);
    }
    Ok(Format::Json)
}

fn detect_text(name: &str, text: &str) -> Format {
    if name.ends_with(".bib") || bibliography::is_bibtex(text) {
        return Format::Bibtex;
    }
    if chronology::is_chronology(name, text) {
        return Format::Chronology;
    }
    let (delimiter, rest) = csv::delimiter(text);
    let first = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let names: Vec<String> = first.split(delimiter).map(fold).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("year") && has("headline") {
        Format::Timelinejs
    } else if text.contains("wikidata.org/entity/")
        && names.iter().any(|name| name.ends_with("label"))
    {
        Format::Wikidata
    } else {
        Format::Csv
    }
}
