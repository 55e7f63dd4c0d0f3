//! Reads an invalid file: reports every problem, keeps every valid record.

use super::{
    FilesReader, RecordOrigin, detect,
    document::{FORMAT, record_of},
    is_known, json_span,
    outline::{Member, MemberContent, Outline, kind_of_list},
    schema::SCHEMA,
    shape::{Shape, ValueShape},
    validate::Validator,
};
use crate::{
    diagnostics::{Code, SpanDiagnostic, quoted},
    dossier::Kind,
};
use serde_json::value::RawValue;
use std::{collections::HashMap, sync::OnceLock};

fn document_shape() -> &'static Shape {
    static SHAPE: OnceLock<Shape> = OnceLock::new();
    SHAPE.get_or_init(|| Shape::of(SCHEMA))
}

pub(super) fn record_shape(kind: Kind) -> Option<&'static Shape> {
    match &document_shape().field(crate::file_format::list_of_kind(kind))?.shape.form {
        ValueShape::List(record) => Some(record),
        _ => None,
    }
}

pub(super) fn about_shape() -> Option<&'static Shape> {
    document_shape().field("dossier").map(|field| &field.shape)
}

impl FilesReader {
    pub(super) fn recover(&mut self, at: u32, text: &str) -> Vec<SpanDiagnostic> {
        if let Some(problem) = unfit(text) {
            self.loaded.cut_off += 1;
            return vec![problem];
        }
        let outline = Outline::of(text);
        let mut walk = Validator::new(text);
        // Reported first, so that other problems cannot crowd it out.
        if let Some(error) = &outline.broken {
            walk.note(SpanDiagnostic::of_syntax(text, 0..text.len(), error));
            self.loaded.cut_off += 1;
        }
        let mut seen: HashMap<String, &RawValue> = HashMap::new();
        let mut counts: HashMap<Kind, usize> = HashMap::new();
        for member in &outline.members {
            let Some((name, path)) = walk.field_name(member.key, "", &mut seen) else { continue };
            match kind_of_list(&name) {
                Some(kind) => {
                    let nth = counts.entry(kind).or_default();
                    self.list(at, kind, member, &path, nth, &mut walk);
                }
                None => self.field(at, member, &name, &path, &mut walk),
            }
        }
        walk.problems.sort_by_key(|problem| problem.place.start);
        self.loaded.unlisted += walk.noted - walk.problems.len();
        walk.problems
    }

    fn list(
        &mut self,
        at: u32,
        kind: Kind,
        member: &Member<'_>,
        path: &str,
        nth: &mut usize,
        walk: &mut Validator<'_>,
    ) {
        if matches!(member.content, MemberContent::NoList) {
            let name = quoted(path.trim_start_matches('/'));
            let message = format!("{name} must be a list of records");
            let problem = walk.problem(Code::WrongType, member.key, path, message);
            walk.note(problem.help("put it in square brackets"));
        }
        for value in member.records() {
            if let Ok(record) = record_of(kind, value.get()) {
                let number = u32::try_from(*nth).unwrap_or(u32::MAX);
                self.record(RecordOrigin { file: at, nth: number, line: false }, record);
            } else {
                self.leave_out(at, value);
                let pointer = format!("{path}/{nth}");
                let before = walk.noted;
                // After hundreds of problems, each further record counts as one.
                if let Some(shape) = record_shape(kind).filter(|_| !walk.is_full()) {
                    walk.value(shape, value, &pointer);
                }
                if walk.noted == before {
                    walk.note(unreadable(walk.text, value, &pointer));
                }
            }
            *nth += 1;
        }
    }

    fn field(
        &mut self,
        at: u32,
        member: &Member<'_>,
        name: &str,
        path: &str,
        walk: &mut Validator<'_>,
    ) {
        let shape = document_shape();
        let Some(field) = shape.field(name) else {
            return walk.unknown_field(shape, member.key, name, path);
        };
        let MemberContent::Value(value) = member.content else { return };
        walk.value(&field.shape, value, path);
        if name == "dossier"
            && let Ok(Some(about)) = serde_json::from_str(value.get())
        {
            self.about(at, about);
        }
        if name == "synonyms"
            && let Ok(mut synonyms) = serde_json::from_str(value.get())
        {
            self.about.synonyms.append(&mut synonyms);
        }
        if name == "format" {
            let format = json_span::string(value).filter(|format| !is_known(Some(format)));
            if let Some(format) = format {
                let message = format!("unsupported format {}", quoted(&format));
                let problem = walk.problem(Code::Format, value, path, message);
                walk.note(problem.help(format!("expected \"{FORMAT}\"")));
            }
        }
    }
}

/// The problem of a text without an outline: empty, too deep, or not an object.
pub(crate) fn unfit(text: &str) -> Option<SpanDiagnostic> {
    let start = text.len() - text.trim_start().len();
    let help = "a dossier file is an object with lists of records: {\"events\": [ … ]}";
    let root =
        |message: &str| Some(SpanDiagnostic::new(Code::Root, start..start + 1, message).help(help));
    if text.trim_start().is_empty() {
        return Some(SpanDiagnostic::new(Code::Root, 0..0, "the file is empty").help(help));
    }
    if let Some(problem) = detect::too_deep(text) {
        return Some(problem);
    }
    if text.get(start..).is_some_and(|text| text.starts_with('{')) {
        return None;
    }
    match serde_json::from_str::<&RawValue>(text) {
        Err(error) => Some(SpanDiagnostic::of_syntax(text, 0..text.len(), &error)),
        Ok(value) => root(&format!("expected a dossier, found {}", json_span::type_of(value))),
    }
}

/// The problem of a record that is invalid although each of its fields is valid.
pub(super) fn unreadable(text: &str, value: &RawValue, pointer: &str) -> SpanDiagnostic {
    let span = json_span::span(text, json_span::face(value));
    SpanDiagnostic::new(Code::Unreadable, span, "invalid record").pointer(pointer)
}
