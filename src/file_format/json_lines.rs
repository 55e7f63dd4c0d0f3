//! JSON Lines: objects with a `kind`, each read on its own, so that an invalid one costs no other.

use super::{
    FilesReader, RecordOrigin, detect,
    document::Line,
    json_span::{self, JsonType},
    recovery::{about_shape, record_shape, unreadable},
    validate::Validator,
};
use crate::{
    diagnostics::{Code, SpanDiagnostic},
    dossier::{Kind, record::Interner},
};
use serde_json::value::RawValue;

const KIND: &str = "kind";
const DOSSIER: &str = "dossier";

impl FilesReader {
    /// Reads lines into records that share their ids; returns the problems.
    pub(super) fn lines(
        &mut self,
        at: u32,
        text: &str,
        shared: &mut Interner,
    ) -> Vec<SpanDiagnostic> {
        let mut walk = Validator::new(text);
        let mut start = 0;
        for (nth, line) in text.split('\n').enumerate() {
            let begins = start;
            start += line.len() + 1;
            if line.trim().is_empty() {
                continue;
            }
            match Line::read(line) {
                Some(Line::Record(mut record)) => {
                    record.tighten(shared);
                    let nth = u32::try_from(nth).unwrap_or(u32::MAX);
                    self.record(RecordOrigin { file: at, nth, line: true }, record);
                }
                Some(Line::Dossier(about)) => self.about(at, *about),
                None => match recover(line, begins, &mut walk) {
                    Some(value) => self.leave_out(at, value),
                    None => self.loaded.left_out.push(at),
                },
            }
        }
        self.loaded.unlisted += walk.noted - walk.problems.len();
        walk.problems
    }
}

/// Reports all problems of a line; returns its value, if it is JSON.
fn recover<'a>(line: &'a str, begins: usize, walk: &mut Validator<'_>) -> Option<&'a RawValue> {
    if let Some(mut problem) = detect::too_deep(line) {
        problem.place = problem.place.start + begins..problem.place.end + begins;
        walk.note(problem);
        return None;
    }
    let value: &RawValue = match serde_json::from_str(line) {
        Ok(value) => value,
        Err(error) => {
            walk.note(SpanDiagnostic::of_syntax(walk.text, begins..begins + line.len(), &error));
            return None;
        }
    };
    let before = walk.noted;
    if !walk.is_full() {
        object(value, walk);
    }
    if walk.noted == before {
        walk.note(unreadable(walk.text, value, ""));
    }
    Some(value)
}

fn object(value: &RawValue, walk: &mut Validator<'_>) {
    let span = |value| json_span::span(walk.text, value);
    if json_span::type_of(value) != JsonType::Object {
        let message = format!("expected a record, found {}", json_span::type_of(value));
        return walk.note(SpanDiagnostic::new(Code::WrongType, span(value), message));
    }
    let members = json_span::members(value);
    let kind = members.iter().find(|(key, _)| json_span::string(key).as_deref() == Some(KIND));
    // A treaty action is part of its treaty.
    let kinds = Kind::RECORDS.iter().map(|kind| kind.name()).chain([DOSSIER]);
    let words: Vec<String> = kinds.map(str::to_owned).collect();
    let Some((_, named)) = kind else {
        let (span, message) = (span(json_span::face(value)), "missing field \"kind\"");
        let problem = SpanDiagnostic::new(Code::MissingField, span, message);
        return walk.note(problem.help(format!("expected one of: {}", words.join(", "))));
    };
    let path = json_span::step(KIND);
    let Some(name) = json_span::string(named) else {
        let message = "expected a string";
        return walk.note(SpanDiagnostic::new(Code::WrongType, span(named), message).pointer(path));
    };
    let shape = match Kind::RECORDS.into_iter().find(|kind| kind.name() == name) {
        Some(kind) => record_shape(kind),
        None if name == DOSSIER => about_shape(),
        None => return walk.unknown_word(&name, &words, named, &path),
    };
    if let Some(shape) = shape {
        walk.object(shape, value, "", &[KIND]);
    }
}
