//! Derived state of the panes: the filtered lists, and what is linked to the current entry.

use super::{
    Browse,
    list::{RowIndex, VisibleList},
    roles,
    view::{PaneId, REGISTERS},
};
use crate::{
    app::keyed::Keyed,
    dossier::{Dossier, EntryId, Kind, LinkKind, entry_set::EntrySet},
};
use std::sync::Arc;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    Entry(EntryId),
    /// The rule between what is linked to the current entry and this many others.
    Others(usize),
}

#[derive(Debug, Default)]
pub(crate) struct LinkedFirst {
    rows: RowIndex,
    split: Keyed<VisibleList, Split>,
    offset: usize,
}

#[derive(Debug, Default)]
struct Split {
    /// The current entry and who signed it, before all others.
    first: Vec<EntryId>,
    linked: VisibleList,
    others: VisibleList,
}

/// The rows of a pane: in list order if it has the focus, otherwise linked entries first.
pub struct PaneRows<'a> {
    browse: &'a Browse,
    pane: PaneId,
    head: usize,
}

impl PaneRows<'_> {
    fn parts(&self) -> (&LinkedFirst, &VisibleList) {
        (&self.browse.linked_first[self.pane.index()], self.browse.view.pane(self.pane).listing())
    }

    pub fn len(&self) -> usize {
        let (_, list) = self.parts();
        list.len() + usize::from(self.head > 0 && self.head < list.len())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn linked(&self) -> usize {
        self.head
    }

    pub fn offset(&self) -> usize {
        match self.head {
            0 => self.browse.view.pane(self.pane).offset(),
            _ => self.parts().0.offset,
        }
    }

    pub fn row(&self, at: usize) -> Option<Row> {
        let (first, list) = self.parts();
        if self.head == 0 {
            return list.entry(at).map(Row::Entry);
        }
        let Split { first, linked, others } = first.split.value();
        match at {
            at if at < first.len() => first.get(at).copied().map(Row::Entry),
            at if at < self.head => linked.entry(at - first.len()).map(Row::Entry),
            at if at == self.head && !others.is_empty() => Some(Row::Others(others.len())),
            at => others.entry((at - self.head).checked_sub(1)?).map(Row::Entry),
        }
    }
}

