//! Imports of tables, timelines and query results: nothing is dropped silently, and the result
//! passes the check.

use crate::support::command::Chancery;
use chancery::{
    cli::{Check, commands::check::findings},
    date::{Day, DayOrder},
    diagnostics::Severity,
    dossier::{Dossier, Kind, Record},
    export::{Format as Out, Selection, export},
    file_format::{File, builtin, read},
    import::{Format, Imported, Options, Same, Separator, import, written},
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

/// The causes of errors.
fn problems(imported: &Imported) -> Vec<String> {
    causes(imported, Severity::Error)
}

/// What was guessed.
fn guesses(imported: &Imported) -> Vec<String> {
    causes(imported, Severity::Warning)
}

fn causes(imported: &Imported, severity: Severity) -> Vec<String> {
    let causes = imported.files.iter().flat_map(|file| &file.causes);
    let causes = causes.filter(|cause| cause.first.code.severity() == severity);
    causes.map(ToString::to_string).collect()
}

#[track_caller]
fn checked(imported: &Imported) -> Dossier {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("imported.json");
    fs::write(&path, written(&imported.dossier, "imported.json").unwrap()).unwrap();
    let found = findings(&Check { paths: vec![path.clone()], ..Check::default() });
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
    let text = text.replace("born", "summary");
    let told = imported("a.csv", &text.replace("2009,1960", "2009,1961"), &Options::default());
    assert!(
        problems(&told)[0]
            .starts_with("a.csv:3:1: error[E-duplicate-id]: conflicting values for \"summary\"")
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
                2008,a,b,c\n2008,\u{202e}x,\n2009-2008,x,\n";
    let told = imported("a.csv", text, &Options::default());
    let said = problems(&told);
    for (place, says) in [
        ("3:1", "not a valid date"),
        ("4:1", "3 April 2008"),
        ("5:1", "without date"),
        ("6:10", "4 cells"),
        ("7:6", "U+202E"),
        ("8:1", "ends before it begins"),
    ] {
        let start = format!("a.csv:{place}: error");
        let found = said.iter().any(|said| said.starts_with(&start) && said.contains(says));
        assert!(found, "{place} {says}\n{}", said.join("\n"));
    }
    assert_eq!((told.files[0].rows, told.failed()), (7, 6));
    assert_eq!(checked(&told).records().len(), 2);
    let options = Options { order: Some(DayOrder::MonthFirst), ..Options::default() };
    assert_eq!(imported("a.csv", text, &options).failed(), 5);
}

/// A record that fails the check is reported at its row.
#[test]
fn invalid_dates_are_blamed_not_the_heading() {
    let invalid = "Date,What\n2008-15-40,Broken\nsometime,Vague\n";
    let said = problems(&imported("t.csv", invalid, &Options::default())).join("\n");
    assert!(said.contains("t.csv:2:1") && said.contains("no month has the number 15"), "{said}");
    assert!(said.contains("t.csv:3:1") && said.contains("\"sometime\" is not a date"), "{said}");

    let table = imported("t.csv", "Date,What\nsometime,Vague\n", &Options::default());
    let said = [guesses(&table), problems(&table)].concat().join("\n");
    assert!(said.contains("column \"Date\" is not used for date: no value is a date"), "{said}");
}

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
    assert!(said(b"PK\x03\x04xlsx").contains("a zip archive"));
    assert!(said(b"%PDF-1.4 \xff").contains("a PDF"));
    assert!(said(b"0 HEAD\n1 CHAR UTF-8\n").contains("GEDCOM"));
    assert!(said(b"BEGIN:VCALENDAR\n").contains("iCalendar"));
    assert!(said(b"TY  - JOUR\n").contains("RIS"));
    assert!(said(b"<kml xmlns=\"x\"></kml>").contains("KML"));
    assert!(said(b"{\"type\": \"FeatureCollection\"}").contains("GeoJSON"));
    assert!(said(b"").contains("the table is empty"));
    assert!(said(b"{\"format\": \"chancery/1\"}").contains("this file is a dossier"));
    assert!(said(b"a,b\n1,2\n").contains("--kind"));
    assert!(said(b"[1").contains("E-syntax"));
}

/// Our TimelineJS export is imported with equal dates and texts.
#[test]
fn timelinejs_export_round_trips() {
    let dossier = builtin();
    let today = Day::new(2026, 11, 22).unwrap();
    let text = export(Out::Timelinejs, &Selection::whole(&dossier, today)).unwrap();
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
        let text = text.unwrap_or_default().replace("&lt;", "<").replace("&gt;", ">");
        let text = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        // A text that says no more than the title is no summary.
        let text = if text == *event.title { String::new() } else { text };
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
        assert_eq!(before.date.as_str(), "-0042/1990");
    }
    let told = imported("a.json", json, &Options::default());
    let unused: Vec<&str> = told.files[0]
        .columns
        .iter()
        .filter(|column| column.field.is_none() && !column.sample.is_empty())
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

/// The example that the guide names has offices with the precision of their dates.
#[test]
fn wikidata_example_is_imported() {
    let dossier =
        sound("a.json", include_str!("../../examples/wikidata.json"), &Options::default());
    let Record::Person(person) = record(&dossier, "viola-orsini") else { panic!() };
    let term = &person.terms[0];
    assert_eq!(term.end.as_ref().map(ToString::to_string).as_deref(), Some("2013"));
    assert_eq!(term.organization.as_deref(), Some("belmont"));
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

/// What stands for no value, no end or no day is not taken for one, and told.
#[test]
fn missing_values_and_open_ends_are_told() {
    let text = "Title,Signature,Force,End,Place\nPact,1868-10-17,NA,9999-12-31,N.A.\n\
                Act,NA,1869-07-01,3200-01-01,-\nTruce,1870,1871,1872,Tours\n\
                Deal,0000-00-00,1871,1872,Tours\n";
    let told = imported("a.csv", text, &Options::default());
    assert_eq!(problems(&told), [""; 0]);
    let dossier = checked(&told);
    let Record::Treaty(pact) = record(&dossier, "pact") else { panic!() };
    assert_eq!((pact.actions.len(), pact.signed_place.is_none()), (1, true));
    let said = guesses(&told).join("\n");
    for wanted in [
        "NA counts as a missing value (×2)",
        "0000-00-00 counts as a missing value",
        "9999-12-31 is read as an open end",
        "3200-01-01 is read",
    ] {
        assert!(said.contains(wanted), "{said}");
    }
    let text = "name,office,start,end\nViola,Envoy,2001,Present\nAnna,Envoy,2002,9999-12-31\n";
    let dossier = checked(&imported("a.csv", text, &Options::default()));
    let Record::Person(viola) = record(&dossier, "viola") else { panic!() };
    assert_eq!((viola.terms[0].end.is_none(), viola.terms[0].organization.is_none()), (true, true));
    let text = "date,end,title\n2001,9999,Mission\n";
    let dossier = checked(&imported("a.csv", text, &Options::default()));
    let Record::Event(mission) = record(&dossier, "mission") else { panic!() };
    assert_eq!(mission.date.as_str(), "2001/..");
    // Namibia.
    let text =
        "title,signature,force,country\nPact,2001,2002,NA\nAct,2002,2003,AO\nLaw,2003,2004,ZA\n";
    let dossier = checked(&imported("a.csv", text, &Options::default()));
    assert!(dossier.find("na").is_some());
}

#[test]
fn unknown_types_are_kept() {
    let text =
        "Treaty Name,Type,Signature Date\nPact,Regional FTA,2001\nAct,MEA (Agreement),2002\n";
    let told = imported("a.csv", text, &Options::default());
    let dossier = checked(&told);
    let Record::Treaty(pact) = record(&dossier, "pact") else { panic!() };
    assert_eq!((pact.kind.name(), pact.note.as_deref()), ("treaty", Some("Type: Regional FTA")));
    let Record::Treaty(act) = record(&dossier, "act") else { panic!() };
    assert_eq!(
        (act.kind.name(), act.note.as_deref()),
        ("agreement", Some("Type: MEA (Agreement)"))
    );
    assert!(guesses(&told)[0].contains("is kept in the note (×2)"));
}

/// A table of dates and coordinates is one of events, and their places have the coordinates.
#[test]
fn events_keep_their_coordinates() {
    let text = "event_date,event,location,latitude,longitude\n2018-03-03,Rally,Gyumri,40.5,43.8\n\
                2018-03-04,March,Gyumri,40.5,43.8\n2018-03-05,Talks,Gyumri,41,44\n2018-03-06,Fair,,42,45\n";
    let dossier = sound("a.csv", text, &Options::default());
    let points: Vec<_> = dossier
        .records()
        .iter()
        .filter_map(|it| if let Record::Place(it) = it { Some((&*it.id, it.lat)) } else { None })
        .collect();
    assert_eq!(points, [("gyumri", Some(40.5)), ("gyumri-2", Some(41.0)), ("42-45", Some(42.0))]);
}

#[test]
fn json_objects_are_read_by_label() {
    let json = r#"[{"item": {"value": "Q1", "label": "Viola"}, "position": {"name": "Envoy"}, "start": "1919-11-24T00:00:00Z"}]"#;
    let dossier = sound("a.json", json, &Options::default());
    let Record::Person(viola) = record(&dossier, "viola") else { panic!() };
    assert_eq!(&*viola.terms[0].office, "Envoy");
    assert_eq!(viola.terms[0].start.as_ref().unwrap().as_str(), "1919-11-24");
    for json in [
        r#"{"2008": [{"title": "Talks"}], "2009": [{"title": "Pact"}]}"#,
        "{\"date\": 2008, \"title\": \"Talks\"}\n{\"date\": 2009, \"title\": \"Pact\"}\n",
        r#"{"rows": [{"date": "2008", "title": "Talks"}, {"date": "2009", "title": "Pact"}]}"#,
    ] {
        let dossier = sound("a.json", json, &Options::default());
        let Record::Event(pact) = record(&dossier, "pact") else { panic!() };
        assert_eq!(pact.date.as_str(), "2009", "{json}");
    }
}

#[test]
fn acts_of_one_name_stay_apart() {
    let text = "treaty,signed,party\nPact,1713,A\nPact,1713,B\nPact,1763,A\n";
    let count = |same| {
        let told = imported("a.csv", text, &Options { same, ..Options::default() });
        let treaties = told.dossier.records().iter().filter(|it| it.kind() == Kind::Treaty).count();
        (treaties, guesses(&told).len())
    };
    assert_eq!(count(None), (2, 2));
    assert_eq!(count(Some(Same::Name)), (1, 1));
    assert_eq!(count(Some(Same::Never)), (3, 0));
    let dossier = imported("a.csv", text, &Options::default()).dossier;
    let Record::Treaty(pact) = record(&dossier, "pact") else { panic!() };
    assert_eq!((pact.parties.len(), pact.actions.len()), (2, 1));
    assert_eq!(pact.actions[0].cites.len(), 2);
}

#[test]
fn lists_with_commas_are_found_or_given() {
    let text = "treaty,signed,parties\nPact,1990,\"A, B\"\nAct,1991,\"B, C, D, E\"\nLaw,1992,B\n";
    let parties = |split| {
        let told = imported("a.csv", text, &Options { split, ..Options::default() });
        let Record::Treaty(act) = record(&told.dossier, "act") else { panic!() };
        (act.parties.len(), guesses(&told).len())
    };
    assert_eq!(parties(None), (4, 1));
    assert_eq!(parties(Some(Separator::Never)), (1, 0));
    assert_eq!(parties(Some(Separator::Only(','))), (4, 0));
}

#[test]
fn inverted_names_are_one_person() {
    let text = "date,title,people\n2011,Opening,\"Lopez, Ana\"\n2012,Closing,Ana Lopez\n";
    let told = imported("a.csv", text, &Options::default());
    let Record::Person(ana) = record(&checked(&told), "lopez-ana").clone() else { panic!() };
    assert_eq!(ana.names.len(), 2);
    assert!(guesses(&told)[0].contains("taken for the same person"), "{:?}", guesses(&told));
}

#[test]
fn columns_that_do_not_fit_are_set_aside() {
    let text = "treaty,signed,ended,Members\nPact,1990,0,Members\nAct,1991,1,Members\n";
    let told = imported("a.csv", text, &Options::default());
    assert!(problems(&told).is_empty());
    assert!(guesses(&told)[0].contains("\"ended\" is not used for ended: no value is a date"));
    let options = Options { ignore: vec!["signed".to_owned()], ..Options::default() };
    let Record::Treaty(pact) = record(&imported("a.csv", text, &options).dossier, "pact").clone()
    else {
        panic!()
    };
    assert!(pact.actions.is_empty() && pact.parties.is_empty());
}

#[test]
fn one_cause_is_one_line() {
    let text = "date,title\n10/17/2003,a\n10/18/2003,b\n17/10/2003,c\n";
    let options = Options { order: Some(DayOrder::DayFirst), ..Options::default() };
    assert_eq!(
        problems(&imported("a.csv", text, &options)),
        [
            "a.csv:2:1: error[E-date]: \"10/17/2003\" is a date only where the month comes first (×2); \
          the month comes first: --date-order mdy"
        ]
    );
    let told = imported("a.csv", "date,title\n10/17/2003,a\n03/04/2003,b\n", &Options::default());
    assert!(problems(&told).is_empty());
    assert!(guesses(&told)[0].contains("month first, as 10/17/2003 shows"));
}

#[test]
fn line_breaks_and_paragraphs_are_kept() {
    let text = "date,title,summary\n2011-05-14,Talks,\"First point.\n\nSecond point.\"\n";
    let dossier = sound("a.csv", text, &Options::default());
    let Record::Event(talks) = record(&dossier, "talks") else { panic!() };
    assert_eq!(&*talks.summary, "First point.\n\nSecond point.");
}

#[test]
fn workbooks_are_read() {
    let bytes = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/treaties.xlsx")).unwrap();
    let told = import(&[File::new("treaties.xlsx", &bytes)], &Options::default());
    assert!(problems(&told).is_empty(), "{:?}", problems(&told));
    let dossier = checked(&told);
    let Record::Treaty(pact) = record(&dossier, "pact") else { panic!() };
    assert_eq!(pact.actions[0].date.as_str(), "1990-05-01");
    assert_eq!(pact.cites[0].locator.as_deref(), Some("row 2"));
    assert_eq!(&*pact.summary, "First.\nSecond.");
    assert!(guesses(&told)[0].contains("sheet \"Acts\" is read of \"Acts\", \"Notes\""));
    let options = Options { sheet: Some("Act".to_owned()), ..Options::default() };
    let told = import(&[File::new("treaties.xlsx", &bytes)], &options);
    assert!(problems(&told)[0].contains("no sheet \"Act\""), "{:?}", problems(&told));
}

/// The last cell of the largest sheet: the rectangle up to it would take 512 GB.
#[test]
fn stray_cells_of_a_workbook_are_refused() {
    for (name, bytes) in [
        ("stray.xlsx", &include_bytes!("stray.xlsx")[..]),
        ("stray.ods", &include_bytes!("stray.ods")[..]),
    ] {
        let told = import(&[File::new(name, bytes)], &Options::default());
        let said = &problems(&told)[0];
        assert!(said.contains("it has 1048576 rows and 16384 columns"), "{name}: {said}");
    }
}

/// Each count fits into 32 bits; the product of their sums does not fit into 64.
#[test]
fn absurd_repetitions_are_refused() {
    let row = "<table:table-row table:number-rows-repeated=\"4294967295\">";
    let cell = "<table:table-cell table:number-columns-repeated=\"4294967295\"/>";
    let value = "<table:table-cell office:value-type=\"float\"/>";
    let text = format!("<table:table >{}{row}{}{value}", row.repeat(3), cell.repeat(3));
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("content.xml", stored).unwrap();
    std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    let told = import(&[File::new("absurd.ods", &bytes)], &Options::default());
    let said = &problems(&told)[0];
    assert!(said.contains("it has 12884901886 rows and 12884901886 columns"), "{said}");
}

#[test]
fn workbooks_of_other_programs_are_read() {
    for (name, bytes, title, date) in [
        ("visits.xls", &include_bytes!("visits.xls")[..], "recognition", "2008-08-26"),
        ("visits.ods", &include_bytes!("visits.ods")[..], "visit", "2009-04-01"),
    ] {
        let told = import(&[File::new(name, bytes)], &Options::default());
        assert!(problems(&told).is_empty(), "{name}: {:?}", problems(&told));
        let Record::Event(event) = record(&told.dossier, title) else { panic!("{name}") };
        assert_eq!(event.date.as_str(), date, "{name}");
    }
}

/// What has thousands of parts takes time in proportion to them.
#[test]
fn large_cells_take_linear_time() {
    let names: Vec<String> = (0..3_000).map(|number| format!("Party {number}")).collect();
    let text = format!("treaty,signed,parties\nPact,1990,{}\n", names.join("; "));
    assert_eq!(sound("a.csv", &text, &Options::default()).records().len(), 3_002);
    let rows: String = names.iter().map(|name| format!("Pact,1990,{name},Note {name}\n")).collect();
    let told = imported("a.csv", &format!("treaty,signed,party,note\n{rows}"), &Options::default());
    assert_eq!(told.dossier.records().len(), 3_002);
    let ampersands = "&".repeat(200_000);
    let json = format!(
        r#"{{"events": [{{"start_date": {{"year": 2008}}, "text": {{"headline": "H", "text": "{ampersands}"}}}}]}}"#
    );
    assert_eq!(imported("a.json", &json, &Options::default()).dossier.records().len(), 2);
}

#[test]
fn bibliographies_become_sources() {
    let bib = "@article{orsini2009,\n  title={On {Arcadia} and its Courts},\n  author={Orsini, Viola and Sforza, Anna},\n  journal={Annals},\n  year={2009},\n  month={aug},\n  doi={10.1/x},\n}\n";
    let csl = r#"[{"id": "orsini2009", "type": "article-journal", "title": "On Arcadia and its Courts",
        "author": [{"family": "Orsini", "given": "Viola"}, {"literal": "Anna Sforza"}],
        "container-title": "Annals", "issued": {"date-parts": [[2009, 8]]}, "URL": "https://doi.org/10.1/x"}]"#;
    for (name, text) in [("a.bib", bib), ("a.json", csl)] {
        let dossier = sound(name, text, &Options::default());
        assert_eq!(dossier.records().len(), 1, "{name}");
        let Record::Source(source) = record(&dossier, "orsini2009") else { panic!() };
        let authors: Vec<&str> = source.author.iter().map(|author| &*author.literal).collect();
        assert_eq!(authors, ["Viola Orsini", "Anna Sforza"]);
        assert_eq!(source.author[0].family.as_deref(), Some("Orsini"));
        assert_eq!(
            (&*source.title, source.kind.name()),
            ("On Arcadia and its Courts", "article-journal")
        );
        assert_eq!(source.issued.as_ref().unwrap().as_str(), "2009-08", "{name}");
        assert_eq!(source.url.as_deref(), Some("https://doi.org/10.1/x"));
        assert_eq!(source.container.as_deref(), Some("Annals"));
    }
}

