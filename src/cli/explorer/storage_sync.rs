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
    context: Mutex<DossierContext>,
    saves_session: bool,
}

/// In what the user is.
#[derive(Default)]
struct DossierContext {
    /// The name of the dossier.
    dossier: String,
    /// The colours that were kept, and those that this session begins with: colours that an option
    /// or a setting chose are not the user's choice by key, and do not outlive it.
    saved_theme: ThemeChoice,
    initial_theme: ThemeChoice,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl StorageSync {
    pub(crate) fn new(store: AnnotationStore, saves_session: bool) -> Self {
        let (store, session, context) = (Mutex::new(store), Mutex::default(), Mutex::default());
        Self { store, session, context, saves_session }
    }

    /// From now on the user is in the dossier of this name.
    pub(crate) fn enter_dossier(&self, dossier: &str) {
        let dossier = if dossier.is_empty() { "dossier" } else { dossier };
        let mut context = lock(&self.context);
        if context.dossier != dossier {
            let kept = lock(&self.store).session(dossier).map(|session| session.theme);
            context.dossier = dossier.to_owned();
            context.saved_theme = kept.unwrap_or_default();
        }
    }

    /// Tells with which colours the session begins.
    pub(crate) fn set_initial_theme(&self, theme: ThemeChoice) {
        lock(&self.context).initial_theme = theme;
    }

    /// Brings to the state what is kept, and where the user was if that is spec.
    pub(crate) fn restore(&self, app: &mut App, restore: bool) {
        let (store, context) = (lock(&self.store), lock(&self.context));
        app.set_annotations(store.own().clone());
        if restore && let Some(session) = store.session(&context.dossier) {
            app.restore(&session);
        }
    }

    /// What could not be read of what is kept.
    pub(crate) fn remarks(&self) -> Vec<ReadProblem> {
        let remarks = lock(&self.store).remarks();
        remarks.into_iter().map(|text| ReadProblem { text, help: None }).collect()
    }

    /// Brings to the state what is kept, once more: it shows another dossier now.
    pub(crate) fn show_annotations(&self, app: &mut App) {
        app.set_annotations(lock(&self.store).own().clone());
    }

    /// The colours of the last session.
    pub(crate) fn theme(&self) -> ThemeChoice {
        lock(&self.context).saved_theme
    }

    /// Keeps a change that the state made.
    pub(crate) fn keep(&self, app: &mut App, change: AnnotationChange) {
        let mut store = lock(&self.store);
        let outcome = store.keep(change);
        app.set_annotations(store.own().clone());
        notify_remarks(app, &mut store);
        if let Err(error) = outcome {
            app.notify(Notice::Refusal(format!("Done, but not saved yet: {error}")));
        }
    }

    /// Notes where the user is.
    pub(crate) fn record_session(&self, app: &App) {
        if self.saves_session {
            let mut session = app.session();
            let context = lock(&self.context);
            if session.theme == context.initial_theme {
                session.theme = context.saved_theme;
            }
            *lock(&self.session) = Some(session);
        }
    }

    /// Saves what is not saved yet, for which another program may hold the lock for so long; tells
    /// what could not be.
    pub(crate) fn save_all(&self, patience: Duration) -> String {
        let mut store = lock(&self.store);
        let mut report = String::new();
        if let Err(error) = store.save(patience) {
            let (count, s) = (store.waiting(), if store.waiting() == 1 { "" } else { "s" });
            report.push_str(&format!("chancery: {count} change{s} not saved: {error}\n"));
        }
        let session = lock(&self.session).take();
        let dossier = lock(&self.context).dossier.clone();
        if let Some(session) = session
            && let Err(error) = store.keep_session(&dossier, &session, patience)
        {
            report.push_str(&format!("chancery: where you were is not kept: {error}\n"));
        }
        for remark in store.remarks() {
            report.push_str(&format!("chancery: {remark}\n"));
        }
        report
    }
}

/// Tells what the store found wrong.
fn notify_remarks(app: &mut App, store: &mut AnnotationStore) {
    let remarks = store.remarks();
    if !remarks.is_empty() {
        app.notify(Notice::Refusal(remarks.join("; ")));
    }
}
