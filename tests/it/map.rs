//! The map.

use crate::support::stage::Stage;
use chancery::{app::ListKind, file_format::builtin};

#[test]
fn map_pictures() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12)] {
        let mut stage = Stage::of(builtin(), width, height);
        stage.keys(":map<enter>");
        insta::assert_snapshot!(format!("map_{width}x{height}"), stage.text());
    }
}

#[test]
fn map_moves_and_places_open() {
    let mut stage = Stage::of(builtin(), 120, 36);
    stage.keys(":map<enter>+++<left><up>-<pageup><right><down>");
    insta::assert_snapshot!("map_near", stage.styled());
    stage.keys("<enter>");
    assert_eq!(stage.list().kind, ListKind::Records);
    assert!(!stage.list().rows.is_empty());
    stage.keys("<esc><esc>");
    assert!(stage.app.overlays().is_empty());
}

#[test]
fn contested_boundary_is_always_labelled() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys(":map<enter>");
    let text = stage.text();
    for word in ["contested", "Georgia:", "Russia, South Ossetia:", "generalised"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn map_in_ascii() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.app.settings_mut().ascii = true;
    stage.keys(":map<enter>");
    insta::assert_snapshot!("map_ascii", stage.text());
}
