//! How quickly a key press is answered, on made-up titles, and beside other matchers.
//!
//! `cargo bench --bench search` measures ours at 1,000, 10,000 and 100,000 titles and the others
//! at 10,000; numbers after `--` are other sizes, `peers` measures the others at the last size.
//! Every beginning of every query in `queries.txt` is a key press. One thread, one process.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod made;
mod peers;

use chancery::{
    dossier::{Day, Kind},
    search::{Builder, Document, Facet, Field, Flags, Index, Order, Query},
};
use made::{Made, Maker};
use std::time::{Duration, Instant};

const QUERIES: &str = include_str!("queries.txt");

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let sizes: Vec<usize> = arguments.iter().filter_map(|one| one.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 100_000] } else { sizes };
    println!(
        "| titles | text MB | words | build ms | index / text | keys | median ms | p90 | p99 | worst | worst key |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
    for size in &sizes {
        own(*size);
    }
    if arguments.iter().any(|one| one == "startup") {
        startup();
    }
    if arguments.iter().any(|one| one == "peers") {
        println!();
        peers::compare(*sizes.last().unwrap());
    }
}

/// Every key press: each query with its first letter, its first two, and so on.
fn keys() -> Vec<String> {
    QUERIES
        .lines()
        .flat_map(|query| {
            query.char_indices().map(|(at, letter)| query[..at + letter.len_utf8()].to_owned())
        })
        .collect()
}

fn today() -> Day {
    Day::new(2026, 8, 26).unwrap()
}

fn titles(size: usize) -> Vec<Made> {
    let mut maker = Maker::new(size);
    (0..size).map(|_| maker.make()).collect()
}

fn build(titles: &[Made]) -> Index {
    let names = Maker::new(titles.len()).people();
    let mut builder = Builder::new();
    for (title, number) in titles.iter().zip(0..) {
        let day = Day(title.day);
        let who = title.people.map(|person| (Facet::Who, names[person].as_str()));
        builder.add(&Document {
            kind: Kind::ALL[[0, 0, 0, 0, 0, 1, 2, 3, 6, 7][number % 10]],
            dates: &[(day, day)],
            texts: &[(Field::Name, &title.title)],
            facets: &who,
            spans: &[],
            flags: Flags::NONE,
        });
    }
    builder.finish()
}

/// What a key press costs: reading the query, finding, counting and the first hundred.
fn press(index: &Index, key: &str) -> (Duration, usize) {
    let start = Instant::now();
    let answer = index.search(&Query::parse(key, today()), 100, Order::Best);
    (start.elapsed(), answer.total)
}

fn own(size: usize) {
    let titles = titles(size);
    let start = Instant::now();
    let index = build(&titles);
    let built = start.elapsed();
    let mut times: Vec<(Duration, String)> = Vec::new();
    for key in keys() {
        // The better of two, so that a neighbour on the machine is not taken for us.
        let time = press(&index, &key).0.min(press(&index, &key).0);
        times.push((time, key));
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
    for _ in 0..10 {
        let start = Instant::now();
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
        best = best.min(start.elapsed());
    }
    println!("\n1,500 records of 7 texts with {words} distinct words: {:.2} ms to build", ms(best));
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
