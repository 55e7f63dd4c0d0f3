//! What goes through all that is shown: done at once where that is little, handed out to be done
//! elsewhere where it is much, so that no key waits for it.

pub(crate) mod run;

use super::{
    browse::list::VisibleList,
    overlay::{
        list::ListRow,
        map::{self, MapView},
    },
    statistics::statistics,
    timeline::{Chart, Lanes},
};
use crate::dossier::{Dossier, EntryId};
use std::{fmt, sync::Arc};

/// What is to be made of a line of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TaskKind {
    /// What is drawn to scale.
    Chart(Lanes),
    /// Statistics.
    Statistics,
    /// What happened where.
    Map,
}

impl TaskKind {
    /// What is being done, for the first line of the screen.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Chart(_) => "drawing to scale",
            Self::Statistics => "counting",
            Self::Map => "drawing the map",
        }
    }
}

/// Something to be done elsewhere.
#[derive(Clone)]
pub struct Task {
    pub(super) dossier: Arc<Dossier>,
    pub(super) line: VisibleList,
    pub(super) task: TaskKind,
}

/// What came of it.
pub struct TaskResult {
    pub(super) job: Task,
    pub(super) result: TaskOutcome,
}

pub(super) enum TaskOutcome {
    Chart(Chart),
    Statistics(Vec<ListRow>),
    Map(MapView),
}

impl Task {
    /// Does it.
    #[must_use]
    pub fn run(self) -> TaskResult {
        let line: Vec<EntryId> = self.line.entries().collect();
        let result = match self.task {
            TaskKind::Chart(by) => TaskOutcome::Chart(Chart::new(&self.dossier, &line, by)),
            TaskKind::Statistics => TaskOutcome::Statistics(statistics(&self.dossier, &line)),
            TaskKind::Map => TaskOutcome::Map(MapView::new(map::places(&self.dossier, &line))),
        };
        TaskResult { job: self, result }
    }
}

impl fmt::Debug for Task {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Job({:?})", self.task)
    }
}
