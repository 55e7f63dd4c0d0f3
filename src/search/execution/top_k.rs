//! Selects the best documents by the sets of one clause if they differ in no other, otherwise by
//! the added scores of all clauses, bit-sliced (see [`score_planes`](super::score_planes)).

use super::score_planes::{BitPlanes, ClauseMatches, value_at};
use crate::{
    bitset::BitSet,
    search::index::{doc_id::DocId, doc_values::MAX_ONE_BY_ONE},
};
use std::cmp::Ordering;

/// If at most one document in this many matches, scores are added one by one; planes have all documents.
const FEW_FRACTION: usize = 32;

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

/// The scores of the clauses, each with a factor, and their sum.
#[derive(Debug)]
pub(crate) struct Scores<'a> {
    clauses: Vec<(&'a ClauseMatches, u32)>,
    /// Planes below those of the sum, which decide between equal scores.
    tie_breaker: &'a [BitSet<DocId>],
}

impl<'a> Scores<'a> {
    pub(crate) fn new(tie_breaker: &'a [BitSet<DocId>]) -> Self {
        Self { clauses: Vec::new(), tie_breaker }
    }

    pub(crate) fn add(&mut self, clause: &'a ClauseMatches, factor: u32) {
        self.clauses.push((clause, factor));
    }

    pub(crate) fn total(&self, doc: DocId) -> u32 {
        let sum: u32 = self.clauses.iter().map(|(clause, factor)| clause.score(doc) * factor).sum();
        sum << self.tie_breaker.len() | value_at(self.tie_breaker, doc)
    }

    /// Ties go by id.
    pub(crate) fn best(
        &self,
        docs: &BitSet<DocId>,
        num_docs: usize,
        limit: usize,
    ) -> Vec<(DocId, u32)> {
        let best = match num_docs <= MAX_ONE_BY_ONE {
            true => docs.iter().collect(),
            false => self.best_of_many(docs, num_docs, limit),
        };
        let mut best: Vec<(DocId, u32)> =
            best.into_iter().map(|doc| (doc, self.total(doc))).collect();
        if limit < best.len() {
            best.select_nth_unstable_by(limit, compare_hits);
            best.truncate(limit);
        }
        best.sort_unstable_by(compare_hits);
        best
    }

    /// Returns the best documents, and maybe more.
    fn best_of_many(&self, docs: &BitSet<DocId>, num_docs: usize, limit: usize) -> Vec<DocId> {
        let ties = self.tie_breaker.iter().rev().map(|plane| vec![plane]);
        let mut clauses = self.clauses.clone();
        clauses.retain(|(clause, _)| !clause.is_equal_for(docs));
        if let [(clause, _)] = clauses.as_slice() {
            let groups = std::iter::once(clause.sets().collect()).chain(ties);
            return select(docs.clone(), num_docs, groups, limit);
        }
        if num_docs <= docs.domain_size() / FEW_FRACTION {
            return docs.iter().collect();
        }
        let mut highest = docs.clone();
        let sets = clauses.iter().filter_map(|(clause, _)| clause.sets().next());
        sets.for_each(|set| highest.intersect_with(set));
        let num_highest = highest.count();
        if num_highest >= limit {
            return select(highest, num_highest, ties, limit);
        }
        let mut sum = BitPlanes::default();
        for (clause, factor) in clauses {
            sum.add_multiple(&clause.planes(docs), factor);
        }
        let groups = sum.0.iter().rev().map(|plane| vec![plane]).chain(ties);
        select(docs.clone(), num_docs, groups, limit)
    }
}

/// Selects by groups of sets, the earlier groups first. Within a group, documents of an earlier set
/// come before all others.
fn select<'a>(
    mut left: BitSet<DocId>,
    mut num_left: usize,
    groups: impl Iterator<Item = Vec<&'a BitSet<DocId>>>,
    limit: usize,
) -> Vec<DocId> {
    let mut best = Vec::new();
    for sets in groups {
        for set in sets {
            if num_left <= MAX_ONE_BY_ONE {
                break;
            }
            let count = left.intersection_count(set);
            if best.len() + count >= limit {
                left.intersect_with(set);
                num_left = count;
                break;
            }
            if count > 0 {
                let mut taken = left.clone();
                taken.intersect_with(set);
                best.extend(taken.iter());
                left.difference_with(set);
                num_left -= count;
            }
        }
    }
    // If more are left, all have the same score, and the first ids win.
    best.extend(left.iter().take(limit.max(MAX_ONE_BY_ONE)));
    best
}

/// The higher score first, then the lower id.
pub(crate) fn compare_hits(one: &(DocId, u32), other: &(DocId, u32)) -> Ordering {
    other.1.cmp(&one.1).then(one.0.cmp(&other.0))
}
