//! Bigrams: pair of adjacent terms → documents, for phrases. Two frequent terms are adjacent in few
//! of the documents that have both, and to scan all of these is slow. Three tiers, by frequency:
//!
//! 1. *pairs*: a frequent bigram has its own posting list (`south ossetia`)
//! 2. *groups*: bigrams with the same first term and the same initial of the second share a list
//! 3. *buckets*: the rare rest is hashed into 32 document sets, which may hold false positives

use super::{
    bigram_selection::{BigramSelection, initial},
    doc_id::DocId,
    forward_index::ForwardIndex,
    postings::{FieldClass, PostingList, Postings, PostingsCounter},
    term_dictionary::{TermDictionary, TermOrdinal},
};
use crate::bitset::BitSet;
use std::ops::Range;

/// A bigram in fewer than one document in this many is rare.
const RARE_FRACTION: usize = 128;

/// So is one that occurs fewer times than this.
const RARE_COUNT: usize = 1024;

/// The sets that rare bigrams are hashed into; each takes one bit for each document.
const BUCKETS: usize = 32;

/// The bigrams of all documents.
#[derive(Debug, Default)]
pub(crate) struct BigramIndex {
    /// The initial of each term.
    initials: Vec<u8>,
    /// The frequent pairs, sorted; the list of a pair has its position.
    pairs: Vec<(TermOrdinal, TermOrdinal)>,
    /// The frequent groups, sorted; their lists follow those of the pairs.
    groups: Vec<(TermOrdinal, u8)>,
    lists: Postings,
    buckets: Vec<BitSet<DocId>>,
}

/// Where the documents are in which a term precedes one of several others.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    /// Lists all of whose documents have such a bigram.
    pub(crate) exact_lists: Vec<u32>,
    /// The second terms whose bigrams are all in the exact lists of pairs, in ascending order.
    pub(crate) covered: Vec<TermOrdinal>,
    /// Lists of groups, in which the second term may be another one.
    pub(crate) candidate_lists: Vec<u32>,
    /// Buckets with the documents that may have one.
    pub(crate) buckets: Vec<usize>,
}

impl BigramIndex {
    pub(crate) fn new(forward: &ForwardIndex, terms: &TermDictionary) -> Self {
        Self::with_min_count(forward, terms, (forward.num_docs() / RARE_FRACTION).max(RARE_COUNT))
    }

    fn with_min_count(forward: &ForwardIndex, terms: &TermDictionary, min_count: usize) -> Self {
        let first_byte = |term| terms.term(term).bytes().next();
        let initials: Vec<u8> = (0..terms.len()).map(|term| initial(first_byte(term))).collect();
        let selection = BigramSelection::new(forward, &initials, min_count);
        let num_lists = selection.pairs.len() + selection.groups.len();
        let num_lists = u32::try_from(num_lists).unwrap_or(0);
        let mut counter = PostingsCounter::new(num_lists, forward.num_docs());
        forward.for_each_bigram(|bigram, class, doc| {
            if let Some(list) = selection.list(bigram, &initials) {
                counter.count(list, class, doc);
            }
        });
        let mut writer = counter.allocate();
        let mut buckets = vec![BitSet::empty(forward.num_docs()); BUCKETS];
        forward.for_each_bigram(|bigram, class, doc| match selection.list(bigram, &initials) {
            Some(list) => writer.write(list, class, doc),
            None => {
                let initial = initials.get(bigram.1 as usize).copied().unwrap_or(0);
                if let Some(bucket) = buckets.get_mut(bucket(bigram.0, initial)) {
                    bucket.insert(doc);
                }
            }
        });
        let BigramSelection { pairs, groups, .. } = selection;
        Self { initials, pairs, groups, lists: writer.finish(), buckets }
    }

