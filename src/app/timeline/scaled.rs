//! The timeline to scale over the screen: its days, its selected entry, and how keys change them.

use super::{Chart, Scale, TimelineFrame, axis};
use crate::{
    app::{Action, Key, Notice},
    date::Day,
    dossier::{Dossier, EntryId},
};
use std::sync::Arc;

/// The scale, or none for one that fits everything, and the selected entry.
pub(crate) type Place = (Option<Scale>, Option<EntryId>);

#[derive(Debug, Clone)]
pub struct ScaledTimeline {
    pub(crate) chart: Arc<Chart>,
    /// The days on the screen; none if all of them are fitted into it.
    pub(crate) scale: Option<Scale>,
    pub selected: EntryId,
}

/// A change by a key; `true` means right or later.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TimelineChange {
    /// Moves to the next mark of the lane.
    Step(bool),
    /// Moves by half a screen.
    Pan(bool),
    /// Moves to the first or the last mark of the lane.
    End(bool),
    /// Moves this many visible lanes down.
    Lane(isize),
    Zoom(isize),
    Fit,
}

impl TimelineChange {
    pub(crate) fn of_action(action: Action) -> Option<Self> {
        Some(match action {
            Action::Left => Self::Step(false),
            Action::Right => Self::Step(true),
            Action::PageUp => Self::Pan(false),
            Action::PageDown => Self::Pan(true),
            Action::First | Action::GoTo => Self::End(false),
            Action::Last => Self::End(true),
            Action::Up => Self::Lane(-1),
            Action::Down => Self::Lane(1),
            _ => return None,
        })
    }

    pub(crate) fn of_key(key: Key) -> Option<Self> {
        Some(match key.in_english().unwrap_or(key).typed()? {
            '+' | '=' => Self::Zoom(1),
            '-' => Self::Zoom(-1),
            '0' => Self::Fit,
            '<' => Self::Pan(false),
            '>' => Self::Pan(true),
            _ => return None,
        })
    }

    /// The message if the change has no effect.
    fn end(self) -> &'static str {
        match self {
            Self::Zoom(1..) => "Maximum zoom",
            Self::Zoom(_) => "Minimum zoom",
            Self::Step(true) | Self::Pan(true) | Self::End(true) => "End of the timeline",
            _ => "Start of the timeline",
        }
    }
}

impl ScaledTimeline {
    /// A view of a chart, with an entry selected; none if the chart is empty.
    pub(crate) fn new(chart: Chart, dossier: &Dossier, (scale, wanted): Place) -> Option<Self> {
        let chart = Arc::new(chart);
        let known = wanted.filter(|id| chart.place(dossier, *id).is_some());
        let selected = known.or_else(|| chart.most_important())?;
        Some(Self { chart, scale, selected })
    }

    pub fn scale(&self, cells: usize) -> Scale {
        self.scale.unwrap_or_else(|| Scale::fitting(&self.chart.days, cells))
    }

    pub fn frame(&self, dossier: &Dossier, room: (usize, usize)) -> TimelineFrame {
        TimelineFrame::new((dossier, &self.chart), self.scale(room.0), self.selected, room)
    }

    /// The entries in the mark of the selected one.
    pub(crate) fn selected_entries(&self, dossier: &Dossier, room: (usize, usize)) -> Vec<EntryId> {
        let frame = self.frame(dossier, room);
        let points = frame.selected_mark().map_or(0..0, |mark| mark.points.clone());
        let lane = self.chart.lane_of(dossier, self.selected);
        lane.map_or_else(Vec::new, |lane| self.chart.entries(lane, points))
    }

    /// Selects an entry; returns whether it, or its mark, was selected already.
    pub(crate) fn click(&mut self, id: EntryId, dossier: &Dossier, room: (usize, usize)) -> bool {
        let frame = self.frame(dossier, room);
        let is_selected =
            self.selected == id || frame.selected_mark().is_some_and(|mark| mark.entry == id);
        self.selected = if is_selected { self.selected } else { id };
        is_selected
    }

    pub(crate) fn change(
        &mut self,
        change: TimelineChange,
        dossier: &Dossier,
        room: (usize, usize),
    ) -> Result<(), Notice> {
        let is_changed = match change {
            TimelineChange::Step(right) => self.step(right, dossier, room),
            TimelineChange::Pan(right) => self.pan(right, dossier, room.0),
            TimelineChange::End(last) => self.step_to_end(last, dossier, room.0),
            TimelineChange::Zoom(steps) => self.zoom(steps, dossier, room.0),
            TimelineChange::Lane(by) => {
                self.step_lane(by, dossier, room);
                true
            }
            TimelineChange::Fit => {
                self.scale = None;
                true
            }
        };
        is_changed.then_some(()).ok_or_else(|| Notice::refusal(change.end()))
    }

