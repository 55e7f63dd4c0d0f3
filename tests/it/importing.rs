//! Imports of tables, timelines and query results: nothing is dropped silently, and the result
//! passes the check.

use chancery::{
    cli::commands::check::{Options as Checking, findings},
    date::{Day, DayOrder},
    dossier::{Dossier, Kind, Record},
    export::{Exported, Format as Out, Selection, export},
    file_format::{File, builtin, read},
    import::{Format, Imported, Options, import, written},
};
use proptest::prelude::*;
use std::fs;

fn imported(name: &str, text: &str, options: &Options) -> Imported {
    import(&[File::new(name, text.as_bytes())], options)
}

/// Imports what must be wholly sound, writes it, and has it checked as any other file.
#[track_caller]
fn sound(name: &str, text: &str, options: &Options) -> Dossier {
    let imported = imported(name, text, options);
    let said: Vec<String> = problems(&imported);
    assert!(said.is_empty(), "{}", said.join("\n"));
    checked(&imported)
}

fn problems(imported: &Imported) -> Vec<String> {
    imported.files.iter().flat_map(|file| &file.problems).map(ToString::to_string).collect()
}

#[track_caller]
fn checked(imported: &Imported) -> Dossier {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("imported.json");
    fs::write(&path, written(&imported.dossier, "imported.json").unwrap()).unwrap();
    let found = findings(&Checking { paths: vec![path.clone()], ..Checking::default() });
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    let bytes = fs::read(&path).unwrap();
    read(&[File::new("imported.json", &bytes)]).dossier
}

fn record<'a>(dossier: &'a Dossier, id: &str) -> &'a Record {
    let known: Vec<&str> = dossier.records().iter().map(Record::id).collect();
    dossier.record(dossier.find(id).unwrap_or_else(|| panic!("no {id} in {known:?}")))
}

/// A CSV table becomes events with people, places and a source.
#[test]
fn csv_becomes_events_people_and_places() {
    let text = "\u{feff}Datum;Was;Ort;Wer;Bemerkung;url\n\
        26.08.2008;\"Russia recognises; Abkhazia too\";Moscow;Dmitry Medvedev;;https://example.org/a\n\
        c. 1990;Erster Besuch;Tskhinval; Viola Orsini; unsicher;\n\
        BET 1990 AND 1992;Unruhen;Moscow;;;\n";
    let dossier = sound("visits.csv", text, &Options::default());
    let Record::Event(first) = record(&dossier, "russia-recognises-abkhazia-too") else { panic!() };
    assert_eq!((first.date.as_str(), &*first.places[0]), ("2008-08-26", "moscow"));
    assert_eq!(first.cites.len(), 2);
    assert_eq!(&*first.cites[0].source, "visits");
    assert_eq!(first.cites[0].locator.as_deref(), Some("line 2"));
    let Record::Event(last) = record(&dossier, "unruhen") else { panic!() };
    assert_eq!(last.date_note.as_deref(), Some("BET 1990 AND 1992"));
    let Record::Event(visit) = record(&dossier, "erster-besuch") else { panic!() };
    assert_eq!(visit.note.as_deref(), Some("unsicher"));
    let count = |kind| dossier.records().iter().filter(|record| record.kind() == kind).count();
    assert_eq!((count(Kind::Place), count(Kind::Person), count(Kind::Source)), (2, 2, 2));
}

#[test]
fn every_kind_comes_from_its_columns() {
    for (text, kind, id) in [
        ("treaty,parties,signed,in force\nPact,A; B,1 May 1990,BEF 1991\n", Kind::Treaty, "pact"),
        ("Договор,Дата\nПакт,1990\n", Kind::Treaty, "pakt"),
        ("name\tposition\tbody\tstart\nViola\tAmbassador\tCourt\t2009-04\n", Kind::Person, "viola"),
        ("place,lat,lon,type\nTskhinvali,42.23,43.97,city\n", Kind::Place, "tskhinvali"),
        ("what,value,unit,date\nTroops,\"3,700\",men,2009\n", Kind::Figure, "troops"),
        ("speaker,title,date,for\nOrsini,All is well,2009,Court\n", Kind::Statement, "all-is-well"),
    ] {
        let dossier = sound("a.csv", text, &Options::default());
        assert_eq!(record(&dossier, id).kind(), kind, "{text}");
    }
    let options = Options { kind: Some(Kind::Organization), ..Options::default() };
    let dossier = sound("a.csv", "name,type\nCourt,court\nArcadia,state\n", &options);
    assert_eq!(record(&dossier, "court").kind(), Kind::Organization);
}

