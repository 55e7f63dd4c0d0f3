//! Blank texts, line breaks in titles and names, and records without a name. Records are checked as serialised, so that no field is
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
        texts(&written, &mut String::new(), &mut |pointer, text| {
            let problem = |code, message: &str| {
                RecordDiagnostic::new(code, FieldPath::new(at, pointer), message)
            };
            // An empty id is no slug, and reported as such.
            if text.trim().is_empty() && pointer != "/id" {
                found.push(problem(Code::EmptyText, "empty text"));
            } else if text.contains(['\n', '\r']) && is_line(pointer) {
                found.push(problem(Code::LineBreak, "line break in a title or a name"));
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
    texts(&written(dossier.metadata()), &mut String::new(), &mut |pointer, text| {
        // A dossier without metadata has no empty texts.
        let is_blank = text.trim().is_empty();
        let about = dossier.metadata();
        if is_blank && !(about.id.is_empty() && about.title.is_empty()) {
            let finding =
                RecordDiagnostic::new(Code::EmptyText, FieldPath::about(pointer), "empty text");
            found.push(finding);
        }
    });
}

fn written(part: &impl Serialize) -> Value {
    serde_json::to_value(part).unwrap_or_default()
}

/// Whether a text is shown on one line, and copied as one.
fn is_line(pointer: &str) -> bool {
    let last = pointer.rsplit('/').next();
    pointer.starts_with("/names/") || last.is_some_and(|name| LINES.contains(&name))
}

/// Fields of one line.
const LINES: [&str; 5] = ["title", "office", "publisher", "literal", "identifier"];

/// Calls `see` with every text and the pointer to it.
fn texts(value: &Value, pointer: &mut String, see: &mut dyn FnMut(&str, &str)) {
    let length = pointer.len();
    match value {
        Value::String(text) => see(pointer, text),
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                pointer.push_str(&format!("/{at}"));
                texts(inner, pointer, see);
                pointer.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, inner) in fields {
                pointer.push_str(&crate::file_format::json_span::step(name));
                texts(inner, pointer, see);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}
