//! Searches in large indexes against a scan of every document by the same rules.

use super::{document, strict, today};
use chancery::{
    date::Day,
    dossier::Kind,
    search::{
        Document, Facet, Field, Index, IndexBuilder, Order, Query, SearchOptions, SpanFacet,
        search_index,
    },
};
use proptest::{collection::vec, prelude::*};
use std::cmp::Reverse;

fn oldest() -> SearchOptions {
    SearchOptions { order: Order::Oldest, ..strict(usize::MAX) }
}

/// The ids in ascending order with the scores of the clauses; the four lowest bits are the static rank.
fn found(index: &Index, query: &str) -> Vec<(u32, u32)> {
    let found = search_index(index, &Query::parse(query, today()), &oldest());
    let mut hits: Vec<(u32, u32)> = found.top.iter().map(|hit| (hit.id, hit.score >> 4)).collect();
    hits.sort_unstable();
    hits
}

fn found_ids(index: &Index, query: &str) -> Vec<u32> {
    found(index, query).into_iter().map(|(id, _)| id).collect()
}

/// Words in which no rule of a language applies, and of which no two make another.
fn words(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    vec(prop::sample::select(vec!['k', 'r', 't']), length).prop_map(|mut letters| {
        letters.dedup();
        if letters.len() == 1 {
            letters.push('b');
        }
        letters.into_iter().collect()
    })
}

fn texts() -> impl Strategy<Value = [String; 3]> {
    let text = || {
        let word = prop_oneof![4 => words(2..4), 1 => words(12..13)];
        vec(word, 0..5).prop_map(|words| words.join(" "))
    };
    [text(), text(), text()]
}

const FIELDS: [Field; 3] = [Field::Name, Field::Linked, Field::Text];

/// What a match in a field adds.
fn of_field(field: Field) -> u32 {
    [12, 5, 0][FIELDS.iter().position(|known| *known == field).unwrap()]
}

/// A clause: words or, in quotes, phrases, each an alternative to the others.
fn clause_score(clause: &str, texts: &[String; 3]) -> Option<u32> {
    let scores = FIELDS.iter().zip(texts).flat_map(|(field, text)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let score = move |term: &str| -> Option<u32> {
            if let Some(phrase) = term.strip_prefix('"') {
                let phrase: Vec<&str> = phrase.trim_end_matches('"').split(' ').collect();
                let is_there = words.windows(phrase.len()).any(|window| window == phrase);
                return is_there.then_some(51 + of_field(*field));
            }
            words.iter().filter_map(|word| word_score(term, word, *field)).max()
        };
        clause.split('|').filter_map(score).collect::<Vec<_>>()
    });
    scores.max()
}

fn word_score(typed: &str, word: &str, field: Field) -> Option<u32> {
    let is_text = field == Field::Text;
    let of_kind = if typed == word {
        51
    } else if word.starts_with(typed) && (!is_text || typed.len() > 2) {
        35 + match typed.len() * 100 / word.len() {
            75.. => 3,
            50..75 => 2,
            30..50 => 1,
            _ => 0,
        }
    } else if word.contains(typed) && typed.len() > 2 && !is_text {
        24
    } else {
        return None;
    };
    Some(of_kind + of_field(field))
}

