//! Saves bookmarks, notes, lists, searches and sessions, by the protocol of [`crate::storage`].

use super::{
    MissingDir, StoreError,
    format::{self, Sessions, StoreFile},
    locked_dir::Dir,
};
use crate::app::{AnnotationChange, Annotations, Session, ThemeChoice};
use serde::{Deserialize, de::DeserializeOwned};
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
    /// Opens the store and changes nothing; without a file the program continues, see [`AnnotationStore::notices`].
    pub fn open(folder: Result<PathBuf, MissingDir>) -> Self {
        let mut store = Self {
            dir: folder.map(Dir::new),
            annotations: Annotations::default(),
            waiting: Vec::new(),
            notices: Vec::new(),
        };
        if let Ok(dir) = &store.dir {
            match read(dir, ANNOTATIONS) {
                Ok(file) => store.annotations = file.content,
                Err(error @ StoreError::Damaged { .. }) => {
                    store.notices.push(format!("{error}; the next change sets the file aside"));
                }
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
            let mut file = read_or_set_aside::<Annotations>(dir, ANNOTATIONS, notices)?;
            if notices.len() > before {
                // The file was damaged, so the annotations in memory are the best copy.
                file.content = known.clone();
            }
            waiting.iter().for_each(|change| file.content.apply(change));
            dir.write(ANNOTATIONS, &format::text(&file)?)?;
            Ok(file.content)
        })?;
        self.annotations = annotations;
        self.waiting.clear();
        Ok(())
    }

    pub fn session(&self, dossier: &str) -> Option<Session> {
        Session::deserialize(self.sessions()?.sessions.get(dossier)?).ok()
    }

    /// The theme last chosen in the explorer.
    pub fn theme(&self) -> Option<ThemeChoice> {
        self.sessions()?.theme
    }

    fn sessions(&self) -> Option<Sessions> {
        Some(read(self.dir.as_ref().ok()?, SESSIONS).ok()?.content)
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
            let mut file = read_or_set_aside::<Sessions>(dir, SESSIONS, notices)?;
            if !dossier.is_empty() {
                let session = serde_json::to_value(session)?;
                file.content.sessions.insert(dossier.to_owned(), session);
            }
            file.content.theme = theme.or(file.content.theme);
            dir.write(SESSIONS, &format::text(&file)?)
        })
    }
}

fn read<T: Default + DeserializeOwned>(
    dir: &Dir,
    name: &'static str,
) -> Result<StoreFile<T>, StoreError> {
    dir.read(name)?.map_or_else(|| Ok(StoreFile::default()), |bytes| format::read(name, &bytes))
}

/// Reads a file; a damaged one is set aside with a notice. The caller must hold the lock.
fn read_or_set_aside<T: Default + DeserializeOwned>(
    dir: &Dir,
    name: &'static str,
    notices: &mut Vec<String>,
) -> Result<StoreFile<T>, StoreError> {
    match read(dir, name) {
        Err(error @ StoreError::Damaged { .. }) => {
            let aside = dir.set_aside(name)?;
            notices.push(format!("{error}; the file is set aside as {aside}"));
            Ok(StoreFile::default())
        }
        file => file,
    }
}
