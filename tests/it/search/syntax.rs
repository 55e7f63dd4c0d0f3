//! What a query means, as it is explained where no record is known.

use chancery::{
    date::Day,
    search::{IndexBuilder, Query, QueryDiagnostic, SearchOptions, explain, search_index},
};
use proptest::prelude::*;

/// Each clause in words, with the marks of the explanation, and what is wrong.
fn read(text: &str) -> (Vec<String>, Vec<QueryDiagnostic>) {
    let index = IndexBuilder::new().finish();
    let query = Query::parse(text, Day::new(2026, 11, 21).unwrap());
    let matches = search_index(&index, &query, &SearchOptions::best(0));
    let parts = explain(&index, &matches).into_iter().map(|part| {
        assert!(text.get(part.range).is_some());
        part.text
    });
    (parts.collect(), query.diagnostics().to_vec())
}

#[track_caller]
fn case(text: &str, expected: &str) {
    assert_eq!(read(text).0.join(" · "), expected, "{text}");
}

#[test]
fn words_dates_and_numbers() {
    case("aug 2008 medvedev", "1–31 Aug 2008 · medvedev");
    case("Treaty of Friendship", "treaty · (of) · friendship");
    case("3700 troops", "number 3700 · troops");
    case("3,700", "number 3700");
    case("2.8 billion rubles", "number 2800000000 · rubles");
    case("58th army", "number 58 · army");
    case("resolution 1808", "resolution · 1808 or number 1808");
    case("may", "1–31 May, any year or may");
    case("8/9/2008", "8 Sep 2008 or 9 Aug 2008");
    case("Sep 9, 2008", "9 Sep 2008");
    case("(2008)", "2008");
    case("медведев 26 августа 2008", "медведев · 26 Aug 2008");
    case("before 2009 talks", "until 2008 · talks");
    case("200", "2000–2009 or number 200");
    case("of", "of");
}

#[test]
fn dates_that_are_joined_are_alternatives() {
    case("treaties of 2008 and 2015", "treaties · (of) · 2008 or 2015");
    case("2008, 2015 or 2024", "2008 or 2015 or 2024");
    case("2008 и 2015", "2008 or 2015");
    case("between 2008 and 2015", "2008–2015");
    case("2008 2015", "2008 · 2015");
}

#[test]
fn in_force_is_said_in_words() {
    case("treaties in force", "in-force: 21 Nov 2026");
    case("treaties in force in 2012", "in-force: 2012");
    case("действующие договоры", "in-force: 21 Nov 2026");
    case("in force since", "(in) · force · since");
    case("entry into force", "entry · (into) · force");
}

#[test]
fn quotes_negation_and_alternatives() {
    case("\"exact words\" -not a1|b2", "“exact words” · not not · a1 or b2");
    case("\"south oss", "“south oss”");
    case("-\"no such\" | x", "not “no such” or x");
    case("«Южная Осетия»", "“южная осетия”");
    case("kokoity | bibilov", "kokoity or bibilov");
    case("putin AND 2008 NOT kokoity", "putin · 2008 · not kokoity");
    case("nauru OR tuvalu", "nauru or tuvalu");
    case("NOT \"no such\" x", "not “no such” · x");
    case("OR nauru and AND", "(or) · nauru · (and) · (and)");
    case("- -", "?- -");
    case("|", "?|");
    case("novo-ogaryovo", "novo-ogaryovo");
    case("Dzhioyev's", "dzhioyev");
}

#[test]
fn fields_with_values() {
    case("who:kokoity kind:treaty", "who: kokoity · kind: treaty");
    case("who:\"Eduard Kokoity\"", "who: eduard kokoity");
    case("who:a|b", "who: a or who: b");
    case("before:2009", "until 2008");
    case("before:\"aug 2008\" x", "until 31 Jul 2008 · x");
    case("since:aug 2008 x", "since 1 Aug 2008 · x");
    case("year:2008..2010", "2008–2010");
    case("in-force:2010-01-01", "in-force: 1 Jan 2010");
    case("has:claims -is:contested", "has: claims · not is: contested");
    case("who:", "?who:");
    case("plce:java", "?plce:java");
    case("kind:nonsense", "?kind:nonsense");
    case("10:30", "number 10 · number 30");
    // Words with a colon that are no field.
    case("Alliance treaty: signed", "alliance · treaty · signed");
    case("Re: Geneva", "re · geneva");
    case("kind: treaty", "?kind: · treaty");
    // Kinds by their names, plurals and prefixes.
    case("kind:people", "kind: person");
    case("kind:treat", "kind: treaty, treaty_action");
    case("has:claim", "has: claims");
}

