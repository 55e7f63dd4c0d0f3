//! A dossier made ready to be shown: what takes longer than a key may, done before, and elsewhere
//! where there is much of it.

use super::{App, browse::panes::PaneLists, effect::Effect, overlay::list::ListKind};
use crate::dossier::{Changes, Dossier, EntryId, Kind};
use std::sync::Arc;

/// From so many entries on, what goes through all of them is not done while somebody waits for a
/// key to be answered.
pub const LARGE: usize = 50_000;

/// A dossier made ready to be shown.
#[derive(Debug)]
pub struct PreparedDossier {
    pub(super) dossier: Arc<Dossier>,
    pub(super) lists: PaneLists,
    /// Where the most hangs together: there a newcomer sees what the panes are for.
    pub(super) centre: Option<EntryId>,
    /// On which days something changed, where finding out takes its time.
    pub(super) changes: Option<Changes>,
}

impl PreparedDossier {
    /// Makes the dossier ready.
    #[must_use]
    pub fn new(dossier: Arc<Dossier>) -> Self {
        let ties = |id: &EntryId| dossier.links(*id).len();
        let acts = |id: &EntryId| {
            dossier.kind(*id) == Kind::TreatyAction || !dossier.describes(*id).is_empty()
        };
        let line = dossier.timeline().iter().rev().copied();
        let centre = line.max_by_key(|id| (acts(id), ties(id)));
        let changes = (dossier.len() >= LARGE).then(|| Changes::of(&dossier));
        Self { lists: PaneLists::of(&dossier), centre, changes, dossier }
    }

    /// The dossier.
    #[must_use]
    pub fn dossier(&self) -> &Arc<Dossier> {
        &self.dossier
    }
}

/// One of the open dossiers, whose records lie over those of the ones below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Its name.
    pub name: String,
    /// Its path.
    pub place: String,
    /// Whether it is shown.
    pub on: bool,
    /// How many of its records could not be read.
    pub left_out: usize,
}

impl Layer {
    /// What is wrong with it, in a few words; empty where nothing is.
    #[must_use]
    pub fn fault(&self) -> String {
        match self.left_out {
            0 => String::new(),
            1 => "1 record left out".to_owned(),
            count => format!("{count} records left out"),
        }
    }
}

impl App {
    /// Sets the open dossiers.
    pub fn set_layers(&mut self, layers: Vec<Layer>) {
        self.layers = layers;
        self.update_lists();
    }

    /// The open dossiers.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// Opens the list of open dossiers.
    pub(crate) fn open_layers(&mut self) {
        if self.layers.is_empty() {
            return self
                .refuse("There is one dossier here; `chancery dossiers` tells where more can lie");
        }
        self.open_list(ListKind::Layers);
    }

    /// Turns a dossier on or off; the last one that is on stays.
    pub(crate) fn toggle_layer(&mut self, at: usize) -> Option<Effect> {
        let on = self.layers.iter().filter(|layer| layer.on).count();
        let layer = self.layers.get_mut(at)?;
        if layer.on && on == 1 {
            self.refuse("One layer must stay: switch another one on first");
            return None;
        }
        layer.on = !layer.on;
        Some(Effect::Layers)
    }
}