/// A bibliography adds no source for its file: its only good row is what there is to write.
#[test]
fn the_only_good_row_is_written() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        Chancery::new().home(home.path()).args(["import"]).args(arguments).run()
    };
    for (name, kind, text) in [
        ("sources.csv", "source", "title,url,date\nGood,https://e.org,2009\nBad,,31.06.2009\n"),
        ("visits.csv", "event", "date,title\n2009,Good\n31.06.2009,Bad\n"),
    ] {
        fs::write(home.path().join(name), text).unwrap();
        run(&[name, "--kind", kind, "--dry-run"]).status(2).stdout("First records:\n");
        let written = run(&[name, "--kind", kind, "--skip-faulty"]).status(2);
        written.stdout("Good").stderr("1 row failed; 1 row →");
    }
    // A file that cannot be read takes nothing from the rows of another, and is no source.
    fs::write(home.path().join("a.pdf"), "%PDF-1.7\n").unwrap();
    fs::write(home.path().join("good.csv"), "date,title\n2009,One\n2010,Two\n").unwrap();
    let both = run(&["good.csv", "a.pdf", "--skip-faulty"]);
    both.stderr("1 row failed; 2 rows → 2 events, 1 source\n");
    let none = run(&["a.pdf", "--skip-faulty"]).status(2);
    none.stdout("").stderr("no rows read; nothing written");
}

