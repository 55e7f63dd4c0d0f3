//! From what the command line names to one dossier: the built-in one and those of the user laid
//! over each other. What cannot be read is left out and told, never lost in silence.

pub(crate) mod input;
pub(crate) mod layers;
pub(crate) mod library;
pub(crate) mod open;
pub(crate) mod open_error;
mod package;

use super::output::CommandOutput;
use crate::{
    app::Progress,
    article::ReadProblem,
    diagnostics::Diagnostic,
    dossier::Dossier,
    file_format::{FILES, File, LoadedFiles, ReadResult, builtin},
};
use input::Input;
use open::inputs;
use open_error::{DEFAULT_MAX_SIZE, OpenError};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// What is to be opened.
#[derive(Debug, Clone)]
pub(crate) struct DossierSpec {
    pub(super) paths: Vec<PathBuf>,
    /// Without the built-in dossier.
    pub(super) only_mine: bool,
    /// How many bytes a file may have.
    pub(super) max_size: u64,
}

/// Files that are open and not read yet.
pub(super) struct Sources {
    includes_builtin: bool,
    sources: Vec<Source>,
    errors: Vec<OpenError>,
    /// What to check to learn more.
    paths: String,
}

enum Source {
    File(Input),
    /// The folder of a data package.
    Package(PathBuf),
}

/// A dossier that was read, and what could not be.
pub(crate) struct LoadedDossier {
    pub(super) dossier: Arc<Dossier>,
    /// What to report in the explorer.
    pub(super) problems: Vec<ReadProblem>,
    /// The titles of the dossiers that it is laid over.
    pub(super) merged_titles: Vec<Box<str>>,
    left_out: usize,
    cut_off: usize,
    duplicates: usize,
    /// The file of each record, by its place in the dossier; empty for the built-in one alone.
    origins: Vec<u32>,
    /// The names of the files, and the file of each record that was left out.
    names: Vec<String>,
    left_out_of: Vec<u32>,
    /// How many of the files are builtin_files the program.
    builtin_files: usize,
    /// What to check to learn more.
    paths: String,
}

impl DossierSpec {
    pub(super) fn new(paths: Vec<PathBuf>, only_mine: bool, max_size: Option<u64>) -> Self {
        Self { paths, only_mine, max_size: max_size.unwrap_or(DEFAULT_MAX_SIZE) }
    }

    /// Opens and reads.
    pub(super) fn load(&self) -> Result<LoadedDossier, CommandOutput> {
        self.open()?.read(&mut |_| ())
    }

    /// Opens what is named, over the built-in dossier unless that is not wanted.
    pub(super) fn open(&self) -> Result<Sources, CommandOutput> {
        if self.paths.is_empty() && self.only_mine {
            let text = "chancery: --only-mine leaves nothing: name a dossier of your builtin_files, or make \
                        one with `chancery new NAME`\n";
            return Err(CommandOutput::error(text.to_owned()));
        }
        let mut sources = Vec::new();
        let mut errors = Vec::new();
        for path in &self.paths {
            if let Some(folder) = package::package_dir(path) {
                sources.push(Source::Package(folder.to_owned()));
                continue;
            }
            let opened = inputs(std::slice::from_ref(path), self.max_size);
            sources.extend(opened.files.into_iter().map(Source::File));
            errors.extend(opened.errors);
        }
        if sources.is_empty() && !self.paths.is_empty() {
            return Err(open_failed(&errors, &self.paths));
        }
        let names = self.paths.iter().map(|path| path.to_string_lossy());
        let paths = names.collect::<Vec<_>>().join(" ");
        Ok(Sources { includes_builtin: !self.only_mine, sources, errors, paths })
    }

    /// Why the files cannot be read again, where they cannot.
    pub(super) fn check_reloadable(&self) -> Result<(), &'static str> {
        let is_pipe = |path: &PathBuf| path == Path::new("-") || path.starts_with("/dev");
        match self.paths.iter().any(is_pipe) {
            true => Err("What came through a pipe cannot be read again"),
            false if self.paths.is_empty() => {
                Err("This dossier is inside the program: there is no file to read again")
            }
            false => Ok(()),
        }
    }
}