proptest! {
    #[test]
    fn words_and_phrases_are_scanned(
        rows in vec(texts(), 1..9),
        clauses in vec(prop_oneof![
            4 => words(2..4),
            1 => (words(2..4), words(2..4)).prop_map(|(one, other)| format!("{one}|{other}")),
            1 => vec(words(2..4), 1..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        ], 1..4),
        // Words of one or two documents might be misspelt. The more documents, the more lists are dense.
        times in 3_usize..40,
    ) {
        let terms = clauses.iter().flat_map(|clause| clause.split('|'));
        // What is nowhere is guessed.
        let is_known = |term: &str| rows.iter().any(|texts| clause_score(term, texts).is_some());
        prop_assume!(terms.clone().all(|term| term.starts_with('"') || is_known(term)));
        // Two words that are one in a text match it together.
        let is_word = |word: &str| rows.iter().flatten().any(|text| text.contains(word));
        let is_joined = |pair: &[String]| {
            let after = || pair[1].split('|');
            pair[0].split('|').any(|one| after().any(|other| is_word(&format!("{one}{other}"))))
        };
        prop_assume!(!clauses.windows(2).any(is_joined));
        let mut builder = IndexBuilder::new();
        let rows = || rows.iter().cycle().take(rows.len() * times);
        for texts in rows() {
            let texts: Vec<(Field, &str)> =
                FIELDS.into_iter().zip(texts.iter().map(String::as_str)).collect();
            builder.add(&document(Kind::Event, &texts));
        }
        let scores = |texts: &[String; 3]| {
            clauses.iter().map(|clause| clause_score(clause, texts)).sum::<Option<u32>>()
        };
        let expected: Vec<(u32, u32)> =
            (0..).zip(rows()).filter_map(|(id, texts)| Some((id, scores(texts)?))).collect();
        prop_assert_eq!(found(&builder.finish(), &clauses.join(" ")), expected);
    }
}

/// Numbers that look random, and are the same in every run.
fn numbers() -> impl FnMut(u32) -> u32 {
    let mut state = 1_u64;
    move |below| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(below)) as u32
    }
}

/// Some words, pairs and sequences of three words are in many documents, and others in few.
#[test]
fn frequent_and_rare_phrases_are_found() {
    const WORDS: [&str; 6] = ["1", "kr", "krt", "r", "rk", "tt"];
    let mut number = numbers();
    let mut text = || -> Vec<&str> {
        (0..number(7)).map(|_| WORDS[(number(7) * number(7) / 7) as usize]).collect()
    };
    let texts: Vec<[Vec<&str>; 2]> = (0..12_000).map(|_| [text(), text()]).collect();
    let mut builder = IndexBuilder::new();
    for [name, linked] in &texts {
        let texts = [(Field::Name, &*name.join(" ")), (Field::Linked, &linked.join(" "))];
        builder.add(&document(Kind::Event, &texts));
    }
    let index = builder.finish();
    let check = |before: &[&str], last: &str| {
        let scan = |is_last: &dyn Fn(&str) -> bool| -> Vec<(u32, u32)> {
            let has = |words: &Vec<&str>| {
                words
                    .windows(before.len() + 1)
                    .any(|window| window.starts_with(before) && is_last(window[before.len()]))
            };
            let score = |texts: &[Vec<&str>; 2]| texts.iter().position(has).map(|at| [63, 56][at]);
            (0..).zip(&texts).filter_map(|(id, texts)| Some((id, score(texts)?))).collect()
        };
        let begun = format!("\"{} {last}", before.join(" "));
        assert_eq!(found(&index, &begun), scan(&|word| word.starts_with(last)), "{begun}");
        assert_eq!(found(&index, &(begun + "\"")), scan(&|word| word == last), "{before:?} {last}");
    };
    for last in ["1", "k", "kr", "krt", "r", "rk", "t", "tt"] {
        for first in WORDS {
            check(&[first], last);
            for second in &WORDS[..3] {
                check(&[first, second], last);
                check(&["1", first, second], last);
            }
        }
    }
}

#[test]
fn one_letter_begins_values_of_a_field() {
    let names = ["Kara Tor", "Khetag\nHetag", "Ivan", "Aeria Yanov", "Tor", "Эдуард", "O"];
    let mut builder = IndexBuilder::new();
    for name in names {
        let who = [(Facet::Who, builder.intern_names(name))];
        builder.add(&Document { facets: &who, ..document(Kind::Event, &[]) });
    }
    let index = builder.finish();
    for (letter, expected) in [
        ("k", &[0, 1][..]),
        ("К", &[0, 1]),
        ("h", &[1]),
        ("kh", &[1]),
        ("t", &[0, 4]),
        ("i", &[2]),
        ("y", &[3]),
        ("e", &[5]),
        ("o", &[6]),
        ("x", &[]),
    ] {
        assert_eq!(found_ids(&index, &format!("who:{letter}")), expected, "{letter}");
    }
}

fn dated(
    kind: Kind,
    date: (Day, Day),
    spans: &[(SpanFacet, Day, Day)],
    importance: u8,
) -> Document<'_> {
    Document { date: Some(date), spans, importance, ..document(kind, &[]) }
}

