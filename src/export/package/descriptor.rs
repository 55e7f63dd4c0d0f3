//! `datapackage.json`: the types of the columns, and which column refers to which table.

use super::schema::{Column, RECORDS, Table, Type};
use crate::dossier::Metadata;
use serde_json::{Value, json};

pub(super) fn package(tables: &[Table], metadata: &Metadata) -> Value {
    let id = if metadata.id.is_empty() { "dossier" } else { &metadata.id };
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": id,
        "title": metadata.title,
        "dossier": metadata,
        "resources": tables.iter().map(resource).collect::<Value>(),
    });
    for (name, text) in [("version", &metadata.version), ("description", &metadata.summary)] {
        add(&mut package, name, text.as_ref().map(|text| json!(text)));
    }
    package
}

fn add(object: &mut Value, name: &str, value: Option<Value>) {
    if let Some(object) = object.as_object_mut() {
        object.extend(value.map(|value| (name.to_owned(), value)));
    }
}

fn resource(table: &Table) -> Value {
    let keys = if table.is_part() { json!(["record", "part", "position"]) } else { json!(["id"]) };
    let mut schema = json!({
        // An empty part means the record itself and is not a missing value.
        "fields": table.columns.iter().map(field).collect::<Value>(),
        "missingValues": [""],
        "primaryKey": keys,
    });
    let foreign = table.columns.iter().filter_map(|column| {
        let target = target(table, &column.name)?;
        let reference = json!({"resource": target, "fields": ["id"]});
        Some(json!({"fields": [column.name], "reference": reference}))
    });
    let foreign: Vec<Value> = foreign.collect();
    add(&mut schema, "foreignKeys", (!foreign.is_empty()).then(|| json!(foreign)));
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.about,
        "path": table.file(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn field(column: &Column) -> Value {
    let kind = match column.kind {
        Type::Text | Type::Edtf | Type::Word => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Object => "object",
        Type::Day => "date",
    };
    let mut field = json!({"name": column.name, "type": kind, "description": column.about});
    let mut constraints = json!({});
    add(&mut constraints, "required", column.required.then_some(json!(true)));
    add(&mut constraints, "enum", (!column.words.is_empty()).then(|| json!(column.words)));
    add(&mut field, "constraints", Some(constraints).filter(|it| *it != json!({})));
    field
}

fn target(table: &Table, column: &str) -> Option<&'static str> {
    let any = Some(RECORDS);
    match (table.name.as_str(), column) {
        (RECORDS, _) => None,
        (_, "record") | (_, "agent" | "according_to" | "speaker") => any,
        (_, "source" | "reported_by") => Some("sources"),
        (_, "side" | "used_by" | "on_behalf_of" | "organization" | "parent") => {
            Some("organizations")
        }
        ("organization_recognition", "by") | ("treaty_parties", "value") => Some("organizations"),
        (_, "person") | ("person_not_to_confuse_with", "value") => Some("people"),
        (_, "place" | "signed_place" | "within") | ("event_places", "value") => Some("places"),
        (_, "treaty") => Some("treaties"),
        (_, "part_of") => Some("events"),
        ("statement_contradicts", "value") => Some("statements"),
        ("statement_about" | "figure_about" | "treaty_actions_by", "value") => any,
        (name, "id") if !table.is_part() && name != RECORDS => any,
        _ => None,
    }
}
