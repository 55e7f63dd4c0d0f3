//! The one line of time: events, treaty actions, terms of office and recognitions by date.

use super::{
    Dossier, EntryId, Kind,
    link::{EntryPart, LinkKind, index},
    record::{Event, Record},
    vocabulary::EventType,
};
use std::collections::HashMap;

/// The order of time, and which event tells of which part of another record.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    /// What stands in the line of time, in its order.
    order: Vec<EntryId>,
    /// For every entry the event that tells of it, or itself: asked for of so many at once that
    /// it must be one look into memory.
    tellers: Vec<EntryId>,
    /// And back.
    describes: HashMap<EntryId, Vec<EntryId>>,
}

impl Timeline {
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let mut line = Self { tellers: dossier.entries().collect(), ..Self::default() };
        for id in dossier.entries() {
            for part in parts_told(dossier, id) {
                if let Some(teller) = line.tellers.get_mut(part.index())
                    && *teller == part
                {
                    *teller = id;
                }
                line.describes.entry(id).or_default().push(part);
            }
        }
        let stands = |id: &EntryId| stands_in_time(dossier, *id) && line.teller(*id).is_none();
        let mut order: Vec<EntryId> = dossier.entries().filter(stands).collect();
        order.sort_unstable_by_key(|id| (dossier.sort_key(*id), *id));
        line.order = order;
        line
    }

    fn teller(&self, id: EntryId) -> Option<EntryId> {
        self.tellers.get(id.index()).copied().filter(|teller| *teller != id)
    }
}

/// Terms that are only attested began at some other time: they are no happening of that day.
fn stands_in_time(dossier: &Dossier, id: EntryId) -> bool {
    match (dossier.entry(id).part, dossier.record(id)) {
        (EntryPart::Whole, record) => record.kind() == Kind::Event,
        (EntryPart::Action(_) | EntryPart::Recognition(_), _) => true,
        (EntryPart::Term(at), Record::Person(person)) => person
            .terms
            .get(usize::from(at))
            .is_some_and(|term| term.attested_only != Some(true) && term.start.is_some()),
        (EntryPart::Term(_), _) => false,
    }
}

/// The treaty actions and recognitions that an event tells of in full: the timeline shows the two
/// as one.
fn parts_told(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
    let mut parts = Vec::new();
    let (EntryPart::Whole, Record::Event(event)) = (dossier.entry(id).part, dossier.record(id))
    else {
        return parts;
    };
    for link in &event.treaties {
        let (Some(step), Some(treaty)) = (link.action, dossier.find(&link.treaty)) else {
            continue;
        };
        let Record::Treaty(record) = dossier.record(treaty) else { continue };
        let same = |action: &&crate::dossier::record::Action| {
            action.kind == step && action.date.overlaps(event.date.earliest(), event.date.latest())
        };
        if let Some(action) = record.actions.iter().find(same)
            && let Some(at) = record.actions.iter().position(|other| std::ptr::eq(other, action))
        {
            parts.push(dossier.part(treaty, EntryPart::Action(index(at))));
        }
    }
    if event.kind == EventType::Appointment {
        parts.extend(terms_begun(dossier, id, event));
    }
    if event.kind == EventType::Recognition {
        for agent in dossier.linked(id, LinkKind::Role, true) {
            parts.extend(dossier.linked(agent, LinkKind::RecognisedBy, false).filter(|other| {
                let date = dossier.date(*other);
                date.is_some_and(|date| date.overlaps(event.date.earliest(), event.date.latest()))
            }));
        }
    }
    parts
}

/// The terms of office that an appointment begins.
fn terms_begun(dossier: &Dossier, id: EntryId, event: &Event) -> Vec<EntryId> {
    let people =
        dossier.linked(id, LinkKind::Role, true).filter(|id| dossier.kind(*id) == Kind::Person);
    let terms = people.flat_map(|person| dossier.parts(person));
    terms
        .filter(|term| {
            dossier
                .date(*term)
                .is_some_and(|date| date.overlaps(event.date.earliest(), event.date.latest()))
        })
        .collect()
}

impl Dossier {
    /// Everything that happened, in the order of time.
    #[must_use]
    pub fn timeline(&self) -> &[EntryId] {
        &self.timeline.order
    }

    /// The event that tells of this treaty action or recognition, and stands for it in the line
    /// of time.
    #[must_use]
    pub fn described_by(&self, id: EntryId) -> Option<EntryId> {
        self.timeline.teller(id)
    }

    /// The entry, what it tells of, and what tells of it: one happening, of which statements may
    /// be about any.
    pub fn same_event(&self, id: EntryId) -> impl Iterator<Item = EntryId> + '_ {
        std::iter::once(id).chain(self.describes(id).iter().copied()).chain(self.described_by(id))
    }

    /// The treaty actions and recognitions that this event tells of.
    #[must_use]
    pub fn describes(&self, id: EntryId) -> &[EntryId] {
        self.timeline.describes.get(&id).map_or(&[], Vec::as_slice)
    }
}
