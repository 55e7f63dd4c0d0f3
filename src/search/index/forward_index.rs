//! Forward index: document → its texts, each as a field and its terms in order. It answers what
//! postings cannot: which terms are adjacent, and in which text.

use super::{doc_id::DocId, postings::FieldClass, term_dictionary::TermOrdinal};
use crate::search::schema::Field;

const FIELD_START: u32 = 1 << 31;
const COMPOSITE: u32 = 1 << 30;

/// One entry of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ForwardToken {
    /// A text of this field begins.
    FieldStart(Field),
    /// A term.
    Term(TermOrdinal),
    /// A term that several terms of the text make up together (`novoogaryovo`). It follows them all,
    /// so that terms adjacent in a text are adjacent here.
    Composite(TermOrdinal),
}

impl ForwardToken {
    pub(crate) fn pack(self) -> u32 {
        match self {
            Self::FieldStart(field) => {
                let field = Field::ALL.iter().position(|known| *known == field).unwrap_or(0);
                FIELD_START | u32::try_from(field).unwrap_or(0)
            }
            Self::Term(term) => term,
            Self::Composite(term) => term | COMPOSITE,
        }
    }

    pub(crate) fn unpack(packed: u32) -> Self {
        if packed & FIELD_START != 0 {
            let field = Field::ALL.get((packed & !FIELD_START) as usize);
            Self::FieldStart(field.copied().unwrap_or(Field::Text))
        } else if packed & COMPOSITE != 0 {
            Self::Composite(packed & !COMPOSITE)
        } else {
            Self::Term(packed)
        }
    }

    /// The same entry with its term renumbered.
    pub(crate) fn map_term(self, renumber: impl Fn(u32) -> u32) -> Self {
        match self {
            Self::Term(term) => Self::Term(renumber(term)),
            Self::Composite(term) => Self::Composite(renumber(term)),
            Self::FieldStart(_) => self,
        }
    }
}

/// Whether a text begins with this packed entry.
pub(crate) fn is_field_start(packed: u32) -> bool {
    packed & FIELD_START != 0
}

/// The packed entries of all documents. They stay where a thread appended them: what is put in the
/// order of documents is where those of each are.
#[derive(Debug, Default)]
pub(crate) struct ForwardIndex {
    /// Where the entries of each document begin and end, counted through all parts.
    docs: Vec<(u32, u32)>,
    closed: Vec<Vec<u32>>,
    /// How many entries the closed parts have.
    num_closed: u32,
    /// The last part, to which entries are appended.
    open: Vec<u32>,
}

impl ForwardIndex {
    #[cfg(test)]
    pub(crate) fn push(&mut self, token: ForwardToken) {
        self.open.push(token.pack());
    }

    /// The packed entries, to append some to the open document.
    pub(crate) fn tokens_mut(&mut self) -> &mut Vec<u32> {
        &mut self.open
    }

    /// Closes the document that the entries since the last call belong to.
    pub(crate) fn end_doc(&mut self) {
        let start = self.docs.last().map_or(0, |last| last.1);
        let end =
            self.num_closed.saturating_add(u32::try_from(self.open.len()).unwrap_or(u32::MAX));
        self.docs.push((start, end));
    }

    fn close(&mut self) {
        let mut part = std::mem::take(&mut self.open);
        part.shrink_to_fit();
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        self.num_closed = self.num_closed.saturating_add(length);
        self.closed.push(part);
    }

    /// Appends the documents of another index, whose terms are renumbered.
    pub(crate) fn append(&mut self, mut other: Self, renumber: impl Fn(u32) -> u32) {
        self.close();
        other.close();
        other.renumber(renumber);
        let at = |other: u32| other.saturating_add(self.num_closed);
        self.docs.extend(other.docs.iter().map(|(start, end)| (at(*start), at(*end))));
        self.num_closed = at(other.num_closed);
        self.closed.append(&mut other.closed);
    }

    /// Puts the documents into this order, and gives the terms other numbers.
    pub(crate) fn reorder(&mut self, order: &[u32], renumber: impl Fn(u32) -> u32) {
        self.close();
        self.renumber(renumber);
        let doc = |at: &u32| self.docs.get(*at as usize).copied().unwrap_or_default();
        self.docs = order.iter().map(doc).collect();
    }

    fn renumber(&mut self, renumber: impl Fn(u32) -> u32) {
        for token in self.closed.iter_mut().flatten() {
            *token = ForwardToken::unpack(*token).map_term(&renumber).pack();
        }
    }

    pub(crate) fn num_docs(&self) -> usize {
        self.docs.len()
    }

    fn docs(&self) -> impl Iterator<Item = DocId> {
        (0..u32::try_from(self.num_docs()).unwrap_or(u32::MAX)).map(DocId)
    }

    pub(crate) fn tokens(&self, doc: DocId) -> impl Iterator<Item = ForwardToken> + Clone + '_ {
        self.packed(doc).iter().map(|packed| ForwardToken::unpack(*packed))
    }

    /// The packed entries of a document: a term is its ordinal, and every other entry is greater
    /// than every term.
    pub(crate) fn packed(&self, doc: DocId) -> &[u32] {
        let (start, end) = self.docs.get(doc.0 as usize).copied().unwrap_or_default();
        let (mut start, mut end) = (start as usize, end as usize);
        for part in self.closed.iter().chain([&self.open]) {
            if end <= part.len() {
                return part.get(start..end).unwrap_or(&[]);
            }
            (start, end) = (start.saturating_sub(part.len()), end - part.len());
        }
        &[]
    }

    /// Calls `sink` with every occurrence of a term.
    pub(crate) fn for_each_term(&self, mut sink: impl FnMut(TermOrdinal, FieldClass, DocId)) {
        for doc in self.docs() {
            let mut class = FieldClass::Text;
            for token in self.tokens(doc) {
                match token {
                    ForwardToken::FieldStart(field) => class = FieldClass::of(field),
                    ForwardToken::Term(term) | ForwardToken::Composite(term) => {
                        sink(term, class, doc)
                    }
                }
            }
        }
    }

    /// Calls `sink` with every two terms that are adjacent in a text.
    pub(crate) fn for_each_bigram(
        &self,
        mut sink: impl FnMut((TermOrdinal, TermOrdinal), FieldClass, DocId),
    ) {
        for doc in self.docs() {
            let mut class = FieldClass::Text;
            let mut previous = None;
            for token in self.tokens(doc) {
                match token {
                    ForwardToken::FieldStart(field) => {
                        (class, previous) = (FieldClass::of(field), None);
                    }
                    ForwardToken::Composite(_) => {}
                    ForwardToken::Term(term) => {
                        if let Some(previous) = previous {
                            sink((previous, term), class, doc);
                        }
                        previous = Some(term);
                    }
                }
            }
        }
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.docs.len() * 8 + (self.num_closed as usize + self.open.len()) * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_round_trip() {
        let tokens = [
            ForwardToken::FieldStart(Field::Linked),
            ForwardToken::Composite(7),
            ForwardToken::Term(5),
        ];
        let mut forward = ForwardIndex::default();
        forward.end_doc();
        tokens.into_iter().for_each(|token| forward.push(token));
        forward.end_doc();
        assert_eq!(forward.tokens(DocId(0)).count(), 0);
        assert_eq!(forward.tokens(DocId(1)).collect::<Vec<_>>(), tokens);
        assert_eq!(forward.tokens(DocId(2)).count(), 0);
    }
}
