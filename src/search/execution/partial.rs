//! If few documents match every clause, those that match most: rare words count more, guesses less.

use super::{
    executor::{Candidates, effective, restrict},
    expansion::Expansion,
    planner::{Plan, PlannedClause, PlannedTerm},
    score_planes::{BitPlanes, ClauseMatches},
    scoring::MatchKind,
    top_k::Scores,
};
use crate::{
    bitset::BitSet,
    search::{index::Index, query::Occur},
};

/// Documents that match more than half as much as the best; none for a query of one clause.
pub(crate) fn partial_matches<'a>(
    index: &'a Index,
    plan: &Plan,
    matches: &'a [ClauseMatches],
) -> Option<Candidates<'a>> {
    let num_docs = index.num_docs();
    let (preferred, others): (Vec<_>, Vec<_>) =
        effective(plan, matches).partition(|(clause, _)| clause.occur == Occur::Preferred);
    if preferred.len() < 2 {
        return None;
    }
    let mut scores = Scores::new(plan.tie_breaker(&index.doc_values));
    let (mut docs, mut coverage) = (BitSet::empty(num_docs), BitPlanes::default());
    let weight = |clause: &PlannedClause, matches: &ClauseMatches| {
        let is_guess = !clause.terms.iter().any(is_word);
        weight(num_docs, matches.docs.count()) >> u32::from(is_guess)
    };
    let words = preferred.iter().filter(|(clause, _)| !clause.has_date());
    let heaviest = words.map(|(clause, matches)| weight(clause, matches)).max().unwrap_or(0);
    for (clause, matches) in preferred {
        let weight = weight(clause, matches);
        // In the order a time counts as much as any word: it is meant as it is said.
        let least = if clause.has_date() { heaviest } else { 0 };
        scores.add(matches, weight.max(least));
        coverage.add_multiple(std::slice::from_ref(&matches.docs), weight);
        docs.union_with(&matches.docs);
    }
    others.into_iter().for_each(|(clause, matches)| restrict(&mut docs, clause, matches));
    let docs = coverage.above(&docs, coverage.max(&docs) / 2);
    (!docs.is_empty()).then(|| Candidates::with_docs(docs, scores))
}

/// Whether a term matches a complete word, not a prefix or a part of one.
fn is_word(planned: &PlannedTerm) -> bool {
    let best = planned.expansions.first().and_then(Expansion::best);
    best.is_none_or(|(_, kind)| kind == MatchKind::Synonym || kind >= MatchKind::Initial)
}

/// The inverse document frequency: the binary logarithm of 1 + N / df.
fn weight(num_docs: usize, doc_freq: usize) -> u32 {
    (1 + num_docs / doc_freq.max(1)).ilog2().max(1)
}
