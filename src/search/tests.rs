//! An oracle: evaluates queries of words by looking at every token of every document. The index must find
//! the same.

use super::{
    Document, Field, Flags, Index, IndexBuilder, Order, Query,
    execution::{
        SearchOptions,
        executor::{Candidates, evaluate_all},
        expansion::Expansion,
        planner::{Plan, PlannedClause, PlannedTerm},
        scoring::MatchKind,
        search_index,
    },
    index::{doc_id::DocId, forward_index::term, postings::FieldClass},
    query::Literal,
};
use crate::{date::Day, dossier::Kind};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The texts of documents: of each the name, an alias and running text.
const TEXTS: [[&str; 3]; 9] = [
    ["Dmitry Medvedev", "Дмитрий Медведев", ""],
    ["Eduard Kokoity", "Эдуард Кокойты", "Medvedev signs."],
    ["Anatoly Bibilov", "", ""],
    ["Treaty of Friendship, Cooperation and Mutual Assistance", "", "Sets a border; 3,700 people."],
    ["Treaty of Friendship: signature", "", ""],
    ["Russia recognises South Ossetia", "", "Medvedev signs."],
    ["Kokoity and Medvedev meet in Moscow", "", ""],
    ["Novo-Ogaryovo", "", ""],
    ["On the order of things", "", "the border of order"],
];

fn index_of(documents: usize) -> Index {
    let mut builder = IndexBuilder::new();
    for texts in TEXTS.iter().cycle().take(documents) {
        let fields = [Field::Name, Field::Alias, Field::Text];
        let texts: Vec<(Field, &str)> = fields.into_iter().zip(texts.iter().copied()).collect();
        builder.add(&Document {
            kind: Kind::Event,
            date: None,
            other_dates: &[],
            office_times: &[],
            importance: 0,
            texts: &texts,
            linked: &[],
            facets: &[],
            spans: &[],
            flags: Flags::NONE,
        });
    }
    builder.finish()
}

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

fn clause_score(index: &Index, clause: &PlannedClause, doc: DocId) -> Option<u8> {
    let mut best = None;
    for (field, entries) in index.forward.texts(doc) {
        for (at, entry) in entries.iter().enumerate() {
            let scores = clause
                .terms
                .iter()
                .filter_map(|planned| token_score(planned, term(*entry).0, field, &entries[at..]));
            best = best.max(scores.max());
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

const TYPED: &str = "medv|medvdv|kok|treaty|trty|friendship of|\"treaty of|\"south ossetia\"|order\
    |[a-z]{1,4}|novo-ogaryovo|meet|3700|kok\\|bib|медв";

proptest! {
    #[test]
    fn index_finds_what_a_scan_finds(
        typed in proptest::collection::vec(TYPED, 1..4),
        times in 1_usize..20,
    ) {
        // The more documents, the more lists are dense.
        let index = index_of(TEXTS.len() * times);
        let query = Query::parse(&typed.join(" "), Day(0));
        let terms = || query.clauses.iter().flat_map(|clause| &clause.terms);
        let has_words = |literal: &Literal| {
            matches!(literal, Literal::Word { .. } | Literal::Phrase { .. } | Literal::Number(_))
        };
        prop_assume!(terms().all(|term| has_words(&term.literal)));
        let matches = search_index(&index, &query, &SearchOptions { enough: 0, ..SearchOptions::best(1000) });
        let evaluated = evaluate_all(&index, &matches.plan);
        let candidates = Candidates::new(&index, &matches.plan, &evaluated);
        let all = candidates.top(Order::Best, index.num_docs(), 0);
        // The four lowest bits are the static rank.
        let sum = |(doc, score)| (index.doc_ids.to_external(doc), score >> 4);
        let found: BTreeMap<u32, u32> = all.into_iter().map(sum).collect();
        prop_assert_eq!(scan_all(&index, &matches.plan), found);
        prop_assert!(matches.top.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }
}
