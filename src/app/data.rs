//! A dossier made ready to be shown: what takes longer than a key may, done before, and elsewhere
//! where there is much of it.

pub(crate) mod layer;
mod layers;

use super::browse::panes::PaneLists;
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
