//! The built-in dossier as of single days. The expected answers were written from its sources, not
//! from the output of the program.
#![allow(clippy::unwrap_used)]

use chancery::{
    date::Day,
    dossier::{
        Dossier, RecognitionStatus, Record, Snapshot, TenureCertainty,
        TreatyStatus::{
            self, Ended, Exchanged, InForce, Issued, NotYet, Pending, RatifiedByOne, Signed,
        },
        record::{Action, Tenure},
        vocabulary::ActionType,
    },
    file_format::{builtin, read_sound},
    search::SearchEngine,
};
use serde_json::{Value, json};

struct Told {
    dossier: Dossier,
    state: Snapshot,
}

fn on(year: i16, month: i8, day: i8) -> Told {
    let dossier = builtin();
    let state = Snapshot::of(&dossier, Day::new(year, month, day).unwrap());
    Told { dossier, state }
}

impl Told {
    fn act(&self, slug: &str) -> TreatyStatus {
        let id = self.dossier.find(slug).unwrap();
        self.dossier.treaty_on(id, self.state.day).unwrap().status
    }

    fn acts<const N: usize>(&self, wanted: [(&str, TreatyStatus); N]) {
        for (slug, status) in wanted {
            assert_eq!(self.act(slug), status, "{slug} on {}", self.state.day);
        }
    }

    /// Who held an office with this name, and how surely.
    fn holders(&self, office: &str) -> Vec<(String, TenureCertainty)> {
        let ending = format!(", {office}");
        let terms = self.state.offices.iter().filter_map(|it| {
            let title = self.dossier.title(it.tenure).into_owned();
            Some((title.strip_suffix(&ending)?.to_owned(), it.certainty))
        });
        terms.collect()
    }

    fn held(&self, office: &str, by: &[&str]) {
        let holders = self.holders(office);
        let names: Vec<&str> = holders.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, by, "{office} on {}", self.state.day);
        assert!(holders.iter().all(|(_, hold)| *hold == TenureCertainty::Held), "{holders:?}");
    }

    /// Who recognised, was open, or had withdrawn, by the ids of the recognising states.
    fn recognised(&self, status: RecognitionStatus) -> Vec<String> {
        let mut names: Vec<String> = self
            .state
            .recognitions
            .iter()
            .filter(|it| it.status == status)
            .filter(|it| self.dossier.record(it.recognition).id() == "south-ossetia")
            .map(|it| self.dossier.title(it.recognition).into_owned())
            .map(|title| title.split(" recognises").next().unwrap_or_default().to_owned())
            .collect();
        names.sort();
        names
    }
}

/// 24 June 1992: the Sochi ceasefire is signed; nobody has recognised South Ossetia.
#[test]
fn sochi_ceasefire_is_signed_1992() {
    let told = on(1992, 6, 24);
    told.acts([("sochi-agreement-1992", InForce), ("friendship-treaty-2008", NotYet)]);
    told.held("President of Russia", &["Boris Yeltsin"]);
    assert!(told.recognised(RecognitionStatus::InEffect).is_empty());
}

/// 25 August 2008: Abkhazia and Transnistria have recognised South Ossetia, Russia has not.
#[test]
fn eve_of_russian_recognition_2008() {
    let told = on(2008, 8, 25);
    told.acts([("recognition-decree-2008", NotYet)]);
    told.held("President of Russia", &["Dmitry Medvedev"]);
    told.held("President of South Ossetia", &["Eduard Kokoity"]);
    // Abkhazia and Transnistria did so at some time between 1991 and June 2006.
    assert_eq!(told.recognised(RecognitionStatus::InEffect), ["Abkhazia", "Transnistria"]);
    assert_eq!(
        on(2000, 1, 1).recognised(RecognitionStatus::Uncertain),
        ["Abkhazia", "Transnistria"]
    );
}

