//! The state of fifteen days in the built-in dossier, as a historian checked them: who held which
//! office, which acts applied and which had ended.
#![allow(clippy::unwrap_used)]

use crate::support::stage::Stage;
use chancery::{
    article::state_of_day,
    date::{Date, Day},
    dossier::{
        Changes, Dossier, Snapshot,
        TenureCertainty::{self, Held, Possible},
        TreatyStatus::{self, Ended, InEffect, InForce, Issued, RatifiedUndated},
    },
    file_format::builtin,
};

const GEORGIA: &str = "President of Georgia";
const PM_RUSSIA: &str = "Prime Minister of Russia";
const FM_RUSSIA: &str = "Minister of Foreign Affairs of Russia";
const PM_SOUTH_OSSETIA: &str = "Prime Minister of South Ossetia";
const FM_SOUTH_OSSETIA: &str = "Minister of Foreign Affairs of South Ossetia";
const TO_TSKHINVALI: &str = "Ambassador of Russia to South Ossetia";
const TO_MOSCOW: &str = "Ambassador of South Ossetia to Russia";

struct State {
    dossier: Dossier,
    snapshot: Snapshot,
}

fn on(day: &str) -> State {
    let dossier = builtin();
    let day = day.parse::<Date>().unwrap().exact_day().unwrap();
    let snapshot = Snapshot::of(&dossier, day);
    State { dossier, snapshot }
}

impl State {
    #[track_caller]
    fn holds(&self, person: &str, office: &str, certainty: TenureCertainty) -> &Self {
        let title = format!("{person}, {office}");
        let is_it = |it: &&chancery::dossier::OfficeState| self.dossier.title(it.tenure) == title;
        let found = self.snapshot.offices.iter().find(is_it).map(|it| it.certainty);
        assert_eq!(found, Some(certainty), "{title} on {}", self.snapshot.day);
        self
    }

    #[track_caller]
    fn nobody_like(&self, text: &str) -> &Self {
        let offices = self.snapshot.offices.iter();
        let titles: Vec<_> = offices.map(|it| self.dossier.title(it.tenure).into_owned()).collect();
        let found: Vec<_> = titles.iter().filter(|title| title.contains(text)).collect();
        assert!(found.is_empty(), "{found:?} on {}", self.snapshot.day);
        self
    }

    #[track_caller]
    fn acts(&self, status: TreatyStatus, slugs: &[&str]) -> &Self {
        for slug in slugs {
            let id = self.dossier.find(slug).unwrap();
            let state = self.dossier.treaty_on(id, self.snapshot.day).unwrap();
            assert_eq!(state.status, status, "{slug} on {}", self.snapshot.day);
        }
        self
    }

    #[track_caller]
    fn text(&self, slug: &str, expected: &str) -> &Self {
        let id = self.dossier.find(slug).unwrap();
        let state = self.dossier.treaty_on(id, self.snapshot.day).unwrap();
        let text = state.text(&self.dossier, Date::to_string);
        assert_eq!(text, expected, "{slug} on {}", self.snapshot.day);
        self
    }

    /// Neither background acts nor negotiations that are over are acts of the day.
    #[track_caller]
    fn only_acts_of_the_relationship(&self) -> &Self {
        for it in &self.snapshot.treaties {
            let slug = self.dossier.slug(it.treaty);
            let background =
                ["helsinki-final-act-1975", "friendly-relations-declaration-1970", "un-charter"];
            assert!(!background.contains(&&*slug), "{slug} on {}", self.snapshot.day);
            assert_ne!(it.status, TreatyStatus::Negotiated, "{slug} on {}", self.snapshot.day);
        }
        self
    }

    fn changes(&self, later: bool) -> Vec<(String, String)> {
        let changes = Changes::of(&self.dossier);
        let day = self.snapshot.day;
        let found = if later { changes.after(day) } else { changes.before(day) };
        found.iter().map(|it| (it.day.to_string(), it.label(&self.dossier))).collect()
    }

    fn last_event(&self) -> String {
        let nearby = self.dossier.nearby(self.dossier.timeline(), self.snapshot.day);
        self.dossier.slug(nearby.before.unwrap()).into_owned()
    }
}

