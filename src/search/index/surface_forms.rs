//! Original spellings of romanized terms, so that completion answers Cyrillic input in Cyrillic.

use super::string_table::{StringTable, TermOrdinal};

/// Spellings in small letters, by term.
#[derive(Debug, Default)]
pub(crate) struct SurfaceForms {
    terms: Vec<TermOrdinal>,
    forms: StringTable,
}

impl SurfaceForms {
    /// Takes terms with their spellings, unsorted and repeated.
    pub(crate) fn new(mut forms: Vec<(TermOrdinal, String)>) -> Self {
        forms.sort_unstable();
        forms.dedup();
        let mut new = Self::default();
        for (term, form) in forms {
            new.terms.push(term);
            new.forms.push(&form);
        }
        new
    }

    /// Every spelling with its term.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (TermOrdinal, &str)> {
        self.terms.iter().zip(0..).map(|(term, at)| (*term, self.forms.get(at)))
    }

    /// The shortest spelling of the term that begins with `prefix`.
    pub(crate) fn with_prefix(&self, term: TermOrdinal, prefix: &str) -> Option<&str> {
        let first = self.terms.partition_point(|known| *known < term);
        let own = self.terms.iter().zip(0..).skip(first).take_while(|(known, _)| **known == term);
        let forms = own.map(|(_, at)| self.forms.get(at));
        forms.filter(|form| form.starts_with(prefix)).min_by_key(|form| form.len())
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.terms.len() * 4 + self.forms.memory_bytes()
    }
}
