//! Pictures of the screen at several sizes, with styles.

use crate::support::stage::Stage;
use chancery::{
    app::{Effect, ThemeChoice},
    file_format::{builtin, read_sound},
    ui::{Depth, Theme},
};
use ratatui::style::Modifier;

#[test]
fn first_screen_pictures() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 16), (40, 12), (20, 5), (1, 1)] {
        insta::assert_snapshot!(
            format!("first_{width}x{height}"),
            Stage::new(width, height).text()
        );
    }
}

#[test]
fn first_screen_styles() {
    insta::assert_snapshot!(Stage::new(80, 24).styled());
}

#[test]
fn monochrome_shows_selection_and_links() {
    let mut stage = Stage::new(80, 24);
    stage.theme = Theme::new(ThemeChoice::Auto, Some(false), Depth::Mono);
    let buffer = stage.buffer();
    assert!(buffer.content().iter().all(|cell| {
        cell.fg == ratatui::style::Color::Reset && cell.bg == ratatui::style::Color::Reset
    }));
    insta::assert_snapshot!(stage.styled());
}

/// Bold text may be a heading, a match is also in italics: an underline leads somewhere.
#[test]
fn only_links_are_underlined_without_colors() {
    let theme = Theme::new(ThemeChoice::Mono, None, Depth::Mono);
    assert!(theme.link.add_modifier.contains(Modifier::UNDERLINED));
    for style in [theme.heading, theme.date, theme.matched, theme.selected, theme.resting] {
        assert!(!style.add_modifier.contains(Modifier::UNDERLINED), "{style:?}");
    }
    assert!(![theme.heading, theme.selected, theme.resting, theme.dim].contains(&theme.matched));
}

#[test]
fn treaty_shows_signatories_and_dates() {
    let mut stage = Stage::new(80, 30);
    stage.keys("2<enter>");
    insta::assert_snapshot!(stage.text());
}

#[test]
fn positions_are_side_by_side() {
    let mut stage = Stage::new(120, 36);
    stage.keys("1ggjjj");
    insta::assert_snapshot!(stage.text());
}

#[test]
fn help_fits_and_filters() {
    let mut stage = Stage::new(80, 24);
    stage.keys("?");
    insta::assert_snapshot!("help", stage.text());
    stage.keys("legend");
    insta::assert_snapshot!("help_filtered", stage.text());
}

#[test]
fn enter_in_help_runs_the_selected_action() {
    let mut stage = Stage::new(80, 24);
    stage.keys("?linked to<enter>");
    assert_eq!(stage.app.view().filters.len(), 1);
    assert!(stage.app.overlays().is_empty());
    assert_eq!(stage.keys(":quit<enter>"), Some(Effect::Quit));
}

#[test]
fn help_leads_to_the_commands_of_the_shell() {
    let mut stage = Stage::new(80, 24);
    for typed in ["import", "xlsx", "new dossier"] {
        stage.keys(&format!("?{typed}<enter>"));
        stage.find("Run chancery help import, chancery help new");
    }
}

/// The timeline has more lines than there are events, and fewer than entries are found.
#[test]
fn counts_say_what_they_count() {
    let mut stage = Stage::of(builtin(), 100, 60);
    let lines = stage.app.dossier().timeline().len();
    stage.keys(":about<enter>");
    stage.find(&format!("{lines} in the timeline: events, treaty actions"));
    stage.keys("<esc>/kokoity");
    let text = stage.text();
    let found = text.split(" · ").find_map(|part| part.split_once(" found")).expect("a count").0;
    stage.keys("<enter>n");
    stage.find(&format!(" lines · {found} found"));
}

#[test]
fn search_is_counted_and_highlighted() {
    let mut stage = Stage::new(100, 24);
    stage.keys("/виола");
    insta::assert_snapshot!("search_typing", stage.styled());
    stage.keys("<enter>");
    insta::assert_snapshot!("search_kept", stage.text());
    stage.keys("/zzzzzz");
    insta::assert_snapshot!("search_nothing", stage.text());
}

#[test]
fn filter_shows_in_the_header() {
    let mut stage = Stage::new(100, 24);
    stage.keys("3<down>fl<enter><esc>1");
    insta::assert_snapshot!(stage.text());
}

#[test]
fn about_and_sources() {
    let mut stage = Stage::new(80, 24);
    stage.keys(":about<enter>");
    insta::assert_snapshot!("about", stage.text());
    stage.keys("<esc>s");
    insta::assert_snapshot!("sources", stage.text());
}

#[test]
fn control_characters_on_screen_are_escaped() {
    let mut stage = Stage::new(120, 36);
    stage.keys("3");
    for _ in 0..6 {
        let text = stage.text();
        let safe = |letter: char| {
            letter == '\n' || !letter.is_control() && !('\u{202a}'..='\u{202e}').contains(&letter)
        };
        assert!(text.chars().all(safe), "{text:?}");
        stage.keys("j");
    }
    assert!(stage.text().contains("Evil␛]0;pwned␇<U+202E>gnp.exe"));
}

#[test]
fn terms_begun_earlier_say_their_end() {
    let mut stage = Stage::of(builtin(), 100, 30);
    stage.keys("/august 2008<enter>1<home>");
    let text = stage.text();
    let line = text.lines().find(|line| line.contains("Kokoity, Eduard: President"));
    assert!(line.is_some_and(|line| line.contains("to 2011")), "{text}");
}

fn line_with<'a>(text: &'a str, words: &str) -> &'a str {
    text.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {text}"))
}

