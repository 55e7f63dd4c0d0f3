//! Unfiltered lists: their order, and the position of each entry.

use crate::{bitset::BitSet, dossier::EntryId, search::ListProjection};
use std::sync::{Arc, OnceLock};

/// The position of each entry in the one list that has it: many links cost a memory access each.
#[derive(Debug, Default)]
pub(crate) struct EntryPositions(Vec<u32>);

impl EntryPositions {
    pub(crate) fn new<'a>(entries: usize, lists: impl Iterator<Item = &'a [EntryId]>) -> Self {
        let mut positions = vec![u32::MAX; entries];
        for (position, id) in lists.flat_map(|list| (0..).zip(list)) {
            if let Some(slot) = positions.get_mut(id.index()) {
                *slot = position;
            }
        }
        Self(positions)
    }
}

#[derive(Debug, Default)]
pub(crate) struct EntryList {
    pub(super) entries: Arc<[EntryId]>,
    positions: Arc<EntryPositions>,
    projection: OnceLock<ListProjection>,
}

impl EntryList {
    pub(crate) fn new(entries: Arc<[EntryId]>, positions: Arc<EntryPositions>) -> Self {
        Self { entries, positions, projection: OnceLock::new() }
    }

    pub(crate) fn projection(
        &self,
        make: impl FnOnce(&[EntryId]) -> ListProjection,
    ) -> &ListProjection {
        self.projection.get_or_init(|| make(&self.entries))
    }

    pub(crate) fn entries(&self) -> &[EntryId] {
        &self.entries
    }

    pub(crate) fn position(&self, id: EntryId) -> Option<usize> {
        let position = *self.positions.0.get(id.index())? as usize;
        (self.entries.get(position) == Some(&id)).then_some(position)
    }
}

#[derive(Debug, Default)]
pub(crate) struct RowIndex {
    pub(super) list: Arc<EntryList>,
    pub(super) places: BitSet<usize>,
}

impl RowIndex {
    pub(crate) fn insert(&mut self, id: EntryId) -> bool {
        let position = self.list.position(id);
        position.into_iter().for_each(|position| self.places.insert(position));
        position.is_some()
    }
}
