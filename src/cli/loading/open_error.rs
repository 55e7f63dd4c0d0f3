//! What keeps a file from being read, in words.

use crate::{
    diagnostics::{Code, Diagnostic, Location},
    text::clean,
};
use rustix::fs::FileType;
use std::{
    io,
    path::{Path, PathBuf},
};

/// How large a file may be where nobody says otherwise: 1 GiB, which takes three times as much
/// memory at most.
pub const DEFAULT_CAP: u64 = 1 << 30;

/// Why a file could not be read. The words are safe to show.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is none of this name; with the name that was probably meant.
    #[error("there is no such file")]
    NotFound(PathBuf, Option<String>),
    /// It is something else than a file.
    #[error("this is {1}, not a file")]
    NoFile(PathBuf, &'static str),
    /// It is larger than it may be.
    #[error("the file is larger than {}", size(*.1))]
    TooLarge(PathBuf, u64),
    /// Somebody wrote it while it was read.
    #[error("the file changed while it was read")]
    Changed(PathBuf),
    /// No dossier is in the folder.
    #[error("the folder holds no .json and no .jsonl file")]
    EmptyFolder(PathBuf),
    /// The system refused it.
    #[error("{}", clean(.1))]
    Failed(PathBuf, String),
}

impl OpenError {
    /// The path that was to be opened.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::NotFound(path, _)
            | Self::NoFile(path, _)
            | Self::TooLarge(path, _)
            | Self::Changed(path)
            | Self::EmptyFolder(path)
            | Self::Failed(path, _) => path,
        }
    }

    /// What to do about it, where that can be told.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NotFound(_, near) => {
                near.as_ref().map(|near| format!("did you mean {}?", clean(near)))
            }
            Self::Changed(_) => Some("try again once it is written".to_owned()),
            Self::TooLarge(..) => {
                Some("--max-size 4G lets it be larger, where there is memory for it".to_owned())
            }
            Self::NoFile(..) | Self::EmptyFolder(_) | Self::Failed(..) => None,
        }
    }

    /// The error among other problems of a dossier.
    #[must_use]
    pub fn problem(&self) -> Diagnostic {
        let file = self.path().to_string_lossy();
        Diagnostic::new(Code::Open, Location::file(&file), self.to_string()).help_if(self.help())
    }
}

/// A number of bytes as people say it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes >> 10),
        1_048_576..1_073_741_824 => format!("{} MiB", bytes >> 20),
        _ => format!("{} GiB", bytes >> 30),
    }
}

/// What something is that is no regular file.
pub(crate) fn what(kind: FileType) -> &'static str {
    match kind {
        FileType::Directory => "a folder",
        FileType::Fifo => "a named pipe",
        FileType::Socket => "a socket",
        FileType::CharacterDevice | FileType::BlockDevice => "a device",
        FileType::Symlink => "a link",
        FileType::RegularFile | FileType::Unknown => "something unknown",
    }
}

/// The system's words for an error, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or(&said).to_lowercase()
}
