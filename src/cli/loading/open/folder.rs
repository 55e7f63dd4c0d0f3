//! Lists the files of a folder, and finds a similar name in it.

use crate::{
    cli::loading::{input::io_error, open_error::OpenError},
    diagnostics::nearest as nearest_of,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Maximum number of names that are compared with a missing one.
const COMPARED: usize = 10_000;

/// The files of a folder whose names pass, sorted. Hidden files and subfolders are skipped;
/// symbolic links are followed when opened, so that a circular one is an error of its own.
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

/// The most similar name in the same folder.
pub(crate) fn nearest(path: &Path) -> Option<String> {
    let wrong = path.file_name()?.to_string_lossy();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names: Vec<String> = entries
        .take(COMPARED)
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    let near = nearest_of(&wrong, names.iter().map(String::as_str))?;
    let near = folder.map_or(PathBuf::from(near), |folder| folder.join(near));
    Some(near.to_string_lossy().into_owned())
}
