//! The result of a search: ranked hits, counts, and all matching documents.

use super::planner::Plan;
use crate::{
    bitset::BitSet,
    dossier::Kind,
    search::{
        index::{Index, doc_id::DocId},
        query::QueryDiagnostic,
    },
};
use std::ops::Range;

#[derive(Debug)]
pub struct Matches {
    pub total: usize,
    /// How many of each kind match, in the order of [`Kind::ALL`].
    pub counts: [usize; Kind::COUNT],
    /// The first of them, in the requested order.
    pub top: Vec<Hit>,
    pub diagnostics: Vec<QueryDiagnostic>,
    pub(crate) docs: BitSet<DocId>,
    pub(crate) plan: Plan,
    /// How many documents match every clause.
    pub(crate) num_full: usize,
    /// The preferred clauses, if few documents match every clause.
    pub(crate) partial: Option<ClauseDocs>,
}

/// Clauses, by their bytes in the query, with the documents that match them.
pub(crate) type ClauseDocs = Vec<(Range<usize>, BitSet<DocId>)>;

impl Matches {
    /// Whether few documents match every clause, so that some of these match a part.
    pub fn is_partial(&self) -> bool {
        self.partial.is_some()
    }

    /// The clauses that this document lacks in a partial match, by their bytes in the query.
    pub fn missing(&self, index: &Index, id: u32) -> impl Iterator<Item = Range<usize>> {
        let doc = index.doc_ids.to_internal(id);
        let clauses = self.partial.iter().flatten();
        clauses.filter(move |(_, docs)| !docs.contains(doc)).map(|(range, _)| range.clone())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The external id: the position in the order in which documents were added.
    pub id: u32,
    /// Comparable within one search.
    pub score: u32,
}

/// The documents of a list, in its order; [`DocId::NONE`] for an entry that is not indexed.
#[derive(Debug)]
pub struct ListProjection(pub(crate) Vec<DocId>);

impl ListProjection {
    /// The positions of those that match; a pane asks for them at every key.
    pub(crate) fn positions(&self, matching: &BitSet<DocId>) -> BitSet<usize> {
        let mut positions = BitSet::empty(self.0.len());
        for (word, docs) in positions.words_mut().iter_mut().zip(self.0.chunks(64)) {
            let push = |bits, doc: &DocId| bits << 1 | u64::from(matching.contains(*doc));
            *word = docs.iter().rev().fold(0, push);
        }
        positions
    }
}
