//! Strings of an index in one allocation.

/// The position of a term in the dictionary.
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

    pub(crate) fn memory_bytes(&self) -> usize {
        self.bytes.len() + self.ends.len() * 4
    }
}
