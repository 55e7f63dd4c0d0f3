//! What works while the screen is alive: one thread reads, links and indexes, one does what goes
//! through all that is shown, one looks whether files changed. Each brings event and wakes the loop.

use super::watch;
use crate::{
    app::{LARGE, PreparedDossier, Progress, Task, TaskResult},
    cli::{
        loading::{DossierSpec, LoadedDossier, Sources},
        output::CommandOutput,
    },
    dossier::Dossier,
    search::SearchEngine,
    terminal::Waker,
};
use std::{
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

/// How often the screen is reported how far reading is.
const REPORT_INTERVAL: Duration = Duration::from_millis(100);

/// Something that a thread has done.
pub(crate) enum LoaderEvent {
    /// How far it is.
    Progress(Progress),
    /// The files were read.
    Loaded(Box<(LoadedDossier, PreparedDossier)>),
    /// They could not be opened.
    LoadFailed(CommandOutput),
    /// The dossier can be searched.
    Indexed(Arc<Dossier>, Arc<SearchEngine>),
    /// A task is done.
    TaskDone(Box<TaskResult>),
    /// A file is not what it was when it was read.
    Changed,
}

/// The threads, and what they say.
pub(crate) struct Loader {
    spec: DossierSpec,
    waker: Waker,
    sender: Sender<LoaderEvent>,
    events: Receiver<LoaderEvent>,
}

/// A way for a thread to say something.
#[derive(Clone)]
struct EventSender {
    sender: Sender<LoaderEvent>,
    waker: Waker,
}

impl EventSender {
    fn send(&self, event: LoaderEvent) {
        if self.sender.send(event).is_ok() {
            self.waker.wake();
        }
    }
}

impl Loader {
    pub(crate) fn new(spec: DossierSpec, waker: Waker) -> Self {
        let (sender, events) = channel();
        Self { spec, waker, sender, events }
    }

    pub(crate) fn spec(&self) -> &DossierSpec {
        &self.spec
    }

    /// From now on this is what is read.
    pub(crate) fn set_spec(&mut self, spec: DossierSpec) {
        self.spec = spec;
    }

    /// What was said since the last question.
    pub(crate) fn next_event(&self) -> Option<LoaderEvent> {
        self.events.try_recv().ok()
    }

    /// What is said first that is more than how far it is, where it is said soon.
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

    /// Reads what is open; without it, opens and reads again.
    pub(crate) fn read(&self, sources: Option<Sources>) {
        let (events, spec) = (self.event_sender(), self.spec.clone());
        thread::spawn(move || {
            let sources = sources.map_or_else(|| spec.open(), Ok);
            let mut reported = Instant::now();
            let mut report = |progress: Progress| {
                if reported.elapsed() >= REPORT_INTERVAL || matches!(progress, Progress::Linking(_))
                {
                    reported = Instant::now();
                    events.send(LoaderEvent::Progress(progress));
                }
            };
            let opened = match sources.and_then(|sources| sources.read(&mut report)) {
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

    /// Does a task.
    pub(crate) fn run_task(&self, task: Task) {
        let events = self.event_sender();
        thread::spawn(move || events.send(LoaderEvent::TaskDone(Box::new(task.run()))));
    }

    /// Looks from now on whether files change: called before they are read, so that no change is
    /// missed.
    pub(crate) fn watch_files(&self) {
        let (events, paths) = (self.event_sender(), self.spec.paths.clone());
        let known = watch::look(&paths);
        thread::spawn(move || watch::watch(&paths, known, || events.send(LoaderEvent::Changed)));
    }

    fn event_sender(&self) -> EventSender {
        EventSender { sender: self.sender.clone(), waker: self.waker.clone() }
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
