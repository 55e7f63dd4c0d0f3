//! Strings by which terms are found: stems, romanizations, spellings in other scripts.

use std::ops::Range;

pub(crate) type TermOrdinal = u32;

/// Short strings in one allocation.
#[derive(Debug, Default)]
pub(crate) struct StringTable {
    bytes: String,
    ends: Vec<u32>,
}

impl StringTable {
    pub(crate) fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn get(&self, at: u32) -> &str {
        let at = at as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.bytes.get(start.unwrap_or(0) as usize..end as usize).unwrap_or("")
    }

    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// The strings with a prefix; the table must be sorted.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let start = partition_point(self.len(), |at| self.get(at) < prefix);
        let has_prefix = |at| self.get(at) < prefix || self.get(at).starts_with(prefix);
        start..partition_point(self.len(), has_prefix)
    }
}

/// Keys and terms, sorted by key; both may repeat.
#[derive(Debug, Default)]
pub(crate) struct TermLookup {
    keys: StringTable,
    terms: Vec<TermOrdinal>,
}

impl TermLookup {
    pub(crate) fn new<K: AsRef<str> + Ord>(
        entries: impl Iterator<Item = (K, TermOrdinal)>,
    ) -> Self {
        let mut entries: Vec<(K, TermOrdinal)> = entries.collect();
        entries.sort_unstable();
        entries.dedup();
        let mut new = Self::default();
        for (key, term) in entries {
            new.keys.push(key.as_ref());
            new.terms.push(term);
        }
        new
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, TermOrdinal)> + Clone {
        self.terms.iter().zip(0..).map(|(term, at)| (self.keys.get(at), *term))
    }

    pub(crate) fn with_prefix(
        &self,
        prefix: &str,
    ) -> impl Iterator<Item = (&str, TermOrdinal)> + use<'_> {
        let range = self.keys.with_prefix(prefix);
        let terms = self.terms.get(range.start as usize..range.end as usize).unwrap_or(&[]);
        range.zip(terms).map(|(at, term)| (self.keys.get(at), *term))
    }

    /// The terms with a key, in ascending order.
    pub(crate) fn get(&self, key: String) -> impl Iterator<Item = TermOrdinal> {
        let with_prefix = self.with_prefix(&key);
        with_prefix.take_while(move |(known, _)| *known == key).map(|(_, term)| term)
    }
}

fn partition_point(len: u32, is_before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