/// 26 August 2008: Russia recognises South Ossetia.
#[test]
fn russia_recognises_2008() {
    let told = on(2008, 8, 26);
    told.acts([("recognition-decree-2008", Issued), ("exchange-of-notes-2008", NotYet)]);
    assert_eq!(
        told.recognised(RecognitionStatus::InEffect),
        ["Abkhazia", "Russia", "Transnistria"]
    );
}

/// 17 September 2008: notes are exchanged and the friendship treaty is signed.
#[test]
fn friendship_treaty_is_signed_2008() {
    let told = on(2008, 9, 17);
    told.acts([("exchange-of-notes-2008", Exchanged), ("friendship-treaty-2008", Signed)]);
    let recognised = ["Abkhazia", "Nicaragua", "Russia", "Transnistria"];
    assert_eq!(told.recognised(RecognitionStatus::InEffect), recognised);
}

/// 1 November 2008: South Ossetia has ratified, and the treaty has passed the Duma.
#[test]
fn one_side_has_ratified_2008() {
    let told = on(2008, 11, 1);
    told.acts([
        ("friendship-treaty-2008", RatifiedByOne),
        ("border-protection-agreement-2009", NotYet),
    ]);
    told.held("Ambassador of Russia to South Ossetia", &["Elbrus Kargiyev"]);
}

/// 20 January 2009: the friendship treaty enters into force.
#[test]
fn friendship_treaty_enters_into_force_2009() {
    on(2009, 1, 19).acts([("friendship-treaty-2008", RatifiedByOne)]);
    let told = on(2009, 1, 20);
    told.acts([("friendship-treaty-2008", InForce)]);
    told.held("Ambassador of South Ossetia to Russia", &["Dmitry Medoyev"]);
}

/// March 2012: South Ossetia has an acting president.
#[test]
fn acting_president_2012() {
    let told = on(2012, 3, 1);
    told.held("Acting President of South Ossetia", &["Vadim Brovtsev"]);
    told.held("President of South Ossetia", &[]);
    told.held("President of Russia", &["Dmitry Medvedev"]);
    assert!(told.recognised(RecognitionStatus::InEffect).contains(&"Tuvalu".to_owned()));
}

/// 31 March 2014: Tuvalu withdraws its recognition.
#[test]
fn tuvalu_withdraws_recognition_2014() {
    assert!(on(2014, 3, 30).recognised(RecognitionStatus::InEffect).contains(&"Tuvalu".to_owned()));
    let told = on(2014, 3, 31);
    assert_eq!(told.recognised(RecognitionStatus::Withdrawn), ["Tuvalu"]);
    assert!(!told.recognised(RecognitionStatus::InEffect).contains(&"Tuvalu".to_owned()));
}

/// 18 March 2015: Putin and Tibilov sign the alliance treaty, in force from 30 June.
#[test]
fn alliance_treaty_is_signed_2015() {
    let told = on(2015, 3, 18);
    told.acts([("alliance-treaty-2015", Signed), ("friendship-treaty-2008", InForce)]);
    told.held("President of Russia", &["Vladimir Putin"]);
    told.held("President of South Ossetia", &["Leonid Tibilov"]);
    on(2015, 6, 19).acts([("alliance-treaty-2015", RatifiedByOne)]);
    on(2015, 7, 30).acts([("alliance-treaty-2015", InForce)]);
}

/// 20 September 2024: the military agreement is before the Duma.
#[test]
fn military_agreement_is_pending_2024() {
    let told = on(2024, 9, 20);
    told.acts([("military-technical-agreement-2023", Pending), ("alliance-treaty-2015", InForce)]);
    on(2024, 9, 18).acts([("military-technical-agreement-2023", Signed)]);
    told.held("President of South Ossetia", &["Alan Gagloev"]);
    assert_eq!(
        told.recognised(RecognitionStatus::InEffect),
        ["Abkhazia", "Nauru", "Nicaragua", "Russia", "Syria", "Transnistria", "Venezuela"]
    );
}

