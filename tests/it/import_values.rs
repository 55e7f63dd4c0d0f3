//! How the cells of imported tables are read: dates, numbers, names of columns, separators,
//! encodings.

use chancery::{
    date::DayOrder,
    diagnostics::{Code, Diagnostic},
    dossier::{Dossier, Kind, Record, vocabulary::DateBasis},
    file_format::File,
    import::{
        Imported, Options,
        date::{ReadDate, read},
        import,
    },
};
use encoding_rs::{WINDOWS_1251, WINDOWS_1252};
use std::ops::Range;

fn imported(bytes: &[u8]) -> Imported {
    import(&[File::new("a", bytes)], &Options::default())
}

/// The errors and guesses of an import.
fn said(imported: &Imported) -> String {
    let causes = imported.files.iter().flat_map(|file| &file.causes);
    causes.map(|cause| format!("{cause}\n")).collect()
}

/// Each event with its date and summary.
fn events(dossier: &Dossier) -> Vec<(String, String, String)> {
    let event = |record: &Record| match record {
        Record::Event(it) => {
            Some((it.title.to_string(), it.date.to_string(), it.summary.to_string()))
        }
        _ => None,
    };
    dossier.records().iter().filter_map(event).collect()
}

fn parsed(text: &str) -> Result<ReadDate, Diagnostic<Range<usize>>> {
    read(text, None)
}

#[test]
fn the_wording_is_kept_where_it_says_more() {
    let case = |text: &str, date: &str, basis, has_note: bool| {
        let read = parsed(text).unwrap();
        let expected = ReadDate {
            date: date.parse().unwrap(),
            basis,
            note: has_note.then(|| text.to_owned()),
        };
        assert_eq!(read, expected);
    };
    case("26 AUG 2008", "2008-08-26", None, false);
    case("2008-XX", "2008-XX", None, false);
    case("2008..", "2008/..", None, false);
    case("26.8.2008 г.", "2008-08-26", None, false);
    case("ABT 1990", "1990~", None, true);
    case("CAL 1990", "1990", Some(DateBasis::Computed), true);
    case("INT 1990 (the strike)", "1990", Some(DateBasis::Inferred), true);
    case("@#DGREGORIAN@ 26 AUG 2008", "2008-08-26", None, false);
    case("end of August 2008", "2008-08~", None, true);
    case("22 May 2008, 14:30", "2008-05-22", None, true);
    case("–1995", "../1995", None, false);
    case("5/22/2008 12:00:00 AM", "2008-05-22", None, true);
}

#[test]
fn two_readings_are_an_error_with_both() {
    let error = parsed("03/04/2008").unwrap_err();
    assert_eq!(error.code, Code::TwoReadings);
    assert!(error.message.contains("3 April 2008"), "{error:?}");
    assert!(error.message.contains("4 March 2008"), "{error:?}");
    let error = parsed("2008–09").unwrap_err();
    assert_eq!(error.code, Code::TwoReadings);
    assert!(error.message.contains("September 2008 or 2008 – 2009"), "{error:?}");
}

#[test]
fn what_is_not_a_date_is_an_error_with_help() {
    for (text, says) in [
        ("", "is not a date"),
        ("soon", "is not a date"),
        ("August", "is not a date"),
        ("26 August", "is not a date"),
        ("13/13/2008", "is not a date"),
        ("12 2008 13", "is not a date"),
        ("today", "is not a date"),
        ("26.08.08", "which century"),
        ("26 Aug 08", "which century"),
        ("98", "which century"),
        ("31 June 2008", "not a valid date"),
        ("29.02.2009", "not a valid date"),
        ("1995-1990", "ends before it begins"),
        ("@#DJULIAN@ 26 AUG 1900", "another calendar"),
        ("(in the spring)", "text, not a date"),
        ("-1955", "until 1955 or a year before Christ"),
    ] {
        let error = parsed(text).unwrap_err();
        assert!(error.message.contains(says), "{text}: {error:?}");
        assert!(error.help.is_some());
    }
}

/// A number in a column of figures, with another number of the column.
fn number(text: &str, other: &str) -> Result<f64, String> {
    let table = format!("what,value,unit\nTroops,\"{text}\",men\nOthers,\"{other}\",men\n");
    let told = imported(table.as_bytes());
    let figure = told.dossier.records().iter().find_map(|record| match record {
        Record::Figure(it) if &*it.measures == "Troops" => Some(it.value),
        _ => None,
    });
    figure.ok_or_else(|| said(&told))
}

