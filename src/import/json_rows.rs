//! A list of JSON objects as a table: every member a cell, its name the column.

use super::table::{Cell, Row, Table};
use crate::{
    diagnostics::{Code, SpanDiagnostic},
    file_format::json_span,
};
use serde_json::value::RawValue;

/// Reads the text.
pub(super) fn read(text: &str) -> Table {
    let mut table = Table::default();
    let Some(whole) = whole(text, &mut table) else { return table };
    for (nth, value) in json_span::elements(whole).into_iter().enumerate() {
        let Some(mut row) = row(text, value, &mut table) else { continue };
        row.locator = Some(format!("record {}", nth + 1));
        for (key, value) in json_span::members(value) {
            let name = json_span::string(key).unwrap_or_default();
            let column = table.column(&name, &json_span::span(text, key));
            row.put(column, Cell::new(plain(value), json_span::span(text, value)));
        }
        table.rows.push(row);
    }
    if table.columns.is_empty() && table.flaws.is_empty() {
        let flaw = SpanDiagnostic::new(Code::Table, 0..0, "no list of objects in this file");
        table.flaws.push(flaw.help("expected [{\"date\": \"2008\", \"title\": \"…\"}]"));
    }
    table
}

/// The value that the text is; a text that is no JSON is told.
pub(super) fn whole<'a>(text: &'a str, table: &mut Table) -> Option<&'a RawValue> {
    match serde_json::from_str::<&RawValue>(text) {
        Ok(value) => Some(value),
        Err(error) => {
            table.flaws.push(SpanDiagnostic::of_syntax(text, 0..text.len(), &error));
            None
        }
    }
}

/// A row for an object; what is none is told.
pub(super) fn row(text: &str, value: &RawValue, table: &mut Table) -> Option<Row> {
    let span = json_span::span(text, value);
    if json_span::type_of(value) == "an object" {
        return Some(Row { span, locator: None, cells: Vec::new() });
    }
    table.lost += 1;
    let message = format!("expected an object, got {}", json_span::type_of(value));
    table.flaws.push(SpanDiagnostic::new(Code::Table, span, message));
    None
}

/// What a value says as a text: lists parted by semicolons.
pub(super) fn plain(value: &RawValue) -> String {
    match value.get().as_bytes().first() {
        Some(b'"') => json_span::string(value).unwrap_or_default().trim().to_owned(),
        Some(b'[') => {
            let parts: Vec<String> = json_span::elements(value).into_iter().map(plain).collect();
            parts.join("; ")
        }
        Some(b'n') | None => String::new(),
        Some(_) => value.get().to_owned(),
    }
}

/// The member of an object.
pub(super) fn member<'a>(value: &'a RawValue, name: &str) -> Option<&'a RawValue> {
    let quoted = format!("\"{name}\"");
    json_span::members(value)
        .into_iter()
        .find(|(key, _)| key.get() == quoted)
        .map(|(_, value)| value)
}