#[test]
fn rows_of_one_record_are_merged() {
    let text = "name,position,body,start,born\nViola,Envoy,Court,2001,1960\n\
                Viola,Ambassador,Court,2009,1960\n";
    let dossier = sound("a.csv", text, &Options::default());
    let Record::Person(viola) = record(&dossier, "viola") else { panic!() };
    assert_eq!(viola.terms.len(), 2);
    let told = imported("a.csv", &text.replace("2009,1960", "2009,1961"), &Options::default());
    assert!(
        problems(&told)[0]
            .starts_with("a.csv:3:1: error[E-duplicate-id]: conflicting values for \"born\"")
    );
}

#[test]
fn columns_and_constants_can_be_mapped() {
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    let mut options = Options {
        map: vec![pair("date", "A"), pair("title", "B")],
        set: vec![pair("type", "diplomacy"), pair("places", "Arcadia")],
        ..Options::default()
    };
    let dossier = sound("a.csv", "A,B\n2009,Visit\n", &options);
    let Record::Event(visit) = record(&dossier, "visit") else { panic!() };
    assert_eq!((visit.kind.name(), &*visit.places[0]), ("diplomacy", "arcadia"));
    options.map[0].1 = "Aa".to_owned();
    let said = problems(&imported("a.csv", "Ab,B\n2009,Visit\n", &options)).concat();
    assert!(said.contains("no column \"Aa\"") && said.contains("did you mean \"Ab\""), "{said}");
    options.map[0].0 = "dat".to_owned();
    options.kind = Some(Kind::Event);
    let said = problems(&imported("a.csv", "Aa,B\n2009,Visit\n", &options)).concat();
    assert!(said.contains("did you mean \"date\""), "{said}");
}

#[test]
fn faulty_rows_are_reported_at_their_cell() {
    let text = "date,title,type\n2008,Good,diplomacy\n31.06.2008,x,\n03/04/2008,x,\n,x,\n\
                2008,Typo,diplomcy\n2008,a,b,c\n2008,\u{202e}x,\n2009-2008,x,\n";
    let told = imported("a.csv", text, &Options::default());
    let said = problems(&told);
    for (place, says) in [
        ("3:1", "not a valid date"),
        ("4:1", "3 April 2008"),
        ("5:1", "without date"),
        ("6:11", "did you mean \"diplomacy\""),
        ("7:10", "4 cells"),
        ("8:6", "U+202E"),
        ("9:1", "ends before it begins"),
    ] {
        let start = format!("a.csv:{place}: error");
        let found = said.iter().any(|said| said.starts_with(&start) && said.contains(says));
        assert!(found, "{place} {says}\n{}", said.join("\n"));
    }
    assert_eq!((told.files[0].rows, told.failed()), (8, 7));
    assert_eq!(checked(&told).records().len(), 2);
    let options = Options { order: Some(DayOrder::MonthFirst), ..Options::default() };
    assert_eq!(imported("a.csv", text, &options).failed(), 6);
}

/// A record that fails the check is reported at its row.
#[test]
fn inconsistent_records_are_reported() {
    let text =
        "name,position,body,start,end\nViola,Envoy,Court,2009,2001\nAnna,Envoy,Court,2009,\n";
    let told = imported("a.csv", text, &Options::default());
    let said = problems(&told);
    assert!(said.len() == 1 && said[0].starts_with("a.csv:2:1: error[E-date-order]"), "{said:?}");
    assert_eq!(checked(&told).find("viola"), None);
}