/// A calculated end of term gives `PastTerm`; only an attested termination gives `Ended`.
/// 30 September 2022: by their treaties with Russia two recognising entities claim no statehood.
#[test]
fn recognitions_lapse_2022() {
    let lapsed = ["Donetsk People's Republic", "Luhansk People's Republic"];
    assert!(on(2022, 9, 29).recognised(RecognitionStatus::Lapsed).is_empty());
    let told = on(2022, 9, 30);
    assert_eq!(told.recognised(RecognitionStatus::Lapsed), lapsed);
    let of_them =
        told.state.recognitions.iter().filter(|it| it.status == RecognitionStatus::Lapsed);
    assert_eq!(of_them.count(), 4);
}

#[test]
fn calculated_term_never_ends_a_treaty() {
    // Ten years from 20 January 2009, renewed by five years each time.
    let last = on(2019, 1, 19);
    last.acts([("friendship-treaty-2008", InForce)]);
    let told = on(2019, 1, 20);
    told.acts([("friendship-treaty-2008", InForce)]);
    let friendship = told.dossier.find("friendship-treaty-2008").unwrap();
    let state = told.dossier.treaty_on(friendship, told.state.day).unwrap();
    assert_eq!((state.term_end, state.renewed), (Day::new(2024, 1, 19), true));
    // What ended did so by an action that a source dates, or with the period it covers.
    for ended in told.state.treaties.iter().filter(|it| it.status == Ended) {
        let Record::Treaty(treaty) = told.dossier.record(ended.treaty) else { panic!() };
        let ends = |step: &Action| step.kind == ActionType::Termination;
        assert!(treaty.valid.is_some() || treaty.actions.iter().any(ends), "{}", treaty.id);
    }
    let alliance = told.dossier.find("alliance-treaty-2015").unwrap();
    let state = told.dossier.treaty_on(alliance, told.state.day).unwrap();
    assert_eq!(state.term_end, Day::new(2040, 7, 29));
}

/// An office between two mentions of its holder is attested, not certain.
#[test]
fn tenure_between_mentions_is_attested() {
    // The minister signed on 15 September 2009 and on 7 April 2010, and is not named in between.
    let told = on(2009, 12, 1);
    let minister = told.holders("Minister of Defence of South Ossetia");
    assert_eq!(minister, [("Yury Tanaev".to_owned(), TenureCertainty::Attested)]);
}

/// A source denies that the agreement was in force; after that nothing is known.
#[test]
fn act_a_source_denies_is_not_in_force() {
    use TreatyStatus::{Ratified, RatifiedUndated};
    for (day, status) in [(7, Ratified), (8, Ratified), (9, RatifiedUndated)] {
        on(2024, 10, day).acts([("dual-citizenship-agreement-2021", status)]);
    }
}

#[test]
fn inexact_ends_of_a_term_in_words() {
    for (start, end, is_attested, words) in [
        ("2002", "2012", false, "2002 – 2012"),
        ("2008-09-01", "2008-09-09", true, "attested 1 September 2008 – 9 September 2008"),
        ("2008-09-01", "2008-09-01", true, "attested 1 September 2008"),
        ("2017-05-23", "", false, "from 23 May 2017"),
        ("", "2017-05-23", false, "until 23 May 2017"),
        ("2017-05-23", "2026-01-23/..", false, "from 23 May 2017, at least until 23 January 2026"),
        (
            "2022-07-12",
            "2022-07-15/2025-03-11",
            false,
            "from 12 July 2022, ended between 15 July 2022 and 11 March 2025",
        ),
        ("../2011-05-28", "2012", false, "began by 28 May 2011, until 2012"),
        (
            "2016-04-11/2016-08-24",
            "2017-04/2017-12",
            false,
            "began between 11 April and 24 August 2016, ended between April and December 2017",
        ),
        ("2009-09-12/2009-09-15", "", false, "began between 12 and 15 September 2009"),
        ("", "../2024", false, "ended by 2024"),
        ("", "", false, "dates unknown"),
    ] {
        let mut tenure = json!({ "office": "Minister", "attested_only": is_attested });
        for (name, date) in [("start", start), ("end", end)] {
            if !date.is_empty() {
                tenure[name] = json!(date);
            }
        }
        let tenure: Tenure = serde_json::from_value(tenure).unwrap();
        assert_eq!(tenure.words(), words, "{start} to {end}");
    }
}

