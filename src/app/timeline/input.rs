//! The timeline to scale: drawing it so, zooming, panning, changing lanes, opening a cell.

use super::{Chart, Histogram, TimelineFrame, TimelineMode, TimelineScale};
use crate::{
    app::{
        App,
        action::Action,
        background::{Task, TaskKind},
        browse::{PaneId, list::VisibleList},
        effect::Notice,
        overlay::{Overlay, list::ListOverlay, reader::ReaderKind},
    },
    date::Day,
    dossier::EntryId,
};

impl App {
    /// The frame of the timeline to scale; nothing while it is drawn as a list.
    #[must_use]
    pub fn timeline_frame(&self) -> Option<TimelineFrame> {
        let TimelineMode::Scale(scale) = self.view.drawing else { return None };
        let chart = self.chart.as_ref()?;
        let selected = self.view.pane(PaneId::Timeline).entry();
        Some(TimelineFrame::new((&self.dossier, chart), scale, selected, self.sizes.scale))
    }

    /// How much lies where in the whole span of the timeline.
    #[must_use]
    pub fn histogram(&self, parts: usize) -> Option<Histogram> {
        Histogram::of(&self.dossier, self.line(), parts)
    }

    /// What the timeline shows.
    #[must_use]
    pub fn line(&self) -> &VisibleList {
        self.view.pane(PaneId::Timeline).listing()
    }

    /// Between the list and the drawing to scale.
    pub(crate) fn turn_drawing(&mut self) {
        self.view.drawing = match self.view.drawing {
            TimelineMode::Scale(_) => TimelineMode::List,
            TimelineMode::List => TimelineMode::Scale(TimelineScale::round(self.selected_day())),
        };
        self.go_to(PaneId::Timeline);
    }

    fn selected_day(&self) -> Day {
        let date = self.view.pane(PaneId::Timeline).entry().and_then(|id| self.dossier.date(id));
        date.map(|date| date.order().0).filter(|day| day.civil().is_some()).unwrap_or(self.today)
    }

