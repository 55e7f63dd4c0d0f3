//! Top-k: adds up the scores of all clauses and selects the best documents, bit-sliced (see
//! [`score_planes`](super::score_planes)).

use super::score_planes::{BLOCK_WORDS, value_at};
use crate::{
    bitset::{self, BitSet},
    dossier::Kind,
    search::index::{doc_id::DocId, doc_values::DocValues},
};
use std::cmp::Ordering;

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The best first; equal ones in the order of time.
    #[default]
    Best,
    /// The newest first; undated ones last.
    Newest,
    /// The oldest first; undated ones last.
    Oldest,
}

/// Up to this many documents are scored one by one.
const MAX_ONE_BY_ONE: usize = 4096;

/// Below this fraction of all documents, kinds are counted one by one.
const COUNT_FRACTION: usize = 64;

/// The total scores of all documents, as bit planes, lowest first.
#[derive(Debug, Default)]
pub(crate) struct ScoreAccumulator<'a> {
    planes: Vec<BitSet<DocId>>,
    /// Lower planes, which decide between equal scores.
    tie_breaker: &'a [BitSet<DocId>],
}

impl<'a> ScoreAccumulator<'a> {
    /// Adds the scores of a clause: a ripple-carry adder over the planes.
    pub(crate) fn add(&mut self, planes: Vec<BitSet<DocId>>) {
        if self.planes.is_empty() {
            self.planes = planes;
            return;
        }
        while let Some(missing) = planes.get(self.planes.len()) {
            self.planes.push(BitSet::empty(missing.domain_size()));
        }
        let mut carry: Option<BitSet<DocId>> = None;
        let mut added = planes.into_iter();
        let mut sums = self.planes.iter_mut();
        loop {
            match (sums.next(), added.next(), carry.take()) {
                (Some(sum), Some(plane), None) => carry = Some(half_adder(sum, plane)),
                (Some(sum), Some(plane), Some(over)) => carry = Some(full_adder(sum, &plane, over)),
                (Some(sum), None, Some(over)) => carry = Some(half_adder(sum, over)),
                (None, None, Some(over)) => {
                    // An empty plane would slow down every later step.
                    if over.words().iter().any(|word| *word != 0) {
                        self.planes.push(over);
                    }
                    return;
                }
                // There are at least as many sums as added planes.
                (_, None, None) | (None, Some(_), _) => return,
            }
        }
    }

    /// Adds a multiple of the scores of a clause: shifts and additions, as by hand.
    pub(crate) fn add_multiple(&mut self, planes: &[BitSet<DocId>], factor: u32) {
        let Some(plane) = planes.first() else { return };
        for shift in (0..u32::BITS).filter(|bit| factor >> bit & 1 == 1) {
            let zeros = (0..shift).map(|_| BitSet::empty(plane.domain_size()));
            self.add(zeros.chain(planes.iter().cloned()).collect());
        }
    }

    /// Appends these planes below the scores.
    pub(crate) fn break_ties_by(&mut self, planes: &'a [BitSet<DocId>]) {
        self.tie_breaker = planes;
    }

    fn all_planes(&self) -> impl DoubleEndedIterator<Item = &BitSet<DocId>> {
        self.tie_breaker.iter().chain(&self.planes)
    }

    /// The score of one document.
    pub(crate) fn total(&self, doc: DocId) -> u32 {
        value_at(self.all_planes(), doc)
    }

    /// The best `limit` of `count` documents: by score, and by id where scores are equal.
    pub(crate) fn best(
        &self,
        docs: &BitSet<DocId>,
        count: usize,
        limit: usize,
    ) -> Vec<(DocId, u32)> {
        if count <= MAX_ONE_BY_ONE.max(limit) {
            return top_k(docs.iter().map(|doc| (doc, self.total(doc))).collect(), limit);
        }
        top_k(self.select(docs, limit, BLOCK_WORDS), limit)
    }

