//! Other keys of terms: stems and romanizations, each with the terms that have it.

use super::string_table::{StringTable, TermOrdinal};

/// Keys and terms, sorted by key; both may repeat.
#[derive(Debug, Default)]
pub(crate) struct TermLookup {
    keys: StringTable,
    terms: Vec<TermOrdinal>,
}

impl TermLookup {
    /// Takes keys with their terms in any order.
    pub(crate) fn new(mut entries: Vec<(String, TermOrdinal)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let mut new = Self::default();
        for (key, term) in entries {
            new.keys.push(&key);
            new.terms.push(term);
        }
        new
    }

    /// The terms with a key, in ascending order.
    pub(crate) fn get(&self, key: &str) -> &[TermOrdinal] {
        let len = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        let start = partition_point(len, |at| self.keys.get(at) < key) as usize;
        let end = partition_point(len, |at| self.keys.get(at) <= key) as usize;
        self.terms.get(start..end).unwrap_or(&[])
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.keys.memory_bytes() + self.terms.len() * 4
    }
}

/// The first of the numbers below `len` for which `is_before` is false; it is true for all before it.
pub(crate) fn partition_point(len: u32, is_before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
