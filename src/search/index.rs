//! The index: data alone, immutable once built. [`execution`](super::execution) searches it.
//!
//! - [`builder`]: documents → index; [`interner`] and [`entity_names`] see each text once
//! - [`term_dictionary`], [`term_lookup`]: the distinct terms; their stems, romanizations and spellings
//! - [`synonyms`]: words and phrases that mean the same
//! - [`postings`], [`bigrams`]: term, and pair of adjacent terms → documents
//! - [`forward_index`]: document → its terms in order
//! - [`intervals`], [`facets`]: time, and field value → documents
//! - [`doc_id`], [`doc_values`]: ids in the order of time; kind, flags and static rank of each document

pub(crate) mod bigrams;
pub(crate) mod builder;
pub(crate) mod doc_id;
pub(crate) mod doc_values;
mod entity_names;
pub(crate) mod facets;
pub(crate) mod forward_index;
pub(crate) mod interner;
pub(crate) mod intervals;
pub(crate) mod postings;
pub(crate) mod synonyms;
pub(crate) mod term_dictionary;
mod term_lookup;

use super::schema::{Flags, SpanFacet};
use crate::{bitset::BitSet, date::Day, dossier::Kind};
use bigrams::BigramIndex;
use doc_id::{DocId, DocIdMap};
use doc_values::DocValues;
use facets::Facets;
use forward_index::ForwardIndex;
use intervals::IntervalIndex;
use postings::Postings;
use std::{collections::HashMap, sync::OnceLock};
use synonyms::Synonyms;
use term_dictionary::{TermDictionary, TermOrdinal};
use term_lookup::TermLookup;

/// An inverted index with the other data that a search needs.
#[derive(Debug)]
pub struct Index {
    pub(crate) terms: TermDictionary,
    pub(crate) spellings: TermLookup,
    pub(crate) postings: Postings,
    /// Built when a phrase is first searched for, if the index serves one query.
    bigrams: OnceLock<BigramIndex>,
    pub(crate) forward: ForwardIndex,
    pub(crate) dates: IntervalIndex,
    pub(crate) other_dates: IntervalIndex,
    pub(crate) spans: [IntervalIndex; SpanFacet::ALL.len()],
    pub(crate) facets: Facets,
    pub(crate) doc_values: DocValues,
    /// The times in office of each person, in the order of the texts.
    pub(crate) office_times: HashMap<DocId, Box<[(Day, Day)]>>,
    /// The stop words that occur, in ascending order.
    pub(crate) stop_words: Vec<TermOrdinal>,
    pub(crate) synonyms: Synonyms,
    pub(crate) doc_ids: DocIdMap,
    pub(crate) text_bytes: usize,
}

impl Index {
    pub fn num_docs(&self) -> usize {
        self.forward.num_docs()
    }

    pub fn num_terms(&self) -> usize {
        self.terms.len() as usize
    }

    /// The bytes of text that were indexed.
    pub fn text_bytes(&self) -> usize {
        self.text_bytes
    }

    pub(crate) fn bigrams(&self) -> &BigramIndex {
        self.bigrams.get_or_init(|| BigramIndex::new(&self.forward, &self.terms))
    }

    pub(crate) fn docs_of_kind(&self, kind: Kind) -> &BitSet<DocId> {
        &self.doc_values.docs_of_kind[kind as usize]
    }

    pub(crate) fn span(&self, facet: SpanFacet) -> &IntervalIndex {
        &self.spans[facet as usize]
    }

    pub(crate) fn docs_with_flag(&self, flag: Flags) -> BitSet<DocId> {
        let mut docs = BitSet::empty(self.num_docs());
        for (flags, doc) in self.doc_values.flags.iter().zip(0..) {
            if flags.contains(flag) {
                docs.insert(DocId(doc));
            }
        }
        docs
    }
}
