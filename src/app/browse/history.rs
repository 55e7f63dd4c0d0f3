//! The way back: the views that were left.

use super::view::View;
use crate::dossier::EntryId;

/// The views that were left.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<View>,
}

/// The most views; the oldest are forgotten first.
const MOST_VIEWS: usize = 200;

impl History {
    /// Remembers a view that is left.
    pub fn push(&mut self, view: &View) {
        if self.past.len() == MOST_VIEWS {
            self.past.remove(0);
        }
        self.past.push(view.clone());
    }

    /// Replaces the view by the one before it; whether there is one.
    pub fn back(&mut self, view: &mut View) -> bool {
        let before = self.past.pop();
        let is_possible = before.is_some();
        before.into_iter().for_each(|before| *view = before);
        is_possible
    }

    /// Whether going back is possible.
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// The entries of the views before, oldest first.
    pub fn trail(&self) -> impl DoubleEndedIterator<Item = EntryId> {
        self.past.iter().filter_map(|view| view.current)
    }
}
