//! What lasts, as bars: terms, recognitions, acts in force, and what a date leaves open.

use crate::{
    date::{Date, Day, Shape},
    dossier::{Dossier, EntryId, Record, Subject, first_term_end, vocabulary::ActionType},
};

/// How many bars of one lane stand below each other; what overlaps more is drawn as one.
const TRACKS: usize = 3;

/// How far back a bar is drawn whose beginning nobody gives.
const UNKNOWN: i32 = 90;

/// How an end of a bar is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// To the day.
    Exact,
    /// Not to the day, or computed.
    Uncertain,
    /// It goes on, or nobody says.
    Open,
}

/// Something that lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Its first day.
    pub from: i32,
    /// Its last day.
    pub to: i32,
    /// How the beginning is known.
    pub start: End,
    /// How the end is known.
    pub end: End,
    /// Whether it lasted all that time, or only lies somewhere in it.
    pub sure: bool,
    /// What lasts; nothing where several are drawn as one.
    pub entry: Option<EntryId>,
}

/// What lasts of an entry, and of what it tells of.
pub(super) fn lasting(dossier: &Dossier, id: EntryId) -> Vec<Bar> {
    let told = dossier.describes(id).iter().copied();
    std::iter::once(id).chain(told).flat_map(|id| bars(dossier, id)).collect()
}

fn bars(dossier: &Dossier, id: EntryId) -> Vec<Bar> {
    match dossier.subject(id) {
        Subject::Term(_, term) => spell(id, term.start.as_ref(), term.end.as_ref()),
        Subject::Recognition(_, it) => spell(id, Some(&it.date), it.withdrawn.as_ref()),
        Subject::Action(Record::Treaty(_), action) if action.kind == ActionType::EntryIntoForce => {
            in_force(dossier, id)
        }
        Subject::Record(Record::Event(event)) => happening(id, &event.date),
        _ => dossier.date(id).map(|date| somewhere(id, date)).unwrap_or_default(),
    }
}

/// The life of an act: from its first step to force as what is open, and its time in force.
pub(super) fn life(dossier: &Dossier, act: EntryId) -> Vec<Bar> {
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

/// From entry into force to the end that is stated, or to the one of the first term, which is
/// computed and no end for sure.
fn in_force(dossier: &Dossier, step: EntryId) -> Vec<Bar> {
    let Record::Treaty(treaty) = dossier.record(step) else { return Vec::new() };
    let ended = treaty.actions.iter().find(|it| it.kind == ActionType::Termination);
    let mut bars = spell(step, dossier.date(step), ended.map(|it| &it.date));
    if let (None, Some(end), Some(bar)) = (ended, first_term_end(treaty), bars.last_mut()) {
        (bar.to, bar.end) = (end.0.max(bar.from), End::Uncertain);
    }
    bars
}

/// Something that lasts from one date to another: the time in which it began for sure up to the
/// time in which it may have ended, and those two times as what is open.
fn spell(id: EntryId, start: Option<&Date>, end: Option<&Date>) -> Vec<Bar> {
    let Some(start) = start else { return Vec::new() };
    let mut bars = somewhere(id, start);
    let from = start.latest().0;
    let exact = start.exact_day().is_some();
    let (to, last) = match end {
        None => (i32::MAX, End::Open),
        Some(date) if date.latest() == Day::END => (i32::MAX, End::Open),
        Some(date) if date.exact_day().is_some() => (date.latest().0, End::Exact),
        Some(date) => (date.earliest().0.max(from), End::Uncertain),
    };
    let start = if exact { End::Exact } else { End::Uncertain };
    // The open time before it ends where this begins.
    if let Some(before) = bars.last_mut() {
        before.to = from - 1;
        before.entry = None;
    }
    bars.push(Bar { from, to: to.max(from), start, end: last, sure: true, entry: Some(id) });
    if let Some(date) = end.filter(|_| last == End::Uncertain) {
        bars.extend(somewhere(id, date).into_iter().map(|bar| Bar {
            from: (to + 1).max(from + 1),
            entry: None,
            ..bar
        }));
    }
    bars.retain(|bar| bar.from <= bar.to);
    bars
}

/// What happened over several days; where only a month or a year is known, somewhere in it.
fn happening(id: EntryId, date: &Date) -> Vec<Bar> {
    let lasts = matches!(date.shape(), Shape::Interval(..)) && date.earliest() != Day::BEGINNING;
    if !lasts {
        return somewhere(id, date);
    }
    let (to, end) = match date.latest() {
        Day::END => (i32::MAX, End::Open),
        day => (day.0, End::Exact),
    };
    let from = date.earliest().0;
    vec![Bar { from, to, start: End::Exact, end, sure: true, entry: Some(id) }]
}

/// The days among which the one that is meant lies, when there are several.
fn somewhere(id: EntryId, date: &Date) -> Vec<Bar> {
    if date.exact_day().is_some() {
        return Vec::new();
    }
    let (from, start) = match date.earliest() {
        Day::BEGINNING => (date.latest().plus(-UNKNOWN).0, End::Open),
        day => (day.0, End::Uncertain),
    };
    let (to, end) = match date.latest() {
        Day::END => (i32::MAX, End::Open),
        day => (day.0, End::Uncertain),
    };
    vec![Bar { from, to: to.max(from), start, end, sure: false, entry: Some(id) }]
}

/// Lays bars below each other so that none of a track overlap; in the last one, those that would
/// become one.
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
        let bars = spell(EntryId(0), Some(&start), end.as_ref());
        let day = |day: i32| if day == i32::MAX { "..".to_owned() } else { Day(day).to_string() };
        bars.into_iter().map(|bar| (day(bar.from), day(bar.to), bar.sure)).collect()
    }

    #[test]
    fn what_a_date_leaves_open_is_drawn_as_open() {
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
