//! Saves annotations when they change, and the session when the program ends.

use crate::{
    app::{AnnotationChange, App, Notice, Session, ThemeChoice},
    article::ReadProblem,
    storage::AnnotationStore,
    text::quantity,
};
use parking_lot::Mutex;
use std::time::{Duration, Instant};

/// The storage, shared with the thread that handles a fatal signal.
pub(crate) struct StorageSync {
    state: Mutex<State>,
    saves_session: bool,
}

struct State {
    store: AnnotationStore,
    session: Option<Session>,
    dossier: String,
    /// The theme that was chosen here, if one was.
    theme: Option<ThemeChoice>,
}

impl StorageSync {
    pub(crate) fn new(store: AnnotationStore, saves_session: bool) -> Self {
        let state = State { store, session: None, dossier: String::new(), theme: None };
        Self { state: Mutex::new(state), saves_session }
    }

    pub(crate) fn enter_dossier(&self, dossier: &str) {
        self.state.lock().dossier = dossier.to_owned();
    }

    pub(crate) fn restore(&self, app: &mut App, restore: bool) {
        self.show_annotations(app);
        let state = self.state.lock();
        if restore && let Some(session) = state.store.session(&state.dossier) {
            app.restore(&session);
        }
    }

    pub(crate) fn remarks(&self) -> Vec<ReadProblem> {
        let remarks = self.state.lock().store.notices();
        remarks.into_iter().map(|text| ReadProblem { text, ..ReadProblem::default() }).collect()
    }

    pub(crate) fn show_annotations(&self, app: &mut App) {
        app.set_annotations(self.state.lock().store.annotations().clone());
    }

    pub(crate) fn theme(&self) -> Option<ThemeChoice> {
        self.state.lock().store.theme()
    }

    pub(crate) fn keep(&self, app: &mut App, changes: Vec<AnnotationChange>) {
        let store = &mut self.state.lock().store;
        let outcome = changes.into_iter().try_for_each(|change| store.record(change));
        app.set_annotations(store.annotations().clone());
        let remarks = store.notices();
        if !remarks.is_empty() {
            app.notify(Notice::Refusal(remarks.join("; ")));
        }
        if let Err(error) = outcome {
            app.notify(Notice::Refusal(format!("Not saved yet: {error}")));
        }
    }

    pub(crate) fn record_session(&self, app: &App) {
        if self.saves_session {
            let mut state = self.state.lock();
            state.session = Some(app.session());
            state.theme = app.settings.chosen_theme;
        }
    }

    /// Saves all, waiting `patience` for another program's lock. Returns remarks, which are an error
    /// if annotations were not saved; a session is no loss.
    pub(crate) fn save_all(&self, patience: Duration) -> Result<String, String> {
        let State { store, session, dossier, theme } = &mut *self.state.lock();
        let until = Instant::now() + patience;
        let mut report = String::new();
        if let Err(error) = store.save(patience) {
            let changes = quantity(store.waiting(), "change");
            report.push_str(&format!("chancery: {changes} not saved: {error}\n"));
        }
        let is_saved = report.is_empty();
        if let Some(session) = session.take()
            && let left = until.saturating_duration_since(Instant::now())
            && let Err(error) = store.save_session(dossier, &session, *theme, left)
        {
            report.push_str(&format!("chancery: session not saved: {error}\n"));
        }
        for remark in store.notices() {
            report.push_str(&format!("chancery: {remark}\n"));
        }
        if is_saved { Ok(report) } else { Err(report) }
    }
}
