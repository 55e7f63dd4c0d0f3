//! What works while the screen is alive: one thread reads, links and indexes, one does what goes
//! through all that is shown, one looks whether files changed. Each brings news and wakes the loop.

mod watch;

use super::{
    answer::Answer,
    load::{Opened, Sources, Wanted},
};
use crate::{
    dossier::Dossier,
    search::Finder,
    state::{Done, Job, LARGE, Prepared, Progress},
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
pub(super) enum News {
    /// How far it is.
    Progress(Progress),
    /// The files were read.
    Opened(Box<(Opened, Prepared)>),
    /// They could not be opened.
    Refused(Answer),
    /// The dossier can be searched.
    Indexed(Arc<Dossier>, Arc<Finder>),
    /// A job is done.
    Done(Box<Done>),
    /// A file is not what it was when it was read.
    Changed,
}

/// The threads, and what they say.
pub(super) struct Loader {
    wanted: Wanted,
    waker: Waker,
    sender: Sender<News>,
    news: Receiver<News>,
}

/// A way for a thread to say something.
#[derive(Clone)]
struct Voice {
    sender: Sender<News>,
    waker: Waker,
}

impl Voice {
    fn say(&self, news: News) {
        if self.sender.send(news).is_ok() {
            self.waker.wake();
        }
    }
}

impl Loader {
    pub(super) fn new(wanted: Wanted, waker: Waker) -> Self {
        let (sender, news) = channel();
        Self { wanted, waker, sender, news }
    }

    pub(super) fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// From now on this is what is read.
    pub(super) fn want(&mut self, wanted: Wanted) {
        self.wanted = wanted;
    }

    /// What was said since the last question.
    pub(super) fn news(&self) -> Option<News> {
        self.news.try_recv().ok()
    }

    /// What is said first that is more than how far it is, where it is said soon.
    pub(super) fn news_within(&self, patience: Duration) -> Option<News> {
        let end = Instant::now() + patience;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.news.recv_timeout(left).ok()? {
                News::Progress(_) => {}
                news => return Some(news),
            }
        }
    }

    /// Reads what is open; without it, opens and reads again.
    pub(super) fn read(&self, sources: Option<Sources>) {
        let (voice, wanted) = (self.voice(), self.wanted.clone());
        thread::spawn(move || {
            let sources = sources.map_or_else(|| wanted.open(), Ok);
            let mut told = Instant::now();
            let mut tell = |progress: Progress| {
                if told.elapsed() >= PAUSE || matches!(progress, Progress::Linking(_)) {
                    told = Instant::now();
                    voice.say(News::Progress(progress));
                }
            };
            let opened = match sources.and_then(|sources| sources.read(&mut tell)) {
                Ok(opened) => opened,
                Err(answer) => return voice.say(News::Refused(answer)),
            };
            let dossier = Arc::clone(&opened.dossier);
            let prepared = Prepared::new(Arc::clone(&dossier));
            voice.say(News::Opened(Box::new((opened, prepared))));
            if dossier.len() >= LARGE {
                index(&dossier, &voice);
            }
        });
    }

    /// Does a job.
    pub(super) fn work(&self, job: Job) {
        let voice = self.voice();
        thread::spawn(move || voice.say(News::Done(Box::new(job.run()))));
    }

    /// Looks from now on whether files change: called before they are read, so that no change is
    /// missed.
    pub(super) fn watch(&self) {
        let (voice, paths) = (self.voice(), self.wanted.paths.clone());
        let known = watch::look(&paths);
        thread::spawn(move || watch::watch(&paths, known, || voice.say(News::Changed)));
    }

    fn voice(&self) -> Voice {
        Voice { sender: self.sender.clone(), waker: self.waker.clone() }
    }
}

fn index(dossier: &Arc<Dossier>, voice: &Voice) {
    let mut told = Instant::now();
    let finder = Finder::new_with(dossier, |share| {
        if told.elapsed() >= PAUSE {
            told = Instant::now();
            voice.say(News::Progress(Progress::Indexing(share)));
        }
    });
    voice.say(News::Indexed(Arc::clone(dossier), Arc::new(finder)));
}
