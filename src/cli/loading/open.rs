//! Opening dossiers: from paths to bytes, without waiting for ever, filling the memory, or
//! reading what is no file.

pub(crate) mod folder;

use super::{input::Input, open_error::OpenError};
use crate::file_format::File;
use std::path::{Path, PathBuf};

/// What opening brought: what is open, and why the rest is not.
#[derive(Debug)]
pub(crate) struct OpenFiles<T = File<'static>> {
    /// What is open, in the order of the paths; the files of a folder in the order of their names.
    pub files: Vec<T>,
    /// What could not be opened or read.
    pub errors: Vec<OpenError>,
}

/// Opens and reads dossiers: files, folders (their `.json` and `.jsonl` files, not those of
/// folders inside them), or `-` for standard input. No file may be larger than `cap` bytes.
#[must_use]
pub(crate) fn open(paths: &[PathBuf], max_size: u64) -> OpenFiles {
    open_each(paths, |path| read(path, max_size))
}

/// Opens the same without reading them yet.
#[must_use]
pub(crate) fn inputs(paths: &[PathBuf], max_size: u64) -> OpenFiles<Input> {
    open_each(paths, |path| Input::open(path, max_size))
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
                opened.errors.push(OpenError::EmptyFolder(path.clone()))
            }
            Ok(files) => files.iter().for_each(|file| opened.push(open(file))),
            Err(error) => opened.errors.push(error),
        }
    }
    opened
}

/// The dossiers of a folder; none where it cannot be read.
pub(crate) fn dossier_files(folder: &Path) -> Vec<PathBuf> {
    folder::files(folder, is_dossier).unwrap_or_default()
}

fn is_dossier(name: &str) -> bool {
    name.ends_with(".json") || name.ends_with(".jsonl")
}

/// Opens the documents of sources: every file of a folder.
#[must_use]
pub(crate) fn open_documents(path: &Path, max_size: u64) -> OpenFiles {
    let mut opened = OpenFiles { files: Vec::new(), errors: Vec::new() };
    match folder::files(path, |_| true) {
        Ok(files) => files.iter().for_each(|file| opened.push(read(file, max_size))),
        Err(error) => opened.errors.push(error),
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
/// When there is no such file, when it is none (a folder, a device, a socket, a named pipe), when
/// it is too large or changes while it is read, or when the system refuses it.
pub(crate) fn read(path: &Path, max_size: u64) -> Result<File<'static>, OpenError> {
    Input::open(path, max_size)?.read_to_end()
}
