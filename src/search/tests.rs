//! Searches in a small index: what is found, and in which order.

mod oracle;

use super::{
    Document, Facet, Field, Flags, Highlighter, Index, IndexBuilder, Interpretation, NamesId,
    Order, Query, SearchOptions, SpanFacet, complete::complete, execution::plan, explain::explain,
    search_index, suggest::suggest,
};
use crate::{
    date::{Date, Day},
    dossier::Kind,
};
use proptest::prelude::*;
use std::ops::Range;

type Row = (Kind, &'static str, &'static [(Field, &'static str)]);

const fn name(text: &'static str) -> (Field, &'static str) {
    (Field::Name, text)
}

const fn alias(text: &'static str) -> (Field, &'static str) {
    (Field::Alias, text)
}

const fn linked(text: &'static str) -> (Field, &'static str) {
    (Field::Linked, text)
}

const fn text(text: &'static str) -> (Field, &'static str) {
    (Field::Text, text)
}

/// The documents, by external id.
const ROWS: &[Row] = &[
    (Kind::Person, "", &[name("Dmitry Medvedev"), alias("Дмитрий Медведев")]),
    (Kind::Person, "", &[name("Dmitry Medoyev"), alias("Дмитрий Медоев")]),
    (Kind::Person, "", &[name("Eduard Kokoity"), alias("Эдуард Кокойты"), alias("ედუარდ კოკოითი")]),
    (Kind::Person, "", &[name("Murat Dzhioyev"), alias("Мурат Джиоев")]),
    (Kind::Person, "", &[name("Akhsar Dzhioev")]),
    (Kind::Person, "", &[name("Anatoly Bibilov")]),
    (Kind::Person, "", &[name("Leonid Tibilov")]),
    (
        Kind::Treaty,
        "2008-09-17",
        &[
            name("Treaty of Friendship, Cooperation and Mutual Assistance"),
            alias("Договор о дружбе, сотрудничестве и взаимной помощи"),
            linked("Dmitry Medvedev"),
            linked("Eduard Kokoity"),
            text("Sets a border regime; 3,700 people were resettled for 2.8 billion rubles."),
        ],
    ),
    (
        Kind::TreatyAction,
        "2008-09-17",
        &[name("Treaty of Friendship, Cooperation and Mutual Assistance: signature")],
    ),
    (
        Kind::Event,
        "2008-08-26",
        &[
            name("Russia recognises South Ossetia"),
            linked("Dmitry Medvedev"),
            text("Medvedev signs."),
        ],
    ),
    (Kind::Event, "2008-09-15", &[name("Kokoity and Medvedev meet in Moscow")]),
    (Kind::Event, "2015-03-18", &[name("Treaty on Alliance and Integration signed")]),
    (Kind::Event, "2008-08", &[name("August 2008 armed conflict"), text("Shelling near Java.")]),
    (Kind::Event, "2008", &[name("Census of the year")]),
    (Kind::Place, "", &[name("Tskhinvali"), alias("Цхинвал"), alias("ცხინვალი")]),
    (Kind::Place, "", &[name("Akhalgori"), alias("Leningor"), alias("Ленингор")]),
    (Kind::Place, "", &[name("Novo-Ogaryovo")]),
    (Kind::Organization, "", &[name("Russia"), alias("Russian Federation")]),
    (Kind::Event, "2011-11/2012-05", &[name("Election crisis in Tskhinval")]),
    (Kind::Statement, "2009-03-02", &[name("On the order of things"), text("the border of order")]),
];

fn day(text: &str) -> (Day, Day) {
    let date: Date = text.parse().unwrap();
    (date.earliest(), date.latest())
}

fn index() -> Index {
    index_of(ROWS.len())
}

/// An index of a number of documents, which repeat the rows.
fn index_of(documents: usize) -> Index {
    builder_of(0..documents).finish()
}

fn builder_of(documents: Range<usize>) -> IndexBuilder {
    let mut builder = IndexBuilder::new();
    let rows = ROWS.iter().enumerate().cycle().skip(documents.start);
    for (number, (kind, date, texts)) in rows.take(documents.len()) {
        let dates: Vec<_> = (!date.is_empty()).then(|| day(date)).into_iter().collect();
        let in_force = (number == 7).then(|| day("2009-01-20/.."));
        let spans: Vec<_> =
            in_force.into_iter().map(|(from, to)| (SpanFacet::InForce, from, to)).collect();
        let facets: &[(Facet, &str)] = match number {
            7 | 10 => &[
                (Facet::Who, "Dmitry Medvedev\nДмитрий Медведев"),
                (Facet::Who, "Eduard Kokoity\nЭдуард Кокойты"),
                (Facet::Place, "Moscow"),
            ],
            9 => &[(Facet::Who, "Dmitry Medvedev\nДмитрий Медведев")],
            19 => &[(Facet::Side, "ge-official")],
            _ => &[],
        };
        let facets: Vec<(Facet, NamesId)> =
            facets.iter().map(|(facet, names)| (*facet, builder.intern_names(names))).collect();
        let flags = if number == 12 { Flags::CLAIMS.with(Flags::CONTESTED) } else { Flags::NONE };
        builder.add(&Document {
            kind: *kind,
            date: dates.first().copied(),
            other_dates: &[],
            importance: 0,
            texts,
            linked: &[],
            facets: &facets,
            spans: &spans,
            flags,
        });
    }
    builder
}

fn today() -> Day {
    Day::new(2026, 8, 26).unwrap()
}

fn found(query: &str) -> Vec<u32> {
    let answer = search_index(&index(), &Query::parse(query, today()), &SearchOptions::best(100));
    assert_eq!(answer.total, answer.top.len());
    answer.top.iter().map(|hit| hit.id).collect()
}

#[track_caller]
fn first(query: &str, expected: u32) {
    assert_eq!(found(query).first(), Some(&expected), "{query}: {:?}", found(query));
}

#[track_caller]
fn exactly(query: &str, expected: &[u32]) {
    assert_eq!(found(query), expected, "{query}");
}

#[test]
fn names_match_in_every_script() {
    for query in ["medvedev", "Медведев", "medvdeev", "medvedv", "dmitry medvedev", "medvedev d"]
    {
        first(query, 0);
    }
    for query in ["kokoity", "Кокойты", "კოკოითი", "kokoyty", "kokoiti", "kokoit", "kokojty"]
    {
        first(query, 2);
    }
    for query in ["murat dzhioyev", "jioev murat", "Джиоев Мурат"] {
        first(query, 3);
    }
    for (query, id) in [("akhsar jioev", 4), ("bibilov", 5), ("tibilov", 6), ("medoev", 1)] {
        first(query, id);
    }
    for query in ["tskhinval", "tskhinvali", "Цхинвал", "ცხინვალი", "tshinval", "tskhinvla"]
    {
        first(query, 14);
    }
}

#[test]
fn treaty_ranks_above_its_actions() {
    assert_eq!(found("friendship treaty")[..2], [7, 8]);
    first("договор о дружбе", 7);
    first("trty frndshp", 7);
    first("treaty", 7);
    first("russia", 17);
}

#[test]
fn dates_restrict() {
    exactly("2008", &[13, 12, 9, 10, 7, 8]);
    exactly("aug 2008", &[12, 9, 13]);
    exactly("2008-08-26", &[9, 12, 13]);
    exactly("on this day", &[9, 12]);
    exactly("2015", &[11]);
    exactly("feb 2012", &[18]);
    exactly("aug 2008 medvedev", &[9]);
    exactly("after:2009", &[18, 11]);
    exactly("sept 17", &[7, 8]);
    exactly("3700", &[7]);
    exactly("2.8 billion", &[7]);
    exactly("in-force:2010", &[7]);
    exactly("in-force:2008", &[]);
}

#[test]
fn hyphens_are_optional() {
    for query in ["novo-ogaryovo", "novo ogaryovo", "novoogaryovo", "ново-огарёво", "ogaryovo"]
    {
        exactly(query, &[16]);
    }
}

#[test]
fn quotes_negation_alternatives_and_fields() {
    exactly("\"south ossetia\"", &[9]);
    exactly("\"ossetia south\"", &[]);
    exactly("\"order of things\"", &[19]);
    exactly("medvedev -kokoity kind:event", &[9]);
    exactly("bibilov|tibilov", &[5, 6]);
    exactly("who:kokoity", &[10, 7]);
    exactly("who:кокойты kind:treaty", &[7]);
    exactly("side:ge-official", &[19]);
    exactly("has:claims", &[12]);
    exactly("is:contested 2008", &[12]);
    exactly("who:nobody", &[]);
    exactly("plce:java", &[]);
    assert_eq!(found("kind:person").len(), 7);
    assert_eq!(found("").len(), ROWS.len());
    assert_eq!(found("who:").len(), ROWS.len());
}

#[test]
fn typos_count_only_without_an_exact_match() {
    exactly("order", &[19]);
    exactly("border", &[7, 19]);
}

#[test]
fn hits_are_sorted_by_time() {
    let index = &index();
    let ids = |order| {
        let answer = search_index(
            index,
            &Query::parse("treaty | election | tskhinval", today()),
            &SearchOptions { order, ..SearchOptions::best(9) },
        );
        answer.top.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(Order::Oldest), [7, 8, 18, 11, 14]);
    assert_eq!(ids(Order::Newest), [11, 18, 8, 7, 14]);
}

#[test]
fn match_set_and_counts_agree_with_hits() {
    let answer =
        search_index(&index(), &Query::parse("medvedev", today()), &SearchOptions::best(1));
    assert_eq!(answer.top.len(), 1);
    assert_eq!(answer.total, 4);
    assert_eq!(answer.counts[Kind::Event as usize], 2);
    assert!(answer.matching.contains(9) && !answer.matching.contains(1));
    assert_eq!(answer.matching.iter().collect::<Vec<_>>(), [9, 10, 7, 0]);
    assert!(!answer.matching.contains(9999));
}

fn highlighted(query: &str, shown: &str) -> Vec<String> {
    let answer = search_index(&index(), &Query::parse(query, today()), &SearchOptions::best(1));
    Highlighter::new(&answer.plan)
        .highlights(shown)
        .into_iter()
        .map(|range| shown[range].to_owned())
        .collect()
}

#[test]
fn matches_are_highlighted_in_any_text() {
    let case = |query: &str, shown: &str, expected: &[&str]| {
        assert_eq!(highlighted(query, shown), expected, "{query} in {shown}");
    };
    case("medvedev", "Dmitry Medvedev and Медведев", &["Medvedev", "Медведев"]);
    case("medv", "Medvedev, Медведев", &["Medv", "Медв"]);
    case("medvdeev", "Medvedev", &["Medvedev"]);
    case("trty", "Treaty", &["Tr", "ty"]);
    case("vedev", "Medvedev", &["vedev"]);
    case("цхинв", "Tskhinvali talu\u{301}", &["Tskhinv"]);
    case("tskhinvali", "Цхинвале, Цхинвал", &["Цхинвал"]);
    case("aug 2008", "on 26 August 2008, not 26 August 2009", &["26 August 2008"]);
    case("2008", "2008-09-17 and 2015-03-18", &["2008-09-17"]);
    case("3700", "3,700 of 37,000", &["3,700"]);
    case("\"south ossetia\"", "South Ossetia and Ossetia", &["South", "Ossetia"]);
    case("novo ogaryovo", "Novo-Ogaryovo", &["Novo-Ogaryovo"]);
    case("novoogaryovo", "Novo-Ogaryovo", &["Novo-Ogaryovo"]);
    case("-medvedev", "Medvedev", &[]);
    case("коко\u{438}\u{306}", "Коко\u{438}\u{306}ты", &["Коко\u{438}\u{306}"]);
}

fn explained(query: &str) -> Vec<(String, Interpretation)> {
    let index = index();
    let plan = plan(&index, &Query::parse(query, today()));
    let parts = explain(&index, &plan);
    parts.into_iter().map(|part| (part.text, part.interpretation)).collect()
}

#[test]
fn each_clause_is_explained() {
    let case = |query: &str, expected: &[(&str, Interpretation)]| {
        let parts = explained(query);
        let parts: Vec<(&str, Interpretation)> =
            parts.iter().map(|(text, known)| (text.as_str(), *known)).collect();
        assert_eq!(parts, expected, "{query}");
    };
    case(
        "aug 2008 medvedv",
        &[("1–31 Aug 2008", Interpretation::AsTyped), ("medvedev", Interpretation::Guessed)],
    );
    case("Медведев", &[("медведев", Interpretation::AsTyped)]);
    case("who:kokoity", &[("who: Eduard Kokoity", Interpretation::AsTyped)]);
    case("3700", &[("number 3700", Interpretation::AsTyped)]);
    case("treaty of", &[("treaty", Interpretation::AsTyped), ("of", Interpretation::Ignored)]);
    case(
        "who signed the treaty",
        &[
            ("who", Interpretation::Ignored),
            ("signed", Interpretation::AsTyped),
            ("the", Interpretation::Ignored),
            ("treaty", Interpretation::AsTyped),
        ],
    );
    case("-novo-ogaryovo", &[("not novo-ogaryovo", Interpretation::AsTyped)]);
    case("8/9/2008", &[("8 Sep 2008 or 9 Aug 2008", Interpretation::AsTyped)]);
    case(
        "zzzzzz who: plce:y",
        &[
            ("zzzzzz", Interpretation::NoMatch),
            ("…", Interpretation::Ignored),
            ("?", Interpretation::Invalid),
        ],
    );
    case(
        "in-force:2010 has:claims \"zz b",
        &[
            ("in-force: 2010", Interpretation::AsTyped),
            ("has: claims", Interpretation::AsTyped),
            ("“zz b”", Interpretation::NoMatch),
        ],
    );
}

fn strict(limit: usize) -> SearchOptions {
    SearchOptions { enough: 0, ..SearchOptions::best(limit) }
}

#[test]
fn clauses_to_leave_out_are_counted() {
    let index = index();
    let dropped = |text: &str| -> Vec<usize> {
        let matches = search_index(&index, &Query::parse(text, today()), &strict(0));
        suggest(&index, &matches).iter().map(|part| part.total).collect()
    };
    assert_eq!(dropped("2015 medvedev"), [4, 1]);
    assert_eq!(dropped("medvedev"), [0_usize; 0]);
}

/// What a query finds, and what the first hit lacks.
fn partial(query: &str, options: &SearchOptions) -> (Vec<u32>, Vec<String>) {
    let index = index();
    let found = search_index(&index, &Query::parse(query, today()), options);
    let first = found.top.first().map(|hit| index.doc_ids.to_internal(hit.id));
    let ranges = found.partial.iter().flat_map(|partial| partial.missing(first.unwrap()));
    let missing = ranges.map(|range| query[range.clone()].to_owned()).collect();
    (found.top.iter().map(|hit| hit.id).collect(), missing)
}

#[test]
fn partial_matches_are_near_the_best() {
    let options = SearchOptions::best(9);
    let case = |query: &str, expected: &[u32], missing: &[&str]| {
        let (ids, lacks) = partial(query, &options);
        assert_eq!(
            (ids.as_slice(), lacks),
            (expected, missing.iter().map(|one| (*one).to_owned()).collect()),
            "{query}"
        );
    };
    case("kokoity medvedev zzzzqq", &[10, 7], &["zzzzqq"]);
    case("medvedev moscow zzzzqq xxxxqq", &[10], &["zzzzqq", "xxxxqq"]);
    assert!(!partial("zzzzqq xxxxqq medvedev", &options).0.is_empty());
    case("kokoity 2015 moscow", &[10, 11], &["2015"]);
    // Fields, quotes and negations are never left out.
    case("kokoity medvedev zzzzqq kind:treaty", &[7], &["zzzzqq"]);
    case("kokoity medvedev zzzzqq -moscow", &[7], &["zzzzqq"]);
    case("kokoity medvedev \"zz qq\"", &[], &[]);
    case("kokoity medvedev kind:place", &[], &[]);
    assert_eq!(partial("kokoity medvedev zzzzqq", &strict(9)).0, [0_u32; 0]);
}

#[test]
fn unfinished_word_restricts_nothing() {
    let index = index();
    let typing = |text: &str| -> Vec<u32> {
        let query = Query::parse_typing(text, today());
        let found = search_index(&index, &query, &SearchOptions::best(1));
        assert!(found.partial.is_none(), "{text}");
        found.top.iter().map(|hit| hit.id).collect()
    };
    let target = "meet kokoity september 2008";
    for end in (3..=target.len()).filter(|end| *end != 4) {
        assert_eq!(typing(&target[..end]), [10], "{}", &target[..end]);
    }
    for text in
        ["friendship t", "friendship treaty 2", "friendship treaty 20", "friendship treaty with"]
    {
        assert_eq!(typing(text), [7], "{text}");
    }
    // Finished, it restricts.
    assert_eq!(partial("friendship treaty 2", &strict(9)).0, [0_u32; 0]);
}

#[test]
fn words_of_a_date_are_words_of_a_name() {
    exactly("conflict august 2008", &[12]);
    exactly("census 2008", &[13]);
    exactly("august 2008 armed conflict", &[12]);
}

#[test]
fn order_of_words_decides() {
    let mut builder = IndexBuilder::new();
    for name in ["Embassy of Russia in Ossetia", "Embassy of Ossetia in Russia"] {
        builder.add(&Document {
            kind: Kind::Organization,
            date: None,
            other_dates: &[],
            importance: 0,
            texts: &[(Field::Name, name)],
            linked: &[],
            facets: &[],
            spans: &[],
            flags: Flags::NONE,
        });
    }
    let index = builder.finish();
    for (query, first) in [("embassy of russia in ossetia", 0), ("embassy ossetia russia", 1)] {
        let found = search_index(&index, &Query::parse(query, today()), &SearchOptions::best(2));
        assert_eq!((found.top[0].id, found.total), (first, 2), "{query}");
    }
}

#[test]
fn fields_and_values_are_completed_with_counts() {
    let index = index();
    let items = |text: &str| -> Vec<(String, Option<usize>)> {
        let completion = complete(&index, text, text.len(), today(), 5);
        completion.items.into_iter().map(|item| (item.text, item.count)).collect()
    };
    let case = |text: &str, expected: &[(&str, Option<usize>)]| {
        let got = items(text);
        let got: Vec<_> = got.iter().map(|(text, count)| (text.as_str(), *count)).collect();
        assert_eq!(got, expected, "{text}");
    };
    case("who:", &[("who:\"Dmitry Medvedev\"", Some(3)), ("who:\"Eduard Kokoity\"", Some(2))]);
    case("kind:treaty who:кок", &[("who:\"Эдуард Кокойты\"", Some(1))]);
    case("2015 who:", &[]);
    case("wh", &[("who:", None)]);
    case("-kind:tr", &[("kind:treaty", Some(1)), ("kind:treaty_action", Some(1))]);
    case("med", &[("medvedev", Some(2)), ("medoev", Some(1)), ("medoyev", Some(1))]);
    case("кок", &[("кокойты", Some(1))]);
    case("who:мед", &[("who:\"Дмитрий Медведев\"", Some(3))]);
    case("who:\"эдуард к", &[("who:\"Эдуард Кокойты\"", Some(2))]);
    case("place:мо", &[("place:Moscow", Some(2))]);
    case("treaty year:", &[("year:2008", Some(2)), ("year:2015", Some(1))]);
    case("year:201", &[("year:2011", Some(1)), ("year:2012", Some(1)), ("year:2015", Some(1))]);
    case("after:2012", &[("after:2012", Some(1))]);
    case("in-force:2012", &[("in-force:2012", Some(1))]);
    case("x \"", &[]);
    assert_eq!(complete(&index, "who:\"eduard k", 13, today(), 5).range, 0..13);
    assert_eq!(complete(&index, "жж", 1, today(), 5), crate::search::Completion::default());
}

/// Text with letters of several code points.
const LETTERS: &str =
    "([a-dm-vж-мა-ე0-9 '\"|.:-]|\u{301}|й|🇷🇺|1\u{fe0f}\u{20e3}|aug|2008|who:|med){0,24}";

proptest! {
    #[test]
    fn merged_builders_make_the_same_index(
        typed in "medv|treaty|trty|who:kokoity|who:|side:|2008|friendship|has:claims|in-force:2010|медв|xq",
        ends in proptest::collection::vec(0..=ROWS.len() * 2, 1..4),
    ) {
        let length = ROWS.len() * 2;
        let mut ends = ends;
        ends.sort_unstable();
        let mut merged = IndexBuilder::new();
        for (from, to) in [0].iter().chain(&ends).zip(ends.iter().chain([&length])) {
            merged.merge(builder_of(*from..*to));
        }
        let (merged, single) = (merged.finish(), index_of(length));
        prop_assert_eq!(merged.text_bytes(), single.text_bytes());
        let query = Query::parse(&typed, today());
        let results = |index: &Index| {
            let answer = search_index(index, &query, &SearchOptions::best(length));
            let hits: Vec<_> = answer.top.iter().map(|hit| (hit.id, hit.score)).collect();
            (hits, answer.counts, complete(index, &typed, typed.len(), today(), 9).items)
        };
        prop_assert_eq!(results(&merged), results(&single));
    }
}

proptest! {
    #[test]
    fn highlights_end_at_grapheme_borders(query in LETTERS, shown in LETTERS) {
        let answer = search_index(&index(), &Query::parse(&query, today()), &SearchOptions::best(5));
        let mut end = 0;
        let borders: Vec<usize> = unicode_segmentation::UnicodeSegmentation::grapheme_indices(
            shown.as_str(), true).map(|(at, _)| at).chain([shown.len()]).collect();
        for range in Highlighter::new(&answer.plan).highlights(&shown) {
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(borders.contains(&range.start) && borders.contains(&range.end));
            end = range.end;
        }
    }

    #[test]
    fn more_clauses_never_match_more(one in "[a-z0-9]{1,6}", other in LETTERS) {
        let index = &index();
        let total = |text: &str| search_index(index, &Query::parse(text, today()), &strict(0)).total;
        let quoted = format!("\"{one}\"");
        let narrower = format!("{quoted} kind:event");
        prop_assert!(total(&narrower) <= total(&quoted));
        let _ = total(&other);
    }
}
