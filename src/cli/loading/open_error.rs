//! Errors of opening a file.

use crate::{
    diagnostics::{Code, Diagnostic, Location, nearest},
    text::clean,
};
use rustix::fs::FileType;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Default maximum size of a file: 1 GiB, which takes up to three times as much memory.
pub const DEFAULT_MAX_SIZE: u64 = 1 << 30;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct OpenError {
    pub path: PathBuf,
    /// The message, safe to print.
    pub message: String,
    /// How to fix it, if known.
    pub help: Option<String>,
}

impl OpenError {
    pub(crate) fn new(path: &Path, message: impl AsRef<str>) -> Self {
        let message = clean(message.as_ref()).into_owned();
        Self { path: path.to_owned(), message, help: None }
    }

    /// The error for a table that is opened as a dossier.
    pub(crate) fn table(path: &Path) -> Self {
        let name = clean(&path.to_string_lossy()).into_owned();
        let help = Some(format!("make a dossier of it: chancery import {name} -o NAME.json"));
        Self { help, ..Self::new(path, "not a dossier, but a table or bibliography") }
    }

    pub(crate) fn too_large(path: &Path, max_size: u64) -> Self {
        let help = Some("raise the limit with --max-size, such as --max-size 4G".to_owned());
        let message = format!("the file is larger than {}", format_size(max_size));
        Self { help, ..Self::new(path, message) }
    }

    pub fn to_diagnostic(&self) -> Diagnostic {
        let place = Location::file(&self.path.to_string_lossy());
        Diagnostic::new(Code::Open, place, &self.message).help_if(self.help.as_ref())
    }
}

/// A size in the largest unit: `512 MiB`.
fn format_size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes >> 10),
        1_048_576..1_073_741_824 => format!("{} MiB", bytes >> 20),
        _ => format!("{} GiB", bytes >> 30),
    }
}

pub(crate) fn kind_name(kind: FileType) -> &'static str {
    match kind {
        FileType::Directory => "a folder",
        FileType::Fifo => "a named pipe",
        FileType::Socket => "a socket",
        FileType::CharacterDevice | FileType::BlockDevice => "a device",
        FileType::Symlink => "a link",
        FileType::RegularFile | FileType::Unknown => "an unknown file type",
    }
}

/// The system's message without the error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or(&said).to_lowercase()
}

pub(crate) fn io_error(path: &Path, error: &io::Error) -> OpenError {
    if error.kind() != io::ErrorKind::NotFound || fs::symlink_metadata(path).is_ok() {
        return OpenError::new(path, reason(error));
    }
    let help = similar_name(path).map(|near| format!("did you mean {}?", clean(&near)));
    OpenError { help, ..OpenError::new(path, "no such file") }
}

const COMPARED: usize = 10_000;

fn similar_name(path: &Path) -> Option<String> {
    let wrong = path.file_name()?.to_string_lossy();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names: Vec<String> = entries
        .take(COMPARED)
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    // A dossier named without its extension is nearer than any slip.
    let whole = [".json", ".jsonl"].iter().map(|extension| format!("{wrong}{extension}"));
    let whole = whole.into_iter().find(|name| names.contains(name));
    let near =
        whole.or_else(|| nearest(&wrong, names.iter().map(String::as_str)).map(Into::into))?;
    let near = folder.map_or(PathBuf::from(&near), |folder| folder.join(&near));
    Some(near.to_string_lossy().into_owned())
}