/// A source gives the last day on which the decree applies, years ahead.
#[test]
fn scheduled_end_ends_an_act() {
    let status = |day| {
        let dossier = builtin();
        let decree = dossier.find("passport-decree-2025").unwrap();
        let state = dossier.treaty_on(decree, day).unwrap();
        (state.status, state.doubt)
    };
    assert_eq!(status(Day::new(2028, 7, 31).unwrap()), (InForce, ""));
    assert_eq!(status(Day::new(2028, 8, 2).unwrap()), (Ended, "scheduled"));
}

#[test]
fn open_and_inexact_dates_of_a_term() {
    use TenureCertainty::{Attested, Held, Possible};
    for (start, end, is_attested, day, expected) in [
        ("2017-05-23", "2026-01-23/..", false, (2017, 5, 22), None),
        ("2017-05-23", "2026-01-23/..", false, (2026, 1, 23), Some(Held)),
        ("2017-05-23", "2026-01-23/..", false, (2030, 1, 1), Some(Possible)),
        ("../2015", "", false, (1800, 1, 1), None),
        ("../2015", "", false, (2015, 12, 31), Some(Held)),
        ("../2015", "", false, (2020, 1, 1), Some(Held)),
        ("", "../2024-12-31", false, (1800, 1, 1), None),
        ("", "../2024-12-31", false, (2024, 12, 31), Some(Possible)),
        ("", "../2024-12-31", false, (2025, 1, 1), None),
        ("2011", "2012", false, (2011, 6, 1), Some(Possible)),
        ("2011", "2012", false, (2011, 12, 31), Some(Held)),
        ("2011", "2012", false, (2012, 6, 1), Some(Possible)),
        ("2008-09-09", "2010-02-01", true, (2009, 6, 1), Some(Attested)),
        ("2008-09-09", "2010-02-01", true, (2010, 2, 2), None),
        ("2008-09-09", "", true, (2008, 9, 9), Some(Attested)),
        ("2008-09-09", "", true, (2008, 9, 10), None),
    ] {
        let date = |text: &str| (!text.is_empty()).then_some(text).map_or(Value::Null, Value::from);
        let term = json!({ "office": "Ambassador", "start": date(start), "end": date(end),
            "attested_only": is_attested });
        let people = json!({ "people": [{ "id": "holder", "terms": [term] }] });
        let dossier = read_sound(&[&people.to_string()]).unwrap();
        let day = Day::new(day.0, day.1, day.2).unwrap();
        let held = dossier.offices_on(dossier.find("holder").unwrap(), day).next();
        assert_eq!(held.map(|it| it.certainty), expected, "{start} to {end} on {day}");
    }
}

/// After an extension the end of the treaty is not calculated, as its status on that day says.
#[test]
fn extended_term_does_not_expire() {
    use chancery::dossier::Changes;
    let action = |kind: &str, date: &str| json!({ "type": kind, "date": date });
    for (extension, expires) in [(None, true), (Some("2009-05-01"), false), (Some("2012"), true)] {
        let mut actions = vec![action("entry_into_force", "2000-01-01")];
        actions.extend(extension.map(|date| action("extension", date)));
        let treaty =
            json!({ "id": "pact", "type": "treaty", "duration": "P10Y", "actions": actions });
        let dossier = read_sound(&[&json!({ "treaties": [treaty] }).to_string()]).unwrap();
        let day = Day::new(2010, 1, 1).unwrap();
        let status = dossier.treaty_on(dossier.find("pact").unwrap(), day).unwrap().status;
        assert_eq!(status == TreatyStatus::PastTerm, expires, "{extension:?}");
        let label = "(calculated)";
        let changes = Changes::of(&dossier);
        let has_change = changes.on(day).iter().any(|it| it.label(&dossier).ends_with(label));
        assert_eq!(has_change, expires, "{extension:?}");
    }
}

