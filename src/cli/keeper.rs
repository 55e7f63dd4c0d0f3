//! What the explorer keeps of its user: hands changes from the state to the store and brings back
//! what stands there; at the end, however it comes, where the user was.

use crate::{
    state::{App, Change, Fault, Notice, Session},
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
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Keeper {
    pub(super) fn new(store: Store, dossier: &str, keeps_session: bool) -> Self {
        let dossier = if dossier.is_empty() { "dossier" } else { dossier }.to_owned();
        Self { store: Mutex::new(store), session: Mutex::default(), dossier, keeps_session }
    }

    /// Brings to the state what is kept, and where the user was if that is wanted; gives what could
    /// not be read of it.
    pub(super) fn begin(&self, app: &mut App, restore: bool) -> Vec<Fault> {
        let mut store = held(&self.store);
        app.set_own(store.own().clone());
        if restore && let Some(session) = store.session(&self.dossier) {
            app.restore(&session);
        }
        store.remarks().into_iter().map(|text| Fault { text, help: None }).collect()
    }

    /// The colours of the last session.
    pub(super) fn theme(&self) -> Option<crate::state::ThemeChoice> {
        held(&self.store).session(&self.dossier).map(|session| session.theme)
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
            *held(&self.session) = Some(app.session());
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
