//! Phrases: documents in which terms are adjacent in one text. The bigram index decides for most of
//! them; the candidates that are left are scanned in the forward index.

use super::expansion::Expansion;
use crate::{
    bitset::BitSet,
    search::index::{
        Index,
        bigrams::Adjacency,
        doc_id::DocId,
        forward_index::{ForwardToken, is_field_start},
        postings::FieldClass,
        term_dictionary::TermOrdinal,
    },
};
use std::ops::Range;

/// The documents with a phrase.
#[derive(Debug, Default)]
pub(crate) struct PhraseMatches {
    /// Bigram lists all of whose documents have it.
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
    let mut docs = BitSet::empty(index.num_docs());
    let buckets = adjacency.buckets.iter().filter_map(|at| index.bigrams().bucket(*at));
    buckets.for_each(|bucket| docs.union_with(bucket));
    if !adjacency.buckets.is_empty() {
        docs.intersect_with(&docs_with_any(index, first.clone()));
    }
    adjacency.candidate_lists.iter().for_each(|list| add_list(index, *list, &mut docs));
    if !adjacency.buckets.is_empty() || !adjacency.candidate_lists.is_empty() {
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

/// Documents are scanned in batches of this many.
const BATCH: usize = 16;

/// The candidates that have the phrase.
fn scan(
    index: &Index,
    candidates: &BitSet<DocId>,
    pattern: &[Range<TermOrdinal>],
) -> Vec<(DocId, FieldClass)> {
    let candidates: Vec<DocId> = candidates.iter().collect();
    let mut found = Vec::new();
    for batch in candidates.chunks(BATCH) {
        // Scanning waits for memory most of the time. To touch all documents of a batch first lets their
        // cache misses overlap.
        let ends = batch.iter().map(|doc| {
            let tokens = index.forward.packed(*doc);
            tokens.first().copied().unwrap_or(0) ^ tokens.last().copied().unwrap_or(0)
        });
        std::hint::black_box(ends.fold(0, |one, other| one ^ other));
        found.extend(batch.iter().filter_map(|doc| {
            let class = strongest_class(index.forward.packed(*doc), pattern)?;
            Some((*doc, class))
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

/// The strongest class of a text with the phrase. Its first two terms are searched without branches, 32
/// packed tokens at a time; where they are found, the rest is compared.
fn strongest_class(tokens: &[u32], pattern: &[Range<TermOrdinal>]) -> Option<FieldClass> {
    let (first, second, rest) = match pattern {
        [first, second, rest @ ..] => (first, second, rest),
        [] | [_] => return None,
    };
    let (has_bigram, num_texts) = prescan(tokens, first, second);
    if !has_bigram || rest.is_empty() && num_texts == 1 {
        // The only text of most documents.
        return if has_bigram { last_class(tokens, 1) } else { None };
    }
    let mut best: Option<FieldClass> = None;
    let mut class = FieldClass::Text;
    let mut left = tokens;
    while !left.is_empty() {
        let BlockBits { mut bigrams, field_starts } = scan_block(left, first, second);
        while bigrams != 0 {
            let at = bigrams.trailing_zeros();
            bigrams &= bigrams - 1;
            let after = left.get(at as usize + 2..).unwrap_or(&[]);
            if starts_with(after, rest) {
                let before = field_starts & ((1 << at) - 1);
                let here = last_class(left, before).unwrap_or(class);
                best = Some(best.map_or(here, |best| best.min(here)));
                if best == Some(FieldClass::Name) {
                    return best;
                }
            }
        }
        class = last_class(left, field_starts).unwrap_or(class);
        left = left.get(BLOCK..).unwrap_or(&[]);
    }
    best
}

/// Whether the bigram occurs, and how many texts there are; written so that a compiler vectorizes it.
fn prescan(tokens: &[u32], first: &Range<TermOrdinal>, second: &Range<TermOrdinal>) -> (bool, u32) {
    let (from, from_second) = (first.start, second.start);
    let (length, length_second) = (first.end - first.start, second.end - second.start);
    let after = tokens.get(1..).unwrap_or(&[]);
    let (mut any, mut num_texts) = (0_u32, 0_u32);
    for (token, next) in tokens.iter().zip(after) {
        let is_first = u32::from(token.wrapping_sub(from) < length);
        let is_second = u32::from(next.wrapping_sub(from_second) < length_second);
        any |= is_first & is_second;
        num_texts = num_texts.wrapping_add(token >> 31);
    }
    (any == 1, num_texts)
}

/// How many tokens a block has: one bit each.
const BLOCK: usize = 32;

/// What the tokens of a block are, one bit each.
struct BlockBits {
    /// The first term, followed by the second.
    bigrams: u32,
    field_starts: u32,
}

fn scan_block(
    tokens: &[u32],
    first: &Range<TermOrdinal>,
    second: &Range<TermOrdinal>,
) -> BlockBits {
    let mut bits = BlockBits { bigrams: 0, field_starts: 0 };
    let is_in = |token: u32, terms: &Range<TermOrdinal>| {
        token.wrapping_sub(terms.start) < terms.end - terms.start
    };
    let pairs = tokens.iter().zip(tokens.iter().skip(1).chain([&u32::MAX]));
    for ((token, next), at) in pairs.take(BLOCK).zip(0..) {
        bits.bigrams |= u32::from(is_in(*token, first) & is_in(*next, second)) << at;
        bits.field_starts |= u32::from(is_field_start(*token)) << at;
    }
    bits
}

/// The class of the last text that begins in a block.
fn last_class(tokens: &[u32], field_starts: u32) -> Option<FieldClass> {
    let at = 31_u32.checked_sub(field_starts.leading_zeros())?;
    match ForwardToken::unpack(*tokens.get(at as usize)?) {
        ForwardToken::FieldStart(field) => Some(FieldClass::of(field)),
        ForwardToken::Term(_) | ForwardToken::Composite(_) => None,
    }
}

fn starts_with(tokens: &[u32], pattern: &[Range<TermOrdinal>]) -> bool {
    pattern.len() <= tokens.len()
        && pattern.iter().zip(tokens).all(|(terms, token)| terms.contains(token))
}
