//! Blank texts, line breaks, missing names: checked in serialized records, so no field is missed.

use super::field_path::{FieldPath, Findings, RecordDiagnostic};
use crate::{
    diagnostics::Code,
    dossier::{Dossier, Record},
    file_format::json_span,
};
use serde::Serialize;
use serde_json::Value;

pub(super) fn check(_: &Dossier, at: u32, record: &Record, found: &mut Findings) {
    texts(&written(record), &mut String::new(), &mut |pointer, text| {
        // An empty id is reported as an invalid slug.
        if text.trim().is_empty() && pointer != "/id" {
            found.push(RecordDiagnostic::at(at, pointer, Code::EmptyText, "empty text"));
        } else if text.contains(['\n', '\r']) && is_line(pointer) {
            let message = "line break in a title or a name";
            found.push(RecordDiagnostic::at(at, pointer, Code::LineBreak, message));
        }
    });
    let needs_name = matches!(
        record,
        Record::Treaty(_) | Record::Person(_) | Record::Organization(_) | Record::Place(_)
    );
    if needs_name && record.names().is_empty() {
        let message = format!("this {} has no name", record.kind());
        let finding = RecordDiagnostic::at(at, "", Code::MissingName, message);
        found.push(finding.help("add at least one to \"names\""));
    }
}

pub(super) fn check_metadata(dossier: &Dossier, found: &mut Findings) {
    let about = dossier.metadata();
    texts(&written(about), &mut String::new(), &mut |pointer, text| {
        if text.trim().is_empty() && !(about.id.is_empty() && about.title.is_empty()) {
            let place = FieldPath::about(pointer);
            found.push(RecordDiagnostic::new(Code::EmptyText, place, "empty text"));
        }
    });
}

fn written(part: &impl Serialize) -> Value {
    serde_json::to_value(part).unwrap_or_default()
}

/// Whether a text is shown and copied as one line.
fn is_line(pointer: &str) -> bool {
    let last = pointer.rsplit('/').next();
    pointer.starts_with("/names/") || last.is_some_and(|name| LINES.contains(&name))
}

const LINES: [&str; 5] = ["title", "office", "publisher", "literal", "identifier"];

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
                pointer.push_str(&json_span::step(name));
                texts(inner, pointer, see);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}
