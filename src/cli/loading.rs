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
    dossier::Dossier,
    file_format::{FILES, File, LoadedFiles, ReadResult, builtin},
};
use input::Input;
use open::inputs;
use open_error::{DEFAULT_CAP, OpenError};
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
    pub(super) cap: u64,
}

/// Files that are open and not read yet.
pub(super) struct Sources {
    with_builtin: bool,
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
    /// What to tell in the explorer.
    pub(super) faults: Vec<ReadProblem>,
    /// The titles of the dossiers that it is laid over.
    pub(super) over: Vec<Box<str>>,
    left_out: usize,
    cut_off: usize,
    twice: usize,
    /// The file of each record, by its place in the dossier; empty for the built-in one alone.
    origins: Vec<u32>,
    /// The names of the files, and the file of each record that was left out.
    names: Vec<String>,
    left_out_of: Vec<u32>,
    /// How many of the files are inside the program.
    inside: usize,
    /// What to check to learn more.
    paths: String,
}

impl DossierSpec {
    pub(super) fn new(paths: Vec<PathBuf>, only_mine: bool, cap: Option<u64>) -> Self {
        Self { paths, only_mine, cap: cap.unwrap_or(DEFAULT_CAP) }
    }

    /// Opens and reads.
    pub(super) fn load(&self) -> Result<LoadedDossier, CommandOutput> {
        self.open()?.read(&mut |_| ())
    }

    /// Opens what is named, over the built-in dossier unless that is not wanted.
    pub(super) fn open(&self) -> Result<Sources, CommandOutput> {
        if self.paths.is_empty() && self.only_mine {
            let text = "chancery: --only-mine leaves nothing: name a dossier of your own, or make \
                        one with `chancery new NAME`\n";
            return Err(CommandOutput::fault(text.to_owned()));
        }
        let mut sources = Vec::new();
        let mut errors = Vec::new();
        for path in &self.paths {
            if let Some(folder) = package::folder(path) {
                sources.push(Source::Package(folder.to_owned()));
                continue;
            }
            let opened = inputs(std::slice::from_ref(path), self.cap);
            sources.extend(opened.files.into_iter().map(Source::File));
            errors.extend(opened.errors);
        }
        if sources.is_empty() && !self.paths.is_empty() {
            return Err(refused(&errors, &self.paths));
        }
        let names = self.paths.iter().map(|path| path.to_string_lossy());
        let paths = names.collect::<Vec<_>>().join(" ");
        Ok(Sources { with_builtin: !self.only_mine, sources, errors, paths })
    }

    /// Why the files cannot be read again, where they cannot.
    pub(super) fn readable_again(&self) -> Result<(), &'static str> {
        let passes = |path: &PathBuf| path == Path::new("-") || path.starts_with("/dev");
        match self.paths.iter().any(passes) {
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
        let Self { with_builtin, sources, mut errors, paths } = self;
        if sources.is_empty() {
            let dossier = Arc::new(builtin());
            return Ok(LoadedDossier {
                dossier,
                ..LoadedDossier::of(LoadedFiles::default(), Vec::new(), 0, paths)
            });
        }
        let mut reading = ReadResult::default();
        if with_builtin {
            FILES.iter().for_each(|(name, text)| reading.file(&File::new(name, text.as_bytes())));
        }
        let length = |source: &Source| match source {
            Source::File(input) => input.length(),
            Source::Package(_) => Some(0),
        };
        let all: Option<u64> = sources.iter().map(length).sum();
        let share =
            |read: u64| Some(u8::try_from(read * 100 / all?.max(1)).unwrap_or(100).min(100));
        let (mut before, count, own) = (0, sources.len(), reading.files());
        for source in sources {
            match source {
                Source::Package(folder) => match package::read(&folder) {
                    Ok(file) => reading.file(&file),
                    Err(text) => return Err(CommandOutput::fault(format!("chancery: {text}\n"))),
                },
                Source::File(input) => {
                    let length = input.length().unwrap_or(0);
                    let tell = &mut |read, records| {
                        progress(Progress::Reading(share(before + read), records));
                    };
                    errors.extend(input.into_dossier(&mut reading, tell).err());
                    before += length;
                }
            }
        }
        if errors.len() >= count && reading.files() == own {
            return Err(refused(&errors, &[]));
        }
        progress(Progress::Linking(reading.records()));
        Ok(LoadedDossier::of(reading.finish(), errors, own, paths))
    }
}

impl LoadedDossier {
    fn of(loaded: LoadedFiles, errors: Vec<OpenError>, inside: usize, paths: String) -> Self {
        let (duplicates, twice) = loaded.duplicates();
        let origin = |record: usize| Some(loaded.origin(u32::try_from(record).ok()?)?.file);
        let count = loaded.dossier.records().len();
        let origins = (0..count).map(|record| origin(record).unwrap_or_default()).collect();
        let problems =
            errors.iter().map(OpenError::problem).chain(loaded.problems).chain(duplicates);
        let listed: Vec<ReadProblem> =
            problems.map(|problem| ReadProblem::from(&problem)).collect();
        let mut opened = Self {
            dossier: Arc::new(loaded.dossier),
            faults: Vec::new(),
            over: loaded.over,
            left_out: loaded.left_out,
            cut_off: loaded.cut_off,
            twice,
            origins,
            names: loaded.names,
            left_out_of: loaded.left_out_of,
            inside,
            paths,
        };
        if !listed.is_empty() {
            opened.faults.push(ReadProblem { text: opened.summary(), help: None });
            opened.faults.extend(listed);
        }
        opened
    }

    /// One line that says what was left out; empty where nothing was.
    pub(super) fn remark(&self) -> String {
        match self.faults.is_empty() {
            true => String::new(),
            false => format!("chancery: {}\n", self.summary()),
        }
    }

    /// The file that a record came from; nothing where that is inside the program.
    pub(super) fn file_of(&self, record: u32) -> Option<&str> {
        let file = *self.origins.get(usize::try_from(record).ok()?)? as usize;
        (file >= self.inside).then(|| self.names.get(file).map(String::as_str))?
    }

    /// How many records of the file or folder were left out.
    pub(super) fn left_out_of(&self, path: &Path) -> usize {
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
        if self.twice > 0 {
            let what = counted(self.twice, "record");
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

fn refused(errors: &[OpenError], paths: &[PathBuf]) -> CommandOutput {
    let told: Vec<String> = errors.iter().map(|error| format!("{}\n", error.problem())).collect();
    CommandOutput::fault(
        told.concat() + &crate::cli::loading::library::advice(paths) + &command_meant(paths),
    )
}

/// A word that is no file may have been meant as a command.
fn command_meant(paths: &[PathBuf]) -> String {
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
