//! The index: what is known of all documents, and the search in it.

mod bigram_selection;
pub(crate) mod bigrams;
pub(crate) mod builder;
pub(crate) mod doc_values;
mod entity_names;
pub(crate) mod facets;
pub(crate) mod forward_index;
pub(crate) mod interner;
pub(crate) mod intervals;
pub(crate) mod postings;
mod surface_forms;
pub(crate) mod term_dictionary;

use super::{
    execution::{
        executor::Candidates,
        match_set::{Hit, MatchSet, Matches},
        planner::Plan,
        rerank,
    },
    highlight::Highlighter,
    query::Query,
    schema::{Flags, SpanFacet},
};
use crate::{bitset::BitSet, dossier::Kind};
use bigrams::BigramIndex;
use doc_values::{DocIdMap, DocValues};
use facets::Facets;
use forward_index::ForwardIndex;
use intervals::IntervalIndex;
use postings::Postings;
use std::sync::Arc;
use surface_forms::SurfaceForms;
use term_dictionary::TermDictionary;

/// In which order hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The best first; those that fit equally in the order of time.
    #[default]
    Best,
    /// The newest first, and then those without a date.
    Newest,
    /// The oldest first, and then those without a date.
    Oldest,
}

/// Everything that can be found, ready to be searched. Inside it documents are numbered in the
/// order of time, so that a set of them is in that order too.
#[derive(Debug)]
pub struct Index {
    pub(crate) vocabulary: TermDictionary,
    pub(crate) written: SurfaceForms,
    pub(crate) postings: Postings,
    pub(crate) stream: ForwardIndex,
    pub(crate) pairs: BigramIndex,
    pub(crate) dates: IntervalIndex,
    pub(crate) spans: [IntervalIndex; SpanFacet::ALL.len()],
    pub(crate) facets: Facets,
    pub(crate) properties: DocValues,
    /// The words that say nothing by themselves, in order.
    pub(crate) fillers: Vec<u32>,
    pub(crate) numbering: Arc<DocIdMap>,
    pub(crate) text_bytes: usize,
}

impl Index {
    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.stream.documents()
    }

    /// How many distinct words they have.
    #[must_use]
    pub fn words(&self) -> usize {
        self.vocabulary.count() as usize
    }

    /// The bytes of text that were indexed.
    #[must_use]
    pub fn text_bytes(&self) -> usize {
        self.text_bytes
    }

    /// The bytes of memory that the index takes, by and large.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let spans: usize = self.spans.iter().map(IntervalIndex::bytes).sum();
        self.vocabulary.bytes()
            + self.written.bytes()
            + self.postings.bytes()
            + self.stream.bytes()
            + self.pairs.bytes()
            + self.dates.bytes()
            + spans
            + self.facets.bytes()
            + self.properties.bytes()
            + self.documents() * 8
    }

    /// Finds what fits the query: how many there are, which, and the first `limit` of them.
    #[must_use]
    pub fn search(&self, query: &Query, limit: usize, order: Order) -> Matches {
        let plan = Plan::new(self, query);
        let found = self.execute(&plan);
        let counts = self.properties.count(&found);
        let total = counts.iter().sum();
        let top = match order {
            Order::Best => self.best(&plan, &found, limit),
            Order::Newest | Order::Oldest => found.top(order, limit, self.numbering.dated),
        };
        let hit = |(document, score)| Hit { id: self.numbering.outside(document), score };
        Matches {
            total,
            counts,
            top: top.into_iter().map(hit).collect(),
            problems: query.problems.clone(),
            marker: Highlighter::new(self, &plan),
            members: MatchSet::new(found, Arc::clone(&self.numbering)),
            plan,
        }
    }

    /// The best, of which enough are looked at for the first ones not to depend on the limit.
    fn best(&self, plan: &Plan, found: &Candidates<'_>, limit: usize) -> Vec<(u32, u32)> {
        if limit == 0 {
            return Vec::new();
        }
        let looked_at = limit.max(rerank::WINDOW);
        let mut best = found.top(Order::Best, looked_at, self.numbering.dated);
        rerank::rerank(self, plan, &mut best);
        best.truncate(limit);
        best
    }

    pub(crate) fn of_kind(&self, kind: Kind) -> &BitSet {
        self.properties.of_kind.get(kind as usize).unwrap_or(&self.properties.nothing)
    }

    pub(crate) fn spans(&self, span: SpanFacet) -> &IntervalIndex {
        match span {
            SpanFacet::InForce => &self.spans[0],
            SpanFacet::Signed => &self.spans[1],
        }
    }

    pub(crate) fn flagged(&self, flag: Flags) -> BitSet {
        let mut flagged = BitSet::none(self.documents());
        for (flags, document) in self.properties.flags.iter().zip(0..) {
            if flags.contains(flag) {
                flagged.insert(document);
            }
        }
        flagged
    }
}
