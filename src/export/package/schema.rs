//! The tables of a package, derived from the schema of the file format.

use crate::file_format::SCHEMA;
use serde_json::Value;

/// The table of all records, for references to records of any kind.
pub(super) const RECORDS: &str = "records";

/// Lists of several kinds of record that share a table.
const SHARED: [&str; 3] = ["names", "cites", "rival_dates"];

/// The fields of the first columns.
const FIRST: [&str; 9] =
    ["id", "title", "type", "classification", "date", "start", "end", "summary", "text"];

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    /// A date in EDTF.
    Edtf,
    Integer,
    Number,
    Boolean,
    /// A JSON object.
    Object,
    /// A day derived from a date; ignored by the reader.
    Day,
    /// A value derived from the dossier; ignored by the reader.
    Derived,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Type,
    pub(super) about: String,
    pub(super) required: bool,
    /// The vocabulary; empty for free text.
    pub(super) words: Vec<String>,
}

impl Column {
    fn new(name: &str, kind: Type, about: &str, required: bool) -> Self {
        Self { name: name.to_owned(), kind, about: about.to_owned(), required, words: Vec::new() }
    }

    /// Whether a spreadsheet could read a cell as a formula.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.kind, Type::Text | Type::Edtf)
    }
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) about: String,
    /// The list field in the file format.
    pub(super) field: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// Whether its rows are parts of records.
    pub(super) fn is_part(&self) -> bool {
        self.columns.first().is_some_and(|column| column.name == "record")
    }
}

/// Every table, empty: all records, the kinds, the lists.
pub(super) fn tables() -> Vec<Table> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap_or_default();
    let mut tables = vec![Table {
        name: RECORDS.to_owned(),
        about: "Every record, of whichever kind.".to_owned(),
        field: String::new(),
        columns: vec![
            Column::new("id", Type::Derived, "The id of the record.", true),
            Column::new("kind", Type::Derived, "The kind of the record.", true),
            Column::new("title", Type::Text, "What it is called.", false),
            Column::new("contested", Type::Derived, "Whether positions on it differ.", true),
        ],
        rows: Vec::new(),
    }];
    let mut parts = Vec::new();
    for (list, property) in properties(&schema) {
        let Some(object) = property.get("items").and_then(|items| resolve(&schema, items)) else {
            continue;
        };
        let kind = singular(list);
        tables.push(table(&schema, list, list, property, object, false));
        lists(&schema, kind, object, &mut parts);
    }
    tables.extend(parts);
    tables
}

/// Adds the tables of the lists in an object, recursively.
fn lists(schema: &Value, path: &str, object: &Value, tables: &mut Vec<Table>) {
    for (field, property) in properties(object) {
        let Some(items) = property.get("items") else { continue };
        let name = part_name(path, field);
        if tables.iter().any(|table| table.name == name) {
            continue;
        }
        let inner = resolve(schema, items).unwrap_or(items);
        tables.push(table(schema, &name, field, property, inner, true));
        lists(schema, &name, inner, tables);
    }
}

/// The table name of a list in a record or part.
pub(super) fn part_name(path: &str, field: &str) -> String {
    if SHARED.contains(&field) { field.to_owned() } else { format!("{path}_{field}") }
}

/// The singular of a list name.
pub(super) fn singular(list: &str) -> &str {
    match list {
        "treaties" => "treaty",
        "people" => "person",
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

fn table(
    schema: &Value,
    name: &str,
    field: &str,
    property: &Value,
    object: &Value,
    is_part: bool,
) -> Table {
    let mut columns = Vec::new();
    if is_part {
        columns.push(Column::new("record", Type::Text, "The record it belongs to.", true));
        let about =
            "The part of the record it belongs to (a JSON pointer); empty: the record as a whole.";
        columns.push(Column::new("part", Type::Text, about, false));
        columns.push(Column::new(
            "position",
            Type::Integer,
            "Its place in the list, from 0.",
            true,
        ));
    }
    if object.get("properties").is_none() {
        columns.extend(column(schema, "value", object, true));
    }
    let mut plain: Vec<(&str, &Value)> =
        properties(object).filter(|(_, property)| property.get("items").is_none()).collect();
    let rank = |field: &str| FIRST.iter().position(|first| *first == field).unwrap_or(FIRST.len());
    plain.sort_by_key(|(field, _)| (rank(field), (*field).to_owned()));
    for (field, property) in plain {
        columns.extend(column(schema, field, property, is_required(object, field)));
    }
    let about = property.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
    Table { name: name.to_owned(), about, field: field.to_owned(), columns, rows: Vec::new() }
}

/// The column of a scalar field; a date has two more for its first and last possible day.
fn column(schema: &Value, name: &str, property: &Value, required: bool) -> Vec<Column> {
    let inner = non_null(schema, property);
    let about = property.get("description").and_then(Value::as_str).unwrap_or_default();
    let is_date = inner.get("format").and_then(Value::as_str) == Some("edtf");
    let kind = match type_name(inner) {
        _ if is_date => Type::Edtf,
        Some("integer") => Type::Integer,
        Some("number") => Type::Number,
        Some("boolean") => Type::Boolean,
        Some("object") => Type::Object,
        _ => Type::Text,
    };
    let mut first = Column::new(name, kind, about, required);
    first.words = words(inner);
    let mut columns = vec![first];
    if is_date {
        let day =
            |which: &str, about| Column::new(&format!("{name}_{which}"), Type::Day, about, false);
        columns.push(day("earliest", "The first day it can mean; empty where that is open."));
        columns.push(day("latest", "The last day it can mean; empty where that is open."));
    }
    columns
}

fn words(property: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let list = |name: &str| property.get(name).and_then(Value::as_array).into_iter().flatten();
    let constants = list("oneOf").filter_map(|one| one.get("const")).filter_map(text);
    list("enum").filter_map(text).chain(constants).collect()
}

/// The type of an optional field without `null`.
fn non_null<'a>(schema: &'a Value, property: &'a Value) -> &'a Value {
    if let Some(object) = resolve(schema, property) {
        return object;
    }
    let choices = property.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    choices.filter_map(|choice| resolve(schema, choice)).next().unwrap_or(property)
}

fn type_name(property: &Value) -> Option<&str> {
    match property.get("type")? {
        Value::String(name) => Some(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).find(|name| *name != "null"),
        _ => None,
    }
}

fn is_required(object: &Value, field: &str) -> bool {
    let required = object.get("required").and_then(Value::as_array);
    required.is_some_and(|required| required.iter().any(|name| name == field))
}

fn properties(object: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let fields = object.get("properties").and_then(Value::as_object).into_iter().flatten();
    fields.map(|(name, property)| (name.as_str(), property))
}

/// The definition to which a node of the schema refers.
fn resolve<'a>(schema: &'a Value, node: &Value) -> Option<&'a Value> {
    let target = node.get("$ref")?.as_str()?;
    schema.pointer(target.strip_prefix('#')?)
}
