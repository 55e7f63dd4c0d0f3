//! Connects the app to the storage: saves annotations when they change, the session when the
//! program ends.

use crate::{
    app::{AnnotationChange, App, Notice, Session, ThemeChoice},
    article::ReadProblem,
    storage::AnnotationStore,
    text::quantity,
};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// The storage, shared with the thread that handles a fatal signal.
pub(crate) struct StorageSync {
    store: Mutex<AnnotationStore>,
    /// The session to save; none where it is not to be saved.
    session: Mutex<Option<Session>>,
    context: Mutex<DossierContext>,
    saves_session: bool,
}

/// The open dossier and its themes.
#[derive(Default)]
struct DossierContext {
    /// The id of the dossier.
    dossier: String,
    /// The theme last chosen by key.
    saved_theme: ThemeChoice,
    /// The theme at start. One that an option or setting chose is not saved.
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

    /// Makes this the current dossier.
    pub(crate) fn enter_dossier(&self, dossier: &str) {
        let dossier = if dossier.is_empty() { "dossier" } else { dossier };
        let mut context = lock(&self.context);
        if context.dossier != dossier {
            let kept = lock(&self.store).session(dossier).map(|session| session.theme);
            context.dossier = dossier.to_owned();
            context.saved_theme = kept.unwrap_or_default();
        }
    }

    /// Sets the theme at start.
    pub(crate) fn set_initial_theme(&self, theme: ThemeChoice) {
        lock(&self.context).initial_theme = theme;
    }

    /// Shows the annotations, and restores the session if wanted.
    pub(crate) fn restore(&self, app: &mut App, restore: bool) {
        let (store, context) = (lock(&self.store), lock(&self.context));
        app.set_annotations(store.annotations().clone());
        if restore && let Some(session) = store.session(&context.dossier) {
            app.restore(&session);
        }
    }

    /// Problems of reading the stored files.
    pub(crate) fn remarks(&self) -> Vec<ReadProblem> {
        let remarks = lock(&self.store).notices();
        remarks.into_iter().map(|text| ReadProblem { text, help: None }).collect()
    }

    /// Shows the annotations in the app, after another dossier was opened.
    pub(crate) fn show_annotations(&self, app: &mut App) {
        app.set_annotations(lock(&self.store).annotations().clone());
    }

    /// The theme of the last session.
    pub(crate) fn theme(&self) -> ThemeChoice {
        lock(&self.context).saved_theme
    }

    /// Saves changes of the annotations.
    pub(crate) fn keep(&self, app: &mut App, changes: Vec<AnnotationChange>) {
        let mut store = lock(&self.store);
        let outcome = changes.into_iter().try_for_each(|change| store.record(change));
        app.set_annotations(store.annotations().clone());
        notify_remarks(app, &mut store);
        if let Err(error) = outcome {
            app.notify(Notice::Refusal(format!("Not saved yet: {error}")));
        }
    }

    /// Remembers the session, to be saved at the end.
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

    /// Saves unsaved changes and the session. `patience` is how long to wait for the lock of
    /// another program. Returns a report of what was not saved.
    pub(crate) fn save_all(&self, patience: Duration) -> String {
        let mut store = lock(&self.store);
        let until = Instant::now() + patience;
        let mut report = String::new();
        if let Err(error) = store.save(patience) {
            let changes = quantity(store.waiting(), "change");
            report.push_str(&format!("chancery: {changes} not saved: {error}\n"));
        }
        let session = lock(&self.session).take();
        let dossier = lock(&self.context).dossier.clone();
        if let Some(session) = session
            && let left = until.saturating_duration_since(Instant::now())
            && let Err(error) = store.save_session(&dossier, &session, left)
        {
            report.push_str(&format!("chancery: session not saved: {error}\n"));
        }
        for remark in store.notices() {
            report.push_str(&format!("chancery: {remark}\n"));
        }
        report
    }
}

/// Shows what the storage found wrong.
fn notify_remarks(app: &mut App, store: &mut AnnotationStore) {
    let remarks = store.notices();
    if !remarks.is_empty() {
        app.notify(Notice::Refusal(remarks.join("; ")));
    }
}
