//! From what the command line names to one dossier: the built-in one and those of the user laid
//! over each other. What cannot be read is left out and told, never lost in silence.

use super::{
    answer::Answer,
    open::{DEFAULT_CAP, OpenError, open, read as read_file},
};
use crate::{
    dossier::{Dossier, FILES, File, Problem, builtin, read},
    export::{DESCRIPTION, read_package},
    state::Fault,
};
use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A dossier that is open, and what could not be read of it.
pub(super) struct Opened {
    pub(super) dossier: Arc<Dossier>,
    /// What to tell in the explorer.
    pub(super) faults: Vec<Fault>,
    left_out: usize,
    cut_off: usize,
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

impl Opened {
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
        if parts.is_empty() {
            parts.push("not everything could be read".to_owned());
        }
        format!("{}: `chancery check {}` tells why", parts.join(", "), self.paths)
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Opens what is named, over the built-in dossier unless that is not wanted.
pub(super) fn load(paths: &[PathBuf], only_mine: bool) -> Result<Opened, Answer> {
    if paths.is_empty() {
        if only_mine {
            let text = "chancery: --only-mine leaves nothing: name a dossier of your own, or make \
                        one with `chancery new NAME`\n";
            return Err(Answer::fault(text.to_owned()));
        }
        return Ok(Opened {
            dossier: Arc::new(builtin()),
            faults: Vec::new(),
            left_out: 0,
            cut_off: 0,
            origins: Vec::new(),
            names: Vec::new(),
            left_out_of: Vec::new(),
            inside: 0,
            paths: String::new(),
        });
    }
    let mut files: Vec<File<'_>> = Vec::new();
    if !only_mine {
        files.extend(FILES.iter().map(|(name, text)| File::new(name, text.as_bytes())));
    }
    let own = files.len();
    let mut problems: Vec<Problem> = Vec::new();
    for path in paths {
        match package(path) {
            Some(outcome) => match outcome {
                Ok(file) => files.push(file),
                Err(text) => return Err(Answer::fault(format!("chancery: {text}\n"))),
            },
            None => {
                let opened = open(std::slice::from_ref(path), DEFAULT_CAP);
                problems.extend(opened.errors.iter().map(OpenError::problem));
                files.extend(opened.files);
            }
        }
    }
    if files.len() == own {
        let told: Vec<String> = problems.iter().map(|problem| format!("{problem}\n")).collect();
        return Err(Answer::fault(
            told.concat() + &super::library::advice(paths) + &command_meant(paths),
        ));
    }
    let loaded = read(&files);
    let origin = |record: usize| Some(loaded.origin(u32::try_from(record).ok()?)?.file);
    let count = loaded.dossier.records().len();
    let origins = (0..count).map(|record| origin(record).unwrap_or_default()).collect();
    problems.extend(loaded.problems);
    let mut opened = Opened {
        origins,
        names: files.iter().map(|file| file.name.clone().into_owned()).collect(),
        left_out_of: loaded.left_out_of,
        inside: own,
        dossier: Arc::new(loaded.dossier),
        faults: Vec::new(),
        left_out: loaded.left_out,
        cut_off: loaded.cut_off,
        paths: paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join(" "),
    };
    if !problems.is_empty() {
        opened.faults.push(Fault { text: opened.summary(), help: None });
        opened.faults.extend(problems.iter().map(fault));
    }
    Ok(opened)
}

/// The problem in one line, and its cure.
fn fault(problem: &Problem) -> Fault {
    let at = problem.at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
    let text = format!("{}{at}: {}", problem.file, problem.message);
    Fault { text, help: problem.help.clone() }
}

/// The data package that the path names, if it names one, as a file of the own format.
fn package(path: &Path) -> Option<Result<File<'static>, String>> {
    let folder = if path.file_name().is_some_and(|name| name == DESCRIPTION) {
        path.parent().unwrap_or(Path::new("."))
    } else if path.join(DESCRIPTION).is_file() {
        path
    } else {
        return None;
    };
    Some(read_folder(folder))
}

fn read_folder(folder: &Path) -> Result<File<'static>, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.to_string_lossy());
    let mut texts: Vec<(String, String)> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| told(&error))? {
        let path = entry.map_err(|error| told(&error))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let Some(name) = name.filter(|name| name == DESCRIPTION || name.ends_with(".csv")) else {
            continue;
        };
        let file = read_file(&path, DEFAULT_CAP).map_err(|error| error.problem().to_string())?;
        let text = String::from_utf8(file.bytes.into_owned())
            .map_err(|error| format!("{}: {error}", path.to_string_lossy()))?;
        texts.push((name, text));
    }
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let text = read_package(&files).map_err(|error| told(&error))?;
    let name = folder.join(DESCRIPTION).to_string_lossy().into_owned();
    Ok(File { name: Cow::Owned(name), bytes: Cow::Owned(text.into_bytes()) })
}

/// A word that is no file may have been meant as a command.
fn command_meant(paths: &[PathBuf]) -> String {
    use clap::CommandFactory;
    let Some(word) = paths.first().and_then(|path| path.to_str()) else { return String::new() };
    let command = super::Args::command();
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
