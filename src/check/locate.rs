//! Maps fields of records to places in files. Only files with problems are scanned, and once.

use super::field_path::{FieldPath, Owner, RecordDiagnostic};
use crate::{
    diagnostics::{Diagnostic, SourceText},
    dossier::Kind,
    file_format::{
        File, LoadedFiles, Outline, RecordOrigin,
        json_span::{self, JsonType},
        list_of_kind, text_of,
    },
};
use serde_json::value::RawValue;
use std::{cell::OnceCell, ops::Range};

pub(crate) struct Locator<'a> {
    loaded: &'a LoadedFiles,
    files: Vec<LocatedFile<'a>>,
}

struct LocatedFile<'a> {
    source: SourceText<'a>,
    outline: OnceCell<Outline<'a>>,
}

pub(super) struct SourceRange<'p, 'a> {
    file: &'p LocatedFile<'a>,
    span: Range<usize>,
    pointer: String,
}

impl<'a> Locator<'a> {
    pub(crate) fn new(loaded: &'a LoadedFiles, files: &'a [File<'_>]) -> Self {
        let located = |file: &'a File<'_>| LocatedFile {
            source: SourceText::new(&file.name, text_of(&file.bytes).unwrap_or_default()),
            outline: OnceCell::new(),
        };
        Self { loaded, files: files.iter().map(located).collect() }
    }

    pub(super) fn locate(&self, problem: RecordDiagnostic) -> Diagnostic {
        let field = problem.place.pointer.clone();
        let problem = problem.map_place(|place| self.find(&place));
        let pointer = problem.place.as_ref().map_or(field, |found| found.pointer.clone());
        let location = |found: &SourceRange<'_, '_>| found.file.source.location(&found.span);
        let mut located = problem.map_place(|found| found.as_ref().map(location)).pointer(pointer);
        located.see = located.see.filter(Option::is_some);
        located.map_place(Option::unwrap_or_default)
    }

    pub(crate) fn value(
        &self,
        record: u32,
        pointer: &str,
    ) -> Option<(usize, &'a str, &'a RawValue)> {
        let index = self.loaded.origins.records.get(record as usize)?.file as usize;
        let (file, _, value) = self.owner(Owner::Record(record))?;
        Some((index, file.source.text, json_span::follow(value, pointer)))
    }

    /// The value of a field, or the object around a missing one.
    pub(super) fn find(&self, place: &FieldPath) -> Option<SourceRange<'_, 'a>> {
        let (file, base, value) = self.owner(place.owner)?;
        let mut value = json_span::follow(value, &place.pointer);
        if json_span::type_of(value) == JsonType::Object {
            value = json_span::face(value);
        }
        let span = json_span::span(file.source.text, value);
        Some(SourceRange { file, span, pointer: format!("{base}{}", place.pointer) })
    }

    fn owner(&self, owner: Owner) -> Option<(&LocatedFile<'a>, String, &'a RawValue)> {
        let origins = &self.loaded.origins;
        let (file, (base, value)) = match owner {
            Owner::About => {
                let file = self.files.get(origins.about? as usize)?;
                (file, file.about()?)
            }
            Owner::Record(number) => {
                let origin = *origins.records.get(number as usize)?;
                let kind = self.loaded.dossier.records().get(number as usize)?.kind();
                let file = self.files.get(origin.file as usize)?;
                (file, file.record(origin, kind)?)
            }
        };
        Some((file, base, value))
    }
}

impl<'a> LocatedFile<'a> {
    fn outline(&self) -> &Outline<'a> {
        self.outline.get_or_init(|| Outline::of(self.source.text))
    }

    fn record(&self, origin: RecordOrigin, kind: Kind) -> Option<(String, &'a RawValue)> {
        let nth = origin.nth as usize;
        if origin.line {
            return Some((String::new(), self.line(nth)?));
        }
        let value = self.outline().record(kind, nth)?;
        Some((format!("/{}/{nth}", list_of_kind(kind)), value))
    }

    fn about(&self) -> Option<(String, &'a RawValue)> {
        if let Some(value) = self.outline().value("dossier") {
            return Some(("/dossier".to_owned(), value));
        }
        let mut lines = self.source.text.lines().filter_map(|line| serde_json::from_str(line).ok());
        let is_about = |value: &&RawValue| {
            json_span::members(value)
                .iter()
                .any(|(key, kind)| key.get() == "\"kind\"" && kind.get() == "\"dossier\"")
        };
        lines.find(is_about).map(|value| (String::new(), value))
    }

    fn line(&self, nth: usize) -> Option<&'a RawValue> {
        let start = self.source.lines().line_start(nth)?;
        serde_json::from_str(self.source.text.get(start..)?.lines().next()?).ok()
    }
}
