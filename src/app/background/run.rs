//! What is done elsewhere while the screen stays alive: reading and indexing a large dossier, and
//! what goes through all that is shown of one.

use super::{Task, TaskKind, TaskOutcome, TaskResult};
use crate::{
    app::{
        App,
        browse::{Filter, History, PaneId, RecordFilter},
        data::PreparedDossier,
        overlay::{
            Overlay,
            list::{ListKind, ListOverlay},
        },
        prompt::Prompt,
    },
    dossier::{Dossier, EntryId},
    search::SearchEngine,
    text::group_digits,
};
use std::sync::{Arc, OnceLock};

/// How far something that takes its time is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Files are read: how much of a hundred where that is known, and how many records so far.
    Reading(Option<u8>, usize),
    /// What was read is tied together and sorted.
    Linking(usize),
    /// It is made ready to be searched: how much of a hundred.
    Indexing(u8),
}

impl Progress {
    /// What the screen says of it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Reading(Some(share), records) => {
                format!("reading {share} % · {} records", group_digits(*records as u64))
            }
            Self::Reading(None, records) => {
                format!("reading · {} records", group_digits(*records as u64))
            }
            Self::Linking(records) => format!("linking {} records", group_digits(*records as u64)),
            Self::Indexing(share) => format!("indexing {share} %"),
        }
    }
}

/// What another dossier took the place of. Giving up a large one takes its time: where somebody
/// waits, that is better done elsewhere.
#[derive(Debug)]
pub struct RetiredData(
    #[allow(dead_code, reason = "held to be dropped")]
    (Arc<Dossier>, Arc<OnceLock<Arc<SearchEngine>>>),
);

impl App {
    /// Says that somebody takes the jobs of [`App::take_task`] and brings what came of them; what is
    /// to be made of fewer entries is made at once all the same.
    pub fn set_workers(&mut self, from: usize) {
        self.elsewhere_from = from;
    }

    /// What is to be done elsewhere; one job at a time, the latest one that was wanted.
    pub fn take_task(&mut self) -> Option<Task> {
        if self.working.is_some() {
            return None;
        }
        let job = self.wanted.take()?;
        self.working = Some(job.clone());
        Some(job)
    }

    /// Takes in what came of a job.
    pub fn finish(&mut self, done: TaskResult) {
        self.working = None;
        if Arc::ptr_eq(&done.job.dossier, &self.dossier) && self.wanted.is_none() {
            self.take_in(done);
        }
    }

    fn take_in(&mut self, done: TaskResult) {
        match done.result {
            TaskOutcome::Chart(chart) => {
                self.chart_of = Some(done.job.line);
                self.chart = Some(chart);
            }
            TaskOutcome::Statistics(rows) => {
                self.overlays.push(Overlay::List(ListOverlay::statistics(rows)));
            }
            TaskOutcome::Map(view) => self.overlays.push(Overlay::Map(view)),
        }
    }

    /// Does what goes through the whole line of time: now where that is short, elsewhere where it
    /// is long and there is somebody to do it.
    pub(crate) fn work(&mut self, task: TaskKind) {
        let (dossier, line) = (Arc::clone(&self.dossier), self.line().clone());
        let long = line.len() >= self.elsewhere_from;
        let job = Task { dossier, line, task };
        if long {
            self.wanted = Some(job);
        } else {
            self.wanted = None;
            let done = job.run();
            self.take_in(done);
        }
    }

    /// What is being done elsewhere.
    #[must_use]
    pub fn progress(&self) -> Option<String> {
        let work = self.working.as_ref().or(self.wanted.as_ref());
        let work = work.map(|job| format!("{} …", job.task.label()));
        self.progress.as_ref().map(Progress::words).or(work)
    }

    /// Says that the files can be read again, or why they cannot.
    pub fn set_readable_again(&mut self, outcome: Result<(), &'static str>) {
        self.unread_again = outcome.err();
    }

    /// Tells how far reading or indexing is; nothing once all is there.
    pub fn set_progress(&mut self, progress: Option<Progress>) {
        self.progress = progress;
    }

