//! Writes output files atomically, existing ones only if forced. A kill leaves the old file.

use super::{loading::open_error::reason, output::shown};
use crate::storage::atomic_file::{self, WriteMode};
use std::{
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

#[derive(Debug, thiserror::Error)]
pub(crate) enum SaveError {
    #[error("{} already exists (use --force to overwrite)", shown(.0))]
    Exists(PathBuf),
    #[error("{} is read by this command and is not overwritten; name another file", shown(.0))]
    Input(PathBuf),
    #[error("{} is not a file and is not overwritten (`-` is standard output)", shown(.0))]
    NotAFile(PathBuf),
    #[error("cannot write {}: {}", shown(path), reason(cause))]
    Failed { path: PathBuf, cause: io::Error },
}

pub(super) fn file(path: &Path, text: &str, force: bool) -> Result<(), SaveError> {
    match fs::metadata(path) {
        Ok(state) if !state.is_file() => return Err(SaveError::NotAFile(path.to_owned())),
        Ok(_) if !force => return Err(SaveError::Exists(path.to_owned())),
        _ => {}
    }
    // A symbolic link is kept, and its target replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match atomic_file::write(&target, text, WriteMode::EXPORTED, force) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(SaveError::Exists(path.to_owned()))
        }
        outcome => outcome.map_err(|cause| SaveError::Failed { path: path.to_owned(), cause }),
    }
}

/// Refuses an output file that is also read, whatever its name: a table would be replaced by what
/// was made of it.
pub(super) fn refuse_input(
    output: Option<&Path>,
    inputs: impl IntoIterator<Item = PathBuf>,
) -> Result<(), SaveError> {
    let identity = |path: &Path| fs::metadata(path).ok().map(|it| (it.dev(), it.ino()));
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else { return Ok(()) };
    let written = identity(path);
    let is_it = |input: PathBuf| input == path || written.is_some() && identity(&input) == written;
    match inputs.into_iter().any(is_it) {
        true => Err(SaveError::Input(path.to_owned())),
        false => Ok(()),
    }
}

/// Writes files into a folder, which is made if need be; the first that exists is an error unless forced.
pub(super) fn folder(
    path: &Path,
    files: &[(String, String)],
    force: bool,
) -> Result<(), SaveError> {
    let failed = |cause| SaveError::Failed { path: path.to_owned(), cause };
    fs::create_dir_all(path).map_err(failed)?;
    files.iter().try_for_each(|(name, text)| file(&path.join(name), text, force))
}
