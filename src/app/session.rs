//! The session: saves the view by ids, which outlive the program and other versions of the dossier,
//! and restores it.

use super::{
    Action, App,
    browse::view::{Filter, Focus, PaneId, REGISTERS, RecordFilter},
    settings::ThemeChoice,
};
use crate::{
    date::Day,
    dossier::{Dossier, EntryId, EntrySet, Kind},
};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A saved session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The focus.
    #[serde(flatten, with = "focus_fields")]
    pub focus: Focus,
    /// The kind in the third pane.
    pub register: Kind,
    /// The selected entry of each pane, by id.
    pub selected: [Option<String>; 3],
    /// The current entry, by id.
    pub current: Option<String>,
    /// The filters, in their order.
    pub narrowed: Vec<SavedFilter>,
    /// The colors.
    pub theme: ThemeChoice,
    /// The last accepted searches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queries: Vec<String>,
}

/// A saved filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SavedFilter {
    /// A search.
    Search(String),
    /// A clause with a field.
    Field(String),
    /// What is linked to the entry with this id.
    Near(String),
    /// The records with these ids, under a title.
    Only {
        /// The title.
        title: String,
        /// The ids.
        ids: Vec<String>,
    },
    /// The state on a day.
    AsOf(Day),
}

/// The focus as two fields, `pane` by its number and `detail`.
mod focus_fields {
    use crate::app::{Focus, PaneId};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[derive(Serialize, Deserialize)]
    struct Fields {
        pane: usize,
        detail: bool,
    }

    pub(super) fn serialize<S: Serializer>(focus: &Focus, to: S) -> Result<S::Ok, S::Error> {
        let detail = matches!(focus, Focus::Detail(_));
        Fields { pane: focus.pane().index(), detail }.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Focus, D::Error> {
        let Fields { pane, detail } = Fields::deserialize(from)?;
        let pane = *PaneId::ALL.get(pane).ok_or_else(|| D::Error::custom("no such pane"))?;
        Ok(if detail { Focus::Detail(pane) } else { Focus::Pane(pane) })
    }
}

/// The most records of a filter that are saved: counting makes a longer one again.
const MOST_RECORDS: usize = 1000;

/// The most searches that are saved.
const MOST_QUERIES: usize = 50;

impl SavedFilter {
    fn new(dossier: &Dossier, filter: &Filter) -> Option<Self> {
        let slug = |id: EntryId| dossier.slug(id).into_owned();
        Some(match filter {
            Filter::Search(query) => Self::Search(query.clone()),
            Filter::Field(clause) => Self::Field(clause.clone()),
            Filter::Near(id) => Self::Near(slug(*id)),
            Filter::AsOf(day) => Self::AsOf(*day),
            Filter::Only(only) => {
                let ids: Vec<String> =
                    only.members.iter().take(MOST_RECORDS + 1).map(slug).collect();
                if ids.len() > MOST_RECORDS {
                    return None;
                }
                Self::Only { title: only.title.clone(), ids }
            }
        })
    }

    /// The filter; nothing where its record is not in the dossier.
    fn restore(&self, dossier: &Dossier) -> Option<Filter> {
        Some(match self {
            Self::Search(query) => Filter::Search(query.clone()),
            Self::Field(clause) => Filter::Field(clause.clone()),
            Self::Near(id) => Filter::Near(dossier.find(id)?),
            Self::AsOf(day) => Filter::AsOf(*day),
            Self::Only { title, ids } => {
                let members: EntrySet = ids.iter().filter_map(|id| dossier.find(id)).collect();
                Filter::Only(Arc::new(RecordFilter { title: title.clone(), members }))
            }
        })
    }
}

impl App {
    /// The session as it is saved. A search that is only being typed is not part of it.
    pub fn session(&self) -> Session {
        let dossier = &self.data.dossier;
        let slug = |id: EntryId| dossier.slug(id).into_owned();
        let view = self.search().map_or(&self.browse.view, |search| &search.before);
        let filters = view.filters.iter();
        Session {
            focus: view.focus,
            register: view.register,
            selected: PaneId::ALL.map(|pane| view.pane(pane).entry().map(slug)),
            current: view.current.map(slug),
            narrowed: filters.filter_map(|filter| SavedFilter::new(dossier, filter)).collect(),
            theme: self.settings.theme,
            queries: self.browse.queries.iter().rev().take(MOST_QUERIES).rev().cloned().collect(),
        }
    }

    /// Restores a session. Records that are not in the dossier are skipped.
    pub fn restore(&mut self, session: &Session) {
        let dossier = Arc::clone(&self.data.dossier);
        let filters = session.narrowed.iter().filter_map(|saved| saved.restore(&dossier));
        self.browse.queries.clone_from(&session.queries);
        let view = &mut self.browse.view;
        view.filters = filters.collect();
        if REGISTERS.contains(&session.register) {
            view.register = session.register;
        }
        self.search_filter();
        self.browse.refill(&dossier);
        for (pane, id) in self.browse.view.panes.iter_mut().zip(&session.selected) {
            if let Some(id) = id.as_ref().and_then(|id| dossier.find(id)) {
                pane.select(id);
            }
        }
        self.browse.view.focus = Focus::Pane(session.focus.pane());
        match session.current.as_ref().and_then(|id| dossier.find(id)) {
            Some(id) => self.browse.show(&dossier, id),
            None => self.browse.follow_selection(),
        }
        if matches!(session.focus, Focus::Detail(_)) && self.browse.view.current.is_some() {
            self.browse.view.focus = session.focus;
        }
        if self.browse.view.panes.iter().all(|pane| pane.is_empty()) {
            // No record of the filters is left: all records are better than an empty screen.
            self.browse.clear_filters(&dossier);
        }
        // What was selected in the other panes stays.
        self.browse.link(&dossier);
        let key = |action| self.settings.keymap.label(action);
        let mut text = "Restored last session".to_owned();
        if !self.browse.view.filters.is_empty() {
            text.push_str(&format!("  {} clears the filter", key(Action::Leave)));
        }
        let (help, quit) = (key(Action::Help), key(Action::Close));
        self.status.hint(format!("{text}  {help} help  {quit} quit"));
    }
}
