//! Two records read together: the current one, and one that is pinned or chosen from a list.

use super::{
    list::ListKind,
    reader::{Pair, ReaderKind},
};
use crate::app::App;

impl App {
    /// Reads the current record with the pinned one; where none is pinned, asks for the other one.
    pub(crate) fn open_pair(&mut self, pair: Pair) {
        match (self.browse.current(), self.browse.pinned_other()) {
            (Err(refusal), _) => self.notify(refusal),
            (_, Some(pinned)) => self.open_reader(ReaderKind::Pair(pair, pinned)),
            (Ok(id), None) => {
                self.open_list(ListKind::Pair(pair));
                if let Some(list) = self.overlays.list_mut() {
                    list.title = format!("{} {} with…", list.title, self.data.dossier.title(id));
                }
            }
        }
    }
}
