//! Loads the files of the command line into one dossier; unreadable records are skipped and reported.

pub(crate) mod input;
pub(crate) mod layers;
pub(crate) mod library;
pub(crate) mod open;
pub(crate) mod open_error;

use super::{
    args::{Opening, unknown_words},
    output::{CommandOutput, shown},
};
use crate::{
    app::{NO_FILES, Progress},
    article::ReadProblem,
    diagnostics::{Diagnostic, Severity},
    dossier::Dossier,
    file_format::{FILES, File, FilesReader, LoadedFiles, builtin, excerpt},
    search::Prefilter,
    source_texts::Exemptions,
    text::quantity,
};
use input::{Excerpt, Input, is_inherited};
use library::resolve_name;
use open::{OpenFiles, dossier_files, inputs};
use open_error::{DEFAULT_MAX_SIZE, OpenError};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

#[derive(Debug, Clone)]
pub(crate) struct DossierSpec {
    pub(super) paths: Vec<PathBuf>,
    pub(super) is_alone: bool,
    pub(super) max_size: u64,
}

pub(super) struct Sources {
    includes_builtin: bool,
    sources: Vec<Input>,
    errors: Vec<OpenError>,
    /// The arguments for `chancery check`.
    paths: String,
}

pub(crate) struct LoadedDossier {
    pub(super) dossier: Arc<Dossier>,
    pub(super) problems: Vec<ReadProblem>,
    /// The result of reading, without the dossier.
    files: LoadedFiles,
    /// The files that were not read.
    unread: Vec<String>,
    pub(super) duplicates: usize,
    builtin_files: usize,
    paths: String,
    /// Whether only an excerpt of the file was read.
    pub(super) is_excerpt: bool,
}

impl DossierSpec {
    pub(super) fn new(paths: Vec<PathBuf>, is_alone: bool, max_size: Option<u64>) -> Self {
        Self { paths, is_alone, max_size: max_size.unwrap_or(DEFAULT_MAX_SIZE) }
    }

    /// The dossiers of a command line. A dossier that is named is opened alone.
    pub(super) fn of(opening: &Opening, paths: &[PathBuf], max_size: Option<u64>) -> Self {
        let paths = opening.dossier.iter().chain(paths).map(|path| resolve_name(path));
        let mut paths: Vec<PathBuf> = paths.collect();
        // The same file twice would be duplicate ids.
        paths.dedup();
        let is_alone = !paths.is_empty() && !opening.with_builtin;
        Self::new(paths, is_alone, max_size)
    }

    /// The path with this name in messages, which is not the same where it is not UTF-8.
    pub(super) fn path_named(&self, name: &str) -> PathBuf {
        let mut files = self.files();
        files.find(|path| path.to_string_lossy() == name).unwrap_or_else(|| PathBuf::from(name))
    }

    /// The paths, and the files of those that are folders.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        let inside = self.paths.iter().flat_map(|path| dossier_files(path));
        self.paths.iter().cloned().chain(inside)
    }

    pub(super) fn load(&self) -> Result<LoadedDossier, CommandOutput> {
        self.open()?.read(None, &mut |_| ())
    }

    /// Reads what the record with this id needs for display, or everything if no record has the id.
    pub(super) fn load_around(&self, id: &str) -> Result<LoadedDossier, CommandOutput> {
        let record = id.split_once('/').map_or(id, |(record, _)| record);
        let loaded = self.load_excerpt(&|text| excerpt::around(text, record))?;
        match loaded.is_excerpt && loaded.dossier.find(id).is_none() {
            true => self.load(),
            false => Ok(loaded),
        }
    }

    /// Whether a file is so long that to scan it for what may match takes less time than to read it.
    pub(super) fn is_long(&self) -> bool {
        let length = |path: PathBuf| path.metadata().map_or(0, |file| file.len());
        self.files().any(|path| length(path) >= LEAST_SCANNED)
    }

    /// Reads what the records need that may match a query.
    pub(super) fn load_matching(&self, query: &Prefilter) -> Result<LoadedDossier, CommandOutput> {
        self.load_excerpt(&|text| excerpt::of_matches(text, &query.lines(text), query.all()))
    }

    /// Reads an excerpt of a single file of JSON Lines, or everything.
    fn load_excerpt(&self, excerpt: Excerpt<'_>) -> Result<LoadedDossier, CommandOutput> {
        let sources = self.open()?;
        let is_one_file = !sources.includes_builtin && sources.sources.len() == 1;
        let excerpt = (is_one_file && self.check_reloadable().is_ok()).then_some(excerpt);
        sources.read(excerpt, &mut |_| ())
    }

    pub(super) fn open(&self) -> Result<Sources, CommandOutput> {
        let OpenFiles { files: mut sources, errors } = inputs(&self.paths, self.max_size);
        // Exemptions contain no records; `check` reads them.
        if sources.len() > 1 {
            sources.retain(|input| !Exemptions::is_named(&input.name()));
        }
        if sources.is_empty() && !self.paths.is_empty() {
            return Err(open_failed(&errors, &self.paths));
        }
        let names = self.paths.iter().map(|path| shown(path));
        let paths = names.collect::<Vec<_>>().join(" ");
        let includes_builtin = !self.is_alone;
        Ok(Sources { includes_builtin, sources, errors, paths })
    }

    pub(super) fn check_reloadable(&self) -> Result<(), &'static str> {
        match self.paths.iter().any(|path| is_pipe(path)) {
            true => Err(PIPE),
            false if self.paths.is_empty() => Err(NO_FILES),
            false => Ok(()),
        }
    }
}

