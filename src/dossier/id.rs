//! Finds records by id. It keeps record numbers alone: copies of a million ids would take much memory.

use super::record::Record;
use foldhash::fast::RandomState;
use hashbrown::hash_table::{Entry, HashTable};
use std::hash::BuildHasher;

#[derive(Debug, Default)]
pub(crate) struct IdIndex {
    numbers: HashTable<u32>,
    hasher: RandomState,
    /// Records with the id of an earlier record, each with that record.
    pub(crate) duplicates: Vec<(u32, u32)>,
}

impl IdIndex {
    pub(crate) fn of(records: &[Record]) -> Self {
        let mut duplicates = Vec::new();
        let (mut numbers, hasher) =
            (HashTable::with_capacity(records.len()), RandomState::default());
        let id = |number: u32| records.get(number as usize).map_or("", Record::id);
        let hash = |number: &u32| hasher.hash_one(id(*number));
        for (number, record) in (0..u32::MAX).zip(records) {
            match numbers.entry(hash(&number), |other| id(*other) == record.id(), hash) {
                Entry::Occupied(first) => duplicates.push((number, *first.get())),
                Entry::Vacant(free) => _ = free.insert(number),
            }
        }
        Self { numbers, hasher, duplicates }
    }

    pub(crate) fn find(&self, records: &[Record], id: &str) -> Option<u32> {
        let is_it = |number: &u32| records.get(*number as usize).is_some_and(|it| it.id() == id);
        self.numbers.find(self.hasher.hash_one(id), is_it).copied()
    }
}
