//! Two records read together: the current one, and one that is pinned or chosen from a list.

use super::{
    Overlay,
    list::{ListKind, ListRow},
    reader::{Pair, ReaderKind},
};
use crate::{app::App, dossier::EntrySet};

impl App {
    /// Reads the current record with the pinned one; where none is pinned, asks for the other one.
    pub(in crate::app) fn open_pair(&mut self, pair: Pair) {
        match (self.browse.current(), self.browse.pinned_other()) {
            (Err(refusal), _) => self.notify(refusal),
            (_, Some(pinned)) => self.open_reader(ReaderKind::Pair(pair, pinned)),
            (Ok(id), None) => {
                self.open_list(ListKind::Pair(pair));
                if let Some(Overlay::List(list)) = self.overlays.last_mut() {
                    list.title = format!("{} {} with…", list.title, self.data.dossier.title(id));
                }
            }
        }
    }

    /// What the search finds; while nothing is typed, the records that were read before.
    pub(super) fn partner_rows(&self, typed: &str) -> Vec<ListRow> {
        let (dossier, browse) = (&self.data.dossier, &self.browse);
        let found = match (typed, self.data.engine()) {
            ("", _) => browse.trail().rev().collect(),
            (_, None) => Vec::new(),
            (_, Some(engine)) => engine.search_typing(typed, self.settings.today).top,
        };
        let mut known: EntrySet = browse.view.current.into_iter().collect();
        let shown = found.into_iter().map(|id| dossier.described_by(id).unwrap_or(id));
        shown.filter(|id| known.insert(*id)).map(ListRow::Record).collect()
    }
}
