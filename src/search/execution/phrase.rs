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
    let pattern = pattern.unwrap_or_default();
    let mut sequences = sequences(index, &pattern);
    let exact_lists = match sequences.as_mut_slice() {
        [whole] => std::mem::take(&mut whole.adjacency.exact_lists),
        _ => Vec::new(),
    };
    let mut docs = BitSet::empty(index.num_docs());
    // A phrase is in one text, and all of its sequences in one class.
    for class in FieldClass::ALL {
        let of_class = sequences.iter().map(|sequence| sequence.docs(index, class));
        let all = of_class.reduce(|mut all, docs| {
            all.intersect_with(&docs);
            all
        });
        all.iter().for_each(|all| docs.union_with(all));
    }
    // A name is the strongest class: to scan these documents would not change their score.
    for list in &exact_lists {
        index.bigrams().postings(*list, FieldClass::Name).remove_from(&mut docs);
    }
    PhraseMatches { exact_lists, scanned: scan(index, &docs, &pattern) }
}

/// Two or three words of a phrase that follow each other.
struct Sequence {
    adjacency: Adjacency,
    first: TermOrdinal,
    last: Range<TermOrdinal>,
}

/// The sequences that a phrase consists of: three words where these have lists, or two.
fn sequences(index: &Index, pattern: &[Range<TermOrdinal>]) -> Vec<Sequence> {
    let heads: Vec<TermOrdinal> = pattern.iter().map(|terms| terms.start).collect();
    let mut sequences: Vec<Sequence> = Vec::new();
    for (last, at) in pattern.iter().zip(0_usize..).skip(1) {
        let adjacency = index.bigrams().adjacency(&heads[..at], last);
        // Three words have the two before them.
        sequences.pop_if(|before| adjacency.num_before == 2 && before.adjacency.num_before == 1);
        sequences.push(Sequence { adjacency, first: heads[at - 1], last: last.clone() });
    }
    sequences
}

impl Sequence {
    /// The documents that may have it in a class, with those of the exact lists.
    fn docs(&self, index: &Index, class: FieldClass) -> BitSet<DocId> {
        let Adjacency { num_before, exact_lists, covered, candidate_lists } = &self.adjacency;
        let mut docs = BitSet::empty(index.num_docs());
        if *num_before == 0 {
            index.postings.get(self.first, class).add_to(&mut docs);
        }
        let add = |lists: &[u32], docs: &mut BitSet<DocId>| {
            lists.iter().for_each(|list| index.bigrams().postings(*list, class).add_to(docs));
        };
        add(candidate_lists, &mut docs);
        if !docs.is_empty() {
            let mut with_last = BitSet::empty(index.num_docs());
            let uncovered = self.last.clone().filter(|term| covered.binary_search(term).is_err());
            uncovered.for_each(|term| index.postings.get(term, class).add_to(&mut with_last));
            docs.intersect_with(&with_last);
        }
        add(exact_lists, &mut docs);
        docs
    }
}

const BATCH: usize = 16;

/// The entries of a cache line.
const LINE: usize = 16;

fn scan(
    index: &Index,
    candidates: &BitSet<DocId>,
    pattern: &[Range<TermOrdinal>],
) -> Vec<(DocId, FieldClass)> {
    let candidates: Vec<DocId> = candidates.iter().collect();
    let mut found = Vec::new();
    for batch in candidates.chunks(BATCH) {
        // Scanning waits for memory: to touch all lines of a batch first lets their cache misses overlap.
        let lines = batch.iter().flat_map(|doc| index.forward.entries(*doc).iter().step_by(LINE));
        std::hint::black_box(lines.fold(0, |one, other| one ^ other));
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
