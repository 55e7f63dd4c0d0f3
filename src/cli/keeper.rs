//! What the explorer keeps of its user: hands changes from the state to the store and brings back
//! what stands there; at the end, however it comes, where the user was.

use crate::{
    state::{App, Change, Fault, Notice, Session, ThemeChoice},
    user::Store,
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The store of a session, which the thread that dies of a signal may use too.
pub(super) struct Keeper {
    store: Mutex<Store>,
    /// Where the user is; nothing while that is not to be kept.
    session: Mutex<Option<Session>>,
    /// The name of the dossier.
    dossier: String,
    keeps_session: bool,
    /// The colours that were kept, and those that this session begins with: colours that an option
    /// or a setting chose are not the user's choice by key, and do not outlive it.
    themes: (ThemeChoice, ThemeChoice),
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Keeper {
    pub(super) fn new(store: Store, dossier: &str, keeps_session: bool) -> Self {
        let dossier = if dossier.is_empty() { "dossier" } else { dossier }.to_owned();
        let kept = store.session(&dossier).map(|session| session.theme).unwrap_or_default();
        let (store, session) = (Mutex::new(store), Mutex::default());
        Self { store, session, dossier, keeps_session, themes: (kept, kept) }
    }

    /// Brings to the state what is kept, and where the user was if that is wanted; gives what could
    /// not be read of it.
    pub(super) fn begin(&mut self, app: &mut App, restore: bool) -> Vec<Fault> {
        self.themes.1 = app.theme();
        let mut store = held(&self.store);
        app.set_own(store.own().clone());
        if restore && let Some(session) = store.session(&self.dossier) {
            app.restore(&session);
        }
        store.remarks().into_iter().map(|text| Fault { text, help: None }).collect()
    }

    /// Brings to the state what is kept, once more: it shows another dossier now.
    pub(super) fn show(&self, app: &mut App) {
        app.set_own(held(&self.store).own().clone());
    }

    /// The colours of the last session.
    pub(super) fn theme(&self) -> ThemeChoice {
        self.themes.0
    }

    /// Keeps a change that the state made.
    pub(super) fn keep(&self, app: &mut App, change: Change) {
        let mut store = held(&self.store);
        let outcome = store.keep(change);
        app.set_own(store.own().clone());
        tell(app, &mut store);
        if let Err(error) = outcome {
            app.tell(Notice::Refusal(format!("Done, but not saved yet: {error}")));
        }
    }

    /// Notes where the user is.
    pub(super) fn follow(&self, app: &App) {
        if self.keeps_session {
            let mut session = app.session();
            if session.theme == self.themes.1 {
                session.theme = self.themes.0;
            }
            *held(&self.session) = Some(session);
        }
    }

    /// Saves what is not saved yet; tells what could not be.
    pub(super) fn end(&self) -> String {
        let mut store = held(&self.store);
        let mut told = String::new();
        if let Err(error) = store.save() {
            let (count, s) = (store.waiting(), if store.waiting() == 1 { "" } else { "s" });
            told.push_str(&format!("chancery: {count} change{s} not saved: {error}\n"));
        }
        let session = held(&self.session).take();
        if let Some(session) = session
            && let Err(error) = store.keep_session(&self.dossier, &session)
        {
            told.push_str(&format!("chancery: where you were is not kept: {error}\n"));
        }
        for remark in store.remarks() {
            told.push_str(&format!("chancery: {remark}\n"));
        }
        told
    }
}

/// Tells what the store found wrong.
fn tell(app: &mut App, store: &mut Store) {
    let remarks = store.remarks();
    if !remarks.is_empty() {
        app.tell(Notice::Refusal(remarks.join("; ")));
    }
}
