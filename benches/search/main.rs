//! Benchmark of searching: the time of a key press on generated titles.
//!
//! `cargo bench --bench search` measures 1,000, 10,000 and 100,000 titles; numbers after `--` are
//! other sizes, `records=1000` measures records of 7 texts each, `key=…` one key press, `startup`
//! adds indexing at start, and `reader` parsing a query of 10,000 characters. Every prefix of every
//! query in `queries.txt` is a key press. Times are processor time of one thread; those of indexing
//! are of the waiting thread and of both.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

use chancery::{
    dossier::Kind,
    search::{Document, Field, Flags, Index, IndexBuilder, Query},
};
use common::{build, made::Maker, ms, now, press, titles};
use std::time::Duration;

/// Number of repetitions of a key press.
const REPEATS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let sizes: Vec<usize> = arguments.iter().filter_map(|one| one.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000] } else { sizes };
    println!(
        "| titles | text MB | words | build ms, first thread | all threads | keys | median ms | p90 | p99 | worst | worst key |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
    let typed: Vec<String> =
        arguments.iter().filter_map(|one| one.strip_prefix("key=")).map(str::to_owned).collect();
    let keys = if typed.is_empty() { common::keys() } else { typed };
    for size in &sizes {
        let titles = titles(*size);
        own(*size, || build(&titles), &keys);
    }
    for size in arguments.iter().filter_map(|one| one.strip_prefix("records=")?.parse().ok()) {
        let records = records(size);
        own(size, || build_records(&records), &keys);
    }
    if arguments.iter().any(|one| one == "startup") {
        startup();
    }
    if arguments.iter().any(|one| one == "reader") {
        reader();
    }
}

/// Limit for parsing a query of 10,000 characters, in milliseconds.
const READING: f64 = 50.0;

/// Parses a pasted query of 10,000 characters; fails over the limit.
fn reader() {
    let units = [
        "a",
        "1",
        " ",
        "(",
        "-",
        "|",
        "\"",
        ":",
        ".",
        "/",
        "ж",
        "ӕ",
        "👑",
        "\u{301}",
        "who:",
        "aug ",
        "8/9/2008 ",
        "from ",
        "early ",
        "a-",
        "a.",
        "1.",
        "1 ",
        "a|",
        "\"a\" ",
        "-x ",
        "night of ",
        "2008..",
    ];
    let pairs = units.iter().flat_map(|one| units.map(|other| format!("{one}{other}")));
    let mut worst = (0.0, String::new());
    for unit in pairs {
        let text: String = unit.chars().cycle().take(10_000).collect();
        let start = now();
        let query = Query::parse(&text, common::today());
        let taken = ms(now() - start);
        assert!(query.text().len() >= 10_000);
        if taken > worst.0 {
            worst = (taken, unit);
        }
    }
    println!(
        "\n10,000 characters are read in {:.2} ms at most: {:?} over and over",
        worst.0, worst.1
    );
    assert!(worst.0 < READING, "more than {READING} ms");
}

fn own(size: usize, build: impl FnOnce() -> Index, keys: &[String]) {
    let (start, all) = (now(), common::of_all_threads());
    let index = build();
    let (built, all) = (now() - start, common::of_all_threads() - all);
    let mut times: Vec<(Duration, String)> = Vec::new();
    for key in keys {
        // The best of several runs excludes other load on the machine.
        let time = (0..REPEATS).map(|_| press(&index, key).0).min().unwrap_or_default();
        times.push((time, key.clone()));
    }
    times.sort();
    if std::env::var_os("SLOWEST").is_some() {
        for (time, key) in times.iter().rev().take(60) {
            println!("{:.3} {key}", ms(*time));
        }
    }
    let at = |share: f64| ms(times[((times.len() - 1) as f64 * share) as usize].0);
    println!(
        "| {size} | {:.1} | {} | {:.0} | {:.0} | {} | {:.3} | {:.3} | {:.3} | {:.3} | `{}` |",
        index.text_bytes() as f64 / 1e6,
        index.num_terms(),
        ms(built),
        ms(all),
        times.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0),
        // A bar would start another column.
        times.last().unwrap().1.replace('|', "\\|"),
    );
}

/// Records with names in three scripts and running text.
fn records(size: usize) -> Vec<Vec<(Field, String)>> {
    let mut maker = Maker::new(20_000);
    let mut record = || {
        let mut text = |field| (field, maker.make().title);
        let mut record = vec![text(Field::Name), text(Field::Alias)];
        record.extend((0..3).map(|_| text(Field::Linked)));
        record.extend((0..2).map(|_| text(Field::Text)));
        record
    };
    (0..size).map(|_| record()).collect()
}

fn build_records(records: &[Vec<(Field, String)>]) -> Index {
    let mut builder = IndexBuilder::new();
    for record in records {
        let texts: Vec<(Field, &str)> =
            record.iter().map(|(field, text)| (*field, text.as_str())).collect();
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

fn startup() {
    let records = records(1500);
    let mut best = Duration::MAX;
    let mut words = 0;
    for _ in 0..40 {
        let start = now();
        words = build_records(&records).num_terms();
        best = best.min(now() - start);
    }
    println!("\n1,500 records of 7 texts with {words} distinct words: {:.2} ms to build", ms(best));
}
