//! A frequent term or pair and the next term → documents. A frequent sequence has its own list, others
//! one for each initial of the next term; documents with what is rare are few and scanned.

use super::{
    forward_index::ForwardIndex,
    postings::{FieldClass, PostingList, Postings},
    term_dictionary::{TermDictionary, TermOrdinal},
};
use std::ops::Range;

/// A sequence in fewer than one document in this many is rare.
const RARE_FRACTION: usize = 128;

/// So is one that occurs fewer times than this.
const RARE_COUNT: usize = 1024;

/// A pair this many times as frequent is a head: to scan all documents with it would take too long.
const PAIR_FACTOR: usize = 8;

/// The most frequent terms, whose pairs are counted in a table of this size squared.
const MAX_TERMS: usize = 1024;

const MAX_PAIRS: usize = 256;

/// The initials that terms are grouped by: a letter, a digit, or another character.
const INITIALS: usize = 37;

/// Sequences of a head, which is one of the frequent terms or pairs, and the next term. One whose next
/// term is frequent too has a cell: the number of the head times that of all terms, plus that of the term.
#[derive(Debug, Default)]
pub(crate) struct BigramIndex {
    initials: Vec<u8>,
    /// The frequent terms, in ascending order: the first heads.
    terms: Vec<TermOrdinal>,
    /// The cells of the pairs that are heads, in ascending order.
    pairs: Vec<u32>,
    /// The cells of the frequent sequences, in ascending order; the list of each has its position. The
    /// lists of the groups follow.
    sequences: Vec<u32>,
    lists: Postings,
}

/// Where the documents are in which a head precedes one of several terms.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    /// The terms of the head; 0 where it is rare, and no list has what it precedes.
    pub(crate) num_before: usize,
    /// Lists all of whose documents have such a sequence.
    pub(crate) exact_lists: Vec<u32>,
    /// The next terms whose sequences are all in exact lists of their own, in ascending order.
    pub(crate) covered: Vec<TermOrdinal>,
    /// Lists in which the next term may be another one.
    pub(crate) candidate_lists: Vec<u32>,
}

impl BigramIndex {
    pub(crate) fn new(forward: &ForwardIndex, terms: &TermDictionary) -> Self {
        let min_count = (forward.num_docs() / RARE_FRACTION).max(RARE_COUNT);
        let initials: Vec<u8> = (0..terms.len()).map(|term| initial(terms.term(term))).collect();
        let mut counts = vec![0; initials.len()];
        forward.for_each_sequence(|before, _, _, _| {
            increment(&mut counts, before.last().map(|last| *last as usize));
        });
        let terms = frequent(&counts, min_count, MAX_TERMS);
        if terms.is_empty() {
            return Self { initials, ..Self::default() };
        }
        let width = terms.len();
        let number = numbering(&terms, initials.len());
        let cell = |head: usize, next: TermOrdinal| Some(head * width + number(next as usize)?);
        let last = |before: &[TermOrdinal]| number(*before.last()? as usize);
        let mut counts = vec![0; width * width];
        forward.for_each_sequence(|before, next, _, _| {
            increment(&mut counts, last(before).and_then(|head| cell(head, next)));
        });
        let pairs = frequent(&counts, min_count * PAIR_FACTOR, MAX_PAIRS);
        let pair_number = numbering(&pairs, counts.len());
        let mut begins_pair = vec![false; width];
        pairs.iter().for_each(|pair| begins_pair[*pair as usize / width] = true);
        let pair = |before: &[TermOrdinal]| {
            let [first, second] = *before else { return None };
            // Most begin none, and the numbers of all pairs fill a cache.
            let first = number(first as usize).filter(|first| begins_pair[*first])?;
            Some(width + pair_number(cell(first, second)?)?)
        };
        let num_heads = width + pairs.len();
        counts.resize(num_heads * width, 0);
        if !pairs.is_empty() {
            forward.for_each_sequence(|before, next, _, _| {
                increment(&mut counts, pair(before).and_then(|head| cell(head, next)));
            });
        }
        let sequences = frequent(&counts, min_count, counts.len());
        let own = numbering(&sequences, counts.len());
        let list = |head: usize, next: TermOrdinal| {
            let initial = initials.get(next as usize).copied().unwrap_or(0);
            let own = cell(head, next).and_then(&own);
            u32::try_from(own.unwrap_or_else(|| group(sequences.len(), head, initial))).ok()
        };
        let num_lists = u32::try_from(group(sequences.len(), num_heads, 0)).unwrap_or(0);
        let lists = Postings::new(num_lists, forward.num_docs(), |sink| {
            forward.for_each_sequence(|before, next, class, doc| {
                let heads = [last(before), pair(before)].into_iter().flatten();
                heads.filter_map(|head| list(head, next)).for_each(|list| sink(list, class, doc));
            });
        });
        Self { initials, terms, pairs, sequences, lists }
    }

