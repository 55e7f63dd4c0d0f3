//! What is kept between sessions: marks, notes, lists and searches in `marks.json`, and where the
//! user was in `sessions.json`, both in the folder of the user's state.
//!
//! How nothing is lost. Each change is saved when it is made, by one of these steps: take the lock,
//! read what stands in the file *now*, do the change to that, write the whole beside it, bring it to
//! the disk, move it in its place, let the lock go. So
//! * whoever ends the program at any moment leaves the old file or the new one, never a half;
//! * a second program's changes are never overwritten, since what is written begins with them; what
//!   both changed is joined by [`Annotations::apply`], which knows what the change began with;
//! * a change that cannot be saved (no folder, a full disk, a lock that nobody gives back) waits in
//!   memory in its order and is tried again with the next one and at the end.
//!
//! A journal that is only appended to was weighed and left: after a full disk or a crash its last
//! line may be half a line, to which the next one is joined; appending is not one step on every
//! network file system; and it needs the same lock as soon as it is to be made shorter. Marks are
//! some hundred lines: writing them whole costs no more than the waiting for the disk.
//!
//! The lock is a file of its own, so that moving `marks.json` does not move the lock away. It
//! belongs to the process and ends with it.

mod annotations_json;
pub(crate) mod atomic_file;
pub(crate) mod dirs;
pub(crate) mod locked_dir;
mod sessions_json;
#[cfg(test)]
mod tests;

use crate::app::{AnnotationChange, Annotations, Session};
use annotations_json::{AnnotationsFile, FormatError};
pub use dirs::{Dirs, MissingDir};
use locked_dir::Dir;
pub use locked_dir::StoreError;
use std::{path::PathBuf, time::Duration};

const MARKS: &str = "marks.json";
const SESSIONS: &str = "sessions.json";

/// How long another program may hold the lock while somebody types: what is not saved then waits,
/// and nobody should have to wait with it.
const TYPING: Duration = Duration::from_millis(500);

/// How long it may when a signal ends the program: whoever sent it does not wait for ever.
pub const DYING: Duration = Duration::from_secs(2);

/// How long it may when the user leaves. What cannot be saved by then is lost, and a disk that
/// others keep busy has let a program with the lock wait for many seconds.
pub const LEAVING: Duration = Duration::from_secs(20);

/// What is kept, and what waits to be.
#[derive(Debug)]
pub struct AnnotationStore {
    dir: Result<Dir, MissingDir>,
    /// What stood in the file when it was last read or written, with what waits done to it.
    own: Annotations,
    /// What could not be saved yet.
    waiting: Vec<AnnotationChange>,
    /// What was found wrong and put right, not told yet.
    remarks: Vec<String>,
}

impl AnnotationStore {
    /// The store in this folder, with what is kept there. What keeps it from being read is told by
    /// [`AnnotationStore::remarks`]; the program goes on without it.
    #[must_use]
    pub fn open(folder: Result<PathBuf, MissingDir>) -> Self {
        let mut store = Self {
            dir: folder.map(Dir::new),
            own: Annotations::default(),
            waiting: Vec::new(),
            remarks: Vec::new(),
        };
        if let Ok(dir) = &store.dir {
            let found = match read(dir) {
                // Only with the lock in hand is it sure that nobody is just putting it right.
                Ok(StoredFile::Damaged(_)) => {
                    dir.locked(TYPING, |dir| sound(dir, &mut store.remarks))
                }
                Ok(StoredFile::Whole(marks)) => Ok(Some(marks)),
                Ok(StoredFile::Nothing) => Ok(None),
                Err(error) => Err(error),
            };
            match found {
                Ok(marks) => store.own = marks.unwrap_or_default().own,
                Err(error) => store.remarks.push(error.to_string()),
            }
        }
        store
    }

    /// What is kept.
    #[must_use]
    pub fn own(&self) -> &Annotations {
        &self.own
    }

    /// What there is to tell since the last question.
    pub fn remarks(&mut self) -> Vec<String> {
        std::mem::take(&mut self.remarks)
    }

