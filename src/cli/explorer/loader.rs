//! The background threads of the explorer: loading, tasks, watching. Each wakes the loop by events.

use super::watch;
use crate::{
    app::{LARGE, Notice, PreparedDossier, Progress, Task, TaskResult},
    cli::{
        loading::{DossierSpec, LoadedDossier, Sources},
        output::CommandOutput,
    },
    dossier::Dossier,
    search::SearchEngine,
    terminal::Waker,
    threads,
};
use std::{
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

const REPORT_INTERVAL: Duration = Duration::from_millis(100);

pub(crate) enum LoaderEvent {
    Progress(Progress),
    Loaded(Box<(LoadedDossier, PreparedDossier)>),
    LoadFailed(CommandOutput),
    Indexed(Arc<Dossier>, Arc<SearchEngine>),
    TaskDone(Box<TaskResult>),
    Changed,
    /// What became of a program that was started.
    Notice(Notice),
}

pub(crate) struct Loader {
    pub(super) spec: DossierSpec,
    pub(super) sender: EventSender,
    pub(super) events: Receiver<LoaderEvent>,
}

#[derive(Clone)]
pub(crate) struct EventSender {
    sender: Sender<LoaderEvent>,
    waker: Waker,
}

impl EventSender {
    pub(crate) fn send(&self, event: LoaderEvent) {
        if self.sender.send(event).is_ok() {
            self.waker.wake();
        }
    }
}

impl Loader {
    pub(crate) fn new(spec: DossierSpec, waker: Waker) -> Self {
        let (sender, events) = channel();
        Self { spec, sender: EventSender { sender, waker }, events }
    }

    /// Waits for the next event other than progress.
    pub(crate) fn wait_for_event(&self, patience: Duration) -> Option<LoaderEvent> {
        let end = Instant::now() + patience;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left).ok()? {
                LoaderEvent::Progress(_) => {}
                event => return Some(event),
            }
        }
    }

    pub(crate) fn read(&self, sources: Option<Sources>) {
        let (events, spec) = (self.sender.clone(), self.spec.clone());
        threads::detach(move || {
            let sources = sources.map_or_else(|| spec.open(), Ok);
            let mut reported = Instant::now();
            let mut report = |progress: Progress| {
                if reported.elapsed() >= REPORT_INTERVAL || matches!(progress, Progress::Linking(_))
                {
                    reported = Instant::now();
                    events.send(LoaderEvent::Progress(progress));
                }
            };
            let opened = match sources.and_then(|sources| sources.read(None, &mut report)) {
                Ok(opened) => opened,
                Err(output) => return events.send(LoaderEvent::LoadFailed(output)),
            };
            let dossier = Arc::clone(&opened.dossier);
            let prepared = PreparedDossier::new(Arc::clone(&dossier));
            events.send(LoaderEvent::Loaded(Box::new((opened, prepared))));
            if dossier.len() >= LARGE {
                index(&dossier, &events);
            }
        });
    }

    pub(crate) fn run_task(&self, task: Task) {
        let events = self.sender.clone();
        threads::detach(move || events.send(LoaderEvent::TaskDone(Box::new(task.run()))));
    }

    /// Watches the files. Called before they are read, so that no change is missed.
    pub(crate) fn watch_files(&self) {
        let (events, paths) = (self.sender.clone(), self.spec.paths.clone());
        let known = watch::look(&paths);
        let watch = move || watch::watch(&paths, known, || events.send(LoaderEvent::Changed));
        // Without a thread, files are reloaded only by a key.
        let _ = thread::Builder::new().spawn(watch);
    }
}

fn index(dossier: &Arc<Dossier>, events: &EventSender) {
    let mut reported = Instant::now();
    let engine = SearchEngine::with_progress(dossier, |share| {
        if reported.elapsed() >= REPORT_INTERVAL {
            reported = Instant::now();
            events.send(LoaderEvent::Progress(Progress::Indexing(share)));
        }
    });
    events.send(LoaderEvent::Indexed(Arc::clone(dossier), Arc::new(engine)));
}