#[test]
fn before_the_war_of_2008() {
    on("1990-12-15").nobody_like("Diakonov").only_acts_of_the_relationship();
    on("1992-07-15")
        .holds("Eduard Shevardnadze", "Head of state of Georgia (before the presidency)", Held)
        .holds("Oleg Teziev", PM_SOUTH_OSSETIA, Held)
        .nobody_like("Diakonov")
        .only_acts_of_the_relationship();
    on("2003-12-01")
        .holds("Nino Burjanadze", "Acting President of Georgia", Held)
        .holds("Igor Sanakoyev", PM_SOUTH_OSSETIA, Held)
        .nobody_like("Diakonov");
}

#[test]
fn in_august_2008() {
    let state = on("2008-08-25");
    state
        .holds("Vladimir Putin", PM_RUSSIA, Held)
        .holds("Sergey Lavrov", FM_RUSSIA, Held)
        .holds("Murat Dzhioyev", FM_SOUTH_OSSETIA, Held)
        .only_acts_of_the_relationship();
    let recognition = |slug: &str| state.dossier.date(state.dossier.find(slug).unwrap()).unwrap();
    for slug in ["south-ossetia/recognition-1", "south-ossetia/recognition-2"] {
        assert!(recognition(slug).latest() < Day::new(2008, 1, 1).unwrap(), "{slug}");
    }
    on("2008-08-27")
        .acts(Issued, &["recognition-decree-2008"])
        .holds("Sergey Lavrov", FM_RUSSIA, Held)
        .holds("Murat Dzhioyev", FM_SOUTH_OSSETIA, Held);
}

#[test]
fn after_georgia_left_the_arrangements() {
    for day in ["2008-09-10", "2009-01-21"] {
        on(day)
            .acts(Ended, &["jcc-protocol-1992", "jcc-decision-1996"])
            .text("sochi-agreement-1992", "ended (Georgia withdrew, 2008-08-27/2008-09-01)");
    }
}

#[test]
fn from_2011_to_2015() {
    let state = on("2011-12-12");
    state
        .acts(RatifiedUndated, &["base-agreement-2010", "border-protection-agreement-2009"])
        .holds("Vadim Brovtsev", PM_SOUTH_OSSETIA, Held)
        .holds("Murat Dzhioyev", FM_SOUTH_OSSETIA, Held);
    assert!(state.changes(true).iter().all(|(_, label)| !label.contains("Kulakhmetov")));
    on("2012-04-20")
        .holds("Vladimir Putin", PM_RUSSIA, Held)
        .holds("Vadim Brovtsev", PM_SOUTH_OSSETIA, Held)
        .holds("Murat Dzhioyev", FM_SOUTH_OSSETIA, Possible);
    let state = on("2015-03-19");
    state.holds("Sergey Lavrov", FM_RUSSIA, Held).holds("David Sanakoev", FM_SOUTH_OSSETIA, Held);
    assert!(!state.last_event().ends_with("/negotiation"), "{}", state.last_event());
    on("2015-07-01")
        .text("alliance-treaty-2015", "ratified, not yet in force")
        .holds("Sergey Lavrov", FM_RUSSIA, Held)
        .holds("Kazbulat Tskhovrebov", &format!("Acting {FM_SOUTH_OSSETIA}"), Held);
}

#[test]
fn from_2018_to_2022() {
    on("2018-05-30").acts(InForce, &["friendship-treaty-2008"]);
    let state = on("2022-05-25");
    state
        .text("friendship-treaty-2008", "in force, renewed until 2024-01-19 (calculated)")
        .holds("Sergey Lavrov", FM_RUSSIA, Held)
        .holds("Dmitry Medoyev", FM_SOUTH_OSSETIA, Possible);
    // The Federation Council votes on that day.
    let changes = Changes::of(&state.dossier);
    let vote = state.dossier.find("dual-citizenship-agreement-2021/upper_house").unwrap();
    assert!(changes.on(state.snapshot.day).iter().any(|it| it.entry == vote));
}

#[test]
fn on_10_september_2024() {
    let state = on("2024-09-10");
    state
        .holds("Marat Kulakhmetov", TO_TSKHINVALI, Held)
        .holds("Znaur Gassiev (ambassador)", TO_MOSCOW, Held)
        .holds("Sergey Lavrov", FM_RUSSIA, Held)
        .holds("Akhsar Dzhioev", FM_SOUTH_OSSETIA, Held)
        .holds("Mikhail Mishustin", PM_RUSSIA, Held)
        .holds("Konstantin Dzhussoev", PM_SOUTH_OSSETIA, Held)
        .text("friendship-treaty-2008", "in force, renewed until 2029-01-19 (calculated)")
        .acts(
            InEffect,
            &[
                "socioeconomic-programme-2022-2025",
                "investment-programme-2023-2025",
                "consultations-plan-2024-2025",
            ],
        )
        .acts(Ended, &["investment-programme-2015-2017", "consultations-plan-2021-2022"]);
    assert!(state.changes(false).iter().all(|(_, label)| !label.contains("rogramme")));
}

