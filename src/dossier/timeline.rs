//! The timeline: events, treaty actions, terms of office and recognitions by date.

use super::{
    Dossier, EntryId, Kind,
    link::{EntryPart, LinkKind, index},
    record::{Event, Record},
    vocabulary::EventType,
};
use std::collections::HashMap;

/// The timeline, and which event describes which part of another record.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    /// The entries by date.
    entries: Vec<EntryId>,
    /// For every entry the event that describes it, or itself. A vector, since it is looked up for
    /// every row of a list.
    describing: Vec<EntryId>,
    /// The parts that an event describes.
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
        let mut entries: Vec<EntryId> = dossier.entries().filter(is_shown).collect();
        entries.sort_unstable_by_key(|id| (dossier.sort_key(*id), *id));
        line.entries = entries;
        line
    }

    fn described_by(&self, id: EntryId) -> Option<EntryId> {
        self.describing.get(id.index()).copied().filter(|event| *event != id)
    }
}

/// Whether the entry is on the timeline. Terms that are only attested began on another day.
fn is_dated(dossier: &Dossier, id: EntryId) -> bool {
    match (dossier.entry(id).part, dossier.record(id)) {
        (EntryPart::Whole, record) => record.kind() == Kind::Event,
        (EntryPart::Action(_) | EntryPart::Recognition(_), _) => true,
        (EntryPart::Term(at), Record::Person(person)) => person
            .terms
            .get(at as usize)
            .is_some_and(|term| term.attested_only != Some(true) && term.start.is_some()),
        (EntryPart::Term(_), _) => false,
    }
}

/// The treaty actions, terms and recognitions that an event describes: the timeline shows the
/// event alone.
fn described_parts(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
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
    /// The timeline: dated entries in order.
    #[must_use]
    pub fn timeline(&self) -> &[EntryId] {
        &self.timeline.entries
    }

    /// The event that describes this part and replaces it on the timeline.
    #[must_use]
    pub fn described_by(&self, id: EntryId) -> Option<EntryId> {
        self.timeline.described_by(id)
    }

    /// The entry, the parts it describes and the event that describes it: statements may be about
    /// any of them.
    pub fn same_event(&self, id: EntryId) -> impl Iterator<Item = EntryId> + '_ {
        std::iter::once(id).chain(self.describes(id).iter().copied()).chain(self.described_by(id))
    }

    /// The parts that this event describes.
    #[must_use]
    pub fn describes(&self, id: EntryId) -> &[EntryId] {
        self.timeline.describes.get(&id).map_or(&[], Vec::as_slice)
    }
}
