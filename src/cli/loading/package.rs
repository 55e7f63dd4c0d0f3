//! Reads a data package as a dossier.

use super::{open::read as read_file, open_error::DEFAULT_MAX_SIZE};
use crate::{
    export::{DESCRIPTION, read_package},
    file_format::File,
};
use std::{borrow::Cow, path::Path};

/// The folder of a data package, if the path is one.
pub(super) fn package_dir(path: &Path) -> Option<&Path> {
    if path.file_name().is_some_and(|name| name == DESCRIPTION) {
        return Some(path.parent().unwrap_or(Path::new(".")));
    }
    path.join(DESCRIPTION).is_file().then_some(path)
}

/// Reads the tables of the folder.
pub(super) fn read_dir(folder: &Path) -> Result<File<'static>, String> {
    let message = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.to_string_lossy());
    let mut texts: Vec<(String, String)> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| message(&error))? {
        let path = entry.map_err(|error| message(&error))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let Some(name) = name.filter(|name| name == DESCRIPTION || name.ends_with(".csv")) else {
            continue;
        };
        let file = read_file(&path, DEFAULT_MAX_SIZE)
            .map_err(|error| error.to_diagnostic().to_string())?;
        let text = String::from_utf8(file.bytes.into_owned())
            .map_err(|error| format!("{}: {error}", path.to_string_lossy()))?;
        texts.push((name, text));
    }
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let text = read_package(&files).map_err(|error| message(&error))?;
    let name = folder.join(DESCRIPTION).to_string_lossy().into_owned();
    Ok(File { name: Cow::Owned(name), bytes: Cow::Owned(text.into_bytes()) })
}
