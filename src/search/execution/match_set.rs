//! What a search gives back.

use super::{
    executor::Candidates,
    planner::{Plan, PlannedTerm},
    projection::ListProjection,
};
use crate::{
    bitset::BitSet,
    dossier::Kind,
    search::{
        highlight::Highlighter,
        index::doc_values::DocIdMap,
        query::{Literal, QueryDiagnostic},
    },
};
use std::{ops::Range, sync::Arc};

/// What was found.
#[derive(Debug, Clone)]
pub struct Matches {
    /// How many documents fit.
    pub total: usize,
    /// How many of each kind fit, in the order of [`Kind::ALL`].
    pub counts: [usize; Kind::COUNT],
    /// Which ones fit.
    pub members: MatchSet,
    /// The first of them, in the order asked for.
    pub top: Vec<Hit>,
    /// What is wrong with the query.
    pub problems: Vec<QueryDiagnostic>,
    /// Finds what matched in any text that is shown.
    pub marker: Highlighter,
    pub(crate) plan: Plan,
}

/// One document that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The number that it was added by.
    pub id: u32,
    /// How well it fits; to be compared within one answer only.
    pub score: u32,
}

/// The documents that fit, by the numbers they were added by.
#[derive(Debug, Clone)]
pub struct MatchSet {
    set: DocumentSet,
    numbering: Arc<DocIdMap>,
}

#[derive(Debug, Clone)]
enum DocumentSet {
    /// In order.
    Few(Vec<u32>),
    Many(BitSet),
}

impl MatchSet {
    pub(crate) fn new(found: Candidates<'_>, numbering: Arc<DocIdMap>) -> Self {
        let set = match found {
            Candidates::Few(few) => {
                DocumentSet::Few(few.into_iter().map(|(document, _)| document).collect())
            }
            Candidates::Many(members, _) => DocumentSet::Many(members),
        };
        Self { set, numbering }
    }

    /// Whether the document fits.
    #[must_use]
    pub fn contains(&self, id: u32) -> bool {
        self.has_inside(self.numbering.inside(id))
    }

    /// Whether the document with this number inside the index fits.
    pub(crate) fn has_inside(&self, document: u32) -> bool {
        match &self.set {
            DocumentSet::Few(few) => few.binary_search(&document).is_ok(),
            DocumentSet::Many(members) => members.contains(document),
        }
    }

    /// Which places of the list fit: one bit for each, 64 in a word, the first one lowest.
    pub(crate) fn among(&self, roll: &ListProjection) -> Vec<u64> {
        match &self.set {
            DocumentSet::Few(few) => roll.among_few(few),
            DocumentSet::Many(members) => roll.among_set(members),
        }
    }

    /// All that fit, in the order of time.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let (few, many) = match &self.set {
            DocumentSet::Few(few) => (few.as_slice(), None),
            DocumentSet::Many(members) => (&[][..], Some(members)),
        };
        let all = few.iter().copied().chain(many.into_iter().flat_map(BitSet::iter));
        all.map(|document| self.numbering.outside(document))
    }
}

impl Matches {
    /// Whether what was typed fits nothing as it stands, so that slips were forgiven, by the
    /// bytes of the query.
    #[must_use]
    pub fn forgiven(&self) -> Vec<Range<usize>> {
        let forgiven = |ready: &&PlannedTerm| {
            ready.switched
                || matches!(ready.term.sense, Literal::Word { .. })
                    && ready.meant.iter().any(|meant| {
                        meant.best().is_some_and(|(_, way)| {
                            way < crate::search::execution::scoring::MatchKind::Inside
                        })
                    })
        };
        let terms = self.plan.scoring().flat_map(|clause| &clause.terms);
        terms.filter(forgiven).map(|ready| ready.term.range.clone()).collect()
    }
}
