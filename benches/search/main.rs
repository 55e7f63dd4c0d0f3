//! How quickly a key press is answered, on made-up titles.
//!
//! `cargo bench --bench search` measures 1,000, 10,000 and 100,000 titles; numbers after `--` are
//! other sizes, `key=…` measures one key press, and `startup` adds what a dossier costs when the program starts. Every beginning
//! of every query in `queries.txt` is a key press. Times are of the processor, on one thread.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

use chancery::{
    dossier::Kind,
    search::{Builder, Document, Field, Flags},
};
use common::{build, made::Maker, ms, now, press, titles};
use std::time::Duration;

/// How often a key is pressed.
const REPEATS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let sizes: Vec<usize> = arguments.iter().filter_map(|one| one.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000] } else { sizes };
    println!(
        "| titles | text MB | words | build ms | index / text | keys | median ms | p90 | p99 | worst | worst key |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
    let typed: Vec<String> =
        arguments.iter().filter_map(|one| one.strip_prefix("key=")).map(str::to_owned).collect();
    let keys = if typed.is_empty() { common::keys() } else { typed };
    for size in &sizes {
        own(*size, &keys);
    }
    if arguments.iter().any(|one| one == "startup") {
        startup();
    }
}

fn own(size: usize, keys: &[String]) {
    let titles = titles(size);
    let start = now();
    let index = build(&titles);
    let built = now() - start;
    let mut times: Vec<(Duration, String)> = Vec::new();
    for key in keys {
        // The best of some, so that a neighbour on the machine is not taken for us.
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
        "| {size} | {:.1} | {} | {:.0} | {:.2} | {} | {:.3} | {:.3} | {:.3} | {:.3} | `{}` |",
        index.text_bytes() as f64 / 1e6,
        index.words(),
        ms(built),
        index.bytes() as f64 / index.text_bytes() as f64,
        times.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0),
        times.last().unwrap().1,
    );
}

/// Records as a dossier has them, with names in three scripts and running text.
fn startup() {
    let mut maker = Maker::new(20_000);
    let rows: Vec<Vec<(Field, String)>> = (0..1500)
        .map(|_| {
            let mut text = |field| (field, maker.make().title);
            let mut row = vec![text(Field::Name), text(Field::Alias)];
            row.extend((0..3).map(|_| text(Field::Tied)));
            row.extend((0..2).map(|_| text(Field::Text)));
            row
        })
        .collect();
    let mut best = Duration::MAX;
    let mut words = 0;
    for _ in 0..40 {
        let start = now();
        let mut builder = Builder::new();
        for row in &rows {
            let texts: Vec<(Field, &str)> =
                row.iter().map(|(field, text)| (*field, text.as_str())).collect();
            builder.add(&Document {
                kind: Kind::Event,
                dates: &[],
                texts: &texts,
                facets: &[],
                spans: &[],
                flags: Flags::NONE,
            });
        }
        words = builder.finish().words();
        best = best.min(now() - start);
    }
    println!("\n1,500 records of 7 texts with {words} distinct words: {:.2} ms to build", ms(best));
}
