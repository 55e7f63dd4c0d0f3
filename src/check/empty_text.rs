//! Blank texts, and records without a name. Records are checked as serialised, so that no field is
//! missed.

use super::field_path::{FieldPath, RecordDiagnostic, numbered};
use crate::{
    diagnostics::Code,
    dossier::{Dossier, Record},
};
use serde::Serialize;
use serde_json::Value;

pub(super) fn check(dossier: &Dossier, found: &mut Vec<RecordDiagnostic>) {
    for (at, record) in numbered(dossier) {
        let written = match record {
            Record::Event(it) => written(it),
            Record::Treaty(it) => written(it),
            Record::Person(it) => written(it),
            Record::Organization(it) => written(it),
            Record::Place(it) => written(it),
            Record::Statement(it) => written(it),
            Record::Figure(it) => written(it),
            Record::Source(it) => written(it),
        };
        blanks(&written, &mut String::new(), &mut |pointer| {
            // An empty id is no slug, and reported as such.
            if pointer != "/id" {
                found.push(RecordDiagnostic::new(
                    Code::EmptyText,
                    FieldPath::new(at, pointer),
                    "empty text",
                ));
            }
        });
        let named = match record {
            Record::Treaty(_) | Record::Person(_) | Record::Organization(_) | Record::Place(_) => {
                !record.names().is_empty()
            }
            Record::Event(_) | Record::Statement(_) | Record::Figure(_) | Record::Source(_) => true,
        };
        if !named {
            let message = format!("this {} has no name", record.kind());
            found.push(
                RecordDiagnostic::new(Code::MissingName, FieldPath::new(at, ""), message)
                    .help("add at least one to \"names\""),
            );
        }
    }
    blanks(&written(dossier.metadata()), &mut String::new(), &mut |pointer| {
        // A dossier without metadata has no empty texts.
        if !dossier.metadata().id.is_empty() || !dossier.metadata().title.is_empty() {
            let finding =
                RecordDiagnostic::new(Code::EmptyText, FieldPath::about(pointer), "empty text");
            found.push(finding);
        }
    });
}

fn written(part: &impl Serialize) -> Value {
    serde_json::to_value(part).unwrap_or_default()
}

fn blanks(value: &Value, pointer: &mut String, see: &mut dyn FnMut(&str)) {
    let length = pointer.len();
    match value {
        Value::String(text) if text.trim().is_empty() => see(pointer),
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                pointer.push_str(&format!("/{at}"));
                blanks(inner, pointer, see);
                pointer.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, inner) in fields {
                pointer.push_str(&crate::file_format::json_span::step(name));
                blanks(inner, pointer, see);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}
