//! What goes through all that is shown: done at once where that is little, handed out to be done
//! elsewhere where it is much, so that no key waits for it.

use super::{
    listing::Listing,
    map::{self, MapView},
    numbers::{Number, numbers},
    scale::{Chart, Lanes},
};
use crate::dossier::{Dossier, EntryId};
use std::{fmt, sync::Arc};

/// What is to be made of a line of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// What is drawn to scale.
    Chart(Lanes),
    /// Counts.
    Numbers,
    /// What happened where.
    Map,
}

impl Task {
    /// What is being done, for the first line of the screen.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Chart(_) => "drawing to scale",
            Self::Numbers => "counting",
            Self::Map => "drawing the map",
        }
    }
}

/// Something to be done elsewhere.
#[derive(Clone)]
pub struct Job {
    pub(super) dossier: Arc<Dossier>,
    pub(super) line: Listing,
    pub(super) task: Task,
}

/// What came of it.
pub struct Done {
    pub(super) job: Job,
    pub(super) result: Outcome,
}

pub(super) enum Outcome {
    Chart(Chart),
    Numbers(Vec<Number>),
    Map(MapView),
}

impl Job {
    /// Does it.
    #[must_use]
    pub fn run(self) -> Done {
        let line: Vec<EntryId> = self.line.entries().collect();
        let result = match self.task {
            Task::Chart(by) => Outcome::Chart(Chart::new(&self.dossier, &line, by)),
            Task::Numbers => Outcome::Numbers(numbers(&self.dossier, &line)),
            Task::Map => Outcome::Map(MapView::new(map::places(&self.dossier, &line))),
        };
        Done { job: self, result }
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Job({:?})", self.task)
    }
}
