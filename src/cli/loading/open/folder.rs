//! Lists the files of a folder.

use crate::cli::loading::open_error::{OpenError, io_error};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Sorted, without hidden ones and subfolders; a circular link is an error when it is opened.
pub(super) fn files(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, OpenError> {
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
