//! Small tables that have the forms of public files of treaties, office holders and events: what
//! each gives without options. The list is that of `docs/importing.md`.

use crate::documents::check_part;
use chancery::{
    diagnostics::Severity,
    dossier::{Dossier, Kind, Record},
    file_format::File,
    import::{Imported, Options, import},
    text::truncate,
};

/// What a file gives without options.
enum Outcome {
    /// The records that are not sources, and the first of them with its date.
    Right(&'static str),
    /// An error whose help has this remedy.
    Remedy(&'static str),
    /// An error that names the format.
    Named(&'static str),
}
use Outcome::{Named, Remedy, Right};

/// What the file is, its name, its text, and what it gives.
type Form = (&'static str, &'static str, &'static str, Outcome);

const FORMS: &[Form] = &[
    (
        "TimelineJS spreadsheet",
        "a.csv",
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Type,Group\n,,,,,,,,,Courts,,,,title,\n2011,5,14,09:30,2011,5,14,17:00,,Talks,They <b>meet</b>.,,,,\n",
        Right("1 event; Talks 2011-05-14"),
    ),
    (
        "TimelineJS, JSON",
        "a.json",
        r#"{"events": [{"start_date": {"year": "2011"}, "text": {"headline": "Talks"}, "group": "Courts"}]}"#,
        Right("1 event; Talks 2011"),
    ),
    (
        "TimelineJS, eras",
        "a.json",
        r#"{"eras": [{"start_date": {"year": "1990"}, "end_date": {"year": "1992"}, "text": {"headline": "War"}}]}"#,
        Right("1 event; War 1990/1992"),
    ),
    (
        "TimelineJS, media only",
        "a.json",
        r#"{"events": [{"start_date": {"year": "1990"}, "media": {"url": "https://example.org/a.jpg", "caption": "A court"}}]}"#,
        Right("1 event; A court 1990"),
    ),
    (
        "TimelineJS, slides without headline",
        "a.json",
        r#"{"events": [{"start_date": {"year": "1990"}, "text": {"text": "The court moves."}}]}"#,
        Right("1 event; The court moves. 1990"),
    ),
    (
        "TimelineJS, years before Christ",
        "a.json",
        r#"{"events": [{"start_date": {"year": "-44"}, "text": {"headline": "Ides"}}]}"#,
        Right("1 event; Ides -0043"),
    ),
    (
        "TimelineJS, years before -9999",
        "a.json",
        r#"{"events": [{"start_date": {"year": "-13800000000"}, "text": {"headline": "Bang"}}]}"#,
        Remedy("write 2008-08-26"),
    ),
    (
        "TimelineJS 2",
        "a.json",
        r#"{"timeline": {"headline": "Courts", "date": [{"startDate": "1963,8,9", "headline": "Pact", "text": "<p>Signed.</p>", "asset": {"media": "https://example.org/a", "caption": "c"}}]}}"#,
        Right("1 event; Pact 1963-08-09"),
    ),
    (
        "Wikidata, office holders without body (JSON)",
        "a.json",
        r#"{"head": {"vars": ["person", "personLabel", "positionLabel", "startyear", "endyear", "birthyear"]}, "results": {"bindings": [{"person": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}, "personLabel": {"value": "Viola"}, "positionLabel": {"value": "Envoy"}, "startyear": {"value": "2004"}, "endyear": {"value": "2007"}, "birthyear": {"value": "1951"}}]}}"#,
        Right("1 person; Viola 2004"),
    ),
    (
        "Wikidata, plain list (JSON)",
        "a.json",
        r#"[{"person": "http://www.wikidata.org/entity/Q1", "personLabel": "Viola", "positionLabel": "Envoy", "start": "2008-05-07T00:00:00Z"}]"#,
        Right("1 person; Viola 2008-05-07"),
    ),
    (
        "Wikidata, unknown and coarse times",
        "a.json",
        r#"{"results": {"bindings": [{"treaty": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}, "treatyLabel": {"value": "Pact"}, "signed": {"type": "bnode", "value": "t1"}}]}}"#,
        Right("1 treaty; Pact"),
    ),
    (
        "Wikidata, CSV download",
        "a.csv",
        "person,personLabel,positionLabel,startyear,endyear\nhttp://www.wikidata.org/entity/Q1,Viola,Envoy,2004,2007\n",
        Right("1 person; Viola 2004"),
    ),
    (
        "Wikidata, TSV download",
        "a.tsv",
        "?person\t?personLabel\t?positionLabel\t?startyear\n<http://www.wikidata.org/entity/Q1>\t\"Viola\"@en\t\"Envoy\"@en\t2004\n",
        Right("1 person; Viola 2004"),
    ),
    (
        "Wikidata, simplified, with offices",
        "a.json",
        r#"[{"item": {"value": "Q1", "label": "Viola"}, "position": {"value": "Q2", "label": "Envoy"}, "start": "1919-11-24T00:00:00Z"}]"#,
        Right("1 person; Viola 1919-11-24"),
    ),
    (
        "Wikidata, simplified, of one office",
        "a.json",
        r#"[{"item": {"value": "Q1", "label": "Viola"}, "ordinal": "1", "start": "1919-11-24T00:00:00Z", "end": "1920-04-28T00:00:00Z"}]"#,
        Remedy("--set office=TEXT"),
    ),
    (
        "Office holders of one office (CSV)",
        "a.csv",
        "ordinal,id,name,start_date,end_date,replaces,replaced_by\n1,Q1,Viola,1919-11-24,1920-04-28,,Q2\n",
        Remedy("--set office=TEXT"),
    ),
    (
        "Office holders, EveryPolitician",
        "a.csv",
        "position,person,personID,start,end\nPresident,Viola,Q1,2018-12-16,\n",
        Right("1 person; Viola 2018-12-16"),
    ),
    (
        "Office holders with direction marks",
        "a.csv",
        "position,person,start\nPresident,\u{200f}Viola,2018-12-16\n",
        Right("1 person; Viola 2018-12-16"),
    ),
    (
        "Legislators by term",
        "a.csv",
        "id,name,position,term start,term end\nv1,Viola,Member,2001,2005\nv1,Viola,Member,2005,2009\n",
        Right("1 person; Viola 2001"),
    ),
    (
        "People with dob and dod",
        "a.csv",
        "name,gender,dob,dod\nViola,female,1951-02-03,\n",
        Right("1 person; Viola 1951-02-03"),
    ),
    (
        "Offices with country numbers of Wikidata",
        "a.csv",
        "country,jurisdiction,position,person,start\nQ230,Q230,President,Viola,2018-12-16\n",
        Right("1 person; Viola 2018-12-16"),
    ),
    (
        "Heads of state, space after comma, Incumbent",
        "a.csv",
        "Name, Region, Title, Term start, Term end\nViola, Arcadia, \"Chancellor, Acting\", 01/07/1867, Incumbent\nAnna, Arcadia, Chancellor, 21/03/1871, 20/03/1890\n",
        Right("2 people; Viola 1867-07-01"),
    ),
    (
        "Ministers, days before months",
        "a.csv",
        "name,position,organisation,from,to\nViola,Minister,Court,27/06/2007,05/06/2009\n",
        Right("1 person, 1 organization; Viola 2007-06-27"),
    ),
    (
        "Diplomats with the dates of their lives",
        "a.csv",
        "Blurb,Date,Name,persName\nConsul,1879-1955, Viola,\"ORSINI, VIOLA\"\n\"Consul, Tours\",1941-, Anna,\"SFORZA, ANNA\"\n",
        Right("2 people; Viola 1879"),
    ),
    (
        "PA-X agreements",
        "a.csv",
        "Agt,Dat,Part,Con\nTruce,1990-05-01,Arcadia; Belmont,Arcadia\n",
        Right("1 treaty, 2 organizations; Truce 1990-05-01"),
    ),
    (
        "PA-X agreements, CR line ends",
        "a.csv",
        "Agt;Dat;Part\rTruce;1990-05-01;Arcadia\r",
        Right("1 treaty, 1 organization; Truce 1990-05-01"),
    ),
    (
        "UCDP agreements, a column of 0 and 1",
        "a.csv",
        "pa_name,Agreement,Signed,ended,Parties\nx,Truce,1990-05-01,0,Arcadia\ny,Pact,1991-05-01,1,Arcadia\n",
        Right("2 treaties, 1 organization; Truce 1990-05-01"),
    ),
    (
        "Conflicts by year, types in numbers",
        "a.csv",
        "ID,Event,Year,Type\n1,War,1946,3\n1,War,1947,3\n",
        Right("2 events; War 1946"),
    ),
    (
        "Conflicts, Mac Roman, two-digit years",
        "a.csv",
        "event,start date,name.of.third.party\nWar,6/5/03,Anna\n",
        Remedy("four digits"),
    ),
    (
        "IEADB, acts of one name",
        "a.csv",
        "Signature Year,Signature Date,Date IEA entered into force,Treaty Name,Members,Agreement Type (level 2),Data\n1713,1713-04-11,,Treaty on Access,Members,Agreement,\n1763,1763-02-10,,Treaty on Access,Members,Agreement,\n",
        Right("2 treaties; Treaty on Access 1713-04-11"),
    ),
    (
        "manytreaties, NA and 9999-12-31",
        "a.csv",
        "Title,Begin,End,Signature,Force,Term,Location,Text,TextURL\nPact,1868-10-17,9999-12-31,1868-10-17,1869-07-01,NA,NA,TRUE,NA\n",
        Right("1 treaty; Pact 1868-10-17"),
    ),
    (
        "manytreaties, organizations NA",
        "a.csv",
        "title,date,organization\nTalks,2001-05-01,NA\n",
        Right("1 event; Talks 2001-05-01"),
    ),
    (
        "MEA nodes, types of no list",
        "a.csv",
        "Title;Type;Signature;Force\nPact;MEA (Agreement);1990-05-01;NA\n",
        Right("1 treaty; Pact 1990-05-01"),
    ),
    (
        "DESTA, accessions of one name",
        "a.csv",
        "name;country1;country2;signature;entryforce\nUnion;Arcadia;Belmont;1990-05-01;1991-05-01\nUnion;Arcadia;Cyrene;1995-05-01;NA\n",
        Right("2 treaties, 3 organizations; Union 1990-05-01"),
    ),
    (
        "GPTAD, comma lists, months before days",
        "a.csv",
        "Common.Name,Membership,Type,Date.of.Signature,Date.of.Entry.into.Force\nUnion,\"Arcadia, Belmont\",FTA,06/03/1991,N/A\nPact,\"Arcadia, Cyrene\",FTA,02/25/2004,N/A\n",
        Right("2 treaties, 3 organizations; Union 1991-06-03"),
    ),
    (
        "LABPTA, hundreds of columns",
        "a.csv",
        "Agreement,Date of Signature,x1,x2,x3\nPact,1990,0,1,0\n",
        Right("1 treaty; Pact 1990"),
    ),
    (
        "TREND, years only",
        "a.csv",
        "Agreement,Year,x1\nPact,1990,0\n",
        Right("1 treaty; Pact 1990"),
    ),
    (
        "TFDD, comma lists, N.A.",
        "a.csv",
        "\u{feff}DocumentName,DateSigned,Signatories,LocationSigned\nPact,26.06.2001,\"Arcadia, Belmont, Cyrene, Delos\",N.A.\n",
        Right("1 treaty, 4 organizations; Pact 2001-06-26"),
    ),
    (
        "Register in Spanish, a row for each party",
        "a.csv",
        "nombre del tratado,país,fecha de firma\nPacto,Arcadia,1990-05-01\nPacto,Belmont,1990-05-01\n",
        Right("1 treaty, 2 organizations; Pacto 1990-05-01"),
    ),
    (
        "ACLED, no title",
        "a.csv",
        "event_date,event_type,latitude,longitude,fatalities\n2018-03-03,Protests,40.4,44.2,0\n",
        Right("1 event, 1 place; Protests 2018-03-03"),
    ),
    (
        "GDELT, actors and coordinates",
        "a.csv",
        "date,actor1,actor2,event,lat,lon\n20180303,Arcadia,Belmont,Talks,40.4,44.2\n",
        Right("1 event, 2 organizations, 1 place; Talks 2018-03-03"),
    ),
    (
        "Events with lat and lng",
        "a.tsv",
        "name\tlink\tposition\tdate\tlat\tlng\nTalks\thttps://example.org/a\t3\t6/28/1914\t43.8\t18.4\n",
        Right("1 event, 1 place; Talks 1914-06-28"),
    ),
    (
        "People of a map",
        "a.tsv",
        "name\tborn\tdied\nViola\t1879\t1955\n",
        Right("1 person; Viola 1879"),
    ),
    (
        "Paragraphs as titles",
        "a.csv",
        "date,event\n2003-03-19,\"The court moves to Tours with all of its members. It takes the archive along, and what was kept in the cellars of the old house is left to the town, which has no use for it.\"\n",
        Right("1 event; The court moves to Tours with all of its members. 2003-03-19"),
    ),
    (
        "Statements without a speaker",
        "a.csv",
        "date,title,speaker\n2003-03-19,All is well,Court\n2003-03-20,The court moves,\n",
        Right("1 event, 1 organization, 1 statement; The court moves 2003-03-20"),
    ),
    (
        "Statements with HTML",
        "a.csv",
        "date,title,content\n2003-03-19,Move,<ul><li>The court moves</li></ul>\n",
        Right("1 event; Move 2003-03-19"),
    ),
    (
        "Table without a header",
        "a.csv",
        "ARCADIA;Tours;12 rue A\nBELMONT;Tours;13 rue B\n",
        Remedy("must name the columns"),
    ),
    (
        "Lists under years (JSON)",
        "a.json",
        r#"{"1991": [{"title": "Recognition"}], "1992": [{"title": "Embassy"}]}"#,
        Right("2 events; Recognition 1991"),
    ),
    (
        "Terms without a date (JSON)",
        "a.json",
        r#"[{"term": "embassy", "definition": "a mission"}]"#,
        Remedy("--kind event"),
    ),
    ("Popolo", "a.json", r#"{"persons": [], "memberships": []}"#, Named("Popolo")),
    (
        "FollowTheMoney",
        "a.json",
        "{\"id\": \"a\", \"properties\": {}, \"schema\": \"Person\"}\n",
        Named("FollowTheMoney"),
    ),
    ("TEI XML", "a.xml", "<TEI xmlns=\"x\"><date/></TEI>", Named("TEI XML")),
    ("GEDCOM", "a.ged", "0 HEAD\n1 SOUR PAF\n", Named("GEDCOM")),
    ("iCalendar", "a.ics", "BEGIN:VCALENDAR\nVERSION:2.0\n", Named("an iCalendar file")),
    ("RIS", "a.ris", "TY  - JOUR\nTI  - A\n", Named("RIS")),
    ("GeoJSON", "a.geojson", r#"{"type": "FeatureCollection", "features": []}"#, Named("GeoJSON")),
    (
        "Markdown, years as headings",
        "a.md",
        "# Courts\n\n## 1992\n\n- 6 April: War begins\n- 8 May – Truce\n",
        Right("2 events; War begins 1992-04-06"),
    ),
    (
        "Markdown, nested lists",
        "a.md",
        "# Courts\n\n* 1992\n    * 04/06: War begins\n\n* 1995:\n    * 08/30: Truce\n",
        Right("2 events; War begins 1992-04-06"),
    ),
    (
        "BibTeX",
        "a.bib",
        "@book{a,\n  title={Courts},\n  year={1990},\n}\n",
        Right("1 source; Courts 1990"),
    ),
    (
        "CSL-JSON",
        "a.json",
        r#"[{"id": "a", "type": "book", "title": "Courts", "issued": {"date-parts": [[1990]]}, "author": [{"family": "Orsini"}]}]"#,
        Right("1 source; Courts 1990"),
    ),
    ("Countries without dates", "a.csv", "country,code\nArcadia,AR\n", Remedy("--kind event")),
    (
        "Popular timeline",
        "a.csv",
        "year,event\n1990,Talks\n1991,Pact\n",
        Right("2 events; Talks 1990"),
    ),
    (
        "Counts by country",
        "a.csv",
        "country,eligible,signed\nArcadia,26,25\n",
        Remedy("--kind event"),
    ),
    (
        "Agreements, lower-case names",
        "a.csv",
        "agreement_name,date_signed,entry_into_force\nPact,1990-05-01,1991\n",
        Right("1 treaty; Pact 1990-05-01"),
    ),
    (
        "Russian headings, semicolons, BOM, sep=",
        "a.csv",
        "\u{feff}sep=;\nДата;Событие;Место;Участники\n26.08.2008;Признание;Москва;\"Анна; Виола\"\n",
        Right("1 event, 2 people, 1 place; Признание 2008-08-26"),
    ),
    (
        "German table with coordinates",
        "a.csv",
        "Datum;Ereignis;Ort;Breite;Länge\n26.08.2008;Anerkennung;Moskau;55,7558;37,6173\n",
        Right("1 event, 1 place; Anerkennung 2008-08-26"),
    ),
    (
        "Figures with German marks",
        "a.csv",
        "Titel;Wert;Einheit;Laut;Datum\nSoldaten;3.700;Personen;Ministerium;2008\nAnteil;12,5;Prozent;Ministerium;2008\n",
        Right("1 organization, 2 figures; Soldaten 2008"),
    ),
];

fn imported(form: &Form) -> Imported {
    import(&[File::new(form.1, form.2.as_bytes())], &Options::default())
}

/// The records in words, and the first of the most specific kind with its date.
fn words(dossier: &Dossier) -> String {
    let records = dossier.records();
    let kinds = Kind::ALL.into_iter();
    let counts: Vec<(Kind, usize)> = kinds
        .map(|kind| (kind, records.iter().filter(|it| it.kind() == kind).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let only_sources = counts.len() == 1;
    let shown = counts.into_iter().filter(|(kind, _)| *kind != Kind::Source || only_sources);
    let shown: Vec<String> = shown
        .map(|(kind, count)| match count {
            1 => format!("1 {kind}"),
            _ => format!("{count} {}", kind.plural().to_lowercase()),
        })
        .collect();
    let order =
        [Kind::Event, Kind::Treaty, Kind::Person, Kind::Statement, Kind::Figure, Kind::Source];
    let first = order.into_iter().find_map(|kind| records.iter().find(|it| it.kind() == kind));
    let first = first.map(|record| {
        let date = match record {
            Record::Event(it) => Some(&it.date),
            Record::Treaty(it) => it.actions.first().map(|action| &action.date),
            Record::Person(it) => {
                it.terms.first().and_then(|term| term.start.as_ref()).or(it.born.as_ref())
            }
            Record::Figure(it) => it.date.as_ref(),
            Record::Source(it) => it.issued.as_ref(),
            _ => None,
        };
        let date = date.map(|date| format!(" {}", date.as_str())).unwrap_or_default();
        format!("{}{date}", record.title())
    });
    format!("{}; {}", shown.join(", "), first.unwrap_or_default())
}

#[test]
fn forms_of_public_files_are_understood() {
    let mut wrong = Vec::new();
    for form in FORMS {
        let told = imported(form);
        let causes = || told.files.iter().flat_map(|file| &file.causes);
        let errors = causes().filter(|it| it.first.code.severity() == Severity::Error);
        let errors: Vec<String> = errors.map(ToString::to_string).collect();
        let is_right = match form.3 {
            Right(expected) => errors.is_empty() && words(&told.dossier) == expected,
            Remedy(help) => errors.iter().any(|error| error.contains(help)),
            Named(name) => errors.iter().any(|error| error.contains(&format!("is {name}, "))),
        };
        if !is_right {
            wrong.push(format!("{}: {} {errors:?}", form.0, words(&told.dossier)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let right = FORMS.iter().filter(|form| matches!(form.3, Right(_))).count();
    assert!(FORMS.len() >= 67 && right >= 45, "{right} of {}", FORMS.len());
}

#[test]
fn the_table_of_forms_is_current() {
    let right = FORMS.iter().filter(|form| matches!(form.3, Right(_))).count();
    let mut table = format!(
        "{right} of {} are read. The others are refused with a way to import them, or with the name of their format.\n\n\
         | Form | Without options |\n|---|---|\n",
        FORMS.len()
    );
    for form in FORMS {
        let outcome = match form.3 {
            Right(_) => "read".to_owned(),
            Remedy(_) => {
                let told = imported(form);
                let help = told.files.iter().flat_map(|file| &file.causes);
                let mut help = help.filter_map(|cause| cause.first.help.as_deref());
                let help = help.next_back().and_then(|help| help.split(" (").next());
                let help = truncate(help.unwrap_or_default(), 60);
                format!("refused: {}", help.replace('|', "\\|"))
            }
            Named(name) => format!("named: {name}"),
        };
        table.push_str(&format!("| {} | {outcome} |\n", form.0));
    }
    check_part("docs/importing.md", "forms", &table);
}