/// The limit of the command line holds for what is imported, as its own help says.
#[test]
fn import_reads_up_to_the_given_size() {
    let home = tempfile::tempdir().unwrap();
    let table = "date,title\n".to_owned() + &"2009,Visit\n".repeat(500);
    fs::write(home.path().join("a.csv"), table).unwrap();
    let run = |size: &str| {
        let args = ["import", "a.csv", "--same", "name", "--max-size", size];
        Chancery::new().home(home.path()).args(args).run()
    };
    run("4K").status(2).stdout("").stderr("larger than 4 KiB").stderr("--max-size");
    run("8K").status(0);
}

#[test]
fn a_mapping_is_saved_and_used_again() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        Chancery::new().home(home.path()).args(["import"]).args(arguments).run()
    };
    fs::write(home.path().join("a.csv"), "A,\"B, b\",C\n10/17/2009,Visit,x\n").unwrap();
    let options = ["--map", "date=A,title=B, b", "--date-order", "mdy", "--save-mapping", "m.txt"];
    run(&[&["a.csv", "--dry-run"], &options[..]].concat()).status(0);
    let saved = fs::read_to_string(home.path().join("m.txt")).unwrap();
    let lines = "--kind event\n--map date=A\n--map title=B, b\n--ignore C\n--date-order mdy\n";
    assert_eq!(saved, lines);
    let again = run(&["a.csv", "--mapping", "m.txt", "--map", "note=C"]).status(0);
    again.stdout("\"date\": \"2009-10-17\"").stdout("\"note\": \"x\"");
    fs::write(home.path().join("m.txt"), "--sme id\n").unwrap();
    run(&["a.csv", "--mapping", "m.txt"]).status(2).stderr("'--sme'");
}

