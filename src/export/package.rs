//! A Frictionless data package: a folder of tables with `datapackage.json`, which names the type
//! of every column and which column refers to which table.
//!
//! The tables are derived from the schema of the file format, so that they have every field. A kind
//! of record is a table of its scalar fields; a list in a record is a table whose rows have the
//! record, the part of it (a JSON pointer) and the position in the list.

mod descriptor;
mod rows;
mod schema;

use super::{escape, json, selection::Selection};
use crate::dossier::Dossier;
use schema::Table;
use std::fmt;

pub(super) fn files(selection: &Selection<'_>) -> Result<Vec<(String, String)>, fmt::Error> {
    let records = selection.closed().into_owned();
    let dossier = Dossier::new(selection.closed_metadata(&records), records);
    let tables = schema::tables();
    let descriptor = json::pretty(&descriptor::package(&tables, dossier.metadata()))?;
    let mut files = vec![("datapackage.json".to_owned(), descriptor)];
    let mut rows = rows::rows(&tables, &dossier).map_err(|_| fmt::Error)?;
    for table in &tables {
        let rows = rows.remove(&table.name).unwrap_or_default();
        files.push((table.file(), text(table, &rows).ok_or(fmt::Error)?));
    }
    Ok(files)
}

/// The table as CSV, with the byte order mark by which Excel knows UTF-8.
fn text(table: &Table, rows: &[Vec<String>]) -> Option<String> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(table.columns.iter().map(|column| &column.name)).ok()?;
    for row in rows {
        let cells = row.iter().zip(&table.columns).map(|(cell, column)| match column.is_text() {
            true => escape::cell(cell),
            false => cell.clone(),
        });
        writer.write_record(cells).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}
