//! Exports are complete, valid, and harmless with hostile data.

use crate::support::stage::fixture;
use chancery::{
    date::Day,
    dossier::{Dossier, EntryId},
    export::{Format, Selection, Style, cite, dossier_as_of, export, omissions},
    file_format::{File, builtin, read, read_sound, to_json},
    search::SearchEngine,
};
use serde_json::json;

fn today() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

fn text(format: Format, selection: &Selection<'_>) -> String {
    export(format, selection).unwrap()
}

fn reread(name: &str, text: &str) -> Dossier {
    let loaded = read(&[File::new(name, text.as_bytes())]);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems.first());
    loaded.dossier
}

/// A dossier whose texts attack every format.
fn hostile() -> Dossier {
    let attack = r#"=cmd|' /C calc'!A0 </script><img src=x onerror=alert(1)> {\\input} "];x[" ]]> ;,\\ [^1]: [a](javascript:x)"#;
    let attack =
        serde_json::to_string(&format!("{attack}\u{1b}]52;c;aGk=\u{7}\u{202e}\u{9b}2J")).unwrap();
    let text = format!(
        r#"{{"dossier": {{"id": "hostile", "title": {attack}, "summary": {attack}}},
        "sources": [{{"id": "paper", "type": "webpage", "title": {attack}, "publisher": {attack}, "URL": "javascript:alert(1)", "perspective": "independent", "note": {attack}}}],
        "people": [{{"id": "eve", "names": [{{"text": {attack}, "lang": "en", "script": "Latn", "kind": "preferred"}}], "summary": {attack}, "cites": [{{"source": "paper", "locator": {attack}}}]}}],
        "events": [{{"id": "blow", "title": {attack}, "summary": {attack}, "date": "-0043-03-15", "type": "conflict", "roles": [{{"agent": "eve", "role": {attack}}}], "cites": [{{"source": "paper"}}]}},
                   {{"id": "month", "title": {attack}, "summary": {attack}, "date": "2008-08", "type": "conflict", "cites": [{{"source": "paper"}}]}}]}}"#
    );
    read_sound(&[&text]).unwrap()
}

#[test]
fn own_formats_come_back_equal() {
    for dossier in [builtin(), fixture()] {
        let whole = Selection::whole(&dossier, today());
        let wanted = to_json(&dossier).unwrap();
        for (format, name) in [(Format::Json, "a.json"), (Format::Jsonl, "a.jsonl")] {
            assert_eq!(to_json(&reread(name, &text(format, &whole))).unwrap(), wanted, "{name}");
        }
    }
}

#[test]
fn table_has_every_record_and_part() {
    let dossier = builtin();
    let table = text(Format::Csv, &Selection::whole(&dossier, today()));
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), dossier.entries().count());
    let row = rows.iter().find(|row| &row[0] == "alliance-treaty-2015/signature").unwrap();
    assert_eq!(&row[3], "2015-03-18");
    assert_eq!(&row[7], "Kremlin");
    assert!(!row[12].is_empty(), "{row:?}");
}

/// A table has what was found, not the records that it belongs to.
#[test]
fn table_of_a_part_is_one_row() {
    let dossier = builtin();
    let rows = |id: &str| {
        let id = dossier.find(id).unwrap();
        let table = text(Format::Csv, &Selection::found(&dossier, "", &[id], today()));
        csv::Reader::from_reader(table.as_bytes()).records().count()
    };
    assert_eq!(rows("alliance-treaty-2015/signature"), 1);
    assert_eq!(rows("alliance-treaty-2015"), 1);
}

/// Who says it, on which side, against whom, and where it is read.
#[test]
fn table_says_who_says_what() {
    let dossier = builtin();
    let row = |id: &str| {
        let id = dossier.find(id).unwrap();
        let table = text(Format::Csv, &Selection::found(&dossier, "", &[id], today()));
        let row = csv::Reader::from_reader(table.as_bytes()).records().next();
        row.unwrap().unwrap().iter().skip(13).map(str::to_owned).collect::<Vec<String>>()
    };
    let [urls, speaker, side, against] = &*row("bibilov-on-syria-2018") else { panic!() };
    assert!(urls.starts_with("http"), "{urls}");
    assert_eq!([&**speaker, &**side], ["Anatoly Bibilov", "South Ossetia"]);
    assert_eq!(against, "georgian-foreign-ministry-on-syria-recognition-2018");
    assert_eq!(row("russian-soldiers-georgian-count-2008")[1], "Parliament of Georgia");
}

