//! A set of entries of one dossier.

use super::{Dossier, EntryId, Kind};
use crate::bitset::indices;

/// A set of entries, one bit each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntrySet {
    bits: Vec<u64>,
}

impl EntrySet {
    /// The entry and its neighbors.
    pub fn linked_to(dossier: &Dossier, id: EntryId) -> Self {
        let mut members = Self::default();
        members.insert(id);
        dossier.for_each_neighbor(id, |other| _ = members.insert(other));
        members
    }

    /// The entries, and their neighbors of kinds that are not in the timeline.
    pub fn with_linked(dossier: &Dossier, entries: &[EntryId]) -> Self {
        let mut members: Self = entries.iter().copied().collect();
        for id in entries {
            dossier.for_each_neighbor(*id, |other| {
                if !matches!(dossier.kind(other), Kind::Event | Kind::TreatyAction) {
                    members.insert(other);
                }
            });
        }
        members
    }

    /// Adds the entry; returns whether it is new.
    pub fn insert(&mut self, id: EntryId) -> bool {
        let (word, bit) = (id.index() / 64, id.index() % 64);
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        let Some(bits) = self.bits.get_mut(word) else { return false };
        let before = *bits;
        *bits |= 1 << bit;
        *bits != before
    }

    /// Whether the entry is in the set.
    pub fn contains(&self, id: EntryId) -> bool {
        self.bits.get(id.index() / 64).is_some_and(|bits| bits >> (id.index() % 64) & 1 == 1)
    }

    /// The entries of the set in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = EntryId> {
        indices(&self.bits).map(EntryId)
    }

    /// Whether the set has the entry, or a part that it describes.
    pub fn shows_entry(&self, dossier: &Dossier, id: EntryId) -> bool {
        self.contains(id) || dossier.describes(id).iter().any(|part| self.contains(*part))
    }
}

impl FromIterator<EntryId> for EntrySet {
    fn from_iter<I: IntoIterator<Item = EntryId>>(entries: I) -> Self {
        let mut members = Self::default();
        entries.into_iter().for_each(|id| _ = members.insert(id));
        members
    }
}
