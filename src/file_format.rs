//! Reads the files of a dossier, given as names and bytes, straight into records. An invalid file
//! is read again with recovery, which reports all of its problems and keeps the valid records.

pub(crate) mod builtin;
mod chunks;
pub(crate) mod detect;
pub(crate) mod document;
pub(crate) mod encoding;
pub mod excerpt;
mod json_lines;
pub(crate) mod json_span;
mod outline;
pub(crate) mod parallel;
mod recovery;
pub(crate) mod schema;
mod shape;
pub(crate) mod source_map;
mod syntax_error;
mod validate;

use crate::{
    diagnostics::{Code, Diagnostic, Location, Position, SourceText, SpanDiagnostic, quoted},
    dossier::{Dossier, Metadata, Record},
};
pub use builtin::{EXCEPTIONS, FILES, builtin};
pub use chunks::LONGEST_LINE;
pub use detect::holds_lines;
pub(crate) use document::record_of;
pub use document::{Document, FORMAT, record_to_json, to_json, to_jsonl};
pub(crate) use encoding::{UTF_16, file_type, text_of, valid_start};
pub(crate) use outline::{Outline, list_of_kind};
pub(crate) use recovery::unfit;
pub use schema::SCHEMA;
use serde_json::value::RawValue;
pub(crate) use shape::Shape;
pub use source_map::RecordOrigin;
pub(crate) use source_map::SourceMap;
use std::{borrow::Cow, collections::HashSet};
pub(crate) use validate::Validator;

#[derive(Debug, Clone)]
pub struct File<'a> {
    pub name: Cow<'a, str>,
    pub bytes: Cow<'a, [u8]>,
}

impl<'a> File<'a> {
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name: Cow::Borrowed(name), bytes: Cow::Borrowed(bytes) }
    }
}

/// The most duplicate ids that are reported one by one.
const DUPLICATES: usize = 200;

/// The result of reading: the valid records and the problems.
#[derive(Debug, Default)]
pub struct LoadedFiles {
    /// The dossier of all valid records.
    pub dossier: Dossier,
    /// The problems that kept records or parts of files from being read.
    pub problems: Vec<Diagnostic>,
    /// The number of further problems, at least: only some hundreds per file are listed.
    pub unlisted: usize,
    /// The file of each skipped record, by its index among the files read.
    pub left_out: Vec<u32>,
    /// The number of truncated files, in which any record may be missing.
    pub cut_off: usize,
    pub names: Vec<String>,
    /// The titles of the dossiers below this one.
    pub over: Vec<Box<str>>,
    pub(crate) origins: SourceMap,
    /// The ids of skipped records, if they have any.
    pub(crate) unread: HashSet<String>,
}

impl LoadedFiles {
    /// Records whose id is already taken, as diagnostics; and their number, unlisted ones included.
    pub fn duplicates(&self) -> (Vec<Diagnostic>, usize) {
        let twice = self.dossier.duplicates();
        let name = |record: u32| {
            let origin = self.origin(record)?;
            Some((origin, self.names.get(origin.file as usize)?.as_str()))
        };
        let told = twice.iter().take(DUPLICATES).filter_map(|(later, first)| {
            let ((origin, file), (_, other)) = (name(*later)?, name(*first)?);
            let id = quoted(self.dossier.records().get(*later as usize)?.id());
            let message = format!("duplicate id {id}: the record in {other} is used");
            let help = "change one of the ids, or remove one of the records";
            let line = origin.nth as usize + 1;
            let position = origin.line.then_some(Position { line, column: 1 });
            let place = Location { position, ..Location::file(file) };
            Some(Diagnostic::new(Code::DuplicateId, place, message).help(help))
        });
        (told.collect(), twice.len())
    }

    pub fn origin(&self, record: u32) -> Option<RecordOrigin> {
        self.origins.records.get(record as usize).copied()
    }
}

