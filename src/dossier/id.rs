//! Finds records by id: an open-addressing table of record numbers. The ids stay in the records,
//! since a second copy of a million ids would take as much memory as their titles.

use super::record::Record;
use std::hash::{BuildHasher, RandomState};

const FREE: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(crate) struct IdIndex {
    /// Record numbers by hash, with linear probing.
    slots: Vec<u32>,
    hash: RandomState,
    /// Records with the id of an earlier record, each with that record.
    duplicates: Vec<(u32, u32)>,
}

impl IdIndex {
    /// Indexes the records; of several with one id the first is found.
    pub(crate) fn of(records: &[Record]) -> Self {
        let room = (records.len() * 2).next_power_of_two();
        let mut ids = Self { slots: vec![FREE; room], ..Self::default() };
        for (number, record) in (0..FREE).zip(records) {
            match ids.slot(records, record.id()) {
                Ok(first) => ids.duplicates.push((number, first)),
                Err(free) => {
                    if let Some(slot) = ids.slots.get_mut(free) {
                        *slot = number;
                    }
                }
            }
        }
        ids
    }

    pub(crate) fn find(&self, records: &[Record], id: &str) -> Option<u32> {
        self.slot(records, id).ok()
    }

    /// Records with the id of an earlier record, each with that record.
    pub(crate) fn duplicates(&self) -> &[(u32, u32)] {
        &self.duplicates
    }

    /// The record with this id, or the empty slot for it.
    fn slot(&self, records: &[Record], id: &str) -> Result<u32, usize> {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = usize::try_from(self.hash.hash_one(id)).unwrap_or_default() & last;
        // Half of the slots are empty, so that the probing is short.
        while let Some(number) = self.slots.get(at).copied().filter(|number| *number != FREE) {
            if records.get(number as usize).is_some_and(|record| record.id() == id) {
                return Ok(number);
            }
            at = (at + 1) & last;
        }
        Err(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_format::builtin;

    #[test]
    fn every_id_leads_to_the_first_record_that_has_it() {
        let mut records = builtin().records().to_vec();
        let (count, again) = (records.len(), records[3].clone());
        records.push(again);
        let ids = IdIndex::of(&records);
        for (number, record) in (0..).zip(&records[..count]) {
            assert_eq!(ids.find(&records, record.id()), Some(number));
        }
        assert_eq!(ids.duplicates(), [(u32::try_from(count).unwrap(), 3)]);
        assert_eq!(ids.find(&records, "no-such-id"), None);
        assert_eq!(IdIndex::default().find(&[], "any"), None);
    }
}