#[test]
fn unsupported_files_are_named() {
    let said = |bytes: &[u8]| {
        let told = import(&[File::new("a", bytes)], &Options::default());
        assert_eq!(told.failed(), 1);
        problems(&told).concat()
    };
    assert!(said(b"\xff\xfea\0").contains("UTF-16"));
    assert!(said(b"PK\x03\x04xlsx").contains("save it as CSV"));
    assert!(said(b"date,title\n2008,\xe9\n").contains("a:2:6: error[E-encoding]"));
    assert!(said(b"").contains("the table is empty"));
    assert!(said(b"{\"format\": \"chancery/1\"}").contains("this is a dossier"));
    assert!(said(b"a,b\n1,2\n").contains("--kind"));
    assert!(said(b"[1").contains("E-syntax"));
}

/// Our TimelineJS export is imported with equal dates and texts.
#[test]
fn timelinejs_export_round_trips() {
    let dossier = builtin();
    let today = Day::new(2026, 11, 22).unwrap();
    let Exported::File(text) = export(Out::Timelinejs, &Selection::whole(&dossier, today)).unwrap()
    else {
        panic!("one file")
    };
    let back = sound("timeline.json", &text, &Options::default());
    let wanted: Vec<_> = dossier.timeline().to_vec();
    let slides: serde_json::Value = serde_json::from_str(&text).unwrap();
    let slides = slides["events"].as_array().unwrap();
    assert!(slides.len() == wanted.len() && slides.len() > 200);
    let events: Vec<_> = back.records().iter().filter(|it| it.kind() == Kind::Event).collect();
    assert_eq!(events.len(), slides.len());
    for ((id, slide), event) in wanted.iter().zip(slides).zip(events) {
        let Record::Event(event) = event else { panic!() };
        assert_eq!(&event.date, dossier.date(*id).unwrap());
        assert_eq!(*event.title, *dossier.title(*id));
        // The text of a slide is its first paragraph; marks and sources stand beside it.
        let html = slide["text"]["text"].as_str().unwrap();
        let text = html.strip_prefix("<p>").and_then(|rest| rest.split("</p>").next());
        let text = text.unwrap_or(&event.title).replace("&lt;", "<").replace("&gt;", ">");
        let text = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        assert_eq!(
            event.summary.split_whitespace().collect::<Vec<_>>().join(" "),
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        );
    }
    assert_eq!(back.metadata().title, dossier.metadata().title);
}

#[test]
fn timelinejs_from_json_and_spreadsheet() {
    let json = r#"{"title": {"text": {"headline": "Two courts", "text": "<p>Their letters</p>"}},
        "events": [{"start_date": {"year": "2008", "month": "8", "day": "26"}, "end_date": {"year": "2008", "month": "9"},
            "text": {"headline": "Visit &amp; dinner", "text": "At the <i>court</i>."}, "group": "diplomacy",
            "media": {"url": "https://example.org/x.jpg", "credit": "A. Photographer"}, "background": {"color": "red"}}],
        "eras": [{"start_date": {"year": "-43"}, "end_date": {"year": "1990"}, "text": {"headline": "Before"}}]}"#;
    let sheet = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Type,Group\n\
        ,,,,,,,,,Two courts,Their letters,,,title,\n\
        2008,8,26,,2008,9,,,late summer,Visit &amp; dinner,At the <i>court</i>.,https://example.org/x.jpg,A. Photographer,,diplomacy\n\
        -43,,,,1990,,,,,Before,,,,era,\n";
    for (name, text) in [("a.json", json), ("a.csv", sheet)] {
        let dossier = sound(name, text, &Options::default());
        assert_eq!(&*dossier.metadata().title, "Two courts", "{name}");
        assert_eq!(dossier.metadata().summary.as_deref(), Some("Their letters"));
        let Record::Event(visit) = record(&dossier, "visit-dinner") else { panic!() };
        assert_eq!((visit.date.as_str(), &*visit.title), ("2008-08-26/2008-09", "Visit & dinner"));
        assert_eq!((&*visit.summary, visit.kind.name()), ("At the court.", "diplomacy"));
        assert!(visit.note.as_deref().unwrap().contains("A. Photographer"));
        assert_eq!(visit.cites.len(), 2);
        let Record::Event(before) = record(&dossier, "before") else { panic!() };
        assert_eq!(before.date.as_str(), "-0043/1990");
    }
    let told = imported("a.json", json, &Options::default());
    let unused: Vec<&str> = told.files[0]
        .columns
        .iter()
        .filter(|column| column.field.is_none())
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(unused, ["background (of the slide)"]);
}

