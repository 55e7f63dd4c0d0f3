//! The way back: the views that were left.

use super::view::View;
use crate::dossier::EntryId;

/// The views that were left, and those that going back has left.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<View>,
    future: Vec<View>,
}

/// The most views; the oldest are forgotten first.
const MOST_VIEWS: usize = 200;

impl History {
    /// Remembers a view that is left.
    pub fn push(&mut self, view: &View) {
        self.future.clear();
        if self.past.len() == MOST_VIEWS {
            self.past.remove(0);
        }
        self.past.push(view.clone());
    }

    /// Replaces the view by the one before it; whether there is one.
    pub fn back(&mut self, view: &mut View) -> bool {
        Self::swap(&mut self.past, &mut self.future, view)
    }

    /// Replaces the view by the one after it; whether there is one.
    pub fn forward(&mut self, view: &mut View) -> bool {
        Self::swap(&mut self.future, &mut self.past, view)
    }

    /// Whether going back and going forward are possible.
    #[must_use]
    pub fn ways(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// The entries of the views before, oldest first.
    pub fn trail(&self) -> impl DoubleEndedIterator<Item = EntryId> {
        self.past.iter().filter_map(|view| view.current)
    }

    fn swap(from: &mut Vec<View>, to: &mut Vec<View>, view: &mut View) -> bool {
        let Some(other) = from.pop() else { return false };
        to.push(std::mem::replace(view, other));
        true
    }
}
