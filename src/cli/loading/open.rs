//! Opens dossiers by path, within limits: no blocking, no unlimited memory, regular files only.

pub(crate) mod folder;

use super::{input::Input, open_error::OpenError};
use crate::{dossier::Dossier, file_format::File, source_texts::WantedDocuments};
use std::path::{Path, PathBuf};

/// Open files, and the errors of the others.
#[derive(Debug)]
pub(crate) struct OpenFiles<T = File<'static>> {
    /// The files in the order of the paths; those of a folder by name.
    pub files: Vec<T>,
    /// Errors of opening and reading.
    pub errors: Vec<OpenError>,
}

/// Opens and reads dossiers: files, folders (their `.json` and `.jsonl` files, not recursively), or
/// `-` for standard input. No file may be larger than `max_size` bytes.
#[must_use]
pub(crate) fn open(paths: &[PathBuf], max_size: u64) -> OpenFiles {
    open_each(paths, |path| read(path, max_size))
}

/// As [`open`], without reading.
#[must_use]
pub(crate) fn inputs(paths: &[PathBuf], max_size: u64) -> OpenFiles<Input> {
    open_each(paths, |path| Input::open(path, max_size).map(Input::closed))
}

fn open_each<T>(paths: &[PathBuf], open: impl Fn(&Path) -> Result<T, OpenError>) -> OpenFiles<T> {
    let mut opened = OpenFiles { files: Vec::new(), errors: Vec::new() };
    for path in paths {
        if !path.is_dir() {
            opened.push(open(path));
            continue;
        }
        match folder::files(path, is_dossier) {
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

/// The dossiers of a folder; empty where it cannot be read.
pub(crate) fn dossier_files(folder: &Path) -> Vec<PathBuf> {
    folder::files(folder, is_dossier).unwrap_or_default()
}

fn is_dossier(name: &str) -> bool {
    name.ends_with(".json") || name.ends_with(".jsonl")
}

/// Reads the documents of a folder that sources of the dossier name. Other files are read only where
/// a document is missing, one by one, to find it by its checksum.
#[must_use]
pub(crate) fn open_documents(path: &Path, max_size: u64, dossier: &Dossier) -> OpenFiles {
    let mut opened = OpenFiles { files: Vec::new(), errors: Vec::new() };
    let wanted = WantedDocuments::of(dossier);
    let files = folder::files(path, |_| true);
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

/// Reads one file, or standard input.
///
/// # Errors
/// As [`Input::open`] and [`Input::read_to_end`].
pub(crate) fn read(path: &Path, max_size: u64) -> Result<File<'static>, OpenError> {
    Input::open(path, max_size)?.read_to_end()
}