/// Reads the files of one dossier. Never fails: the problems are in the result.
pub fn read(files: &[File<'_>]) -> LoadedFiles {
    let mut reading = FilesReader::default();
    files.iter().for_each(|file| reading.file(file));
    reading.finish()
}

/// The files of a dossier that were read so far, each from memory or as a stream.
#[derive(Debug, Default)]
pub struct FilesReader {
    about: Metadata,
    records: Vec<Record>,
    loaded: LoadedFiles,
}

impl FilesReader {
    /// Reads a file. Its problems are in the result of [`Self::finish`].
    pub fn file(&mut self, file: &File<'_>) {
        let text = match text_of(&file.bytes) {
            Ok(text) => text,
            Err(problem) => {
                self.next_file(&file.name);
                self.loaded.cut_off += 1;
                return self.note(&file.name, valid_start(&file.bytes), vec![problem]);
            }
        };
        if detect::holds_lines(&file.name, text) {
            // Reading from memory cannot fail.
            return self.stream(&file.name, text.as_bytes(), &mut |_, _| ()).unwrap_or_default();
        }
        let at = self.next_file(&file.name);
        let problems = if text.len() > LONGEST_LINE
            && let Some(problem) = detect::beyond_limits(text, LONGEST_LINE)
        {
            self.loaded.cut_off += 1;
            vec![problem]
        } else {
            match serde_json::from_str::<Document>(text) {
                Ok(document) if is_known(document.format.as_deref()) => {
                    return self.document(at, document);
                }
                Ok(_) | Err(_) => self.recover(at, text),
            }
        };
        self.note(&file.name, text, problems);
    }

    /// The dossier of everything that was read, and the problems.
    pub fn finish(self) -> LoadedFiles {
        let mut loaded = self.loaded;
        loaded.dossier = Dossier::new(self.about, self.records);
        loaded
    }

    fn next_file(&mut self, name: &str) -> u32 {
        self.loaded.names.push(name.to_owned());
        u32::try_from(self.loaded.names.len() - 1).unwrap_or(u32::MAX)
    }

    /// The number of files that were read so far, each at least in part.
    pub fn files(&self) -> usize {
        self.loaded.names.len()
    }

    /// The number of records that were read so far.
    pub fn records(&self) -> usize {
        self.records.len()
    }

    fn document(&mut self, file: u32, mut document: Document) {
        if let Some(about) = document.dossier.take() {
            self.about(file, about);
        }
        self.about.synonyms.append(&mut document.synonyms);
        let before = self.records.len();
        document.into_records(&mut self.records);
        let read = self.records.get(before..).unwrap_or_default();
        for list in read.chunk_by(|one, other| one.kind() == other.kind()) {
            let numbers = 0..u32::try_from(list.len()).unwrap_or(u32::MAX);
            let origins = numbers.map(|nth| RecordOrigin { file, nth, line: false });
            self.loaded.origins.records.extend(origins);
        }
    }

    fn about(&mut self, file: u32, about: Metadata) {
        if self.loaded.origins.about.is_some_and(|before| before != file) {
            self.loaded.over.push(self.about.title.clone());
        }
        let mut synonyms = std::mem::replace(&mut self.about, about).synonyms;
        self.about.synonyms.append(&mut synonyms);
        self.loaded.origins.about = Some(file);
    }

    fn record(&mut self, origin: RecordOrigin, record: Record) {
        self.records.push(record);
        self.loaded.origins.records.push(origin);
    }

    fn leave_out(&mut self, file: u32, value: &RawValue) {
        self.loaded.left_out.push(file);
        self.loaded.unread.extend(json_span::member(value, "id").and_then(json_span::string));
    }

    fn note(&mut self, name: &str, text: &str, problems: Vec<SpanDiagnostic>) {
        let source = SourceText::new(name, text);
        self.loaded.problems.extend(problems.into_iter().map(|problem| source.locate(problem)));
    }
}

/// Whether this version of the format is supported; a file without one has the current version.
fn is_known(format: Option<&str>) -> bool {
    format.is_none_or(|format| format == FORMAT)
}

/// Reads files known to be valid; the error has the index of the first invalid one.
pub fn read_sound(files: &[&str]) -> Result<Dossier, (usize, serde_json::Error)> {
    let mut reading = FilesReader::default();
    for (at, text) in (0..).zip(files) {
        let document = serde_json::from_str(text).map_err(|error| (at as usize, error))?;
        reading.document(at, document);
    }
    Ok(reading.finish().dossier)
}
