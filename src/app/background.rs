//! Work over the timeline: short tasks at once, long ones on a thread, so that no key waits.

use super::{
    browse::{Browse, list::VisibleList},
    statistics::{StatisticsTab, statistics},
    timeline::{Chart, Place},
};
use crate::{
    article::{self, TextLayout},
    date::Day,
    dossier::{Dossier, EntryId},
    text::group_digits,
};
use std::sync::Arc;

pub(crate) const NO_FILES: &str = "The built-in dossier has no file to reload";

#[derive(Debug)]
pub struct Background {
    /// The progress of reading or indexing; nothing once all is done.
    pub progress: Option<Progress>,
    /// Why the files cannot be read again.
    pub reload_error: Option<&'static str>,
    /// The number of entries from which tasks are left to a thread.
    pub threshold: usize,
    wanted: Option<Task>,
    running: Option<TaskKind>,
}

impl Default for Background {
    fn default() -> Self {
        Self {
            progress: None,
            reload_error: Some(NO_FILES),
            threshold: usize::MAX,
            wanted: None,
            running: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Files are read: the percentage, if known, and the number of records so far.
    Reading(Option<u8>, usize),
    /// The records are linked and sorted.
    Linking(usize),
    /// The search engine is made: the percentage.
    Indexing(u8),
}

impl Progress {
    pub fn words(&self) -> String {
        let records = |count: usize| format!("{} records", group_digits(count as u64));
        match self {
            Self::Reading(Some(share), count) => format!("reading {share} % · {}", records(*count)),
            Self::Reading(None, count) => format!("reading · {}", records(*count)),
            Self::Linking(count) => format!("linking {}", records(*count)),
            Self::Indexing(share) => format!("indexing {share} %"),
        }
    }
}

impl Background {
    /// The task to run on a thread: one at a time, the one requested last.
    pub fn take_task(&mut self) -> Option<Task> {
        if self.running.is_some() {
            return None;
        }
        let task = self.wanted.take()?;
        self.running = Some(task.kind);
        Some(task)
    }

    pub(super) fn run_or_want(&mut self, task: Task) -> Option<TaskResult> {
        let is_of_all = matches!(task.kind, TaskKind::Snapshot(..));
        let entries = if is_of_all { task.dossier.len() } else { task.timeline.len() };
        if entries >= self.threshold {
            self.wanted = Some(task);
            return None;
        }
        self.wanted = None;
        Some(task.run())
    }

    /// Whether a task that nobody waits for with a key may start: after those that are.
    pub(super) fn has_room_for(&self, kind: TaskKind) -> bool {
        self.wanted.is_none() && self.running != Some(kind)
    }

    pub(super) fn cancel(&mut self) {
        self.wanted = None;
    }

    /// What is being done, in words.
    pub fn words(&self) -> Option<String> {
        let task = self.running.or(self.wanted.as_ref().map(|task| task.kind));
        let task = task.map(|kind| format!("{} …", kind.label()));
        self.progress.as_ref().map(Progress::words).or(task)
    }

    /// Whether another task is wanted meanwhile.
    pub(super) fn end_task(&mut self) -> bool {
        self.running = None;
        self.wanted.is_some()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TaskKind {
    /// Where it was drawn before.
    Chart(Place),
    /// With the tab that is shown first.
    Statistics(&'static str),
    /// Of a day, for a window of this width.
    Snapshot(Day, usize),
}

impl TaskKind {
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Chart(..) => "drawing to scale",
            Self::Statistics(_) => "counting",
            Self::Snapshot(..) => "summarising",
        }
    }
}

#[derive(Debug)]
pub struct Task {
    dossier: Arc<Dossier>,
    timeline: VisibleList,
    amounts: [VisibleList; 2],
    kind: TaskKind,
}

pub struct TaskResult(pub(super) Arc<Dossier>, pub(super) TaskOutcome);

pub(super) enum TaskOutcome {
    Chart(Chart, Place),
    /// The tabs, the one that is shown first, and how many entries were counted.
    Statistics(Vec<StatisticsTab>, &'static str, usize),
    Snapshot(Day, usize, TextLayout),
}

impl Task {
    pub(super) fn new(dossier: &Arc<Dossier>, browse: &mut Browse, kind: TaskKind) -> Self {
        let (timeline, amounts) = (browse.timeline().clone(), browse.amounts());
        Self { dossier: Arc::clone(dossier), timeline, amounts, kind }
    }

    pub fn run(self) -> TaskResult {
        let entries: Vec<EntryId> = self.timeline.entries().collect();
        let outcome = match self.kind {
            TaskKind::Chart(place) => {
                TaskOutcome::Chart(Chart::new(&self.dossier, &entries), place)
            }
            TaskKind::Statistics(tab) => {
                let amounts: Vec<EntryId> =
                    self.amounts.iter().flat_map(VisibleList::entries).collect();
                let tabs = statistics(&self.dossier, &entries, &amounts);
                TaskOutcome::Statistics(tabs, tab, entries.len())
            }
            TaskKind::Snapshot(day, cells) => {
                let text = article::state_of_day(&self.dossier, day).layout(cells);
                TaskOutcome::Snapshot(day, cells, text)
            }
        };
        TaskResult(self.dossier, outcome)
    }
}
