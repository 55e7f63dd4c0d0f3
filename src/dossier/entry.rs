//! Entries, which can be selected, found and linked: records, treaty actions, terms, recognitions.

use super::{
    Dossier, Kind,
    link::EntryPart,
    record::{Action, Citation, Recognition, Record, RivalDate, Tenure, preferred, short_name},
    vocabulary::{ActionType, DateBasis, Support},
};
use crate::date::{Date, Day, Shape};
use std::borrow::Cow;

/// The number of an entry in its dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

impl EntryId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub record: u32,
    pub part: EntryPart,
}

#[derive(Debug, Clone, Copy, strum::EnumTryAs)]
pub enum Subject<'a> {
    Record(&'a Record),
    Action(&'a Record, &'a Action),
    Tenure(&'a Record, &'a Tenure),
    Recognition(&'a Record, &'a Recognition),
}

/// The most bytes of a name in the title of a part: each part would repeat a longer one.
const LONGEST_NAME: usize = 500;

fn shortened(name: &str) -> Cow<'_, str> {
    match name.get(..name.floor_char_boundary(LONGEST_NAME)) {
        Some(start) if start.len() < name.len() => format!("{start}…").into(),
        _ => name.into(),
    }
}

impl Dossier {
    pub fn subject(&self, id: EntryId) -> Subject<'_> {
        let entry = self.entry(id);
        let record = self.record(id);
        match (entry.part, record) {
            (EntryPart::Action(at), Record::Treaty(treaty)) => {
                treaty.actions.get(at as usize).map(|action| Subject::Action(record, action))
            }
            (EntryPart::Tenure(at), Record::Person(person)) => {
                person.terms.get(at as usize).map(|tenure| Subject::Tenure(record, tenure))
            }
            (EntryPart::Recognition(at), Record::Organization(organization)) => organization
                .recognition
                .get(at as usize)
                .map(|recognition| Subject::Recognition(record, recognition)),
            _ => None,
        }
        .unwrap_or(Subject::Record(record))
    }

    /// The kind under which the entry is listed: terms and recognitions are events.
    pub fn kind(&self, id: EntryId) -> Kind {
        match self.entry(id).part {
            EntryPart::Whole => self.record(id).kind(),
            EntryPart::Action(_) => Kind::TreatyAction,
            EntryPart::Tenure(_) | EntryPart::Recognition(_) => Kind::Event,
        }
    }

    /// The id of the entry: `friendship-treaty-2008/signature` for a part.
    pub fn slug(&self, id: EntryId) -> Cow<'_, str> {
        let base = self.record(id).id();
        match (self.entry(id).part, self.subject(id)) {
            (EntryPart::Tenure(at), _) => format!("{base}/term-{}", at + 1).into(),
            (EntryPart::Recognition(at), _) => format!("{base}/recognition-{}", at + 1).into(),
            (EntryPart::Action(_), Subject::Action(record, action)) => {
                let step = action.kind.name();
                match nth_action(record, action) {
                    1 => format!("{base}/{step}").into(),
                    nth => format!("{base}/{step}-{nth}").into(),
                }
            }
            _ => base.into(),
        }
    }

    pub fn title(&self, id: EntryId) -> Cow<'_, str> {
        match self.subject(id) {
            // A claim is never shown without its owner.
            Subject::Record(Record::Statement(said)) => {
                format!("{}: {}", shortened(self.name_of(&said.speaker)), said.title).into()
            }
            Subject::Record(Record::Figure(figure)) => {
                format!("{}: {}", figure.amount(), figure.measures).into()
            }
            Subject::Record(record) => record.title().into(),
            Subject::Action(record, action) => {
                let name = shortened(short_name(record.names()));
                format!("{name}: {}", action_label(self, record, action)).into()
            }
            Subject::Tenure(record, tenure) => {
                format!("{}, {}", shortened(preferred(record.names())), tenure.office).into()
            }
            Subject::Recognition(record, recognition) => {
                let (by, state) = (self.name_of(&recognition.by), shortened(record.title()));
                format!("{} recognises {state}", shortened(by)).into()
            }
        }
    }

    /// The title, or the short name of a record that has one.
    pub fn short_title(&self, id: EntryId) -> Cow<'_, str> {
        match short_name(self.record(id).names()) {
            short if !short.is_empty() && self.record_entry(id) == id => short.into(),
            _ => self.title(id),
        }
    }

    /// The date of the entry: of a treaty its signature (or its first action), of a term its start.
    pub fn date(&self, id: EntryId) -> Option<&Date> {
        match self.subject(id) {
            Subject::Action(_, action) => Some(&action.date),
            Subject::Tenure(_, tenure) => tenure.start.as_ref().or(tenure.end.as_ref()),
            Subject::Recognition(_, recognition) => Some(&recognition.date),
            Subject::Record(Record::Event(event)) => Some(&event.date),
            Subject::Record(Record::Statement(statement)) => Some(&statement.date),
            Subject::Record(Record::Figure(figure)) => figure.date.as_ref(),
            Subject::Record(Record::Source(source)) => source.issued.as_ref(),
            Subject::Record(Record::Person(person)) => person.born.as_ref(),
            Subject::Record(Record::Treaty(treaty)) => {
                let signed = treaty.actions.iter().find(|step| step.kind == ActionType::Signature);
                let first = || treaty.actions.iter().min_by_key(|step| step.date.order());
                signed.or_else(first).map(|step| &step.date)
            }
            Subject::Record(Record::Organization(_) | Record::Place(_)) => None,
        }
    }

    /// The end of a term of office or of a recognition.
    pub fn end(&self, id: EntryId) -> Option<&Date> {
        match self.subject(id) {
            Subject::Tenure(_, tenure) => tenure.end.as_ref(),
            Subject::Recognition(_, recognition) => recognition.withdrawn.as_ref(),
            Subject::Action(..) | Subject::Record(_) => None,
        }
    }

    /// The date in words, with the end if there is one; empty without a date.
    pub fn date_words(&self, id: EntryId) -> String {
        match self.subject(id) {
            Subject::Tenure(_, tenure) => tenure.words(),
            Subject::Recognition(_, recognition) => recognition.words(),
            _ => match self.moment_interval(id) {
                Some(date) => date.moment_words(),
                None => self.date(id).map(Date::words).unwrap_or_default(),
            },
        }
    }

    /// The date of an entry that happened at one moment, if only an interval of it is known.
    pub(crate) fn moment_interval(&self, id: EntryId) -> Option<&Date> {
        let is_moment = match self.subject(id) {
            Subject::Action(_, action) => action.kind != ActionType::Negotiation,
            Subject::Record(record) => {
                record.kind() == Kind::Statement
                    || self.date_basis(id).0 == Some(DateBasis::Inferred)
            }
            Subject::Tenure(..) | Subject::Recognition(..) => true,
        };
        self.date(id).filter(|date| is_moment && matches!(date.shape(), Shape::Interval(..)))
    }

    /// The days the entry lasts, if known. For an open start see [`search_days`].
    pub fn span(&self, id: EntryId) -> Option<(Day, Day)> {
        let Subject::Tenure(person, tenure) = self.subject(id) else {
            return self.date(id).map(search_days);
        };
        let from = match (&tenure.start, &tenure.end) {
            (Some(start), _) => search_days(start).0,
            (None, end) => end.as_ref()?.order().0.plus(-OPEN_START_DAYS),
        };
        let died = person.try_as_person_ref().and_then(|person| person.died.as_ref());
        let to = tenure.end.as_ref().or(died).map_or(Day::END, Date::latest);
        Some((from, to.max(from)))
    }

    /// How the date is known if no source states it, and the note on it.
    pub fn date_basis(&self, id: EntryId) -> (Option<DateBasis>, Option<&str>) {
        match self.subject(id) {
            Subject::Action(_, it) => (it.date_basis, it.date_note.as_deref()),
            Subject::Tenure(_, it) => (it.date_basis, it.date_note.as_deref()),
            Subject::Recognition(_, it) => (None, it.date_note.as_deref()),
            Subject::Record(Record::Event(it)) => (it.date_basis, it.date_note.as_deref()),
            Subject::Record(Record::Statement(it)) => (it.date_basis, it.date_note.as_deref()),
            Subject::Record(_) => (None, None),
        }
    }

    /// Dates from sources that differ.
    pub fn rival_dates(&self, id: EntryId) -> &[RivalDate] {
        match self.subject(id) {
            Subject::Action(_, action) => &action.rival_dates,
            Subject::Tenure(_, tenure) => &tenure.rival_dates,
            Subject::Recognition(_, recognition) => &recognition.rival_dates,
            Subject::Record(Record::Event(event)) => &event.rival_dates,
            Subject::Record(_) => &[],
        }
    }

    pub fn citations(&self, id: EntryId) -> &[Citation] {
        match self.subject(id) {
            Subject::Action(_, action) => &action.cites,
            Subject::Tenure(_, tenure) => &tenure.cites,
            Subject::Recognition(_, recognition) => &recognition.cites,
            Subject::Record(record) => record.citations(),
        }
    }

    /// The number of independent sources, if given.
    pub fn support(&self, id: EntryId) -> Option<Support> {
        match self.subject(id) {
            Subject::Action(_, it) => it.support,
            Subject::Tenure(_, it) => it.support,
            Subject::Recognition(_, it) => it.support,
            Subject::Record(record) => record.support(),
        }
    }

    pub fn note(&self, id: EntryId) -> Option<&str> {
        match self.subject(id) {
            Subject::Action(_, it) => it.note.as_deref(),
            Subject::Tenure(_, it) => it.note.as_deref(),
            Subject::Recognition(_, it) => it.note.as_deref(),
            // The note of a figure or source is its summary.
            Subject::Record(Record::Figure(_) | Record::Source(_)) => None,
            Subject::Record(record) => record.note(),
        }
    }
}

/// How many days an open start reaches back from the known end.
const OPEN_START_DAYS: i32 = 365;

/// The days in which a search finds the date. One with an open start (`../2015`) is found only in
/// the year before its end; otherwise every century would find it.
pub fn search_days(date: &Date) -> (Day, Day) {
    let first = match date.earliest() {
        Day::BEGINNING => date.latest().plus(-OPEN_START_DAYS),
        first => first,
    };
    (first, date.latest())
}

fn nth_action(record: &Record, action: &Action) -> usize {
    let Record::Treaty(treaty) = record else { return 1 };
    let same = treaty.actions.iter().filter(|other| other.kind == action.kind);
    same.take_while(|other| !std::ptr::eq(*other, action)).count() + 1
}

/// The label of an action of the treaty in this record.
pub fn action_label(dossier: &Dossier, record: &Record, action: &Action) -> Cow<'static, str> {
    match record {
        Record::Treaty(treaty) => treaty.action_label(dossier, action),
        _ => action.kind.label().into(),
    }
}
