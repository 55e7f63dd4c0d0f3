//! The folder of the store: reading, writing whole, setting aside, and the lock. It knows files and
//! not what is in them.

use super::{
    atomic_file::{self, Durability},
    dirs::MissingDir,
};
use crate::date::Day;
use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

const LOCK: &str = "lock";

/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(5);

/// What is kept is some hundred lines; what is much more is something else.
const LIMIT: u64 = 64 << 20;

/// Why something is not kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no folder for it.
    #[error(transparent)]
    NoFolder(#[from] MissingDir),
    /// The system refuses.
    #[error("{} cannot be {doing}: {cause}", path.to_string_lossy())]
    Refused {
        /// What was to be done.
        doing: &'static str,
        /// With what.
        path: PathBuf,
        /// Why it refuses.
        cause: io::Error,
    },
    /// Another program holds the lock and does not let go.
    #[error("another program holds {}", .0.to_string_lossy())]
    Held(PathBuf),
    /// A later version of this program wrote it.
    #[error("{0} was written by a later version of chancery and is left as it is")]
    Newer(&'static str),
    /// What is to be kept cannot be written down.
    #[error("this cannot be written down: {0}")]
    Form(#[from] serde_json::Error),
}

/// A folder for what is kept.
#[derive(Debug)]
pub(super) struct Dir(PathBuf);

impl Dir {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// The bytes of the file; nothing where there is none.
    pub(super) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.0.join(name);
        let mut bytes = Vec::new();
        let mut read = || -> io::Result<bool> {
            match fs::metadata(&path) {
                // A folder that cannot be there holds nothing; writing will say why it cannot.
                Err(error) if is_nothing(&error) => return Ok(false),
                Err(error) => return Err(error),
                Ok(state) if !state.is_file() => return Err(io::Error::other("it is no file")),
                Ok(_) => {}
            }
            File::open(&path)?.take(LIMIT).read_to_end(&mut bytes)?;
            Ok(true)
        };
        match read() {
            Ok(there) => Ok(there.then_some(bytes)),
            Err(cause) => Err(StoreError::Refused { doing: "read", path, cause }),
        }
    }

    /// Writes the file whole, for the owner alone. Only under the lock: nobody else writes then, so
    /// what a killed program left half-written beside it can go.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let path = self.0.join(name);
        // A link is followed, so that the file it names is replaced and not the link.
        let target = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let folders = [self.0.as_path(), atomic_file::folder(&target)];
        for entry in folders.into_iter().flat_map(fs::read_dir).flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(Durability::Kept.beside()) {
                let _ = fs::remove_file(entry.path());
            }
        }
        let refused = |cause| StoreError::Refused { doing: "written", path, cause };
        atomic_file::write(&target, text, Durability::Kept, true).map_err(refused)
    }

    /// Gives the file another name, with the day in it, that no file has; tells the name.
    pub(super) fn set_aside(&self, name: &str) -> Result<String, StoreError> {
        let path = self.0.join(name);
        let names = (1..).map(|nth| match nth {
            1 => format!("{name}.damaged-{}", Day::today()),
            nth => format!("{name}.damaged-{}-{nth}", Day::today()),
        });
        let mut free = names.filter(|name| !self.0.join(name).exists());
        let aside = free.next().unwrap_or_default();
        let refused = |cause| StoreError::Refused { doing: "set aside", path: path.clone(), cause };
        fs::rename(&path, self.0.join(&aside)).map_err(refused)?;
        Ok(aside)
    }

    /// Does something while no other program does, which may take so long before it lets go.
    pub(super) fn locked<T>(
        &self,
        patience: Duration,
        work: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let refused =
            |doing, path: &PathBuf, cause| StoreError::Refused { doing, path: path.clone(), cause };
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.0)
            .map_err(|cause| refused("made", &self.0, cause))?;
        let path = self.0.join(LOCK);
        let lock = OpenOptions::new().create(true).append(true).mode(0o600).open(&path);
        let lock = lock.map_err(|cause| refused("opened", &path, cause))?;
        let until = Instant::now() + patience;
        loop {
            match lock.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if Instant::now() < until => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(StoreError::Held(path)),
                Err(TryLockError::Error(cause)) => return Err(refused("locked", &path, cause)),
            }
        }
        // Closing the file at the end of this lets the lock go.
        work(self)
    }
}

fn is_nothing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
