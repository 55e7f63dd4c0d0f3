//! What fits a query of words, found by looking at every word of every document: slow, plain, and
//! the measure of the quick way.

use super::{ROWS, index_of, today};
use crate::search::{
    Field, Index, Order, Query,
    execution::{
        expansion::Expansion,
        planner::{Plan, PlannedClause, PlannedTerm},
        scoring::{self, FieldClass},
    },
    index::forward_index::ForwardToken,
    query::Literal,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The level of one word of a document, in this field and before these tokens.
fn level_of(ready: &PlannedTerm, word: u32, field: Field, from_here: &[u32]) -> Option<u8> {
    let class = FieldClass::of(field);
    if matches!(ready.term.sense, Literal::Phrase { .. }) {
        let is_meant = |(meant, word): (&Expansion, &u32)| meant.match_kind(*word).is_some();
        let begins =
            ready.meant.len() <= from_here.len() && ready.meant.iter().zip(from_here).all(is_meant);
        return begins.then(|| scoring::phrase(class));
    }
    let meant = ready.meant.first()?;
    let way = meant.match_kind(word)?;
    way.reaches(class, meant.letters).then(|| way.level(class))
}

/// The best level of a condition in one document.
fn level(index: &Index, clause: &PlannedClause, document: u32) -> Option<u8> {
    let tokens = index.stream.packed(document);
    let mut field = Field::Text;
    let mut best = None;
    for (at, packed) in tokens.iter().enumerate() {
        match ForwardToken::unpack(*packed) {
            ForwardToken::Text(next) => field = next,
            ForwardToken::Word(word) | ForwardToken::Extra(word) => {
                let levels = clause
                    .terms
                    .iter()
                    .filter_map(|ready| level_of(ready, word, field, &tokens[at..]));
                best = best.max(levels.max());
            }
        }
    }
    best
}

/// The documents that fit, by the numbers they were added by, each with the sum of its levels.
fn slowly(index: &Index, plan: &Plan) -> BTreeMap<u32, u32> {
    (0..index.documents() as u32)
        .filter_map(|document| {
            let levels = plan.clauses.iter().map(|clause| level(index, clause, document));
            let sum: u32 = levels.map(|level| level.map(u32::from)).sum::<Option<u32>>()?;
            Some((index.numbering.outside(document), sum))
        })
        .collect()
}

fn asks_for_words(sense: &Literal) -> bool {
    matches!(sense, Literal::Word { .. } | Literal::Phrase { .. } | Literal::Number(_))
}

const TYPED: &str = "medv|medvdv|kok|treaty|trty|friendship of|\"treaty of|\"south ossetia\"|order\
    |[a-z]{1,4}|novo-ogaryovo|meet|3700|kok\\|bib|медв";

proptest! {
    #[test]
    fn sets_find_what_looking_at_every_word_finds(
        typed in proptest::collection::vec(TYPED, 1..4),
        times in 1_usize..20,
    ) {
        // With more documents, lists go in one by one and not through sets.
        let index = index_of(ROWS.len() * times);
        let query = Query::parse(&typed.join(" "), today());
        let senses = || query.clauses.iter().flat_map(|clause| &clause.terms);
        prop_assume!(senses().all(|term| asks_for_words(&term.sense)));
        let answer = index.search(&query, 1000, Order::Best);
        let found = index.execute(&answer.plan);
        let all = found.top(Order::Best, index.documents(), index.numbering.dated);
        // The last four digits are the standing, which decides where levels are equal.
        let sum = |(document, score)| (index.numbering.outside(document), score >> 4);
        let quick: BTreeMap<u32, u32> = all.into_iter().map(sum).collect();
        prop_assert_eq!(slowly(&index, &answer.plan), quick);
        prop_assert!(answer.top.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }
}