/// A status that a date of several days gives is not dated by the first of them.
#[test]
fn treaties_show_ends_and_intervals() {
    let mut stage = Stage::of(builtin(), 120, 90);
    stage.keys("2z");
    let text = stage.text();
    for (title, words) in [
        ("Investment programme 2023–2025", "ended 2025"),
        ("Socio-economic programme", "ended 2025"),
        ("Consultations plan 2026–2027", "in effect 2026 – 2027"),
        ("Trade regime agreement", "ratified by 22 Dec 2013 (inferred)"),
        ("Armed units agreement", "ratified by 5 Feb 2018 (inferred)"),
        ("Georgia–Russia protocol 1992", "ended 2 Sep 2008"),
        ("Six-point ceasefire plan", "signed 14 Aug 2008 ≠"),
        ("Alliance treaty  ", "in force since 30 Jul 2015"),
    ] {
        assert!(line_with(&text, title).contains(words), "{title}: {text}");
    }
}

#[test]
fn moments_of_intervals_show_their_end() {
    let mut stage = Stage::of(builtin(), 140, 40);
    stage.keys("/trade regime agreement<enter>1z");
    let text = stage.text();
    let line = line_with(&text, "ratification law signed · Trade regime agreement");
    assert!(line.contains("c. 2 Mar") && line.contains("by 22 Dec 2013"), "{line}");
}

/// A line that describes the beginning of a term lasts as long as the term, one of a day that day.
#[test]
fn lines_of_one_day_reach_no_later_time() {
    for (query, words, has, lacks, title) in [
        ("ambassador 2012", "Kargiyev is appointed", "to 2017", "to 2008", "2 began before"),
        ("lavrov 2024", "Lavrov meets Gagloev", "Sochi", "to 2023", "1 began before"),
        ("what did lavrov say about georgia in 2024", "Lavrov visits", "15 Sep", "to 2008", "1 be"),
    ] {
        let mut stage = Stage::of(builtin(), 120, 40);
        stage.keys(&format!("/{query}<enter>1z<home>"));
        let text = stage.text();
        let line = line_with(&text, words);
        assert!(line.contains(has) && !line.contains(lacks), "{text}");
        assert!(text.contains(title), "{text}");
    }
}

/// Who held an office that is searched for comes first, at its time or on the day, and is shown with it.
#[test]
fn holders_come_first_with_their_office() {
    for (keys, row, office) in [
        (
            "a2012-06-01<enter>/ambassador<enter>",
            "▌Medoyev, Dmitry ",
            "Ambassador of South Ossetia",
        ),
        ("/president 2012<enter>", "▌Putin, Vladimir ", " President of Russia +1"),
        (
            "/prime minister russia 2012<enter>",
            " Medvedev, Dmitry ",
            " Prime Minister of Russia +1",
        ),
    ] {
        let mut stage = Stage::of(builtin(), 100, 30);
        stage.keys(keys);
        let text = stage.text();
        assert!(line_with(&text, row).contains(office), "{keys}: {text}");
    }
}

/// What was said is seen beside a long name of who said it.
#[test]
fn long_speakers_leave_room_for_words() {
    let mut stage = Stage::of(builtin(), 40, 12);
    stage.keys("6");
    stage.find("2002 Georgia's F…: Calls Russian");
    stage.find("1990 Georgian SSR: Explains the");
    stage.resize(120, 36);
    stage.keys("G");
    stage.find("Dzhioev: Calls the abolition");
}

/// The line of a speaker leads to the text, one action is no chart, and labels are spelt as the kinds.
#[test]
fn details_read_as_sentences() {
    for (keys, words) in [
        ("akhsar dzhioev calls the abolition kind:statement<enter>", "Akhsar Dzhioev claims:"),
        ("customs pensions kind:treaty<enter>", "│ [1]\u{a0}approved 9 October 2025"),
        ("lavrov minister 2004<enter>1", "Organization: "),
    ] {
        let mut stage = Stage::of(builtin(), 120, 40);
        stage.keys(&format!("/{keys}"));
        let text = stage.text();
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn links_of_facts_alone_are_drawn() {
    let mut stage = Stage::of(builtin(), 100, 30);
    stage.keys("/russia recognises south ossetia and abkhazia<enter>r");
    assert!(stage.text().contains("Links: "), "{}", stage.text());
}

/// People stand surname first, by the alphabet and not by code points.
#[test]
fn people_are_sorted_by_surname() {
    let sorted = [
        ("Zed Adams", "Adams, Zed"),
        ("Al Čapek", "Čapek, Al"),
        ("Commander (2008, unnamed)", "Commander (2008, unnamed)"),
        ("Bo Cz", "Cz, Bo"),
        ("Élan Évora", "Évora, Élan"),
        ("Di Fox", "Fox, Di"),
        ("Znaur Gassiev (ambassador)", "Gassiev, Znaur (ambassador)"),
        ("Luiz Silva, Jr.", "Luiz Silva, Jr."),
        ("Ja Müller", "Müller, Ja"),
        ("Ko Munk", "Munk, Ko"),
        ("Plato", "Plato"),
        ("Ян Ёлкин", "Ёлкин, Ян"),
        ("Илья Жуков", "Жуков, Илья"),
    ];
    let people = sorted.iter().enumerate().rev().map(|(nth, (name, _))| {
        let name = serde_json::json!({ "text": name, "lang": "en", "script": "Latn", "kind": "preferred" });
        serde_json::json!({ "id": format!("p{nth}"), "names": [name], "summary": "", "cites": [] })
    });
    let people: Vec<serde_json::Value> = people.collect();
    let text = serde_json::json!({ "people": people }).to_string();
    let mut stage = Stage::of(read_sound(&[&text]).unwrap(), 80, 40);
    stage.keys("3");
    for (row, (_, shown)) in sorted.iter().enumerate() {
        assert_eq!(usize::from(stage.find(shown).1), row + 2, "{}", stage.text());
    }
}