    /// The best documents, unsorted. The best of each block are selected, so that the work stays in the
    /// cache; of later blocks only those that beat enough of the earlier ones.
    fn select(&self, docs: &BitSet<DocId>, limit: usize, block_words: usize) -> Vec<(DocId, u32)> {
        let planes: Vec<&[u64]> = self.all_planes().map(BitSet::words).collect();
        let mut best: Vec<(DocId, u32)> = Vec::new();
        let mut selected = Vec::new();
        for (block, at) in docs.words().chunks(block_words).zip(0..) {
            let words = at * block_words..at * block_words + block.len();
            let highest_first =
                planes.iter().map(|plane| plane.get(words.clone()).unwrap_or(&[])).rev();
            let mut left = block.to_vec();
            if let Some((_, least)) = best.get(limit.wrapping_sub(1)) {
                retain_above(&mut left, highest_first.clone(), planes.len(), *least);
            }
            select_block(left, highest_first, limit, words.start, &mut selected);
            best.extend(selected.drain(..).map(|doc| (doc, self.total(doc))));
            // The worst of the best is last.
            if limit > 0 && best.len() >= limit {
                best.select_nth_unstable_by(limit - 1, compare_hits);
                best.truncate(limit);
            }
        }
        best
    }
}

/// Retains the documents with a score above `score`. From the highest plane down: a document is above
/// once it has a bit that `score` lacks, if all higher bits are equal.
fn retain_above<'a>(
    docs: &mut [u64],
    highest_first: impl Iterator<Item = &'a [u64]>,
    num_planes: usize,
    score: u32,
) {
    if score >> num_planes > 0 {
        return docs.fill(0);
    }
    let mut above = vec![0; docs.len()];
    for (plane, bit) in highest_first.zip((0..num_planes).rev()) {
        let is_set = score >> bit & 1 == 1;
        for ((above, equal), plane) in above.iter_mut().zip(docs.iter_mut()).zip(plane) {
            if is_set {
                *equal &= plane;
            } else {
                *above |= *equal & plane;
                *equal &= !plane;
            }
        }
    }
    docs.copy_from_slice(&above);
}

/// Selects the best documents of a block that starts at word `first`. From the highest plane down: a
/// document in the plane beats all that are not.
fn select_block<'a>(
    mut left: Vec<u64>,
    highest_first: impl Iterator<Item = &'a [u64]>,
    limit: usize,
    first: usize,
    selected: &mut Vec<DocId>,
) {
    let mut missing = limit;
    let mut with_bit = vec![0; left.len()];
    for plane in highest_first {
        if missing == 0 || !bitset::has_at_least(&left, missing.saturating_add(1)) {
            break;
        }
        for ((with_bit, left), plane) in with_bit.iter_mut().zip(&left).zip(plane) {
            *with_bit = left & plane;
        }
        if bitset::has_at_least(&with_bit, missing) {
            std::mem::swap(&mut left, &mut with_bit);
        } else {
            let before = selected.len();
            selected.extend(bitset::indices::<DocId>(&with_bit, first));
            missing -= selected.len() - before;
            for (left, plane) in left.iter_mut().zip(plane) {
                *left &= !plane;
            }
        }
    }
    selected.extend(bitset::indices::<DocId>(&left, first).take(missing));
}

/// The best `limit` documents, sorted.
pub(crate) fn top_k(mut docs: Vec<(DocId, u32)>, limit: usize) -> Vec<(DocId, u32)> {
    if limit < docs.len() {
        docs.select_nth_unstable_by(limit, compare_hits);
        docs.truncate(limit);
    }
    docs.sort_unstable_by(compare_hits);
    docs
}

/// The higher score first, then the lower id.
pub(crate) fn compare_hits(one: &(DocId, u32), other: &(DocId, u32)) -> Ordering {
    other.1.cmp(&one.1).then(one.0.cmp(&other.0))
}

