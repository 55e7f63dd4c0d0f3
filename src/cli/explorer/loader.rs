//! What works while the screen is alive: one thread reads, links and indexes, one does what goes
//! through all that is shown, one looks whether files changed. Each brings news and wakes the loop.

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

/// How often the screen is told how far reading is.
const PAUSE: Duration = Duration::from_millis(100);

/// Something that a thread has done.
pub(crate) enum LoaderEvent {
    /// How far it is.
    Progress(Progress),
    /// The files were read.
    Opened(Box<(LoadedDossier, PreparedDossier)>),
    /// They could not be opened.
    Refused(CommandOutput),
    /// The dossier can be searched.
    Indexed(Arc<Dossier>, Arc<SearchEngine>),
    /// A job is done.
    Done(Box<TaskResult>),
    /// A file is not what it was when it was read.
    Changed,
}

/// The threads, and what they say.
pub(crate) struct Loader {
    wanted: DossierSpec,
    waker: Waker,
    sender: Sender<LoaderEvent>,
    news: Receiver<LoaderEvent>,
}

/// A way for a thread to say something.
#[derive(Clone)]
struct EventSender {
    sender: Sender<LoaderEvent>,
    waker: Waker,
}

impl EventSender {
    fn say(&self, news: LoaderEvent) {
        if self.sender.send(news).is_ok() {
            self.waker.wake();
        }
    }
}

impl Loader {
    pub(crate) fn new(wanted: DossierSpec, waker: Waker) -> Self {
        let (sender, news) = channel();
        Self { wanted, waker, sender, news }
    }

    pub(crate) fn wanted(&self) -> &DossierSpec {
        &self.wanted
    }

    /// From now on this is what is read.
    pub(crate) fn want(&mut self, wanted: DossierSpec) {
        self.wanted = wanted;
    }

    /// What was said since the last question.
    pub(crate) fn news(&self) -> Option<LoaderEvent> {
        self.news.try_recv().ok()
    }

    /// What is said first that is more than how far it is, where it is said soon.
    pub(crate) fn news_within(&self, patience: Duration) -> Option<LoaderEvent> {
        let end = Instant::now() + patience;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.news.recv_timeout(left).ok()? {
                LoaderEvent::Progress(_) => {}
                news => return Some(news),
            }
        }
    }

    /// Reads what is open; without it, opens and reads again.
    pub(crate) fn read(&self, sources: Option<Sources>) {
        let (voice, wanted) = (self.voice(), self.wanted.clone());
        thread::spawn(move || {
            let sources = sources.map_or_else(|| wanted.open(), Ok);
            let mut told = Instant::now();
            let mut tell = |progress: Progress| {
                if told.elapsed() >= PAUSE || matches!(progress, Progress::Linking(_)) {
                    told = Instant::now();
                    voice.say(LoaderEvent::Progress(progress));
                }
            };
            let opened = match sources.and_then(|sources| sources.read(&mut tell)) {
                Ok(opened) => opened,
                Err(answer) => return voice.say(LoaderEvent::Refused(answer)),
            };
            let dossier = Arc::clone(&opened.dossier);
            let prepared = PreparedDossier::new(Arc::clone(&dossier));
            voice.say(LoaderEvent::Opened(Box::new((opened, prepared))));
            if dossier.len() >= LARGE {
                index(&dossier, &voice);
            }
        });
    }

    /// Does a job.
    pub(crate) fn work(&self, job: Task) {
        let voice = self.voice();
        thread::spawn(move || voice.say(LoaderEvent::Done(Box::new(job.run()))));
    }

    /// Looks from now on whether files change: called before they are read, so that no change is
    /// missed.
    pub(crate) fn watch(&self) {
        let (voice, paths) = (self.voice(), self.wanted.paths.clone());
        let known = crate::cli::explorer::watch::look(&paths);
        thread::spawn(move || {
            crate::cli::explorer::watch::watch(&paths, known, || voice.say(LoaderEvent::Changed))
        });
    }

    fn voice(&self) -> EventSender {
        EventSender { sender: self.sender.clone(), waker: self.waker.clone() }
    }
}

fn index(dossier: &Arc<Dossier>, voice: &EventSender) {
    let mut told = Instant::now();
    let finder = SearchEngine::with_progress(dossier, |share| {
        if told.elapsed() >= PAUSE {
            told = Instant::now();
            voice.say(LoaderEvent::Progress(Progress::Indexing(share)));
        }
    });
    voice.say(LoaderEvent::Indexed(Arc::clone(dossier), Arc::new(finder)));
}
