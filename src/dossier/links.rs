//! Who is tied to whom: the references of all records, followed and turned round.

use super::{
    Dossier, EntryId,
    record::Record,
    tie::{Part, Tie},
    vocabulary::ActionType,
};

/// One tie as seen from an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The kind of tie.
    pub tie: Tie,
    /// The entry at the other end.
    pub other: EntryId,
    /// Whether the entry itself makes the reference, or is referred to.
    pub forward: bool,
}

/// The links of all entries, each entry's in one run.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// Where each entry's run begins; one more at the end.
    starts: Vec<u32>,
    links: Vec<Link>,
}

impl Links {
    /// Follows every reference that leads somewhere.
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let mut edges: Vec<(EntryId, Link)> = Vec::new();
        let mut join = |from: EntryId, tie: Tie, to: EntryId| {
            edges.push((from, Link { tie, other: to, forward: true }));
            edges.push((to, Link { tie, other: from, forward: false }));
        };
        for id in dossier.entries().filter(|id| dossier.entry(*id).part == Part::Whole) {
            let record = dossier.record(id);
            record.ties(&mut |tie, part, name, _| {
                let Some(to) = dossier.find(name) else { return };
                join(dossier.part(id, part), tie, to);
                if tie == Tie::Signatory
                    && let Some(signing) = signature(dossier, id, record)
                {
                    join(signing, tie, to);
                }
            });
        }
        edges.sort_unstable();
        edges.dedup();
        let mut starts = Vec::with_capacity(dossier.len() + 1);
        let mut at = 0;
        for entry in 0..=dossier.len() {
            while edges.get(at).is_some_and(|(from, _)| from.index() < entry) {
                at += 1;
            }
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        Self { starts, links: edges.into_iter().map(|(_, link)| link).collect() }
    }

    fn run(&self, id: EntryId) -> &[Link] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        self.links.get(bound(id.index())..bound(id.index() + 1)).unwrap_or_default()
    }
}

fn signature(dossier: &Dossier, treaty: EntryId, record: &Record) -> Option<EntryId> {
    let Record::Treaty(it) = record else { return None };
    let at = it.actions.iter().position(|action| action.kind == ActionType::Signature)?;
    Some(dossier.part(treaty, Part::Action(super::tie::index(at))))
}

impl Dossier {
    /// The ties of the entry itself, in both directions, sorted by kind.
    #[must_use]
    pub fn links(&self, id: EntryId) -> &[Link] {
        self.links.run(id)
    }

    /// The entries that belong together with this one: what it is tied to, its own parts and what
    /// they are tied to, or the record it is part of. Sorted, without itself.
    #[must_use]
    pub fn neighbours(&self, id: EntryId) -> Vec<EntryId> {
        let whole = self.whole(id);
        let mut found: Vec<EntryId> = self.links(id).iter().map(|link| link.other).collect();
        if whole == id {
            for part in self.parts(id) {
                found.push(part);
                found.extend(self.links(part).iter().map(|link| link.other));
            }
        } else {
            found.push(whole);
        }
        // The event that tells of a treaty action belongs to it, and the other way round.
        found.extend(self.told_by(id));
        found.extend(self.tells(id));
        found.sort_unstable();
        found.dedup();
        found.retain(|other| *other != id);
        found
    }

    /// Whether positions on the entry differ: sources date it otherwise, it is a statement that
    /// another stands against, or two statements about it, or about the event that tells of it,
    /// stand against each other.
    #[must_use]
    pub fn is_contested(&self, id: EntryId) -> bool {
        let about = |id: EntryId| {
            let links = self.same_happening(id).flat_map(|face| self.links(face));
            links.filter(|link| link.tie == Tie::About && !link.forward)
        };
        let against = |id: EntryId| {
            self.links(id).iter().filter(|link| link.tie == Tie::Contradicts).map(|link| link.other)
        };
        !self.rival_dates(id).is_empty()
            || against(id).next().is_some()
            || about(id).any(|one| {
                against(one.other).any(|other| about(id).any(|link| link.other == other))
            })
    }
}