#[test]
fn changes_are_the_same_in_both_directions() {
    use chancery::dossier::Changes;
    let dossier = builtin();
    let changes = Changes::of(&dossier);
    let day = |year, month, day| Day::new(year, month, day).unwrap();
    let next = changes.after(day(2008, 8, 25));
    assert_eq!(next.first().map(|it| it.day), Some(day(2008, 8, 26)));
    let words: Vec<String> = next.iter().map(|it| it.label(&dossier)).collect();
    assert!(words.iter().any(|it| it.starts_with("Russia recognises")), "{words:?}");
    assert_eq!(changes.after(day(2014, 3, 30)).first().map(|it| it.day), Some(day(2014, 3, 31)));
    let ahead = changes.after(day(2040, 7, 29));
    assert!(ahead.iter().any(|it| it.label(&dossier).contains("calculated")), "{ahead:?}");
    let mut at = Day::new(1900, 1, 1).unwrap();
    let mut forth = Vec::new();
    while let Some(change) = changes.after(at).first() {
        at = change.day;
        forth.push(at);
    }
    let mut back = vec![at];
    while let Some(change) = changes.before(at).first() {
        at = change.day;
        back.push(at);
    }
    back.reverse();
    assert_eq!(forth, back);
}

#[test]
fn events_before_and_after_a_day() {
    let dossier = builtin();
    let day = Day::new(2008, 9, 10).unwrap();
    let around = dossier.nearby(dossier.timeline(), day);
    let date = |id| dossier.date(id).unwrap().clone();
    assert!(around.before.is_some_and(|id| date(id).latest() < day));
    assert!(around.after.is_some_and(|id| date(id).order().0 > day));
    assert!(around.on.iter().all(|id| date(*id).exact_day() == Some(day)));
    let first = dossier.nearby(dossier.timeline(), Day::new(1000, 1, 1).unwrap());
    assert_eq!((first.before, first.after), (None, dossier.timeline().first().copied()));
}

mod panes {
    use crate::support::stage::Stage;
    use chancery::app::Filter;

    fn built_in(width: u16, height: u16) -> Stage {
        Stage::of(chancery::file_format::builtin(), width, height)
    }

