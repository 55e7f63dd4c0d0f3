//! From a record and a path inside it to the place in a file. Files are gone through for this
//! only where something is wrong, and each at most once.

use super::finding::{Owner, RecordDiagnostic};
use crate::{
    diagnostics::{Diagnostic, LineIndex, Position, SourceLocation},
    dossier::Kind,
    file_format::{
        File, LISTS, LoadedFiles, Outline, RecordOrigin, json_span, list_of_kind, text_of,
    },
    text::clean,
};
use serde_json::value::RawValue;
use std::{cell::OnceCell, collections::HashMap, ops::Range};

/// The ways into the files of a dossier.
pub(crate) struct Locator<'a> {
    loaded: &'a LoadedFiles,
    files: Vec<LocatedFile<'a>>,
}

/// A file, and where its records stand once that was asked for.
struct LocatedFile<'a> {
    name: &'a str,
    text: &'a str,
    positions: OnceCell<LineIndex>,
    records: OnceCell<RecordSpans<'a>>,
}

/// Where the records of a file stand.
struct RecordSpans<'a> {
    lists: HashMap<Kind, Vec<&'a RawValue>>,
    about: Option<&'a RawValue>,
}

/// A place in a file.
pub(super) struct SourceRange<'p, 'a> {
    inside: &'p LocatedFile<'a>,
    span: Range<usize>,
    pointer: String,
}

impl<'a> Locator<'a> {
    pub(crate) fn new(loaded: &'a LoadedFiles, files: &'a [File<'_>]) -> Self {
        let inside = |file: &'a File<'_>| LocatedFile {
            name: &file.name,
            text: text_of(&file.bytes).unwrap_or_default(),
            positions: OnceCell::new(),
            records: OnceCell::new(),
        };
        Self { loaded, files: files.iter().map(inside).collect() }
    }

    /// The finding as a problem of a file.
    pub(super) fn problem(&self, finding: RecordDiagnostic) -> Diagnostic {
        let spot = self.find(finding.owner, &finding.pointer);
        let name = spot.as_ref().map_or("", |spot| spot.inside.name);
        let mut problem = Diagnostic::of_file(name, finding.code, &finding.message)
            .with_help(finding.help.as_deref());
        problem.pointer = finding.pointer;
        if let Some(spot) = spot {
            problem.at = Some(spot.position());
            problem.snippet = Some(spot.inside.positions().snippet(spot.inside.text, &spot.span));
            problem.pointer = clean(&spot.pointer).into_owned();
        }
        let see = finding.see.and_then(|(owner, pointer)| self.find(owner, &pointer));
        problem.see = see
            .map(|spot| SourceLocation { file: spot.inside.name.to_owned(), at: spot.position() });
        problem
    }

    /// A value of a record, with the index and the text of its file.
    pub(crate) fn value(
        &self,
        record: u32,
        pointer: &str,
    ) -> Option<(usize, &'a str, &'a RawValue)> {
        let (file, _, value) = self.record(Owner::Record(record))?;
        let text = self.files.get(file as usize)?.text;
        Some((file as usize, text, json_span::follow(value, pointer)))
    }

    /// The place of a value; of the object it would stand in, where it does not stand at all.
    pub(super) fn find(&self, owner: Owner, pointer: &str) -> Option<SourceRange<'_, 'a>> {
        let (file, base, value) = self.record(owner)?;
        let inside = self.files.get(file as usize)?;
        let mut value = json_span::follow(value, pointer);
        if json_span::type_of(value) == "an object" {
            value = json_span::face(value);
        }
        Some(SourceRange {
            inside,
            span: json_span::span(inside.text, value),
            pointer: format!("{base}{pointer}"),
        })
    }

    /// The file of a record, the path to the record in it, and its value.
    fn record(&self, owner: Owner) -> Option<(u32, String, &'a RawValue)> {
        let origins = &self.loaded.origins;
        let (file, found) = match owner {
            Owner::About => {
                let file = origins.about?;
                (file, self.files.get(file as usize)?.about()?)
            }
            Owner::Record(at) => {
                let origin = origins.records.get(at as usize)?;
                let kind = self.loaded.dossier.records().get(at as usize)?.kind();
                (origin.file, self.files.get(origin.file as usize)?.record(*origin, kind)?)
            }
        };
        Some((file, found.0, found.1))
    }
}

impl<'a> LocatedFile<'a> {
    fn positions(&self) -> &LineIndex {
        self.positions.get_or_init(|| LineIndex::of(self.text))
    }

    fn records(&self) -> &RecordSpans<'a> {
        self.records.get_or_init(|| RecordSpans::of(&Outline::of(self.text)))
    }

    /// A record, and the path that leads to it inside the file.
    fn record(&self, origin: RecordOrigin, kind: Kind) -> Option<(String, &'a RawValue)> {
        let nth = origin.nth as usize;
        if origin.line {
            return Some((String::new(), self.line(nth)?));
        }
        let value = self.records().lists.get(&kind)?.get(nth)?;
        Some((format!("/{}/{nth}", list_of_kind(kind)), value))
    }

    /// What the dossier says of itself.
    fn about(&self) -> Option<(String, &'a RawValue)> {
        if let Some(value) = self.records().about {
            return Some(("/dossier".to_owned(), value));
        }
        let lines = self.text.lines().filter_map(|line| serde_json::from_str(line).ok());
        let is_about = |value: &&RawValue| {
            json_span::members(value)
                .iter()
                .any(|(key, kind)| key.get() == "\"kind\"" && kind.get() == "\"dossier\"")
        };
        lines.into_iter().find(is_about).map(|value| (String::new(), value))
    }

    fn line(&self, nth: usize) -> Option<&'a RawValue> {
        let start = self.positions().line_start(nth)?;
        serde_json::from_str(self.text.get(start..)?.lines().next()?).ok()
    }
}

impl<'a> RecordSpans<'a> {
    fn of(outline: &Outline<'a>) -> Self {
        let list = |(_, kind)| (kind, outline.records(kind).collect());
        Self { lists: LISTS.into_iter().map(list).collect(), about: outline.value("dossier") }
    }
}

impl SourceRange<'_, '_> {
    pub(super) fn position(&self) -> Position {
        self.inside.positions().at(self.inside.text, self.span.start)
    }
}
