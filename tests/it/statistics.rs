//! Statistics, and filtering by them.

use crate::support::stage::Stage;
use chancery::{
    app::{AMOUNTS, Filter, ListRow, PaneId, Statistic},
    file_format::builtin,
};

/// The statistics under a heading.
fn section<'a>(stage: &'a Stage, heading: &str) -> Vec<&'a Statistic> {
    let is_heading = |row: &&ListRow| matches!(row, ListRow::Heading(it) if *it == heading);
    let rows = stage.list().rows.iter().skip_while(|row| !is_heading(row)).skip(1);
    rows.map_while(|row| match row {
        ListRow::Statistic(statistic) => Some(statistic),
        _ => None,
    })
    .collect()
}

#[test]
fn visible_records_are_counted() {
    let mut stage = Stage::of(builtin(), 80, 40);
    stage.keys(":statistics<enter>");
    insta::assert_snapshot!("numbers_80", stage.text());
    let years = section(&stage, "By year");
    let counted: usize = years.iter().map(|it| it.entries.len()).sum();
    assert_eq!(counted, stage.app.view().pane(PaneId::Timeline).len());
    // Amounts are listed one by one, each with its source.
    let amounts = section(&stage, AMOUNTS);
    let sums: Vec<&str> = amounts.iter().map(|it| it.label.as_str()).collect();
    assert!(sums.iter().any(|it| it.starts_with("Vladimir Putin: 1 billion RUB")), "{sums:?}");
    stage.keys("<pagedown><pagedown><pagedown>");
    insta::assert_snapshot!("numbers_80_later", stage.text());
}

#[test]
fn count_filters_to_its_records() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys(":statistics<enter><down><down>");
    let Some(ListRow::Statistic(selected)) = stage.list().row() else { panic!("no count") };
    let count = Some(selected.entries.len());
    stage.keys("<enter>");
    assert_eq!(Some(stage.app.view().pane(PaneId::Timeline).len()), count);
    assert!(matches!(stage.app.view().filters.as_slice(), [Filter::Only(_)]));
    stage.keys("<esc>");
    assert!(stage.app.view().filters.is_empty());
}
