//! The state of the panes by ids, which outlive the program and other versions of the dossier.

use super::{
    Browse,
    view::{Filter, Focus, PaneId, REGISTERS, RecordFilter, View},
};
use crate::{
    app::data::Data,
    date::Day,
    dossier::{Dossier, EntryId, EntrySet, Kind},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The most rows, on either side of a record that is gone, in which another one is looked for.
const MOST_ROWS: usize = 1000;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// The pane that has the focus, by its number, or had it before the details.
    pub pane: usize,
    pub detail: bool,
    /// The kind in the third pane.
    pub register: Kind,
    /// The selected entry of each pane, by id.
    pub selected: [Option<String>; 3],
    pub current: Option<String>,
    #[serde(alias = "narrowed")]
    pub filters: Vec<SavedFilter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SavedFilter {
    Search(String),
    Field(String),
    #[serde(alias = "near")]
    LinkedTo(String),
    /// The records with these ids, under a title.
    Only {
        title: String,
        ids: Vec<String>,
    },
    AsOf(Day),
}

impl SavedView {
    /// The view in ids, without filters to more than `most` records.
    pub(crate) fn new(dossier: &Dossier, view: &View, most: usize) -> Self {
        let slug = |id: EntryId| dossier.slug(id).into_owned();
        let filter = |filter: &Filter| {
            Some(match filter {
                Filter::Search(query) => SavedFilter::Search(query.clone()),
                Filter::Field(clause) => SavedFilter::Field(clause.clone()),
                Filter::LinkedTo(id, _) => SavedFilter::LinkedTo(slug(*id)),
                Filter::AsOf(day) => SavedFilter::AsOf(*day),
                Filter::Only(only) if only.members.iter().nth(most).is_some() => return None,
                Filter::Only(only) => {
                    let ids = only.members.iter().map(slug).collect();
                    SavedFilter::Only { title: only.title.clone(), ids }
                }
            })
        };
        Self {
            pane: view.focus.pane().index(),
            detail: matches!(view.focus, Focus::Detail(_)),
            register: view.register,
            selected: PaneId::ALL.map(|pane| view.pane(pane).entry().map(slug)),
            current: view.current.map(slug),
            filters: view.filters.iter().filter_map(filter).collect(),
        }
    }
}

impl SavedFilter {
    fn restore(&self, dossier: &Dossier) -> Option<Filter> {
        Some(match self {
            Self::Search(query) => Filter::Search(query.clone()),
            Self::Field(clause) => Filter::Field(clause.clone()),
            Self::LinkedTo(id) => Filter::linked_to(dossier, dossier.find(id)?),
            Self::AsOf(day) => Filter::AsOf(*day),
            Self::Only { title, ids } => {
                let members: EntrySet = ids.iter().filter_map(|id| dossier.find(id)).collect();
                Filter::Only(Arc::new(RecordFilter { title: title.clone(), members }))
            }
        })
    }
}

impl Browse {
    /// Replaces selected records that another dossier lacks by the next ones in their lists.
    pub(crate) fn replace_missing(&self, saved: &mut SavedView, dossier: &Dossier) {
        let is_known = |slug: &String| dossier.find(slug).is_some();
        for (pane, slug) in self.view.panes.iter().zip(&mut saved.selected) {
            let (at, list) = (pane.selected(), pane.listing());
            let rows = (at..at + MOST_ROWS).chain((0..at).rev().take(MOST_ROWS));
            let ids = rows.filter_map(|row| list.entry(row));
            let mut slugs = ids.map(|id| self.dossier.slug(id).into_owned());
            *slug = slug.take().filter(is_known).or_else(|| slugs.find(is_known));
        }
    }

    pub(crate) fn restore(&mut self, data: &Data, saved: &SavedView) {
        let filters = saved.filters.iter().filter_map(|filter| filter.restore(&self.dossier));
        self.view.filters = filters.collect();
        if REGISTERS.contains(&saved.register) {
            self.view.register = saved.register;
        }
        self.search_filter(data);
        self.refill();
        for (pane, id) in self.view.panes.iter_mut().zip(&saved.selected) {
            if let Some(id) = id.as_ref().and_then(|id| self.dossier.find(id)) {
                pane.select(id);
            }
        }
        let pane = PaneId::ALL.get(saved.pane).copied().unwrap_or(PaneId::Timeline);
        self.view.focus = Focus::Pane(pane);
        if self.total(pane) == 0 {
            self.enter();
            self.refill();
        }
        match saved.current.as_ref().and_then(|id| self.dossier.find(id)) {
            Some(id) => {
                self.show(id);
                if saved.detail {
                    self.view.focus = Focus::Detail(self.view.focus.pane());
                }
            }
            None => self.follow_selection(),
        }
    }
}