    fn selected_day(&self, dossier: &Dossier) -> i32 {
        dossier.sort_key(self.selected).0.0
    }

    /// Zooms in, or out when negative, around the selected entry; whether that is possible.
    fn zoom(&mut self, steps: isize, dossier: &Dossier, cells: usize) -> bool {
        let scale = self.scale(cells);
        let Some(step) = scale.zoomed(steps) else { return false };
        let day = self.selected_day(dossier);
        let columns = scale.columns(&self.chart.days, cells);
        let cell = axis::cell_of(&columns, day).unwrap_or(cells / 2);
        self.scale = Some(Scale { step, day: Day(day), cell });
        true
    }

    /// Moves by half a screen; returns whether there is more. The selection stays visible if it can.
    fn pan(&mut self, right: bool, dossier: &Dossier, cells: usize) -> bool {
        let scale = self.scale(cells);
        let columns = scale.columns(&self.chart.days, cells);
        let Some((from, to)) = axis::window(&columns) else { return false };
        let days = &self.chart.days;
        let has_more = match right {
            true => days.last().is_some_and(|last| *last > to),
            false => days.first().is_some_and(|first| *first < from),
        };
        let Some(middle) = axis::day_at(&columns, cells / 2).filter(|_| has_more) else {
            return false;
        };
        let (first, last) = (0, cells.saturating_sub(1));
        let cell = if right { first } else { last };
        let mut scale = Scale { step: scale.step, day: Day(middle), cell };
        // At the end no half screen is left empty.
        let end = if right { days.last() } else { days.first() };
        if let Some((from, to)) = axis::window(&scale.columns(days, cells))
            && let Some(end) = end.filter(|end| (from..=to).contains(*end))
        {
            scale = Scale { day: Day(*end), cell: if right { last } else { first }, ..scale };
        }
        self.scale = Some(scale);
        let columns = scale.columns(days, cells);
        let day = self.selected_day(dossier);
        if let Some((from, to)) = axis::window(&columns)
            && !(from..=to).contains(&day)
            && let Some(lane) = self.chart.lane_of(dossier, self.selected)
            && let Some(id) = self.chart.nearest(lane, day.clamp(from, to))
            && (from..=to).contains(&dossier.sort_key(id).0.0)
        {
            self.selected = id;
        }
        true
    }

    fn step(&mut self, right: bool, dossier: &Dossier, room: (usize, usize)) -> bool {
        let frame = self.frame(dossier, room);
        let Some((lane, own)) = self.chart.place(dossier, self.selected) else { return false };
        let mark = frame.selected_mark();
        let range = mark.map_or(own..own + 1, |mark| mark.points.clone());
        let next = if right { Some(range.end) } else { range.start.checked_sub(1) };
        let Some(id) = next.and_then(|next| self.chart.point(lane, next)) else { return false };
        self.select(id, dossier, room.0);
        true
    }

    fn step_to_end(&mut self, last: bool, dossier: &Dossier, cells: usize) -> bool {
        let day = if last { i32::MAX } else { i32::MIN };
        let lane = self.chart.lane_of(dossier, self.selected).unwrap_or(0);
        let end = self.chart.nearest(lane, day);
        end.into_iter().for_each(|id| self.select(id, dossier, cells));
        end.is_some()
    }

    fn select(&mut self, id: EntryId, dossier: &Dossier, cells: usize) {
        self.selected = id;
        let (scale, day) = (self.scale(cells), self.selected_day(dossier));
        let columns = scale.columns(&self.chart.days, cells);
        let window = axis::window(&columns);
        if !window.is_some_and(|(from, to)| (from..=to).contains(&day)) {
            self.scale = Some(Scale { step: scale.step, day: Day(day), cell: cells / 2 });
        }
    }

    fn step_lane(&mut self, by: isize, dossier: &Dossier, room: (usize, usize)) {
        let lanes = self.frame(dossier, room).lanes;
        let own = self.chart.lane_of(dossier, self.selected);
        let own = lanes.iter().position(|lane| Some(*lane) == own).unwrap_or(0);
        let next = own.saturating_add_signed(by).min(lanes.len().saturating_sub(1));
        let day = self.selected_day(dossier);
        if let Some(id) = lanes.get(next).and_then(|lane| self.chart.nearest(*lane, day)) {
            self.selected = id;
        }
    }
}