    /// How many changes wait to be saved.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Does the change and saves it with all that wait; takes in what other programs saved.
    ///
    /// # Errors
    /// Why it could not be saved; it waits then, and nothing is lost as long as the program runs.
    pub fn keep(&mut self, change: AnnotationChange) -> Result<(), StoreError> {
        self.own.apply(&change);
        self.waiting.push(change);
        self.save(TYPING)
    }

    /// Saves what waits; another program may hold the lock for so long.
    ///
    /// # Errors
    /// Why it still waits.
    pub fn save(&mut self, patience: Duration) -> Result<(), StoreError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let dir = self.dir.as_ref().map_err(|error| StoreError::NoFolder(*error))?;
        let (waiting, known, remarks) = (&self.waiting, &self.own, &mut self.remarks);
        let own = dir.locked(patience, |dir| {
            let told = remarks.len();
            let mut marks = sound(dir, remarks)?.unwrap_or_default();
            if remarks.len() > told {
                // The file was damaged: what this program knows is the best there is.
                marks.own = known.clone();
            }
            waiting.iter().for_each(|change| marks.own.apply(change));
            dir.write(MARKS, &annotations_json::text(&marks)?)?;
            Ok(marks.own)
        })?;
        self.own = own;
        self.waiting.clear();
        Ok(())
    }

    /// Where the user was in the dossier of this name; nothing where that is not known.
    #[must_use]
    pub fn session(&self, dossier: &str) -> Option<Session> {
        let bytes = self.dir.as_ref().ok()?.read(SESSIONS).ok()??;
        sessions_json::of(&bytes, dossier)
    }

    /// Keeps where the user is in the dossier of this name; another program may hold the lock for
    /// so long.
    ///
    /// # Errors
    /// Why it could not be saved.
    pub fn keep_session(
        &mut self,
        dossier: &str,
        session: &Session,
        patience: Duration,
    ) -> Result<(), StoreError> {
        let dir = self.dir.as_ref().map_err(|error| StoreError::NoFolder(*error))?;
        let remarks = &mut self.remarks;
        dir.locked(patience, |dir| {
            let before = dir.read(SESSIONS)?;
            let text = match sessions_json::with(before.as_deref(), dossier, session) {
                Ok(text) => text,
                Err(FormatError::Newer) => return Err(StoreError::Newer(SESSIONS)),
                Err(FormatError::Damaged(why)) => {
                    remarks.push(aside(dir, SESSIONS, &why)?);
                    sessions_json::with(None, dossier, session)
                        .map_err(|_| StoreError::Newer(SESSIONS))?
                }
            };
            dir.write(SESSIONS, &text?)
        })
    }
}

/// Sets a damaged file aside; says so.
fn aside(dir: &Dir, name: &'static str, why: &str) -> Result<String, StoreError> {
    let aside = dir.set_aside(name)?;
    Ok(format!("{name} was damaged and is set aside as {aside} ({why})"))
}

/// What stands in the file.
enum StoredFile {
    Nothing,
    Whole(AnnotationsFile),
    Damaged(String),
}

fn read(dir: &Dir) -> Result<StoredFile, StoreError> {
    let Some(bytes) = dir.read(MARKS)? else { return Ok(StoredFile::Nothing) };
    match annotations_json::read(&bytes) {
        Ok(marks) => Ok(StoredFile::Whole(marks)),
        Err(FormatError::Damaged(why)) => Ok(StoredFile::Damaged(why)),
        Err(FormatError::Newer) => Err(StoreError::Newer(MARKS)),
    }
}

/// What stands in the file; a damaged one is set aside, which is told. Only under the lock.
fn sound(dir: &Dir, remarks: &mut Vec<String>) -> Result<Option<AnnotationsFile>, StoreError> {
    match read(dir)? {
        StoredFile::Nothing => Ok(None),
        StoredFile::Whole(marks) => Ok(Some(marks)),
        StoredFile::Damaged(why) => {
            remarks.push(aside(dir, MARKS, &why)?);
            Ok(None)
        }
    }
}