impl Sources {
    pub(super) fn read(
        self,
        excerpt: Option<Excerpt<'_>>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<LoadedDossier, CommandOutput> {
        let Self { includes_builtin, sources, mut errors, paths } = self;
        if sources.is_empty() {
            let files = LoadedFiles { dossier: builtin(), ..LoadedFiles::default() };
            return Ok(LoadedDossier::new(files, Vec::new(), 0, paths));
        }
        let mut reading = FilesReader::default();
        if includes_builtin {
            FILES.iter().for_each(|(name, text)| reading.file(&File::new(name, text.as_bytes())));
        }
        let all: Option<u64> = sources.iter().map(Input::length).sum();
        let share =
            |read: u64| Some(u8::try_from(read * 100 / all?.max(1)).unwrap_or(100).min(100));
        let mut is_excerpt = false;
        let (mut before, count, builtin_files) = (0, sources.len(), reading.files());
        for input in sources {
            let length = input.length().unwrap_or(0);
            let report = &mut |read, records| {
                progress(Progress::Reading(share(before + read), records));
            };
            let outcome = match excerpt {
                Some(excerpt) => input.read_excerpt(excerpt, &mut reading),
                None => input.read_into(&mut reading, report).map(|()| false),
            };
            match outcome {
                Ok(is_part) => is_excerpt |= is_part,
                Err(error) => errors.push(error),
            }
            before += length;
        }
        if errors.len() >= count && reading.files() == builtin_files {
            return Err(open_failed(&errors, &[]));
        }
        progress(Progress::Linking(reading.records()));
        let loaded = LoadedDossier::new(reading.finish(), errors, builtin_files, paths);
        Ok(LoadedDossier { is_excerpt, ..loaded })
    }
}

impl LoadedDossier {
    fn new(
        mut files: LoadedFiles,
        errors: Vec<OpenError>,
        builtin_files: usize,
        paths: String,
    ) -> Self {
        let (duplicate_ids, duplicates) = files.duplicates();
        let not_opened: Vec<Diagnostic> = errors.iter().map(OpenError::to_diagnostic).collect();
        let problems = not_opened.iter().chain(&files.problems).chain(&duplicate_ids);
        let listed: Vec<ReadProblem> = problems.map(ReadProblem::from).collect();
        let mut opened = Self {
            dossier: Arc::new(std::mem::take(&mut files.dossier)),
            problems: Vec::new(),
            files,
            unread: errors.iter().map(|error| shown(&error.path)).collect(),
            duplicates,
            builtin_files,
            paths,
            is_excerpt: false,
        };
        if !listed.is_empty() {
            let text = opened.summary();
            opened.problems.push(ReadProblem { text, help: None, is_summary: true });
            opened.problems.extend(listed);
        }
        opened
    }

    /// The titles of the dossiers that were read, the first one first.
    pub(super) fn titles(&self) -> Vec<&str> {
        let titles = self.files.over.iter().chain([&self.dossier.metadata().title]);
        let mut titles: Vec<&str> = titles.map(|title| &**title).collect();
        titles.dedup();
        titles
    }

    /// Whether everything in the files was read.
    pub(super) fn is_complete(&self) -> bool {
        let is_error = |it: &Diagnostic| it.code.severity() == Severity::Error;
        self.unread.is_empty() && !self.files.problems.iter().any(is_error)
    }

    /// A line that counts what was skipped; empty if nothing was.
    pub(super) fn warning(&self) -> String {
        if self.problems.is_empty() {
            return String::new();
        }
        format!("chancery: {}\n", self.summary())
    }

    /// The file of a record; none for a built-in record.
    pub(super) fn path_of_record(&self, record: u32) -> Option<&str> {
        let file = self.files.origin(record)?.file as usize;
        (file >= self.builtin_files).then(|| self.files.names.get(file).map(String::as_str))?
    }

    pub(super) fn skipped_in(&self, path: &Path) -> usize {
        let is_in = |file: &&u32| {
            let name = self.files.names.get(**file as usize);
            name.is_some_and(|name| Path::new(name).starts_with(path))
        };
        self.files.left_out.iter().filter(is_in).count()
    }

    fn summary(&self) -> String {
        let unread = format!("not read ({})", self.unread.join(", "));
        let counts = [
            (self.files.left_out.len(), "record", "skipped"),
            (self.files.cut_off, "file", "not read completely"),
            (self.unread.len(), "file", &unread),
            (self.duplicates, "record", "with a duplicate id"),
        ];
        let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
        let mut parts: Vec<String> =
            counts.map(|(count, what, how)| format!("{} {how}", quantity(count, what))).collect();
        if parts.is_empty() {
            parts.push("some data could not be read".to_owned());
        }
        format!("{} (see `chancery check {}`)", parts.join(", "), self.paths)
    }
}

/// The fewest bytes of a file that is scanned for what may match; less is read as fast.
const LEAST_SCANNED: u64 = 4 << 20;

pub(super) const PIPE: &str = "A dossier from a pipe cannot be reloaded";

pub(super) fn is_pipe(path: &Path) -> bool {
    path == Path::new("-") || path == Path::new("/dev/stdin") || is_inherited(path)
}

fn open_failed(errors: &[OpenError], paths: &[PathBuf]) -> CommandOutput {
    let text = library::suggest_dossier(paths).filter(|_| errors.len() == 1);
    let is_unexplained = errors.iter().all(|error| error.help.is_none());
    let text = text.or_else(|| unknown_words(paths).filter(|_| is_unexplained));
    let told = || errors.iter().map(|error| format!("{}\n", error.to_diagnostic())).collect();
    CommandOutput::error(text.unwrap_or_else(told))
}