/// A day that is known only as an interval is no span, and what lasted is none.
#[test]
fn moments_are_between_two_days() {
    let dossier = builtin();
    let words = |id: &str| dossier.date_words(dossier.find(id).unwrap());
    assert_eq!(words("georgia-regards-occupied-2008"), "between 28 and 29 August 2008");
    assert_eq!(words("august-2008-conflict"), "7–12 August 2008");
    assert_eq!(words("alliance-treaty-2015/negotiation"), "20 December 2014 – 17 March 2015");
}

#[test]
fn terms_of_office_have_their_end() {
    let dossier = builtin();
    let id = dossier.find("eduard-kokoity/term-1").unwrap();
    let chosen = Selection::found(&dossier, "kokoity", &[id], today());
    let table = text(Format::Csv, &chosen);
    assert!(table.contains(",2001-12-18,2001-12-18,2001-12-18,2011-12-10,"), "{table}");
    let stamp = r#""end_date":{"day":10,"month":12,"year":2011}"#;
    let slides = text(Format::Timelinejs, &chosen).replace([' ', '\n'], "");
    assert!(slides.contains(stamp), "{slides}");
    assert!(text(Format::Ics, &chosen).replace("\r\n ", "").contains("Until 10 December 2011"));
    for format in [Format::Md, Format::Html] {
        let written = text(format, &chosen);
        assert!(written.contains("18 December 2001 – 10 December 2011"), "{written}");
    }
}

#[test]
fn hostile_text_round_trips_through_json() {
    let dossier = hostile();
    let json = text(Format::Json, &Selection::whole(&dossier, today()));
    assert_eq!(to_json(&read_sound(&[&json]).unwrap()).unwrap(), to_json(&dossier).unwrap());
}

#[test]
fn search_export_has_no_dangling_references() {
    let dossier = builtin();
    let finder = SearchEngine::new(&dossier);
    for query in ["kokoity 2008", "treaty 2015", "tskhinvali"] {
        let found = finder.search(query, today());
        assert!(found.total > 0, "{query}");
        let selection = Selection::found(&dossier, query, &found.top, today());
        let part = reread("a.json", &text(Format::Json, &selection));
        assert!(part.records().len() < dossier.records().len());
        for record in part.records() {
            record.visit_references(&mut |_, _, slug, path| {
                assert!(part.find(slug).is_some(), "{}{path} leads nowhere", record.id());
            });
        }
    }
}

/// The messages of the errors that the checks find.
fn errors(dossier: &Dossier) -> Vec<String> {
    let findings = chancery::check::findings(dossier).into_iter();
    let errors = findings.filter(|finding| finding.code.text().starts_with("E-"));
    errors.map(|finding| finding.message).collect()
}

/// The output of the command as a complete dossier.
fn exported(arguments: &str) -> Dossier {
    let arguments = format!("chancery export {arguments}");
    let answer = chancery::cli::run(arguments.split(' ').map(Into::into));
    assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{arguments}");
    let dossier = reread("a.json", &answer.out);
    assert_eq!(errors(&dossier), Vec::<String>::new(), "{arguments}");
    dossier
}

#[test]
fn near_exports_related_records() {
    let whole = builtin();
    let part = exported("--near friendship-treaty-2008");
    let id = whole.find("friendship-treaty-2008").unwrap();
    for near in whole.neighbors(id) {
        let slug = whole.record(near).id();
        assert!(part.find(slug).is_some(), "{slug} belongs to it");
    }
    assert!(part.records().len() < whole.records().len() / 2);
    assert!(part.metadata().title.contains("Friendship"), "{}", part.metadata().title);
    let fewer = exported("--near friendship-treaty-2008 --find putin");
    assert!(fewer.records().len() < part.records().len());
}

