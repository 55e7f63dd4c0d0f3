//! JSON objects as rows, their members as columns: in one list, in a list per year, or in lines.

use super::{
    profile::is_entity,
    table::{Cell, Row, Table},
};
use crate::{
    diagnostics::{Code, SpanDiagnostic},
    file_format::json_span::{self, JsonType, member},
    text::is_number,
};
use serde_json::value::RawValue;

pub(super) fn read(text: &str) -> Table {
    let mut table = Table::default();
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_object = |line: &str| line.starts_with('{') && line.ends_with('}');
    if lines().count() > 1 && lines().take(2).all(is_object) {
        for line in lines() {
            let Ok(value) = serde_json::from_str::<&RawValue>(line) else {
                let start = line.as_ptr() as usize - text.as_ptr() as usize;
                let span = start..start + line.len();
                table.fail(SpanDiagnostic::new(Code::Syntax, span, "not a JSON object"));
                continue;
            };
            add(text, value, None, &mut table);
        }
        return table;
    }
    let Some(root) = root(text, &mut table) else { return table };
    let is_list = |value: &RawValue| {
        json_span::elements(value)
            .first()
            .is_some_and(|one| json_span::type_of(one) == JsonType::Object)
    };
    let members = json_span::members(root);
    let lists: Vec<_> = members.into_iter().filter(|(_, value)| is_list(value)).collect();
    for (key, list) in &lists {
        // The name of a single list says nothing about its rows.
        let group = Some(*key).filter(|_| lists.len() > 1);
        json_span::elements(list).into_iter().for_each(|it| add(text, it, group, &mut table));
    }
    json_span::elements(root).into_iter().for_each(|it| add(text, it, None, &mut table));
    let help = "expected [{\"date\": \"2008\", \"title\": \"…\"}]";
    table.expect_rows("no list of objects in this file", help);
    table
}

fn add(text: &str, value: &RawValue, group: Option<&RawValue>, table: &mut Table) {
    let Some(mut row) = row(text, value, table) else { return };
    row.locator = Some(format!("record {}", table.rows.len() + table.failed + 1));
    if let Some(key) = group {
        let name = json_span::string(key).unwrap_or_default();
        let is_year = name.len() == 4 && is_number(&name);
        let cell = Cell::new(name, json_span::span(text, key));
        table.put(&mut row, if is_year { "year" } else { "group" }, cell);
    }
    put_members(text, value, "", &mut row, table);
    table.rows.push(row);
}

fn put_members(text: &str, value: &RawValue, prefix: &str, row: &mut Row, table: &mut Table) {
    for (key, value) in json_span::members(value) {
        let name = prefix.to_owned() + &json_span::string(key).unwrap_or_default();
        let is_nested = json_span::type_of(value) == JsonType::Object && label(value).is_none();
        if is_nested && prefix.is_empty() {
            put_members(text, value, &format!("{name} "), row, table);
            continue;
        }
        let span = json_span::span(text, value);
        let plain = plain(value);
        // Wikidata gives days as times at midnight.
        let day = plain.strip_suffix("T00:00:00Z").map(str::to_owned);
        let mut cell = Cell::new(day.unwrap_or(plain), span);
        let entity = ["value", "id"].iter().find_map(|name| member(value, name).map(self::plain));
        if let Some(entity) = entity.filter(|entity| is_entity(entity)) {
            cell.entity = Some(entity);
        }
        let column = table.column(&name, &json_span::span(text, key));
        row.put(column, cell);
    }
}

/// The member of an object that names it.
fn label(value: &RawValue) -> Option<&RawValue> {
    ["label", "name", "title", "text", "value"].iter().find_map(|name| member(value, name))
}

pub(super) fn root<'a>(text: &'a str, table: &mut Table) -> Option<&'a RawValue> {
    let root = serde_json::from_str::<&RawValue>(text);
    root.map_err(|error| {
        table.diagnostics.push(SpanDiagnostic::of_syntax(text, 0..text.len(), &error));
    })
    .ok()
}

pub(super) fn row(text: &str, value: &RawValue, table: &mut Table) -> Option<Row> {
    let span = json_span::span(text, value);
    if json_span::type_of(value) == JsonType::Object {
        return Some(Row::new(span));
    }
    let message = format!("expected an object, got {}", json_span::type_of(value));
    table.fail(SpanDiagnostic::new(Code::Table, span, message));
    None
}

/// The text of a value: of a list separated by semicolons, of an object its label.
pub(super) fn plain(value: &RawValue) -> String {
    match json_span::type_of(value) {
        JsonType::Text => json_span::string(value).unwrap_or_default().trim().to_owned(),
        JsonType::List => {
            let parts: Vec<String> = json_span::elements(value).into_iter().map(plain).collect();
            parts.join("; ")
        }
        JsonType::Object => label(value).map_or_else(|| value.get().to_owned(), plain),
        JsonType::Null => String::new(),
        JsonType::Truth | JsonType::Number => value.get().to_owned(),
    }
}
