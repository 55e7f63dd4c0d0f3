//! The lane of an entry, by its type; the parties of an entry.

use crate::dossier::{Dossier, EntryId, LinkKind, Record, Subject, vocabulary::EventType};
use std::collections::BTreeSet;

pub(crate) fn kind(dossier: &Dossier, id: EntryId) -> EventType {
    match dossier.subject(id) {
        Subject::Action(..) => EventType::TreatyAction,
        Subject::Tenure(..) => EventType::Appointment,
        Subject::Recognition(..) => EventType::Recognition,
        Subject::Record(Record::Event(event)) => event.kind,
        Subject::Record(_) => EventType::Statement,
    }
}

fn treaties(dossier: &Dossier, id: EntryId) -> Vec<EntryId> {
    if let Subject::Action(..) = dossier.subject(id) {
        return vec![dossier.record_entry(id)];
    }
    let mut treaties: Vec<EntryId> = dossier.linked(id, LinkKind::OfTreaty, true).collect();
    treaties.sort_unstable();
    treaties
}

pub(crate) fn parties(dossier: &Dossier, id: EntryId) -> BTreeSet<EntryId> {
    let mut organizations: Vec<EntryId> = Vec::new();
    let mut of = |id: EntryId, links: &[LinkKind]| {
        organizations.extend(links.iter().flat_map(|link| dossier.linked(id, *link, true)));
    };
    of(id, &[LinkKind::Role, LinkKind::Office, LinkKind::RecognisedBy, LinkKind::TakenBy]);
    for treaty in treaties(dossier, id) {
        of(treaty, &[LinkKind::Party]);
    }
    if let Subject::Recognition(..) = dossier.subject(id) {
        organizations.push(dossier.record_entry(id));
    }
    organizations
        .into_iter()
        .filter(|id| matches!(dossier.record(*id), Record::Organization(_)))
        .map(|id| dossier.state_of(id))
        .collect()
}
