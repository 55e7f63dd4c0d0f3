//! A list of JSON objects: a row each, with a column for each member name.

use super::table::{Cell, Row, Table};
use crate::{
    diagnostics::{Code, SpanDiagnostic},
    file_format::json_span,
};
use serde_json::value::RawValue;

/// Reads a list of objects.
pub(super) fn read(text: &str) -> Table {
    let mut table = Table::default();
    let Some(root) = root(text, &mut table) else { return table };
    for (nth, value) in json_span::elements(root).into_iter().enumerate() {
        let Some(mut row) = row(text, value, &mut table) else { continue };
        row.locator = Some(format!("record {}", nth + 1));
        for (key, value) in json_span::members(value) {
            let name = json_span::string(key).unwrap_or_default();
            let column = table.column(&name, &json_span::span(text, key));
            row.put(column, Cell::new(plain(value), json_span::span(text, value)));
        }
        table.rows.push(row);
    }
    if table.columns.is_empty() && table.diagnostics.is_empty() {
        let diagnostic = SpanDiagnostic::new(Code::Table, 0..0, "no list of objects in this file");
        table
            .diagnostics
            .push(diagnostic.help("expected [{\"date\": \"2008\", \"title\": \"…\"}]"));
    }
    table
}

/// The root value; reports a syntax error.
pub(super) fn root<'a>(text: &'a str, table: &mut Table) -> Option<&'a RawValue> {
    match serde_json::from_str::<&RawValue>(text) {
        Ok(value) => Some(value),
        Err(error) => {
            table.diagnostics.push(SpanDiagnostic::of_syntax(text, 0..text.len(), &error));
            None
        }
    }
}

/// A row for an object; reports other values.
pub(super) fn row(text: &str, value: &RawValue, table: &mut Table) -> Option<Row> {
    let span = json_span::span(text, value);
    if json_span::type_of(value) == "an object" {
        return Some(Row { span, locator: None, cells: Vec::new() });
    }
    table.failed += 1;
    let message = format!("expected an object, got {}", json_span::type_of(value));
    table.diagnostics.push(SpanDiagnostic::new(Code::Table, span, message));
    None
}

/// The text of a value: lists are separated by semicolons.
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

/// A member of an object.
pub(super) fn member<'a>(value: &'a RawValue, name: &str) -> Option<&'a RawValue> {
    let quoted = format!("\"{name}\"");
    json_span::members(value)
        .into_iter()
        .find(|(key, _)| key.get() == quoted)
        .map(|(_, value)| value)
}
