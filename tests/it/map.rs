//! The map.

use crate::support::stage::Stage;
use chancery::{app::ListKind, file_format::builtin};

#[test]
fn the_map_at_every_size() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12)] {
        let mut stage = Stage::of(builtin(), width, height);
        stage.keys("w");
        insta::assert_snapshot!(format!("map_{width}x{height}"), stage.text());
    }
}

#[test]
fn the_map_is_moved_and_its_places_open() {
    let mut stage = Stage::of(builtin(), 120, 36);
    stage.keys("w+++<left><up>-<pageup><right><down>");
    insta::assert_snapshot!("map_near", stage.styled());
    stage.keys("<enter>");
    assert_eq!(stage.list().kind, ListKind::Records);
    assert!(!stage.list().rows.is_empty());
    stage.keys("<esc><esc>");
    assert!(stage.app.overlays().is_empty());
}

#[test]
fn a_contested_line_is_never_shown_without_its_names() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("w");
    let text = stage.text();
    for word in ["contested", "Georgia:", "Russia, South Ossetia:", "generalised"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn the_map_in_ascii() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.app.settings_mut().ascii = true;
    stage.keys("w");
    insta::assert_snapshot!("map_ascii", stage.text());
}
