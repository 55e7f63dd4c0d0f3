//! The timeline to scale over the screen: opening it, and its keys.

use super::{Overlay, list::ListOverlay};
use crate::{
    app::{
        App,
        effect::Effect,
        timeline::{Chart, ScaledTimeline, TimelineChange, TimelineFrame},
    },
    dossier::EntryId,
};

impl App {
    pub(in crate::app) fn show_chart(&mut self, chart: Chart) {
        let dossier = &self.data.dossier;
        let current = self.browse.view.current.map(|id| dossier.described_by(id).unwrap_or(id));
        match ScaledTimeline::new(chart, dossier, current) {
            Some(timeline) => self.overlays.push(Overlay::Timeline(timeline)),
            None => self.status.refuse("No dated records to draw"),
        }
    }

    /// The timeline on top.
    pub fn scaled_timeline(&self) -> Option<&ScaledTimeline> {
        match self.overlays.last() {
            Some(Overlay::Timeline(timeline)) => Some(timeline),
            _ => None,
        }
    }

    /// The frame of the timeline on top.
    pub fn timeline_frame(&self) -> Option<TimelineFrame> {
        let room = self.status.sizes.scale;
        Some(self.scaled_timeline()?.frame(&self.data.dossier, room))
    }

    /// Does what a key or an action means in the timeline on top; whether it means something there.
    pub(in crate::app) fn change_timeline(&mut self, change: TimelineChange) -> bool {
        let (dossier, room) = (&self.data.dossier, self.status.sizes.scale);
        let Some(Overlay::Timeline(timeline)) = self.overlays.last_mut() else { return false };
        let end = match timeline.change(change, dossier, room) {
            true => None,
            false => Some(change.end()),
        };
        end.into_iter().for_each(|end| self.status.refuse(end));
        true
    }

    pub(in crate::app) fn activate_in_timeline(&mut self) -> Option<Effect> {
        let (timeline, frame) = self.scaled_timeline().zip(self.timeline_frame())?;
        let id = timeline.selected;
        let lane = timeline.chart.lane_of(&self.data.dossier, id)?;
        let points = frame.selected_mark().map_or(0..0, |mark| mark.points.clone());
        let entries = timeline.chart.entries(lane, points);
        if entries.len() < 2 {
            self.open_record(id);
            return None;
        }
        let selected = entries.iter().position(|it| *it == id).unwrap_or(0);
        self.overlays.push(Overlay::List(ListOverlay::records("Records", &entries, selected)));
        None
    }

    pub(in crate::app) fn click_in_timeline(&mut self, id: EntryId) -> Option<Effect> {
        let selected = self.scaled_timeline()?.selected;
        let mark = self.timeline_frame()?.selected_mark().map(|mark| mark.entry);
        if selected == id || mark == Some(id) {
            return self.activate_in_timeline();
        }
        if let Some(Overlay::Timeline(timeline)) = self.overlays.last_mut() {
            timeline.selected = id;
        }
        None
    }
}
