//! Compares searching with the matchers of other finders, line by line, in one process and on one
//! thread: each counts the matches and picks the best hundred. Processor time, the better of two
//! runs. `cargo bench --bench peers`, with the number of titles after `--`; `every=10` takes every
//! tenth query, since the others take minutes over a million titles.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

use common::{build, made::Made, ms, now, press, queries, titles};
use frizbee::{Config as FrizbeeConfig, Matcher as Frizbee, SortStrategy};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use nucleo_matcher::{
    Config as NucleoConfig, Matcher as Nucleo, Utf32String,
    pattern::{CaseMatching, Normalization, Pattern},
};
use std::{hint::black_box, time::Duration};

const FIRST: usize = 100;

/// The times of one matcher for every query.
struct Column {
    name: &'static str,
    times: Vec<Duration>,
}

fn main() {
    let size = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let every = std::env::args().find_map(|argument| argument.strip_prefix("every=")?.parse().ok());
    compare(size.unwrap_or(100_000), every.unwrap_or(1));
}

/// Measures all matchers and prints the table.
fn compare(size: usize, every: usize) {
    let made = titles(size);
    let index = build(&made);
    let queries: Vec<&str> = queries().into_iter().step_by(every).collect();
    // Measured like the others.
    let own = |query: &&str| press(&index, query).0.min(press(&index, query).0);
    let ours: Vec<Duration> = queries.iter().map(own).collect();
    drop(index);
    let lines: Vec<String> = made.iter().map(line).collect();
    let columns = [
        with_fuzzy_matcher(&lines, &queries),
        with_nucleo(&lines, &queries),
        with_frizbee(&lines, &queries),
    ];
    print(size, &queries, &ours, &columns);
}

/// The other matchers have no dates, so the date is part of the line.
fn line(made: &Made) -> String {
    format!("{} {}", made.date, made.title)
}

/// The times of a matcher that returns scores.
fn measure(
    name: &'static str,
    queries: &[&str],
    mut search: impl FnMut(&str) -> Vec<i64>,
) -> Column {
    let mut once = |query: &str| {
        let start = now();
        let mut scores = search(query);
        if scores.len() > FIRST {
            scores.select_nth_unstable_by(FIRST, |one, other| other.cmp(one));
            scores.truncate(FIRST);
        }
        scores.sort_unstable();
        black_box(scores);
        now() - start
    };
    let times = queries.iter().map(|query| once(query).min(once(query))).collect();
    Column { name, times }
}

fn with_fuzzy_matcher(lines: &[String], queries: &[&str]) -> Column {
    let matcher = SkimMatcherV2::default();
    measure("fuzzy-matcher", queries, |query| {
        let words: Vec<&str> = query.split_whitespace().collect();
        let score = |line: &String| {
            words.iter().try_fold(0, |sum, word| Some(sum + matcher.fuzzy_match(line, word)?))
        };
        lines.iter().filter_map(score).collect()
    })
}

fn with_nucleo(lines: &[String], queries: &[&str]) -> Column {
    let mut matcher = Nucleo::new(NucleoConfig::DEFAULT);
    let prepared: Vec<Utf32String> = lines.iter().map(|line| line.as_str().into()).collect();
    measure("nucleo-matcher", queries, |query| {
        let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
        let score = |line: &Utf32String| pattern.score(line.slice(..), &mut matcher).map(i64::from);
        prepared.iter().filter_map(score).collect()
    })
}

fn with_frizbee(lines: &[String], queries: &[&str]) -> Column {
    // Picking the best hundred is cheaper than sorting all.
    let config = FrizbeeConfig { sort: SortStrategy::IndexAsc, ..FrizbeeConfig::default() };
    measure("frizbee", queries, |query| {
        let mut matcher = Frizbee::from_query(query, &config);
        matcher.match_list(lines).into_iter().map(|found| i64::from(found.score)).collect()
    })
}

fn print(size: usize, queries: &[&str], ours: &[Duration], columns: &[Column]) {
    println!("{size} titles, {} queries, ms a query:\n", queries.len());
    println!(
        "| matcher | geometric mean | median | worst | times ours (geometric mean) | least times ours | on the query |"
    );
    println!("|---|--:|--:|--:|--:|--:|---|");
    row("ours", queries, ours, ours);
    for column in columns {
        row(column.name, queries, &column.times, ours);
    }
    let fastest: Vec<Duration> = (0..queries.len())
        .map(|at| columns.iter().map(|column| column.times[at]).min().unwrap_or_default())
        .collect();
    row("the fastest of them, query by query", queries, &fastest, ours);
}

fn row(name: &str, queries: &[&str], times: &[Duration], ours: &[Duration]) {
    let mean = |values: &mut dyn Iterator<Item = f64>| {
        let logs: Vec<f64> = values.map(f64::ln).collect();
        (logs.iter().sum::<f64>() / logs.len() as f64).exp()
    };
    let mut sorted: Vec<f64> = times.iter().copied().map(ms).collect();
    sorted.sort_by(f64::total_cmp);
    let ratios: Vec<f64> = times.iter().zip(ours).map(|(time, own)| ms(*time) / ms(*own)).collect();
    let least = ratios.iter().zip(queries).min_by(|one, other| one.0.total_cmp(other.0)).unwrap();
    println!(
        "| {name} | {:.3} | {:.3} | {:.3} | {:.1} | {:.1} | `{}` |",
        mean(&mut sorted.iter().copied()),
        sorted[sorted.len() / 2],
        sorted.last().unwrap(),
        mean(&mut ratios.iter().copied()),
        least.0,
        least.1,
    );
}
