//! Checking a dossier that was read: every problem that is in its records, found at once.
//!
//! Findings name a record and a path inside it; where that stands in a file is found afterwards,
//! only for what is wrong. This knows no files, but for the characters in their texts.

mod characters;
mod citations;
mod cycles;
mod dates;
mod empty_text;
mod field_path;
mod ids;
mod locate;
mod references;
mod values;

use crate::{
    diagnostics::{Diagnostic, Position},
    dossier::Dossier,
    file_format::{File, LoadedFiles, text_of},
};
pub use field_path::{FieldPath, Owner, RecordDiagnostic};
use locate::Locator;

/// Everything that is wrong with the records of a dossier.
#[must_use]
pub fn findings(dossier: &Dossier) -> Vec<RecordDiagnostic> {
    findings_where(dossier, |_| false)
}

/// The same where an id may be that of a record which was left out: what refers to it is right.
fn findings_where(dossier: &Dossier, is_unread: impl Fn(&str) -> bool) -> Vec<RecordDiagnostic> {
    let mut found = Vec::new();
    ids::check(dossier, &mut found);
    references::check(dossier, &is_unread, &mut found);
    cycles::check(dossier, &mut found);
    citations::check(dossier, &mut found);
    dates::check(dossier, &mut found);
    values::check(dossier, &mut found);
    empty_text::check(dossier, &mut found);
    found
}

/// What checking brought.
#[derive(Debug, Default)]
pub struct CheckResult {
    /// Everything that is wrong, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// How many problems there are besides; no more than some thousands are listed.
    pub unlisted: usize,
}

/// How many findings get a place in a file.
const PLACED: usize = 5000;

impl LoadedFiles {
    /// Everything that is wrong with the dossier and its files, reading included. `more` are
    /// findings from elsewhere, such as those of documents. The files are those that were read.
    #[must_use]
    pub fn check(&self, files: &[File<'_>], more: Vec<RecordDiagnostic>) -> CheckResult {
        let mut checked = CheckResult { problems: self.problems.clone(), unlisted: self.unlisted };
        for file in files {
            if let Ok(text) = text_of(&file.bytes) {
                let (problems, unlisted) = characters::problems(&file.name, text);
                checked.problems.extend(problems);
                checked.unlisted += unlisted;
            }
        }
        // Nobody knows which ids a file that was cut off had besides.
        let is_unread = |id: &str| self.cut_off > 0 || self.unread.contains(id);
        let mut found = findings_where(&self.dossier, is_unread);
        found.extend(more);
        found.sort_by_key(|finding| finding.place.owner);
        checked.unlisted += found.len().saturating_sub(PLACED);
        found.truncate(PLACED);
        checked.problems.extend(self.place(files, found));
        let order = |name: &str| files.iter().position(|file| file.name == name);
        checked.problems.sort_by_cached_key(|problem| {
            (order(&problem.place.file), problem.place.position, problem.code)
        });
        checked
    }

    /// Where in the files the findings are.
    #[must_use]
    pub fn place(&self, files: &[File<'_>], findings: Vec<RecordDiagnostic>) -> Vec<Diagnostic> {
        let places = Locator::new(self, files);
        findings.into_iter().map(|finding| places.locate(finding)).collect()
    }

    /// Where a record stands: the file, by its place among the files that were read, and the
    /// position of the record's id in it. `record` is the place of the record in the dossier.
    #[must_use]
    pub fn position(&self, files: &[File<'_>], record: u32) -> Option<(usize, Position)> {
        let origin = self.origin(record)?;
        let places = Locator::new(self, files);
        let position = places.find(&FieldPath::new(record, ""))?.position();
        Some((origin.file as usize, position))
    }
}
