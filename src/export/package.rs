//! A Frictionless data package: a folder of tables with `datapackage.json`, which names the type
//! of every column and which column refers to which table.
//!
//! The tables are derived from the schema of the file format, so that they have every field. A kind
//! of record is a table of its scalar fields; a list in a record is a table whose rows have the
//! record, the part of it (a JSON pointer) and the position in the list.

mod descriptor;
mod reader;
mod rows;
mod schema;

use super::{escape, json, selection::Selection};
use crate::{dossier::Dossier, file_format::Document};
pub use reader::{PackageError, read_package, table_files};
use schema::Table;
use std::fmt;

/// The file name of the descriptor.
pub const DESCRIPTION: &str = "datapackage.json";

/// The files of the package.
pub(super) fn files(selection: &Selection<'_>) -> Result<Vec<(String, String)>, fmt::Error> {
    let records = selection.closed().into_owned();
    let dossier = Dossier::new(selection.closed_metadata(&records), records);
    let value = serde_json::to_value(Document::from(&dossier)).map_err(|_| fmt::Error)?;
    let mut tables = schema::tables();
    rows::fill(&mut tables, &value, &dossier);
    let mut files = vec![(
        DESCRIPTION.to_owned(),
        json::pretty(&descriptor::package(&tables, dossier.metadata()))?,
    )];
    for table in &tables {
        files.push((table.file(), text(table)?));
    }
    Ok(files)
}

/// The table as CSV, with the byte order mark by which Excel knows UTF-8.
fn text(table: &Table) -> Result<String, fmt::Error> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(table.columns.iter().map(|column| &column.name)).map_err(|_| fmt::Error)?;
    for row in &table.rows {
        let cells = row
            .iter()
            .zip(&table.columns)
            .map(|(cell, column)| if column.is_text() { escape::cell(cell) } else { cell.clone() });
        writer.write_record(cells).map_err(|_| fmt::Error)?;
    }
    let bytes = writer.into_inner().map_err(|_| fmt::Error)?;
    String::from_utf8(bytes).map_err(|_| fmt::Error)
}