#[test]
fn date_is_one_part() {
    for (text, dates) in [
        ("Tuesday, 26 August 2008", "26 Aug 2008"),
        ("26 August 2008[1]", "26 Aug 2008"),
        ("26 August 2008, 15:00", "26 Aug 2008"),
        ("2008-08-26T15:00", "26 Aug 2008"),
        ("winter 2007/08", "1 Dec 2007 – 29 Feb 2008"),
        ("1990-е годы", "1990–1999"),
        ("2008~", "2008"),
        ("../2008-11", "until 30 Nov 2008"),
        ("year:988", "988"),
        ("44 BC", "44 BC"),
        ("7–12.08.2008", "7–12 Aug 2008"),
    ] {
        case(text, dates);
        case(&format!("{text} \"war\""), &format!("{dates} · “war”"));
    }
    for text in ["2000 million", "3,700 troops", "mars rover", "match 2", "treaty 2"] {
        assert!(!read(text).0.iter().any(|part| part.starts_with("20")), "{text}");
    }
}

#[test]
fn diagnostics_have_a_span() {
    for (text, typed, message) in [
        ("x plce:java", "plce:", "unknown field \"plce\": did you mean \"place\"?"),
        ("knd:x", "knd:", "unknown field \"knd\": did you mean \"kind\"?"),
        ("inforce:x", "inforce:", "unknown field \"inforce\": did you mean \"in-force\"?"),
        ("2009-02-30", "2009-02-30", "2009-02-30 is not a valid date"),
        ("13/13/2008", "13/13/2008", "no month has the number 13"),
        ("before:x", "x", "\"x\" is not a date"),
        ("before:\"2008 Moscow\" x", "2008 Moscow", "\"2008 Moscow\" is not a date"),
        ("in-force:“2008 Moscow”", "2008 Moscow", "\"2008 Moscow\" is not a date"),
        ("before:\"2008 Moscow", "2008 Moscow", "\"2008 Moscow\" is not a date"),
        ("kind:treety", "treety", "\"treety\" is not a kind: did you mean \"treaty\"?"),
        ("has:claimz", "claimz", "\"claimz\" is not a value of \"has:\": did you mean \"claims\"?"),
        ("who:", "who:", "\"who:\" needs a value"),
        ("???", "???", "no word, number or date to search for"),
        ("\"", "\"", "no word, number or date to search for"),
    ] {
        let diagnostics = read(text).1;
        let told: Vec<(&str, &str)> = diagnostics
            .iter()
            .map(|known| (&text[known.range.clone()], known.message.as_str()))
            .collect();
        assert_eq!(told, [(typed, message)], "{text}");
    }
    assert_eq!(read("medvedev 2008").1, []);
}

proptest! {
    #[test]
    fn parser_never_panics(text in "\\PC{0,80}") {
        let _parts = read(&text);
    }

    #[test]
    fn parser_never_panics_on_syntax(
        text in "([a-zа-я]{1,6}|[0-9]{1,4}|aug|may|who:|before:|of|\"|-|\\.\\.|[ |:./,-]){0,40}",
    ) {
        for known in read(&text).1 {
            prop_assert!(text.get(known.range).is_some());
        }
    }
}

/// The parser bounds what a key press costs. How long it takes is measured by
/// `cargo bench --bench search -- reader`.
#[test]
fn long_input_is_bounded() {
    for unit in [
        "a", "1", "a ", "1 ", "-", "who:", "\"", "1-", "aug ", "early ", "about ", "ж|", "a-",
        "a.", "who:a|", "\"a b\" ", "1|", "\u{301}1",
    ] {
        for before in ["", "\"", "who:\""] {
            let text = before.to_owned() + &unit.repeat(10_000 / unit.chars().count());
            let parts = read(&text).0;
            assert!(parts.len() <= 70, "{before}{unit}: {} parts", parts.len());
            let letters: usize = parts.iter().map(String::len).sum();
            assert!(letters <= 4 * text.len(), "{before}{unit}: {letters} of {}", text.len());
            let words = parts.iter().map(|part| part.split(" or ").count()).sum::<usize>();
            assert!(words <= 70, "{before}{unit}: {words} terms");
        }
    }
}
