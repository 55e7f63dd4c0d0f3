//! One frame of the scaled timeline: the visible lanes, cell by cell.

use super::{
    Column, TimelineScale,
    axis::{columns, ticks},
    bars::{Bar, End},
    chart::{Chart, Lane},
};
use crate::dossier::{Dossier, EntryId};

/// The entries that begin in one cell, or in the cells that their count needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineMark {
    /// The first cell.
    pub x: usize,
    /// The cells it takes.
    pub cells: usize,
    /// The first of the entries.
    pub entry: EntryId,
    /// The number of entries.
    pub count: usize,
    /// Whether the selected one is among them.
    pub selected: bool,
    /// The lane, and the range of its points.
    points: (usize, std::ops::Range<usize>),
}

impl TimelineMark {
    /// The label of several entries.
    #[must_use]
    pub fn label(&self) -> String {
        format!("+{}", self.count)
    }
}

/// The visible part of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarSegment {
    /// From this cell.
    pub from: usize,
    /// To before this one.
    pub to: usize,
    /// The left end; nothing where it is off the screen.
    pub start: Option<End>,
    /// The right end.
    pub end: Option<End>,
    /// Whether it lasts all that time, or is somewhere in it.
    pub sure: bool,
    /// The entry that lasts.
    pub entry: Option<EntryId>,
}

/// One line of lanes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LaneRow {
    /// The title of the lane, in its first line.
    pub title: String,
    /// The entries that begin.
    pub marks: Vec<TimelineMark>,
    /// The bars.
    pub segments: Vec<BarSegment>,
    /// Whether the selected entry is in this lane.
    pub selected: bool,
}

/// A frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimelineFrame {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The labels of the axis, each with its cell.
    pub ticks: Vec<(usize, String)>,
    /// The visible lines.
    pub rows: Vec<LaneRow>,
    /// The number of hidden lanes above and below.
    pub hidden: (usize, usize),
}

impl TimelineFrame {
    /// The frame for this many cells and lines.
    #[must_use]
    pub fn new(
        (dossier, chart): (&Dossier, &Chart),
        scale: TimelineScale,
        selected: Option<EntryId>,
        (cells, lines): (usize, usize),
    ) -> Self {
        let columns = columns(&chart.days, scale.middle, scale.days(), cells);
        let ticks = ticks(&columns, scale.days());
        let places = selected.map(|id| chart.places(dossier, id)).unwrap_or_default();
        let first = first_lane(chart, places.first().map(|place| place.0), lines);
        let mut frame = Self { columns, ticks, rows: Vec::new(), hidden: (first, 0) };
        let mut shown = first;
        for (at, lane) in chart.lanes.iter().enumerate().skip(first) {
            let height = lane.tracks.len().max(1);
            if frame.rows.len() + height > lines && !frame.rows.is_empty() {
                break;
            }
            let place = places.iter().find(|place| place.0 == at).map(|place| place.1);
            frame.lane(at, lane, place, lines);
            shown = at + 1;
        }
        frame.hidden.1 = chart.lanes.len() - shown.min(chart.lanes.len());
        frame
    }

    fn lane(&mut self, at: usize, lane: &Lane, selected: Option<usize>, lines: usize) {
        let marks = marks(&self.columns, at, lane, selected);
        let none = Vec::new();
        let tracks = lane.tracks.len().max(1);
        for nth in 0..tracks.min(lines.saturating_sub(self.rows.len()).max(1)) {
            let bars = lane.tracks.get(nth).unwrap_or(&none);
            let row = LaneRow {
                title: if nth == 0 { lane.title.clone() } else { String::new() },
                marks: if nth == 0 { marks.clone() } else { Vec::new() },
                segments: segments(&self.columns, bars),
                selected: selected.is_some(),
            };
            self.rows.push(row);
        }
    }

    /// The first and the last day on the screen.
    #[must_use]
    pub fn window(&self) -> Option<(i32, i32)> {
        Some((self.columns.first()?.days().0, self.columns.last()?.days().1 - 1))
    }

    /// The first day of a cell.
    #[must_use]
    pub fn day_at(&self, cell: usize) -> Option<i32> {
        let mut x = 0;
        self.columns.iter().find_map(|column| {
            x += column.cells();
            (cell < x).then_some(column.days().0)
        })
    }

    /// The entries that begin in the same cell as the selected one, in order.
    #[must_use]
    pub fn together(&self, chart: &Chart) -> Vec<EntryId> {
        let mut marks = self.rows.iter().flat_map(|row| &row.marks);
        let Some(mark) = marks.find(|mark| mark.selected) else { return Vec::new() };
        let (lane, range) = &mark.points;
        let points = chart.lanes.get(*lane).and_then(|lane| lane.points.get(range.clone()));
        points.unwrap_or_default().iter().map(|(_, id)| *id).collect()
    }
}