proptest! {
    #[test]
    fn times_are_found_that_overlap(
        intervals in vec((-4000_i32..4000, 0_i32..5000, 0_u8..8), 0..40),
        first in -5000_i32..5000,
        length in 0_i32..2000,
    ) {
        let intervals: Vec<(Day, Day)> = intervals.into_iter().map(|(from, length, open)| match open {
            0 => (Day(from), Day::END),
            1 => (Day::BEGINNING, Day(from)),
            2 => (Day::BEGINNING, Day::END),
            _ => (Day(from), Day(from + length)),
        }).collect();
        let mut builder = IndexBuilder::new();
        for (from, to) in &intervals {
            let spans = [(SpanFacet::InForce, *from, *to)];
            builder.add(&Document { spans: &spans, ..document(Kind::Treaty, &[]) });
        }
        let (first, last) = (Day(first), Day(first + length));
        let expected: Vec<u32> = (0..).zip(&intervals)
            .filter(|(_, (from, to))| *from <= last && first <= *to)
            .map(|(id, _)| id).collect();
        prop_assert_eq!(found_ids(&builder.finish(), &format!("in-force:{first}..{last}")), expected);
    }
}

/// Documents of two decades, more than are looked at one by one.
fn many_dates() -> Index {
    let mut number = numbers();
    let mut builder = IndexBuilder::new();
    for _ in 0..9000 {
        let first = Day(12_000 + number(7000) as i32);
        let lengths = [0, 0, 20, 30, 200, 365, 3000];
        let last = first.plus(lengths[number(7) as usize]);
        builder.add(&dated(Kind::Event, (first, last), &[], number(16) as u8));
    }
    builder.finish()
}

#[test]
fn best_are_the_first_of_all_in_order() {
    let index = many_dates();
    for query in [
        "2008",
        "2008 aug 2008",
        "after:2003 before:2012",
        "2008 since:2001 before:2011 2007..2009",
    ] {
        let query = Query::parse(query, today());
        let mut all = search_index(&index, &query, &oldest()).top;
        // Sorted by time, equal ones stay so.
        all.sort_by_key(|hit| Reverse(hit.score));
        assert!(all.len() > 100);
        for limit in [1, 300, 1000, 5000, 9000] {
            let best = search_index(&index, &query, &strict(limit)).top;
            assert_eq!(best, all[..limit.min(all.len())], "{limit} of {}", query.text());
        }
    }
}

#[test]
fn partial_matches_have_most_of_the_weight() {
    let index = many_dates();
    let clauses = ["2003", "2004", "aug 2008", "2009-01-05"];
    for some in [&clauses[..2], &clauses[..3], &clauses, &clauses[1..]] {
        let docs: Vec<Vec<u32>> = some.iter().map(|clause| found_ids(&index, clause)).collect();
        let weight = |id: u32| -> u32 {
            let with = docs.iter().filter(|docs| docs.binary_search(&id).is_ok());
            with.map(|docs| (1 + 9000 / docs.len()).ilog2()).sum()
        };
        let most = (0..9000).map(weight).max().unwrap();
        let expected: Vec<u32> = (0..9000).filter(|id| weight(*id) > most / 2).collect();
        let options = SearchOptions { enough: usize::MAX, ..oldest() };
        let found = search_index(&index, &Query::parse(&some.join(" ; "), today()), &options);
        let mut ids: Vec<u32> = found.top.iter().map(|hit| hit.id).collect();
        ids.sort_unstable();
        assert_eq!(ids, expected, "{some:?}");
    }
}

#[test]
fn closer_times_come_first() {
    let index = |dates: &[&str]| {
        let mut builder = IndexBuilder::new();
        dates.iter().for_each(|date| builder.add(&dated(Kind::Event, super::day(date), &[], 0)));
        builder.finish()
    };
    let dates = ["2008-08-26", "2008-08", "2008", "200X", "2008-05/..", "2015-03-18"];
    let index = index(&dates);
    let best = |query: &str| {
        let found = search_index(&index, &Query::parse(query, today()), &strict(9));
        found.top.iter().map(|hit| dates[hit.id as usize]).collect::<Vec<_>>()
    };
    assert_eq!(best("2008-08-26"), dates[..5]);
    assert_eq!(best("august"), ["2008-08", "2008-08-26"]);
    assert_eq!(best("18 march"), ["2015-03-18"]);
}