impl Sources {
    /// Reads what is open. `progress` is told, now and then, how far that is.
    pub(super) fn read(
        self,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<LoadedDossier, CommandOutput> {
        let Self { includes_builtin, sources, mut errors, paths } = self;
        if sources.is_empty() {
            let dossier = Arc::new(builtin());
            return Ok(LoadedDossier {
                dossier,
                ..LoadedDossier::new(LoadedFiles::default(), Vec::new(), 0, paths)
            });
        }
        let mut reading = ReadResult::default();
        if includes_builtin {
            FILES.iter().for_each(|(name, text)| reading.file(&File::new(name, text.as_bytes())));
        }
        let length = |source: &Source| match source {
            Source::File(input) => input.length(),
            Source::Package(_) => Some(0),
        };
        let all: Option<u64> = sources.iter().map(length).sum();
        let share =
            |read: u64| Some(u8::try_from(read * 100 / all?.max(1)).unwrap_or(100).min(100));
        let (mut before, count, builtin_files) = (0, sources.len(), reading.files());
        for source in sources {
            match source {
                Source::Package(folder) => match package::read_dir(&folder) {
                    Ok(file) => reading.file(&file),
                    Err(text) => return Err(CommandOutput::error(format!("chancery: {text}\n"))),
                },
                Source::File(input) => {
                    let length = input.length().unwrap_or(0);
                    let report = &mut |read, records| {
                        progress(Progress::Reading(share(before + read), records));
                    };
                    errors.extend(input.read_into(&mut reading, report).err());
                    before += length;
                }
            }
        }
        if errors.len() >= count && reading.files() == builtin_files {
            return Err(open_failed(&errors, &[]));
        }
        progress(Progress::Linking(reading.records()));
        Ok(LoadedDossier::new(reading.finish(), errors, builtin_files, paths))
    }
}

impl LoadedDossier {
    fn new(
        loaded: LoadedFiles,
        errors: Vec<OpenError>,
        builtin_files: usize,
        paths: String,
    ) -> Self {
        let (duplicate_ids, duplicates) = loaded.duplicates();
        let origin = |record: usize| Some(loaded.origin(u32::try_from(record).ok()?)?.file);
        let count = loaded.dossier.records().len();
        let origins = (0..count).map(|record| origin(record).unwrap_or_default()).collect();
        let problems =
            errors.iter().map(OpenError::to_diagnostic).chain(loaded.problems).chain(duplicate_ids);
        let listed: Vec<ReadProblem> = problems.map(|problem| to_read_problem(&problem)).collect();
        let mut opened = Self {
            dossier: Arc::new(loaded.dossier),
            problems: Vec::new(),
            merged_titles: loaded.over,
            left_out: loaded.left_out,
            cut_off: loaded.cut_off,
            duplicates,
            origins,
            names: loaded.names,
            left_out_of: loaded.left_out_of,
            builtin_files,
            paths,
        };
        if !listed.is_empty() {
            opened.problems.push(ReadProblem { text: opened.summary(), help: None });
            opened.problems.extend(listed);
        }
        opened
    }

    /// One line that says what was left out; empty where nothing was.
    pub(super) fn warning(&self) -> String {
        match self.problems.is_empty() {
            true => String::new(),
            false => format!("chancery: {}\n", self.summary()),
        }
    }

    /// The file that a record came from; nothing where that is builtin_files the program.
    pub(super) fn path_of_record(&self, record: u32) -> Option<&str> {
        let file = *self.origins.get(usize::try_from(record).ok()?)? as usize;
        (file >= self.builtin_files).then(|| self.names.get(file).map(String::as_str))?
    }

    /// How many records of the file or folder were left out.
    pub(super) fn skipped_in(&self, path: &Path) -> usize {
        let is_in = |file: &&u32| {
            let name = self.names.get(**file as usize);
            name.is_some_and(|name| Path::new(name).starts_with(path))
        };
        self.left_out_of.iter().filter(is_in).count()
    }

    fn summary(&self) -> String {
        let mut parts = Vec::new();
        if self.left_out > 0 {
            parts.push(format!("{} left out", counted(self.left_out, "record")));
        }
        if self.cut_off > 0 {
            parts.push(format!("{} not read to the end", counted(self.cut_off, "file")));
        }
        if self.duplicates > 0 {
            let what = counted(self.duplicates, "record");
            parts.push(format!("{what} under an id that another one has"));
        }
        if parts.is_empty() {
            parts.push("not everything could be read".to_owned());
        }
        format!("{}: `chancery check {}` tells why", parts.join(", "), self.paths)
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The problem in one line, and its cure.
fn to_read_problem(problem: &Diagnostic) -> ReadProblem {
    let at = problem.at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
    let text = format!("{}{at}: {}", problem.file, problem.message);
    ReadProblem { text, help: problem.help.clone() }
}

fn open_failed(errors: &[OpenError], paths: &[PathBuf]) -> CommandOutput {
    let told: Vec<String> =
        errors.iter().map(|error| format!("{}\n", error.to_diagnostic())).collect();
    CommandOutput::error(
        told.concat()
            + &crate::cli::loading::library::suggest_dossier(paths)
            + &suggest_command(paths),
    )
}

/// A word that is no file may have been meant as a command.
fn suggest_command(paths: &[PathBuf]) -> String {
    use clap::CommandFactory;
    let Some(word) = paths.first().and_then(|path| path.to_str()) else { return String::new() };
    let command = crate::cli::Args::command();
    let nearest = command
        .get_subcommands()
        .map(|known| (strsim::jaro_winkler(word, known.get_name()), known.get_name().to_owned()))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match nearest {
        Some((likeness, name)) if likeness > 0.8 && !word.contains(['/', '.']) => {
            format!("chancery: there is a command of nearly this name: `chancery {name}`\n")
        }
        _ => String::new(),
    }
}
