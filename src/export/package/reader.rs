//! Data package → file format: a package becomes JSON, which is read and checked like any file.

use super::{
    DESCRIPTION,
    schema::{Column, RECORDS, Table, Type, tables},
};
use crate::export::escape::from_cell;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// An error of a package.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The descriptor is malformed.
    #[error("datapackage.json is no JSON: {0}")]
    Description(serde_json::Error),
    /// A table is malformed.
    #[error("{0}: {1}")]
    Table(String, csv::Error),
    /// A row has too few or too many cells.
    #[error("{file}: line {line}: {found} cells instead of {wanted}")]
    Row {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// The number of cells.
        found: usize,
        /// The number of columns.
        wanted: usize,
    },
    /// A cell does not match the type of its column.
    #[error("{file}: line {line}: \"{cell}\" is no {wanted}")]
    Cell {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// The text of the cell.
        cell: String,
        /// The expected type.
        wanted: &'static str,
    },
    /// A row belongs to a missing record or part.
    #[error("{file}: line {line}: no record \"{record}\" has a part \"{part}\"")]
    Loose {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// The id of the record.
        record: String,
        /// The pointer to the part.
        part: String,
    },
}

/// A row of a list with its position.
struct Row {
    file: String,
    line: u64,
    record: String,
    part: String,
    position: u64,
    field: String,
    value: Value,
}

/// The names of the tables of a package.
pub fn table_files() -> impl Iterator<Item = String> {
    tables().into_iter().filter(|table| table.name != RECORDS).map(|table| table.file())
}

/// The package as JSON of the file format, and the rows that are left out. Unknown tables are
/// ignored.
///
/// # Errors
/// A malformed descriptor; errors of records show when the file is read.
pub fn read_package(files: &[(&str, &str)]) -> Result<(String, Vec<PackageError>), PackageError> {
    let mut skipped = Vec::new();
    let find = |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, text)| *text);
    let description: Value = serde_json::from_str(find(DESCRIPTION).unwrap_or("{}"))
        .map_err(PackageError::Description)?;
    let mut records: Vec<(String, Value)> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::new();
    for table in tables().iter().filter(|table| table.name != RECORDS) {
        let Some(text) = find(&table.file()) else { continue };
        for (line, value) in objects(table, text, &mut skipped) {
            if table.is_part() {
                rows.push(row(table, line, value));
            } else {
                let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                by_id.entry(id).or_insert(records.len());
                records.push((table.name.clone(), value));
            }
        }
    }
    // Parts come before the parts in them, and lists in order.
    rows.sort_by(|one, other| {
        let key = |row: &Row| (row.part.matches('/').count(), row.position);
        key(one).cmp(&key(other))
    });
    for row in rows {
        let at = by_id.get(&row.record).and_then(|at| records.get_mut(*at));
        let object = at.and_then(|(_, record)| record.pointer_mut(&row.part)?.as_object_mut());
        let list = object.map(|object| object.entry(row.field).or_insert_with(|| json!([])));
        let Some(list) = list.and_then(Value::as_array_mut) else {
            let Row { file, line, record, part, .. } = row;
            skipped.push(PackageError::Loose { file, line, record, part });
            continue;
        };
        list.push(row.value);
    }
    let mut document = Map::new();
    document.insert("format".to_owned(), json!(crate::file_format::FORMAT));
    if let Some(about) = description.get("dossier") {
        document.insert("dossier".to_owned(), about.clone());
    }
    for (list, record) in records {
        let list = document.entry(list).or_insert_with(|| json!([]));
        list.as_array_mut().into_iter().for_each(|list| list.push(record.clone()));
    }
    Ok((Value::Object(document).to_string(), skipped))
}

fn row(table: &Table, line: u64, mut value: Value) -> Row {
    let mut take = |name: &str| {
        value.as_object_mut().and_then(|object| object.remove(name)).unwrap_or_default()
    };
    let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
    let (record, part, position) = (text(take("record")), text(take("part")), take("position"));
    let plain = take("value");
    Row {
        file: table.file(),
        line,
        record,
        part,
        position: position.as_u64().unwrap_or_default(),
        field: table.field.clone(),
        value: if plain.is_null() { value } else { plain },
    }
}

/// The rows of a table as JSON objects, with their lines.
fn objects(table: &Table, text: &str, skipped: &mut Vec<PackageError>) -> Vec<(u64, Value)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    let mut objects = Vec::new();
    'rows: for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                skipped.push(PackageError::Table(table.file(), error));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let (file, found, wanted) = (table.file(), record.len(), headers.len());
        if found != wanted {
            skipped.push(PackageError::Row { file, line, found, wanted });
            continue;
        }
        let mut object = Map::new();
        for (header, cell) in headers.iter().zip(&record) {
            let column = table.columns.iter().find(|column| column.name == header);
            let Some(column) = column else { continue };
            match value(column, cell) {
                Ok(value) => {
                    object.extend(value.map(|value| (column.name.clone(), value)));
                }
                Err(wanted) => {
                    let cell = cell.to_owned();
                    skipped.push(PackageError::Cell { file, line, cell, wanted });
                    continue 'rows;
                }
            }
        }
        objects.push((line, Value::Object(object)));
    }
    objects
}

/// The value of a cell; none for an empty one, unless the column is required.
fn value(column: &Column, cell: &str) -> Result<Option<Value>, &'static str> {
    if cell.is_empty() && !(column.required && column.kind == Type::Text) {
        return Ok(None);
    }
    let parsed = |wanted| serde_json::from_str::<Value>(cell).map(Some).map_err(|_| wanted);
    match column.kind {
        Type::Text | Type::Edtf => Ok(Some(json!(from_cell(cell)))),
        Type::Integer | Type::Number => parsed("number"),
        Type::Boolean => parsed("boolean"),
        Type::Object => parsed("JSON object"),
        Type::Day | Type::Derived => Ok(None),
    }
}
