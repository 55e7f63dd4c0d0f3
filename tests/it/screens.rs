//! What the screen shows: kept as files, at several sizes, with styles.

use crate::support::stage::Stage;
use chancery::{
    app::{Effect, ThemeChoice},
    ui::{Depth, Theme},
};

#[test]
fn first_screen_at_every_size() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 16), (40, 12), (20, 5), (1, 1)] {
        insta::assert_snapshot!(
            format!("first_{width}x{height}"),
            Stage::new(width, height).text()
        );
    }
}

#[test]
fn styles_of_the_first_screen() {
    insta::assert_snapshot!(Stage::new(80, 24).styled());
}

#[test]
fn without_colours_selection_links_and_focus_still_show() {
    let mut stage = Stage::new(80, 24);
    stage.theme = Theme::new(ThemeChoice::Auto, Some(false), Depth::Mono);
    let buffer = stage.buffer();
    assert!(buffer.content().iter().all(|cell| {
        cell.fg == ratatui::style::Color::Reset && cell.bg == ratatui::style::Color::Reset
    }));
    insta::assert_snapshot!(stage.styled());
}

#[test]
fn a_treaty_tells_who_signed_and_when_it_came_into_force() {
    let mut stage = Stage::new(80, 30);
    stage.keys("2<enter>");
    insta::assert_snapshot!(stage.text());
}

#[test]
fn positions_stand_side_by_side_in_the_order_of_their_dates() {
    let mut stage = Stage::new(120, 36);
    stage.keys("1gjjj");
    insta::assert_snapshot!(stage.text());
}

#[test]
fn help_fits_and_filters() {
    let mut stage = Stage::new(80, 24);
    stage.keys("?");
    insta::assert_snapshot!("help", stage.text());
    stage.keys("narrow");
    insta::assert_snapshot!("help_filtered", stage.text());
}

#[test]
fn enter_in_help_does_the_marked_line() {
    let mut stage = Stage::new(80, 24);
    stage.keys("?narrow all<enter>");
    assert_eq!(stage.app.view().filters.len(), 1);
    assert!(stage.app.overlays().is_empty());
    assert_eq!(stage.keys(":quit<enter>"), Some(Effect::Quit));
}

#[test]
fn a_search_is_read_counted_and_lit() {
    let mut stage = Stage::new(100, 24);
    stage.keys("/виола");
    insta::assert_snapshot!("search_typing", stage.styled());
    stage.keys("<enter>");
    insta::assert_snapshot!("search_kept", stage.text());
    stage.keys("/zzzzzz");
    insta::assert_snapshot!("search_nothing", stage.text());
}

#[test]
fn narrowing_shows_a_chip_and_a_trail() {
    let mut stage = Stage::new(100, 24);
    stage.keys("3<down>f<enter>1");
    insta::assert_snapshot!(stage.text());
}

#[test]
fn about_and_sources() {
    let mut stage = Stage::new(80, 24);
    stage.keys("i");
    insta::assert_snapshot!("about", stage.text());
    stage.keys("<esc>s");
    insta::assert_snapshot!("sources", stage.text());
}

#[test]
fn hostile_names_are_shown_as_what_they_are() {
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
