//! Writes output files atomically, and never over an existing file unless forced. A kill leaves the
//! old file.

use super::loading::open_error::reason;
use crate::storage::atomic_file::{self, Durability};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub(super) enum SaveError {
    /// Something has this name.
    #[error("{} already exists (use --force to overwrite)", .0.to_string_lossy())]
    Exists(PathBuf),
    /// The path is something other than a file.
    #[error("{} is not a file and is not overwritten", .0.to_string_lossy())]
    NotAFile(PathBuf),
    /// The path is something other than a folder.
    #[error("{} is not a folder and is not overwritten", .0.to_string_lossy())]
    NotAFolder(PathBuf),
    /// The system reported an error.
    #[error("cannot write {}: {}", path.to_string_lossy(), reason(cause))]
    Failed {
        /// The path to write.
        path: PathBuf,
        /// The error.
        cause: io::Error,
    },
}

/// Writes one file.
pub(super) fn file(path: &Path, text: &str, force: bool) -> Result<(), SaveError> {
    match fs::metadata(path) {
        // A device or a pipe is written to: there is nothing to replace.
        Ok(state) if path.starts_with("/dev") || !state.is_file() && !state.is_dir() => {
            return fs::write(path, text)
                .map_err(|cause| SaveError::Failed { path: path.to_owned(), cause });
        }
        Ok(_) if !force => return Err(SaveError::Exists(path.to_owned())),
        Ok(state) if !state.is_file() => return Err(SaveError::NotAFile(path.to_owned())),
        _ => {}
    }
    // A symbolic link stays; the file that it names is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match atomic_file::write(&target, text, Durability::Given, force) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(SaveError::Exists(path.to_owned()))
        }
        outcome => outcome.map_err(|cause| SaveError::Failed { path: path.to_owned(), cause }),
    }
}

/// Writes the files of a folder; one that is not empty is refused unless forced.
pub(super) fn folder(
    path: &Path,
    files: &[(String, String)],
    force: bool,
) -> Result<(), SaveError> {
    let failed = |cause| SaveError::Failed { path: path.to_owned(), cause };
    match fs::metadata(path) {
        Ok(state) if !state.is_dir() => return Err(SaveError::NotAFolder(path.to_owned())),
        Ok(_) if !force && fs::read_dir(path).map_err(failed)?.next().is_some() => {
            return Err(SaveError::Exists(path.to_owned()));
        }
        Ok(_) => {}
        Err(_) => fs::create_dir_all(path).map_err(failed)?,
    }
    for (name, text) in files {
        file(&path.join(name), text, force)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_overwritten_unless_asked() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.md");
        file(&path, "one", false).unwrap();
        assert!(matches!(file(&path, "two", false), Err(SaveError::Exists(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        file(&path, "two", true).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "temporary file left behind");
    }

    #[test]
    fn folders_are_not_replaced_and_devices_written() {
        let home = tempfile::tempdir().unwrap();
        assert!(matches!(file(home.path(), "x", true), Err(SaveError::NotAFile(_))));
        file(Path::new("/dev/null"), "x", false).unwrap();
        let files = [("a.csv".to_owned(), "x".to_owned())];
        let inside = home.path().join("new/deep");
        folder(&inside, &files, false).unwrap();
        assert!(matches!(folder(&inside, &files, false), Err(SaveError::Exists(_))));
        folder(&inside, &files, true).unwrap();
    }

    #[test]
    fn symlink_target_is_replaced() {
        let home = tempfile::tempdir().unwrap();
        let (real, link) = (home.path().join("real"), home.path().join("link"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        file(&link, "new", true).unwrap();
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
