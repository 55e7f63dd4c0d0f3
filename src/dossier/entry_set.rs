//! A set of entries of one dossier.

use super::{Dossier, EntryId, Kind};
use crate::bitset::{BitSet, Idx};

/// A set of entries; it grows with the ones that are inserted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntrySet(BitSet<EntryId>);

impl Idx for EntryId {
    fn from_u32(index: u32) -> Self {
        Self(index)
    }

    fn to_u32(self) -> u32 {
        self.0
    }
}

impl EntrySet {
    pub fn linked_to(dossier: &Dossier, id: EntryId) -> Self {
        let mut members = Self::default();
        members.insert(id);
        dossier.for_each_neighbor(id, |other| _ = members.insert(other));
        members
    }

    /// The entries, and their neighbours of kinds that are not in the timeline.
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
        let is_new = !self.contains(id);
        self.0.grow(id.index() + 1);
        self.0.insert(id);
        is_new
    }

    pub fn contains(&self, id: EntryId) -> bool {
        self.0.contains(id)
    }

    /// The entries of the set in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = EntryId> {
        self.0.iter()
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
