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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    /// A date in EDTF.
    Edtf,
    Integer,
    Number,
    Boolean,
    Object,
    /// A day derived from a date.
    Day,
    /// A word derived from the dossier.
    Word,
}

#[derive(Debug)]
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

#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) columns: Vec<Column>,
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

/// Every table: all records, the kinds, the lists.
pub(super) fn tables() -> Vec<Table> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap_or_default();
    let mut tables = vec![Table {
        name: RECORDS.to_owned(),
        about: "Every record, of whichever kind.".to_owned(),
        columns: vec![
            Column::new("id", Type::Word, "The id of the record.", true),
            Column::new("kind", Type::Word, "The kind of the record.", true),
            Column::new("title", Type::Text, "What it is called.", false),
            Column::new("contested", Type::Boolean, "Whether positions on it differ.", true),
        ],
    }];
    let mut parts = Vec::new();
    for (list, property) in properties(&schema) {
        let Some(object) = property.get("items").and_then(|items| resolve(&schema, items)) else {
            continue;
        };
        let columns = columns(&schema, object);
        tables.push(Table { name: list.to_owned(), about: text(property, "description"), columns });
        lists(&schema, singular(list), object, &mut parts);
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
        let part =
            "The part of the record it belongs to (a JSON pointer); empty: the record as a whole.";
        let mut columns = vec![
            Column::new("record", Type::Text, "The record it belongs to.", true),
            Column::new("part", Type::Text, part, false),
            Column::new("position", Type::Integer, "Its place in the list, from 0.", true),
        ];
        if inner.get("properties").is_none() {
            columns.extend(column(schema, "value", inner, true));
        }
        columns.extend(self::columns(schema, inner));
        tables.push(Table { name: name.clone(), about: text(property, "description"), columns });
        lists(schema, &name, inner, tables);
    }
}

/// The table name of a list in a record or part.
pub(super) fn part_name(path: &str, field: &str) -> String {
    if SHARED.contains(&field) { field.to_owned() } else { format!("{path}_{field}") }
}

pub(super) fn singular(list: &str) -> &str {
    match list {
        "treaties" => "treaty",
        "people" => "person",
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

/// The columns of the scalar fields of an object.
fn columns(schema: &Value, object: &Value) -> Vec<Column> {
    let mut plain: Vec<(&str, &Value)> =
        properties(object).filter(|(_, property)| property.get("items").is_none()).collect();
    let rank = |field: &str| FIRST.iter().position(|first| *first == field).unwrap_or(FIRST.len());
    plain.sort_by_key(|(field, _)| (rank(field), (*field).to_owned()));
    let required: Vec<&Value> = list(object, "required").collect();
    let is_required = |field: &str| required.iter().any(|name| *name == field);
    plain.iter().flat_map(|(field, it)| column(schema, field, it, is_required(field))).collect()
}

/// The column of a scalar field; a date has two more for its first and last possible day.
fn column(schema: &Value, name: &str, property: &Value, required: bool) -> Vec<Column> {
    let choices = list(property, "anyOf").filter_map(|choice| resolve(schema, choice));
    // An optional field is one of its type and null.
    let inner = resolve(schema, property).into_iter().chain(choices).next().unwrap_or(property);
    let is_date = text(inner, "format") == "edtf";
    let types = inner.get("type").into_iter().chain(list(inner, "type"));
    let kind = match types.filter_map(Value::as_str).find(|name| *name != "null") {
        _ if is_date => Type::Edtf,
        Some("integer") => Type::Integer,
        Some("number") => Type::Number,
        Some("boolean") => Type::Boolean,
        Some("object") => Type::Object,
        _ => Type::Text,
    };
    let mut first = Column::new(name, kind, &text(property, "description"), required);
    let constants = list(inner, "oneOf").filter_map(|one| one.get("const"));
    let words = list(inner, "enum").chain(constants).filter_map(Value::as_str);
    first.words = words.map(str::to_owned).collect();
    let mut columns = vec![first];
    if is_date {
        let day =
            |which: &str, about| Column::new(&format!("{name}_{which}"), Type::Day, about, false);
        columns.push(day("earliest", "The first day it can mean; empty where that is open."));
        columns.push(day("latest", "The last day it can mean; empty where that is open."));
    }
    columns
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
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