#[test]
fn as_of_exports_what_was_known_then() {
    let then = exported("--as-of 2008-11-01");
    let id = then.find("friendship-treaty-2008").unwrap();
    let steps: Vec<_> = then.parts(id).filter_map(|step| then.date(step)).collect();
    let day = Day::new(2008, 11, 1).unwrap();
    assert!(!steps.is_empty() && steps.iter().all(|date| date.earliest() <= day));
    assert!(then.find("alliance-treaty-2015").is_none());
    assert!(then.metadata().title.contains("1 November 2008"));
    let fewer = exported("--as-of 2008-11-01 --near dmitry-medvedev");
    assert!(fewer.find("dmitry-medvedev").is_some());
    assert!(fewer.records().len() < then.records().len());
    let answer = |text: &str| chancery::cli::run(text.split(' ').map(Into::into));
    let nothing = answer("chancery export --as-of 1800 --near friendship-treaty-2008");
    assert!(nothing.code == 1 && nothing.err.contains("no records match"), "{}", nothing.err);
    assert_eq!(answer("chancery export --as-of soon").code, 2);
    assert_eq!(answer("chancery export --near friendship-treaty-208").code, 1);
}

/// No text of the data is code, markup, a formula or a control character in an export.
#[test]
fn exports_are_safe_for_their_readers() {
    let dossier = hostile();
    let whole = Selection::whole(&dossier, today());
    for format in Format::ALL {
        let text = text(format, &whole);
        let unsafe_letter = text.chars().find(|letter| {
            letter.is_control() && !matches!(letter, '\n' | '\r')
                || ('\u{202a}'..='\u{202e}').contains(letter)
        });
        assert_eq!(unsafe_letter, None, "{}", format.name());
        assert!(!text.contains("href=\"javascript"), "{}", format.name());
        // These are put into pages.
        if matches!(format, Format::Html | Format::Json | Format::Jsonl | Format::Jsonld) {
            let ends = usize::from(format == Format::Html);
            assert!(text.matches("</script").count() <= ends, "{}", format.name());
        }
        if matches!(format, Format::Html | Format::Graphml) {
            assert!(!text.contains("<img"), "{}", format.name());
            balanced(&text);
        }
        if matches!(format, Format::Jsonld | Format::CslJson | Format::Timelinejs) {
            serde_json::from_str::<serde_json::Value>(&text).unwrap();
        }
        if format == Format::Csv {
            assert!(text.contains("'=cmd") && !text.contains(",=cmd") && !text.contains(",\"=cmd"));
            assert!(text.contains("'-0043"));
        }
    }
    for style in Style::ALL {
        let id = dossier.find("blow").unwrap();
        assert!(
            cite(&whole, &[id], style, true).unwrap().chars().all(|letter| letter != '\u{1b}'),
            "{style:?}"
        );
    }
}

/// Every element that is opened is closed, in order.
fn balanced(text: &str) {
    let empty = ["meta", "line", "circle", "rect", "key", "input", "!DOCTYPE", "?xml"];
    let mut open = Vec::new();
    // The script has arrows and comparisons.
    let text = text.split("<script>").next().unwrap().to_owned()
        + text.split("</script>").nth(1).unwrap_or_default();
    for tag in text.split('<').skip(1) {
        let name: String =
            tag.chars().take_while(|letter| !letter.is_whitespace() && *letter != '>').collect();
        let name = name.trim_end_matches('/');
        if let Some(closed) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed.to_owned()));
        } else if !empty.contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// iCalendar lines are folded at 75 bytes; a month stays a month.
#[test]
fn calendar_lines_fold_and_dates_stay_vague() {
    for dossier in [builtin(), hostile()] {
        let text = text(Format::Ics, &Selection::whole(&dossier, today()));
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        assert_eq!(text.matches("BEGIN:VEVENT").count(), text.matches("END:VEVENT").count());
    }
    let dossier = hostile();
    let text = text(Format::Ics, &Selection::whole(&dossier, today())).replace("\r\n ", "");
    assert!(text.contains("DTSTART;VALUE=DATE:20080801\r\nDTEND;VALUE=DATE:20080802"));
    assert!(text.contains(" (about August 2008)"));
    assert!(text.contains("(EDTF 2008-08)"));
}

