//! The timeline to scale over the screen: opening it, and its keys.

use super::{Overlay, list::ListOverlay};
use crate::{
    app::{
        App,
        action::Action,
        background::TaskKind,
        effect::Effect,
        key::Key,
        timeline::{Chart, Lanes, ScaledTimeline, TimelineFrame},
    },
    dossier::EntryId,
};

impl App {
    pub(in crate::app) fn open_timeline(&mut self) {
        self.start_task(TaskKind::Chart(Lanes::default()));
    }

    /// Shows a chart: in the timeline on top, or in a new one.
    pub(in crate::app) fn show_chart(&mut self, chart: Chart) {
        let dossier = &self.data.dossier;
        if let Some(Overlay::Timeline(timeline)) = self.overlays.last_mut() {
            return timeline.regroup(chart, dossier);
        }
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

    /// Changes the timeline on top; says what is at an end where nothing changes.
    fn change_timeline(
        &mut self,
        change: impl FnOnce(&mut ScaledTimeline, &crate::dossier::Dossier, (usize, usize)) -> bool,
        at_end: &str,
    ) {
        let (dossier, room) = (&self.data.dossier, self.status.sizes.scale);
        if let Some(Overlay::Timeline(timeline)) = self.overlays.last_mut()
            && !change(timeline, dossier, room)
        {
            self.refuse(at_end);
        }
    }

    pub(in crate::app) fn apply_in_timeline(&mut self, action: Action) {
        let right = matches!(action, Action::OverlayRight | Action::OverlayPageDown);
        let end = if right { "End of the timeline" } else { "Start of the timeline" };
        match action {
            Action::OverlayLeft | Action::OverlayRight => {
                self.change_timeline(|it, dossier, room| it.step(right, dossier, room), end);
            }
            Action::OverlayPageUp | Action::OverlayPageDown => {
                self.change_timeline(|it, dossier, room| it.pan(right, dossier, room.0), end);
            }
            Action::OverlayFirst | Action::OverlayLast => {
                self.end_of_lane(action == Action::OverlayLast);
            }
            Action::OverlayUp => self.move_in_overlay(-1),
            Action::OverlayDown => self.move_in_overlay(1),
            _ => {}
        }
    }

    /// Does what a key is for in the timeline on top; whether it is for anything.
    pub(in crate::app) fn press_in_timeline(&mut self, key: Key) -> bool {
        let Some(by) = self.scaled_timeline().map(|timeline| timeline.chart.by()) else {
            return false;
        };
        match key.in_english().unwrap_or(key).typed() {
            Some('+' | '=') => self.zoom_timeline(1),
            Some('-') => self.zoom_timeline(-1),
            Some('0') => {
                let fit = |it: &mut ScaledTimeline, _: &_, _| {
                    it.fit();
                    true
                };
                self.change_timeline(fit, "");
            }
            Some('<') => self.apply_in_timeline(Action::OverlayPageUp),
            Some('>') => self.apply_in_timeline(Action::OverlayPageDown),
            Some('L') => self.start_task(TaskKind::Chart(by.other())),
            _ => return false,
        }
        true
    }

    pub(in crate::app) fn zoom_timeline(&mut self, steps: isize) {
        let end = if steps > 0 { "Maximum zoom" } else { "Minimum zoom" };
        self.change_timeline(|it, dossier, (cells, _)| it.zoom(steps, dossier, cells), end);
    }

    pub(in crate::app) fn end_of_lane(&mut self, last: bool) {
        let step = |it: &mut ScaledTimeline, dossier: &_, (cells, _): (usize, usize)| {
            it.step_to_end(last, dossier, cells);
            true
        };
        self.change_timeline(step, "");
    }

    /// Opens the selected entry, or lists all that begin in its cell.
    pub(in crate::app) fn activate_in_timeline(&mut self) -> Option<Effect> {
        let (timeline, frame) = self.scaled_timeline().zip(self.timeline_frame())?;
        let (id, lane) = timeline.selected;
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

    /// A click on an entry in a lane selects it, and opens it where it is selected already.
    pub(in crate::app) fn click_in_timeline(&mut self, lane: usize, id: EntryId) -> Option<Effect> {
        let was = self.scaled_timeline()?.selected;
        let mark = self.timeline_frame()?.selected_mark().map(|mark| mark.entry);
        if was.1 == lane && (was.0 == id || mark == Some(id)) {
            return self.activate_in_timeline();
        }
        let dossier = &self.data.dossier;
        if let Some(Overlay::Timeline(timeline)) = self.overlays.last_mut() {
            timeline.select_in(lane, Some(id), dossier);
        }
        None
    }
}
