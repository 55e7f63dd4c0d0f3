//! From many lists and sets of documents, each with a level, to sets that tell the best level of
//! every document: one set for each binary digit. Works on a stretch of documents at a time, so
//! that however many there are, what is worked on stays close to the processor.

use super::clause::{ClauseMatches, DocumentSet, LevelDocuments};
use crate::{bitset::BitSet, search::index::postings::PostingList};

/// So many blocks of 64 documents make a stretch: its sets fit the second-level cache.
pub(crate) const STRETCH: usize = 2048;

/// Documents of one level that are still to come.
enum RemainingClauses<'a> {
    Few(&'a [u32]),
    Many(&'a BitSet),
}

impl<'a> RemainingClauses<'a> {
    fn of(source: &'a LevelDocuments<'_>) -> Self {
        match &source.documents {
            DocumentSet::Borrowed(PostingList::Few(few)) => Self::Few(few),
            DocumentSet::Few(few) => Self::Few(few),
            DocumentSet::Borrowed(PostingList::Many(many)) => Self::Many(many),
            DocumentSet::Many(many) => Self::Many(many),
        }
    }

    /// Adds those of the stretch that begins with this block.
    fn add_to(&mut self, stretch: &mut [u64], first: usize) {
        match self {
            Self::Few(few) => {
                let begin = u32::try_from(first * 64).unwrap_or(u32::MAX);
                let end = u32::try_from((first + stretch.len()) * 64).unwrap_or(u32::MAX);
                let mut taken = 0;
                for document in few.iter().take_while(|document| **document < end) {
                    let at = document - begin;
                    if let Some(block) = stretch.get_mut(at as usize / 64) {
                        *block |= 1 << (at % 64);
                    }
                    taken += 1;
                }
                *few = few.get(taken..).unwrap_or(&[]);
            }
            Self::Many(many) => {
                let blocks = many.words().get(first..).unwrap_or(&[]);
                for (mine, theirs) in stretch.iter_mut().zip(blocks) {
                    *mine |= theirs;
                }
            }
        }
    }
}

/// What the sources make up together; a document keeps its best level.
pub(crate) fn score_planes(length: usize, mut sources: Vec<LevelDocuments<'_>>) -> ClauseMatches {
    // With the best level first, a document keeps the first one that it has.
    sources.sort_by_key(|source| std::cmp::Reverse(source.level));
    let highest = sources.first().map_or(0, |source| source.level);
    let mut rests: Vec<(u8, RemainingClauses<'_>)> =
        sources.iter().map(|source| (source.level, RemainingClauses::of(source))).collect();
    let mut all = BitSet::none(length);
    let digits = u8::BITS - highest.leading_zeros();
    let mut planes: Vec<BitSet> = (0..digits).map(|_| BitSet::none(length)).collect();
    let mut fresh = vec![0_u64; STRETCH];
    let mut first = 0;
    for all in all.words_mut().chunks_mut(STRETCH) {
        let fresh = fresh.get_mut(..all.len()).unwrap_or(&mut []);
        for same_level in rests.chunk_by_mut(|one, other| one.0 == other.0) {
            let level = same_level.first().map_or(0, |(level, _)| *level);
            fresh.fill(0);
            same_level.iter_mut().for_each(|(_, rest)| rest.add_to(fresh, first));
            for (fresh, all) in fresh.iter_mut().zip(all.iter_mut()) {
                *fresh &= !*all;
                *all |= *fresh;
            }
            for (plane, _) in
                planes.iter_mut().zip(0_u8..).filter(|(_, digit)| level >> digit & 1 == 1)
            {
                let plane = plane.words_mut().get_mut(first..).unwrap_or(&mut []);
                for (plane, fresh) in plane.iter_mut().zip(fresh.iter()) {
                    *plane |= fresh;
                }
            }
        }
        first += all.len();
    }
    ClauseMatches::Many { all, planes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn every_document_has_its_best_level(
            lists in proptest::collection::vec(
                (0_u8..64, any::<bool>(), proptest::collection::btree_set(0_u32..300_000, 0..30)),
                0..12,
            ),
        ) {
            let length = 300_000;
            let mut best = BTreeMap::new();
            let mut sources = Vec::new();
            for (level, as_set, documents) in lists {
                for document in &documents {
                    let known = best.entry(*document).or_insert(level);
                    *known = level.max(*known);
                }
                let few: Vec<u32> = documents.into_iter().collect();
                let mut many = BitSet::none(length);
                many.extend(&few);
                let documents = if as_set { DocumentSet::Many(many) } else { DocumentSet::Few(few) };
                sources.push(LevelDocuments { level, documents });
            }
            let met = score_planes(length, sources);
            let ClauseMatches::Many { all, .. } = &met else { panic!("a list") };
            let levels: BTreeMap<u32, u8> =
                all.iter().filter_map(|document| Some((document, met.level(document)?))).collect();
            prop_assert_eq!(levels, best);
        }
    }
}