/// Adds a plane to a sum and returns the carry.
fn half_adder(sum: &mut BitSet<DocId>, mut plane: BitSet<DocId>) -> BitSet<DocId> {
    for (sum, plane) in sum.words_mut().iter_mut().zip(plane.words_mut()) {
        (*sum, *plane) = (*sum ^ *plane, *sum & *plane);
    }
    plane
}

/// Adds a plane and a carry to a sum and returns the carry.
fn full_adder(
    sum: &mut BitSet<DocId>,
    plane: &BitSet<DocId>,
    mut carry: BitSet<DocId>,
) -> BitSet<DocId> {
    for ((sum, plane), carry) in
        sum.words_mut().iter_mut().zip(plane.words()).zip(carry.words_mut())
    {
        let either = *sum ^ plane;
        (*sum, *carry) = (either ^ *carry, *sum & plane | *carry & either);
    }
    carry
}

/// How many documents of a list are of each kind.
pub(crate) fn count_list_by_kind(
    docs: impl Iterator<Item = DocId>,
    doc_values: &DocValues,
) -> [usize; Kind::COUNT] {
    let mut counts = [0; Kind::COUNT];
    for doc in docs {
        if let Some(count) = counts.get_mut(doc_values.kind(doc) as usize) {
            *count += 1;
        }
    }
    counts
}

/// How many documents of a set are of each kind.
pub(crate) fn count_set_by_kind(
    docs: &BitSet<DocId>,
    doc_values: &DocValues,
) -> [usize; Kind::COUNT] {
    if docs.count() < docs.domain_size() / COUNT_FRACTION {
        return count_list_by_kind(docs.iter(), doc_values);
    }
    let mut counts = [0; Kind::COUNT];
    let kinds = doc_values.docs_of_kind.iter().zip(doc_values.has_kind);
    for (count, (of_kind, has_kind)) in counts.iter_mut().zip(kinds) {
        if has_kind {
            *count = docs.intersection_count(of_kind);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn planes(values: &[u32], num_planes: u32) -> Vec<BitSet<DocId>> {
        let plane = |bit: u32| {
            let mut plane = BitSet::empty(values.len());
            let with_bit = values.iter().zip(0..).filter(|(value, _)| *value >> bit & 1 == 1);
            with_bit.for_each(|(_, doc)| plane.insert(DocId(doc)));
            plane
        };
        (0..num_planes).map(plane).collect()
    }

    proptest! {
        #[test]
        fn planes_add_up(
            rows in proptest::collection::vec(proptest::collection::vec(0_u32..64, 70), 1..6),
        ) {
            let mut scores = ScoreAccumulator::default();
            rows.iter().for_each(|row| scores.add(planes(row, 6)));
            for doc in 0..70 {
                let sum: u32 = rows.iter().map(|row| row[doc]).sum();
                prop_assert_eq!(scores.total(DocId(doc as u32)), sum);
            }
        }

        #[test]
        fn many_clauses_add_up(rows in proptest::collection::vec(0_u32..64, 1..60)) {
            let mut scores = ScoreAccumulator::default();
            rows.iter().for_each(|row| scores.add(planes(&[*row], 6)));
            prop_assert_eq!(scores.total(DocId(0)), rows.iter().sum::<u32>());
        }

        #[test]
        fn selection_matches_sorting(
            values in proptest::collection::vec(0_u32..16, 1..400),
            limit in 0_usize..50,
            block_words in 1_usize..8,
        ) {
            let mut scores = ScoreAccumulator::default();
            scores.add(planes(&values, 4));
            let docs = BitSet::full(values.len());
            let mut expected: Vec<(DocId, u32)> =
                (0..).map(DocId).zip(values.iter().copied()).collect();
            expected.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
            expected.truncate(limit);
            prop_assert_eq!(&scores.best(&docs, values.len(), limit), &expected);
            prop_assert_eq!(top_k(scores.select(&docs, limit, block_words), limit), expected);
        }
    }
}
