//! The scaled timeline on the screen: its chart, zooming, panning, lanes, opening a cell.

use super::{Chart, Histogram, TimelineFrame, TimelineMode, TimelineScale};
use crate::{
    app::{
        App,
        action::Action,
        background::TaskKind,
        browse::{list::VisibleList, view::PaneId},
        keyed::Keyed,
        overlay::{Overlay, list::ListOverlay},
    },
    date::Day,
    dossier::EntryId,
};

/// The scaled timeline on the screen.
#[derive(Debug, Default)]
pub(in crate::app) struct TimelineView {
    /// The chart of a filtered timeline.
    pub(in crate::app) chart: Keyed<VisibleList, Option<Chart>>,
    /// The entry that was scrolled to last.
    shown: Option<EntryId>,
    /// The cells and the lines of the lanes.
    pub(in crate::app) room: (usize, usize),
}

impl TimelineView {
    /// The first and the last day on which something begins.
    fn ends(&self) -> Option<(Day, Day)> {
        self.chart.value().as_ref().and_then(Chart::ends)
    }

    /// The day in the middle after panning by this many half screens from a frame; nothing where
    /// the timeline ends on that side.
    fn pan(&self, frame: &TimelineFrame, right: bool, middle: Day) -> Option<Day> {
        let cell = if right { self.room.0.saturating_sub(1) } else { 0 };
        let (first, last) = self.ends()?;
        let day = Day(frame.day_at(cell)?.clamp(first.0, last.0));
        (day != middle).then_some(day)
    }
}

impl App {
    /// The frame of the scaled timeline; nothing where it is a list.
    #[must_use]
    pub fn timeline_frame(&self) -> Option<TimelineFrame> {
        let view = &self.browse.view;
        let TimelineMode::Scale(scale) = view.drawing else { return None };
        let chart = self.timeline.chart.value().as_ref()?;
        let data = (&*self.data.dossier, chart);
        Some(TimelineFrame::new(data, scale, view.timeline_entry(), self.timeline.room))
    }

    /// The number of entries in each part of the timeline.
    #[must_use]
    pub fn histogram(&self, parts: usize) -> Option<Histogram> {
        Histogram::new(&self.data.dossier, self.browse.timeline(), parts)
    }

    /// Switches between the scaled timeline and the list.
    pub(in crate::app) fn toggle_scale(&mut self) {
        self.browse.view.drawing = match self.browse.view.drawing {
            TimelineMode::Scale(_) => TimelineMode::List,
            TimelineMode::List => TimelineMode::Scale(TimelineScale::around(self.selected_day())),
        };
        self.browse.focus(PaneId::Timeline);
    }

    fn selected_day(&self) -> Day {
        let entry = self.browse.view.timeline_entry();
        let day = entry.and_then(|id| self.data.dossier.date(id)).map(|date| date.order().0);
        day.filter(|day| day.civil().is_some()).unwrap_or(self.settings.today)
    }

    fn is_day_visible(&self, day: Day) -> bool {
        let window = self.timeline_frame().and_then(|frame| frame.window());
        window.is_some_and(|(first, last)| (first..=last).contains(&day.0))
    }

    /// Zooms in, or out when negative; around the selected entry where it is on the screen.
    pub(in crate::app) fn zoom(&mut self, steps: isize) {
        let day = self.selected_day();
        let is_visible = self.is_day_visible(day);
        let TimelineMode::Scale(scale) = &mut self.browse.view.drawing else {
            return self.refuse_scale();
        };
        let moved = scale.zoom_by(steps);
        if is_visible {
            scale.middle = day;
        }
        if !moved {
            self.refuse(if steps > 0 {
                "A day a column is the nearest there is"
            } else {
                "A century a column is the furthest there is"
            });
        }
    }

    /// Pans by half screens, to the left when negative.
    pub(in crate::app) fn pan(&mut self, halves: isize) {
        if self.timeline.ends().is_none() {
            return self.refuse_scale();
        }
        for _ in 0..halves.unsigned_abs().min(1000) {
            let Some(frame) = self.timeline_frame() else { return self.refuse_scale() };
            let TimelineMode::Scale(scale) = &mut self.browse.view.drawing else { return };
            match self.timeline.pan(&frame, halves > 0, scale.middle) {
                Some(day) => scale.middle = day,
                None => return self.refuse("Nothing lies further on this side"),
            }
        }
    }

    /// Groups the lanes in the next way.
    pub(in crate::app) fn turn_lanes(&mut self) {
        let TimelineMode::Scale(scale) = &mut self.browse.view.drawing else {
            return self.refuse_scale();
        };
        scale.lanes = scale.lanes.next();
        self.status.hint(format!("Lanes by {}", scale.lanes.label()));
    }

    fn refuse_scale(&mut self) {
        let key = self.settings.keymap.label(Action::ToggleScale);
        self.refuse(&format!("The timeline is a list: {key} draws it to scale"));
    }

    /// Lists the entries in the cell of the selected one; whether there are several.
    pub(in crate::app) fn open_cell(&mut self) -> bool {
        let chart = self.timeline.chart.value().as_ref();
        let Some((frame, chart)) = self.timeline_frame().zip(chart) else { return false };
        let view = &self.browse.view;
        let entries = frame.together(chart);
        if view.focus.pane() != PaneId::Timeline || entries.len() < 2 {
            return false;
        }
        let current = view.timeline_entry();
        let selected = entries.iter().position(|id| Some(*id) == current).unwrap_or(0);
        self.overlays.push(Overlay::List(ListOverlay::records("Begins here", &entries, selected)));
        true
    }

    /// Makes the chart of the timeline where it is scaled, and scrolls to another selected entry.
    pub(in crate::app) fn refresh_timeline(&mut self) {
        let timeline = self.browse.timeline();
        let is_current = self.timeline.chart.key() == Some(timeline);
        let TimelineMode::Scale(scale) = self.browse.view.drawing else {
            if !is_current {
                // The chart of another timeline is not kept where none is drawn.
                self.timeline.chart = Keyed::default();
            }
            return;
        };
        let kind = TaskKind::Chart(scale.lanes);
        let has_lanes =
            self.timeline.chart.value().as_ref().is_some_and(|chart| chart.by() == scale.lanes);
        if !(is_current && has_lanes || self.background.has_task(kind, timeline)) {
            self.start_task(kind);
        }
        let selected = self.browse.view.timeline_entry();
        if selected != self.timeline.shown {
            self.timeline.shown = selected;
            let day = self.selected_day();
            if !self.is_day_visible(day)
                && let TimelineMode::Scale(scale) = &mut self.browse.view.drawing
            {
                scale.middle = day;
            }
        }
    }
}