    /// Where `first` precedes one of the terms of a range.
    pub(crate) fn adjacency(&self, first: TermOrdinal, second: &Range<TermOrdinal>) -> Adjacency {
        let initial = |term: TermOrdinal| self.initials.get(term as usize).copied();
        let (Some(from), Some(to)) = (initial(second.start), initial(second.end.wrapping_sub(1)))
        else {
            return Adjacency::default();
        };
        let start = self.pairs.partition_point(|pair| *pair < (first, second.start));
        let end = self.pairs.partition_point(|pair| *pair < (first, second.end));
        let pairs = start..end.max(start);
        let covered = self.pairs.get(pairs.clone()).unwrap_or(&[]);
        let mut adjacency = Adjacency {
            covered: covered.iter().map(|pair| pair.1).collect(),
            exact_lists: pairs.filter_map(|at| u32::try_from(at).ok()).collect(),
            ..Adjacency::default()
        };
        for group in from..=to {
            let Ok(at) = self.groups.binary_search(&(first, group)) else {
                adjacency.buckets.push(bucket(first, group));
                continue;
            };
            let has_group = |next: Option<u8>| next == Some(group);
            // A range with every term of the initial takes the list as it is.
            let is_exact = !has_group(second.start.checked_sub(1).and_then(initial))
                && !has_group(initial(second.end));
            let lists = match is_exact {
                true => &mut adjacency.exact_lists,
                false => &mut adjacency.candidate_lists,
            };
            lists.extend(u32::try_from(self.pairs.len() + at));
        }
        adjacency
    }

    /// The documents of a list.
    pub(crate) fn postings(&self, list: u32, class: FieldClass) -> PostingList<'_> {
        self.lists.get(list, class)
    }

    /// The documents of a bucket.
    pub(crate) fn bucket(&self, at: usize) -> Option<&BitSet<DocId>> {
        self.buckets.get(at)
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        self.initials.len()
            + (self.pairs.len() + self.groups.len()) * 8
            + self.lists.memory_bytes()
            + self.buckets.iter().map(BitSet::memory_bytes).sum::<usize>()
    }
}

/// The bucket of a rare bigram, by a multiplicative hash.
fn bucket(first: TermOrdinal, initial: u8) -> usize {
    let mixed = (u64::from(first) << 8 | u64::from(initial)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as usize % BUCKETS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{
        index::{forward_index::ForwardToken, surface_forms::SurfaceForms},
        schema::Field,
    };
    use proptest::prelude::*;

    fn forward_index(texts: &[Vec<u32>]) -> ForwardIndex {
        let mut forward = ForwardIndex::default();
        for terms in texts {
            forward.push(ForwardToken::FieldStart(Field::Name));
            terms.iter().for_each(|term| forward.push(ForwardToken::Term(*term)));
            forward.end_doc();
        }
        forward
    }

    fn docs(bigrams: &BigramIndex, list: u32) -> Vec<DocId> {
        match bigrams.postings(list, FieldClass::Name) {
            PostingList::Sparse(list) => list.to_vec(),
            PostingList::Dense(set) => set.iter().collect(),
        }
    }

    proptest! {
        #[test]
        fn exact_lists_are_exact_and_nothing_is_missed(
            texts in proptest::collection::vec(proptest::collection::vec(0_u32..6, 0..6), 0..80),
            min_count in 1_usize..12,
            first in 0_u32..6,
            (from, to) in (0_u32..6, 1_u32..7),
        ) {
            let terms = TermDictionary::new(["1", "a", "ab", "b", "ba", "bb"].into_iter(), &SurfaceForms::default());
            let bigrams = BigramIndex::with_min_count(&forward_index(&texts), &terms, min_count);
            let second = from.min(to - 1)..to;
            let adjacency = bigrams.adjacency(first, &second);
            for (text, doc) in texts.iter().zip(0..) {
                let doc = DocId(doc);
                let has = |is_second: &dyn Fn(u32) -> bool| {
                    text.windows(2).any(|pair| pair[0] == first && is_second(pair[1]))
                };
                let in_lists = |lists: &[u32]| lists.iter().any(|list| docs(&bigrams, *list).contains(&doc));
                let is_exact = in_lists(&adjacency.exact_lists);
                let is_candidate = in_lists(&adjacency.candidate_lists);
                let mut buckets = adjacency.buckets.iter().filter_map(|at| bigrams.bucket(*at));
                let has_bigram = has(&|term| second.contains(&term));
                prop_assert!(has_bigram || !is_exact);
                prop_assert!(!has(&|term| adjacency.covered.contains(&term)) || is_exact);
                let is_found = is_exact || is_candidate || buckets.any(|docs| docs.contains(doc));
                prop_assert!(!has_bigram || is_found);
            }
        }
    }
}
