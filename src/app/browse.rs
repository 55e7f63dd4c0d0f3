//! The panes: what they list and filter, what is selected in them, and the way back.

pub(crate) mod as_of;
pub(crate) mod list;
pub(crate) mod list_state;
mod matches;
pub(crate) mod names;
mod navigation;
pub(crate) mod panes;
mod roles;
pub(crate) mod rows;
pub(crate) mod saved_view;
pub(crate) mod view;

use super::{Notice, RecordRef, keyed::Keyed, timeline::Histogram};
use crate::{
    date::{Date, Day},
    dossier::{Dossier, EntryId, Kind, entry_set::EntrySet},
    search::SearchResult,
};
use list::VisibleList;
use panes::PaneLists;
use rows::LinkedFirst;
use std::{collections::HashMap, sync::Arc};
use view::{Filter, Focus, PaneId, ScrollPosition, View};

const MOST_VIEWS: usize = 200;

const MOST_COUNTED: usize = 10_000;

#[derive(Debug, Default)]
pub struct Browse {
    pub(super) dossier: Arc<Dossier>,
    pub(super) view: View,
    pub(super) past: Vec<View>,
    pub(super) lists: PaneLists,
    /// The result of the search being typed, otherwise of the search filter.
    pub(super) results: Option<SearchResult>,
    pub pinned: Option<EntryId>,
    linked: Keyed<Option<EntryId>, Arc<EntrySet>>,
    roles: Keyed<Option<EntryId>, HashMap<EntryId, String>>,
    linked_first: [LinkedFirst; 3],
    /// Whether the focused pane or the details take the whole screen.
    pub is_zoomed: bool,
    /// The records that are selected together.
    pub picked: Vec<EntryId>,
    /// The searches that were accepted, the last one at the end.
    pub(super) queries: Vec<String>,
}

impl Browse {
    pub(super) fn new(dossier: Arc<Dossier>, lists: PaneLists, entry: Option<EntryId>) -> Self {
        let mut browse = Self { dossier, lists, ..Self::default() };
        browse.enter();
        browse.refill();
        browse.view.panes.iter_mut().for_each(|pane| pane.move_to(0));
        match entry {
            Some(entry) => browse.show(entry),
            None => browse.follow_selection(),
        }
        browse
    }

    /// Focuses the first pane with records, and shows the first kind that has any.
    pub(super) fn enter(&mut self) {
        if let Some(kind) = self.lists.registers().next()
            && self.total(PaneId::Register) == 0
        {
            self.view.register = kind;
        }
        let full = PaneId::ALL.into_iter().find(|pane| self.total(*pane) > 0);
        self.view.focus = Focus::Pane(full.unwrap_or(PaneId::Timeline));
    }

    /// The entries of earlier views, oldest first.
    pub fn trail(&self) -> impl DoubleEndedIterator<Item = EntryId> {
        self.past.iter().filter_map(|view| view.current)
    }

    pub(super) fn timeline(&self) -> &VisibleList {
        self.view.pane(PaneId::Timeline).listing()
    }

    /// The number of entries in each part of the timeline.
    pub fn histogram(&self, parts: usize) -> Option<Histogram> {
        Histogram::new(&self.dossier, self.timeline(), parts)
    }

    /// The number of entries of the timeline that began before the time that is searched for, and
    /// reach into it. Each is looked at in a short list alone; a search for a time has few others.
    pub(crate) fn ongoing(&self) -> usize {
        let Some((first, _)) = self.results.as_ref().and_then(|found| found.days) else { return 0 };
        let before = self.timeline().partition_point(|id| self.dossier.sort_key(id).0 < first);
        if before > MOST_COUNTED {
            return before;
        }
        let began = (0..before).filter_map(|nth| self.timeline().entry(nth));
        began.filter(|id| self.ongoing_until(*id).is_some()).count()
    }

    /// The last day of an entry that began before the time that is searched for, if it reaches into it:
    /// its own, or that of a term of office whose beginning it describes.
    pub(crate) fn ongoing_until(&self, id: EntryId) -> Option<Day> {
        let (first, _) = self.results.as_ref()?.days?;
        let lines = std::iter::once(id).chain(self.dossier.describes(id).iter().copied());
        let last = lines.filter_map(|id| Some(self.dossier.span(id)?.1)).max()?;
        (self.dossier.sort_key(id).0 < first && first <= last).then_some(last)
    }

