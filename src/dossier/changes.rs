//! The days on which something changed, and the events around a day. Only exact dates count: a term
//! that ended some time in 2016 is not a change on 31 December.

use super::{
    Dossier, EntryId, Subject,
    record::{Action, Record, short_name},
    snapshot::{first_term_end, is_extended, renewals},
    vocabulary::ActionType,
};
use crate::date::{Date, Day};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    Action,
    /// The initial term of a treaty expired, or was renewed, the day before; calculated.
    TermOver,
    Begins,
    Ends,
    Recognised,
    Withdrawn,
}

const MAX_TERMS: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub day: Day,
    pub entry: EntryId,
    pub kind: ChangeKind,
}

/// Every change of a dossier, in the order of time.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    sorted: Vec<Change>,
}

impl Changes {
    pub fn of(dossier: &Dossier) -> Self {
        let mut sorted = Vec::new();
        for id in dossier.entries() {
            changes_of(dossier, id, &mut |day, kind| {
                sorted.extend(day.map(|day| Change { day, entry: id, kind }));
            });
        }
        sorted.sort_unstable();
        Self { sorted }
    }

    /// The changes on the next day that has any.
    pub fn after(&self, day: Day) -> &[Change] {
        let at = self.sorted.partition_point(|change| change.day <= day);
        self.sorted.get(at).map_or(&[], |change| self.on(change.day))
    }

    /// The changes on the last earlier day that has any.
    pub fn before(&self, day: Day) -> &[Change] {
        let at = self.sorted.partition_point(|change| change.day < day);
        let last = at.checked_sub(1).and_then(|at| self.sorted.get(at));
        last.map_or(&[], |change| self.on(change.day))
    }

    pub fn on(&self, day: Day) -> &[Change] {
        let from = self.sorted.partition_point(|change| change.day < day);
        let to = self.sorted.partition_point(|change| change.day <= day);
        self.sorted.get(from..to).unwrap_or_default()
    }
}

impl Change {
    pub fn label(&self, dossier: &Dossier) -> String {
        let title = dossier.title(self.entry);
        match self.kind {
            ChangeKind::Action | ChangeKind::Recognised => title.into_owned(),
            ChangeKind::TermOver => {
                let record = dossier.record(self.entry);
                let is_renewed = matches!(record, Record::Treaty(it) if it.renewal.is_some());
                let what = if is_renewed { "renewed" } else { "initial term expired" };
                format!("{}: {what} (calculated)", short_name(record.names()))
            }
            ChangeKind::Begins => format!("{title}: takes office"),
            ChangeKind::Ends => format!("{title}: leaves office"),
            ChangeKind::Withdrawn => format!("{title}: withdrawn"),
        }
    }
}

/// The day of a date that is exact, and neither approximate nor uncertain.
fn known_day(date: &Date) -> Option<Day> {
    date.exact_day().filter(|_| !date.is_qualified())
}

fn changes_of(dossier: &Dossier, id: EntryId, change: &mut dyn FnMut(Option<Day>, ChangeKind)) {
    match dossier.subject(id) {
        Subject::Record(Record::Treaty(treaty)) if !treaty.is_background() => {
            let Some(end) = first_term_end(treaty) else { return };
            let is_end = |action: &&Action| action.kind == ActionType::Termination;
            let ended = treaty.actions.iter().find(is_end).map(|action| action.date.latest());
            // A treaty that is renewed each day has a term for every day.
            let ends = std::iter::once(end).chain(renewals(treaty, end)).take(MAX_TERMS);
            let is_extended = treaty.renewal.is_none() && is_extended(treaty, end.plus(1));
            for end in ends
                .filter(|_| !is_extended)
                .take_while(|end| ended.is_none_or(|ended| *end < ended))
            {
                change(Some(end.plus(1)), ChangeKind::TermOver);
            }
        }
        Subject::Action(Record::Treaty(treaty), action)
            if !treaty.is_background() && action.is_effective() =>
        {
            change(known_day(&action.date), ChangeKind::Action);
        }
        // If start and end are only attested, no change is known on those days.
        Subject::Tenure(_, tenure) if !tenure.is_attested() => {
            let day = |date: &Option<Date>| date.as_ref().and_then(known_day);
            change(day(&tenure.start), ChangeKind::Begins);
            change(day(&tenure.end), ChangeKind::Ends);
        }
        Subject::Recognition(_, it) => {
            change(known_day(&it.date), ChangeKind::Recognised);
            change(it.withdrawn.as_ref().and_then(known_day), ChangeKind::Withdrawn);
        }
        _ => {}
    }
}

/// The number of elements at the beginning of a list of this length for which the predicate is true.
pub(crate) fn partition_point(length: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, length);
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The events around a day. Events with an open start have no day, and are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangesNearby {
    /// The last event that was over before the day.
    pub before: Option<EntryId>,
    /// The events of the day itself.
    pub on: Vec<EntryId>,
    pub after: Option<EntryId>,
}

impl Dossier {
    /// The events before, on and after the day in a list that is sorted by date.
    pub fn nearby(&self, line: &[EntryId], day: Day) -> ChangesNearby {
        self.nearby_in(line.len(), |nth| line.get(nth).copied(), day)
    }

    /// The same in a list of this length, of which any entry can be asked for.
    pub fn nearby_in(
        &self,
        length: usize,
        line: impl Fn(usize) -> Option<EntryId>,
        day: Day,
    ) -> ChangesNearby {
        let first = |nth: usize| line(nth).map_or(Day::END, |id| self.sort_key(id).0);
        let from = partition_point(length, |nth| first(nth) < day);
        let to = partition_point(length, |nth| first(nth) <= day);
        let has_start = |date: &Date| date.earliest() != Day::BEGINNING;
        let is_over = |date: &Date| has_start(date) && date.latest() < day;
        let over = |id: &EntryId| self.date(*id).is_some_and(is_over);
        // The date of a whole year sorts before its days, so an earlier event may follow.
        let latest = |id: &EntryId| self.date(*id).map_or(Day::END, Date::latest);
        let mut after: Option<EntryId> = None;
        for id in (to..length).filter_map(&line).filter(|id| self.date(*id).is_some_and(has_start))
        {
            if after.is_some_and(|best| latest(&best) < self.sort_key(id).0) {
                break;
            }
            after = Some(after.filter(|best| latest(best) <= latest(&id)).unwrap_or(id));
        }
        let exact = |id: &EntryId| self.date(*id).and_then(Date::exact_day) == Some(day);
        ChangesNearby {
            before: (0..from).rev().filter_map(&line).find(over),
            on: (from..to).filter_map(&line).filter(exact).collect(),
            after,
        }
    }
}
