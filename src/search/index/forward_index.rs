//! Forward index: document → its texts, each as a field and its terms in order. It answers what
//! postings cannot: which terms are adjacent, and in which text.

use super::{
    doc_id::DocId,
    postings::{FieldClass, PostingSink},
    term_dictionary::TermOrdinal,
};
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

/// The packed entries of all documents.
#[derive(Debug, Default)]
pub(crate) struct ForwardIndex {
    ends: Vec<u32>,
    tokens: Vec<u32>,
}

impl ForwardIndex {
    pub(crate) fn with_capacity(num_docs: usize, num_tokens: usize) -> Self {
        Self { ends: Vec::with_capacity(num_docs), tokens: Vec::with_capacity(num_tokens) }
    }

    pub(crate) fn push(&mut self, token: ForwardToken) {
        self.tokens.push(token.pack());
    }

    /// The packed entries, to append some to the open document.
    pub(crate) fn tokens_mut(&mut self) -> &mut Vec<u32> {
        &mut self.tokens
    }

    /// Closes the document that the entries since the last call belong to.
    pub(crate) fn end_doc(&mut self) {
        self.ends.push(u32::try_from(self.tokens.len()).unwrap_or(u32::MAX));
    }

    /// Appends the documents of another index, whose terms are renumbered.
    pub(crate) fn append(&mut self, other: &Self, renumber: impl Fn(u32) -> u32) {
        for doc in other.docs() {
            self.tokens.extend(other.tokens(doc).map(|token| token.map_term(&renumber).pack()));
            self.end_doc();
        }
    }

    pub(crate) fn num_docs(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn num_tokens(&self) -> usize {
        self.tokens.len()
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
        let at = doc.0 as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.tokens.get(start.unwrap_or(0) as usize..end as usize).unwrap_or(&[])
    }

    /// Calls `sink` with every occurrence of a term.
    pub(crate) fn for_each_term(&self, sink: &mut PostingSink<'_>) {
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
        (self.ends.len() + self.tokens.len()) * 4
    }
}