/// The first visible lane: the first of all as long as the selected one is visible.
fn first_lane(chart: &Chart, selected: Option<usize>, lines: usize) -> usize {
    let Some(selected) = selected else { return 0 };
    let mut room = lines;
    let mut first = selected;
    loop {
        let height = chart.lanes.get(first).map_or(1, |lane| lane.tracks.len().max(1));
        if height > room {
            return (first + 1).min(selected);
        }
        room -= height;
        match first.checked_sub(1) {
            Some(above) => first = above,
            None => return 0,
        }
    }
}

/// The marks of a lane. A count takes as many columns as its digits need, and counts the entries in
/// those too.
fn marks(columns: &[Column], at: usize, lane: &Lane, selected: Option<usize>) -> Vec<TimelineMark> {
    let before = |day: i32| lane.points.partition_point(|(other, _)| *other < day);
    let mut marks = Vec::new();
    let (mut x, mut nth) = (0, 0);
    while let Some(column) = columns.get(nth) {
        let (from, to) = column.days();
        let (low, mut high) = (before(from), before(to));
        let Some((_, entry)) = lane.points.get(low).filter(|_| high > low) else {
            x += column.cells();
            nth += 1;
            continue;
        };
        let mut cells = column.cells();
        nth += 1;
        while high - low > 1 && cells < 1 + (high - low).to_string().len() {
            let Some(next @ Column::Days(_, to)) = columns.get(nth) else { break };
            high = before(*to);
            cells += next.cells();
            nth += 1;
        }
        marks.push(TimelineMark {
            x,
            cells,
            entry: *entry,
            count: high - low,
            selected: selected.is_some_and(|place| (low..high).contains(&place)),
            points: (at, low..high),
        });
        x += cells;
    }
    marks
}

/// The visible parts of the bars of one track.
fn segments(columns: &[Column], bars: &[Bar]) -> Vec<BarSegment> {
    let mut segments: Vec<BarSegment> = Vec::new();
    let mut x = 0;
    for column in columns {
        let (from, to) = column.days();
        let bar = bars.get(bars.partition_point(|bar| bar.to < from)).filter(|bar| bar.from < to);
        if let Some(bar) = bar {
            let begins = bar.from >= from;
            let ends = bar.to < to;
            let goes_on =
                !begins && segments.last().is_some_and(|last| last.to == x && last.end.is_none());
            if !goes_on {
                let start = begins.then_some(bar.start);
                let (sure, entry) = (bar.sure, bar.entry);
                segments.push(BarSegment { from: x, to: x, start, end: None, sure, entry });
            }
            if let Some(segment) = segments.last_mut() {
                segment.to = x + column.cells();
                segment.end = match bar.end {
                    _ if ends => Some(bar.end),
                    _ => None,
                };
            }
        }
        x += column.cells();
    }
    // An open bar points out of the screen.
    if let Some(last) = segments.last_mut().filter(|last| last.to == x && last.end.is_none())
        && bars.last().is_some_and(|bar| bar.end == End::Open && bar.entry == last.entry)
    {
        last.end = Some(End::Open);
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Day;

    /// A chart of many points and bars.
    fn crowd(count: i32) -> Chart {
        let mut chart = Chart::default();
        for at in 0..4 {
            let points: Vec<(i32, EntryId)> =
                (0..count / 4).map(|nth| (nth / 8, EntryId(nth.unsigned_abs()))).collect();
            let bars = (0..count / 4).map(|nth| Bar {
                from: nth * 2,
                to: nth * 2 + 1,
                start: End::Exact,
                end: End::Exact,
                sure: true,
                entry: Some(EntryId(nth.unsigned_abs())),
            });
            let tracks = vec![bars.collect()];
            chart.lanes.push(Lane { title: format!("lane {at}"), points, tracks });
        }
        chart.days = (0..count).map(|nth| nth / 8).collect();
        chart
    }

    /// The cost of a frame is bounded by the screen.
    #[test]
    fn marks_are_bounded_by_the_cells() {
        let chart = crowd(1_000_000);
        let dossier = Dossier::default();
        let mut scale = TimelineScale::around(Day(60_000));
        for nth in 0..100 {
            scale.zoom_by(if nth % 20 < 10 { 1 } else { -1 });
            scale.middle = Day(nth * 1000);
            let frame = TimelineFrame::new((&dossier, &chart), scale, None, (200, 50));
            assert_eq!(frame.rows.len(), 4);
            assert!(frame.rows.iter().all(|row| row.marks.len() <= 200));
        }
    }

    #[test]
    fn counts_add_up_to_all_entries() {
        let chart = crowd(4000);
        let frame = TimelineFrame::new(
            (&Dossier::default(), &chart),
            TimelineScale::around(Day(60)),
            None,
            (80, 9),
        );
        let row = &frame.rows[0];
        assert_eq!(row.marks.iter().map(|mark| mark.count).sum::<usize>(), 1000);
        for mark in row.marks.iter().filter(|mark| mark.count > 1) {
            assert!(mark.label().len() <= mark.cells, "{mark:?}");
        }
    }
}
