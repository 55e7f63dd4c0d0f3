//! The session: what is saved when the program ends, and restored.

use super::{Action, App, browse::saved_view::SavedView};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    #[serde(flatten)]
    pub view: SavedView,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queries: Vec<String>,
}

/// The most records of a filter that are saved: counting makes a longer one again.
const MOST_RECORDS: usize = 1000;

const MOST_QUERIES: usize = 50;

impl App {
    /// The session as it is saved. A search that is only being typed is not part of it.
    pub fn session(&self) -> Session {
        Session {
            view: self.saved_view(MOST_RECORDS),
            queries: self.browse.queries.iter().rev().take(MOST_QUERIES).rev().cloned().collect(),
        }
    }

    /// The view; while a search is typed, the one before it.
    pub(super) fn saved_view(&self, most_records: usize) -> SavedView {
        let view = self.search().map_or(&self.browse.view, |search| &search.before);
        SavedView::new(&self.data.dossier, view, most_records)
    }

    /// Restores a session. Records that are not in the dossier are skipped.
    pub fn restore(&mut self, session: &Session) {
        self.browse.queries.clone_from(&session.queries);
        self.browse.restore(&self.data, &session.view);
        if self.browse.view.panes.iter().all(|pane| pane.is_empty()) {
            // No record of the filters is left: all records are better than an empty screen.
            self.browse.clear_filters();
        }
        // What was selected in the other panes stays.
        self.browse.link();
        let key = |action| self.settings.keymap.label(action);
        let mut text = "Restored last session".to_owned();
        if !self.browse.view.filters.is_empty() {
            text.push_str(&format!("  {} clears the filter", key(Action::Leave)));
        }
        let (help, quit) = (key(Action::Help), key(Action::Quit));
        self.status.hint(format!("{text}  {help} help  {quit} quit"));
    }
}
