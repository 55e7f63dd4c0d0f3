//! Relevance of the search on the built-in dossier: `cargo bench --bench relevance`.
//!
//! Arguments after `--`: `misses` lists the queries whose first hit is not what is asked for, the prefixes
//! without it and the names that do not bring their record first; `file=PATH` reads other judged queries.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod measure;

use chancery::{date::Day, file_format::builtin};
use measure::{Judged, Measure, QUERIES, Searcher, Typing, read};
use std::collections::BTreeMap;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.iter().find_map(|one| one.strip_prefix("file="));
    let text =
        file.map_or_else(|| QUERIES.to_owned(), |path| std::fs::read_to_string(path).unwrap());
    let lists_misses = arguments.iter().any(|one| one == "misses");
    let searcher = Searcher::new(builtin(), Day::new(2026, 11, 21).unwrap());
    let judged = read(&text);
    measure_queries(&searcher, &judged, lists_misses);
    measure_typing(&searcher, &judged, lists_misses);
    if file.is_some() {
        return;
    }
    let (misnamed, names) = searcher.misnamed();
    println!("{} of {names} names typed whole bring their record first", names - misnamed.len());
    if lists_misses {
        println!("not: {}", misnamed.join(" · "));
    }
}

fn measure_queries(searcher: &Searcher, judged: &[Judged<'_>], lists_misses: bool) {
    let mut kinds: BTreeMap<&str, Measure> = BTreeMap::new();
    let mut all = Measure::default();
    for query in judged {
        let measure = searcher.measure(query);
        *kinds.entry(query.kind).or_default() += measure;
        all += measure;
        if lists_misses && (measure.first < 1.0 || measure.ndcg < 0.5) {
            let wanted: Vec<&str> =
                query.grades.iter().filter(|(_, grade)| **grade == 3).map(|(id, _)| *id).collect();
            println!(
                "{:14} {:40} {:.2} wants {} | has {}",
                query.kind,
                query.query,
                measure.ndcg,
                wanted.get(..2).unwrap_or(&wanted).join(" "),
                searcher.search(query.query).iter().take(3).cloned().collect::<Vec<_>>().join(" ")
            );
        }
    }
    println!("| kind | queries | S@1 | MRR | nDCG | zero |\n|---|--:|--:|--:|--:|--:|");
    for (kind, measure) in kinds.into_iter().chain([("all", all)]) {
        let Measure { queries, first, reciprocal, ndcg, zero } = measure.mean();
        println!("| {kind} | {queries} | {first:.3} | {reciprocal:.3} | {ndcg:.3} | {zero:.3} |");
    }
}

fn measure_typing(searcher: &Searcher, judged: &[Judged<'_>], lists_misses: bool) {
    let mut all = Typing::default();
    for query in judged.iter().filter(|query| measure::is_typed(query)) {
        let (typing, missed) = searcher.type_query(query);
        all.prefixes += typing.prefixes;
        all.found += typing.found;
        all.empty += typing.empty;
        all.drop_outs += typing.drop_outs;
        if lists_misses && !missed.is_empty() {
            println!("typing {}: {}", query.query, missed.join(" · "));
        }
    }
    let Typing { prefixes, found, empty, drop_outs } = all;
    println!(
        "typing: {:.1} % of {prefixes} prefixes have it among ten, {empty} are empty, {drop_outs} drop-outs",
        100.0 * found as f64 / prefixes.max(1) as f64
    );
}
