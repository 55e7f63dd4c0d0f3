//! Shared by the benchmarks: titles, an index of them, and key presses.

// Not every benchmark uses every item.
#![allow(dead_code)]

pub(crate) mod made;

use chancery::{
    date::Day,
    dossier::Kind,
    search::{
        Document, Facet, Field, Flags, Index, IndexBuilder, Query, SearchOptions, search_index,
    },
};
use made::{Made, Maker};
use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// The queries.
pub(crate) fn queries() -> Vec<&'static str> {
    include_str!("queries.txt").lines().collect()
}

/// Every key press: all prefixes of every query.
pub(crate) fn keys() -> Vec<String> {
    queries()
        .into_iter()
        .flat_map(|query| {
            query.char_indices().map(|(at, letter)| query[..at + letter.len_utf8()].to_owned())
        })
        .collect()
}

pub(crate) fn today() -> Day {
    Day::new(2026, 8, 26).unwrap()
}

pub(crate) fn titles(size: usize) -> Vec<Made> {
    let mut maker = Maker::new(size);
    (0..size).map(|_| maker.make()).collect()
}

pub(crate) fn build(titles: &[Made]) -> Index {
    let names = Maker::new(titles.len()).people();
    let mut builder = IndexBuilder::new();
    for (title, number) in titles.iter().zip(0..) {
        let day = Day(title.day);
        let who = title.people.map(|person| (Facet::Who, builder.intern_names(&names[person])));
        builder.add(&Document {
            kind: Kind::ALL[[0, 0, 0, 0, 0, 1, 2, 3, 6, 7][number % 10]],
            date: Some((day, day)),
            other_dates: &[],
            office_times: &[],
            importance: 0,
            texts: &[(Field::Name, &title.title)],
            linked: &[],
            facets: &who,
            spans: &[],
            flags: Flags::NONE,
        });
    }
    builder.finish()
}

/// What a key press costs: reading the query, finding, counting and the first hundred.
pub(crate) fn press(index: &Index, key: &str) -> (Duration, usize) {
    let start = now();
    let answer = search_index(index, &Query::parse(key, today()), &SearchOptions::best(100));
    (now() - start, answer.total)
}

/// How long this thread was at work so far: unlike the time on the wall, it does not grow with
/// what others do on the machine.
pub(crate) fn now() -> Duration {
    clock(ClockId::ThreadCPUTime)
}

/// The same of all threads together.
pub(crate) fn of_all_threads() -> Duration {
    clock(ClockId::ProcessCPUTime)
}

fn clock(id: ClockId) -> Duration {
    let time = clock_gettime(id);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// In milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
