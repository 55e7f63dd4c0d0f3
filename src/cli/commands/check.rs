//! `chancery check`: everything that is wrong with a dossier, at once.

use crate::{
    check::CheckResult,
    cli::{
        Report,
        loading::{
            open::{open, open_documents},
            open_error::{DEFAULT_CAP, OpenError},
        },
    },
    diagnostics::{Diagnostic, Severity},
    dossier::{Dossier, Record},
    file_format::{FILES, File, LoadedFiles, read},
    source_texts::{Coverage, Exemptions, SourceTexts},
};
use std::path::{Path, PathBuf};

/// What to check, and how to tell.
#[derive(Debug, Clone)]
pub struct Options {
    /// Files and folders, `-` for standard input; the built-in dossier where there are none.
    pub paths: Vec<PathBuf>,
    /// The folder with the documents of the sources.
    pub documents: Option<PathBuf>,
    /// For people or for programs.
    pub format: Report,
    /// How many bytes a file may have.
    pub cap: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { paths: Vec::new(), documents: None, format: Report::Text, cap: DEFAULT_CAP }
    }
}

/// What the command prints, and the status with which it ends.
#[derive(Debug)]
pub struct Outcome {
    /// The text for standard output.
    pub output: String,
    /// 0 where nothing is wrong (warnings are nothing wrong), 2 otherwise.
    pub code: u8,
}

/// What checking found.
#[derive(Debug, Default)]
pub struct CheckSummary {
    /// Every problem, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// How many more there are that are not listed.
    pub unlisted: usize,
    /// How many files were read.
    pub files: usize,
    /// How many records were read.
    pub records: usize,
    /// How many records were left out.
    pub left_out: usize,
    /// How many files could not be read to their end.
    pub cut_off: usize,
    /// How many cites were proved by a document; none where documents were not asked for.
    pub proved: Option<usize>,
    /// How much of each document is cited.
    pub coverage: Vec<Coverage>,
}

impl CheckSummary {
    /// How many problems are of this severity; those that are not listed are errors.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let listed =
            self.problems.iter().filter(|problem| problem.code.severity() == severity).count();
        if severity == Severity::Error { listed + self.unlisted } else { listed }
    }
}

/// Checks, and tells in text or JSON.
#[must_use]
pub fn run(options: &Options) -> Outcome {
    let found = findings(options);
    let code = if found.count(Severity::Error) > 0 { 2 } else { 0 };
    let output = crate::cli::commands::check_report::told(&found, options.format);
    Outcome { output, code }
}

/// Checks.
#[must_use]
pub fn findings(options: &Options) -> CheckSummary {
    let mut files = Vec::new();
    let mut problems: Vec<Diagnostic> = Vec::new();
    if options.paths.is_empty() {
        files.extend(FILES.iter().map(|(name, text)| File::new(name, text.as_bytes())));
        files.push(built_in_exceptions());
    } else {
        let opened = open(&options.paths, options.cap);
        problems.extend(opened.errors.iter().map(OpenError::problem));
        files.extend(opened.files);
    }
    let (excepting, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| Exemptions::is_named(&file.name));
    let loaded = read(&files);
    let mut found = CheckSummary {
        problems,
        files: files.len() + excepting.len(),
        records: loaded.dossier.records().len(),
        left_out: loaded.left_out,
        cut_off: loaded.cut_off,
        ..CheckSummary::default()
    };
    match &options.documents {
        Some(folder) => {
            let documents = open_documents(folder, options.cap);
            let matters = |error: &&OpenError| {
                error.path() == folder || is_document(&loaded.dossier, error.path())
            };
            found.problems.extend(documents.errors.iter().filter(matters).map(OpenError::problem));
            let texts = SourceTexts::of(&loaded.dossier, &documents.files);
            found.with_texts(&loaded, &files, &excepting, &texts);
        }
        None => found.take(loaded.check(&files, Vec::new())),
    }
    found
}

/// Whether a file has the name of some source's document; what else is in the folder may be
/// anything.
fn is_document(dossier: &Dossier, path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    dossier.records().iter().any(|record| match record {
        Record::Source(source) => source.file.is_some() && source.file.as_deref() == name,
        _ => false,
    })
}

/// The exceptions of the built-in dossier.
fn built_in_exceptions() -> File<'static> {
    let (name, text) = crate::file_format::EXCEPTIONS;
    File::new(name, text.as_bytes())
}

impl CheckSummary {
    fn take(&mut self, checked: CheckResult) {
        self.problems.extend(checked.problems);
        self.unlisted += checked.unlisted;
    }

    fn with_texts(
        &mut self,
        loaded: &LoadedFiles,
        files: &[File<'_>],
        excepting: &[File<'_>],
        texts: &SourceTexts,
    ) {
        let dossier = &loaded.dossier;
        self.take(loaded.check(files, texts.findings(dossier)));
        let mut all = Vec::new();
        for file in excepting {
            let (exceptions, faults) = Exemptions::read(file);
            self.problems.extend(faults);
            self.problems.extend(exceptions.check(file, dossier, texts));
            all.extend(exceptions.exceptions);
        }
        self.proved = Some(texts.proved(dossier));
        self.coverage = texts.coverage(dossier, &all);
    }
}