impl Browse {
    pub fn rows(&self, pane: PaneId) -> PaneRows<'_> {
        let first = &self.linked_first[pane.index()];
        let Split { first, linked, .. } = first.split.value();
        let head = match self.view.focus.pane() == pane {
            true => 0,
            false => linked.len() + first.len(),
        };
        PaneRows { browse: self, pane, head }
    }

    pub fn is_linked(&self, id: EntryId) -> bool {
        self.view.current != Some(id) && self.linked.value().shows_entry(&self.dossier, id)
    }

    /// The role of an entry towards the current one: "signed", "President of Russia".
    pub fn role(&self, id: EntryId) -> &str {
        self.roles.value().get(&id).map_or("", String::as_str)
    }

    pub(crate) fn scroll_pane(&mut self, pane: PaneId, by: isize) {
        let rows = self.rows(pane);
        let (head, last) = (rows.linked(), rows.len().saturating_sub(1));
        if head == 0 {
            return self.view.pane_mut(pane).step(by);
        }
        let offset = &mut self.linked_first[pane.index()].offset;
        *offset = offset.saturating_add_signed(by).min(last);
    }

    /// Refreshes derived state; panes without the focus select the first linked row.
    pub(crate) fn refresh(&mut self) {
        let is_new = self.linked.key() != Some(&self.view.current);
        if is_new {
            self.link();
        }
        self.split();
        if is_new {
            self.select_linked();
        }
    }

    pub(crate) fn link(&mut self) {
        let current = self.view.current;
        let links_of = |id| Arc::new(EntrySet::linked_to(&self.dossier, id));
        self.linked.get_or_update(current, || current.map(links_of).unwrap_or_default());
        let roles = || current.map(|id| roles::towards(&self.dossier, id)).unwrap_or_default();
        self.roles.get_or_update(current, roles);
        self.linked_first = Default::default();
    }

    fn select_linked(&mut self) {
        let focused = self.view.focus.pane();
        for pane in PaneId::ALL.into_iter().filter(|pane| *pane != focused) {
            let list = self.view.pane(pane);
            let is_linked = |id| {
                self.view.current == Some(id) || self.linked.value().shows_entry(&self.dossier, id)
            };
            if list.entry().is_some_and(is_linked) {
                continue;
            }
            if let Some(Row::Entry(first)) =
                Some(self.rows(pane)).filter(|rows| rows.linked() > 0).and_then(|rows| rows.row(0))
            {
                self.view.pane_mut(pane).select(first);
            }
        }
    }

    fn split(&mut self) {
        let listing = |pane: PaneId| self.view.pane(pane).listing();
        let has_rows = |pane: PaneId| listing(pane).has_rows(&self.linked_first[pane.index()].rows);
        if !PaneId::ALL.into_iter().all(has_rows) {
            let mut rows = PaneId::ALL.map(|pane| listing(pane).no_rows());
            for id in shown_by(&self.dossier, self.linked.value()) {
                rows.iter_mut().any(|rows| rows.insert(id));
            }
            self.linked_first = rows.map(|rows| LinkedFirst { rows, ..LinkedFirst::default() });
        }
        let (dossier, current) = (&self.dossier, self.view.current);
        for pane in PaneId::ALL {
            let listing = self.view.pane(pane).listing();
            let LinkedFirst { rows, split, .. } = &mut self.linked_first[pane.index()];
            // A new current entry has emptied the split already.
            split.get_or_update(listing.clone(), || {
                let own = current.map(|id| dossier.described_by(id).unwrap_or(id));
                let signed = |id| dossier.linked(id, LinkKind::Signatory, true);
                let first = own.into_iter().chain(current.into_iter().flat_map(signed));
                let first: Vec<EntryId> =
                    first.filter(|id| listing.position(*id).is_some()).collect();
                let mut top = listing.no_rows();
                first.iter().for_each(|id| _ = top.insert(*id));
                let (linked, others) = listing.split(&top).1.split(rows);
                Split { first, linked, others }
            });
        }
    }

    /// Whether an entry passes all filters; also for entries that no pane lists.
    pub(crate) fn passes<'a>(&'a self) -> impl Fn(EntryId) -> bool + 'a {
        let sets = self.view.filter_sets();
        let is_found = move |id: EntryId| {
            self.results.as_ref().is_none_or(|results| {
                let mut parts = self.dossier.describes(id).iter();
                results.contains(id) || parts.any(|part| results.contains(*part))
            })
        };
        move |id| sets.iter().all(|set| set.shows_entry(&self.dossier, id)) && is_found(id)
    }

    pub(crate) fn amounts(&self) -> [VisibleList; 2] {
        let sets = self.view.filter_sets();
        [PaneId::Treaties, PaneId::Register]
            .map(|pane| self.lists.filtered((pane, Kind::Figure), &sets, self.results.as_ref()))
    }

    pub(crate) fn refill(&mut self) {
        let sets = self.view.filter_sets();
        let (register, results) = (self.view.register, self.results.as_ref());
        let list = |pane, kind| self.lists.filtered((pane, kind), &sets, results);
        let counts = match results {
            None if sets.is_empty() => None,
            Some(found) if sets.is_empty() => Some(found.counts),
            _ => Some(Kind::ALL.map(|kind| match REGISTERS.contains(&kind) {
                true => list(PaneId::Register, kind).len(),
                false => 0,
            })),
        };
        let lists = PaneId::ALL.map(|pane| list(pane, register));
        self.view.counts = counts;
        for (pane, list) in self.view.panes.iter_mut().zip(lists) {
            pane.set_rows(list);
        }
    }
}

/// The entries whose rows show these: they themselves, and events that describe them.
fn shown_by(dossier: &Dossier, entries: &EntrySet) -> impl Iterator<Item = EntryId> {
    entries.iter().flat_map(|id| [Some(id), dossier.described_by(id)]).flatten()
}
