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
    /// Scanned documents that have the phrase, with the strongest class of text.
    pub(crate) scanned: Vec<(DocId, FieldClass)>,
}

pub(crate) fn find(index: &Index, words: &[Expansion]) -> PhraseMatches {
    let pattern: Option<Vec<Range<TermOrdinal>>> = words.iter().map(term_range).collect();
    let Some(pattern) = pattern else { return PhraseMatches::default() };
    if let [first, second] = pattern.as_slice() {
        let adjacency = index.bigrams().adjacency(first.start, second);
        let mut candidates = candidates(index, &adjacency, [first, second], &FieldClass::ALL);
        // A name is the strongest class: to scan these documents would not change their score.
        for list in &adjacency.exact_lists {
            index.bigrams().postings(*list, FieldClass::Name).remove_from(&mut candidates);
        }
        let scanned = scan(index, &candidates, &pattern);
        return PhraseMatches { exact_lists: adjacency.exact_lists, scanned };
    }
    let pairs = pattern.iter().zip(pattern.iter().skip(1));
    let pairs: Vec<_> = pairs
        .map(|(first, second)| (index.bigrams().adjacency(first.start, second), [first, second]))
        .collect();
    let mut docs = BitSet::empty(index.num_docs());
    // A phrase is in one text, and all of its pairs in one class.
    for classes in FieldClass::ALL.chunks(1) {
        let of_pair = |(adjacency, pair): &(Adjacency, [&Range<TermOrdinal>; 2])| {
            let mut docs = candidates(index, adjacency, *pair, classes);
            adjacency
                .exact_lists
                .iter()
                .for_each(|list| add_list(index, *list, classes, &mut docs));
            docs
        };
        let all = pairs.iter().map(of_pair).reduce(|mut all, docs| {
            all.intersect_with(&docs);
            all
        });
        all.iter().for_each(|all| docs.union_with(all));
    }
    PhraseMatches { exact_lists: Vec::new(), scanned: scan(index, &docs, &pattern) }
}

/// The documents that may have a bigram, but are in none of its exact lists.
fn candidates(
    index: &Index,
    adjacency: &Adjacency,
    [first, second]: [&Range<TermOrdinal>; 2],
    classes: &[FieldClass],
) -> BitSet<DocId> {
    let mut docs = match &adjacency.candidate_lists {
        Some(_) => BitSet::empty(index.num_docs()),
        None => docs_with_any(index, first.clone(), classes),
    };
    let lists = adjacency.candidate_lists.iter().flatten();
    lists.for_each(|list| add_list(index, *list, classes, &mut docs));
    if !docs.is_empty() {
        let is_uncovered = |term: &TermOrdinal| adjacency.covered.binary_search(term).is_err();
        docs.intersect_with(&docs_with_any(index, second.clone().filter(is_uncovered), classes));
    }
    docs
}

fn add_list(index: &Index, list: u32, classes: &[FieldClass], docs: &mut BitSet<DocId>) {
    classes.iter().for_each(|class| index.bigrams().postings(list, *class).add_to(docs));
}

fn docs_with_any(
    index: &Index,
    terms: impl Iterator<Item = TermOrdinal>,
    classes: &[FieldClass],
) -> BitSet<DocId> {
    let mut docs = BitSet::empty(index.num_docs());
    for term in terms {
        classes.iter().for_each(|class| index.postings.get(term, *class).add_to(&mut docs));
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

/// Where a phrase begins among the entries of a document; starts of fields match no term.
fn positions(entries: &[u32], pattern: &[Range<TermOrdinal>]) -> impl Iterator<Item = usize> {
    // A single comparison: a search for a phrase spends its time here.
    let is_in = |term: u32, terms: &Range<TermOrdinal>| {
        term.wrapping_sub(terms.start) < terms.end - terms.start
    };
    let first = pattern.first().cloned().unwrap_or_default();
    let starts = entries.iter().zip(0..).filter(move |(term, _)| is_in(**term, &first));
    starts.map(|(_, at)| at).filter(move |at| {
        let window = entries.get(*at..*at + pattern.len()).unwrap_or(&[]);
        !window.is_empty() && window.iter().zip(pattern).all(|(term, terms)| is_in(*term, terms))
    })
}
