//! `datapackage.json`: the types of the columns, and which column refers to which table.

use super::schema::{Column, RECORDS, Table, Type};
use crate::dossier::Metadata;
use serde_json::{Map, Value, json};

pub(super) fn package(tables: &[Table], metadata: &Metadata) -> Value {
    let resources: Vec<Value> = tables.iter().map(resource).collect();
    let mut package = Map::new();
    let mut put = |name: &str, value: Value| package.insert(name.to_owned(), value);
    put("profile", json!("tabular-data-package"));
    put("name", json!(if metadata.id.is_empty() { "dossier" } else { &metadata.id }));
    put("title", json!(metadata.title));
    if let Some(version) = &metadata.version {
        put("version", json!(version));
    }
    if let Some(summary) = &metadata.summary {
        put("description", json!(summary));
    }
    // The metadata of the dossier, for reading the package.
    put("dossier", json!(metadata));
    put("resources", json!(resources));
    Value::Object(package)
}

fn resource(table: &Table) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    let keys = if table.is_part() { json!(["record", "part", "position"]) } else { json!(["id"]) };
    let mut schema = json!({
        // An empty part means the record itself and is not a missing value.
        "fields": fields, "missingValues": [""], "primaryKey": keys,
    });
    let foreign: Vec<Value> = table
        .columns
        .iter()
        .filter_map(|column| {
            let target = target(table, &column.name)?;
            Some(json!({
                "fields": [column.name],
                "reference": {"resource": target, "fields": ["id"]},
            }))
        })
        .collect();
    if let Some(schema) = schema.as_object_mut()
        && !foreign.is_empty()
    {
        schema.insert("foreignKeys".to_owned(), json!(foreign));
    }
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
        Type::Text | Type::Edtf => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Object => "object",
        Type::Day => "date",
        Type::Derived if column.name == "contested" => "boolean",
        Type::Derived => "string",
    };
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".to_owned(), json!(true));
    }
    if !column.words.is_empty() {
        constraints.insert("enum".to_owned(), json!(column.words));
    }
    let mut field = json!({"name": column.name, "type": kind, "description": column.about});
    if let Some(field) = field.as_object_mut()
        && !constraints.is_empty()
    {
        field.insert("constraints".to_owned(), Value::Object(constraints));
    }
    field
}

/// The table to which a column refers.
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
