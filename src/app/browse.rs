//! The panes: what they list and filter, what is selected in them, and the way back.

pub(crate) mod as_of;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod list_state;
mod navigation;
pub(crate) mod panes;
pub(crate) mod refresh;
mod replace;
pub(crate) mod view;

use super::keyed::Keyed;
use crate::{
    dossier::{Dossier, EntryId, Kind, entry_set::EntrySet},
    search::SearchResult,
};
use history::History;
use list::{Row, VisibleList};
use panes::PaneLists;
use refresh::LinkedRows;
use std::sync::Arc;
use view::{Filter, Focus, PaneId, REGISTERS, ScrollPosition, View};

/// The state of the panes.
#[derive(Debug, Default)]
pub struct Browse {
    pub(super) view: View,
    pub(super) history: History,
    pub(super) lists: PaneLists,
    /// What the search being typed finds, otherwise the search filter.
    pub(super) results: Option<SearchResult>,
    /// The record to compare others with.
    pub(super) pinned: Option<EntryId>,
    /// What is linked to the entry of a filter.
    related: Keyed<EntryId, Arc<EntrySet>>,
    /// What is linked to the current entry, and how much of it each pane shows.
    linked: Keyed<Option<EntryId>, Arc<EntrySet>>,
    linked_rows: [LinkedRows; 3],
}

/// The pane that lists an entry, and the kind that it shows if it is the third one.
pub(super) fn home_of(dossier: &Dossier, id: EntryId) -> (PaneId, Option<Kind>) {
    match dossier.kind(id) {
        Kind::Event | Kind::TreatyAction => (PaneId::Timeline, None),
        Kind::Treaty => (PaneId::Treaties, None),
        kind => (PaneId::Register, Some(kind)),
    }
}

impl Browse {
    /// The panes of a dossier.
    pub(super) fn new(dossier: &Dossier, lists: PaneLists, entry: Option<EntryId>) -> Self {
        let mut browse = Self { lists, ..Self::default() };
        browse.refill(dossier);
        for pane in &mut browse.view.panes {
            pane.first();
        }
        match entry {
            Some(entry) => browse.show(dossier, entry),
            None => browse.follow_selection(),
        }
        browse
    }

    /// The state of the panes.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The way back.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The pinned record.
    #[must_use]
    pub fn pinned(&self) -> Option<EntryId> {
        self.pinned
    }

    /// What the timeline lists.
    pub(super) fn timeline(&self) -> &VisibleList {
        self.view.pane(PaneId::Timeline).listing()
    }

    /// The number of entries of the pane without filters.
    #[must_use]
    pub fn total(&self, pane: PaneId) -> usize {
        self.lists.of_pane(pane, self.view.register).entries().len()
    }

    /// Whether the row is the selected one.
    #[must_use]
    pub fn is_selected(&self, pane: PaneId, row: usize) -> bool {
        let list = self.view.pane(pane);
        row == list.selected() && matches!(list.row(row), Some(Row::Entry(_)))
    }

    /// Makes the entry the current one and selects it in its pane, where it is listed.
    pub(super) fn show(&mut self, dossier: &Dossier, id: EntryId) {
        let (pane, register) = home_of(dossier, id);
        if let Some(kind) = register.filter(|kind| *kind != self.view.register) {
            self.view.register = kind;
            self.refill(dossier);
        }
        self.view.pane_mut(pane).select(dossier.described_by(id).unwrap_or(id));
        self.view.current = Some(id);
        self.view.position = ScrollPosition::default();
    }

    /// Makes the selected entry of the focused pane the current one.
    pub(super) fn follow_selection(&mut self) {
        let selected = self.view.pane(self.view.focus.pane()).entry();
        if selected.is_some() && selected != self.view.current {
            self.view.current = selected;
            self.view.position = ScrollPosition::default();
        }
    }

    /// Focuses the pane; its selected entry becomes the current one.
    pub(super) fn focus(&mut self, pane: PaneId) {
        self.view.focus = Focus::Pane(pane);
        self.follow_selection();
    }

    /// Shows the next or the previous kind in the third pane.
    pub(super) fn turn_register(&mut self, dossier: &Dossier, forward: bool) {
        let at = REGISTERS.iter().position(|kind| *kind == self.view.register).unwrap_or(0);
        let step = if forward { 1 } else { REGISTERS.len() - 1 };
        self.show_register(dossier, REGISTERS[(at + step) % REGISTERS.len()]);
    }

    /// Shows a kind in the third pane and focuses it.
    pub(super) fn show_register(&mut self, dossier: &Dossier, kind: Kind) {
        self.view.register = kind;
        self.refill(dossier);
        self.view.pane_mut(PaneId::Register).first();
        self.focus(PaneId::Register);
    }

    /// Remembers the view, for going back to it.
    pub(super) fn remember(&mut self) {
        self.history.push(&self.view);
    }

    /// Goes back, or forward again; whether that is possible.
    pub(super) fn travel(&mut self, back: bool) -> bool {
        if back { self.history.back(&mut self.view) } else { self.history.forward(&mut self.view) }
    }

    /// Adds a filter of all panes.
    pub(super) fn add_filter(&mut self, dossier: &Dossier, filter: Filter) {
        self.remember();
        self.view.filters.push(filter);
        self.refill(dossier);
    }

    /// Clears the last filter; whether there is one.
    pub(super) fn clear_filter(&mut self, dossier: &Dossier) -> bool {
        if self.view.filters.is_empty() {
            return false;
        }
        self.remember();
        if let Some(Filter::Search(_)) = self.view.filters.pop() {
            self.results = None;
        }
        self.refill(dossier);
        self.follow_selection();
        true
    }

    /// Clears all filters.
    pub(super) fn clear_filters(&mut self, dossier: &Dossier) {
        self.view.filters.clear();
        self.results = None;
        self.refill(dossier);
        self.follow_selection();
    }
}
