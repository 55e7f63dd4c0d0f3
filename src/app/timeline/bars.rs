//! Durations as bars: terms, recognitions, treaties in force, and dates that are not exact.

use crate::{
    date::{Date, Day, Shape},
    dossier::{Dossier, EntryId, Record, Subject, first_term_end, vocabulary::ActionType},
};

/// The most tracks of a lane; bars that overlap more are drawn as one.
const TRACKS: usize = 3;

/// The days of a bar before its end where its beginning is unknown.
const UNKNOWN_DAYS: i32 = 90;

/// How exact an end of a bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// To the day.
    Exact,
    /// Not to the day, or calculated.
    Uncertain,
    /// Open or unknown.
    Open,
}

/// A duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Its first day.
    pub from: i32,
    /// Its last day.
    pub to: i32,
    /// How exact the beginning is.
    pub start: End,
    /// How exact the end is.
    pub end: End,
    /// Whether it lasts all that time, or is somewhere in it.
    pub sure: bool,
    /// The entry; nothing where several are drawn as one.
    pub entry: Option<EntryId>,
}

/// The bars of an entry, and of those that it describes.
pub(super) fn entry_bars(dossier: &Dossier, id: EntryId) -> Vec<Bar> {
    let described = dossier.describes(id).iter().copied();
    std::iter::once(id).chain(described).flat_map(|id| bars(dossier, id)).collect()
}

fn bars(dossier: &Dossier, id: EntryId) -> Vec<Bar> {
    match dossier.subject(id) {
        Subject::Term(_, term) => duration(id, term.start.as_ref(), term.end.as_ref()),
        Subject::Recognition(_, it) => duration(id, Some(&it.date), it.withdrawn.as_ref()),
        Subject::Action(Record::Treaty(_), action) if action.kind == ActionType::EntryIntoForce => {
            in_force(dossier, id)
        }
        Subject::Record(Record::Event(event)) => event_bars(id, &event.date),
        _ => dossier.date(id).map(|date| date_range(id, date)).unwrap_or_default(),
    }
}

/// The bars of a treaty: from its first action to its entry into force, and its time in force.
pub(super) fn treaty_bars(dossier: &Dossier, act: EntryId) -> Vec<Bar> {
    let mut bars = Vec::new();
    let dates = dossier.parts(act).filter_map(|step| Some((step, dossier.date(step)?)));
    let known: Vec<(EntryId, &Date)> =
        dates.filter(|(_, date)| date.earliest() != Day::BEGINNING).collect();
    let force = dossier.parts(act).find(|step| is_force(dossier, *step));
    let first = known.iter().map(|(_, date)| date.earliest()).min();
    let end = match force.and_then(|step| dossier.date(step)) {
        Some(date) => Some(date.earliest().plus(-1)),
        None => known.iter().map(|(_, date)| date.latest()).max(),
    };
    if let Some((first, end)) = first.zip(end).filter(|(first, end)| first < end) {
        let (from, to) = (first.0, end.0);
        let ends = (End::Exact, End::Exact);
        bars.push(Bar { from, to, start: ends.0, end: ends.1, sure: false, entry: None });
    }
    bars.extend(force.map(|step| in_force(dossier, step)).unwrap_or_default());
    bars
}

fn is_force(dossier: &Dossier, step: EntryId) -> bool {
    matches!(dossier.subject(step), Subject::Action(_, it) if it.kind == ActionType::EntryIntoForce)
}

/// From entry into force to the stated end, or to the calculated end of the first term, which is
/// uncertain.
fn in_force(dossier: &Dossier, step: EntryId) -> Vec<Bar> {
    let Record::Treaty(treaty) = dossier.record(step) else { return Vec::new() };
    let ended = treaty.actions.iter().find(|it| it.kind == ActionType::Termination);
    let mut bars = duration(step, dossier.date(step), ended.map(|it| &it.date));
    if let (None, Some(end), Some(bar)) = (ended, first_term_end(treaty), bars.last_mut()) {
        (bar.to, bar.end) = (end.0.max(bar.from), End::Uncertain);
    }
    bars
}

