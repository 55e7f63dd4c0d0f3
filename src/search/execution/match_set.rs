//! The result of a search: ranked hits, counts, and all documents that match.

use super::{planner::Plan, projection::ListProjection, score_planes::ClauseMatches};
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
    /// How many documents match every clause.
    pub(crate) num_full: usize,
    /// What the documents lack, if few match every clause.
    pub(crate) partial: Option<PartialMatches>,
}

/// The clauses that may be left out, by their bytes in the query, with what matches them.
#[derive(Debug)]
pub(crate) struct PartialMatches(pub(super) Vec<(Range<usize>, ClauseMatches)>);

impl PartialMatches {
    /// The clauses that a document does not match.
    pub(crate) fn missing(&self, doc: DocId) -> impl Iterator<Item = &Range<usize>> {
        let missing = self.0.iter().filter(move |(_, matches)| matches.score(doc).is_none());
        missing.map(|(range, _)| range)
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
    docs: MatchingDocs,
    doc_ids: Arc<DocIdMap>,
}

#[derive(Debug, Clone)]
enum MatchingDocs {
    /// In ascending order.
    Sparse(Vec<DocId>),
    Dense(BitSet<DocId>),
}

impl MatchSet {
    /// Takes documents in ascending order.
    pub(crate) fn sparse(docs: Vec<DocId>, doc_ids: &Arc<DocIdMap>) -> Self {
        Self { docs: MatchingDocs::Sparse(docs), doc_ids: Arc::clone(doc_ids) }
    }

    pub(crate) fn dense(docs: BitSet<DocId>, doc_ids: &Arc<DocIdMap>) -> Self {
        Self { docs: MatchingDocs::Dense(docs), doc_ids: Arc::clone(doc_ids) }
    }

    /// Whether the document with this external id matches.
    #[must_use]
    pub fn contains(&self, id: u32) -> bool {
        self.contains_doc(self.doc_ids.to_internal(id))
    }

    pub(crate) fn contains_doc(&self, doc: DocId) -> bool {
        match &self.docs {
            MatchingDocs::Sparse(docs) => docs.binary_search(&doc).is_ok(),
            MatchingDocs::Dense(docs) => docs.contains(doc),
        }
    }

    /// The positions of a list that match.
    pub(crate) fn project(&self, list: &ListProjection) -> BitSet<usize> {
        match &self.docs {
            MatchingDocs::Sparse(docs) => list.project_sparse(docs),
            MatchingDocs::Dense(docs) => list.project_dense(docs),
        }
    }

    /// The external ids in the order of time.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let (sparse, dense) = match &self.docs {
            MatchingDocs::Sparse(docs) => (docs.as_slice(), None),
            MatchingDocs::Dense(docs) => (&[][..], Some(docs)),
        };
        let docs = sparse.iter().copied().chain(dense.into_iter().flat_map(BitSet::iter));
        docs.map(|doc| self.doc_ids.to_external(doc))
    }
}
