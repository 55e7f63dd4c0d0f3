//! The result of a search: ranked hits, counts, and all documents that match.

use super::planner::Plan;
use crate::{
    bitset::BitSet,
    dossier::Kind,
    search::{
        index::doc_id::{DocId, DocIdMap},
        query::QueryDiagnostic,
    },
};
use std::{ops::Range, sync::Arc};

/// The documents that match a query.
#[derive(Debug)]
pub struct Matches {
    /// How many documents match.
    pub total: usize,
    /// How many of each kind match, in the order of [`Kind::ALL`].
    pub counts: [usize; Kind::COUNT],
    /// All of them.
    pub matching: MatchSet,
    /// The first of them, in the requested order.
    pub top: Vec<Hit>,
    /// What is wrong with the query.
    pub diagnostics: Vec<QueryDiagnostic>,
    pub(crate) plan: Plan,
    /// The preferred clauses, if no document matches every clause.
    pub(crate) partial: Option<ClauseDocs>,
}

/// Clauses, by their bytes in the query, with the documents that match them.
pub(crate) type ClauseDocs = Vec<(Range<usize>, BitSet<DocId>)>;

impl Matches {
    /// Whether no document matches every clause, so that these match at least half of them.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.partial.is_some()
    }

    /// The clauses of partial matches that the document with this external id lacks, by their bytes in the
    /// query.
    pub fn missing(&self, id: u32) -> impl Iterator<Item = Range<usize>> {
        let doc = self.matching.doc_ids.to_internal(id);
        let clauses = self.partial.iter().flatten();
        clauses.filter(move |(_, docs)| !docs.contains(doc)).map(|(range, _)| range.clone())
    }
}

/// A ranked document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The external id: the position in the order in which documents were added.
    pub id: u32,
    /// Comparable within one search.
    pub score: u32,
}

/// A set of documents, by external id outside the search.
#[derive(Debug, Clone)]
pub struct MatchSet {
    pub(crate) docs: BitSet<DocId>,
    pub(super) doc_ids: Arc<DocIdMap>,
}

impl MatchSet {
    /// The positions of a list that match. A pane asks at every key which of its rows do.
    pub(crate) fn project(&self, list: &ListProjection) -> BitSet<usize> {
        let mut positions = BitSet::empty(list.0.len());
        for (word, docs) in positions.words_mut().iter_mut().zip(list.0.chunks(64)) {
            let push = |bits, doc: &DocId| bits << 1 | u64::from(self.docs.contains(*doc));
            *word = docs.iter().rev().fold(0, push);
        }
        positions
    }
}

/// The documents of a list, in its order; [`DocId::NONE`] for an entry that is not indexed.
#[derive(Debug)]
pub struct ListProjection(pub(crate) Vec<DocId>);