#[test]
fn ids_are_made_of_names_in_every_script() {
    let text =
        "name,born\n\"Treaty on Friendship, 2008\",\nЭдуард Кокойты,\nცხინვალი,\nO'Brien,\n…,\n";
    let options = Options { kind: Some(Kind::Person), ..Options::default() };
    let dossier = sound("a.csv", text, &options);
    let ids: Vec<&str> = dossier.records().iter().map(Record::id).collect();
    let people = ["treaty-on-friendship-2008", "eduard-kokoyty", "tskhinvali", "obrien", "person"];
    assert_eq!(ids[..5], people);
    let same = Options { same: Some(Same::Never), ..options };
    let dossier = sound("t.csv", "name,born\na,\na,\na-3,\na,\n", &same);
    let ids: Vec<&str> = dossier.records().iter().map(Record::id).collect();
    assert_eq!(ids[..4], ["a", "a-2", "a-3", "a-4"]);
}

/// Entries on one line, as doi.org writes them, and after a comment.
#[test]
fn bibtex_is_told_from_tables() {
    for text in [
        " @article{Doe_2008, title={Recognition}, author={Doe, Jane}, year={2008} }\n",
        "@book{k, title={X}, year=2008}\n@book{k2, title={X2}, year=2009}\n",
        "% comment\n@book{k, title={X}, year=2008}\n",
    ] {
        let told = import(&[File::new("a.bib", text.as_bytes())], &Options::default());
        assert!(problems(&told).is_empty(), "{text}{:?}", problems(&told));
        assert!(matches!(checked(&told).records()[0], Record::Source(_)), "{text}");
    }
}

