//! Everything in: tables, timelines and query results of others made into a dossier.
//!
//! Each format becomes a table whose cells know where they stand; one table of fields says what
//! columns are for; one way leads from a row to a record. Every record cites the row it comes
//! from. A row that cannot be read is told with its place and what to do, and none is dropped in
//! silence. This knows no file system and no clock: files come as names and bytes.

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
mod slug;
mod table;
mod timelinejs;
mod wikidata;

use crate::{
    date::{Date, parser::DayOrder},
    diagnostics::Diagnostic,
    dossier::{Dossier, Kind, Metadata},
    file_format::{File, to_json, to_jsonl},
};
pub use format::Format;

/// What to make of the files.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format; where it is not given, each file tells its own.
    pub format: Option<Format>,
    /// What the rows are; where it is not given, the columns tell.
    pub kind: Option<Kind>,
    /// Fields with the columns that are for them.
    pub map: Vec<(String, String)>,
    /// Fields with a text that is the same in all rows.
    pub set: Vec<(String, String)>,
    /// How a day and a month in numbers follow each other.
    pub order: Option<DayOrder>,
    /// When the files were retrieved from where they come from.
    pub retrieved: Option<Date>,
    /// What the dossier is called; otherwise what the first file is.
    pub title: Option<String>,
}

/// What importing brought.
#[derive(Debug)]
pub struct Imported {
    /// The dossier of all rows that could be read; it has nothing that a check finds wrong.
    pub dossier: Dossier,
    /// What became of each file.
    pub files: Vec<Report>,
}

impl Imported {
    /// How many rows could not be read; a file that could not be read at all counts as one.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.files.iter().map(|file| file.failed).sum()
    }
}

/// What became of one file.
#[derive(Debug, Default)]
pub struct Report {
    /// The name of the file.
    pub file: String,
    /// Its format, where that is known.
    pub format: Option<Format>,
    /// What its rows are.
    pub kind: Option<Kind>,
    /// Its columns.
    pub columns: Vec<ColumnReport>,
    /// How many rows it has, those that could not be read among them.
    pub rows: usize,
    /// How many of them could not be read.
    pub failed: usize,
    /// Why, in the order of their places.
    pub problems: Vec<Diagnostic>,
    /// How many problems there are besides; no more than some hundreds are listed.
    pub unlisted: usize,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnReport {
    /// Its name.
    pub name: String,
    /// The field that it is for; nothing where it is not used.
    pub field: Option<&'static str>,
    /// The first text in it.
    pub sample: String,
}

/// Makes a dossier of files.
#[must_use]
pub fn import(files: &[File<'_>], options: &Options) -> Imported {
    pipeline::InputRows::read(files, options).imported(options)
}

/// The dossier as a file of the own format, for a file whose name ends in `.jsonl` with one record
/// a line.
///
/// # Errors
/// None that a dossier which was read can bring about.
pub fn written(dossier: &Dossier, name: &str) -> Result<String, serde_json::Error> {
    if name.ends_with(".jsonl") { to_jsonl(dossier) } else { to_json(dossier) }
}

/// What a dossier made of files says of itself.
fn about(title: &str, summary: Option<String>) -> Metadata {
    let id = slug::slug(title);
    Metadata {
        id: if id.is_empty() { "imported" } else { &id }.into(),
        title: title.into(),
        summary: summary.map(String::into_boxed_str),
        ..Metadata::default()
    }
}
