//! Opening dossiers: from paths to bytes, without waiting for ever, filling the memory, or
//! reading what is no file.

mod folder;
mod limits;

pub use limits::{DEFAULT_CAP, OpenError};

use crate::dossier::File;
use rustix::fs::{FileType, OFlags};
use std::{
    borrow::Cow,
    fs::{self, OpenOptions},
    io::{self, Read},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// What opening brought: the files that could be read, and why others could not.
#[derive(Debug, Default)]
pub struct Opened {
    /// The files, in the order of the paths; those of a folder in the order of their names.
    pub files: Vec<File<'static>>,
    /// What could not be read.
    pub errors: Vec<OpenError>,
}

/// Opens dossiers: files, folders (their `.json` and `.jsonl` files, not those of folders inside
/// them), or `-` for standard input. No file may be larger than `cap` bytes.
#[must_use]
pub fn open(paths: &[PathBuf], cap: u64) -> Opened {
    let is_dossier = |name: &str| name.ends_with(".json") || name.ends_with(".jsonl");
    let mut opened = Opened::default();
    for path in paths {
        if !path.is_dir() {
            opened.take(read(path, cap));
            continue;
        }
        match folder::files(path, is_dossier) {
            Ok(files) if files.is_empty() => {
                opened.errors.push(OpenError::EmptyFolder(path.clone()))
            }
            Ok(files) => files.iter().for_each(|file| opened.take(read(file, cap))),
            Err(error) => opened.errors.push(error),
        }
    }
    opened
}

/// Opens the documents of sources: every file of a folder.
#[must_use]
pub fn open_documents(path: &Path, cap: u64) -> Opened {
    let mut opened = Opened::default();
    match folder::files(path, |_| true) {
        Ok(files) => files.iter().for_each(|file| opened.take(read(file, cap))),
        Err(error) => opened.errors.push(error),
    }
    opened
}

impl Opened {
    fn take(&mut self, outcome: Result<File<'static>, OpenError>) {
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
pub fn read(path: &Path, cap: u64) -> Result<File<'static>, OpenError> {
    let bytes = if path.as_os_str() == STANDARD_INPUT || path == Path::new("/dev/stdin") {
        standard_input(path, cap)?
    } else {
        named(path, cap)?
    };
    Ok(File { name: Cow::Owned(path.to_string_lossy().into_owned()), bytes: Cow::Owned(bytes) })
}

fn standard_input(path: &Path, cap: u64) -> Result<Vec<u8>, OpenError> {
    let input = io::stdin().lock();
    let state = rustix::fs::fstat(&input).map_err(|error| failed(path, &error.into()))?;
    match FileType::from_raw_mode(state.st_mode) {
        FileType::CharacterDevice if rustix::termios::isatty(&input) => {
            return Err(OpenError::NoFile(path.to_owned(), "a terminal"));
        }
        FileType::Directory => return Err(OpenError::NoFile(path.to_owned(), "a folder")),
        _ => {}
    }
    capped(input, path, cap, 0)
}

/// Opens without waiting, looks at what was opened, and reads it only if that has an end.
fn named(path: &Path, cap: u64) -> Result<Vec<u8>, OpenError> {
    let flags = OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).unwrap_or_default();
    let opened = OpenOptions::new().read(true).custom_flags(flags).open(path);
    let file = opened.map_err(|error| failed(path, &error))?;
    let state = file.metadata().map_err(|error| failed(path, &error))?;
    match FileType::from_raw_mode(state.mode()) {
        FileType::RegularFile => {}
        FileType::Fifo if is_handed_over(path) => {
            // A pipe that the shell handed over is waited for like standard input.
            rustix::fs::fcntl_setfl(&file, OFlags::empty())
                .map_err(|error| failed(path, &error.into()))?;
            return capped(file, path, cap, 0);
        }
        other => return Err(OpenError::NoFile(path.to_owned(), limits::what(other))),
    }
    if state.len() > cap {
        return Err(OpenError::TooLarge(path.to_owned(), cap));
    }
    let bytes = capped(&file, path, cap, state.len())?;
    let after = file.metadata().map_err(|error| failed(path, &error))?;
    let is_same = after.len() == state.len() && after.mtime_nsec() == state.mtime_nsec();
    // What has no length of its own (files of the kernel) cannot be compared by it.
    if state.len() > 0 && (!is_same || bytes.len() as u64 != state.len()) {
        return Err(OpenError::Changed(path.to_owned()));
    }
    Ok(bytes)
}

/// Whether the path names a file that is open already, as a shell writes `<(command)`.
fn is_handed_over(path: &Path) -> bool {
    ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)))
}

/// Everything up to the cap; one byte more is an error.
fn capped(from: impl Read, path: &Path, cap: u64, expected: u64) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default() + 1);
    from.take(cap.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| failed(path, &error))?;
    if bytes.len() as u64 > cap {
        return Err(OpenError::TooLarge(path.to_owned(), cap));
    }
    Ok(bytes)
}

/// The error in words; for a file that is not there with the name that was probably meant.
fn failed(path: &Path, error: &io::Error) -> OpenError {
    if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_err() {
        return OpenError::NotFound(path.to_owned(), folder::nearest(path));
    }
    OpenError::Failed(path.to_owned(), limits::reason(error))
}
