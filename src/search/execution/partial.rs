//! Partial matches: where few documents match every clause, those that match the most of the preferred
//! ones. A rare word counts for more than a frequent one, and a guess for less.

use super::{
    clause::evaluate,
    executor::Candidates,
    expansion::Expansion,
    match_set::ClauseDocs,
    planner::{Plan, PlannedClause, PlannedTerm},
    scoring::MatchKind,
    top_k::Scores,
};
use crate::{
    bitset::BitSet,
    search::{
        index::{Index, doc_id::DocId},
        query::Occur,
    },
};

/// The documents that match more than half as much as the best one, and what matches each clause; none
/// for a query of one clause.
pub(crate) fn execute_partial<'a>(
    index: &'a Index,
    plan: &Plan,
) -> Option<(Candidates<'a>, ClauseDocs)> {
    let num_docs = index.num_docs();
    let (preferred, others): (Vec<_>, Vec<_>) = plan
        .clauses
        .iter()
        .filter(|clause| !clause.matches_all())
        .partition(|clause: &&PlannedClause| clause.occur == Occur::Preferred);
    if preferred.len() < 2 {
        return None;
    }
    let mut scores = Scores::new(plan.tie_breaker(&index.doc_values));
    let mut clauses = ClauseDocs::new();
    let (mut docs, mut coverage) = (BitSet::empty(num_docs), vec![0_u32; num_docs]);
    for clause in preferred {
        let matches = evaluate(index, clause);
        let is_guess = !clause.terms.iter().any(is_word);
        let weight = weight(num_docs, matches.docs.count()) >> u32::from(is_guess);
        scores.add_multiple(&matches.planes, weight);
        for doc in matches.docs.iter() {
            coverage.get_mut(doc.0 as usize).into_iter().for_each(|sum| *sum += weight);
        }
        docs.union_with(&matches.docs);
        clauses.push((clause.range.clone(), matches.docs));
    }
    for clause in others {
        let matches = evaluate(index, clause);
        match clause.occur {
            Occur::Excluded => docs.difference_with(&matches.docs),
            _ => docs.intersect_with(&matches.docs),
        }
    }
    let covered = |doc: DocId| coverage.get(doc.0 as usize).copied().unwrap_or(0);
    let most = docs.iter().map(covered).max().unwrap_or(0);
    let far: Vec<DocId> = docs.iter().filter(|doc| covered(*doc) * 2 <= most).collect();
    far.into_iter().for_each(|doc| docs.remove(doc));
    (!docs.is_empty()).then_some((Candidates { docs, scores }, clauses))
}

/// Whether a term is found as a word, and not as the beginning or a part of one.
fn is_word(planned: &PlannedTerm) -> bool {
    let best = planned.expansions.first().and_then(Expansion::best);
    best.is_none_or(|(_, kind)| kind == MatchKind::Synonym || kind >= MatchKind::Initial)
}

/// The inverse document frequency: the binary logarithm of 1 + N / df.
fn weight(num_docs: usize, doc_freq: usize) -> u32 {
    (1 + num_docs / doc_freq.max(1)).ilog2().max(1)
}