#[test]
fn on_1_june_2026() {
    on("2026-06-01")
        .nobody_like("Zourabichvili")
        .nobody_like("Diakonov")
        .holds("Mikheil Kavelashvili", GEORGIA, Held)
        .holds("Sergey Lavrov", FM_RUSSIA, Held)
        .holds("Mikhail Mishustin", PM_RUSSIA, Held)
        .holds("Dzambolat Tadtaev", PM_SOUTH_OSSETIA, Held)
        .holds("Marat Kulakhmetov", TO_TSKHINVALI, Possible)
        .acts(
            RatifiedUndated,
            &[
                "armed-units-agreement-2017",
                "base-agreement-2010",
                "border-protection-agreement-2009",
                "customs-agreement",
                "dual-citizenship-agreement-2021",
                "friendship-treaty-abkhazia-2008",
                "military-technical-agreement-2023",
                "state-border-treaty-2015",
            ],
        )
        .acts(Ended, &["socioeconomic-programme-2022-2025", "investment-programme-2023-2025"])
        .acts(InForce, &["alliance-treaty-2015", "friendship-treaty-2008"])
        .only_acts_of_the_relationship();
}

#[test]
fn open_starts_do_not_count_in_1800() {
    let state = on("1800-01-01");
    assert!(state.snapshot.offices.is_empty() && state.snapshot.treaties.is_empty());
    let nearby = state.dossier.nearby(state.dossier.timeline(), state.snapshot.day);
    assert_eq!(nearby.before, None);
}

#[test]
fn summary_has_what_lasts_and_withdrawals() {
    let dossier = builtin();
    for (day, expected) in [
        ("2004-07-15", "These days: summer 2004 Crisis over South Ossetia"),
        (
            "2015-01-01",
            "Tuvalu recognises South Ossetia, 19 September 2011, withdrawn 31 March 2014",
        ),
    ] {
        let day = day.parse::<Date>().unwrap().exact_day().unwrap();
        let text = state_of_day(&dossier, day).text(200);
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
}

#[test]
fn date_of_a_year_is_not_its_first_day() {
    let event = |id: &str, date: &str| {
        format!(
            r#"{{"id": "{id}", "type": "culture", "title": "{id}", "summary": "-", "date": "{date}", "cites": []}}"#
        )
    };
    let events = [event("some-day", "1992"), event("january", "1992-01-19")].join(",");
    let about = r#"{"id": "x", "title": "x", "version": "1", "summary": "x"}"#;
    let text = format!(r#"{{"format": "chancery/1", "dossier": {about}, "events": [{events}]}}"#);
    let dossier = chancery::file_format::read_sound(&[&text]).unwrap();
    let day = Day::new(1991, 12, 21).unwrap();
    let nearby = dossier.nearby(dossier.timeline(), day);
    assert_eq!(nearby.after.map(|id| dossier.slug(id).into_owned()).as_deref(), Some("january"));
}

/// What the dates do not state is said in one way: in rows, in the article and in the summary.
#[test]
fn inferred_status_says_so() {
    let dossier = builtin();
    let today = Day::new(2026, 11, 21).unwrap();
    let states: Vec<_> = dossier.entries().filter_map(|id| dossier.treaty_on(id, today)).collect();
    let of = |doubt| states.iter().filter(move |it| it.doubt == doubt).collect::<Vec<_>>();
    let inferred = of("inferred");
    assert!(!inferred.is_empty() && !of("").is_empty());
    assert!(inferred.iter().all(|it| it.doubt_words() == " (inferred)"));
    let summary = state_of_day(&dossier, today).text(200);
    assert!(summary.contains(" (inferred)") && !summary.contains(" ~"), "{summary}");
    let mut stage = Stage::of(builtin(), 200, 60);
    stage.keys("2");
    for keys in ["", "a2026-11-21<enter>"] {
        stage.keys(keys);
        let text = stage.text();
        assert!(text.contains("(inferred)") && !text.contains("possibly signed"), "{text}");
    }
}
