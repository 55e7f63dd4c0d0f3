//! What the built-in dossier says of single days. The answers were written from its sources, day
//! by day, and not from what the program says.
#![allow(clippy::unwrap_used)]

use chancery::{
    date::Day,
    dossier::{
        Dossier, RecognitionStatus, Record, Snapshot, TenureCertainty,
        TreatyStatus::{self, Ended, Exchanged, InForce, NotYet, PastTerm, Pending, Signed},
        record::Action,
        vocabulary::ActionType,
    },
    file_format::builtin,
};

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
        self.dossier.treaty_on(id, self.state.day).unwrap().standing
    }

    fn acts<const N: usize>(&self, wanted: [(&str, TreatyStatus); N]) {
        for (slug, standing) in wanted {
            assert_eq!(self.act(slug), standing, "{slug} on {}", self.state.day);
        }
    }

    /// Who held an office with this name, and how surely.
    fn holders(&self, office: &str) -> Vec<(String, TenureCertainty)> {
        let ending = format!(", {office}");
        let terms = self.state.offices.iter().filter_map(|it| {
            let title = self.dossier.title(it.term).into_owned();
            Some((title.strip_suffix(&ending)?.to_owned(), it.hold))
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
    fn recognised(&self, standing: RecognitionStatus) -> Vec<String> {
        let mut names: Vec<String> = self
            .state
            .recognitions
            .iter()
            .filter(|it| it.standing == standing)
            .map(|it| self.dossier.title(it.recognition).into_owned())
            .map(|title| title.split(" recognises").next().unwrap_or_default().to_owned())
            .collect();
        names.sort();
        names
    }
}

#[test]
fn on_24_june_1992_the_ceasefire_of_sochi_is_signed() {
    let told = on(1992, 6, 24);
    told.acts([("sochi-agreement-1992", Signed), ("friendship-treaty-2008", NotYet)]);
    told.held("President of Russia", &["Boris Yeltsin"]);
    assert!(told.recognised(RecognitionStatus::Stands).is_empty());
}

#[test]
fn on_the_day_before_russia_recognises_two_others_have_done_so() {
    let told = on(2008, 8, 25);
    told.acts([("recognition-decree-2008", NotYet)]);
    told.held("President of Russia", &["Dmitry Medvedev"]);
    told.held("President of South Ossetia", &["Eduard Kokoity"]);
    // Abkhazia and Transnistria did so at some time between 1991 and the conflict of 2008.
    assert_eq!(told.recognised(RecognitionStatus::Stands), ["Abkhazia", "Transnistria"]);
    assert_eq!(on(2000, 1, 1).recognised(RecognitionStatus::Perhaps), ["Abkhazia", "Transnistria"]);
}

#[test]
fn on_26_august_2008_russia_recognises() {
    let told = on(2008, 8, 26);
    told.acts([("recognition-decree-2008", Signed), ("exchange-of-notes-2008", NotYet)]);
    assert_eq!(told.recognised(RecognitionStatus::Stands), ["Abkhazia", "Russia", "Transnistria"]);
}

#[test]
fn on_17_september_2008_notes_are_exchanged_and_the_treaty_is_signed() {
    let told = on(2008, 9, 17);
    told.acts([("exchange-of-notes-2008", Exchanged), ("friendship-treaty-2008", Signed)]);
    let recognised = ["Abkhazia", "Nicaragua", "Russia", "Transnistria"];
    assert_eq!(told.recognised(RecognitionStatus::Stands), recognised);
}

#[test]
fn on_1_november_2008_the_treaty_has_passed_the_duma_and_waits() {
    let told = on(2008, 11, 1);
    told.acts([("friendship-treaty-2008", Pending), ("border-protection-agreement-2009", NotYet)]);
    told.held("Ambassador of Russia to South Ossetia", &["Elbrus Kargiyev"]);
}

#[test]
fn on_20_january_2009_the_treaty_comes_into_force() {
    on(2009, 1, 19).acts([("friendship-treaty-2008", Pending)]);
    let told = on(2009, 1, 20);
    told.acts([("friendship-treaty-2008", InForce)]);
    told.held("Ambassador of South Ossetia to Russia", &["Dmitry Medoyev"]);
}

#[test]
fn in_march_2012_south_ossetia_has_an_acting_president() {
    let told = on(2012, 3, 1);
    told.held("Acting President of South Ossetia", &["Vadim Brovtsev"]);
    told.held("President of South Ossetia", &[]);
    told.held("President of Russia", &["Dmitry Medvedev"]);
    assert!(told.recognised(RecognitionStatus::Stands).contains(&"Tuvalu".to_owned()));
}

#[test]
fn on_the_last_day_of_march_2014_tuvalu_withdraws() {
    assert!(on(2014, 3, 30).recognised(RecognitionStatus::Stands).contains(&"Tuvalu".to_owned()));
    let told = on(2014, 3, 31);
    assert_eq!(told.recognised(RecognitionStatus::Withdrawn), ["Tuvalu"]);
    assert!(!told.recognised(RecognitionStatus::Stands).contains(&"Tuvalu".to_owned()));
}

#[test]
fn on_18_march_2015_putin_and_tibilov_sign_the_alliance_treaty() {
    let told = on(2015, 3, 18);
    told.acts([("alliance-treaty-2015", Signed), ("friendship-treaty-2008", InForce)]);
    told.held("President of Russia", &["Vladimir Putin"]);
    told.held("President of South Ossetia", &["Leonid Tibilov"]);
    on(2015, 6, 19).acts([("alliance-treaty-2015", Pending)]);
    on(2015, 7, 30).acts([("alliance-treaty-2015", InForce)]);
}

#[test]
fn on_20_september_2024_the_military_agreement_lies_before_the_duma() {
    let told = on(2024, 9, 20);
    told.acts([("military-technical-agreement-2023", Pending), ("alliance-treaty-2015", InForce)]);
    on(2024, 9, 18).acts([("military-technical-agreement-2023", Signed)]);
    told.held("President of South Ossetia", &["Alan Gagloev"]);
    assert_eq!(
        told.recognised(RecognitionStatus::Stands),
        [
            "Abkhazia",
            "Donetsk People's Republic",
            "Luhansk People's Republic",
            "Nauru",
            "Nicaragua",
            "Russia",
            "South Ossetia",
            "South Ossetia",
            "Syria",
            "Transnistria",
            "Venezuela"
        ]
    );
}

#[test]
fn a_term_that_is_computed_never_ends_a_treaty() {
    // Ten years from 20 January 2009; one source reports that it is renewed by itself.
    let last = on(2019, 1, 19);
    last.acts([("friendship-treaty-2008", InForce)]);
    let told = on(2019, 1, 20);
    told.acts([("friendship-treaty-2008", PastTerm)]);
    // What ended did so by a step that a source tells of, not by a term.
    for ended in told.state.treaties.iter().filter(|it| it.standing == Ended) {
        let Record::Treaty(treaty) = told.dossier.record(ended.treaty) else { panic!() };
        let ends = |step: &Action| step.kind == ActionType::Termination;
        assert!(treaty.actions.iter().any(ends), "{}", treaty.id);
    }
    let alliance = told.dossier.find("alliance-treaty-2015").unwrap();
    let state = told.dossier.treaty_on(alliance, told.state.day).unwrap();
    assert_eq!(state.term_end, Day::new(2040, 7, 29));
}

#[test]
fn what_is_only_attested_says_so() {
    // The minister is named on 15 September 2009 and on 7 April 2010, and not in between.
    let told = on(2010, 1, 1);
    let minister = told.holders("Minister of Defence of South Ossetia");
    assert_eq!(minister, [("Yury Tanaev".to_owned(), TenureCertainty::Attested)]);
}

#[test]
fn changes_are_stepped_through_in_both_ways() {
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
    assert!(ahead.iter().any(|it| it.label(&dossier).contains("computed")), "{ahead:?}");
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
fn what_happened_round_a_day_is_known() {
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
    fn all_panes_show_the_day_at_every_size() {
        for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12)] {
            let mut stage = built_in(width, height);
            stage.keys("a26 aug 2008<enter>");
            insta::assert_snapshot!(format!("as_of_{width}x{height}"), stage.text());
        }
    }

    #[test]
    fn the_day_is_seen_without_colours_too() {
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
    fn a_date_is_read_while_it_is_typed() {
        let mut stage = built_in(80, 24);
        stage.keys("a1 nov 2008");
        insta::assert_snapshot!("as_of_typing", stage.text().lines().last().unwrap_or_default());
        stage.keys("<esc>");
        assert_eq!(stage.app.view().as_of(), None);
        stage.keys("anonsense<enter>");
        assert!(stage.app.status().notice().is_some() && stage.app.view().as_of().is_none());
        stage.keys("<esc>q");
    }

    #[test]
    fn changes_are_stepped_through_and_the_day_is_taken_off() {
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

    #[test]
    fn the_whole_state_can_be_read() {
        let mut stage = built_in(100, 40);
        stage.keys("a2015-07-30<enter>A");
        insta::assert_snapshot!("as_of_state", stage.text());
    }
}

mod commands {
    use crate::support::home::program;
    use std::process::{Output, Stdio};

    fn run(args: &[&str]) -> Output {
        program().args(args).stdin(Stdio::null()).output().unwrap()
    }

    #[test]
    fn the_state_of_a_day_is_told_as_text_and_as_json() {
        let table = run(&["as-of", "2015-07-30"]);
        let text = String::from_utf8(table.stdout).unwrap();
        assert_eq!(table.status.code(), Some(0));
        let alliance = text.lines().find(|line| line.ends_with("alliance-treaty-2015")).unwrap();
        assert!(alliance.starts_with("act") && alliance.contains("in force"), "{alliance}");
        let json = run(&["as-of", "30", "july", "2015", "--format", "json"]);
        let told: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(told["day"], "2015-07-30");
        let acts = told["acts"].as_array().unwrap();
        let alliance = acts.iter().find(|act| act["id"] == "alliance-treaty-2015").unwrap();
        assert_eq!(alliance["standing"], "in force");
        assert_eq!(alliance["first_term_ends_computed"], "2040-07-29");
    }

    #[test]
    fn what_is_no_day_is_said_and_is_a_fault() {
        for args in [&["as-of", "8/9/2008"][..], &["as-of", "treaty"]] {
            let output = run(args);
            assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
            assert!(!output.stderr.is_empty());
        }
    }

    #[test]
    fn a_path_is_told_or_that_there_is_none() {
        let path = run(&["path", "leonid-tibilov", "alliance-treaty-2015"]);
        let text = String::from_utf8(path.stdout).unwrap();
        assert!(text.contains("signed: Treaty on Alliance"), "{text}");
        assert_eq!(run(&["path", "nobody", "russia"]).status.code(), Some(1));
    }
}
