//! The executor: the conjunction of all clauses.

use super::{
    clause::evaluate,
    planner::{Plan, PlannedClause},
    score_planes::ClauseMatches,
    top_k::{Order, Scores},
};
use crate::{
    bitset::BitSet,
    search::{
        index::{Index, doc_id::DocId},
        query::Occur,
    },
};

pub(crate) fn evaluate_all(index: &Index, plan: &Plan) -> Vec<ClauseMatches> {
    let matches = |clause: &PlannedClause| match clause.matches_all() {
        true => ClauseMatches::default(),
        false => evaluate(index, clause),
    };
    plan.clauses.iter().map(matches).collect()
}

/// The clauses that restrict or rank.
pub(super) fn effective<M>(
    plan: &Plan,
    matches: impl IntoIterator<Item = M>,
) -> impl Iterator<Item = (&PlannedClause, M)> {
    plan.clauses.iter().zip(matches).filter(|(clause, _)| !clause.matches_all())
}

pub(crate) fn matching_docs(
    index: &Index,
    plan: &Plan,
    matches: &[ClauseMatches],
) -> BitSet<DocId> {
    let mut docs = BitSet::full(index.num_docs());
    effective(plan, matches).for_each(|(clause, matches)| restrict(&mut docs, clause, matches));
    docs
}

pub(super) fn restrict(docs: &mut BitSet<DocId>, clause: &PlannedClause, matches: &ClauseMatches) {
    match clause.occur {
        Occur::Excluded => docs.difference_with(&matches.docs),
        Occur::Required | Occur::Preferred => docs.intersect_with(&matches.docs),
        Occur::Optional => {}
    }
}

#[derive(Debug)]
pub(crate) struct Candidates<'a> {
    pub(crate) docs: BitSet<DocId>,
    pub(crate) num_docs: usize,
    pub(crate) scores: Scores<'a>,
}

impl<'a> Candidates<'a> {
    pub(crate) fn new(index: &'a Index, plan: &Plan, matches: &'a [ClauseMatches]) -> Self {
        let mut scores = Scores::new(plan.tie_breaker(&index.doc_values));
        let positive =
            effective(plan, matches).filter(|(clause, _)| clause.occur != Occur::Excluded);
        positive.for_each(|(_, matches)| scores.add(matches, 1));
        Self::with_docs(matching_docs(index, plan, matches), scores)
    }

    pub(super) fn with_docs(docs: BitSet<DocId>, scores: Scores<'a>) -> Self {
        Self { num_docs: docs.count(), docs, scores }
    }

    /// The best documents in an order. Ids ascend with time; from `num_dated` on, none is dated.
    pub(crate) fn top(&self, order: Order, limit: usize, num_dated: u32) -> Vec<(DocId, u32)> {
        let is_dated = |doc: &DocId| doc.0 < num_dated;
        let scored = |docs: &mut dyn Iterator<Item = DocId>| {
            docs.take(limit).map(|doc| (doc, self.scores.total(doc))).collect()
        };
        match order {
            _ if limit == 0 => Vec::new(),
            Order::Best => self.scores.best(&self.docs, self.num_docs, limit),
            Order::Oldest => scored(&mut self.docs.iter()),
            Order::Newest => {
                let newest = self.docs.iter().rev().skip_while(|doc| !is_dated(doc));
                scored(&mut newest.chain(self.docs.iter().skip_while(is_dated)))
            }
        }
    }
}
