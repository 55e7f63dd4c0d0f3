//! The view that going back restores: lists, focus, filters, the current entry, the scroll position.

use super::list_state::ListState;
use crate::{
    article::Tab,
    date::Day,
    dossier::{Dossier, EntryId, Kind, entry_set::EntrySet},
};
use std::sync::Arc;

/// One of the three lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaneId {
    /// Dated entries, by date.
    Timeline,
    /// Treaties and other legal acts, by date.
    Treaties,
    /// People, or another kind of record, by name.
    Register,
}

impl PaneId {
    pub const ALL: [Self; 3] = [Self::Timeline, Self::Treaties, Self::Register];

    pub fn index(self) -> usize {
        self as usize
    }
}

pub(crate) const REGISTERS: [Kind; 6] =
    [Kind::Person, Kind::Organization, Kind::Place, Kind::Statement, Kind::Figure, Kind::Source];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Start {
    #[default]
    Timeline,
    Scale,
    Treaties,
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

    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::NAMED.into_iter().map(|(name, _)| name)
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|(known, _)| *known == name).map(|(_, start)| start)
    }
}

/// The pane or text that receives keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    Pane(PaneId),
    /// The details; leaving them leads to this pane.
    Detail(PaneId),
}

impl Focus {
    /// The pane that has the focus, or had it before the details.
    pub fn pane(self) -> PaneId {
        match self {
            Self::Pane(pane) | Self::Detail(pane) => pane,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumTryAs)]
pub enum Filter {
    /// The records that a search finds.
    Search(String),
    /// The records that a clause with a field finds: `type:visit`.
    Field(String),
    /// The entries linked to this one.
    LinkedTo(EntryId, Arc<EntrySet>),
    Only(Arc<RecordFilter>),
    /// Everything, but in its state on this day.
    AsOf(Day),
}

#[derive(Debug, PartialEq, Eq)]
pub struct RecordFilter {
    pub title: String,
    pub members: EntrySet,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScrollPosition {
    pub tab: Tab,
    /// The unfolded position, or the fact whose sources come first.
    pub open: Option<EntryId>,
    pub scroll: usize,
    pub selected: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct View {
    /// The number of views before it.
    pub number: usize,
    pub panes: [ListState; 3],
    /// How many of each kind pass the filters, if there are any.
    pub(crate) counts: Option<[usize; Kind::COUNT]>,
    pub register: Kind,
    pub focus: Focus,
    pub filters: Vec<Filter>,
    pub current: Option<EntryId>,
    pub position: ScrollPosition,
}

impl Default for View {
    fn default() -> Self {
        Self {
            number: 0,
            panes: Default::default(),
            counts: None,
            register: Kind::Person,
            focus: Focus::Pane(PaneId::Timeline),
            filters: Vec::new(),
            current: None,
            position: ScrollPosition::default(),
        }
    }
}

impl Filter {
    pub(super) fn linked_to(dossier: &Dossier, id: EntryId) -> Self {
        Self::LinkedTo(id, Arc::new(EntrySet::linked_to(dossier, id)))
    }
}

impl View {
    pub fn pane(&self, id: PaneId) -> &ListState {
        &self.panes[id.index()]
    }

    pub(crate) fn pane_mut(&mut self, id: PaneId) -> &mut ListState {
        &mut self.panes[id.index()]
    }

    pub fn as_of(&self) -> Option<Day> {
        self.filters.iter().find_map(Filter::try_as_as_of_ref).copied()
    }

    pub fn query(&self) -> Option<&str> {
        self.filters.iter().find_map(Filter::try_as_search_ref).map(String::as_str)
    }

    pub(super) fn filter_sets(&self) -> Vec<&EntrySet> {
        let of_entries = self.filters.iter().filter_map(|filter| match filter {
            Filter::LinkedTo(_, members) => Some(&**members),
            Filter::Only(only) => Some(&only.members),
            Filter::Search(_) | Filter::Field(_) | Filter::AsOf(_) => None,
        });
        of_entries.collect()
    }

    /// What is searched for, with the clauses of the filters.
    pub(crate) fn full_query(&self) -> String {
        self.with_fields(self.query().unwrap_or_default())
    }

    pub(crate) fn with_fields(&self, query: &str) -> String {
        let fields = self.filters.iter().filter_map(Filter::try_as_field_ref).map(String::as_str);
        let clauses: Vec<&str> = std::iter::once(query.trim()).chain(fields).collect();
        clauses.join(" ").trim().to_owned()
    }
}
