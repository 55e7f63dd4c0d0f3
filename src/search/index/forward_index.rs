//! Document → its texts: a field and its terms in order, 32 bits an entry. A composite of terms
//! (`novoogaryovo`) follows them all, so that terms adjacent in a text are adjacent here.

use super::{
    doc_id::DocId,
    postings::{FieldClass, PostingSink},
    term_dictionary::TermOrdinal,
};
use crate::search::schema::Field;

const FIELD_START: u32 = 1 << 31;
const COMPOSITE: u32 = 1 << 30;

pub(crate) fn field_start(field: Field) -> u32 {
    FIELD_START | field as u32
}

pub(crate) fn field_of(entries: &[u32], at: usize) -> Option<Field> {
    let start = entries.get(..at)?.iter().rfind(|entry| **entry & FIELD_START != 0)?;
    Field::ALL.get((start & !FIELD_START) as usize).copied()
}

pub(crate) fn composite(term: TermOrdinal) -> u32 {
    COMPOSITE | term
}

/// The term, and whether it is a composite.
pub(crate) fn term(entry: u32) -> (TermOrdinal, bool) {
    (entry & !COMPOSITE, entry & COMPOSITE != 0)
}

fn renumbered(entry: u32, renumber: impl Fn(u32) -> u32) -> u32 {
    if entry & FIELD_START != 0 { entry } else { entry & COMPOSITE | renumber(term(entry).0) }
}

#[derive(Debug, Default)]
pub(crate) struct ForwardIndex {
    ends: Vec<u32>,
    entries: Vec<u32>,
}

impl ForwardIndex {
    pub(crate) fn with_capacity_of(other: &Self) -> Self {
        Self {
            ends: Vec::with_capacity(other.ends.len()),
            entries: Vec::with_capacity(other.entries.len()),
        }
    }

    pub(crate) fn entries_mut(&mut self) -> &mut Vec<u32> {
        &mut self.entries
    }

    /// Closes the document that the entries since the last call belong to.
    pub(crate) fn end_doc(&mut self) {
        self.ends.push(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn append(&mut self, other: &Self, doc: DocId, renumber: impl Fn(u32) -> u32) {
        self.entries.extend(other.entries(doc).iter().map(|entry| renumbered(*entry, &renumber)));
        self.end_doc();
    }

    pub(crate) fn num_docs(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn num_tokens(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn docs(&self) -> impl Iterator<Item = DocId> + use<> {
        (0..u32::try_from(self.num_docs()).unwrap_or(u32::MAX)).map(DocId)
    }

    pub(crate) fn entries(&self, doc: DocId) -> &[u32] {
        let at = doc.0 as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.entries.get(start.unwrap_or(0) as usize..end as usize).unwrap_or(&[])
    }

    pub(crate) fn texts(&self, doc: DocId) -> impl Iterator<Item = (Field, &[u32])> {
        let texts = self.entries(doc).chunk_by(|_, next| next & FIELD_START == 0);
        texts.filter_map(|text| Some((field_of(text, 1)?, text.get(1..)?)))
    }

    pub(crate) fn for_each_term(&self, sink: &mut PostingSink<'_>) {
        for doc in self.docs() {
            for (field, terms) in self.texts(doc) {
                terms.iter().for_each(|entry| sink(term(*entry).0, FieldClass::of(field), doc));
            }
        }
    }

    /// Calls `sink` with each term but the first of a text, and with the one or two before it.
    pub(crate) fn for_each_sequence(
        &self,
        mut sink: impl FnMut(&[TermOrdinal], TermOrdinal, FieldClass, DocId),
    ) {
        for doc in self.docs() {
            for (field, terms) in self.texts(doc) {
                let terms = terms.split(|term| *term >= COMPOSITE).next().unwrap_or(&[]);
                for (next, at) in terms.iter().zip(0_usize..).skip(1) {
                    sink(&terms[at.saturating_sub(2)..at], *next, FieldClass::of(field), doc);
                }
            }
        }
    }
}
