//! Strings by which terms are found: stems, romanizations, spellings in other scripts.

use crate::dossier::partition_point;
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
        let (length, number) = (self.ends.len(), |at| u32::try_from(at).unwrap_or(u32::MAX));
        let before = |at| self.get(number(at)) < prefix;
        let not_after = |at| before(at) || self.get(number(at)).starts_with(prefix);
        let [start, end] = [partition_point(length, before), partition_point(length, not_after)];
        number(start)..number(end)
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
