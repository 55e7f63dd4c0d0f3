//! Annotations (bookmarks, notes, lists) in `marks.json` and sessions in `sessions.json`, both in
//! the state folder.
//!
//! Nothing is lost: each change is saved when it is made. Lock, read the file as it is *now*,
//! apply the change, write the complete file beside it, sync it, rename it into place, unlock. So
//! * a program that ends at any moment leaves the old file or the new one, never a partial one;
//! * a second program's changes are kept: [`Annotations::apply`] knows the values before a change;
//! * a change that cannot be saved waits in its order and is tried with the next and at the end.
//!
//! A journal was rejected: after a full disk or a crash the next line joins an incomplete last one,
//! appending is not atomic on every network file system, and compacting needs the same lock.
//! Annotations are some hundred lines, which cost no more to write than waiting for the disk.
//! The lock is a separate file, which no renaming replaces, and ends with its process.

pub(crate) mod atomic_file;
pub(crate) mod dirs;
mod format;
pub(crate) mod locked_dir;

use crate::app::{AnnotationChange, Annotations, Session, ThemeChoice};
pub use dirs::{Dirs, MissingDir};
use format::{AnnotationsFile, SessionsFile};
use locked_dir::Dir;
pub use locked_dir::StoreError;
use serde::de::DeserializeOwned;
use std::{path::PathBuf, time::Duration};

const ANNOTATIONS: &str = "marks.json";
const SESSIONS: &str = "sessions.json";

/// Lock timeout while somebody types: they should not wait, and what times out is saved later.
const TYPING_TIMEOUT: Duration = Duration::from_millis(500);

/// Lock timeout when a signal ends the program: its sender does not wait long.
pub const SIGNAL_TIMEOUT: Duration = Duration::from_secs(2);

/// Lock timeout at exit: what is not saved is lost, and a busy disk can delay the lock for long.
pub const EXIT_TIMEOUT: Duration = Duration::from_secs(20);

/// The annotations of the user, and the changes to them that are not saved yet.
#[derive(Debug)]
pub struct AnnotationStore {
    dir: Result<Dir, MissingDir>,
    /// The annotations of the file when it was last read or written, with the waiting changes.
    annotations: Annotations,
    waiting: Vec<AnnotationChange>,
    /// Messages about repairs and unreadable files that are not shown yet.
    notices: Vec<String>,
}

impl AnnotationStore {
    /// Opens the store; without a file the program continues, see [`AnnotationStore::notices`].
    pub fn open(folder: Result<PathBuf, MissingDir>) -> Self {
        let mut store = Self {
            dir: folder.map(Dir::new),
            annotations: Annotations::default(),
            waiting: Vec::new(),
            notices: Vec::new(),
        };
        if let Ok(dir) = &store.dir {
            let file: Result<AnnotationsFile, _> = match read(dir, ANNOTATIONS) {
                // Another program may be setting the file aside, which only the lock excludes.
                Err(StoreError::Damaged(..)) => dir.locked(TYPING_TIMEOUT, |dir| {
                    read_or_set_aside(dir, ANNOTATIONS, &mut store.notices)
                }),
                file => file,
            };
            match file {
                Ok(file) => store.annotations = file.annotations,
                Err(error) => store.notices.push(error.to_string()),
            }
        }
        store
    }

    pub fn annotations(&self) -> &Annotations {
        &self.annotations
    }

    /// Takes the messages since the last call.
    pub fn notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notices)
    }

    /// The number of unsaved changes.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Applies a change and saves it with all waiting ones; on an error it waits, too.
    pub fn record(&mut self, change: AnnotationChange) -> Result<(), StoreError> {
        self.annotations.apply(&change);
        self.waiting.push(change);
        self.save(TYPING_TIMEOUT)
    }

    /// Saves the waiting changes; on an error they keep waiting.
    pub fn save(&mut self, timeout: Duration) -> Result<(), StoreError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let dir = self.dir.as_ref().map_err(|error| StoreError::NoFolder(*error))?;
        let (waiting, known, notices) = (&self.waiting, &self.annotations, &mut self.notices);
        let annotations = dir.locked(timeout, |dir| {
            let before = notices.len();
            let mut file: AnnotationsFile = read_or_set_aside(dir, ANNOTATIONS, notices)?;
            if notices.len() > before {
                // The file was damaged, so the annotations in memory are the best copy.
                file.annotations = known.clone();
            }
            waiting.iter().for_each(|change| file.annotations.apply(change));
            dir.write(ANNOTATIONS, &format::text(&file)?)?;
            Ok(file.annotations)
        })?;
        self.annotations = annotations;
        self.waiting.clear();
        Ok(())
    }

    /// The last session in a dossier, if there is one.
    pub fn session(&self, dossier: &str) -> Option<Session> {
        let file: SessionsFile = read(self.dir.as_ref().ok()?, SESSIONS).ok()?;
        file.session(dossier)
    }

    /// The theme last chosen in the explorer.
    pub fn theme(&self) -> Option<ThemeChoice> {
        let file: SessionsFile = read(self.dir.as_ref().ok()?, SESSIONS).ok()?;
        file.theme
    }

    /// Saves the session in a dossier, which only its id tells from others, and a theme that was chosen in it.
    pub fn save_session(
        &mut self,
        dossier: &str,
        session: &Session,
        theme: Option<ThemeChoice>,
        timeout: Duration,
    ) -> Result<(), StoreError> {
        let dir = self.dir.as_ref().map_err(|error| StoreError::NoFolder(*error))?;
        let notices = &mut self.notices;
        dir.locked(timeout, |dir| {
            let mut file: SessionsFile = read_or_set_aside(dir, SESSIONS, notices)?;
            if !dossier.is_empty() {
                file.set(dossier, session)?;
            }
            file.theme = theme.or(file.theme);
            dir.write(SESSIONS, &format::text(&file)?)
        })
    }
}

fn read<F: Default + DeserializeOwned>(dir: &Dir, name: &'static str) -> Result<F, StoreError> {
    dir.read(name)?.map_or_else(|| Ok(F::default()), |bytes| format::read(name, &bytes))
}

/// Reads a file; a damaged one is set aside with a notice. The caller must hold the lock.
fn read_or_set_aside<F: Default + DeserializeOwned>(
    dir: &Dir,
    name: &'static str,
    notices: &mut Vec<String>,
) -> Result<F, StoreError> {
    match read(dir, name) {
        Err(StoreError::Damaged(_, why)) => {
            let aside = dir.set_aside(name)?;
            notices.push(format!("{name} was damaged and is set aside as {aside} ({why})"));
            Ok(F::default())
        }
        file => file,
    }
}
