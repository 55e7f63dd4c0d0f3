//! Opens dossiers by path, within limits: no blocking, no unlimited memory, regular files only.

use super::{
    input::Input,
    open_error::{OpenError, io_error},
};
use crate::{dossier::Dossier, file_format::File, source_texts::WantedDocuments};
use std::{
    fs,
    path::{Path, PathBuf},
};

#[derive(Debug)]
pub(crate) struct OpenFiles<T = File<'static>> {
    /// The files in the order of the paths; those of a folder sorted by name.
    pub files: Vec<T>,
    pub errors: Vec<OpenError>,
}

/// Opens files, folders (their `.json` and `.jsonl` files, not recursively), or `-` for standard input.
pub(crate) fn open(paths: &[PathBuf], max_size: u64) -> OpenFiles {
    open_each(paths, |path| read(path, max_size))
}

/// Like [`open`], without reading.
pub(crate) fn inputs(paths: &[PathBuf], max_size: u64) -> OpenFiles<Input> {
    open_each(paths, |path| Input::open(path, max_size).map(Input::closed))
}

fn open_each<T>(paths: &[PathBuf], open: impl Fn(&Path) -> Result<T, OpenError>) -> OpenFiles<T> {
    let mut opened = OpenFiles { files: Vec::new(), errors: Vec::new() };
    for path in paths {
        if !path.is_dir() {
            let is_table = is_table(path) && path.exists();
            opened.push(if is_table { Err(OpenError::table(path)) } else { open(path) });
            continue;
        }
        match files_in(path, is_dossier) {
            Ok(files) if files.is_empty() => {
                let message = "no .json or .jsonl file in this folder";
                opened.errors.push(OpenError::new(path, message));
            }
            Ok(files) => files.iter().for_each(|file| opened.push(open(file))),
            Err(error) => opened.errors.push(error),
        }
    }
    opened
}

/// The dossiers in a folder; empty if it cannot be read.
pub(crate) fn dossier_files(folder: &Path) -> Vec<PathBuf> {
    files_in(folder, is_dossier).unwrap_or_default()
}

pub(crate) fn is_dossier(name: &str) -> bool {
    name.ends_with(".json") || name.ends_with(".jsonl")
}

/// Whether the name is that of a file that `chancery import` reads and a dossier never has.
fn is_table(path: &Path) -> bool {
    const EXTENSIONS: [&str; 8] = ["csv", "tsv", "tab", "xlsx", "xls", "ods", "bib", "md"];
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|table| extension.eq_ignore_ascii_case(table))
}

/// Opens source texts. Unnamed files are read only to find a missing text by its checksum.
pub(crate) fn open_documents(path: &Path, max_size: u64, dossier: &Dossier) -> OpenFiles {
    let mut opened = OpenFiles { files: Vec::new(), errors: Vec::new() };
    let wanted = WantedDocuments::of(dossier);
    let files = files_in(path, |_| true);
    let (named, others): (Vec<_>, Vec<_>) = match files {
        Ok(files) => files.into_iter().partition(|file| wanted.is_named(&file.to_string_lossy())),
        Err(error) => {
            opened.errors.push(error);
            return opened;
        }
    };
    named.iter().for_each(|file| opened.push(read(file, max_size)));
    if wanted.is_missing_any(&opened.files) {
        let others = others.iter().filter_map(|file| read(file, max_size).ok());
        opened.files.extend(others.filter(|file| wanted.has_sum_of(file)));
    }
    opened
}

impl<T> OpenFiles<T> {
    fn push(&mut self, outcome: Result<T, OpenError>) {
        match outcome {
            Ok(file) => self.files.push(file),
            Err(error) => self.errors.push(error),
        }
    }
}

pub(crate) fn read(path: &Path, max_size: u64) -> Result<File<'static>, OpenError> {
    Input::open(path, max_size)?.read_to_end()
}

/// The wanted files of a folder, sorted, without hidden ones. A circular link fails when it is opened.
fn files_in(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, OpenError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| io_error(path, &error))? {
        let entry = entry.map_err(|error| io_error(path, &error))?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') && wanted(&name) && !entry.path().is_dir() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}
