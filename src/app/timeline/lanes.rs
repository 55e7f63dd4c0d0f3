//! What an entry of the timeline belongs to: its type, its parties, its acts.

use super::Lanes;
use crate::dossier::{Dossier, EntryId, LinkKind, Record, Subject, vocabulary::EventType};

/// What a lane is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum LaneTopic {
    Type(EventType),
    Record(EntryId),
    Other,
}

/// The lanes that an entry belongs to; at least one.
pub(super) fn topics(dossier: &Dossier, id: EntryId, by: Lanes) -> Vec<LaneTopic> {
    let mut topics: Vec<LaneTopic> = match by {
        Lanes::Type => vec![LaneTopic::Type(kind(dossier, id))],
        Lanes::Treaty => acts(dossier, id).into_iter().map(LaneTopic::Record).collect(),
        Lanes::Party => parties(dossier, id).into_iter().map(LaneTopic::Record).collect(),
    };
    topics.dedup();
    if topics.is_empty() {
        topics.push(LaneTopic::Other);
    }
    topics
}

/// The type of a happening, whatever kind of entry tells of it.
pub(crate) fn kind(dossier: &Dossier, id: EntryId) -> EventType {
    match dossier.subject(id) {
        Subject::Action(..) => EventType::TreatyAction,
        Subject::Term(..) => EventType::Appointment,
        Subject::Recognition(..) => EventType::Recognition,
        Subject::Record(Record::Event(event)) => event.kind,
        Subject::Record(_) => EventType::Statement,
    }
}

/// The acts that an entry is a step of, or tells of.
fn acts(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
    if let Subject::Action(..) = dossier.subject(id) {
        return vec![dossier.record_entry(id)];
    }
    let mut acts: Vec<EntryId> = dossier.linked(id, LinkKind::OfTreaty, true).collect();
    acts.sort_unstable();
    acts
}

/// The states and bodies that an entry is about, each by the one at the top of it.
pub(crate) fn parties(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
    let mut bodies: Vec<EntryId> = Vec::new();
    let mut of = |id: EntryId, ties: &[LinkKind]| {
        bodies.extend(ties.iter().flat_map(|tie| dossier.linked(id, *tie, true)));
    };
    of(id, &[LinkKind::Role, LinkKind::Office, LinkKind::RecognisedBy, LinkKind::TakenBy]);
    for act in acts(dossier, id) {
        of(act, &[LinkKind::Party]);
    }
    if let Subject::Recognition(..) = dossier.subject(id) {
        bodies.push(dossier.record_entry(id));
    }
    let mut tops: Vec<EntryId> = bodies
        .into_iter()
        .filter(|id| matches!(dossier.record(*id), Record::Organization(_)))
        .map(|id| top(dossier, id))
        .collect();
    tops.sort_unstable();
    tops.dedup();
    tops
}

/// The body that the body belongs to, and so on; no more than a few steps, lest it go round.
fn top(dossier: &Dossier, id: EntryId) -> EntryId {
    let mut at = id;
    for _ in 0..8 {
        match dossier.linked(at, LinkKind::Parent, true).next() {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at
}