    /// Makes the index that the first letter of a search asks for; nothing where it is there, or
    /// comes from elsewhere. To be done on a thread while nothing is typed yet.
    #[must_use]
    pub fn build_first_index(&self) -> Option<impl FnOnce() + Send + 'static> {
        let (finder, dossier) = (Arc::clone(&self.finder), Arc::clone(&self.dossier));
        let wanted = !self.awaits_finder && finder.get().is_none();
        wanted.then_some(move || {
            finder.get_or_init(|| Arc::new(SearchEngine::new(&dossier)));
        })
    }

    /// Whether searches have to wait for the index.
    #[must_use]
    pub fn is_indexing(&self) -> bool {
        self.awaits_finder
    }

    /// Says whether the index of the next dossier comes from elsewhere, by [`App::set_search_engine`]:
    /// then nothing is searched before.
    pub fn await_search_engine(&mut self, elsewhere: bool) {
        self.awaits_finder = elsewhere;
        self.kept = None;
    }

    /// Takes in the index of the dossier, and searches for what was typed meanwhile.
    pub fn set_search_engine(&mut self, dossier: &Arc<Dossier>, finder: Arc<SearchEngine>) {
        if !Arc::ptr_eq(dossier, &self.dossier) {
            return;
        }
        self.lists.enroll(&finder);
        self.finder = Arc::new(OnceLock::from(finder));
        self.awaits_finder = false;
        if self.search().is_some() {
            self.search_again();
            return;
        }
        self.search_for_chips();
        if self.kept.is_some() {
            self.refill();
        }
    }

    /// Shows another dossier, or the same read again. What was selected, narrowed and typed stays
    /// as far as it is in the new one; the way back is forgotten.
    pub fn replace_dossier(&mut self, prepared: PreparedDossier) -> RetiredData {
        let PreparedDossier { dossier, lists, centre, changes } = prepared;
        let old = std::mem::replace(&mut self.dossier, dossier);
        let moved = |id: EntryId| self.dossier.find(&old.slug(id));
        let selected = PaneId::ALL.map(|pane| self.view.pane(pane).entry().and_then(moved));
        let current = self.view.current.and_then(moved);
        self.held = self.held.and_then(moved);
        let chip = |chip: &Filter| match chip {
            Filter::Near(id) => moved(*id).map(Filter::Near),
            Filter::Only(only) => {
                let members = only.members.iter().filter_map(moved).collect();
                Some(Filter::Only(Arc::new(RecordFilter { title: only.title.clone(), members })))
            }
            Filter::Search(_) | Filter::AsOf(_) => Some(chip.clone()),
        };
        self.view.chips = self.view.chips.iter().filter_map(chip).collect();
        self.lists = lists;
        self.changes = changes.map_or_else(Default::default, std::cell::OnceCell::from);
        self.history = History::default();
        let finder = std::mem::take(&mut self.finder);
        (self.composed, self.chart, self.chart_of, self.scale_seen) = (None, None, None, None);
        self.wanted = None;
        self.overlays.retain(|overlay| match overlay {
            Overlay::List(list) => {
                matches!(list.kind, ListKind::Help | ListKind::Commands | ListKind::Layers)
            }
            Overlay::Reader(_) => true,
            Overlay::Relations(_) | Overlay::Map(_) => false,
        });
        self.kept = None;
        if let Some(Prompt::Search(search)) = &mut self.typing {
            search.found = None;
        } else if !self.awaits_finder {
            self.search_for_chips();
        }
        self.view.current = current;
        self.refill();
        for (pane, entry) in PaneId::ALL.into_iter().zip(selected) {
            match entry {
                Some(entry) => _ = self.view.pane_mut(pane).select(entry),
                None => self.view.pane_mut(pane).first(),
            }
        }
        match (current, centre) {
            (None, Some(centre)) => self.show(centre),
            (None, None) => self.follow_selection(),
            (Some(_), _) => {}
        }
        if let Some(Prompt::Search(search)) = &mut self.typing {
            search.before = self.view.clone();
            if !self.awaits_finder {
                self.search_again();
            }
        }
        self.invalidate_readers();
        RetiredData((old, finder))
    }
}
