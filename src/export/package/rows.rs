//! Records → rows of tables.

use super::schema::{Column, RECORDS, Table, Type, part_name, singular};
use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryPart},
};
use serde_json::Value;
use std::collections::HashMap;

/// Tables under construction.
struct TableRows<'a> {
    tables: &'a mut [Table],
    by_name: HashMap<String, usize>,
}

/// Fills the tables from JSON of the file format.
pub(super) fn fill(tables: &mut [Table], document: &Value, dossier: &Dossier) {
    let by_name = tables.iter().enumerate().map(|(at, table)| (table.name.clone(), at)).collect();
    let mut filling = TableRows { tables, by_name };
    for id in dossier.entries().filter(|id| dossier.entry(*id).part == EntryPart::Whole) {
        let record = dossier.record(id);
        let contested =
            dossier.is_contested(id) || dossier.parts(id).any(|part| dossier.is_contested(part));
        filling.push(
            RECORDS,
            vec![
                record.id().to_owned(),
                record.kind().name().to_owned(),
                record.title().to_owned(),
                contested.to_string(),
            ],
        );
    }
    for (list, records) in document.as_object().into_iter().flatten() {
        for record in records.as_array().into_iter().flatten() {
            let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
            filling.object(list, &[], record);
            filling.lists(singular(list), id, "", record);
        }
    }
}

impl TableRows<'_> {
    fn push(&mut self, name: &str, row: Vec<String>) {
        let table = self.by_name.get(name).and_then(|at| self.tables.get_mut(*at));
        if let Some(table) = table {
            table.rows.push(row);
        }
    }

    /// Adds a row; `before` has the cells of its position.
    fn object(&mut self, name: &str, before: &[String], value: &Value) {
        let table = self.by_name.get(name).and_then(|at| self.tables.get_mut(*at));
        let Some(table) = table else { return };
        let mut row = before.to_vec();
        for column in table.columns.iter().skip(before.len()) {
            row.push(cell(column, value));
        }
        table.rows.push(row);
    }

    fn lists(&mut self, path: &str, record: &str, part: &str, value: &Value) {
        for (field, items) in value.as_object().into_iter().flatten() {
            let Some(items) = items.as_array() else { continue };
            let name = part_name(path, field);
            for (at, item) in items.iter().enumerate() {
                let before = [record.to_owned(), part.to_owned(), at.to_string()];
                self.object(&name, &before, item);
                self.lists(&name, record, &format!("{part}/{field}/{at}"), item);
            }
        }
    }
}

fn cell(column: &Column, value: &Value) -> String {
    if column.kind == Type::Day {
        return day(column, value);
    }
    let field = if column.name == "value" && !value.is_object() {
        Some(value)
    } else {
        value.get(&column.name)
    };
    match field {
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