/// Entries inherit fields, and the text is free of LaTeX.
#[test]
fn bibtex_is_read_as_text() {
    let text = "@string{press = {Rosen}}\n@INCOLLECTION{a, Title = \"{I}n\", month = aug,\n\
         author = {von Orsini, Ada and {Ministry and Co} and others}, crossref = {b}}\n\
         @book{b, title = {Works}, publisher = press # { \\& Co}, year = 1990}\n\
         @book{c, title = {{\\\"O}zal, \\'{e}t\\'e, \\v{S}koda, \\c{c}a, \\'\\i}, year = 1990}\n\
         @book{d, title = {The {GUAM} --- 50\\% \\& \\emph{more}~\\o re\\ss e ``c''}, year = 1990}\n";
    let dossier = sound("a.bib", text, &Options::default());
    let source = |id: &str| match record(&dossier, id) {
        Record::Source(source) => source,
        _ => panic!("{id}"),
    };
    let one = source("a");
    let authors: Vec<&str> = one.author.iter().map(|author| &*author.literal).collect();
    assert_eq!(authors, ["Ada von Orsini", "Ministry and Co"]);
    let parts = (&*one.title, one.container.as_deref(), one.publisher.as_deref());
    assert_eq!(parts, ("In", Some("Works"), Some("Rosen & Co")));
    assert_eq!(one.issued.as_ref().unwrap().as_str(), "1990-08");
    assert_eq!(&*source("c").title, "Özal, été, Škoda, ça, í");
    assert_eq!(&*source("d").title, "The GUAM — 50% & more øreße “c”");
    let broken = "@book{a, title = {b}}\n@book{c, title = {d}\n@book{e}";
    let said = problems(&imported("a.bib", broken, &Options::default()));
    assert!(said[0].starts_with("a.bib:2:1: "), "{said:?}");
}

