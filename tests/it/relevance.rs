//! Floors of the relevance measured by `cargo bench --bench relevance`: its documented table, less
//! 0.05 or half a query.

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
    assert!(all.mean().zero <= 0.01, "{all:?}");
    kinds.insert("all", all);
    let documented: Vec<Vec<&str>> = include_str!("../../docs/how-search-works.md")
        .lines()
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>())
        .filter(|cells| cells.len() == 6 && cells[1].parse::<f64>().is_ok())
        .collect();
    let names: Vec<&str> = documented.iter().map(|cells| cells[0]).collect();
    assert!(kinds.keys().all(|kind| names.contains(kind)), "a kind is not documented: {names:?}");
    for cells in documented {
        let measure = kinds[cells[0]].mean();
        let [queries, first, ndcg] = [1, 2, 4].map(|at| cells[at].parse::<f64>().unwrap());
        // Of few queries one that changes its place says little.
        let slack = f64::max(0.05, 0.5 / queries);
        let has_fallen = measure.ndcg < ndcg - slack || measure.first < first - 2.0 * slack;
        assert!(!has_fallen && measure.queries >= queries, "{}: {measure:?}", cells[0]);
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
    assert!(all.found * 100 >= all.prefixes * 93 && all.drop_outs <= 1, "{all:?}");
}

#[test]
fn names_typed_whole_come_first() {
    let (misnamed, names) = searcher().misnamed();
    assert!(misnamed.len() * 100 <= names, "{} of {names}: {misnamed:?}", misnamed.len());
}