/// A period between known days lasts in a calendar; an uncertain one is on its first day.
#[test]
fn calendar_periods_end_on_their_last_day() {
    let ends = |date: &str| {
        let event = json!({ "id": "war", "title": "War", "date": date, "type": "conflict" });
        let dossier = read_sound(&[&json!({ "events": [event] }).to_string()]).unwrap();
        let text = text(Format::Ics, &Selection::whole(&dossier, today()));
        text.split_once("DTEND;VALUE=DATE:").and_then(|(_, rest)| rest.get(..8)).unwrap().to_owned()
    };
    assert_eq!(ends("2008-08-07/2008-08-12"), "20080813");
    assert_eq!(ends("2008-08-07~/2008-08-12"), "20080808");
    assert_eq!(ends("2008-08/2008-09"), "20080802");
}

/// `hostile` has an event of 44 BC.
#[test]
fn calendars_say_what_they_omit() {
    let (dossier, builtin) = (hostile(), builtin());
    let said = omissions(Format::Ics, &Selection::whole(&dossier, today()));
    assert!(said.starts_with("1 entry is not in the calendar"), "{said}");
    assert_eq!(omissions(Format::Html, &Selection::whole(&dossier, today())), "");
    assert_eq!(omissions(Format::Ics, &Selection::whole(&builtin, today())), "");
}

#[test]
fn dossiers_add_what_records_name() {
    let dossier = builtin();
    let id = dossier.find("ambassador-decree-2008").unwrap();
    let selection = Selection::found(&dossier, "", &[id], today());
    let written = export(Format::Jsonl, &selection).unwrap();
    // The first line is the dossier itself.
    let records = written.lines().count() - 1;
    assert_eq!((selection.records().len(), records), (1, 1 + selection.num_added()));
    assert_eq!(Selection::whole(&dossier, today()).num_added(), 0);
}

#[test]
fn exported_dates_keep_their_precision() {
    let dossier = fixture();
    let whole = Selection::whole(&dossier, today());
    let value: serde_json::Value = serde_json::from_str(&text(Format::Timelinejs, &whole)).unwrap();
    let slide = |id: &str| {
        let slides = value["events"].as_array().unwrap();
        slides.iter().find(|slide| slide["unique_id"] == id).unwrap().clone()
    };
    assert_eq!(slide("exhibition")["start_date"], json!({"year": 1990}));
    assert_eq!(slide("exhibition")["end_date"], json!({"year": 1999}));
    assert_eq!(slide("exhibition")["display_date"], "1990s");
    assert_eq!(slide("border/signature")["start_date"], json!({"year": 2009, "month": 4}));
    let linked: serde_json::Value = serde_json::from_str(&text(Format::Jsonld, &whole)).unwrap();
    let things = linked["@graph"].as_array().unwrap();
    let thing = |id: &str| things.iter().find(|thing| thing["@id"] == id).unwrap();
    assert_eq!(thing("#exhibition").get("startDate"), None);
    assert_eq!(thing("#exhibition")["temporal"], "199X");
    assert_eq!(thing("#quarrel")["startDate"], "2008-08-07");
}

#[test]
fn exports_keep_marks_of_doubt() {
    let dossier = fixture();
    let whole = Selection::whole(&dossier, today());
    for format in [
        Format::Md,
        Format::Html,
        Format::Ics,
        Format::Timelinejs,
        Format::Jsonld,
        Format::Graphml,
        Format::Dot,
    ] {
        let text = text(format, &whole);
        assert!(text.contains("contested") && text.contains("one source"), "{}", format.name());
    }
}

