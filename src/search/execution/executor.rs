//! The executor: the conjunction of all clauses.

use super::{
    clause::evaluate,
    planner::Plan,
    top_k::{Order, Scores},
};
use crate::{
    bitset::BitSet,
    search::{
        index::{Index, doc_id::DocId},
        query::Occur,
    },
};

/// Documents with their scores.
#[derive(Debug)]
pub(crate) struct Candidates<'a> {
    pub(crate) docs: BitSet<DocId>,
    pub(crate) scores: Scores<'a>,
}

/// The documents that match all clauses.
pub(crate) fn execute<'a>(index: &'a Index, plan: &Plan) -> Candidates<'a> {
    let mut docs = BitSet::full(index.num_docs());
    let mut scores = Scores::new(plan.tie_breaker(&index.doc_values));
    for clause in plan.clauses.iter().filter(|clause| !clause.matches_all()) {
        let matches = evaluate(index, clause);
        if clause.occur == Occur::Excluded {
            docs.difference_with(&matches.docs);
        } else {
            docs.intersect_with(&matches.docs);
            scores.add(matches.planes);
        }
    }
    Candidates { docs, scores }
}

impl Candidates<'_> {
    /// The first `limit` documents with their scores; the ids below `num_dated` have a date. Ids ascend with
    /// time, and undated documents stay last.
    pub(crate) fn top(&self, order: Order, limit: usize, num_dated: u32) -> Vec<(DocId, u32)> {
        let is_dated = |doc: &DocId| doc.0 < num_dated;
        let scored = |docs: &mut dyn Iterator<Item = DocId>| {
            docs.take(limit).map(|doc| (doc, self.scores.total(doc))).collect()
        };
        match order {
            Order::Best => self.scores.best(&self.docs, limit),
            Order::Oldest => scored(&mut self.docs.iter()),
            Order::Newest => {
                let newest = self.docs.iter().rev().skip_while(|doc| !is_dated(doc));
                scored(&mut newest.chain(self.docs.iter().skip_while(is_dated)))
            }
        }
    }
}
