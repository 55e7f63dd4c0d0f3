//! Passages that need no citation, such as headings and courtesies, each with a reason.

use super::{
    SourceTexts,
    cited_words::{is_marked, words},
    verify::beyond_end,
};
use crate::{
    diagnostics::{Code, Diagnostic, SourceText, SpanDiagnostic, quoted},
    dossier::{Dossier, record::Id},
    file_format::{File, Shape, Validator, json_span, schema::EXCEPTIONS_SCHEMA, text_of, unfit},
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::{collections::HashMap, ops::Range};

const NAME: &str = "coverage-exceptions.json";

/// The exemptions of a dossier.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exemptions {
    /// The passages.
    #[serde(default)]
    pub exceptions: Vec<Exemption>,
}

/// A passage that needs no citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// The source.
    pub source: Id,
    /// The first code point of the passage.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// The reason.
    pub reason: Box<str>,
}

impl Exemptions {
    /// Whether this is the file of exemptions and not one of records.
    pub fn is_named(file: &str) -> bool {
        crate::source_texts::last_part(file) == NAME
    }

    /// The exemptions in a file, and its problems.
    pub fn read(file: &File<'_>) -> (Self, Vec<Diagnostic>) {
        let text = match text_of(&file.bytes) {
            Ok(text) => text,
            Err(problem) => {
                let source = SourceText::new(&file.name, "");
                return (Self::default(), vec![source.locate(problem)]);
            }
        };
        if let Ok(exceptions) = serde_json::from_str(text) {
            return (exceptions, Vec::new());
        }
        let problems = match unfit(text) {
            Some(problem) => vec![problem],
            None => match serde_json::from_str::<&RawValue>(text) {
                Ok(value) => {
                    let mut walk = Validator::new(text);
                    walk.value(&Shape::of(EXCEPTIONS_SCHEMA), value, "");
                    walk.problems
                }
                Err(error) => vec![SpanDiagnostic::of_syntax(text, 0..text.len(), &error)],
            },
        };
        let source = SourceText::new(&file.name, text);
        (Self::default(), problems.into_iter().map(|problem| source.locate(problem)).collect())
    }

    /// The problems of the exemptions; `file` is the one they were read from.
    pub fn check(
        &self,
        file: &File<'_>,
        dossier: &Dossier,
        texts: &SourceTexts,
    ) -> Vec<Diagnostic> {
        let text = text_of(&file.bytes).unwrap_or_default();
        let Ok(whole) = serde_json::from_str::<&RawValue>(text) else { return Vec::new() };
        let source = SourceText::new(&file.name, text);
        let marks = texts.marks(dossier);
        let mut problems = Vec::new();
        // Once for each source: it may have many exemptions.
        let uncited = marks.into_iter().map(|(id, marks)| {
            let mut words = texts.text(id).map_or(vec![], |text| words(text.as_str()));
            words.retain(|word| !is_marked(&marks, word));
            (id, words)
        });
        let uncited: HashMap<&str, Vec<Range<usize>>> = uncited.collect();
        for (nth, exception) in self.exceptions.iter().enumerate() {
            let uncited = uncited.get(&*exception.source).map_or(&[][..], Vec::as_slice);
            let Some((code, field, message)) = exception.fault(dossier, texts, uncited) else {
                continue;
            };
            let pointer = format!("/exceptions/{nth}{field}");
            let span = json_span::span(text, json_span::face(json_span::follow(whole, &pointer)));
            problems.push(source.locate(SpanDiagnostic::new(code, span, message).pointer(pointer)));
        }
        problems
    }
}

impl Exemption {
    fn fault(
        &self,
        dossier: &Dossier,
        texts: &SourceTexts,
        uncited: &[Range<usize>],
    ) -> Option<(Code, &'static str, String)> {
        let Self { source, start, end, reason } = self;
        if dossier.find(source).is_none() {
            let message = format!("no record has the id {}", quoted(source));
            return Some((Code::UnknownId, "/source", message));
        }
        if start >= end {
            let message = format!("the passage from {start} to {end} holds nothing");
            return Some((Code::ReversedRange, "/end", message));
        }
        if reason.trim().is_empty() {
            return Some((Code::EmptyText, "/reason", "this text is empty".to_owned()));
        }
        let text = texts.text(source)?;
        if *end > text.length() {
            let message = beyond_end(*start, *end, text.length());
            return Some((Code::RangeOutside, "/end", message));
        }
        // Words have an order: the first one from the start on is inside, or none is.
        let first = uncited.partition_point(|word| word.start < *start as usize);
        let is_used = uncited.get(first).is_some_and(|word| word.end <= *end as usize);
        let message = format!("every word from {start} to {end} is cited, or there is none");
        (!is_used).then_some((Code::UnusedException, "", message))
    }
}
