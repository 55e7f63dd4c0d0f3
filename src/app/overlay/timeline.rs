//! The timeline to scale over the screen: opening it, and its keys.

use super::{Overlay, list::ListOverlay};
use crate::{
    app::{
        App,
        action::Action,
        background::TaskKind,
        effect::Effect,
        key::Key,
        timeline::{Chart, ScaledTimeline, TimelineFrame},
    },
    dossier::EntryId,
};

impl App {
    pub(in crate::app) fn open_timeline(&mut self) {
        self.start_task(TaskKind::Chart);
    }

    pub(in crate::app) fn show_chart(&mut self, chart: Chart) {
        let dossier = &self.data.dossier;
        let current = self.browse.view.current.map(|id| dossier.described_by(id).unwrap_or(id));
        match ScaledTimeline::new(chart, dossier, current) {
            Some(timeline) => self.overlays.push(Overlay::Timeline(timeline)),
            None => self.refuse("No dated records to draw"),
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

    /// Does an action of overlays in the timeline on top; says what is at an end where nothing changes.
    pub(in crate::app) fn apply_in_timeline(&mut self, action: Action) {
        let (dossier, room) = (&self.data.dossier, self.status.sizes.scale);
        let Some(Overlay::Timeline(timeline)) = self.overlays.last_mut() else { return };
        let right = matches!(action, Action::OverlayRight | Action::OverlayPageDown);
        let is_changed = match action {
            Action::OverlayLeft | Action::OverlayRight => timeline.step(right, dossier, room),
            Action::OverlayPageUp | Action::OverlayPageDown => timeline.pan(right, dossier, room.0),
            Action::OverlayFirst => timeline.step_to_end(false, dossier, room.0),
            Action::OverlayLast => timeline.step_to_end(true, dossier, room.0),
            Action::OverlayUp => timeline.step_lane(-1, dossier, room),
            Action::OverlayDown => timeline.step_lane(1, dossier, room),
            _ => true,
        };
        if !is_changed {
            self.refuse(if right { "End of the timeline" } else { "Start of the timeline" });
        }
    }

    /// Does what a key is for in the timeline on top; whether it is for anything.
    pub(in crate::app) fn press_in_timeline(&mut self, key: Key) -> bool {
        let Some(Overlay::Timeline(timeline)) = self.overlays.last_mut() else { return false };
        match key.in_english().unwrap_or(key).typed() {
            Some('+' | '=') => self.zoom_timeline(1),
            Some('-') => self.zoom_timeline(-1),
            Some('0') => timeline.fit(),
            Some('<') => self.apply_in_timeline(Action::OverlayPageUp),
            Some('>') => self.apply_in_timeline(Action::OverlayPageDown),
            _ => return false,
        }
        true
    }

    pub(in crate::app) fn zoom_timeline(&mut self, steps: isize) {
        let (dossier, cells) = (&self.data.dossier, self.status.sizes.scale.0);
        if let Some(Overlay::Timeline(timeline)) = self.overlays.last_mut()
            && !timeline.zoom(steps, dossier, cells)
        {
            self.refuse(if steps > 0 { "Maximum zoom" } else { "Minimum zoom" });
        }
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