    pub(crate) fn adjacency(&self, before: &[TermOrdinal], next: &Range<TermOrdinal>) -> Adjacency {
        let Some((head, num_before)) = self.head(before) else { return Adjacency::default() };
        let initial = |term: TermOrdinal| self.initials.get(term as usize).copied();
        let [start, end] = [next.start, next.end].map(|end| {
            let cell = head * self.terms.len() + self.terms.partition_point(|term| *term < end);
            self.sequences.partition_point(|known| (*known as usize) < cell)
        });
        let own = self.sequences.get(start..end).unwrap_or(&[]).iter();
        let covered = own.filter_map(|cell| self.terms.get(*cell as usize % self.terms.len()));
        let list = |list: usize| u32::try_from(list).ok();
        let mut exact_lists: Vec<u32> = (start..end).filter_map(list).collect();
        let mut candidate_lists = Vec::new();
        let (from, to) = (initial(next.start), initial(next.end.wrapping_sub(1)));
        for letter in from.zip(to).into_iter().flat_map(|(from, to)| from..=to) {
            let has_letter = |other: Option<u8>| other == Some(letter);
            // A range with every term of the initial takes the list as it is.
            let is_exact = !has_letter(next.start.checked_sub(1).and_then(initial))
                && !has_letter(initial(next.end));
            let lists = if is_exact { &mut exact_lists } else { &mut candidate_lists };
            lists.extend(list(group(self.sequences.len(), head, letter)));
        }
        let covered = covered.copied().collect();
        Adjacency { num_before, exact_lists, covered, candidate_lists }
    }

    /// The longest head that the terms end with, and of how many it is.
    fn head(&self, before: &[TermOrdinal]) -> Option<(usize, usize)> {
        let number = |term: TermOrdinal| self.terms.binary_search(&term).ok();
        let last = number(*before.last()?)?;
        let pair = |first: TermOrdinal| {
            let cell = u32::try_from(number(first)? * self.terms.len() + last).ok()?;
            Some((self.terms.len() + self.pairs.binary_search(&cell).ok()?, 2))
        };
        before.iter().nth_back(1).and_then(|first| pair(*first)).or(Some((last, 1)))
    }

    pub(crate) fn postings(&self, list: u32, class: FieldClass) -> PostingList<'_> {
        self.lists.get(list, class)
    }
}

/// The number of each value among some.
fn numbering(values: &[u32], domain_size: usize) -> impl Fn(usize) -> Option<usize> + use<> {
    let mut numbers = vec![u32::MAX; domain_size];
    values.iter().zip(0..).for_each(|(value, number)| numbers[*value as usize] = number);
    move |value| numbers.get(value).filter(|it| **it < u32::MAX).map(|it| *it as usize)
}

fn increment(counts: &mut [u32], at: Option<usize>) {
    let count = at.and_then(|at| counts.get_mut(at));
    count.into_iter().for_each(|count| *count += 1);
}

/// What is counted often enough, in ascending order.
fn frequent(counts: &[u32], min_count: usize, max: usize) -> Vec<u32> {
    let counts = counts.iter().copied().zip(0..);
    let mut frequent: Vec<(u32, u32)> =
        counts.filter(|(count, _)| *count as usize >= min_count).collect();
    frequent.sort_unstable_by(|one, other| other.cmp(one));
    frequent.truncate(max);
    let mut frequent: Vec<u32> = frequent.into_iter().map(|(_, counted)| counted).collect();
    frequent.sort_unstable();
    frequent
}

/// The list of the sequences of a head with the other terms of an initial.
fn group(num_sequences: usize, head: usize, initial: u8) -> usize {
    num_sequences + head * INITIALS + usize::from(initial)
}

/// The group of a term by its initial; groups ascend with the terms.
fn initial(term: &str) -> u8 {
    match term.bytes().next() {
        Some(digit @ b'0'..=b'9') => digit - b'0' + 1,
        Some(letter @ b'a'..=b'z') => letter - b'a' + 11,
        _ => 0,
    }
}
