//! The timeline: events, treaty actions, terms of office and recognitions by date.

use super::{
    Dossier, EntryId, Kind, Subject, link::LinkKind, record::Record, vocabulary::EventType,
};
use crate::date::Date;
use std::collections::HashMap;

#[derive(Debug, Default)]
pub(crate) struct Timeline {
    entries: Vec<EntryId>,
    /// The event of each entry, or the entry itself. A vector, since each row of a list looks it up.
    describing: Vec<EntryId>,
    describes: HashMap<EntryId, Vec<EntryId>>,
}

impl Timeline {
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let mut line = Self { describing: dossier.entries().collect(), ..Self::default() };
        for id in dossier.entries() {
            for part in described_parts(dossier, id) {
                if let Some(event) = line.describing.get_mut(part.index())
                    && *event == part
                {
                    *event = id;
                }
                line.describes.entry(id).or_default().push(part);
            }
        }
        let is_shown = |id: &EntryId| is_dated(dossier, *id) && line.described_by(*id).is_none();
        let shown = dossier.entries().filter(is_shown);
        let mut entries: Vec<_> = shown.map(|id| (dossier.sort_key(id), id)).collect();
        entries.sort_unstable();
        line.entries = entries.into_iter().map(|(_, id)| id).collect();
        line
    }

    fn described_by(&self, id: EntryId) -> Option<EntryId> {
        self.describing.get(id.index()).copied().filter(|event| *event != id)
    }
}

/// Whether the entry is on the timeline. Attested terms are not: their start is unknown.
fn is_dated(dossier: &Dossier, id: EntryId) -> bool {
    match dossier.subject(id) {
        Subject::Record(record) => record.kind() == Kind::Event,
        Subject::Action(..) | Subject::Recognition(..) => true,
        Subject::Tenure(_, tenure) => !tenure.is_attested() && tenure.start.is_some(),
    }
}

/// The parts that an event describes: the timeline shows the event alone.
fn described_parts(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
    let mut parts = Vec::new();
    let Subject::Record(Record::Event(event)) = dossier.subject(id) else { return parts };
    let is_then = |date: &Date| date.overlaps(event.date.earliest(), event.date.latest());
    for link in &event.treaties {
        let (Some(step), Some(treaty)) = (link.action, dossier.find(&link.treaty)) else {
            continue;
        };
        let Record::Treaty(record) = dossier.record(treaty) else { continue };
        let mut actions = dossier.parts(treaty).zip(&record.actions);
        let same = actions.find(|(_, action)| action.kind == step && is_then(&action.date));
        parts.extend(same.map(|(part, _)| part));
    }
    let agents = || dossier.linked(id, LinkKind::Role, true);
    let was_then = |part: &EntryId| dossier.date(*part).is_some_and(is_then);
    if event.kind == EventType::Appointment {
        let people = agents().filter(|agent| dossier.kind(*agent) == Kind::Person);
        parts.extend(people.flat_map(|person| dossier.parts(person)).filter(was_then));
    }
    if event.kind == EventType::Recognition {
        let given = agents().flat_map(|it| dossier.linked(it, LinkKind::RecognisedBy, false));
        parts.extend(given.filter(was_then));
    }
    parts
}

impl Dossier {
    /// The timeline: dated entries in order.
    pub fn timeline(&self) -> &[EntryId] {
        &self.timeline.entries
    }

    /// The number of entries of the timeline that happened at this place.
    pub fn events_at(&self, place: EntryId) -> usize {
        let is_event =
            |id: &EntryId| self.kind(*id) != Kind::Treaty && self.described_by(*id).is_none();
        self.linked(place, LinkKind::At, false).filter(is_event).count()
    }

    /// The event that describes this part and replaces it on the timeline.
    pub fn described_by(&self, id: EntryId) -> Option<EntryId> {
        self.timeline.described_by(id)
    }

    /// The entry, the parts it describes and the event that describes it: a statement may be about any.
    pub fn same_event(&self, id: EntryId) -> impl Iterator<Item = EntryId> + '_ {
        std::iter::once(id).chain(self.describes(id).iter().copied()).chain(self.described_by(id))
    }

    pub fn describes(&self, id: EntryId) -> &[EntryId] {
        self.timeline.describes.get(&id).map_or(&[], Vec::as_slice)
    }
}
