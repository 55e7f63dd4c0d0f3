//! Durations as bars: terms, recognitions, treaties in force, and dates that are not exact.

use super::Column;
use crate::{
    date::{Date, Day, Shape},
    dossier::{Dossier, EntryId, Record, Subject, first_term_end, vocabulary::ActionType},
};

/// The most tracks of a lane; of bars that overlap more only the beginnings are marked.
const TRACKS: usize = 8;

const UNKNOWN_DAYS: i32 = 90;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Exact,
    Uncertain,
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bar {
    pub from: i32,
    pub to: i32,
    pub start: End,
    pub end: End,
    pub(crate) sure: bool,
    /// The entry; none if several are drawn as one.
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarSegment {
    pub from: usize,
    pub to: usize,
    /// The left end; none if it is off the screen.
    pub start: Option<End>,
    pub end: Option<End>,
    pub sure: bool,
    pub entry: Option<EntryId>,
}

pub(super) fn entry_bars(dossier: &Dossier, id: EntryId) -> impl Iterator<Item = Vec<Bar>> {
    let described = dossier.describes(id).iter().copied();
    let each = std::iter::once(id).chain(described).map(|id| bars(dossier, id));
    each.filter(|bars| !bars.is_empty())
}

fn bars(dossier: &Dossier, id: EntryId) -> Vec<Bar> {
    match dossier.subject(id) {
        Subject::Tenure(_, tenure) => duration(id, tenure.start.as_ref(), tenure.end.as_ref()),
        Subject::Recognition(_, it) => duration(id, Some(&it.date), it.withdrawn.as_ref()),
        Subject::Action(Record::Treaty(_), action) if action.kind == ActionType::EntryIntoForce => {
            in_force(dossier, id)
        }
        Subject::Record(Record::Event(event)) => date_range(id, &event.date, true),
        _ => dossier.date(id).map(|date| date_range(id, date, false)).unwrap_or_default(),
    }
}

/// The bar of a treaty in force: to its end, or to the calculated end of its term, which is uncertain.
fn in_force(dossier: &Dossier, step: EntryId) -> Vec<Bar> {
    let Record::Treaty(treaty) = dossier.record(step) else { return Vec::new() };
    let ended = treaty.actions.iter().find(|it| it.kind == ActionType::Termination);
    let mut bars = duration(step, dossier.date(step), ended.map(|it| &it.date));
    if let (None, Some(end), Some(bar)) = (ended, first_term_end(treaty), bars.last_mut()) {
        (bar.to, bar.end) = (end.0.max(bar.from), End::Uncertain);
    }
    bars
}

/// The bars of a duration. The range of an inexact date is a bar of its own.
fn duration(id: EntryId, start: Option<&Date>, end: Option<&Date>) -> Vec<Bar> {
    let Some(start) = start else { return Vec::new() };
    let mut bars = date_range(id, start, false);
    let from = start.latest().0;
    let exact = start.exact_day().is_some();
    let (to, last) = match end {
        None => (i32::MAX, End::Open),
        Some(date) if date.latest() == Day::END => (i32::MAX, End::Open),
        Some(date) if date.exact_day().is_some() => (date.latest().0, End::Exact),
        Some(date) => (date.earliest().0.max(from), End::Uncertain),
    };
    let start = if exact { End::Exact } else { End::Uncertain };
    // The range of the start date ends where the duration begins.
    if let Some(before) = bars.last_mut() {
        before.to = from.saturating_sub(1);
        before.entry = None;
    }
    bars.push(Bar { from, to: to.max(from), start, end: last, sure: true, entry: Some(id) });
    if let Some(date) = end.filter(|_| last == End::Uncertain) {
        bars.extend(date_range(id, date, false).into_iter().map(|bar| Bar {
            from: to.max(from).saturating_add(1),
            entry: None,
            ..bar
        }));
    }
    bars.retain(|bar| bar.from <= bar.to);
    bars
}

/// The bar of an inexact date. An interval lasts throughout; any other is at some time within it.
fn date_range(id: EntryId, date: &Date, may_last: bool) -> Vec<Bar> {
    let sure = may_last
        && matches!(date.shape(), Shape::Interval(..))
        && date.earliest() != Day::BEGINNING;
    if !sure && date.exact_day().is_some() {
        return Vec::new();
    }
    let known = if sure { End::Exact } else { End::Uncertain };
    let (from, start) = match date.earliest() {
        Day::BEGINNING => (date.latest().plus(-UNKNOWN_DAYS).0, End::Open),
        day => (day.0, known),
    };
    let (to, end) = match date.latest() {
        Day::END => (i32::MAX, End::Open),
        day => (day.0.max(from), known),
    };
    vec![Bar { from, to, start, end, sure, entry: Some(id) }]
}

/// Packs groups of bars into tracks in which none overlap, the first groups first.
pub(super) fn pack(groups: impl IntoIterator<Item = Vec<Bar>>) -> Vec<Vec<Bar>> {
    let mut tracks: Vec<Vec<Bar>> = Vec::new();
    for group in groups {
        let place =
            |track: &[Bar], bar: &Bar| track.partition_point(|other| other.from <= bar.from);
        let is_free = |track: &Vec<Bar>| {
            group.iter().all(|bar| {
                let at = place(track, bar);
                let before = at.checked_sub(1).and_then(|at| track.get(at));
                before.is_none_or(|other| other.to < bar.from)
                    && track.get(at).is_none_or(|other| bar.to < other.from)
            })
        };
        let free = tracks.iter().position(is_free);
        if free.is_none() && tracks.len() < TRACKS {
            tracks.push(group);
        } else if let Some(track) = free.and_then(|at| tracks.get_mut(at)) {
            for bar in group {
                track.insert(place(track, &bar), bar);
            }
        }
    }
    tracks
}

pub(super) fn segments(columns: &[Column], bars: &[Bar]) -> Vec<BarSegment> {
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
                segment.end = ends.then_some(bar.end);
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
    // What lasts less than two cells is a mark.
    segments.retain(|segment| segment.to - segment.from > 1);
    segments
}