/// Wikidata results are read in the simple and the verbose form.
#[test]
fn wikidata_results_in_both_forms() {
    let entity = |number: u32| format!("http://www.wikidata.org/entity/Q{number}");
    let value = |text: &str| serde_json::json!({"type": "literal", "value": text});
    let verbose = serde_json::json!({
        "head": {"vars": ["person", "personLabel", "position", "positionLabel", "of", "ofLabel", "start", "startPrecision"]},
        "results": {"bindings": [
            {"person": value(&entity(1)), "personLabel": value("Viola Orsini"), "position": value(&entity(2)),
             "positionLabel": value("ambassador"), "of": value(&entity(3)), "ofLabel": value("Arcadia"),
             "start": value("2008-05-07T00:00:00Z"), "startPrecision": value("11")},
            {"person": value(&entity(1)), "personLabel": value("Viola Orsini"), "position": value(&entity(4)),
             "positionLabel": value("minister"), "of": value(&entity(3)), "ofLabel": value("Arcadia"),
             "start": value("2012-01-01T00:00:00Z")}]}
    });
    let options = Options { retrieved: Some("2026-11-21".parse().unwrap()), ..Options::default() };
    let dossier = sound("people.json", &verbose.to_string(), &options);
    let Record::Person(viola) = record(&dossier, "viola-orsini") else { panic!() };
    let starts: Vec<&str> =
        viola.terms.iter().map(|term| term.start.as_ref().unwrap().as_str()).collect();
    assert_eq!(starts, ["2008-05-07", "2012"]);
    assert!(viola.terms[1].date_note.is_some());
    assert_eq!(viola.cites[0].locator.as_deref(), Some("Q1, https://www.wikidata.org/wiki/Q1"));
    let Record::Source(source) = record(&dossier, "wikidata") else { panic!() };
    assert_eq!(source.retrieved.as_ref().unwrap().as_str(), "2026-11-21");
    assert_eq!(source.url.as_deref(), Some("https://www.wikidata.org/"));
    let plain: Vec<_> = [(3, "Arcadia"), (5, "Belmont")]
        .map(|(number, name)| {
            serde_json::json!({"treaty": entity(9), "treatyLabel": "Pact", "party": entity(number),
            "partyLabel": name, "signed": "2008-09-17T00:00:00Z", "inForce": "2009-01-20T00:00:00Z"})
        })
        .into();
    let dossier = sound("acts.json", &serde_json::json!(plain).to_string(), &options);
    let Record::Treaty(pact) = record(&dossier, "pact") else { panic!() };
    assert_eq!((pact.parties.len(), pact.actions.len()), (2, 2));
    assert_eq!(&*pact.identifiers[0].identifier, "Q9");
}

#[test]
fn several_files_become_one_dossier() {
    let files = [
        File::new("people.csv", b"name,born\nViola,1960\n"),
        File::new("events.csv", b"date,title,people\n2009,Visit,Viola\n"),
    ];
    let told = import(&files, &Options::default());
    let dossier = checked(&told);
    let count = |kind| dossier.records().iter().filter(|record| record.kind() == kind).count();
    assert_eq!((count(Kind::Person), count(Kind::Source)), (1, 2));
}

fn any_options() -> impl Strategy<Value = Options> {
    let format = prop::option::of(prop::sample::select(Format::ALL.to_vec()));
    let kinds = vec![
        Kind::Event,
        Kind::Treaty,
        Kind::Person,
        Kind::Organization,
        Kind::Place,
        Kind::Statement,
        Kind::Figure,
    ];
    (format, prop::option::of(prop::sample::select(kinds))).prop_map(|(format, kind)| Options {
        format,
        kind,
        ..Options::default()
    })
}

