//! A filtered list; an entry costs one bit, so that a million can be filtered at every key.

mod entry_list;

use crate::{
    bitset::{BitSet, RankSelect},
    dossier::{EntryId, partition_point},
};
pub(crate) use entry_list::{EntryList, EntryPositions, RowIndex};
use std::sync::Arc;

#[derive(Debug, Clone, Default)]
pub struct VisibleList {
    list: Arc<EntryList>,
    /// The rows that are shown; none if all are.
    shown: Option<Arc<RankSelect<usize>>>,
}

impl VisibleList {
    pub(crate) fn all(list: &Arc<EntryList>) -> Self {
        Self { list: Arc::clone(list), shown: None }
    }

    pub(crate) fn some(list: &Arc<EntryList>, places: BitSet<usize>) -> Self {
        Self { list: Arc::clone(list), shown: Some(Arc::new(RankSelect::new(places))) }
    }

    pub fn len(&self) -> usize {
        self.shown.as_ref().map_or(self.list.entries.len(), |shown| shown.count())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn entry(&self, nth: usize) -> Option<EntryId> {
        let place = match &self.shown {
            Some(shown) => shown.select(nth)?,
            None => nth,
        };
        self.list.entries.get(place).copied()
    }

    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        let shown = |(place, id): (usize, &EntryId)| {
            self.shown.as_ref().is_none_or(|shown| shown.set().contains(place)).then_some(*id)
        };
        self.list.entries.iter().enumerate().filter_map(shown)
    }

    pub fn position(&self, id: EntryId) -> Option<usize> {
        let place = self.list.position(id)?;
        match &self.shown {
            Some(shown) => shown.set().contains(place).then(|| shown.rank(place)),
            None => Some(place),
        }
    }

    /// The row of an entry, or of the next one in the list that is shown.
    pub(crate) fn nearest(&self, id: EntryId) -> Option<usize> {
        let place = self.list.position(id)?;
        Some(self.shown.as_ref().map_or(place, |shown| shown.rank(place)))
    }

    /// The number of entries at the beginning of the list for which the predicate is true.
    pub(crate) fn partition_point(&self, is_before: impl Fn(EntryId) -> bool) -> usize {
        partition_point(self.len(), |nth| self.entry(nth).is_some_and(&is_before))
    }

    pub(crate) fn no_rows(&self) -> RowIndex {
        RowIndex { list: Arc::clone(&self.list), places: BitSet::empty(self.list.entries.len()) }
    }

    pub(crate) fn has_rows(&self, rows: &RowIndex) -> bool {
        Arc::ptr_eq(&self.list, &rows.list)
    }

    pub(crate) fn split(&self, rows: &RowIndex) -> (Self, Self) {
        let mut inside = match &self.shown {
            Some(shown) => shown.set().clone(),
            None => BitSet::full(self.list.entries.len()),
        };
        let mut others = inside.clone();
        inside.intersect_with(&rows.places);
        others.difference_with(&rows.places);
        (Self::some(&self.list, inside), Self::some(&self.list, others))
    }
}

/// Lists are equal if they are the same in memory, since nothing was filtered in between.
impl PartialEq for VisibleList {
    fn eq(&self, other: &Self) -> bool {
        let same_rows = match (&self.shown, &other.shown) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_rows && Arc::ptr_eq(&self.list, &other.list)
    }
}
