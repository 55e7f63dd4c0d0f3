//! Floors of the relevance measured by `cargo bench --bench relevance`.

#[path = "../../benches/relevance/measure.rs"]
#[allow(dead_code)]
mod measure;

use chancery::{date::Day, file_format::builtin};
use measure::{Measure, QUERIES, Searcher, Typing, is_typed, read};
use std::collections::BTreeMap;

fn searcher() -> Searcher {
    Searcher::new(builtin(), Day::new(2026, 11, 21).unwrap())
}

#[test]
fn relevance_is_above_its_floors() {
    let searcher = searcher();
    let (mut kinds, mut all) = (BTreeMap::<&str, Measure>::new(), Measure::default());
    for judged in read(QUERIES) {
        let measure = searcher.measure(&judged);
        *kinds.entry(judged.kind).or_default() += measure;
        all += measure;
    }
    let all = all.mean();
    assert!(all.queries >= 150.0, "{all:?}");
    assert!(all.first >= 0.89 && all.ndcg >= 0.89 && all.zero <= 0.01, "{all:?}");
    for (kind, measure) in kinds {
        assert!(measure.mean().ndcg >= 0.48, "{kind}: {:?}", measure.mean());
    }
}

#[test]
fn judged_records_exist() {
    let searcher = searcher();
    for judged in read(QUERIES) {
        for id in judged.grades.keys() {
            assert!(searcher.dossier.find(id).is_some(), "{}: there is no {id}", judged.query);
        }
    }
}

#[test]
fn typing_keeps_what_is_asked_for() {
    let searcher = searcher();
    let mut all = Typing::default();
    for judged in read(QUERIES).iter().filter(|judged| is_typed(judged)) {
        let (typing, _) = searcher.type_query(judged);
        all.prefixes += typing.prefixes;
        all.found += typing.found;
        all.drop_outs += typing.drop_outs;
    }
    assert!(all.found * 100 >= all.prefixes * 92 && all.drop_outs <= 3, "{all:?}");
}

#[test]
fn names_typed_whole_come_first() {
    let (misnamed, names) = searcher().misnamed();
    assert!(misnamed.len() * 100 <= names, "{} of {names}: {misnamed:?}", misnamed.len());
}
