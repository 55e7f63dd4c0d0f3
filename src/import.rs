//! Import: makes a dossier of tables, timelines and query results.
//!
//! [`decode`] makes text of the bytes, also of a workbook, and every format is read into a
//! [`table::Table`] whose cells have byte ranges; [`profile`], [`fields`] and [`mapping`] find the
//! fields of its columns; [`draft`], [`merge`] and [`composer`] make records of its rows. Every
//! record cites its row, and nothing is dropped, merged or guessed without a diagnostic. Files come
//! as names and bytes, so that nothing here reads the disk or the clock.

mod bibliography;
mod bibtex;
mod causes;
mod cell_parser;
mod chronology;
mod completion;
mod composer;
mod csv;
pub mod date;
mod decode;
mod draft;
mod fields;
mod foreign;
mod format;
mod html_text;
mod json_rows;
mod mapping;
mod merge;
mod merged_record;
mod names;
mod pipeline;
mod profile;
mod table;
mod timelinejs;
mod wikidata;
mod workbook;

use crate::{
    date::{Date, parser::DayOrder},
    dossier::{Dossier, Kind, vocabulary::vocabulary},
    file_format::{to_json, to_jsonl},
};
pub use causes::Cause;
pub use format::Format;
pub use pipeline::import;

#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format; detected for each file by default.
    pub format: Option<Format>,
    /// The kind of the records; detected from the columns by default.
    pub kind: Option<Kind>,
    pub map: Vec<(String, String)>,
    pub set: Vec<(String, String)>,
    pub ignore: Vec<String>,
    /// The separator of names; by default `;`, `|`, line breaks, and commas in lists with commas.
    pub split: Option<Separator>,
    /// Which rows are one record; by default those with one id, or one name unless dates differ.
    pub same: Option<Same>,
    /// The sheet of a workbook; the first one with rows by default.
    pub sheet: Option<String>,
    /// The encoding of texts that are not UTF-8; guessed by default.
    pub encoding: Option<String>,
    /// The order of day and month in numeric dates.
    pub order: Option<DayOrder>,
    /// The day on which the files were retrieved.
    pub retrieved: Option<Date>,
    /// The title of the dossier; that of the first file by default.
    pub title: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Separator {
    /// Semicolons, bars and line breaks.
    #[default]
    Usual,
    /// Commas as well.
    Commas,
    /// This character only.
    Only(char),
    /// No separator: each cell is one name.
    Never,
}

vocabulary! {
    /// Which rows describe the same thing.
    Same {
        Name = "name", "rows of one id or name";
        Id = "id", "rows of one id";
        Never = "never", "no rows";
    }
}

impl Separator {
    /// Parses a single character, or `none`; the error says why it is neither.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            _ if text == "none" => Ok(Self::Never),
            (Some(letter), None) => Ok(Self::Only(letter)),
            _ => Err("not a character or none"),
        }
    }
}

#[derive(Debug)]
pub struct Imported {
    /// The dossier of all sound rows; `check` finds no error in it.
    pub dossier: Dossier,
    pub files: Vec<Report>,
}

impl Imported {
    /// The number of failed rows; an unreadable file counts as one.
    pub fn failed(&self) -> usize {
        self.files.iter().map(|file| file.failed).sum()
    }

    pub fn imported(&self) -> usize {
        self.files.iter().map(|file| file.rows.saturating_sub(file.failed)).sum()
    }
}

#[derive(Debug, Default)]
pub struct Report {
    pub file: String,
    pub format: Option<Format>,
    pub kind: Option<Kind>,
    pub columns: Vec<ColumnReport>,
    /// The number of its rows, failed ones included.
    pub rows: usize,
    pub failed: usize,
    /// The causes of errors and what was guessed, by position.
    pub causes: Vec<Cause>,
    /// The number of causes beyond the limit.
    pub unlisted: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnReport {
    pub name: String,
    /// The field; none if the column is ignored.
    pub field: Option<&'static str>,
    pub sample: String,
}

/// The dossier in its own format, `.jsonl` as JSON Lines; never fails for one that was read.
pub fn written(dossier: &Dossier, name: &str) -> Result<String, serde_json::Error> {
    if name.ends_with(".jsonl") { to_jsonl(dossier) } else { to_json(dossier) }
}
