//! Where the user is: what is selected and narrowed, and the way back.

pub(crate) mod as_of;
mod filters;
pub(crate) mod list;
pub(crate) mod list_state;
mod navigation;
pub(crate) mod panes;
pub(crate) mod refresh;

use super::timeline::TimelineMode;
use crate::{
    date::Day,
    dossier::{EntryId, Kind, entry_set::EntrySet},
};
use list_state::ListState;
use std::sync::Arc;

/// One of the three lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaneId {
    /// Everything that happened, by date.
    Timeline,
    /// Treaties and other legal acts, by date.
    Treaties,
    /// People, or another kind of record, by name.
    Register,
}

impl PaneId {
    /// The panes, from left to right.
    pub const ALL: [Self; 3] = [Self::Timeline, Self::Treaties, Self::Register];

    /// The place of the pane from left to right.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// The kinds that the third pane can show, in turn.
pub const REGISTERS: [Kind; 6] =
    [Kind::Person, Kind::Organization, Kind::Place, Kind::Statement, Kind::Figure, Kind::Source];

/// What a session shows first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Start {
    /// The timeline as a list.
    #[default]
    Timeline,
    /// The timeline drawn to scale.
    Scale,
    /// The treaties.
    Treaties,
    /// The third pane with this kind.
    Register(Kind),
}

impl Start {
    const NAMED: [(&'static str, Self); 9] = [
        ("timeline", Self::Timeline),
        ("scale", Self::Scale),
        ("treaties", Self::Treaties),
        ("people", Self::Register(Kind::Person)),
        ("organizations", Self::Register(Kind::Organization)),
        ("places", Self::Register(Kind::Place)),
        ("statements", Self::Register(Kind::Statement)),
        ("figures", Self::Register(Kind::Figure)),
        ("sources", Self::Register(Kind::Source)),
    ];

    /// The names of all.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::NAMED.into_iter().map(|(name, _)| name)
    }

    /// What has this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|(known, _)| *known == name).map(|(_, start)| start)
    }
}

/// Where keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// To a pane.
    Pane(PaneId),
    /// To the detail; left to the pane named.
    Detail(PaneId),
}

impl Focus {
    /// The pane that has the focus, or had it before the detail.
    #[must_use]
    pub fn pane(self) -> PaneId {
        match self {
            Self::Pane(pane) | Self::Detail(pane) => pane,
        }
    }
}

/// A narrowing of all panes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// To what a search finds.
    Search(String),
    /// To what belongs to an entry.
    Near(EntryId),
    /// To these records and what belongs to them.
    Only(Arc<RecordFilter>),
    /// Nothing is left out: all panes show the state of this day.
    AsOf(Day),
}

/// Some records that were counted together.
#[derive(Debug, PartialEq, Eq)]
pub struct RecordFilter {
    /// What they have in common.
    pub title: String,
    /// The records.
    pub members: EntrySet,
}

/// How far the detail is scrolled, and which of its references is marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScrollPosition {
    /// The first line on the screen.
    pub scroll: usize,
    /// The marked reference.
    pub marked: Option<usize>,
}

/// Everything that going back restores.
#[derive(Debug, Clone)]
pub struct View {
    /// The three lists.
    pub panes: [ListState; 3],
    /// How the timeline is drawn.
    pub drawing: TimelineMode,
    /// What the third one shows.
    pub register: Kind,
    /// Where keys go.
    pub focus: Focus,
    /// The narrowings, in the order in which they were made.
    pub chips: Vec<Filter>,
    /// The entry whose detail is shown.
    pub current: Option<EntryId>,
    /// Where in its detail the user is.
    pub reading: ScrollPosition,
}

impl Default for View {
    fn default() -> Self {
        Self {
            panes: Default::default(),
            drawing: TimelineMode::default(),
            register: Kind::Person,
            focus: Focus::Pane(PaneId::Timeline),
            chips: Vec::new(),
            current: None,
            reading: ScrollPosition::default(),
        }
    }
}

impl View {
    /// The list.
    #[must_use]
    pub fn pane(&self, id: PaneId) -> &ListState {
        &self.panes[id.index()]
    }

    /// The list, to be changed.
    pub fn pane_mut(&mut self, id: PaneId) -> &mut ListState {
        &mut self.panes[id.index()]
    }
}

/// The views left behind, and those gone back from.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<View>,
    future: Vec<View>,
}

/// How many views are remembered; the oldest are forgotten first.
const REMEMBERED: usize = 200;

impl History {
    /// Remembers the view that is about to be left.
    pub fn leave(&mut self, view: &View) {
        self.future.clear();
        if self.past.len() == REMEMBERED {
            self.past.remove(0);
        }
        self.past.push(view.clone());
    }

    /// Exchanges the view for the one before.
    pub fn back(&mut self, view: &mut View) -> bool {
        Self::exchange(&mut self.past, &mut self.future, view)
    }

    /// Exchanges the view for the one after.
    pub fn forward(&mut self, view: &mut View) -> bool {
        Self::exchange(&mut self.future, &mut self.past, view)
    }

    /// Whether there is a way back and a way forward.
    #[must_use]
    pub fn ways(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// The entries of the way here, oldest first.
    pub fn trail(&self) -> impl DoubleEndedIterator<Item = EntryId> {
        self.past.iter().filter_map(|view| view.current)
    }

    fn exchange(from: &mut Vec<View>, to: &mut Vec<View>, view: &mut View) -> bool {
        let Some(other) = from.pop() else { return false };
        to.push(std::mem::replace(view, other));
        true
    }
}