    #[test]
    fn panes_as_of_a_day() {
        for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12)] {
            let mut stage = built_in(width, height);
            stage.keys("a26 aug 2008<enter>");
            insta::assert_snapshot!(format!("as_of_{width}x{height}"), stage.text());
        }
    }

    #[test]
    fn day_filter_shows_without_colors() {
        let mut stage = built_in(80, 24);
        stage.theme = chancery::ui::Theme::new(
            chancery::app::ThemeChoice::Mono,
            None,
            chancery::ui::Depth::Mono,
        );
        stage.keys("a2009-01-20<enter>2");
        insta::assert_snapshot!("as_of_mono", stage.styled());
    }

    #[test]
    fn date_is_previewed_while_typing() {
        let mut stage = built_in(80, 24);
        stage.keys("a1 nov 2008");
        insta::assert_snapshot!("as_of_typing", stage.text().lines().last().unwrap_or_default());
        stage.keys("<esc>");
        assert_eq!(stage.app.view().as_of(), None);
        stage.keys("anonsense<enter>");
        assert!(stage.app.status().notice().is_some() && stage.app.view().as_of().is_none());
        stage.keys("<esc>q");
    }

    /// Braces step from change to change; Esc clears the day and Backspace restores it.
    #[test]
    fn day_filter_steps_and_clears() {
        let mut stage = built_in(80, 24);
        stage.keys("a25 aug 2008<enter>}");
        let day = stage.app.view().as_of().map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2008-08-26"));
        stage.keys("{{");
        assert!(
            stage.app.view().as_of().is_some_and(|day| day.to_string().as_str() < "2008-08-26")
        );
        assert_eq!(stage.app.view().filters.len(), 1);
        stage.keys("<esc>");
        assert!(stage.app.view().filters.is_empty() && stage.app.view().as_of().is_none());
        stage.keys("<backspace>");
        assert!(matches!(stage.app.view().filters.as_slice(), [Filter::AsOf(_)]));
    }

    /// The state of a day is that of a day also where no record is selected.
    #[test]
    fn summary_needs_no_record() {
        let mut stage = Stage::of(chancery::dossier::Dossier::default(), 80, 24);
        stage.keys("a2015-07-30<enter>:summary<enter>");
        assert!(stage.text().contains("As of 30 July 2015"), "{}", stage.text());
    }

    /// Offices are grouped by state, the one of most treaties first, and begin with its head.
    #[test]
    fn offices_are_grouped_by_state() {
        let mut stage = built_in(80, 60);
        stage.keys("a2010-05-01<enter>:summary<enter>");
        let line = |text: &str| stage.find(text).1;
        let lines = [
            "In office, Russia (14)",
            "Dmitry Medvedev, President of Russia",
            "Vladimir Putin, Prime Minister of Russia",
            "Boris Gryzlov, Chairman of the State Duma",
            "In office, South Ossetia (5)",
            "Eduard Kokoity, President of South Ossetia",
            "Vadim Brovtsev, Prime Minister of South Ossetia",
            "Murat Dzhioyev, Minister of Foreign Affairs of South Ossetia",
            "In office, Georgia (5)",
        ];
        assert!(lines.map(line).is_sorted(), "{}", stage.text());
    }

    #[test]
    fn summary_of_a_day_is_shown() {
        let mut stage = built_in(100, 40);
        stage.keys("a2015-07-30<enter>:summary<enter>");
        insta::assert_snapshot!("as_of_state", stage.text());
    }
}

mod commands {
    use crate::support::command::{Chancery, CommandResult};

    fn run(args: &[&str]) -> CommandResult {
        Chancery::new().args(args).run()
    }

    #[test]
    fn as_of_prints_text_and_json() {
        let text = run(&["as-of", "2015-07-30"]).status(0).out;
        let at = |title: &str| text.find(title).unwrap_or_else(|| panic!("{title}:\n{text}"));
        // Office-holders come first, then what is in force, then recognitions.
        assert!(at("\nIn office, ") < at("Vladimir Putin, President of Russia"));
        assert!(at("\nIn office, ") < at("\nIn force ("));
        assert!(at("\nIn force (") < at("\nRecognitions in effect"));
        assert!(!text.contains("[1]"), "{text}");
        let end = "The dossier records nothing later";
        assert!(!text.contains(end), "{text}");
        run(&["as-of", "3000"]).status(0).stdout(end);
        // The next event is not repeated as the next change.
        let day = run(&["as-of", "2015-06-25"]).status(0).stdout("Next event: 26 June 2015");
        assert!(!day.out.contains("Next dated change: 26 June 2015"), "{}", day.out);
        let told = run(&["as-of", "30", "july", "2015", "--format", "json"]).json();
        assert_eq!(told["day"], "2015-07-30");
        let acts = told["acts"].as_array().unwrap();
        let alliance = acts.iter().find(|act| act["id"] == "alliance-treaty-2015").unwrap();
        assert_eq!(alliance["status"], "in force");
        assert_eq!(alliance["first_term_ends_computed"], "2040-07-29");
    }