#[test]
fn citation_has_passage_and_version() {
    let dossier = builtin();
    let whole = Selection::whole(&dossier, today());
    let id = dossier
        .entries()
        .find(|id: &EntryId| {
            dossier.citations(*id).first().is_some_and(|cite| cite.start.is_some())
        })
        .unwrap();
    for style in Style::ALL {
        let text = cite(&whole, &[id], style, true).unwrap();
        let version = dossier.metadata().version.as_deref().unwrap();
        // A Russian reference has no place for positions in a text.
        let has_passage = !matches!(style, Style::Gost | Style::GostFull);
        assert!(text.contains(version), "{style:?}: {text}");
        assert_eq!(text.contains("characters "), has_passage, "{style:?}: {text}");
    }
}

/// A treaty without a bibliographic source is cited as an entry of the dossier, with its date.
#[test]
fn gost_cites_the_entry_of_the_dossier() {
    let dossier = builtin();
    let whole = Selection::whole(&dossier, today());
    let first = |slug: &str, style| {
        let text = cite(&whole, &[dossier.find(slug).unwrap()], style, false).unwrap();
        text.lines().next().unwrap().to_owned()
    };
    let version = dossier.metadata().version.as_deref().unwrap();
    let treaty = "Treaty on Alliance and Integration between the Russian Federation and the \
                  Republic of South Ossetia (18 March 2015)";
    let place = format!(
        "// Russia–South Ossetia relations, версия {version}, запись alliance-treaty-2015."
    );
    assert_eq!(
        first("alliance-treaty-2015", Style::Gost),
        format!("{treaty} [Электронный ресурс] {place}")
    );
    assert_eq!(
        first("alliance-treaty-2015", Style::GostFull),
        format!("{treaty}. – Текст : электронный {place}")
    );
    assert!(first("recognition-decree-2008", Style::Gost).contains("(26 August 2008) ["));
    assert!(first("vladimir-putin", Style::Gost).starts_with("Vladimir Putin ["));
}

/// The records of the small dossier as readers of the two text formats see them.
#[test]
fn articles_in_markdown_and_html() {
    let dossier = fixture();
    let whole = Selection::whole(&dossier, today());
    for (name, format, start, end) in [
        ("markdown", Format::Md, "## Events", "[^1]: "),
        ("html", Format::Html, "<section id=\"events\">", "<section id=\"sources\">"),
    ] {
        let text = text(format, &whole);
        let (from, to) = (text.find(start).unwrap(), text.find(end).unwrap());
        insta::assert_snapshot!(format!("article_{name}"), &text[from..to]);
    }
}

/// A source of each kind of date and author in each style.
#[test]
fn citations_follow_their_styles() {
    let source = |rest: &str| {
        format!(
            r#"{{"format": "chancery/1", "dossier": {{"id": "d", "title": "Ties", "version": "2"}}, "sources": [{{"id": "s", "perspective": "independent", "title": "A view of the ‘war’", "publisher": "The Paper", {rest}}}]}}"#
        )
    };
    let mut shown = String::new();
    for rest in [
        r#""type": "article-newspaper", "URL": "https://a.b/c", "issued": "2015-03-18/2015-03-31", "retrieved": "2024-05-01", "author": [{"literal": "Sally Bokhua", "family": "Bokhua"}]"#,
        r#""type": "webpage", "URL": "https://a.b/c", "retrieved": "2024-05-01", "language": "de""#,
        r#""type": "webpage", "URL": "https://a.b/c", "retrieved": "2024-05", "language": "ru""#,
        r#""type": "report", "issued": "2009~", "author": [{"literal": "Human Rights Watch"}, {"literal": "J.-P. Roux", "family": "Roux"}]"#,
        r#""type": "treaty", "issued": "2008-09-17""#,
        r#""type": "legal_case", "issued": "2021-01-21", "URL": "https://a.b/c""#,
    ] {
        let dossier = read_sound(&[&source(rest)]).unwrap_or_else(|error| panic!("{error:?}"));
        let whole = Selection::whole(&dossier, today());
        for style in Style::ALL {
            shown += &format!("{}: ", style.name());
            shown += &cite(&whole, &[dossier.find("s").unwrap()], style, true).unwrap();
        }
    }
    insta::assert_snapshot!("citations", shown);
}