    /// Why an entry is found by a time in which its row does not lie: another date of it, or an
    /// inexact one.
    pub(crate) fn other_time(&self, id: EntryId) -> Option<String> {
        let (first, last) = self.results.as_ref()?.days?;
        let is_then = |date: &&Date| date.overlaps(first, last);
        let date = self.dossier.date(id)?;
        if is_then(&date) {
            return (self.dossier.sort_key(id).0 > last).then(|| date.short_words());
        }
        let other = self.dossier.same_event(id).find_map(|id| {
            let rivals = self.dossier.rival_dates(id).iter().map(|rival| &rival.date);
            rivals.chain(self.dossier.date(id)).find(is_then)
        })?;
        Some(format!("also dated {}", other.short_words()))
    }

    /// The number of entries of the pane without filters.
    pub fn total(&self, pane: PaneId) -> usize {
        self.lists.of_pane(pane, self.view.register).entries().len()
    }

    /// The result of the search being typed, otherwise of the search filter.
    pub fn results(&self) -> Option<&SearchResult> {
        self.results.as_ref()
    }

    /// Whether the entry is selected in the pane, and the pane has the focus or it is the current one.
    pub(crate) fn is_selected(&self, pane: PaneId, id: EntryId, has_focus: bool) -> bool {
        let is_current = self.view.current == Some(id);
        let is_cursor = self.view.pane(pane).entry() == Some(id);
        is_cursor && (is_current || has_focus)
    }

    /// The records that an action is for: those selected together, otherwise the current one.
    pub(super) fn chosen(&self) -> Vec<EntryId> {
        match self.picked.is_empty() {
            true => self.view.current.into_iter().collect(),
            false => self.picked.clone(),
        }
    }

    pub(super) fn chosen_records(&self) -> Result<Vec<RecordRef>, Notice> {
        let record = |id: EntryId| {
            let title = self.dossier.title(id).into_owned();
            RecordRef { id: self.dossier.slug(id).into_owned(), title }
        };
        let records: Vec<RecordRef> = self.chosen().into_iter().map(record).collect();
        if records.is_empty() { Err(Notice::refusal("No record here")) } else { Ok(records) }
    }

    pub(crate) fn registers(&self) -> Vec<Kind> {
        self.lists.registers().collect()
    }

    /// The pane that lists the entry, otherwise the focused one: the third keeps its kind.
    pub(super) fn pane_of(&self, id: EntryId) -> PaneId {
        match self.dossier.kind(id) {
            Kind::Event | Kind::TreatyAction => PaneId::Timeline,
            Kind::Treaty => PaneId::Treaties,
            kind if kind == self.view.register => PaneId::Register,
            _ => self.view.focus.pane(),
        }
    }

    pub(super) fn lists_in(&self, pane: PaneId, id: EntryId) -> bool {
        let row = self.dossier.described_by(id).unwrap_or(id);
        self.view.pane(pane).listing().position(row).is_some()
    }

    pub(super) fn show(&mut self, id: EntryId) {
        let pane = self.pane_of(id);
        self.view.pane_mut(pane).jump_to(self.dossier.described_by(id).unwrap_or(id));
        self.view.current = Some(id);
        self.view.position = ScrollPosition::default();
    }

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

    pub(super) fn show_register(&mut self, kind: Kind) {
        if self.view.register != kind {
            self.view.register = kind;
            self.refill();
            self.view.pane_mut(PaneId::Register).move_to(0);
            let own = self.view.current.filter(|id| self.dossier.kind(*id) == kind);
            own.into_iter().for_each(|id| _ = self.view.pane_mut(PaneId::Register).select(id));
        }
        self.focus(PaneId::Register);
    }

    pub(super) fn remember(&mut self) {
        self.remember_view(self.view.clone());
    }

    pub(super) fn remember_view(&mut self, view: View) {
        if self.past.len() == MOST_VIEWS {
            self.past.remove(0);
        }
        self.past.push(view);
        self.view.number += 1;
    }

    pub(super) fn add_filter(&mut self, filter: Filter) {
        self.remember();
        self.view.filters.push(filter);
        self.refill();
    }

    pub(super) fn clear_filters(&mut self) {
        self.view.filters.clear();
        self.results = None;
        self.refill();
        self.follow_selection();
    }
}