    #[test]
    fn as_of_rejects_invalid_dates() {
        for date in ["8/9/2008", "treaty"] {
            run(&["as-of", date]).status(2).stdout("").stderr(date);
        }
    }

    #[test]
    fn path_prints_a_connection() {
        run(&["path", "leonid-tibilov", "alliance-treaty-2015"])
            .stdout("signed: Treaty on Alliance");
        let json = run(&["path", "eduard-kokoity", "alan-gagloev", "--format", "json"]).json();
        assert_eq!(json["paths"][0][0]["id"], "alan-gagloev");
        // All that are equally short, as in the explorer.
        let json = run(&["path", "eduard-kokoity", "dmitry-medvedev", "--format", "json"]);
        let json = json.json();
        let records = json["paths"]
            .as_array()
            .unwrap()
            .iter()
            .map(|path| path[0]["id"].as_str().unwrap().split('/').next().unwrap().to_owned());
        let records: Vec<String> = records.collect();
        assert!(records.len() > 1 && records[0] != records[1], "{records:?}");
        run(&["path", "nobody", "russia"]).status(1);
    }
}

/// Terms end with the death, an act may enter into force again, a plan of later years is not undated, and
/// the day on which an act ends is no day in force.
#[test]
fn ends_and_beginnings_are_told() {
    let names =
        |text: &str| json!([{ "text": text, "lang": "en", "script": "Latn", "kind": "preferred" }]);
    let action = |kind: &str, date: &str| json!({ "type": kind, "date": date });
    let document = json!({
        "people": [{
            "id": "p", "names": names("Ann Bee"), "died": "2005-05-05",
            "terms": [{ "office": "Minister", "start": "2004-01-01" }],
        }],
        "treaties": [
            { "id": "again", "names": names("Again"), "type": "treaty", "actions": [
                action("entry_into_force", "2004-01-01"),
                action("termination", "2005-01-01"),
                action("entry_into_force", "2006-01-01"),
            ] },
            { "id": "year", "names": names("Year"), "type": "treaty", "duration": "P10Y",
                "actions": [action("entry_into_force", "2001")] },
            { "id": "plan", "names": names("Plan"), "type": "treaty", "valid": "2015/2017" },
        ],
    });
    let dossier = read_sound(&[&document.to_string()]).unwrap();
    let day = |year, month, day| Day::new(year, month, day).unwrap();
    let holds = |day| dossier.offices_on(dossier.find("p").unwrap(), day).count();
    assert_eq!([holds(day(2005, 5, 5)), holds(day(2005, 5, 6))], [1, 0]);
    let status = |id: &str, day| dossier.treaty_on(dossier.find(id).unwrap(), day).unwrap().status;
    assert_eq!(status("again", day(2004, 12, 31)), TreatyStatus::InForce);
    assert_eq!(status("again", day(2005, 1, 1)), TreatyStatus::Ended);
    assert_eq!(status("again", day(2007, 1, 1)), TreatyStatus::InForce);
    assert_eq!(status("plan", day(2013, 1, 1)), TreatyStatus::NotYet);
    let engine = SearchEngine::new(&dossier);
    let found = |text: &str| engine.search(text, day(2026, 1, 1)).total;
    assert_eq!(found("in-force:2004-12-31"), 2);
    assert_eq!(found("in-force:2005-01-01"), 1);
    assert_eq!(found("in-force:2007"), 2);
    // A term that begins in a year has ended after the last day that it can have.
    assert_eq!(status("year", day(2011, 12, 30)), TreatyStatus::InForce);
    assert_eq!(status("year", day(2011, 12, 31)), TreatyStatus::PastTerm);
    assert_eq!(found("in-force:2011-12-31"), 1);
    // An act that may have begun is listed too.
    let listed = Snapshot::of(&dossier, day(2001, 6, 1)).treaties;
    assert_eq!([(listed[0].status, listed[0].doubt)], [(TreatyStatus::NotYet, "date uncertain")]);
}