/// Pieces of every format, in any order.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = vec![
        "date",
        "title",
        "name",
        "Year",
        "Headline",
        "lat",
        "lon",
        "value",
        "unit",
        "parties",
        "position",
        "body",
        "start",
        "end",
        "id",
        "url",
        "type",
        ",",
        ",",
        ",",
        ";",
        "\t",
        "\n",
        "\n",
        "\n",
        "\"",
        "2008",
        "26.08.2008",
        "BET 1 AND 2",
        "-43",
        "é",
        "\u{202e}",
        "=1+1",
        "{",
        "}",
        "[",
        "]",
        ":",
        "\"events\":[",
        "{\"start_date\":{\"year\":1},\"text\":{\"headline\":\"x\"}}",
        "\"results\":{\"bindings\":[",
        "{\"a\":\"http://www.wikidata.org/entity/Q1\",\"aLabel\":\"b\"}",
        "<p>",
        "&amp;",
        "a/b",
        "https://x.y",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// No input panics, and every imported record passes the check.
    #[test]
    fn import_never_panics(text in any_text(), options in any_options()) {
        let told = imported("a", &text, &options);
        let found = chancery::check::findings(&told.dossier);
        let errors: Vec<_> = found.iter().filter(|finding| finding.code.text().starts_with('E')).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
        prop_assert_eq!(told.failed() > 0, !problems(&told).is_empty());
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80), options in any_options()) {
        let told = import(&[File::new("a", &bytes)], &options);
        prop_assert_eq!(told.failed() > 0, !problems(&told).is_empty());
    }

    #[test]
    fn no_row_is_lost(rows in prop::collection::vec(("[a-z]{0,3}", "(2008|soon|26\\.08\\.2008|)"), 0..12)) {
        let mut text = String::from("title,date\n");
        rows.iter().for_each(|(title, date)| text.push_str(&format!("{title},{date}\n")));
        let told = imported("a.csv", &text, &Options::default());
        let full = rows.iter().filter(|(title, date)| !title.is_empty() || !date.is_empty()).count();
        let events = told.dossier.records().iter().filter(|record| record.kind() == Kind::Event).count();
        prop_assert_eq!(told.files[0].rows, full);
        prop_assert_eq!(events + told.failed(), full);
    }
}

#[test]
fn dates_of_tables_are_read_as_in_a_search() {
    let text = "date,title\n\
        Q3 2008,Quarter\n\
        end of August 2008,End\n\
        night of 7 to 8 August 2008,Night\n\
        2nd quarter 2010,Second\n\
        5/22/2008 12:00:00 AM,Excel\n\
        \"22 May 2008, 14:30\",Letter\n\
        7–12.08.2008,Days\n\
        26.–27.08.2008,Two days\n\
        1990–95,Years\n";
    let dossier = sound("t.csv", text, &Options::default());
    let dates = dossier.records().iter().filter_map(|record| match record {
        Record::Event(event) => {
            Some((&*event.title, event.date.as_str(), event.date_note.is_some()))
        }
        _ => None,
    });
    let dates: Vec<_> = dates.collect();
    for expected in [
        ("Quarter", "2008-07/2008-09", false),
        ("End", "2008-08~", true),
        ("Night", "2008-08-07/2008-08-08", false),
        ("Second", "2010-04/2010-06", false),
        ("Excel", "2008-05-22", true),
        ("Letter", "2008-05-22", true),
        ("Days", "2008-08-07/2008-08-12", false),
        ("Two days", "2008-08-26/2008-08-27", false),
        ("Years", "1990/1995", false),
    ] {
        assert!(dates.contains(&expected), "{expected:?} is not among {dates:?}");
    }
}

#[test]
fn dates_that_leave_a_choice_are_errors() {
    for (text, says) in [
        (
            "date,title\n2008–09,Budget\n",
            "ambiguous date \"2008–09\": September 2008 or 2008 – 2009",
        ),
        ("year,month,day,title\n98,8,26,Talks\n", "which century?"),
    ] {
        let problems = problems(&imported("t.csv", text, &Options::default()));
        assert!(problems.iter().any(|problem| problem.contains(says)), "{problems:?}");
    }
}
