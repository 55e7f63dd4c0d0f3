//! Reads a data package as a dossier.

use super::{open::read as read_file, open_error::OpenError};
use crate::{
    export::{DESCRIPTION, read_package, table_files},
    file_format::File,
};
use std::{borrow::Cow, path::Path};

/// The folder of a data package, if the path is one.
pub(crate) fn package_dir(path: &Path) -> Option<&Path> {
    if path.file_name().is_some_and(|name| name == DESCRIPTION) {
        return Some(path.parent().unwrap_or(Path::new(".")));
    }
    path.join(DESCRIPTION).is_file().then_some(path)
}

/// Reads the tables of the folder; other files in it are left alone. What is left out of them is
/// added to the errors.
pub(crate) fn read_dir(
    folder: &Path,
    max_size: u64,
    errors: &mut Vec<OpenError>,
) -> Result<File<'static>, OpenError> {
    let failed = |error: &dyn std::fmt::Display| OpenError::new(folder, error.to_string());
    let mut texts: Vec<(String, String)> = Vec::new();
    for name in std::iter::once(DESCRIPTION.to_owned()).chain(table_files()) {
        let path = folder.join(&name);
        if std::fs::symlink_metadata(&path).is_err() {
            continue;
        }
        let text = read_file(&path, max_size).and_then(|file| {
            let text = String::from_utf8(file.bytes.into_owned());
            text.map_err(|error| OpenError::new(&path, error.to_string()))
        });
        match text {
            Ok(text) => texts.push((name, text)),
            Err(error) => errors.push(error),
        }
    }
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (text, skipped) = read_package(&files).map_err(|error| failed(&error))?;
    errors.extend(skipped.iter().map(|error| failed(error)));
    let name = folder.join(DESCRIPTION).to_string_lossy().into_owned();
    Ok(File { name: Cow::Owned(name), bytes: Cow::Owned(text.into_bytes()) })
}