/// citeproc refuses a range whose ends differ in precision: the more exact end gives way.
#[test]
fn csl_ranges_have_one_precision() {
    let dossier = read_sound(&[
        r#"{"format": "chancery/1", "sources": [{"id": "s", "type": "webpage", "perspective": "independent",
        "title": "Views", "issued": "2018-02/2018-03-02"}]}"#,
    ])
    .unwrap();
    let items: serde_json::Value =
        serde_json::from_str(&text(Format::CslJson, &Selection::whole(&dossier, today()))).unwrap();
    assert_eq!(items[0]["issued"]["date-parts"], json!([[2018, 2], [2018, 3]]));
}

/// The policy of the page lets the script of the page run, and no other.
#[test]
fn page_allows_its_script_by_hash() {
    use sha2::{Digest, Sha256};
    let page = text(Format::Html, &Selection::whole(&fixture(), today()));
    let script = page.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    let allowed = page.split("script-src 'sha256-").nth(1).unwrap().split('\'').next().unwrap();
    let digest: Vec<u8> = Sha256::digest(script).to_vec();
    let bits: String = digest.iter().map(|byte| format!("{byte:08b}")).collect::<String>() + "00";
    let letters: Vec<char> =
        ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let encoded: String = bits
        .as_bytes()
        .chunks(6)
        .map(|six| {
            let six = std::str::from_utf8(six).unwrap();
            letters[usize::from_str_radix(six, 2).unwrap()]
        })
        .collect();
    assert_eq!(allowed, encoded + "=");
}

/// Links lead to places of the page, and prose links what it names.
#[test]
fn page_links_lead_somewhere() {
    let dossier = builtin();
    let page = text(Format::Html, &Selection::whole(&dossier, today()));
    let ids: std::collections::HashSet<&str> =
        page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    for rest in page.split("href=\"#").skip(1) {
        let target = rest.split('"').next().unwrap();
        assert!(ids.contains(target), "{target}");
    }
    assert!(page.contains("<span lang=\"ru\">"));
    for article in page.split("<article id=\"r-").skip(1) {
        let id = article.split('"').next().unwrap();
        assert!(
            !article.split("</article>").next().unwrap().contains(&format!("#r-{id}\"")),
            "{id}"
        );
    }
}

/// A brace in a text does not end a BibTeX entry.
#[test]
fn bibtex_braces_are_balanced() {
    let dossier = hostile();
    let bibtex = text(Format::Bibtex, &Selection::whole(&dossier, today()));
    let mut depth = 0;
    for letter in bibtex.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        assert!(depth >= 0);
    }
    assert_eq!(depth, 0);
}

#[test]
fn large_graph_is_drawn_in_part() {
    let dossier = builtin();
    let dot = text(Format::Dot, &Selection::whole(&dossier, today()));
    assert!(dot.contains("records with most links") && dot.matches("shape=").count() <= 120);
    let graph = text(Format::Graphml, &Selection::whole(&dossier, today()));
    assert!(graph.contains("<data key=\"link\">cites</data>"));
}

#[test]
fn unknown_extension_is_refused() {
    let answer = chancery::cli::run(["chancery", "export", "-o", "x.pdf"].map(Into::into));
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("html") && answer.err.contains("--to"), "{}", answer.err);
    assert!(!std::path::Path::new("x.pdf").exists());
    let answer = chancery::cli::run(["chancery", "export"].map(Into::into));
    assert!(answer.refusal.is_some_and(|text| text.contains("--to")));
}

#[test]
fn later_records_are_removed() {
    let dossier = builtin();
    for year in [1990, 2008, 2015] {
        let day = Day::new(year, 8, 26).unwrap();
        let then = dossier_as_of(&dossier, day);
        assert!(then.records().len() < dossier.records().len());
        let dates = then.timeline().iter().filter_map(|id| then.date(*id));
        assert!(dates.into_iter().all(|date| date.earliest() <= day), "{year}");
        assert_eq!(errors(&then), Vec::<String>::new(), "{year}");
    }
}

