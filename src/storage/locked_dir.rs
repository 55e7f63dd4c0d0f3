//! The folder of the store: its lock, reading, atomic writing, and setting damaged files aside.

use super::{
    atomic_file::{self, WriteMode},
    dirs::MissingDir,
};
use crate::{date::Day, text::clean};
use rustix::fs::OFlags;
use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

const LOCK: &str = "lock";

const PAUSE: Duration = Duration::from_millis(5);

/// The largest file that is read, in bytes.
const LIMIT: u64 = 64 << 20;

/// Why annotations or a session cannot be saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The state folder is unknown.
    #[error(transparent)]
    NoFolder(#[from] MissingDir),
    #[error("{} cannot be {doing}: {cause}", clean(&path.to_string_lossy()))]
    Refused {
        /// The operation, as a participle.
        doing: &'static str,
        path: PathBuf,
        cause: io::Error,
    },
    /// Another program has the lock.
    #[error("another program holds {}", clean(&.0.to_string_lossy()))]
    Held(PathBuf),
    /// The file is not in the format of this program.
    #[error("{name}:{line}:{column}: {message}")]
    Damaged { name: &'static str, line: usize, column: usize, message: String },
    /// A later version of this program wrote the file.
    #[error("{0} was created by a newer version of chancery and is left unchanged")]
    Newer(&'static str),
    /// The value cannot be serialised.
    #[error("cannot serialise: {0}")]
    Form(#[from] serde_json::Error),
}

#[derive(Debug)]
pub(super) struct Dir(PathBuf);

impl Dir {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    pub(super) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.0.join(name);
        let mut bytes = Vec::new();
        let mut read = || -> io::Result<bool> {
            match fs::metadata(&path) {
                // A folder that cannot exist has no files; writing reports the reason.
                Err(error) if is_missing(&error) => return Ok(false),
                Err(error) => return Err(error),
                Ok(state) if !state.is_file() => {
                    return Err(io::Error::other("not a regular file"));
                }
                Ok(state) if state.len() > LIMIT => {
                    return Err(io::Error::other(format!("larger than {} MiB", LIMIT >> 20)));
                }
                Ok(_) => {}
            }
            File::open(&path)?.take(LIMIT).read_to_end(&mut bytes)?;
            Ok(true)
        };
        let there = read().map_err(refused("read", &path))?;
        Ok(there.then_some(bytes))
    }

    /// Writes a file. The caller must hold the lock, as this removes temporary files.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let path = self.0.join(name);
        // A link is followed, so that its target is replaced and not the link.
        let target = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let folders = [self.0.as_path(), atomic_file::folder(&target)];
        for entry in folders.into_iter().flat_map(fs::read_dir).flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(WriteMode::STORE.temporary_prefix) {
                let _ = fs::remove_file(entry.path());
            }
        }
        let written = atomic_file::write(&target, text, WriteMode::STORE, true);
        written.map_err(refused("written", &path))
    }

    /// Renames a damaged file to an unused name with the date; returns the name.
    pub(super) fn set_aside(&self, name: &str) -> Result<String, StoreError> {
        let path = self.0.join(name);
        let names = (1..).map(|nth| match nth {
            1 => format!("{name}.damaged-{}", Day::today()),
            nth => format!("{name}.damaged-{}-{nth}", Day::today()),
        });
        let mut free = names.filter(|name| !self.0.join(name).exists());
        let aside = free.next().unwrap_or_default();
        fs::rename(&path, self.0.join(&aside)).map_err(refused("set aside", &path))?;
        Ok(aside)
    }

    pub(super) fn locked<T>(
        &self,
        timeout: Duration,
        work: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&self.0);
        made.map_err(refused("made", &self.0))?;
        let path = self.0.join(LOCK);
        // A pipe of this name must not block.
        let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
        let mut options = OpenOptions::new();
        options.create(true).append(true).mode(0o600).custom_flags(flags);
        let lock = options.open(&path).map_err(refused("opened", &path))?;
        let until = Instant::now() + timeout;
        loop {
            match lock.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if Instant::now() < until => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(StoreError::Held(path)),
                Err(TryLockError::Error(cause)) => return Err(refused("locked", &path)(cause)),
            }
        }
        // The lock is released when the file is closed, at the end of this function.
        work(self)
    }
}

fn refused(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |cause| StoreError::Refused { doing, path, cause }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