    /// Nearer or further, round the selected entry when it is in sight.
    pub(crate) fn zoom(&mut self, steps: isize) {
        let in_sight = self.is_in_sight();
        let day = self.selected_day();
        let TimelineMode::Scale(scale) = &mut self.view.drawing else { return self.refuse_scale() };
        let moved = scale.zoom_by(steps);
        if in_sight {
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

    /// Half a screen towards later or earlier.
    pub(crate) fn pan(&mut self, halves: isize) {
        let Some(ends) = self.chart.as_ref().and_then(Chart::ends) else {
            return self.refuse_scale();
        };
        for _ in 0..halves.unsigned_abs().min(1000) {
            let Some(scene) = self.timeline_frame() else { return self.refuse_scale() };
            let cells = self.sizes.scale.0;
            let cell = if halves > 0 { cells.saturating_sub(1) } else { 0 };
            let TimelineMode::Scale(scale) = &mut self.view.drawing else { return };
            let Some(day) = scene.day_at(cell) else { return };
            let middle = Day(day.clamp(ends.0.0, ends.1.0));
            if middle == scale.middle {
                return self.refuse("Nothing lies further on this side");
            }
            scale.middle = middle;
        }
    }

    /// Other lanes.
    pub(crate) fn turn_lanes(&mut self) {
        let TimelineMode::Scale(scale) = &mut self.view.drawing else { return self.refuse_scale() };
        scale.lanes = scale.lanes.next();
        let text = format!("Lanes by {}", scale.lanes.label());
        self.notice = Some(Notice::Hint(text));
    }

    fn refuse_scale(&mut self) {
        let key = self.keymap.label(Action::TimeView);
        self.refuse(&format!("The timeline is a list: {key} draws it to scale"));
    }

    /// Opens the cell of the selected entry when others begin in it too.
    pub(crate) fn open_cell(&mut self) -> bool {
        let Some((scene, chart)) = self.timeline_frame().zip(self.chart.as_ref()) else {
            return false;
        };
        if self.view.focus.pane() != PaneId::Timeline {
            return false;
        }
        let entries = scene.together(chart);
        if entries.len() < 2 {
            return false;
        }
        let current = self.view.pane(PaneId::Timeline).entry();
        let selected = entries.iter().position(|id| Some(*id) == current).unwrap_or(0);
        self.overlays.push(Overlay::List(ListOverlay::records("Begins here", &entries, selected)));
        true
    }

    /// Goes to the marked one of a window of records.
    pub(crate) fn open_record(&mut self, id: EntryId) {
        self.overlays.clear();
        self.history.leave(&self.view);
        self.show(id);
        self.enter_detail();
    }

    /// The record that was marked to hold another against it.
    #[must_use]
    pub fn pinned(&self) -> Option<EntryId> {
        self.held
    }

    /// Marks the current record; marking it again takes the mark off.
    pub(crate) fn pin(&mut self) {
        let Some(id) = self.view.current else { return self.refuse("Nothing is selected") };
        if self.held == Some(id) {
            self.held = None;
            self.notice = Some(Notice::Hint("The mark is taken off".to_owned()));
            return;
        }
        self.held = Some(id);
        let key = self.keymap.label(Action::Between);
        let text = format!("Marked: {} · {key} holds another against it", self.dossier.title(id));
        self.notice = Some(Notice::Hint(text));
    }

    /// Opens the page on the marked record and the current one.
    pub(crate) fn compare(&mut self) {
        let key = self.keymap.label(Action::Mark);
        match (self.held, self.view.current) {
            (None, _) => self.refuse(&format!("Nothing is marked: {key} marks a record")),
            (Some(one), Some(other)) if one != other => {
                self.open_reader(ReaderKind::Comparison);
            }
            _ => self.refuse("This is the marked record: go to another one"),
        }
    }

    /// Counts what the timeline shows.
    pub(crate) fn open_numbers(&mut self) {
        self.work(TaskKind::Statistics);
    }

    /// Opens the map with what the timeline shows.
    pub(crate) fn open_map(&mut self) {
        self.work(TaskKind::Map);
    }

    /// Moves the map on top: half a screen, nearer or further.
    pub(crate) fn move_map(&mut self, action: Action) {
        let Some(Overlay::Map(view)) = self.overlays.last_mut() else { return };
        match action {
            Action::WindowLeft => view.pan(-2.0, 0.0),
            Action::WindowRight => view.pan(2.0, 0.0),
            Action::WindowUp => view.pan(0.0, 1.0),
            Action::WindowDown => view.pan(0.0, -1.0),
            Action::WindowPageUp => view.zoom_by(1),
            Action::WindowPageDown => view.zoom_by(-1),
            _ => {}
        }
    }

    /// Lists what happened at the marked place of the map.
    pub(crate) fn open_place(&mut self) {
        let Some(Overlay::Map(view)) = self.overlays.last() else { return };
        let Some(place) = view.marked() else {
            return self.refuse("Nothing that is shown happened on this map");
        };
        let list = ListOverlay::records(&self.dossier.title(place.id), &place.entries, 0);
        self.overlays.push(Overlay::List(list));
    }

    fn is_in_sight(&self) -> bool {
        let day = self.selected_day().0;
        let window = self.timeline_frame().and_then(|scene| scene.window());
        window.is_some_and(|(first, last)| (first..=last).contains(&day))
    }

    /// Keeps what is derived from the rows of the timeline in step with them: views are exchanged
    /// as a whole when the user goes back.
    pub(crate) fn follow_rows(&mut self) {
        let TimelineMode::Scale(scale) = self.view.drawing else {
            // It is not kept for long where it was not asked for: other rows may come.
            if self.chart_of.as_ref().is_some_and(|rows| !rows.is(self.line())) {
                (self.chart, self.chart_of) = (None, None);
            }
            return;
        };
        let task = TaskKind::Chart(scale.lanes);
        let lanes = self.chart.as_ref().is_some_and(|chart| chart.by() == scale.lanes);
        let rows = self.chart_of.as_ref().is_some_and(|rows| rows.is(self.line()));
        let same = |job: &Task| job.task == task && job.line.is(self.line());
        let is_wanted = self.wanted.iter().chain(&self.working).any(same);
        if !(is_wanted || lanes && rows) {
            self.work(task);
        }
        let selected = self.view.pane(PaneId::Timeline).entry();
        if selected != self.scale_seen {
            self.scale_seen = selected;
            if !self.is_in_sight() {
                let day = self.selected_day();
                if let TimelineMode::Scale(scale) = &mut self.view.drawing {
                    scale.middle = day;
                }
            }
        }
    }
}
