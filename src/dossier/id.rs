//! From an id to its record. The ids stand in the records: a table of their numbers finds them
//! there, where a second copy of a million ids would take as much room as their titles.

use super::record::Record;
use std::hash::{BuildHasher, RandomState};

/// No record has this number.
const FREE: u32 = u32::MAX;

/// The records by their ids.
#[derive(Debug, Default)]
pub(crate) struct IdIndex {
    /// The number of a record, at the place that the hash of its id says or at one of the next.
    slots: Vec<u32>,
    hash: RandomState,
    /// Each record whose id another one before it has, and that one.
    twice: Vec<(u32, u32)>,
}

impl IdIndex {
    /// The records in their order; of several with one id the first is found by it.
    pub(crate) fn of(records: &[Record]) -> Self {
        let room = (records.len() * 2).next_power_of_two();
        let mut ids = Self { slots: vec![FREE; room], ..Self::default() };
        for (number, record) in (0..FREE).zip(records) {
            match ids.slot(records, record.id()) {
                Ok(first) => ids.twice.push((number, first)),
                Err(free) => {
                    if let Some(slot) = ids.slots.get_mut(free) {
                        *slot = number;
                    }
                }
            }
        }
        ids
    }

    /// The number of the record with this id.
    pub(crate) fn find(&self, records: &[Record], id: &str) -> Option<u32> {
        self.slot(records, id).ok()
    }

    /// Each record whose id another one before it has, and that one.
    pub(crate) fn twice(&self) -> &[(u32, u32)] {
        &self.twice
    }

    /// The record with this id, or the free place where it would stand.
    fn slot(&self, records: &[Record], id: &str) -> Result<u32, usize> {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = usize::try_from(self.hash.hash_one(id)).unwrap_or_default() & last;
        // Half of the places are free, so that one is found soon.
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
        assert_eq!(ids.twice(), [(u32::try_from(count).unwrap(), 3)]);
        assert_eq!(ids.find(&records, "no-such-id"), None);
        assert_eq!(IdIndex::default().find(&[], "any"), None);
    }
}
