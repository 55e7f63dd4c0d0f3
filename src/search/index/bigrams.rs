//! Pair of adjacent terms → documents. A frequent pair has its own list, others of a frequent first
//! term one for each initial of the second; documents of a rare first term are few and scanned.

use super::{
    forward_index::ForwardIndex,
    postings::{FieldClass, PostingList, Postings},
    term_dictionary::{TermDictionary, TermOrdinal},
};
use std::ops::Range;

/// A bigram in fewer than one document in this many is rare.
const RARE_FRACTION: usize = 128;

/// So is one that occurs fewer times than this.
const RARE_COUNT: usize = 1024;

/// The most frequent terms, whose pairs are counted in a table of this size squared.
const MAX_FREQUENT: usize = 1024;

/// The initials that terms are grouped by: a letter, a digit, or another character.
const INITIALS: usize = 37;

/// No list, or no rank among the frequent terms.
const NONE: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(crate) struct BigramIndex {
    initials: Vec<u8>,
    /// In ascending order.
    frequent: Vec<TermOrdinal>,
    /// The frequent pairs, sorted; the list of a pair has its position. The lists of the groups follow.
    pairs: Vec<(TermOrdinal, TermOrdinal)>,
    lists: Postings,
}

/// Where the documents are in which a term precedes one of several others.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    /// Lists all of whose documents have such a bigram.
    pub(crate) exact_lists: Vec<u32>,
    /// The second terms whose bigrams are all in the exact lists of pairs, in ascending order.
    pub(crate) covered: Vec<TermOrdinal>,
    /// Lists in which the second term may be another one; `None` where the first term has no lists.
    pub(crate) candidate_lists: Option<Vec<u32>>,
}

impl BigramIndex {
    pub(crate) fn new(forward: &ForwardIndex, terms: &TermDictionary) -> Self {
        let min_count = (forward.num_docs() / RARE_FRACTION).max(RARE_COUNT);
        let initials: Vec<u8> = (0..terms.len()).map(|term| initial(terms.term(term))).collect();
        let frequent = frequent_terms(forward, initials.len(), min_count);
        let num_frequent = frequent.len();
        if frequent.is_empty() {
            return Self { initials, ..Self::default() };
        }
        let mut ranks = vec![NONE; initials.len()];
        for (term, rank) in frequent.iter().zip(0..) {
            if let Some(entry) = ranks.get_mut(*term as usize) {
                *entry = rank;
            }
        }
        let rank = |term: TermOrdinal| {
            let rank = ranks.get(term as usize).filter(|rank| **rank != NONE)?;
            Some(*rank as usize)
        };
        let cell = |(first, second)| Some(rank(first)? * num_frequent + rank(second)?);
        // How often each two frequent terms occur, and then the list of each pair.
        let mut table = vec![0_u32; num_frequent * num_frequent];
        forward.for_each_bigram(|bigram, _, _| {
            let count = cell(bigram).and_then(|at| table.get_mut(at));
            count.into_iter().for_each(|count| *count += 1);
        });
        let mut pairs = Vec::new();
        for (entry, at) in table.iter_mut().zip(0..) {
            let count = std::mem::replace(entry, NONE);
            if count as usize >= min_count
                && let Some(first) = frequent.get(at / num_frequent)
                && let Some(second) = frequent.get(at % num_frequent)
            {
                *entry = u32::try_from(pairs.len()).unwrap_or(NONE);
                pairs.push((*first, *second));
            }
        }
        let list = |bigram: (TermOrdinal, TermOrdinal)| {
            let first = rank(bigram.0)?;
            let pair = cell(bigram).and_then(|at| table.get(at)).filter(|list| **list != NONE);
            let initial = initials.get(bigram.1 as usize).copied().unwrap_or(0);
            pair.copied().or_else(|| group_list(pairs.len(), first, initial))
        };
        let num_lists = u32::try_from(pairs.len() + num_frequent * INITIALS).unwrap_or(0);
        let lists = Postings::new(num_lists, forward.num_docs(), |sink| {
            forward.for_each_bigram(|bigram, class, doc| {
                list(bigram).into_iter().for_each(|list| sink(list, class, doc));
            });
        });
        Self { initials, frequent, pairs, lists }
    }

    pub(crate) fn adjacency(&self, first: TermOrdinal, second: &Range<TermOrdinal>) -> Adjacency {
        let initial = |term: TermOrdinal| self.initials.get(term as usize).copied();
        let Ok(rank) = self.frequent.binary_search(&first) else { return Adjacency::default() };
        let start = self.pairs.partition_point(|pair| *pair < (first, second.start));
        let end = self.pairs.partition_point(|pair| *pair < (first, second.end));
        let pairs = start..end.max(start);
        let covered = self.pairs.get(pairs.clone()).unwrap_or(&[]).iter().map(|pair| pair.1);
        let covered = covered.collect();
        let mut exact_lists: Vec<u32> = pairs.filter_map(|at| u32::try_from(at).ok()).collect();
        let mut candidate_lists = Vec::new();
        let (from, to) = (initial(second.start), initial(second.end.wrapping_sub(1)));
        for group in from.zip(to).into_iter().flat_map(|(from, to)| from..=to) {
            let has_group = |next: Option<u8>| next == Some(group);
            // A range with every term of the initial takes the list as it is.
            let is_exact = !has_group(second.start.checked_sub(1).and_then(initial))
                && !has_group(initial(second.end));
            let lists = if is_exact { &mut exact_lists } else { &mut candidate_lists };
            lists.extend(group_list(self.pairs.len(), rank, group));
        }
        Adjacency { exact_lists, covered, candidate_lists: Some(candidate_lists) }
    }

    pub(crate) fn postings(&self, list: u32, class: FieldClass) -> PostingList<'_> {
        self.lists.get(list, class)
    }
}

fn frequent_terms(forward: &ForwardIndex, num_terms: usize, min_count: usize) -> Vec<TermOrdinal> {
    let mut counts = vec![0_usize; num_terms];
    forward.for_each_bigram(|(term, _), _, _| {
        counts.get_mut(term as usize).into_iter().for_each(|count| *count += 1);
    });
    let mut frequent: Vec<(usize, TermOrdinal)> =
        counts.into_iter().zip(0..).filter(|(count, _)| *count >= min_count).collect();
    frequent.sort_unstable_by(|one, other| other.cmp(one));
    frequent.truncate(MAX_FREQUENT);
    let mut frequent: Vec<TermOrdinal> = frequent.into_iter().map(|(_, term)| term).collect();
    frequent.sort_unstable();
    frequent
}

fn group_list(num_pairs: usize, rank: usize, initial: u8) -> Option<u32> {
    u32::try_from(num_pairs + rank * INITIALS + usize::from(initial)).ok()
}

/// The group of a term by its initial; groups ascend with the terms.
fn initial(term: &str) -> u8 {
    match term.bytes().next() {
        Some(digit @ b'0'..=b'9') => digit - b'0' + 1,
        Some(letter @ b'a'..=b'z') => letter - b'a' + 11,
        _ => 0,
    }
}