/// Nothing that a part of a record dates later is left of it, and no act that was yet to come.
#[test]
fn later_parts_are_removed() {
    let source = r#"{"organizations": [{"id": "court", "names": [], "classification": "court", "ended": "2011"}],
        "people": [{"id": "eve", "names": [], "born": "1950", "died": "2013"}],
        "treaties": [
            {"id": "later", "names": [], "type": "treaty", "actions": [{"type": "signature", "date": "2012"}]},
            {"id": "plan", "names": [], "type": "programme", "valid": "2012/2014"},
            {"id": "pact", "names": [], "type": "treaty", "related": [{"treaty": "later", "how": "implements"}],
             "actions": [{"type": "signature", "date": "2008"}, {"type": "entry_into_force", "date": "2012"}]}],
        "events": [{"id": "talk", "title": "Talk", "date": "2009", "type": "diplomacy",
                    "treaties": [{"treaty": "later"}, {"treaty": "pact"}]}]}"#;
    let dossier = read_sound(&[source]).map_err(|(_, error)| error).unwrap();
    let then = dossier_as_of(&dossier, Day::new(2010, 1, 1).unwrap());
    let text = to_json(&then).unwrap();
    for gone in ["later", "plan", "2011", "2012", "2013"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    let ids: Vec<&str> = then.records().iter().map(|record| record.id()).collect();
    assert_eq!(ids, ["talk", "pact", "eve", "court"]);
    assert!(text.contains("1950") && text.contains("2008"), "{text}");
}

#[test]
fn formats_by_extension() {
    assert_eq!(Format::from_extension("json"), Some(Format::Json));
    assert_eq!(Format::from_extension("BIB"), Some(Format::Bibtex));
    assert_eq!(Format::from_extension("gv"), Some(Format::Dot));
    assert_eq!(Format::from_extension(""), None);
    assert_eq!(Format::from_extension("docx"), None);
}

/// What a title becomes in each format.
#[test]
fn titles_are_escaped() {
    let exported = |format: Format, title: &str| {
        let title = serde_json::to_string(title).unwrap();
        let source = format!(
            r#"{{"sources": [{{"id": "a", "type": "book", "title": {title}, "perspective": "unstated"}}],
            "events": [{{"id": "e", "title": {title}, "date": "2008", "type": "other", "cites": [{{"source": "a"}}]}}]}}"#
        );
        let dossier = read_sound(&[&source]).unwrap();
        text(format, &Selection::whole(&dossier, today()))
    };
    for (format, title, expected) in [
        (Format::Json, "a\u{202e}b\u{9b}c\u{e0041}", "\"a\\u202eb\\u009bc\\udb40\\udc41\""),
        (Format::Html, "<b a='1'>\u{1b}&", "&lt;b a=&#39;1&#39;&gt;␛&amp;"),
        (Format::Md, "# a *b* <c>", "### \\# a \\*b\\* \\<c\\>"),
        (Format::Md, "1. first", "### 1\\. first"),
        (Format::Bibtex, "50% & }_y", "{{50\\% \\& \\textbraceright{}\\_y}}"),
        (Format::Csv, "=1+1", ",'=1+1,"),
        (Format::Csv, "@a", ",'@a,"),
        (Format::Csv, "＝1", ",'＝1,"),
        (Format::Csv, "'=1", ",''=1,"),
        (Format::Csv, "'quoted", ",'quoted,"),
    ] {
        let text = exported(format, title);
        assert!(text.contains(expected), "{expected} in {}:\n{text}", format.name());
    }
    let cited = |title: &str| {
        let source = format!(
            r#"{{"sources": [{{"id": "a", "type": "treaty", "title": "{title}", "perspective": "unstated"}}]}}"#
        );
        let dossier = read_sound(&[&source]).unwrap();
        let whole = Selection::whole(&dossier, today());
        cite(&whole, &[dossier.find("a").unwrap()], Style::Chicago, true).unwrap()
    };
    assert_eq!(cited("the co-chairs on a round of"), "The Co-Chairs on a Round Of.\n");
    assert_eq!(cited("a view: the end"), "A View: The End.\n");
    assert_eq!(cited("UN and eBay (copy: x.org)"), "UN and eBay (Copy: X.org).\n");
}
