//! What the panes show: what the narrowings and the search leave, and what of it belongs to the
//! current entry.

use super::{
    Filter, PaneId,
    list::{RowIndex, VisibleList},
};
use crate::{
    app::{App, effect::ViewportSizes},
    article::{self, Article},
    dossier::{Dossier, EntryId, entry_set::EntrySet},
};
use std::sync::Arc;

/// The lines of a pane in which stands what belongs to the current entry.
#[derive(Debug, Default)]
pub(crate) struct LinkedCounts {
    /// All of them, whatever the pane is narrowed to.
    lines: RowIndex,
    /// How many of them are shown by this listing.
    count: usize,
    counted: VisibleList,
}

impl LinkedCounts {
    fn new(lines: RowIndex) -> Self {
        Self { lines, ..Self::default() }
    }

    /// How many of them the pane shows.
    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

impl App {
    /// Tells how much of each part the screen shows. Called before every drawing, since what is
    /// shown depends on where the focus is.
    pub fn refresh(&mut self, sizes: ViewportSizes) {
        self.run_pending_search();
        self.sizes = sizes;
        for (pane, height) in self.view.panes.iter_mut().zip(sizes.panes) {
            pane.resize(height);
        }
        self.follow_rows();
        let day = self.as_of();
        let wanted = self.view.current.map(|id| (id, sizes.detail_cells, day));
        if self.composed != wanted {
            let changed = self.composed.map(|(id, ..)| id) != self.view.current;
            self.page = match wanted {
                Some((id, cells, day)) => {
                    article::compose_on(&self.dossier, id, cells, day, &self.own_words(id))
                }
                None => Article::default(),
            };
            if changed {
                self.link();
                self.count_linked();
                self.bring_linked_into_sight();
            }
            self.composed = wanted;
        }
        self.count_linked();
        self.compose_readers();
        let longest = self.page.lines.len().saturating_sub(sizes.detail_lines);
        let reading = &mut self.view.reading;
        reading.scroll = reading.scroll.min(longest);
        reading.marked = reading.marked.filter(|marked| *marked < self.page.targets.len());
    }

    /// Takes in what belongs to the current entry.
    pub(crate) fn link(&mut self) {
        let near = |id| Arc::new(EntrySet::related_to(&self.dossier, id));
        self.linked = self.view.current.map(near).unwrap_or_default();
        self.linked_in = Default::default();
    }

    /// In the panes that do not have the focus, selects the first entry that belongs to the
    /// current one, so that what is marked can be seen.
    fn bring_linked_into_sight(&mut self) {
        let current = self.view.current;
        let focused = self.view.focus.pane();
        for pane in PaneId::ALL.into_iter().filter(|pane| *pane != focused) {
            let belongs =
                |id: EntryId| current == Some(id) || self.linked.shows_entry(&self.dossier, id);
            let list = self.view.pane(pane);
            if list.entry().is_some_and(belongs) {
                continue;
            }
            if let Some(first) = list.listing().first_of(&self.linked_in[pane.index()].lines) {
                self.view.pane_mut(pane).select(first);
            }
        }
    }

    /// Counts what each pane shows of what belongs to the current entry, where that changed.
    fn count_linked(&mut self) {
        let listing = |pane: PaneId| self.view.pane(pane).listing();
        let has_lines = |pane: PaneId| listing(pane).has_lines(&self.linked_in[pane.index()].lines);
        if !PaneId::ALL.into_iter().all(has_lines) {
            let mut lines = PaneId::ALL.map(|pane| listing(pane).no_lines());
            for id in lines_of(&self.dossier, &self.linked) {
                lines.iter_mut().any(|lines| lines.insert(id));
            }
            self.linked_in = lines.map(LinkedCounts::new);
        }
        for pane in PaneId::ALL {
            let listing = self.view.pane(pane).listing();
            let linked = &mut self.linked_in[pane.index()];
            if linked.counted.is(listing) {
                continue;
            }
            // The current entry belongs to itself, but that need not be told.
            let itself = self.view.current.is_some_and(|id| listing.place(id).is_some());
            linked.count = listing.count_of(&linked.lines).saturating_sub(usize::from(itself));
            linked.counted = listing.clone();
        }
    }

    /// What belongs to an entry that the panes are narrowed to.
    fn members_near(&mut self, id: EntryId) -> Arc<EntrySet> {
        match &self.near {
            Some((of, members)) if *of == id => Arc::clone(members),
            _ => {
                let members = Arc::new(EntrySet::related_to(&self.dossier, id));
                self.near = Some((id, Arc::clone(&members)));
                members
            }
        }
    }

    /// What the panes are narrowed to, besides the search.
    pub(crate) fn filter_sets(&mut self) -> Vec<Arc<EntrySet>> {
        let chips = self.view.chips.clone();
        members_of(&chips, |id| self.members_near(id)).collect()
    }

    /// Whether an entry passes the narrowings and the search: for entries that no pane lists, too.
    pub(crate) fn passes(&self) -> impl Fn(EntryId) -> bool {
        let near = |id| Arc::new(EntrySet::related_to(&self.dossier, id));
        let near: Vec<Arc<EntrySet>> = members_of(&self.view.chips, near).collect();
        let found = self.search_result();
        let dossier = &self.dossier;
        let found_in = move |id: EntryId| {
            found.is_none_or(|found| {
                found.contains(id) || dossier.describes(id).iter().any(|part| found.contains(*part))
            })
        };
        move |id: EntryId| {
            near.iter().all(|members| members.shows_entry(dossier, id)) && found_in(id)
        }
    }

    /// Fills the panes with what passes the narrowings and the search.
    pub(crate) fn refill(&mut self) {
        let near = self.filter_sets();
        let found = self.search_result();
        let register = self.view.register;
        let filled = PaneId::ALL.map(|pane| self.lists.narrowed((pane, register), &near, found));
        for (pane, listing) in self.view.panes.iter_mut().zip(filled) {
            pane.set_rows(listing);
        }
        self.follow_rows();
    }
}

/// The sets that the narrowings leave, `near` giving what belongs to an entry.
fn members_of(
    chips: &[Filter],
    mut near: impl FnMut(EntryId) -> Arc<EntrySet>,
) -> impl Iterator<Item = Arc<EntrySet>> {
    chips.iter().filter_map(move |chip| match chip {
        Filter::Near(id) => Some(near(*id)),
        Filter::Only(only) => Some(Arc::new(only.members.clone())),
        Filter::Search(_) | Filter::AsOf(_) => None,
    })
}

/// The lines in which the entries stand: their own, and those of what tells of them.
fn lines_of(dossier: &Dossier, entries: &EntrySet) -> impl Iterator<Item = EntryId> {
    entries.iter().flat_map(|id| [Some(id), dossier.described_by(id)]).flatten()
}
