//! The window of layers, and another dossier in the place of the one that is shown.

use super::{App, Effect};
use crate::{
    dossier::{Dossier, EntryId},
    state::{
        layers::Layer,
        lists::Lists,
        view::{Chip, History, PaneId, View},
        window::{Text, Window},
    },
};
use std::sync::Arc;

impl App {
    /// Tells which dossiers can be laid over each other.
    pub fn set_layers(&mut self, layers: Vec<Layer>) {
        self.layers = layers;
    }

    /// The dossiers that can be laid over each other.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    pub(super) fn open_layers(&mut self) {
        if self.layers.is_empty() {
            return self
                .refuse("There is one dossier here; `chancery dossiers` tells where more can lie");
        }
        self.windows.push(Window::Layers(0));
    }

    /// Switches the marked layer on or off; the last one that is on stays.
    pub(super) fn switch_layer(&mut self, marked: usize) -> Option<Effect> {
        let on = self.layers.iter().filter(|layer| layer.on).count();
        let layer = self.layers.get_mut(marked)?;
        if layer.on && on == 1 {
            self.refuse("One layer must stay: switch another one on first");
            return None;
        }
        layer.on = !layer.on;
        Some(Effect::Layers)
    }

    /// Shows another dossier in the place of this one: what was read again, or other layers. What
    /// was selected, narrowed and marked stays, as far as its records are there.
    pub fn take_over(&mut self, dossier: Arc<Dossier>) {
        self.cancel_search();
        let before = std::mem::replace(&mut self.dossier, dossier);
        let now = Arc::clone(&self.dossier);
        let known =
            |id: EntryId| now.find(&before.slug(id)).or_else(|| now.find(before.record(id).id()));
        self.lists = Lists::of(&self.dossier);
        self.finder.take();
        self.changes.take();
        (self.line, self.line_rows) = Default::default();
        (self.chart, self.scale_seen, self.composed) = (None, None, None);
        (self.count, self.kept, self.linked) = (None, None, Default::default());
        self.held = self.held.and_then(known);
        self.history = History::default();
        self.windows.retain(|window| match window {
            Window::Layers(_) | Window::Help(_) | Window::Palette(_) => true,
            Window::Sheet(sheet) => sheet.text == Text::About,
            Window::Records(_)
            | Window::Numbers(_)
            | Window::Map(_)
            | Window::Own(_)
            | Window::Choice(..) => false,
        });
        let old = std::mem::take(&mut self.view);
        let kept = |chip: &Chip| match chip {
            Chip::Near(id) => known(*id).map(Chip::Near),
            Chip::Search(_) | Chip::AsOf(_) => Some(chip.clone()),
            // What was counted together cannot be counted again.
            Chip::Only(_) => None,
        };
        self.view = View {
            drawing: old.drawing,
            register: old.register,
            focus: old.focus,
            chips: old.chips.iter().filter_map(kept).collect(),
            ..View::default()
        };
        self.search_for_chips();
        for (pane, height) in self.view.panes.iter_mut().zip(self.sizes.panes) {
            pane.resize(height);
        }
        self.refill();
        for pane in PaneId::ALL {
            let selected = old.pane(pane).entry().and_then(known);
            let list = self.view.pane_mut(pane);
            if !selected.is_some_and(|id| list.select(id)) {
                list.first();
            }
        }
        match old.current.and_then(known) {
            Some(id) => {
                self.view.current = Some(id);
                self.view.reading.scroll = old.reading.scroll;
            }
            None => self.follow_selection(),
        }
    }
}
