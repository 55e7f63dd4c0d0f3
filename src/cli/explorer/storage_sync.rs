//! What the explorer keeps of its user: hands changes from the state to the store and brings back
//! what stands there; at the end, however it comes, where the user was.

use crate::{
    app::{AnnotationChange, App, Notice, Session, ThemeChoice},
    article::ReadProblem,
    storage::AnnotationStore,
};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The store of a session, which the thread that dies of a signal may use too.
pub(crate) struct StorageSync {
    store: Mutex<AnnotationStore>,
    /// Where the user is; nothing while that is not to be kept.
    session: Mutex<Option<Session>>,
    place: Mutex<DossierContext>,
    keeps_session: bool,
}

/// In what the user is.
#[derive(Default)]
struct DossierContext {
    /// The name of the dossier.
    dossier: String,
    /// The colours that were kept, and those that this session begins with: colours that an option
    /// or a setting chose are not the user's choice by key, and do not outlive it.
    themes: (ThemeChoice, ThemeChoice),
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl StorageSync {
    pub(crate) fn new(store: AnnotationStore, keeps_session: bool) -> Self {
        let (store, session, place) = (Mutex::new(store), Mutex::default(), Mutex::default());
        Self { store, session, place, keeps_session }
    }

    /// From now on the user is in the dossier of this name.
    pub(crate) fn meet(&self, dossier: &str) {
        let dossier = if dossier.is_empty() { "dossier" } else { dossier };
        let mut place = held(&self.place);
        if place.dossier != dossier {
            let kept = held(&self.store).session(dossier).map(|session| session.theme);
            place.dossier = dossier.to_owned();
            place.themes.0 = kept.unwrap_or_default();
        }
    }

    /// Tells with which colours the session begins.
    pub(crate) fn begins_with(&self, theme: ThemeChoice) {
        held(&self.place).themes.1 = theme;
    }

    /// Brings to the state what is kept, and where the user was if that is wanted.
    pub(crate) fn begin(&self, app: &mut App, restore: bool) {
        let (store, place) = (held(&self.store), held(&self.place));
        app.set_annotations(store.annotations().clone());
        if restore && let Some(session) = store.session(&place.dossier) {
            app.restore(&session);
        }
    }

    /// What could not be read of what is kept.
    pub(crate) fn remarks(&self) -> Vec<ReadProblem> {
        let remarks = held(&self.store).notices();
        remarks.into_iter().map(|text| ReadProblem { text, help: None }).collect()
    }

    /// Brings to the state what is kept, once more: it shows another dossier now.
    pub(crate) fn show(&self, app: &mut App) {
        app.set_annotations(held(&self.store).annotations().clone());
    }

    /// The colours of the last session.
    pub(crate) fn theme(&self) -> ThemeChoice {
        held(&self.place).themes.0
    }

    /// Keeps a change that the state made.
    pub(crate) fn keep(&self, app: &mut App, change: AnnotationChange) {
        let mut store = held(&self.store);
        let outcome = store.record(change);
        app.set_annotations(store.annotations().clone());
        tell(app, &mut store);
        if let Err(error) = outcome {
            app.notify(Notice::Refusal(format!("Done, but not saved yet: {error}")));
        }
    }

    /// Notes where the user is.
    pub(crate) fn follow(&self, app: &App) {
        if self.keeps_session {
            let mut session = app.session();
            let (kept, begun) = held(&self.place).themes;
            if session.theme == begun {
                session.theme = kept;
            }
            *held(&self.session) = Some(session);
        }
    }

    /// Saves what is not saved yet, for which another program may hold the lock for so long; tells
    /// what could not be.
    pub(crate) fn end(&self, patience: Duration) -> String {
        let mut store = held(&self.store);
        let mut told = String::new();
        if let Err(error) = store.save(patience) {
            let (count, s) = (store.waiting(), if store.waiting() == 1 { "" } else { "s" });
            told.push_str(&format!("chancery: {count} change{s} not saved: {error}\n"));
        }
        let session = held(&self.session).take();
        let dossier = held(&self.place).dossier.clone();
        if let Some(session) = session
            && let Err(error) = store.save_session(&dossier, &session, patience)
        {
            told.push_str(&format!("chancery: where you were is not kept: {error}\n"));
        }
        for remark in store.notices() {
            told.push_str(&format!("chancery: {remark}\n"));
        }
        told
    }
}

/// Tells what the store found wrong.
fn tell(app: &mut App, store: &mut AnnotationStore) {
    let remarks = store.notices();
    if !remarks.is_empty() {
        app.notify(Notice::Refusal(remarks.join("; ")));
    }
}
