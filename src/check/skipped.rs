//! Unknown ids in skipped records, reported at once and not only when the records can be read.

use crate::{
    diagnostics::{
        Code, Diagnostic, SourceText, SpanDiagnostic, nearest, quoted, suggest::did_you_mean,
    },
    dossier::Record,
    file_format::{
        File, LoadedFiles, Member, Outline, holds_lines,
        json_span::{self, JsonType},
        text_of,
    },
};
use serde_json::value::RawValue;

const REFERENCES: &str = "\
    about according_to agent by contradicts not_to_confuse_with on_behalf_of organization parent \
    part_of parties person place places reported_by side signed_place source speaker treaty \
    used_by within";

pub(super) fn check(loaded: &LoadedFiles, files: &[File<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let Ok(text) = text_of(&file.bytes) else { continue };
        if !loaded.left_out.iter().any(|of| *of as usize == at) || loaded.cut_off > 0 {
            continue;
        }
        let source = SourceText::new(&file.name, text);
        for record in records(&file.name, text) {
            let id = json_span::member(record, "id").and_then(json_span::string);
            if id.is_some_and(|id| loaded.unread.contains(&id)) {
                visit(record, "", &mut |value| {
                    found
                        .extend(unknown(loaded, text, value).map(|problem| source.locate(problem)));
                });
            }
        }
    }
    found
}

fn records<'a>(name: &str, text: &'a str) -> Vec<&'a RawValue> {
    if holds_lines(name, text) {
        return text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    }
    Outline::of(text).members.iter().flat_map(Member::records).collect()
}

fn visit(value: &RawValue, field: &str, found: &mut impl FnMut(&RawValue)) {
    match json_span::type_of(value) {
        JsonType::Object => {
            for (key, inner) in json_span::members(value) {
                visit(inner, &json_span::string(key).unwrap_or_default(), found);
            }
        }
        JsonType::List => {
            json_span::elements(value).into_iter().for_each(|it| visit(it, field, found))
        }
        JsonType::Text if REFERENCES.split(' ').any(|name| name == field) => found(value),
        _ => {}
    }
}

fn unknown(loaded: &LoadedFiles, text: &str, value: &RawValue) -> Option<SpanDiagnostic> {
    let id = json_span::string(value)?;
    let base = id.split('/').next().unwrap_or(&id);
    if loaded.dossier.find(&id).is_some() || loaded.unread.contains(base) {
        return None;
    }
    let message = format!("no record with id {}", quoted(&id));
    let problem = SpanDiagnostic::new(Code::UnknownId, json_span::span(text, value), message);
    let near = nearest(&id, loaded.dossier.records().iter().map(Record::id));
    Some(problem.help_if(near.map(did_you_mean)))
}
