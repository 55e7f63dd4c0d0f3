//! `chancery check`: validates a dossier and verifies its citations.

use super::check_report::CheckSummary;
use crate::{
    check::CheckResult,
    cli::{
        Check, CommandOutput,
        loading::{
            open::{open, open_documents},
            open_error::{DEFAULT_MAX_SIZE, OpenError},
        },
        save,
    },
    diagnostics::{Diagnostic, Severity},
    file_format::{EXCEPTIONS, FILES, File, LoadedFiles, read},
    source_texts::{Exemptions, SourceTexts},
};
use std::path::Path;

/// Checks, and renders the report. Errors make it a failure, as do warnings with `--strict`.
pub fn run(options: &Check) -> CommandOutput {
    if options.fix_anchors
        && let Err(error) = fix_anchors(options)
    {
        return CommandOutput::error(error);
    }
    let found = findings(options);
    let fails = |severity| found.count(severity) > 0;
    let is_failure = fails(Severity::Error) || options.strict && fails(Severity::Warning);
    let code = if is_failure { 2 } else { 0 };
    CommandOutput {
        code,
        ..CommandOutput::text(super::check_report::render(&found, options.format))
    }
}

fn max_size(options: &Check) -> u64 {
    options.max_size.unwrap_or(DEFAULT_MAX_SIZE)
}

/// Writes the anchor words into the files, unless one of them cannot be read; the error is a text.
fn fix_anchors(options: &Check) -> Result<(), String> {
    let Some(folder) = &options.documents else { return Ok(()) };
    let opened = open(&options.paths, max_size(options));
    if !opened.errors.is_empty() {
        return Err(opened
            .errors
            .iter()
            .map(|error| format!("{}\n", error.to_diagnostic()))
            .collect());
    }
    let mut files = opened.files;
    files.retain(|file| !Exemptions::is_named(&file.name));
    let loaded = read(&files);
    let documents = open_documents(folder, max_size(options), &loaded.dossier);
    let texts = SourceTexts::of(&loaded.dossier, &documents.files);
    for (file, text) in texts.with_anchors(&loaded, &files) {
        if let Some(file) = files.get(file) {
            save::file(Path::new(&*file.name), &text, true)
                .map_err(|error| format!("chancery: {error}\n"))?;
        }
    }
    Ok(())
}

pub fn findings(options: &Check) -> CheckSummary {
    let mut files = Vec::new();
    let mut problems: Vec<Diagnostic> = Vec::new();
    if options.paths.is_empty() {
        files.extend(FILES.iter().map(|(name, text)| File::new(name, text.as_bytes())));
        files.push(File::new(EXCEPTIONS.0, EXCEPTIONS.1.as_bytes()));
    } else {
        let opened = open(&options.paths, max_size(options));
        problems.extend(opened.errors.iter().map(OpenError::to_diagnostic));
        files.extend(opened.files);
    }
    let (exemption_files, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| Exemptions::is_named(&file.name));
    let loaded = read(&files);
    let mut found = CheckSummary {
        problems,
        files: files.len() + exemption_files.len(),
        records: loaded.dossier.records().len(),
        left_out: loaded.left_out.len(),
        cut_off: loaded.cut_off,
        ..CheckSummary::default()
    };
    match &options.documents {
        Some(folder) => {
            let documents = open_documents(folder, max_size(options), &loaded.dossier);
            found.problems.extend(documents.errors.iter().map(OpenError::to_diagnostic));
            let texts = SourceTexts::of(&loaded.dossier, &documents.files);
            found.add_source_texts(&loaded, &files, &exemption_files, &texts);
        }
        None => found.add(loaded.check(&files, Vec::new())),
    }
    found
}

impl CheckSummary {
    fn add(&mut self, checked: CheckResult) {
        self.problems.extend(checked.problems);
        self.unlisted += checked.unlisted;
    }

    fn add_source_texts(
        &mut self,
        loaded: &LoadedFiles,
        files: &[File<'_>],
        exemption_files: &[File<'_>],
        texts: &SourceTexts,
    ) {
        let dossier = &loaded.dossier;
        self.add(loaded.check(files, texts.findings(dossier)));
        let mut all = Vec::new();
        for file in exemption_files {
            let (exceptions, faults) = Exemptions::read(file);
            self.problems.extend(faults);
            self.problems.extend(exceptions.check(file, dossier, texts));
            all.extend(exceptions.exceptions);
        }
        self.proved = Some(texts.proved(dossier));
        self.without_anchor = texts.without_anchor(dossier);
        self.coverage = texts.coverage(dossier, &all);
    }
}
