//! Adding up how well documents meet the conditions, and picking the best of them, without
//! looking at documents one by one: scores are kept as sets, one for each binary digit.

use super::score_planes::STRETCH;
use crate::bitset::{self, BitSet, popcount};
use std::cmp::Ordering;

/// Up to so many documents it is quicker to look at each.
const FEW: usize = 4096;

/// The score of every document: for each binary digit, lowest first, the documents that have it.
#[derive(Debug, Default)]
pub(crate) struct ScoreAccumulator<'a> {
    planes: Vec<BitSet>,
    /// Lower digits, which decide where all the others are equal.
    below: &'a [BitSet],
}

impl<'a> ScoreAccumulator<'a> {
    /// Adds what each document has, as a number in the same form: digit by digit, with carry.
    pub(crate) fn add(&mut self, planes: Vec<BitSet>) {
        if self.planes.is_empty() {
            self.planes = planes;
            return;
        }
        while let Some(missing) = planes.get(self.planes.len()) {
            self.planes.push(BitSet::none(missing.length()));
        }
        let mut carry: Option<BitSet> = None;
        let mut added = planes.into_iter();
        let mut mine = self.planes.iter_mut();
        loop {
            match (mine.next(), added.next(), carry.take()) {
                (Some(sum), Some(plane), None) => carry = Some(half(sum, plane)),
                (Some(sum), Some(plane), Some(over)) => carry = Some(full(sum, &plane, over)),
                (Some(sum), None, Some(over)) => carry = Some(half(sum, over)),
                (None, None, Some(over)) => {
                    // A digit that nobody has would be one more with every sum.
                    if over.words().iter().any(|word| *word != 0) {
                        self.planes.push(over);
                    }
                    return;
                }
                // There are as many digits as are added, or more.
                (_, None, None) | (None, Some(_), _) => return,
            }
        }
    }

    /// Puts these digits below.
    pub(crate) fn below(&mut self, lower: &'a [BitSet]) {
        self.below = lower;
    }

    /// All digits, lowest first.
    fn digits(&self) -> impl DoubleEndedIterator<Item = &BitSet> {
        self.below.iter().chain(&self.planes)
    }

    /// The score of one document.
    pub(crate) fn of(&self, document: u32) -> u32 {
        number(self.digits(), document)
    }

    /// The best documents of a set: the highest score first, the lowest number where it is equal.
    pub(crate) fn best(&self, members: &BitSet, total: usize, limit: usize) -> Vec<(u32, u32)> {
        if total <= FEW.max(limit) {
            let all = members.iter().map(|document| (document, self.of(document)));
            return first(all.collect(), limit);
        }
        first(self.choose(members, limit, STRETCH), limit)
    }

    /// The documents that come first with their scores, in no order. From every stretch of so many
    /// blocks its own first ones are taken, so that what is worked on stays close to the
    /// processor; of a later stretch only what is better than enough of those before it.
    fn choose(&self, members: &BitSet, limit: usize, stretch: usize) -> Vec<(u32, u32)> {
        let digits: Vec<&[u64]> = self.digits().map(BitSet::words).collect();
        let mut best: Vec<(u32, u32)> = Vec::new();
        let mut chosen = Vec::new();
        for (members, at) in members.words().chunks(stretch).zip(0..) {
            let place = at * stretch..at * stretch + members.len();
            let planes = digits.iter().map(|plane| plane.get(place.clone()).unwrap_or(&[])).rev();
            let mut left = members.to_vec();
            if let Some((_, least)) = best.get(limit.wrapping_sub(1)) {
                keep_better(&mut left, planes.clone(), digits.len(), *least);
            }
            choose_from(left, planes, limit, place.start, &mut chosen);
            best.extend(chosen.drain(..).map(|document| (document, self.of(document))));
            // The worst of them last.
            if limit > 0 && best.len() >= limit {
                best.select_nth_unstable_by(limit - 1, better);
                best.truncate(limit);
            }
        }
        best
    }
}

/// Takes out what does not have a higher score than this one. From the highest digit down: what
/// has a digit that the score has not, and the same ones above it, is better.
fn keep_better<'a>(
    left: &mut Vec<u64>,
    planes: impl Iterator<Item = &'a [u64]>,
    digits: usize,
    score: u32,
) {
    let mut better = vec![0; left.len()];
    for (plane, digit) in planes.zip((0..digits).rev()) {
        let has = score >> digit & 1 == 1;
        for ((better, same), plane) in better.iter_mut().zip(left.iter_mut()).zip(plane) {
            if has {
                *same &= plane;
            } else {
                *better |= *same & plane;
                *same &= !plane;
            }
        }
    }
    *left = better;
}