#[test]
fn numbers_are_read_as_they_are_written() {
    for (text, read) in [
        ("3700", Some(3700.0)),
        ("3,700", Some(3700.0)),
        ("1,234,567.5", Some(1_234_567.5)),
        ("3 700", Some(3700.0)),
        ("2,5", Some(2.5)),
        ("-4", Some(-4.0)),
        ("1.234,5", Some(1234.5)),
        ("2.345.678", Some(2_345_678.0)),
        ("0.125", Some(0.125)),
        ("12,34,5", None),
        ("five", None),
        ("Infinity", None),
        ("1e400", None),
    ] {
        assert_eq!(number(text, "1").ok(), read, "{text}");
    }
    assert!(number("3.700", "1").unwrap_err().contains("can be 3700 or 3.7"));
    assert_eq!(number("3.700", "12,5"), Ok(3700.0));
    assert_eq!(number("3,700", "12,5"), Ok(3.7));
    assert_eq!(number("3.700", "12.5"), Ok(3.7));
}

#[test]
fn points_are_read_in_both_orders() {
    let latitude = |text: &str| {
        let told = imported(format!("name;coordinates\nTskhinvali;{text}\n").as_bytes());
        told.dossier.records().iter().find_map(|record| match record {
            Record::Place(it) => it.lat,
            _ => None,
        })
    };
    assert_eq!(latitude("42.23, 43.97"), Some(42.23));
    assert_eq!(latitude("Point(43.97 42.23)"), Some(42.23));
    assert_eq!(latitude("95, 10"), None);
}

/// The fields of columns whose values fit.
#[test]
fn headings_in_several_languages() {
    for (kind, name, value, field) in [
        (Kind::Event, "Datum", "2008", Some("date")),
        (Kind::Event, "ДАТА", "2008", Some("date")),
        (Kind::Event, "Start_Date", "2008", Some("date")),
        (Kind::Event, "startDate", "2008", Some("date")),
        (Kind::Event, "event_date", "2008", Some("date")),
        (Kind::Event, "episode.start.date", "2008", Some("date")),
        (Kind::Event, "place", "Tours", Some("places")),
        (Kind::Event, "actor1", "Arcadia", Some("organizations")),
        (Kind::Place, "place", "Tours", Some("title")),
        (Kind::Person, "?personLabel", "Viola", Some("title")),
        (Kind::Person, "personDescription", "x", Some("summary")),
        (Kind::Person, "Term start", "2008", Some("start")),
        (Kind::Person, "birth_year", "2008", Some("born")),
        (Kind::Treaty, "treatyAltLabel", "x", Some("aliases")),
        (Kind::Treaty, "Treaty Name", "x", Some("title")),
        (Kind::Treaty, "nombre del tratado", "x", Some("title")),
        (Kind::Treaty, "Common.Name", "x", Some("title")),
        (Kind::Treaty, "Date.of.Signature", "2008", Some("signed")),
        (Kind::Treaty, "Date.of.Entry.into.Force", "2008", Some("in-force")),
        (Kind::Treaty, "Agreement Type (level 2)", "x", Some("type")),
        (Kind::Treaty, "Дата подписания", "2008", Some("signed")),
        (Kind::Treaty, "ended", "0", None),
        (Kind::Person, "office", "3", None),
        (Kind::Person, "with", "x", None),
        (Kind::Event, "Data", "none yet", None),
        (Kind::Event, "summary", "TRUE", None),
        (Kind::Event, "date 2", "2008", None),
    ] {
        let options = Options { kind: Some(kind), ..Options::default() };
        let text = format!("{name};x1\n{value};y\n");
        let told = import(&[File::new("a", text.as_bytes())], &options);
        assert_eq!(told.files[0].columns[0].field, field, "{name}");
    }
}