/// A duration from one date to another. Where a date is not exact, its range is a bar of its own.
fn duration(id: EntryId, start: Option<&Date>, end: Option<&Date>) -> Vec<Bar> {
    let Some(start) = start else { return Vec::new() };
    let mut bars = date_range(id, start);
    let from = start.latest().0;
    let exact = start.exact_day().is_some();
    let (to, last) = match end {
        None => (i32::MAX, End::Open),
        Some(date) if date.latest() == Day::END => (i32::MAX, End::Open),
        Some(date) if date.exact_day().is_some() => (date.latest().0, End::Exact),
        Some(date) => (date.earliest().0.max(from), End::Uncertain),
    };
    let start = if exact { End::Exact } else { End::Uncertain };
    // The range of the beginning ends where the duration begins.
    if let Some(before) = bars.last_mut() {
        before.to = from - 1;
        before.entry = None;
    }
    bars.push(Bar { from, to: to.max(from), start, end: last, sure: true, entry: Some(id) });
    if let Some(date) = end.filter(|_| last == End::Uncertain) {
        bars.extend(date_range(id, date).into_iter().map(|bar| Bar {
            from: (to + 1).max(from + 1),
            entry: None,
            ..bar
        }));
    }
    bars.retain(|bar| bar.from <= bar.to);
    bars
}

/// An event over several days, or somewhere in the range of a date that is not exact.
fn event_bars(id: EntryId, date: &Date) -> Vec<Bar> {
    let lasts = matches!(date.shape(), Shape::Interval(..)) && date.earliest() != Day::BEGINNING;
    if !lasts {
        return date_range(id, date);
    }
    let (to, end) = match date.latest() {
        Day::END => (i32::MAX, End::Open),
        day => (day.0, End::Exact),
    };
    let from = date.earliest().0;
    vec![Bar { from, to, start: End::Exact, end, sure: true, entry: Some(id) }]
}

/// The range of a date that is not exact.
fn date_range(id: EntryId, date: &Date) -> Vec<Bar> {
    if date.exact_day().is_some() {
        return Vec::new();
    }
    let (from, start) = match date.earliest() {
        Day::BEGINNING => (date.latest().plus(-UNKNOWN_DAYS).0, End::Open),
        day => (day.0, End::Uncertain),
    };
    let (to, end) = match date.latest() {
        Day::END => (i32::MAX, End::Open),
        day => (day.0, End::Uncertain),
    };
    vec![Bar { from, to: to.max(from), start, end, sure: false, entry: Some(id) }]
}

/// Packs bars into tracks in which none overlap; in the last track overlapping bars become one.
pub(super) fn pack(mut bars: Vec<Bar>) -> Vec<Vec<Bar>> {
    bars.sort_by_key(|bar| (bar.from, bar.to));
    let mut tracks: Vec<Vec<Bar>> = Vec::new();
    for bar in bars {
        let free = tracks.iter().position(|track| track.last().is_none_or(|it| it.to < bar.from));
        match free {
            Some(at) => tracks[at].push(bar),
            None if tracks.len() < TRACKS => tracks.push(vec![bar]),
            None => {
                if let Some(last) = tracks.last_mut().and_then(|track| track.last_mut()) {
                    last.entry = None;
                    last.sure |= bar.sure;
                    if bar.to > last.to {
                        (last.to, last.end) = (bar.to, bar.end);
                    }
                }
            }
        }
    }
    tracks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(start: &str, end: Option<&str>) -> Vec<(String, String, bool)> {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let (start, end) = (date(start), end.map(date));
        let bars = duration(EntryId(0), Some(&start), end.as_ref());
        let day = |day: i32| if day == i32::MAX { "..".to_owned() } else { Day(day).to_string() };
        bars.into_iter().map(|bar| (day(bar.from), day(bar.to), bar.sure)).collect()
    }

    #[test]
    fn inexact_dates_have_bars_of_their_own() {
        let bar = |from: &str, to: &str, sure| (from.to_owned(), to.to_owned(), sure);
        assert_eq!(of("2008-05-07", Some("2012-05-07")), [bar("2008-05-07", "2012-05-07", true)]);
        assert_eq!(of("2008-05-07", None), [bar("2008-05-07", "..", true)]);
        assert_eq!(
            of("1991/2008", None),
            [bar("1991-01-01", "2008-12-30", false), bar("2008-12-31", "..", true)]
        );
        assert_eq!(
            of("2001-12-18", Some("2010")),
            [bar("2001-12-18", "2010-01-01", true), bar("2010-01-02", "2010-12-31", false)]
        );
    }

    #[test]
    fn bars_of_a_track_never_overlap() {
        let bar = |from, to| Bar {
            from,
            to,
            start: End::Exact,
            end: End::Exact,
            sure: true,
            entry: None,
        };
        let many = (0..50).map(|at| bar(at * 3, at * 3 + 20 + at % 7)).collect();
        let tracks = pack(many);
        assert_eq!(tracks.len(), TRACKS);
        for track in tracks {
            assert!(track.windows(2).all(|two| two[0].to < two[1].from), "{track:?}");
        }
    }
}
