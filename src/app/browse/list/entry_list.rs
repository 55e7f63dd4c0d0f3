//! Unfiltered lists: their order, and the position of each entry.

use crate::{bitset::BitSet, dossier::EntryId, search::ListProjection};
use std::sync::{Arc, OnceLock};

/// The list of every entry of the dossier and its position there, in one word: a record with a
/// hundred thousand links costs one memory access for each.
#[derive(Debug, Default)]
pub(crate) struct EntryPositions(Vec<u32>);

/// The bits of the position; those above are the number of the list.
const POSITION_BITS: u32 = 28;

/// An entry without a list.
const NO_LIST: u32 = u32::MAX;

impl EntryPositions {
    /// The positions of this many entries in the lists; an entry is in one of them at most.
    pub(crate) fn new<'a>(entries: usize, lists: impl Iterator<Item = &'a [EntryId]>) -> Self {
        let mut positions = vec![NO_LIST; entries];
        for (number, list) in (0..).zip(lists) {
            // Memory ends long before the positions need more bits.
            for (position, id) in (0..1 << POSITION_BITS).zip(list) {
                if let Some(slot) = positions.get_mut(id.index()) {
                    *slot = number << POSITION_BITS | position;
                }
            }
        }
        Self(positions)
    }

    fn position(&self, id: EntryId, number: u8) -> Option<usize> {
        let slot = *self.0.get(id.index())?;
        let is_here = slot != NO_LIST && slot >> POSITION_BITS == u32::from(number);
        is_here.then_some((slot & ((1 << POSITION_BITS) - 1)) as usize)
    }
}

/// All entries that a pane can list, in their order.
#[derive(Debug, Default)]
pub(crate) struct EntryList {
    pub(super) entries: Arc<[EntryId]>,
    /// The positions of all entries of the dossier.
    positions: Arc<EntryPositions>,
    /// The number of this list.
    number: u8,
    /// The projection of search results onto the list, once there was a search.
    projection: OnceLock<ListProjection>,
}

impl EntryList {
    /// The list with this number among `positions`.
    pub(crate) fn new(entries: Arc<[EntryId]>, positions: Arc<EntryPositions>, number: u8) -> Self {
        Self { entries, positions, number, projection: OnceLock::new() }
    }

    /// The projection of search results onto the list, made by the first search.
    pub(crate) fn projection(
        &self,
        make: impl FnOnce(&[EntryId]) -> ListProjection,
    ) -> &ListProjection {
        self.projection.get_or_init(|| make(&self.entries))
    }

    /// The entries.
    pub(crate) fn entries(&self) -> &[EntryId] {
        &self.entries
    }

    /// The position of the entry in this list.
    pub(crate) fn position(&self, id: EntryId) -> Option<usize> {
        self.positions.position(id, self.number)
    }
}

/// Some rows of one list.
#[derive(Debug, Default)]
pub(crate) struct RowIndex {
    pub(super) list: Arc<EntryList>,
    pub(super) places: BitSet<usize>,
}

impl RowIndex {
    /// Inserts the row of the entry; whether the list has it.
    pub(crate) fn insert(&mut self, id: EntryId) -> bool {
        let position = self.list.position(id);
        position.into_iter().for_each(|position| self.places.insert(position));
        position.is_some()
    }
    /// Removes the row of the entry; whether the list has it.
    pub(crate) fn remove(&mut self, id: EntryId) -> bool {
        let position = self.list.position(id);
        position.into_iter().for_each(|position| self.places.remove(position));
        position.is_some()
    }
}