#[test]
fn the_kind_is_detected() {
    for (columns, values, kind) in [
        ("When,What,Where", "2008,x,y", Some(Kind::Event)),
        ("person,position,start,end", "a,b,2008,2009", Some(Kind::Person)),
        ("treaty,parties,signed,in force", "a,b,2008,2009", Some(Kind::Treaty)),
        ("Title,Signature,Force", "a,2008,2009", Some(Kind::Treaty)),
        ("name,lat,lon", "a,42,43", Some(Kind::Place)),
        ("name,position,date,lat,lng", "a,3,2008,42,43", Some(Kind::Event)),
        ("name,dob", "a,1960", Some(Kind::Person)),
        ("id,name,start_date,end_date,replaced_by", "1,a,2001,2002,b", Some(Kind::Person)),
        ("what,value,unit,date", "a,1,b,2008", Some(Kind::Figure)),
        ("speaker,title,date", "a,b,2008", Some(Kind::Statement)),
        ("speaker,title,date,place", "a,b,2008,c", Some(Kind::Statement)),
        ("who,title,date", "a,b,2008", Some(Kind::Statement)),
        ("date,title,who,place", "2008,a,b,c", Some(Kind::Event)),
        ("a,b", "1,2", None),
    ] {
        let told = imported(format!("{columns}\n{values}\n").as_bytes());
        assert_eq!(told.files[0].kind, kind, "{columns}");
    }
}

#[test]
fn separators_and_quotes_are_detected() {
    for text in [
        "date,title\n2008,\"x;y\"\n",
        "date;title\r\n2008;\"x;y\"\r\n",
        "date\ttitle\n2008\tx;y\n",
        "date|title\n2008|x;y",
        "date, title\n2008, \"x;y\"\n",
        "sep=|\ndate|title\n2008|x;y\n",
        "\n\ndate,title\n\n2008,x;y\n,\n",
    ] {
        let told = imported(text.as_bytes());
        assert_eq!(
            events(&told.dossier),
            [("x;y".into(), "2008".into(), String::new())],
            "{text:?}"
        );
    }
    let told = said(&imported(b"date,title\n2008,2,3\n2009,5\n2010,\"7\n8,9\n"));
    assert!(told.contains("a:2:8: error[E-table]: 3 cells in a row of 2 columns"), "{told}");
    assert!(told.contains("a:4:6: error[E-table]: unclosed quotation mark"), "{told}");
    // A surplus empty cell has moved the others, unless every row has one.
    let moved = imported(b"date,title,note\n2008,a,b,\n2009,c, d,\n2010,e\n");
    assert_eq!((moved.failed(), moved.imported()), (2, 1));
    assert!(said(&moved).contains("4 cells in a row of 3 columns"), "{}", said(&moved));
    let padded = imported(b"date,title\n2008,a,\n2009,c,\n");
    assert_eq!((padded.failed(), padded.imported()), (0, 2));
}

#[test]
fn encodings_are_recognised() {
    let text = "Дата;Событие\n2008;Признание независимости Южной Осетии\n";
    let utf16 = |bom: bool, big: bool| -> Vec<u8> {
        let units = bom.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|it| if big { it.to_be_bytes() } else { it.to_le_bytes() }).collect()
    };
    let german = "Datum;Ereignis\n2008;Anerkennung Südossetiens und Größe\n";
    let case = |bytes: &[u8], encoding: &str, title: &str| {
        let told = imported(bytes);
        assert_eq!(events(&told.dossier)[0].0, title);
        assert!(said(&told).contains(&format!("read as {encoding};")), "{}", said(&told));
    };
    let russian = "Признание независимости Южной Осетии";
    case(&utf16(true, false), "UTF-16LE", russian);
    case(&utf16(true, true), "UTF-16BE", russian);
    case(&utf16(false, false), "UTF-16LE", russian);
    case(&utf16(false, true), "UTF-16BE", russian);
    case(&WINDOWS_1251.encode(text).0, "windows-1251", russian);
    case(&WINDOWS_1252.encode(german).0, "windows-1252", "Anerkennung Südossetiens und Größe");
    case(b"date;title\r2008;R\x8egis\r", "macintosh", "Régis");
    let told = said(&imported(b"date,title\n2008,Re\0gis\n2009,A visit\n"));
    assert!(told.contains("a:2:6: error[E-unsafe-character]: unsafe character U+0000"), "{told}");
    let options = Options { encoding: Some("latin9000".to_owned()), ..Options::default() };
    assert!(said(&import(&[File::new("a", b"\xe9")], &options)).contains("unknown encoding"));
}

