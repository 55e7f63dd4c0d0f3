//! What is in a folder, and which of its names is nearest to one that is not there.

use crate::{
    cli::loading::{input::io_error, open_error::OpenError},
    diagnostics::nearest as nearest_of,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// How many names of a folder are compared with one that is not there.
const COMPARED: usize = 10_000;

/// The files of a folder that are wanted by name, in the order of their names. Hidden files and
/// folders inside are passed over; links are not followed here but when they are opened, so that
/// one that leads in a circle is an error of its own.
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

/// The name in the same folder that was probably meant.
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
