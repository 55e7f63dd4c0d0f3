//! The chart of the timeline to scale: entries in lanes, as points and bars.

use super::{
    bars::{Bar, End, entry_bars, pack},
    lanes::kind,
};
use crate::{
    date::Day,
    dossier::{Dossier, EntryId, vocabulary::EventType},
};
use std::{cmp::Reverse, ops::Range};

/// The number of most important entries that each lane keeps ranked.
const MOST_TOP: usize = 300;

/// The most entries that are ranked in a frame.
const FEW: usize = 2000;

#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    pub(super) day: i32,
    pub(super) entry: EntryId,
    importance: u32,
}

#[derive(Debug)]
pub(super) struct Lane {
    pub(super) kind: EventType,
    pub(super) points: Vec<Point>,
    /// Bars in tracks, in which none overlap.
    pub(super) tracks: Vec<Vec<Bar>>,
    top: Vec<usize>,
}

impl Lane {
    fn new(kind: EventType) -> Self {
        Self { kind, points: Vec::new(), tracks: Vec::new(), top: Vec::new() }
    }

    pub(super) fn before(&self, day: i32) -> usize {
        self.points.partition_point(|point| point.day < day)
    }

    /// Points in a range, the most important first; all of them if they are few.
    pub(super) fn ranked(&self, range: Range<usize>) -> Vec<usize> {
        if range.len() > FEW {
            return self.top.iter().copied().filter(|at| range.contains(at)).collect();
        }
        let mut ranked: Vec<usize> = range.collect();
        ranked.sort_by_key(|at| (Reverse(self.importance(*at)), *at));
        ranked
    }

    pub(super) fn best(&self, range: Range<usize>) -> Option<&Point> {
        let at = match range.len() {
            0..200 => range.clone().max_by_key(|at| (self.importance(*at), Reverse(*at))),
            _ => self.top.iter().copied().find(|at| range.contains(at)),
        };
        self.points.get(at.unwrap_or(range.start))
    }

    fn importance(&self, at: usize) -> u32 {
        self.points.get(at).map_or(0, |point| point.importance)
    }

    fn finish(&mut self, mut bars: Vec<(u32, Vec<Bar>)>) {
        bars.sort_by_key(|(importance, _)| Reverse(*importance));
        self.tracks = pack(bars.into_iter().map(|(_, bars)| bars));
        let mut top: Vec<usize> = (0..self.points.len()).collect();
        top.sort_by_key(|at| (Reverse(self.importance(*at)), *at));
        top.truncate(MOST_TOP);
        self.top = top;
    }

    fn weight(&self) -> u32 {
        self.top.iter().take(5).map(|at| self.importance(*at)).sum()
    }
}

#[derive(Debug, Default)]
pub(crate) struct Chart {
    /// The lanes, the most important ones first.
    pub(super) lanes: Vec<Lane>,
    /// The days on which something begins or ends, sorted.
    pub(crate) days: Vec<i32>,
    pub(crate) count: usize,
}

impl Chart {
    pub(crate) fn new(dossier: &Dossier, timeline: &[EntryId]) -> Self {
        let mut chart = Self::default();
        let mut bars: Vec<Vec<(u32, Vec<Bar>)>> = Vec::new();
        for entry in timeline.iter().copied() {
            let Some(day) = day_of(dossier, entry) else { continue };
            chart.days.push(day);
            chart.count += 1;
            let importance = importance(dossier, entry);
            let at = chart.lane_of(dossier, entry).unwrap_or_else(|| {
                chart.lanes.push(Lane::new(kind(dossier, entry)));
                bars.push(Vec::new());
                chart.lanes.len() - 1
            });
            if let (Some(lane), Some(bars)) = (chart.lanes.get_mut(at), bars.get_mut(at)) {
                lane.points.push(Point { day, entry, importance });
                bars.extend(entry_bars(dossier, entry).map(|bars| (importance, bars)));
            }
        }
        for (lane, bars) in chart.lanes.iter_mut().zip(bars) {
            let ends = bars.iter().flat_map(|(_, bars)| bars);
            chart.days.extend(ends.filter(|bar| bar.end == End::Exact).map(|bar| bar.to));
            lane.finish(bars);
        }
        chart.days.sort_unstable();
        chart.days.dedup();
        chart.lanes.sort_by_key(|lane| Reverse(lane.weight()));
        chart
    }

    pub(super) fn most_important(&self) -> Option<EntryId> {
        let first = |lane: &Lane| lane.top.first().and_then(|at| lane.points.get(*at)).copied();
        let best = self.lanes.iter().filter_map(first).rev();
        best.max_by_key(|point| point.importance).map(|point| point.entry)
    }

    pub(crate) fn lane_of(&self, dossier: &Dossier, id: EntryId) -> Option<usize> {
        let kind = kind(dossier, id);
        self.lanes.iter().position(|lane| lane.kind == kind)
    }

    /// The lane of an entry, and its index among the points.
    pub(super) fn place(&self, dossier: &Dossier, id: EntryId) -> Option<(usize, usize)> {
        let (at, day) = (self.lane_of(dossier, id)?, day_of(dossier, id)?);
        let lane = self.lanes.get(at)?;
        let from = lane.before(day);
        let mut same = lane.points.get(from..)?.iter().take_while(|point| point.day == day);
        Some((at, from + same.position(|point| point.entry == id)?))
    }

    pub(super) fn point(&self, lane: usize, at: usize) -> Option<EntryId> {
        self.lanes.get(lane)?.points.get(at).map(|point| point.entry)
    }

    pub(super) fn nearest(&self, lane: usize, day: i32) -> Option<EntryId> {
        let lane = self.lanes.get(lane)?;
        let after = lane.before(day);
        let around = [after.checked_sub(1), Some(after)].into_iter().flatten();
        let points = around.filter_map(|at| lane.points.get(at));
        points.min_by_key(|point| point.day.abs_diff(day)).map(|point| point.entry)
    }

    pub(crate) fn entries(&self, lane: usize, points: Range<usize>) -> Vec<EntryId> {
        let points = self.lanes.get(lane).and_then(|lane| lane.points.get(points));
        points.unwrap_or_default().iter().map(|point| point.entry).collect()
    }
}

fn day_of(dossier: &Dossier, id: EntryId) -> Option<i32> {
    let day = dossier.sort_key(id).0;
    (day != Day::BEGINNING && day != Day::END).then_some(day.0)
}

/// Links and citations of an entry, of what it describes, and partly of its record; more if contested.
fn importance(dossier: &Dossier, id: EntryId) -> u32 {
    let own = |id: EntryId| dossier.links(id).len() * 2 + dossier.citations(id).len();
    let faces = std::iter::once(id).chain(dossier.describes(id).iter().copied());
    let record = |id: EntryId| match dossier.record_entry(id) {
        record if record != id => own(record) / 3,
        _ => 0,
    };
    let sum: usize = faces.map(|id| own(id) + record(id)).sum();
    let contested = if dossier.is_contested(id) { 10 } else { 0 };
    u32::try_from(sum + contested).unwrap_or(u32::MAX)
}