#[test]
fn html_becomes_text() {
    for (html, text) in [
        ("<p>One.</p><p class='x'>Two &amp; <b>three</b></p>", "One."),
        ("A < B &lt; C<br/>D", "A < B < C\n\nD"),
        ("<a href='https://example.org/'>here</a>", "here (https://example.org/)"),
        ("AT&T &#8211; &#x27;x&#x27; &unknown; &", "AT&T – 'x' &unknown; &"),
        ("&Eacute;t&eacute; &euro; &lsquo;5&rsquo; &szlig;", "Été € ‘5’ ß"),
        ("<p>never closed <a href='x", "never closed <a href='x"),
    ] {
        let slide = serde_json::json!({"events": [{
            "start_date": {"year": 2008}, "text": {"headline": "Talks", "text": html}}]});
        let told = imported(slide.to_string().as_bytes());
        assert_eq!(events(&told.dossier)[0].2, text, "{html}");
    }
}

/// Times of Wikidata are no more exact than their precision.
#[test]
fn wikidata_times_keep_their_precision() {
    for (time, precision, date, note) in [
        ("2008-08-26", "", "2008-08-26", ""),
        ("2008-01-01", "", "2008", "no precision"),
        ("2008-08-01", "", "2008-08", "no precision"),
        ("2008-01-01", "11", "2008-01-01", ""),
        ("2008-01-01", "9", "2008", ""),
        ("1990-01-01", "8", "199X", ""),
        ("2000-01-01", "7", "19XX", "century 20"),
        ("2000-01-01", "6", "1001/2000", "millennium 2"),
        ("-0043-03-15", "11", "-0043-03-15", ""),
        ("-0500-01-01", "5", "", "less exact than a century"),
    ] {
        let row = serde_json::json!([{
            "treaty": "http://www.wikidata.org/entity/Q1", "treatyLabel": "Pact",
            "signed": format!("{time}T00:00:00Z"), "signedPrecision": precision}]);
        let told = imported(row.to_string().as_bytes());
        let treaty = told.dossier.records().iter().find_map(|record| match record {
            Record::Treaty(it) => Some(it),
            _ => None,
        });
        let treaty = treaty.unwrap_or_else(|| panic!("{}", said(&told)));
        let action = treaty.actions.first();
        assert_eq!(action.map_or("", |action| action.date.as_str()), date, "{time} {precision}");
        let notes = action.and_then(|action| action.date_note.as_deref());
        let notes = notes.or(treaty.note.as_deref()).unwrap_or_default();
        assert!(notes.contains(note) && notes.is_empty() == note.is_empty(), "{time}: {notes}");
    }
}

#[test]
fn comma_lists_are_told_by_their_parts() {
    let parties = |kind: &str, cells: &[&str]| {
        let rows = cells.iter().map(|cell| format!("2008;x;{cell}\n"));
        let told = imported(format!("date;title;{kind}\n{}", rows.collect::<String>()).as_bytes());
        said(&told).contains("is a list of names with commas")
    };
    assert!(parties("country", &["Arcadia, Belmont", "Belmont", "Arcadia"]));
    assert!(parties("country", &["Chad, Congo, Republic of, Mali"]));
    assert!(!parties("country", &["Ministry of War, Arcadia", "Ministry of Peace, Arcadia"]));
    assert!(!parties("people", &["Orsini, Viola", "Orsini, Anna"]));
    assert!(!parties("place", &["Tours, Arcadia", "Arcadia"]));
    let told = imported(b"date;title;country\n2008;x;Chad, Congo, Republic of, Mali\n");
    let bodies = told.dossier.records().iter().filter(|it| it.kind() == Kind::Organization);
    let names: Vec<&str> = bodies.map(Record::title).collect();
    assert_eq!(names, ["Chad", "Congo, Republic of", "Mali"]);
}

#[test]
fn the_order_of_days_and_months_is_found() {
    let order = |dates: &str| {
        let text = format!("date,title\n{}", dates.replace(' ', ",x\n") + ",x\n");
        let told = imported(text.as_bytes());
        events(&told.dossier).first().map(|event| event.1.clone())
    };
    assert_eq!(order("03/04/2003 10/17/2003").as_deref(), Some("2003-03-04"));
    assert_eq!(order("03/04/2003 17/10/2003").as_deref(), Some("2003-04-03"));
    assert_eq!(order("03/04/2003 17/10/2003 10/17/2003").as_deref(), Some("2003-10-17"));
    assert_eq!(order("03/04/2003 31.12.2003").as_deref(), Some("2003-12-31"));
    let told = import(
        &[File::new("a", b"date,title\n10/17/2003,x\n")],
        &Options { order: Some(DayOrder::DayFirst), ..Options::default() },
    );
    assert!(said(&told).contains("--date-order mdy"));
}
