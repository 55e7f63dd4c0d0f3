//! Rules over records, one file each. They report a record and a path in it, which is located later.

mod attestations;
mod characters;
mod citations;
mod cycles;
mod dates;
mod empty_text;
mod field_path;
mod ids;
mod locate;
mod offices;
mod pending;
mod references;
mod statement_dates;
mod values;

use crate::{
    diagnostics::{Diagnostic, SeverityCounts},
    dossier::{Dossier, Record},
    file_format::{File, LoadedFiles, text_of},
};
use field_path::Findings;
pub use field_path::{FieldPath, Owner, RecordDiagnostic};
pub(crate) use locate::Locator;

/// A rule over a single record and its number.
type Rule = fn(&Dossier, u32, &Record, &mut Findings);

const RULES: [Rule; 6] = [
    citations::check,
    dates::check,
    values::check,
    empty_text::check,
    attestations::check,
    statement_dates::check,
];

pub fn findings(dossier: &Dossier) -> Vec<RecordDiagnostic> {
    findings_where(dossier, |_| false)
}

fn findings_where(dossier: &Dossier, is_unread: impl Fn(&str) -> bool) -> Vec<RecordDiagnostic> {
    let mut found = Vec::new();
    ids::check(dossier, &mut found);
    references::check(dossier, &is_unread, &mut found);
    cycles::check(dossier, &mut found);
    for rule in RULES {
        for (at, record) in (0..).zip(dossier.records()) {
            rule(dossier, at, record, &mut found);
        }
    }
    empty_text::check_metadata(dossier, &mut found);
    offices::check(dossier, &mut found);
    pending::check(dossier, &mut found);
    found
}

#[derive(Debug, Default)]
pub struct CheckResult {
    /// The problems in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// The number of further problems; some thousands are listed.
    pub unlisted: SeverityCounts,
}

const LOCATED: usize = 5000;

impl LoadedFiles {
    /// All problems, those of reading included; `more` are those that other checks found.
    pub fn check(&self, files: &[File<'_>], more: Vec<RecordDiagnostic>) -> CheckResult {
        let unlisted = SeverityCounts([self.unlisted, 0]);
        let mut checked = CheckResult { problems: self.problems.clone(), unlisted };
        for file in files {
            if let Ok(text) = text_of(&file.bytes) {
                let (problems, unlisted) = characters::problems(&file.name, text);
                checked.problems.extend(problems);
                checked.unlisted += unlisted;
            }
        }
        // A truncated file may have contained any id.
        let is_unread = |id: &str| self.cut_off > 0 || self.unread.contains(id);
        let mut found = findings_where(&self.dossier, is_unread);
        found.extend(more);
        found.sort_by_key(|finding| (finding.code.severity(), finding.place.owner));
        let rest = found.split_off(LOCATED.min(found.len()));
        checked.unlisted += rest.into_iter().map(|finding| finding.code).collect();
        checked.problems.extend(self.locate(files, found));
        let order = |name: &str| files.iter().position(|file| file.name == name);
        checked.problems.sort_by_cached_key(|problem| {
            (order(&problem.place.file), problem.place.position, problem.code)
        });
        checked
    }

    pub fn locate(&self, files: &[File<'_>], findings: Vec<RecordDiagnostic>) -> Vec<Diagnostic> {
        let locator = Locator::new(self, files);
        findings.into_iter().map(|finding| locator.locate(finding)).collect()
    }
}
