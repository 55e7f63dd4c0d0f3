//! Replacing the dossier: what the panes have selected and filtered is found again by its id.

use super::{
    Browse,
    view::{Filter, Focus, PaneId, RecordFilter, ScrollPosition},
};
use crate::{
    article::Tab,
    dossier::{Dossier, EntryId},
};
use std::sync::Arc;

impl Browse {
    /// Takes from the panes of the old dossier what the new one has too; returns what was selected
    /// in each pane.
    pub(crate) fn keep_view(
        &mut self,
        before: Self,
        (old, new): (&Dossier, &Dossier),
    ) -> [Option<EntryId>; 3] {
        let moved = |id: EntryId| new.find(&old.slug(id));
        let (mut view, pinned) = (before.view, before.pinned);
        let selected = PaneId::ALL.map(|pane| view.pane(pane).entry().and_then(moved));
        let filter = |filter: &Filter| match filter {
            Filter::Near(id) => moved(*id).map(Filter::Near),
            Filter::Only(only) => {
                let members = only.members.iter().filter_map(moved).collect();
                Some(Filter::Only(Arc::new(RecordFilter { title: only.title.clone(), members })))
            }
            Filter::Search(_) | Filter::Field(_) | Filter::AsOf(_) => Some(filter.clone()),
        };
        view.filters = view.filters.iter().filter_map(filter).collect();
        view.current = view.current.and_then(moved);
        // The tab and what is open in it are of the old dossier.
        (view.position.tab, view.position.open) = (Tab::Facts, None);
        if view.current.is_none() {
            view.focus = Focus::Pane(view.focus.pane());
            view.position = ScrollPosition::default();
        }
        (self.view, self.pinned) = (view, pinned.and_then(moved));
        self.queries = before.queries;
        if self.total(self.view.focus.pane()) == 0 {
            self.enter();
        }
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
