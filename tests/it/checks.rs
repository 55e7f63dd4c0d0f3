//! Rules of `check` over values with a form: ids, durations, addresses, dates in texts.

use chancery::{
    check::findings,
    diagnostics::Code,
    file_format::{File, read, read_sound},
};
use serde_json::{Value, json};

/// The messages and suggestions of one rule over a dossier with these lists.
fn found(lists: &Value, code: Code) -> Vec<(String, Option<String>)> {
    let problems = findings(&read_sound(&[&lists.to_string()]).unwrap());
    let of_rule = problems.into_iter().filter(|it| it.code == code);
    of_rule.map(|it| (it.message, it.help)).collect()
}

fn is_accepted(lists: &Value, code: Code) -> bool {
    found(lists, code).is_empty()
}

#[test]
fn slugs_are_valid_and_others_get_one() {
    let place = |id: &str| json!({ "places": [{ "id": id, "type": "town" }] });
    for id in ["a", "treaty-2008", "8-august"] {
        assert!(is_accepted(&place(id), Code::BadId), "{id}");
    }
    let long = "a".repeat(65);
    for id in ["", "-a", "a--b", "Treaty", "a_b", "a.b", "a/b", "цхинвал", "a b", &long] {
        assert!(!is_accepted(&place(id), Code::BadId), "{id}");
    }
    let help = found(&place("Цхинвал 2008."), Code::BadId).remove(0).1;
    assert_eq!(help.as_deref(), Some("use \"tskhinval-2008\", here and in references"));
}

#[test]
fn durations_are_iso_8601() {
    let treaty = |duration: &str| {
        let treaty = json!({ "id": "a", "type": "treaty", "duration": duration });
        json!({ "treaties": [treaty] })
    };
    for text in ["P25Y", "P1Y6M", "P10D", "P3W", "PT12H", "P1DT2H30M"] {
        assert!(is_accepted(&treaty(text), Code::Duration), "{text}");
    }
    for text in
        ["", "P", "25Y", "PT", "P25", "PY", "P1M1Y", "P1Y1Y", "P25 years", "P1H", "P-1Y", "P0D"]
    {
        assert!(!is_accepted(&treaty(text), Code::Duration), "{text}");
    }
    let renewed = |fields: Value| {
        let mut treaty = json!({ "id": "a", "type": "treaty", "renewal": "P5Y" });
        treaty.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        found(&json!({ "treaties": [treaty] }), Code::Duration)
    };
    assert!(renewed(json!({ "duration": "P10Y" })).is_empty());
    assert_eq!(renewed(json!({}))[0].0, "renewal without the duration of a first term");
    let said = renewed(json!({ "duration": "P10Y", "renewal": "5 years" }));
    assert_eq!(said[0].0, "invalid duration \"5 years\"");
}

#[test]
fn terms_do_not_outlast_their_holder() {
    let term = |start: &str, end: &str| {
        let term = json!({ "office": "Minister", "start": start, "end": end });
        let person = json!({ "id": "a", "died": "2005-05-05", "terms": [term] });
        found(&json!({ "people": [person] }), Code::DateOrder)
    };
    assert!(term("2004", "2005").is_empty());
    assert!(term("2004", "2006")[0].0.contains("the term ends (2006) after the holder's death"));
    let both = term("2006", "2007");
    assert_eq!(both.len(), 1, "{both:?}");
}

#[test]
fn lists_name_each_record_once() {
    let state = |id: &str| json!({ "id": id, "classification": "state" });
    let treaty = json!({ "id": "t", "type": "treaty", "parties": ["a", "b", "a"] });
    let said = found(
        &json!({ "organizations": [state("a"), state("b")], "treaties": [treaty] }),
        Code::Repeated,
    );
    assert_eq!(said, [("\"a\" is listed twice".to_owned(), None)]);
}

#[test]
fn urls_are_http_or_https() {
    let source = |url: &str| {
        let source = json!({ "id": "a", "type": "book", "title": "A", "URL": url,
            "perspective": "unstated" });
        json!({ "sources": [source] })
    };
    let wikipedia = "https://en.wikipedia.org/wiki/Russia–South_Ossetia_relations";
    assert!(is_accepted(&source(wikipedia), Code::Form));
    for url in ["", "https://", "https:///x", "javascript:alert(1)", "file:///etc", "https://a b"] {
        assert!(!is_accepted(&source(url), Code::Form), "{url}");
    }
}

#[test]
fn full_dates_in_statements_are_compared() {
    let lists = |text: &str| {
        let statement = json!({ "id": "said", "title": "Said", "speaker": "a", "side": "a",
            "date": "2009", "about": ["war"], "text": text, "force": "claims", "reported_by": "b" });
        let war = json!({ "id": "war", "title": "War", "date": "2008-08-08", "type": "conflict" });
        json!({ "statements": [statement], "events": [war] })
    };
    for text in ["on 7 August 2008.", "until August 9, 2008"] {
        assert!(!is_accepted(&lists(text), Code::StatementDate), "{text}");
    }
    for text in ["31 February 2008, August 2008, on 7 August", "8 August 2008", "1 March 2008"] {
        assert!(is_accepted(&lists(text), Code::StatementDate), "{text}");
    }
}

/// Literal and as escapes; joiners of emoji, and escaped backslashes, are none.
#[test]
fn unsafe_characters_are_found() {
    let messages = |text: &str| -> Vec<String> {
        let source = r#"{"id": "a", "type": "book", "title": "A", "perspective": "unstated""#;
        let text = format!(r#"{{"sources": [{source}, "note": "{text}"}}]}}"#);
        let files = [File::new("a.json", text.as_bytes())];
        let problems = read(&files).check(&files, Vec::new()).problems;
        problems.iter().filter_map(|it| Some(it.message.split_once("U+")?.1.to_owned())).collect()
    };
    assert_eq!(messages("\u{202e}x"), ["202E"]);
    assert_eq!(messages(r"\u202ex\u001b\b"), ["202E", "001B", "0008"]);
    assert_eq!(messages(r"\udb40\udc41"), ["E0041"]);
    let none: [&str; 0] = [];
    assert_eq!(messages("\\\\u202e \\n\\t Цхинвал, ცხინვალი 👩\\u200d🚀"), none);
}

#[test]
fn figures_contradict_each_other_or_neither() {
    let figure = |id: &str, against: &[&str]| {
        json!({ "id": id, "value": 1, "unit": "people", "measures": "Killed", "according_to": "a",
            "contradicts": against })
    };
    let said = |figures: Value| found(&json!({ "figures": figures }), Code::OneWay);
    assert!(said(json!([figure("one", &["two"]), figure("two", &["one"])])).is_empty());
    let one_way = said(json!([figure("one", &["two"]), figure("two", &[])]));
    assert_eq!(one_way[0].0, "\"two\" does not contradict this figure in return");
}
