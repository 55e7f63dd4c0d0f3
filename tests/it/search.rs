//! Searches in a small index: what is found, and in which order.

mod answers;
mod brute_force;
mod spellings;
mod syntax;

use chancery::{
    date::{Date, Day},
    dossier::Kind,
    file_format::{File, read},
    search::{
        Document, Facet, Field, Flags, Index, IndexBuilder, NamesId, Order, Query, SearchEngine,
        SearchOptions, SpanFacet, complete, search_index,
    },
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
            office_times: &[],
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
    exactly("who:", &[]);
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
fn counts_agree_with_hits() {
    let answer =
        search_index(&index(), &Query::parse("medvedev", today()), &SearchOptions::best(1));
    assert_eq!(answer.top.len(), 1);
    assert_eq!(answer.total, 4);
    assert_eq!(answer.counts[Kind::Event as usize], 2);
}

/// A document of texts alone.
fn document<'a>(kind: Kind, texts: &'a [(Field, &'a str)]) -> Document<'a> {
    Document {
        kind,
        date: None,
        other_dates: &[],
        office_times: &[],
        importance: 0,
        texts,
        linked: &[],
        facets: &[],
        spans: &[],
        flags: Flags::NONE,
    }
}

fn strict(limit: usize) -> SearchOptions {
    SearchOptions { enough: 0, ..SearchOptions::best(limit) }
}

fn partial(query: &str, options: &SearchOptions) -> (Vec<u32>, Vec<String>) {
    let index = index();
    let found = search_index(&index, &Query::parse(query, today()), options);
    let first = found.top.first().map(|hit| found.missing(&index, hit.id));
    let missing = first.into_iter().flatten().map(|range| query[range].to_owned()).collect();
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
    case("zzzzqq xxxxqq medvedev", &[0, 10, 7, 9], &["zzzzqq", "xxxxqq"]);
    case("kokoity 2015 moscow", &[10, 11], &["2015"]);
    // Fields, quotes and negations always apply.
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
        assert!(!found.is_partial(), "{text}");
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
    for number in ["1", "18", "20"] {
        assert_eq!(typing(&format!("treaty {number}")), typing("treaty"), "{number}");
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
        builder.add(&document(Kind::Organization, &[(Field::Name, name)]));
    }
    let index = builder.finish();
    for (query, first) in [("embassy of russia in ossetia", 0), ("embassy ossetia russia", 1)] {
        let found = search_index(&index, &Query::parse(query, today()), &SearchOptions::best(2));
        assert_eq!((found.top[0].id, found.total), (first, 2), "{query}");
    }
}

#[test]
fn words_around_names_say_what_is_asked() {
    let office = [(Field::Name, "Ivan Orlov"), (Field::Type, "Head of Alania")];
    let earlier = [(day("1990"), "Petr Gusev"), (day("2001/.."), "Ivan Orlov")];
    let mut builder = IndexBuilder::new();
    let texts = [(Field::Name, "Recognition of Alania"), (Field::Linked, "Ivan Orlov")];
    builder.add(&document(Kind::Treaty, &texts));
    let texts = [(Field::Name, "Ivan Orlov: Would recognise Alania again")];
    builder.add(&document(Kind::Statement, &texts));
    builder.add(&document(Kind::Organization, &[(Field::Name, "Head of Alania")]));
    for (time, name) in earlier {
        let texts = [(Field::Name, name), office[1]];
        builder.add(&Document { office_times: &[time], ..document(Kind::Person, &texts) });
    }
    let index = builder.finish();
    for (query, first) in [
        ("orlov recognition", 0),
        ("orlov on recognition", 1),
        ("head of alania", 2),
        ("who is head of alania", 4),
        ("who is the current head of alania", 4),
    ] {
        let found = search_index(&index, &Query::parse(query, today()), &strict(1));
        assert_eq!(found.top.first().map(|hit| hit.id), Some(first), "{query}");
    }
}

#[test]
fn other_layout_is_no_other_romanization() {
    let mut builder = IndexBuilder::new();
    for names in [["Geneva", "Женева"], ["Vladimir Putin", "Владимир Путин"]] {
        builder.add(&document(Kind::Place, &names.map(|name| (Field::Name, name))));
    }
    let index = builder.finish();
    for (query, first) in [("путмн", 1), (";tytdf", 0)] {
        let found = search_index(&index, &Query::parse(query, today()), &strict(1));
        assert_eq!(found.top.first().map(|hit| hit.id), Some(first), "{query}");
    }
}

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
            (hits, answer.counts, complete(index, &typed, today(), 9).items)
        };
        prop_assert_eq!(results(&merged), results(&single));
    }
}

