//! Import: makes a dossier of tables, timelines and query results.
//!
//! Every format is read into a [`table::Table`] whose cells have byte ranges; [`fields`] and
//! [`mapping`] find the fields of its columns; [`draft`], [`merge`] and [`composer`] make records of
//! its rows. Every record cites its row, and no row is dropped without a diagnostic. Files come as
//! names and bytes, so that nothing here reads the disk or the clock.

mod cell_parser;
mod composer;
mod csv;
pub mod date;
mod draft;
mod fields;
mod format;
mod html_text;
mod json_rows;
mod mapping;
mod merge;
mod pipeline;
mod table;
mod timelinejs;
mod wikidata;

use crate::{
    date::{Date, parser::DayOrder},
    diagnostics::Diagnostic,
    dossier::{Dossier, Kind, Metadata, slug::slug},
    file_format::{File, to_json, to_jsonl},
};
pub use format::Format;

/// Options of an import.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format; detected for each file by default.
    pub format: Option<Format>,
    /// The kind of the records; detected from the columns by default.
    pub kind: Option<Kind>,
    /// Columns by field.
    pub map: Vec<(String, String)>,
    /// Constant texts by field.
    pub set: Vec<(String, String)>,
    /// The order of day and month in numeric dates.
    pub order: Option<DayOrder>,
    /// The day on which the files were retrieved.
    pub retrieved: Option<Date>,
    /// The title of the dossier; that of the first file by default.
    pub title: Option<String>,
}

/// The result of an import.
#[derive(Debug)]
pub struct Imported {
    /// The dossier of all sound rows; `check` finds no error in it.
    pub dossier: Dossier,
    /// A report on each file.
    pub files: Vec<Report>,
}

impl Imported {
    /// The number of failed rows; an unreadable file counts as one.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.files.iter().map(|file| file.failed).sum()
    }
}

/// A report on a file.
#[derive(Debug, Default)]
pub struct Report {
    /// The name of the file.
    pub file: String,
    /// Its format, if known.
    pub format: Option<Format>,
    /// The kind of its records.
    pub kind: Option<Kind>,
    /// Its columns.
    pub columns: Vec<ColumnReport>,
    /// The number of its rows, failed ones included.
    pub rows: usize,
    /// The number of failed rows.
    pub failed: usize,
    /// The diagnostics, by position.
    pub problems: Vec<Diagnostic>,
    /// The number of diagnostics beyond the limit.
    pub unlisted: usize,
}

/// A report on a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnReport {
    /// Its name.
    pub name: String,
    /// Its field; none where it is ignored.
    pub field: Option<&'static str>,
    /// Its first text.
    pub sample: String,
}

/// Imports files as a dossier.
#[must_use]
pub fn import(files: &[File<'_>], options: &Options) -> Imported {
    pipeline::InputRows::read(files, options).imported(options)
}

/// The dossier in its own format: JSON Lines where the name ends in `.jsonl`.
///
/// # Errors
/// None for a dossier that was read.
pub fn written(dossier: &Dossier, name: &str) -> Result<String, serde_json::Error> {
    if name.ends_with(".jsonl") { to_jsonl(dossier) } else { to_json(dossier) }
}

/// The metadata of an imported dossier.
fn metadata(title: &str, summary: Option<String>) -> Metadata {
    let id = slug(title);
    Metadata {
        id: if id.is_empty() { "imported" } else { &id }.into(),
        title: title.into(),
        summary: summary.map(String::into_boxed_str),
        ..Metadata::default()
    }
}
