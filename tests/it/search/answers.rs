//! What an answer tells besides its hits: highlights, explanations, completions, suggestions.

use super::{index, strict, today};
use chancery::{
    file_format::builtin,
    search::{
        Highlighter, Interpretation, Query, SearchEngine, SearchOptions, complete,
        droppable_clauses, explain, search_index,
    },
};
use proptest::prelude::*;

fn highlighted(query: &str, shown: &str) -> Vec<String> {
    let index = index();
    let answer = search_index(&index, &Query::parse(query, today()), &SearchOptions::best(1));
    Highlighter::new(&index, &answer)
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

#[test]
fn stop_words_are_no_forms_of_others() {
    // `accord` is another word for `treaty`.
    let found = SearchEngine::new(&builtin()).search("alliance treaty", today());
    let shown = "According to the accord";
    let highlighted: Vec<&str> = found.highlights(shown).into_iter().map(|at| &shown[at]).collect();
    assert_eq!(highlighted, ["accord"]);
}

fn explained(query: &str) -> Vec<(String, Interpretation)> {
    let index = index();
    let matches = search_index(&index, &Query::parse(query, today()), &strict(0));
    let parts = explain(&index, &matches);
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
        &[("1–31 Aug 2008", Interpretation::AsTyped), ("~medvedev", Interpretation::Guessed)],
    );
    case("Медведев", &[("медведев", Interpretation::AsTyped)]);
    case("who:kokoity", &[("who: Eduard Kokoity", Interpretation::AsTyped)]);
    case("3700", &[("number 3700", Interpretation::AsTyped)]);
    case("treaty of", &[("treaty", Interpretation::AsTyped), ("(of)", Interpretation::Ignored)]);
    case(
        "who signed the treaty",
        &[
            ("(who)", Interpretation::Ignored),
            ("signed", Interpretation::AsTyped),
            ("(the)", Interpretation::Ignored),
            ("treaty", Interpretation::AsTyped),
        ],
    );
    case("-novo-ogaryovo", &[("not novo-ogaryovo", Interpretation::AsTyped)]);
    case("8/9/2008", &[("8 Sep 2008 or 9 Aug 2008", Interpretation::AsTyped)]);
    case(
        "zzzzzz who: plce:y",
        &[
            ("zzzzzz", Interpretation::NoMatch),
            ("?who:", Interpretation::Invalid),
            ("?plce:y", Interpretation::Invalid),
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

#[test]
fn clauses_to_leave_out_are_counted() {
    let index = index();
    let dropped = |text: &str| -> Vec<usize> {
        let matches = search_index(&index, &Query::parse(text, today()), &strict(0));
        droppable_clauses(&index, &matches).into_iter().map(|(_, total)| total).collect()
    };
    assert_eq!(dropped("2015 medvedev"), [4, 1]);
    assert_eq!(dropped("medvedev"), [0_usize; 0]);
}

#[test]
fn nearest_value_of_a_field_is_suggested() {
    let engine = SearchEngine::new(&builtin());
    let hints = |query: &str| engine.search(query, today()).hints;
    let hint = "no match for “who:kakuvity”: did you mean \"Eduard Kokoity\"?";
    assert_eq!(hints("who:kakuvity"), [hint]);
    assert_eq!(hints("who:kokoitty"), [""; 0]);
    assert_eq!(hints("who:zzzqqq"), [""; 0]);
}

/// What is shown as unfinished restricts nothing; with everything else the count is that of the finished query.
#[test]
fn count_while_typing_is_that_of_the_query() {
    let engine = SearchEngine::new(&builtin());
    for query in ["medvedev july 2009", "friendship treaty abkhazia", "annulment of the election"] {
        let finished = engine.search(query, today()).total;
        assert_eq!(engine.search_typing(query, today()).total, finished, "{query}");
    }
    for (query, shown) in [
        ("medvedev ju", "medvedev · (ju…)"),
        ("medvedev ru", "medvedev · (ru…)"),
        ("medvedev ruzzia", "medvedev · (ruzzia…)"),
        ("medvedev ruzzia ", "medvedev · ~russia"),
    ] {
        let found = engine.search_typing(query, today());
        assert_eq!(found.explanation_text(), shown, "{query}");
    }
}

#[test]
fn values_are_completed_with_counts() {
    let index = index();
    let items = |text: &str| -> Vec<(String, Option<usize>)> {
        let completion = complete(&index, text, today(), 5);
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
    assert_eq!(complete(&index, "2015 who:\"eduard k", today(), 5).start, 5);
}

/// Text with letters of several code points.
const LETTERS: &str =
    "([a-dm-vж-мა-ე0-9 '\"|.:-]|\u{301}|й|🇷🇺|1\u{fe0f}\u{20e3}|aug|2008|who:|med){0,24}";

proptest! {
    #[test]
    fn highlights_end_at_grapheme_borders(query in LETTERS, shown in LETTERS) {
        let index = index();
        let answer = search_index(&index, &Query::parse(&query, today()), &SearchOptions::best(5));
        let mut end = 0;
        let borders: Vec<usize> = unicode_segmentation::UnicodeSegmentation::grapheme_indices(
            shown.as_str(), true).map(|(at, _)| at).chain([shown.len()]).collect();
        for range in Highlighter::new(&index, &answer).highlights(&shown) {
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(borders.contains(&range.start) && borders.contains(&range.end));
            end = range.end;
        }
    }
}

/// Where not everything matches, a time that was said is given up after every word.
#[test]
fn partial_matches_keep_the_time() {
    let dossier = builtin();
    let engine = SearchEngine::new(&dossier);
    let query = Query::parse("zzzzqq who won the 2011 election", today());
    let found = engine.search_with(&query, &SearchOptions::best(3));
    assert!(found.is_partial);
    let of_2011 = |id: &_| dossier.date(*id).is_some_and(|date| date.as_str().starts_with("2011"));
    assert_eq!((found.top.len(), found.top.iter().all(of_2011)), (3, true), "{:?}", found.top);
}
