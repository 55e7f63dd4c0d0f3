//! An oracle: evaluates queries of words by looking at every token of every document. The index must find
//! the same.

use super::{ROWS, index_of, today};
use crate::search::{
    Field, Index, Order, Query,
    execution::{
        SearchOptions,
        executor::execute,
        expansion::Expansion,
        planner::{Plan, PlannedClause, PlannedTerm},
        scoring::MatchKind,
        search_index,
    },
    index::{doc_id::DocId, forward_index::ForwardToken, postings::FieldClass},
    query::Literal,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The score of one token in a field, followed by others.
fn token_score(planned: &PlannedTerm, term: u32, field: Field, from_here: &[u32]) -> Option<u8> {
    let class = FieldClass::of(field);
    if matches!(planned.term.literal, Literal::Phrase { .. }) {
        let words = &planned.expansions;
        let matches = |(word, term): (&Expansion, &u32)| word.match_kind(*term).is_some();
        let is_phrase = words.len() <= from_here.len() && words.iter().zip(from_here).all(matches);
        return is_phrase.then(|| MatchKind::Exact.score(class));
    }
    let word = planned.expansions.first()?;
    let kind = word.match_kind(term)?;
    kind.applies_to(class, word.word_length).then(|| kind.score(class))
}

/// The best score of a clause in a document.
fn clause_score(index: &Index, clause: &PlannedClause, doc: DocId) -> Option<u8> {
    let tokens = index.forward.packed(doc);
    let mut field = Field::Text;
    let mut best = None;
    for (at, packed) in tokens.iter().enumerate() {
        match ForwardToken::unpack(*packed) {
            ForwardToken::FieldStart(next) => field = next,
            ForwardToken::Term(term) | ForwardToken::Composite(term) => {
                let scores = clause
                    .terms
                    .iter()
                    .filter_map(|planned| token_score(planned, term, field, &tokens[at..]));
                best = best.max(scores.max());
            }
        }
    }
    best
}

/// The documents that match, by external id, with their total scores.
fn scan_all(index: &Index, plan: &Plan) -> BTreeMap<u32, u32> {
    (0..index.num_docs() as u32)
        .map(DocId)
        .filter_map(|doc| {
            let scores = plan.clauses.iter().map(|clause| clause_score(index, clause, doc));
            let sum: u32 = scores.map(|score| score.map(u32::from)).sum::<Option<u32>>()?;
            Some((index.doc_ids.to_external(doc), sum))
        })
        .collect()
}

fn has_words(literal: &Literal) -> bool {
    matches!(literal, Literal::Word { .. } | Literal::Phrase { .. } | Literal::Number(_))
}

const TYPED: &str = "medv|medvdv|kok|treaty|trty|friendship of|\"treaty of|\"south ossetia\"|order\
    |[a-z]{1,4}|novo-ogaryovo|meet|3700|kok\\|bib|медв";

proptest! {
    #[test]
    fn index_finds_what_a_scan_finds(
        typed in proptest::collection::vec(TYPED, 1..4),
        times in 1_usize..20,
    ) {
        // The more documents, the more lists are dense.
        let index = index_of(ROWS.len() * times);
        let query = Query::parse(&typed.join(" "), today());
        let terms = || query.clauses.iter().flat_map(|clause| &clause.terms);
        prop_assume!(terms().all(|term| has_words(&term.literal)));
        let matches = search_index(&index, &query, &SearchOptions { enough: 0, ..SearchOptions::best(1000) });
        let candidates = execute(&index, &matches.plan);
        let all = candidates.top(Order::Best, index.num_docs(), index.doc_ids.num_dated);
        // The four lowest bits are the static rank.
        let sum = |(doc, score)| (index.doc_ids.to_external(doc), score >> 4);
        let found: BTreeMap<u32, u32> = all.into_iter().map(sum).collect();
        prop_assert_eq!(scan_all(&index, &matches.plan), found);
        prop_assert!(matches.top.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }
}