/// An item has the date of its heading or its own; wrapped lines are no items; the rest is reported.
#[test]
fn chronologies_lose_no_line() {
    let text = "# Arcadia\n\nA text that\nmay be expected.\n\n## 2008\n\n### August\n\n- 7: Shelling\n\
                - [x] 8 August: Troops enter,\n  the end of\n  may-be truces\n- Talks begin\n\
                : A definition\n\n## 1990s\n\n- May: Undated\n- 1995: A vote\n\n## 12 March 2014\n\n\
                The parliament votes.\nIt may again.\n";
    let told = imported("a.md", text, &Options::default());
    let dossier = checked(&told);
    let events = dossier.records().iter().filter_map(Record::try_as_event_ref);
    let events: Vec<(&str, &str)> =
        events.map(|event| (event.date.as_str(), &*event.title)).collect();
    assert_eq!(
        events,
        [
            ("2008-08-07", "Shelling"),
            ("2008-08-08", "Troops enter, the end of may-be truces"),
            ("2008-08", "Talks begin"),
            ("2008-08", "A definition"),
            ("199X", "May: Undated"),
            ("1995", "A vote"),
            ("2014-03-12", "The parliament votes. It may again."),
        ]
    );
    assert_eq!(
        guesses(&told),
        [
            "a.md:3:1: warning[W-guess]: a line without a date is not read (×2)",
            "a.md:14:1: warning[W-guess]: an item without a date has that of its heading (×4)",
        ]
    );
}

