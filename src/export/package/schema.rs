//! The tables of a package, derived from the schema of the file format.

use crate::file_format::{Field, SCHEMA, Shape, ValueShape};

pub(super) const RECORDS: &str = "records";

/// Lists of several kinds of record that share a table.
const SHARED: [&str; 3] = ["names", "cites", "rival_dates"];

const FIRST: [&str; 9] =
    ["id", "title", "type", "classification", "date", "start", "end", "summary", "text"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Edtf,
    Integer,
    Number,
    Boolean,
    Object,
    Day,
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

    pub(super) fn is_part(&self) -> bool {
        self.columns.first().is_some_and(|column| column.name == "record")
    }
}

pub(super) fn tables() -> Vec<Table> {
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
    for Field { name, about, shape, .. } in Shape::of(SCHEMA).fields() {
        let ValueShape::List(record) = &shape.form else { continue };
        if !record.fields().is_empty() {
            let (name, about) = (name.clone(), about.clone());
            lists(singular(&name), record, &mut parts);
            tables.push(Table { name, about, columns: columns(record) });
        }
    }
    tables.extend(parts);
    tables
}

fn lists(path: &str, object: &Shape, tables: &mut Vec<Table>) {
    for field in object.fields() {
        let ValueShape::List(inner) = &field.shape.form else { continue };
        let name = part_name(path, &field.name);
        if tables.iter().any(|table| table.name == name) {
            continue;
        }
        let part =
            "The part of the record it belongs to (a JSON pointer); empty: the record as a whole.";
        let mut columns = vec![
            Column::new("record", Type::Text, "The record it belongs to.", true),
            Column::new("part", Type::Text, part, false),
            Column::new("position", Type::Integer, "Its place in the list, from 0.", true),
        ];
        if inner.fields().is_empty() {
            columns.extend(column("value", inner, "", true));
        }
        columns.extend(self::columns(inner));
        tables.push(Table { name: name.clone(), about: field.about.clone(), columns });
        lists(&name, inner, tables);
    }
}

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

fn columns(object: &Shape) -> Vec<Column> {
    let is_scalar = |field: &&Field| !matches!(field.shape.form, ValueShape::List(_));
    let mut scalar: Vec<&Field> = object.fields().iter().filter(is_scalar).collect();
    let rank = |field: &str| FIRST.iter().position(|first| *first == field).unwrap_or(FIRST.len());
    scalar.sort_by_key(|field| (rank(&field.name), &field.name));
    scalar.iter().flat_map(|it| column(&it.name, &it.shape, &it.about, it.required)).collect()
}

/// The column of a scalar field; a date has two more for its first and last possible day.
fn column(name: &str, shape: &Shape, about: &str, required: bool) -> Vec<Column> {
    let kind = match &shape.form {
        ValueShape::Date => Type::Edtf,
        ValueShape::Count => Type::Integer,
        ValueShape::Number => Type::Number,
        ValueShape::Truth => Type::Boolean,
        ValueShape::Object(_) => Type::Object,
        ValueShape::Text | ValueShape::Words(_) | ValueShape::List(_) | ValueShape::Any => {
            Type::Text
        }
    };
    let mut columns = vec![Column::new(name, kind, about, required)];
    if let (ValueShape::Words(words), [column]) = (&shape.form, columns.as_mut_slice()) {
        column.words.clone_from(words);
    }
    if kind == Type::Edtf {
        let day =
            |which: &str, about| Column::new(&format!("{name}_{which}"), Type::Day, about, false);
        columns.push(day("earliest", "The first day it can mean; empty where that is open."));
        columns.push(day("latest", "The last day it can mean; empty where that is open."));
    }
    columns
}
