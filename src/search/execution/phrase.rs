//! Terms adjacent in one text: the bigram index decides for most documents, the rest are scanned.

use super::expansion::Expansion;
use crate::{
    bitset::BitSet,
    search::index::{
        Index, bigrams::Adjacency, doc_id::DocId, forward_index::field_of, postings::FieldClass,
        term_dictionary::TermOrdinal,
    },
};
use std::ops::Range;

#[derive(Debug, Default)]
pub(crate) struct PhraseMatches {
    pub(crate) exact_lists: Vec<u32>,
    /// Scanned documents that have it, with the strongest class of text.
    pub(crate) scanned: Vec<(DocId, FieldClass)>,
}

pub(crate) fn find(index: &Index, words: &[Expansion]) -> PhraseMatches {
    let pattern: Option<Vec<Range<TermOrdinal>>> = words.iter().map(term_range).collect();
    let Some(pattern) = pattern else { return PhraseMatches::default() };
    if let [first, second] = pattern.as_slice() {
        let adjacency = index.bigrams().adjacency(first.start, second);
        let mut candidates = candidates(index, &adjacency, first, second);
        // A name is the strongest class: to scan these documents would not change their score.
        for list in &adjacency.exact_lists {
            index.bigrams().postings(*list, FieldClass::Name).remove_from(&mut candidates);
        }
        let scanned = scan(index, &candidates, &pattern);
        return PhraseMatches { exact_lists: adjacency.exact_lists, scanned };
    }
    let mut all: Option<BitSet<DocId>> = None;
    for (first, second) in pattern.iter().zip(pattern.iter().skip(1)) {
        let adjacency = index.bigrams().adjacency(first.start, second);
        let mut docs = candidates(index, &adjacency, first, second);
        adjacency.exact_lists.iter().for_each(|list| add_list(index, *list, &mut docs));
        match &mut all {
            Some(all) => all.intersect_with(&docs),
            None => all = Some(docs),
        }
    }
    let scanned = all.map_or_else(Vec::new, |docs| scan(index, &docs, &pattern));
    PhraseMatches { exact_lists: Vec::new(), scanned }
}

/// The documents that may have a bigram, but are in none of its exact lists.
fn candidates(
    index: &Index,
    adjacency: &Adjacency,
    first: &Range<TermOrdinal>,
    second: &Range<TermOrdinal>,
) -> BitSet<DocId> {
    let mut docs = match &adjacency.candidate_lists {
        Some(_) => BitSet::empty(index.num_docs()),
        None => docs_with_any(index, first.clone()),
    };
    let lists = adjacency.candidate_lists.iter().flatten();
    lists.for_each(|list| add_list(index, *list, &mut docs));
    if !docs.is_empty() {
        let is_uncovered = |term: &TermOrdinal| adjacency.covered.binary_search(term).is_err();
        docs.intersect_with(&docs_with_any(index, second.clone().filter(is_uncovered)));
    }
    docs
}

fn add_list(index: &Index, list: u32, docs: &mut BitSet<DocId>) {
    FieldClass::ALL
        .into_iter()
        .for_each(|class| index.bigrams().postings(list, class).add_to(docs));
}

fn docs_with_any(index: &Index, terms: impl Iterator<Item = TermOrdinal>) -> BitSet<DocId> {
    let mut docs = BitSet::empty(index.num_docs());
    for term in terms {
        for class in FieldClass::ALL {
            index.postings.get(term, class).add_to(&mut docs);
        }
    }
    docs
}

const BATCH: usize = 16;

fn scan(
    index: &Index,
    candidates: &BitSet<DocId>,
    pattern: &[Range<TermOrdinal>],
) -> Vec<(DocId, FieldClass)> {
    let candidates: Vec<DocId> = candidates.iter().collect();
    let mut found = Vec::new();
    for batch in candidates.chunks(BATCH) {
        // Scanning waits for memory: to touch all documents of a batch first lets their cache misses overlap.
        let ends = batch.iter().map(|doc| {
            let tokens = index.forward.entries(*doc);
            tokens.first().copied().unwrap_or(0) ^ tokens.last().copied().unwrap_or(0)
        });
        std::hint::black_box(ends.fold(0, |one, other| one ^ other));
        found.extend(batch.iter().filter_map(|doc| {
            let entries = index.forward.entries(*doc);
            let fields = positions(entries, pattern).filter_map(|at| field_of(entries, at));
            Some((*doc, fields.map(FieldClass::of).min()?))
        }));
    }
    found
}

/// The terms of a phrase's word: one, or those with a prefix, which are consecutive.
fn term_range(word: &Expansion) -> Option<Range<TermOrdinal>> {
    let first = word.terms.first()?.0;
    let last = word.terms.last()?.0;
    Some(first..last + 1)
}

/// Where a phrase begins among the entries of a document: no start of a field is a term of it.
fn positions(entries: &[u32], pattern: &[Range<TermOrdinal>]) -> impl Iterator<Item = usize> {
    let windows = entries.windows(pattern.len()).enumerate();
    let is_there = move |(_, window): &(usize, &[u32])| {
        // In one comparison: this is where a search for a phrase spends its time.
        let is_in = |(term, terms): (&u32, &Range<TermOrdinal>)| {
            term.wrapping_sub(terms.start) < terms.end - terms.start
        };
        window.iter().zip(pattern).all(is_in)
    };
    windows.filter(is_there).map(|(at, _)| at)
}
