//! The window of layers.

use super::layer::Layer;
use crate::app::{App, effect::Effect, overlay::Overlay};

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

    pub(crate) fn open_layers(&mut self) {
        if self.layers.is_empty() {
            return self
                .refuse("There is one dossier here; `chancery dossiers` tells where more can lie");
        }
        self.windows.push(Overlay::Layers(0));
    }

    /// Switches the marked layer on or off; the last one that is on stays.
    pub(crate) fn switch_layer(&mut self, marked: usize) -> Option<Effect> {
        let on = self.layers.iter().filter(|layer| layer.on).count();
        let layer = self.layers.get_mut(marked)?;
        if layer.on && on == 1 {
            self.refuse("One layer must stay: switch another one on first");
            return None;
        }
        layer.on = !layer.on;
        Some(Effect::Layers)
    }
}
