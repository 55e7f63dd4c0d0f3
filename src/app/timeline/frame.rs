//! One frame of the timeline to scale: the visible lanes, cell by cell.

use super::{
    Column, Label, Scale,
    axis::{self, ticks},
    bars::{BarSegment, segments},
    chart::{Chart, Lane},
    labels,
};
use crate::dossier::{Dossier, EntryId};
use std::ops::Range;

const MOST_TITLES: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineMark {
    pub x: usize,
    pub entry: EntryId,
    pub count: usize,
    pub selected: bool,
    pub points: Range<usize>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LaneRow {
    pub lane: usize,
    pub title: &'static str,
    pub marks: Vec<TimelineMark>,
    pub most: usize,
    pub segments: Vec<BarSegment>,
    pub labels: Vec<Label>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimelineFrame {
    pub columns: Vec<Column>,
    pub(crate) ticks: Vec<(usize, String)>,
    pub rows: Vec<LaneRow>,
    pub(crate) lanes: Vec<usize>,
    /// The number of these that are hidden above and below.
    pub hidden: (usize, usize),
}

struct VisibleLane<'c> {
    at: usize,
    lane: &'c Lane,
    marks: Vec<TimelineMark>,
    tracks: Vec<Vec<BarSegment>>,
    /// The lines that titles would take without a limit.
    titles: usize,
}

impl TimelineFrame {
    pub(super) fn new(
        (dossier, chart): (&Dossier, &Chart),
        scale: Scale,
        selected: EntryId,
        (cells, lines): (usize, usize),
    ) -> Self {
        let columns = scale.columns(&chart.days, cells);
        let ticks = ticks(&columns, scale.step);
        let own = chart.place(dossier, selected);
        let mut lanes: Vec<VisibleLane<'_>> = Vec::new();
        for (at, lane) in chart.lanes.iter().enumerate() {
            let selected = own.filter(|(own, _)| *own == at).map(|(_, index)| index);
            let marks = marks(&columns, lane, selected);
            let tracks = lane.tracks.iter().map(|bars| segments(&columns, bars));
            let tracks: Vec<_> = tracks.filter(|segments| !segments.is_empty()).collect();
            if !marks.is_empty() || !tracks.is_empty() || selected.is_some() {
                lanes.push(VisibleLane { at, lane, marks, tracks, titles: 0 });
            }
        }
        let first =
            lanes.iter().position(|lane| Some(lane.at) == own.map(|own| own.0)).unwrap_or(0);
        let first = (first + 1).saturating_sub(lines);
        let below = lanes.len().saturating_sub(first + lines);
        let mut frame =
            Self { columns, ticks, rows: Vec::new(), lanes: Vec::new(), hidden: (first, below) };
        frame.lanes = lanes.iter().map(|lane| lane.at).collect();
        let title = |id| dossier.title(id).into_owned();
        if lanes.len() < lines {
            for lane in &mut lanes {
                let placed = lane.labels(cells, MOST_TITLES + 1, &title);
                lane.titles = placed.iter().skip(1).filter(|row| !row.is_empty()).count();
            }
        }
        let extra = share(&lanes, lines.saturating_sub(lanes.len()));
        for (lane, extra) in lanes.iter().zip(extra).skip(first).take(lines) {
            frame.rows.extend(lane.rows(cells, extra, &title));
        }
        frame
    }

    pub fn selected_mark(&self) -> Option<&TimelineMark> {
        self.rows.iter().flat_map(|row| &row.marks).find(|mark| mark.selected)
    }

    /// The first and the last day on the screen.
    pub fn window(&self) -> Option<(i32, i32)> {
        axis::window(&self.columns)
    }

    pub(crate) fn cell_of(&self, day: i32) -> Option<usize> {
        axis::cell_of(&self.columns, day)
    }
}

/// Shares lines out among the lanes in turn, as far as a lane can use them; each has one already.
fn share(lanes: &[VisibleLane<'_>], mut left: usize) -> Vec<usize> {
    let mut extra = vec![0; lanes.len()];
    loop {
        let before = left;
        for (lane, extra) in lanes.iter().zip(&mut extra) {
            if left > 0 && *extra < lane.titles + lane.tracks.len() {
                (*extra, left) = (*extra + 1, left - 1);
            }
        }
        if left == before {
            return extra;
        }
    }
}

impl VisibleLane<'_> {
    fn labels(
        &self,
        cells: usize,
        lines: usize,
        title: &dyn Fn(EntryId) -> String,
    ) -> Vec<Vec<Label>> {
        let range = self.marks.first().map_or(0, |mark| mark.points.start)
            ..self.marks.last().map_or(0, |mark| mark.points.end);
        let mut labeled = vec![false; self.marks.len()];
        let titles = self.lane.ranked(range).into_iter().filter_map(|at| {
            let mark = self.marks.partition_point(|mark| mark.points.end <= at);
            let is_labeled = labeled.get_mut(mark)?;
            let point = self.lane.points.get(at).filter(|_| !*is_labeled)?;
            *is_labeled = true;
            Some((mark, title(point.entry)))
        });
        let marks: Vec<usize> = self.marks.iter().map(|mark| mark.x).collect();
        labels::place(&marks, titles, (cells, lines))
    }

    fn rows(&self, cells: usize, extra: usize, title: &dyn Fn(EntryId) -> String) -> Vec<LaneRow> {
        let tracks = self.tracks.len().min(extra.div_ceil(2));
        let titles = self.titles.min(extra - tracks);
        let tracks = self.tracks.len().min(extra - titles);
        let mut rows: Vec<LaneRow> = self
            .labels(cells, titles + 1, title)
            .into_iter()
            .map(|labels| LaneRow { lane: self.at, labels, ..LaneRow::default() })
            .collect();
        if let Some(first) = rows.first_mut() {
            first.title = self.lane.kind.label();
            first.marks.clone_from(&self.marks);
            first.most = self.marks.iter().map(|mark| mark.count).max().unwrap_or(0);
        }
        rows.extend(self.tracks.iter().take(tracks).map(|segments| LaneRow {
            lane: self.at,
            segments: segments.clone(),
            ..LaneRow::default()
        }));
        rows
    }
}

fn marks(columns: &[Column], lane: &Lane, selected: Option<usize>) -> Vec<TimelineMark> {
    let mut marks = Vec::new();
    let mut x = 0;
    for column in columns {
        let (from, to) = column.days();
        let points = lane.before(from)..lane.before(to);
        if let Some(best) = lane.best(points.clone()).filter(|_| !points.is_empty()) {
            marks.push(TimelineMark {
                x,
                entry: best.entry,
                count: points.len(),
                selected: selected.is_some_and(|at| points.contains(&at)),
                points,
            });
        }
        x += column.cells();
    }
    marks
}
