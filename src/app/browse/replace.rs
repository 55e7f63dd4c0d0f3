//! Replacing the dossier: what the panes have selected and filtered is found again by its id.

use super::{
    Browse,
    panes::PaneLists,
    view::{Filter, PaneId, RecordFilter},
};
use crate::dossier::{Dossier, EntryId};
use std::sync::Arc;

impl Browse {
    /// Takes the lists of another dossier, and what of the view the dossier has too; returns what
    /// is selected in each pane.
    pub(crate) fn replace_dossier(
        &mut self,
        (old, new): (&Dossier, &Dossier),
        lists: PaneLists,
    ) -> [Option<EntryId>; 3] {
        let moved = |id: EntryId| new.find(&old.slug(id));
        let selected = PaneId::ALL.map(|pane| self.view.pane(pane).entry().and_then(moved));
        let filter = |filter: &Filter| match filter {
            Filter::Near(id) => moved(*id).map(Filter::Near),
            Filter::Only(only) => {
                let members = only.members.iter().filter_map(moved).collect();
                Some(Filter::Only(Arc::new(RecordFilter { title: only.title.clone(), members })))
            }
            Filter::Search(_) | Filter::AsOf(_) => Some(filter.clone()),
        };
        self.view.filters = self.view.filters.iter().filter_map(filter).collect();
        self.view.current = self.view.current.and_then(moved);
        let (view, pinned) = (std::mem::take(&mut self.view), self.pinned.and_then(moved));
        *self = Self { view, pinned, lists, ..Self::default() };
        selected
    }

    /// Selects an entry in each pane, or its first one; without a current entry shows this one.
    pub(crate) fn select_each(
        &mut self,
        dossier: &Dossier,
        selected: [Option<EntryId>; 3],
        entry: Option<EntryId>,
    ) {
        for (pane, selected) in self.view.panes.iter_mut().zip(selected) {
            match selected {
                Some(id) => _ = pane.select(id),
                None => pane.first(),
            }
        }
        match (self.view.current, entry) {
            (None, Some(entry)) => self.show(dossier, entry),
            (None, None) => self.follow_selection(),
            (Some(_), _) => {}
        }
    }
}
