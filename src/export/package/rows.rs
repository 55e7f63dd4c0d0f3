//! Records → rows of tables.

use super::schema::{Column, RECORDS, Table, Type, part_name, singular};
use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryPart},
    file_format::DossierFile,
};
use serde_json::Value;
use std::collections::HashMap;

pub(super) fn rows(
    tables: &[Table],
    dossier: &Dossier,
) -> serde_json::Result<HashMap<String, Vec<Vec<String>>>> {
    let tables = tables.iter().map(|table| (&*table.name, &*table.columns)).collect();
    let mut filling = Filling { tables, rows: HashMap::new() };
    let whole = dossier.entries().filter(|id| dossier.entry(*id).part == EntryPart::Whole);
    let all = whole.map(|id| {
        let record = dossier.record(id);
        let contested =
            dossier.is_contested(id) || dossier.parts(id).any(|part| dossier.is_contested(part));
        [record.id(), record.kind().name(), record.title(), &contested.to_string()]
            .map(str::to_owned)
            .to_vec()
    });
    filling.rows.insert(RECORDS.to_owned(), all.collect());
    let document = serde_json::to_value(DossierFile(dossier))?;
    for (list, records) in document.as_object().into_iter().flatten() {
        for record in records.as_array().into_iter().flatten() {
            let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
            filling.object(list, &[], record);
            filling.lists(singular(list), id, "", record);
        }
    }
    Ok(filling.rows)
}

struct Filling<'a> {
    tables: HashMap<&'a str, &'a [Column]>,
    rows: HashMap<String, Vec<Vec<String>>>,
}

impl Filling<'_> {
    fn object(&mut self, name: &str, before: &[String], value: &Value) {
        let Some(columns) = self.tables.get(name) else { return };
        let cells = columns.iter().skip(before.len()).map(|column| cell(column, value));
        let row = before.iter().cloned().chain(cells).collect();
        self.rows.entry(name.to_owned()).or_default().push(row);
    }

    fn lists(&mut self, path: &str, record: &str, part: &str, value: &Value) {
        for (field, items) in value.as_object().into_iter().flatten() {
            let name = part_name(path, field);
            for (at, item) in items.as_array().into_iter().flatten().enumerate() {
                self.object(&name, &[record.to_owned(), part.to_owned(), at.to_string()], item);
                self.lists(&name, record, &format!("{part}/{field}/{at}"), item);
            }
        }
    }
}

fn cell(column: &Column, value: &Value) -> String {
    let is_plain = column.name == "value" && !value.is_object();
    match value.get(&column.name).or(is_plain.then_some(value)) {
        _ if column.kind == Type::Day => day(column, value),
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// The first or last possible day of a date, if the years of tables include it.
fn day(column: &Column, value: &Value) -> String {
    let (field, which) = column.name.rsplit_once('_').unwrap_or_default();
    let date = value.get(field).and_then(Value::as_str).and_then(|text| text.parse::<Date>().ok());
    let day = date.map(|date| if which == "earliest" { date.earliest() } else { date.latest() });
    let known = |day: &Day| day.year().is_some_and(|year| year > 0);
    day.filter(known).map(|day| day.to_string()).unwrap_or_default()
}
