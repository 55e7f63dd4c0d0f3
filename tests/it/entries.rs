//! Titles and days of entries.

use chancery::{
    article::{Options, compose},
    dossier::{Dossier, Metadata, Record, record::Treaty, search_days},
    file_format::builtin,
};

#[test]
fn open_starts_reach_back_one_year() {
    let days = |text: &str| {
        let (first, last) = search_days(&text.parse().unwrap());
        (first.to_string(), last.to_string())
    };
    assert_eq!(days("../2015-03-18"), ("2014-03-18".to_owned(), "2015-03-18".to_owned()));
    assert_eq!(days("2015/.."), ("2015-01-01".to_owned(), "..".to_owned()));
}

#[track_caller]
fn called(id: &str, title: &str) {
    let dossier = builtin();
    let entry = dossier.find(id).unwrap();
    assert_eq!(dossier.title(entry), title);
}

#[test]
fn action_labels_depend_on_the_treaty() {
    called("exchange-of-notes-2008/exchange", "Notes on diplomatic relations: notes exchanged");
    called(
        "alliance-treaty-2015/exchange",
        "Alliance treaty: instruments of ratification exchanged",
    );
    called("alliance-treaty-2015/lower_house", "Alliance treaty: approved by the State Duma");
    called(
        "alliance-treaty-2015/other_party_ratification",
        "Alliance treaty: ratified by South Ossetia",
    );
    // So does the article of the event at which it was done.
    let dossier = builtin();
    let event = dossier.find("diplomatic-relations-established-2008").unwrap();
    let text = compose(&dossier, event, &Options::default()).text(100);
    assert!(text.contains("notes exchanged: "), "{text}");
}

/// The page of a body says as much about a term as the page of the person.
#[test]
fn bodies_say_which_terms_are_attested() {
    let dossier = builtin();
    let text =
        |id: &str| compose(&dossier, dossier.find(id).unwrap(), &Options::default()).text(200);
    let term = "attested 19 September – 19 November 2024 (inferred)";
    assert!(text("ramil-saifutdinov").contains(term), "{}", text("ramil-saifutdinov"));
    assert!(
        text("military-technical-service").contains(term),
        "{}",
        text("military-technical-service")
    );
}

#[test]
fn durations_read_as_words() {
    for (duration, words) in [("P25Y", "25 years"), ("P1Y", "1 year"), ("P1Y6M", "1 year 6 months")]
    {
        let treaty = serde_json::json!({
            "id": "treaty", "names": [], "type": "treaty", "duration": duration,
        });
        let treaty: Treaty = serde_json::from_value(treaty).unwrap();
        let dossier = Dossier::new(Metadata::default(), vec![Record::Treaty(Box::new(treaty))]);
        let id = dossier.find("treaty").unwrap();
        let text = compose(&dossier, id, &Options::default()).text(80);
        assert!(text.contains(&format!("Duration: {words}\n")), "{text}");
    }
}
