//! The window of what a record is tied to: opening it and going through it.

use super::Relations;
use crate::{
    app::{
        App,
        overlay::Overlay,
        relation_graph::{Graph, Side},
    },
    dossier::EntryId,
};

impl App {
    /// The drawing of the ties, where there is room for all of them.
    #[must_use]
    pub fn graph(&self, ties: &Relations) -> Option<Graph> {
        ties.graph(&self.dossier, self.sizes.ties)
    }

    /// Shows what the entry is tied to and by what.
    pub(crate) fn open_ties(&mut self, id: Option<EntryId>) {
        let Some(id) = id else { return self.refuse("Nothing is selected") };
        let mut ties = Relations::of(&self.dossier, id);
        if ties.neighbours.is_empty() {
            return self.refuse("No tie leads away from here");
        }
        ties.selected = self.graph(&ties).map_or(0, |graph| graph.first());
        self.windows.push(Overlay::Ties(ties));
    }

    /// The ties on top.
    fn ties(&self) -> Option<&Relations> {
        match self.windows.last() {
            Some(Overlay::Ties(ties)) => Some(ties),
            _ => None,
        }
    }

    fn select_tie(&mut self, at: usize) {
        if let Some(Overlay::Ties(ties)) = self.windows.last_mut() {
            ties.selected = at.min(ties.neighbours.len().saturating_sub(1));
        }
    }

    /// From the marked neighbour on: what it is tied to in its turn.
    pub(crate) fn go_on_along_ties(&mut self) {
        let marked = self.ties().and_then(|ties| ties.neighbours.get(ties.selected).copied());
        if marked.is_some() {
            self.open_ties(marked);
        }
    }

    /// Down or up among the neighbours.
    pub(crate) fn step_ties(&mut self, by: isize) {
        let Some(ties) = self.ties() else { return };
        let to = match self.graph(ties) {
            Some(graph) => graph.step(ties.selected, by),
            None => ties.selected.saturating_add_signed(by),
        };
        self.select_tie(to);
    }

    /// To the neighbours on this side.
    pub(crate) fn cross_ties(&mut self, side: Side) {
        let Some(ties) = self.ties() else { return };
        if let Some(to) = self.graph(ties).map(|graph| graph.across(ties.selected, side)) {
            self.select_tie(to);
        }
    }
}
