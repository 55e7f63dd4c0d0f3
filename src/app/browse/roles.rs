//! The roles of other entries towards one: what a person did in an event, what a treaty is to a party.

use crate::dossier::{Dossier, EntryId, Kind, Record, Subject};
use std::collections::HashMap;

/// The most links of an entry with roles: a list shows only some, and each role costs a title.
const MOST_LINKS: usize = 2000;

/// Labels that say no more than the title of the entry.
const OBVIOUS: [&str; 5] =
    ["has treaty action", "treaty action of", "covers", "reported in", "held the office"];

pub(super) fn towards(dossier: &Dossier, id: EntryId) -> HashMap<EntryId, String> {
    let mut roles = HashMap::new();
    if dossier.links(id).len() > MOST_LINKS {
        return roles;
    }
    let parts = std::iter::once(id).chain(dossier.parts(id).filter(|_| is_record(dossier, id)));
    for part in parts.chain(dossier.describes(id).iter().copied()) {
        for neighbor in dossier.neighbors_with_links(part) {
            let role = role_in_event(dossier, id, neighbor.to);
            // The role of a person or organization; between other records, that of the row's record.
            let is_agent = |id| matches!(dossier.kind(id), Kind::Person | Kind::Organization);
            let is_own = is_agent(id) && !is_agent(neighbor.to);
            let label = neighbor.links.first();
            let label = label.map(|it| if is_own { it.label() } else { it.inverse_label() });
            let label = label.filter(|label| !OBVIOUS.contains(label));
            let role = role.or_else(|| label.map(str::to_owned));
            let shown = dossier.described_by(neighbor.to).unwrap_or(neighbor.to);
            if let Some(role) = role {
                roles.entry(shown).or_insert(role);
            }
        }
    }
    roles
}

fn is_record(dossier: &Dossier, id: EntryId) -> bool {
    dossier.record_entry(id) == id
}

fn role_in_event(dossier: &Dossier, id: EntryId, other: EntryId) -> Option<String> {
    let of = |event: EntryId, agent: EntryId| match dossier.subject(event) {
        Subject::Record(Record::Event(event)) => {
            let slug = dossier.slug(agent);
            let treaty = event.treaties.iter().find(|link| *link.treaty == *slug);
            if let Some(action) = treaty.and_then(|link| link.action) {
                return Some(action.label().to_owned());
            }
            event.roles.iter().find(|role| *role.agent == *slug).map(|role| role.role.to_string())
        }
        _ => None,
    };
    of(id, other).or_else(|| of(other, id))
}
