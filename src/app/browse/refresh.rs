//! Derived state of the panes: the filtered lists, and what is linked to the current entry.

use super::{
    Browse,
    list::{RowIndex, VisibleList},
    view::{Filter, PaneId},
};
use crate::{
    app::keyed::Keyed,
    dossier::{Dossier, EntryId, Kind, entry_set::EntrySet},
};
use std::sync::Arc;

/// The rows of a pane that are linked to the current entry.
#[derive(Debug, Default)]
pub(crate) struct LinkedRows {
    /// All of them, filtered or not.
    rows: RowIndex,
    /// How many of them a filtered list shows.
    count: Keyed<VisibleList, usize>,
}

impl Browse {
    /// Whether the row of the entry is linked to the current one.
    #[must_use]
    pub fn is_linked(&self, dossier: &Dossier, id: EntryId) -> bool {
        self.view.current != Some(id) && self.linked.value().shows_entry(dossier, id)
    }

    /// The number of rows of the pane that are linked to the current entry.
    #[must_use]
    pub fn linked_count(&self, pane: PaneId) -> usize {
        *self.linked_rows[pane.index()].count.value()
    }

    /// Follows the current entry: in panes without the focus, the first row that is linked to it
    /// becomes the selected one, so that it is on the screen.
    pub(crate) fn refresh(&mut self, dossier: &Dossier) {
        if self.linked.key() != Some(&self.view.current) {
            self.link(dossier);
            self.count_linked(dossier);
            self.select_linked(dossier);
        }
        self.count_linked(dossier);
    }

    /// Collects what is linked to the current entry.
    pub(crate) fn link(&mut self, dossier: &Dossier) {
        let current = self.view.current;
        let related = |id| Arc::new(EntrySet::related_to(dossier, id));
        self.linked.get_or_update(current, || current.map(related).unwrap_or_default());
        self.linked_rows = Default::default();
    }

    fn select_linked(&mut self, dossier: &Dossier) {
        let focused = self.view.focus.pane();
        for pane in PaneId::ALL.into_iter().filter(|pane| *pane != focused) {
            let list = self.view.pane(pane);
            let is_linked =
                |id| self.view.current == Some(id) || self.linked.value().shows_entry(dossier, id);
            if list.entry().is_some_and(is_linked) {
                continue;
            }
            if let Some(first) = list.listing().first_of(&self.linked_rows[pane.index()].rows) {
                self.view.pane_mut(pane).select(first);
            }
        }
    }

    /// Counts the linked rows of each pane where its list or what is linked has changed.
    fn count_linked(&mut self, dossier: &Dossier) {
        let listing = |pane: PaneId| self.view.pane(pane).listing();
        let has_rows = |pane: PaneId| listing(pane).has_rows(&self.linked_rows[pane.index()].rows);
        if !PaneId::ALL.into_iter().all(has_rows) {
            let mut rows = PaneId::ALL.map(|pane| listing(pane).no_rows());
            for id in shown_by(dossier, self.linked.value()) {
                rows.iter_mut().any(|rows| rows.insert(id));
            }
            self.linked_rows = rows.map(|rows| LinkedRows { rows, count: Keyed::default() });
        }
        for pane in PaneId::ALL {
            let listing = self.view.pane(pane).listing();
            let LinkedRows { rows, count } = &mut self.linked_rows[pane.index()];
            // The current entry is linked to itself, but not counted.
            let current = self.view.current;
            let itself = || current.is_some_and(|id| listing.position(id).is_some());
            count.get_or_update(listing.clone(), || {
                listing.count_of(rows).saturating_sub(usize::from(itself()))
            });
        }
    }

    /// The sets of the filters besides the search.
    pub(crate) fn filter_sets(&mut self, dossier: &Dossier) -> Vec<Arc<EntrySet>> {
        let related = &mut self.related;
        let near = |id| {
            Arc::clone(related.get_or_update(id, || Arc::new(EntrySet::related_to(dossier, id))))
        };
        sets_of(&self.view.filters, near).collect()
    }

    /// Whether an entry passes all filters; also for entries that no pane lists.
    pub(crate) fn passes<'a>(&'a self, dossier: &'a Dossier) -> impl Fn(EntryId) -> bool + 'a {
        let near = |id| Arc::new(EntrySet::related_to(dossier, id));
        let sets: Vec<Arc<EntrySet>> = sets_of(&self.view.filters, near).collect();
        let is_found = move |id: EntryId| {
            self.results.as_ref().is_none_or(|results| {
                let mut parts = dossier.describes(id).iter();
                results.contains(id) || parts.any(|part| results.contains(*part))
            })
        };
        move |id| sets.iter().all(|set| set.shows_entry(dossier, id)) && is_found(id)
    }

    /// The treaties and the figures that pass the filters.
    pub(crate) fn amounts(&mut self, dossier: &Dossier) -> [VisibleList; 2] {
        let sets = self.filter_sets(dossier);
        [PaneId::Treaties, PaneId::Register]
            .map(|pane| self.lists.filtered((pane, Kind::Figure), &sets, self.results.as_ref()))
    }

    /// Filters the lists of the panes.
    pub(crate) fn refill(&mut self, dossier: &Dossier) {
        let sets = self.filter_sets(dossier);
        let (register, results) = (self.view.register, self.results.as_ref());
        let lists = PaneId::ALL.map(|pane| self.lists.filtered((pane, register), &sets, results));
        for (pane, list) in self.view.panes.iter_mut().zip(lists) {
            pane.set_rows(list);
        }
    }
}

/// The sets of filters; `near` gives what is linked to an entry.
fn sets_of(
    filters: &[Filter],
    mut near: impl FnMut(EntryId) -> Arc<EntrySet>,
) -> impl Iterator<Item = Arc<EntrySet>> {
    filters.iter().filter_map(move |filter| match filter {
        Filter::Near(id) => Some(near(*id)),
        Filter::Only(only) => Some(Arc::new(only.members.clone())),
        Filter::Search(_) | Filter::AsOf(_) => None,
    })
}

/// The entries whose rows show these: they themselves, and events that describe them.
fn shown_by(dossier: &Dossier, entries: &EntrySet) -> impl Iterator<Item = EntryId> {
    entries.iter().flat_map(|id| [Some(id), dossier.described_by(id)]).flatten()
}
