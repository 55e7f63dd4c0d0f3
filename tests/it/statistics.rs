//! Statistics, and filtering by them.

use crate::support::stage::Stage;
use chancery::{
    app::{Filter, MONEY, Overlay, PaneId},
    file_format::builtin,
};

#[test]
fn visible_records_are_counted() {
    let mut stage = Stage::of(builtin(), 80, 40);
    stage.keys("#");
    insta::assert_snapshot!("numbers_80", stage.text());
    let Some(Overlay::Numbers(numbers)) = stage.app.overlays().last().cloned() else {
        return assert!(stage.app.overlays().is_empty(), "no numbers");
    };
    let years = numbers.lines.iter().filter(|it| it.heading == "By year");
    let counted: usize = years.map(|it| it.entries.len()).sum();
    assert_eq!(counted, stage.app.view().pane(PaneId::Timeline).len());
    // Amounts are listed one by one, each with its source.
    let sums: Vec<&str> =
        numbers.lines.iter().filter(|it| it.heading == MONEY).map(|it| it.label.as_str()).collect();
    assert!(sums.iter().any(|it| it.starts_with("Vladimir Putin: 1 billion RUB")), "{sums:?}");
    stage.keys("<pagedown><pagedown><pagedown>");
    insta::assert_snapshot!("numbers_80_later", stage.text());
}

#[test]
fn count_filters_to_its_records() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("#<down><down>");
    let Some(Overlay::Numbers(numbers)) = stage.app.overlays().last().cloned() else {
        return assert!(stage.app.overlays().is_empty(), "no numbers");
    };
    let count = numbers.lines.get(numbers.selected).map(|it| it.entries.len());
    stage.keys("<enter>");
    assert_eq!(Some(stage.app.view().pane(PaneId::Timeline).len()), count);
    assert!(matches!(stage.app.view().chips.as_slice(), [Filter::Only(_)]));
    stage.keys("<esc>");
    assert!(stage.app.view().chips.is_empty());
}