proptest! {
    #[test]
    fn more_clauses_never_match_more(one in "[a-z0-9]{1,6}", other in "[a-z0-9 '\"|:.-]{0,24}") {
        let index = &index();
        let total = |text: &str| search_index(index, &Query::parse(text, today()), &strict(0)).total;
        let quoted = format!("\"{one}\"");
        let narrower = format!("{quoted} kind:event");
        prop_assert!(total(&narrower) <= total(&quoted));
        let _ = total(&other);
    }
}

#[test]
fn office_of_a_speaker_finds_a_statement() {
    let text = r#"{"format": "chancery/1", "dossier": {"id": "d", "title": "D"},
        "sources": [{"id": "s", "type": "webpage", "title": "S", "perspective": "independent"}],
        "organizations": [{"id": "side", "names": [{"text": "Side", "lang": "en",
            "script": "Latn", "kind": "preferred"}], "summary": "A side.",
            "classification": "state", "cites": [{"source": "s"}]}],
        "people": [{"id": "envoy", "names": [{"text": "Ivan Orlov", "lang": "en",
            "script": "Latn", "kind": "preferred"}], "summary": "A diplomat.",
            "terms": [
                {"office": "Ambassador", "start": "2009", "end": "2012", "cites": [{"source": "s"}]},
                {"office": "Minister", "start": "2015", "cites": [{"source": "s"}]}],
            "cites": [{"source": "s"}]}],
        "statements": [{"id": "on-visas", "title": "Wants visas", "speaker": "envoy",
            "side": "side", "date": "2010", "text": "Visas are wanted.", "force": "claims",
            "reported_by": "s", "cites": [{"source": "s"}]}]}"#;
    let dossier = read(&[File::new("d.json", text.as_bytes())]).dossier;
    let engine = SearchEngine::new(&dossier);
    for (typed, expected) in [("ambassador visas", 1), ("minister visas", 0)] {
        let query = Query::parse(typed, today());
        let found = engine.search_with(&query, &strict(9));
        let slugs: Vec<_> = found.top.iter().map(|id| dossier.slug(*id)).collect();
        assert_eq!(slugs, ["on-visas"][..expected], "{typed}");
    }
}

#[test]
fn dangling_reference_is_found_by_id() {
    let text = r#"{"format": "chancery/1", "dossier": {"id": "d", "title": "D"},
        "sources": [{"id": "s", "type": "webpage", "title": "S", "perspective": "independent"}],
        "events": [{"id": "meeting", "title": "Meeting", "summary": "Two meet.",
            "date": "2008", "type": "diplomacy", "cites": [{"source": "s"}],
            "roles": [{"agent": "lost-envoy", "role": "guest"}]}]}"#;
    let dossier = read(&[File::new("d.json", text.as_bytes())]).dossier;
    let engine = SearchEngine::new(&dossier);
    for typed in ["who:lost-envoy", "lost envoy"] {
        let found = engine.search(typed, today()).top;
        let slugs: Vec<_> = found.iter().map(|id| dossier.slug(*id)).collect();
        assert_eq!(slugs, ["meeting"], "{typed}");
    }
}
