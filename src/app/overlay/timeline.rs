//! The timeline to scale over the screen: opening it, and what Enter does.

use super::{Overlay, list::ListOverlay};
use crate::app::{
    App,
    timeline::{Chart, ScaledTimeline},
};

impl App {
    pub(crate) fn show_chart(&mut self, chart: Chart) {
        let dossier = &self.data.dossier;
        let current = self.browse.view.current.map(|id| dossier.described_by(id).unwrap_or(id));
        match ScaledTimeline::new(chart, dossier, current) {
            Some(timeline) => self.overlays.push(Overlay::Timeline(timeline)),
            None => self.status.refuse("No dated records to draw"),
        }
    }

    pub(super) fn activate_in_timeline(&mut self) {
        let Some(timeline) = self.overlays.timeline() else { return };
        let id = timeline.selected;
        let entries = timeline.selected_entries(&self.data.dossier, self.status.sizes.scale);
        if entries.len() < 2 {
            return self.open_record(id);
        }
        let selected = entries.iter().position(|it| *it == id).unwrap_or(0);
        self.overlays.push(Overlay::List(ListOverlay::records("Records", &entries, selected)));
    }
}