/// The first documents of a stretch, in no order. From the highest digit down: those that have it
/// are better than all that have not.
fn choose_from<'a>(
    mut left: Vec<u64>,
    planes: impl Iterator<Item = &'a [u64]>,
    limit: usize,
    first: usize,
    chosen: &mut Vec<u32>,
) {
    let mut wanted = limit;
    let mut with = vec![0; left.len()];
    for plane in planes {
        if wanted == 0 || !popcount::at_least(&left, wanted.saturating_add(1)) {
            break;
        }
        for ((with, left), plane) in with.iter_mut().zip(&left).zip(plane) {
            *with = left & plane;
        }
        if popcount::at_least(&with, wanted) {
            std::mem::swap(&mut left, &mut with);
        } else {
            let before = chosen.len();
            chosen.extend(bitset::numbers(&with, first));
            wanted -= chosen.len() - before;
            for (left, plane) in left.iter_mut().zip(plane) {
                *left &= !plane;
            }
        }
    }
    chosen.extend(bitset::numbers(&left, first).take(wanted));
}

/// The number whose binary digits, lowest first, these sets have for the document.
pub(crate) fn number<'a>(digits: impl IntoIterator<Item = &'a BitSet>, document: u32) -> u32 {
    digits
        .into_iter()
        .zip(0..)
        .fold(0, |number, (plane, digit)| number | u32::from(plane.contains(document)) << digit)
}

/// The first of these with their scores: the highest score first, then the lowest number.
pub(crate) fn first(mut scored: Vec<(u32, u32)>, limit: usize) -> Vec<(u32, u32)> {
    if limit < scored.len() {
        scored.select_nth_unstable_by(limit, better);
        scored.truncate(limit);
    }
    scored.sort_unstable_by(better);
    scored
}

/// Which of two documents with their scores comes first.
fn better(one: &(u32, u32), other: &(u32, u32)) -> Ordering {
    other.1.cmp(&one.1).then(one.0.cmp(&other.0))
}

/// Adds two digits, leaves the sum in the first and returns the carry.
fn half(sum: &mut BitSet, mut plane: BitSet) -> BitSet {
    for (sum, plane) in sum.words_mut().iter_mut().zip(plane.words_mut()) {
        (*sum, *plane) = (*sum ^ *plane, *sum & *plane);
    }
    plane
}

/// Adds two digits and a carry.
fn full(sum: &mut BitSet, plane: &BitSet, mut carry: BitSet) -> BitSet {
    for ((sum, plane), carry) in
        sum.words_mut().iter_mut().zip(plane.words()).zip(carry.words_mut())
    {
        let either = *sum ^ plane;
        (*sum, *carry) = (either ^ *carry, *sum & plane | *carry & either);
    }
    carry
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn planes(values: &[u32], digits: u32) -> Vec<BitSet> {
        (0..digits)
            .map(|digit| {
                let mut plane = BitSet::none(values.len());
                for (value, document) in values.iter().zip(0..) {
                    if value >> digit & 1 == 1 {
                        plane.insert(document);
                    }
                }
                plane
            })
            .collect()
    }

    proptest! {
        #[test]
        fn sums_are_sums(
            rows in proptest::collection::vec(proptest::collection::vec(0_u32..64, 70), 1..6),
        ) {
            let mut scores = ScoreAccumulator::default();
            rows.iter().for_each(|row| scores.add(planes(row, 6)));
            for document in 0..70 {
                let sum: u32 = rows.iter().map(|row| row[document]).sum();
                prop_assert_eq!(scores.of(document as u32), sum);
            }
        }

        #[test]
        fn many_sums_are_sums(rows in proptest::collection::vec(0_u32..64, 1..60)) {
            let mut scores = ScoreAccumulator::default();
            rows.iter().for_each(|row| scores.add(planes(&[*row], 6)));
            prop_assert_eq!(scores.of(0), rows.iter().sum::<u32>());
        }

        #[test]
        fn the_best_are_the_best(
            values in proptest::collection::vec(0_u32..16, 1..400),
            limit in 0_usize..50,
            stretch in 1_usize..8,
        ) {
            let mut scores = ScoreAccumulator::default();
            scores.add(planes(&values, 4));
            let members = BitSet::all(values.len());
            let mut expected: Vec<(u32, u32)> =
                (0..).zip(values.iter().copied()).collect();
            expected.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
            expected.truncate(limit);
            prop_assert_eq!(&scores.best(&members, values.len(), limit), &expected);
            prop_assert_eq!(first(scores.choose(&members, limit, stretch), limit), expected);
        }
    }
}