/// An approximation and a season stay in a date, and what a source has no field for is reported.
#[test]
fn bibliographies_lose_nothing_unsaid() {
    let bib = "@book{a, title={A}, author={Ludwig van Orsini and {Ministry of War}}, date={2008~},\n\
               isbn={1}, editor={Q}}\n@book{b, title={B}, isbn={2}, year={c. 2009}}";
    let csl = r#"[{"id": "a", "type": "book", "title": "A", "ISBN": 1, "editor": [], "issued":
        {"date-parts": [[2008]], "circa": true}, "author": [{"given": "Ludwig", "family": "Orsini",
        "non-dropping-particle": "van"}, {"literal": "Ministry of War"}]}, {"id": "b", "title": "B",
        "type": "book", "ISBN": 2, "issued": {"date-parts": [[2009]], "season": 2}}]"#;
    for (name, text, second, unused) in [
        ("a.bib", bib, "2009~", "editor (1), isbn (2)"),
        ("a.json", csl, "2009-22", "ISBN (2), editor (1)"),
    ] {
        let told = imported(name, text, &Options::default());
        let dossier = checked(&told);
        let source = |id| record(&dossier, id).try_as_source_ref().unwrap();
        let date = |id| source(id).issued.as_ref().unwrap().as_str();
        assert_eq!([date("a"), date("b")], ["2008~", second], "{name}");
        let authors = source("a").author.iter();
        let authors: Vec<_> = authors.map(|it| (&*it.literal, it.family.as_deref())).collect();
        assert_eq!(authors, [("Ludwig van Orsini", Some("van Orsini")), ("Ministry of War", None)]);
        let said = format!("{name}:1:1: warning[W-guess]: fields not used: {unused}");
        assert_eq!(guesses(&told), [said]);
    }
}

#[test]
fn a_month_that_does_not_exist_is_told() {
    let told = imported("a.csv", "date,title\n2008-13,A\n2008-08,B\n", &Options::default());
    let words = "a.csv:2:1: warning[W-guess]: 2008-13 is read as 2008 – 2013; write 2008/2013, or the month";
    assert_eq!(guesses(&told), [words]);
    let told = imported("a.csv", "year,month,title\n2008,13,A\n", &Options::default());
    assert!(problems(&told)[0].contains("no month has the number 13"), "{:?}", problems(&told));
}

#[test]
fn tables_of_several_kinds_are_refused() {
    let dossier = builtin();
    let day = Day::new(2026, 1, 1).unwrap();
    let table = export(Out::Csv, &Selection::whole(&dossier, day)).unwrap();
    let said = problems(&imported("a.csv", &table, &Options::default()));
    assert!(said[0].contains("records of several kinds, event and treaty among them"), "{said:?}");
    let sheet = Options { sheet: Some("One".to_owned()), ..Options::default() };
    let said = problems(&imported("a.csv", "date,title\n2008,A\n", &sheet));
    assert!(said[0].contains("only a workbook has sheets"), "{said:?}");
}
