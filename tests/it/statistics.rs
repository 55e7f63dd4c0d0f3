//! Statistics, and filtering by them.

use crate::support::stage::Stage;
use chancery::{
    app::{AMOUNTS, Filter, ListRow, PaneId, Statistic},
    dossier::Record,
    file_format::builtin,
};

/// The rows of a tab.
fn tab<'a>(stage: &'a Stage, title: &str) -> &'a [Statistic] {
    let tabs = &stage.list().tabs.0;
    tabs.iter().find(|(it, _)| *it == title).map(|(_, rows)| rows.as_slice()).unwrap_or_default()
}

#[test]
fn visible_records_are_counted() {
    let mut stage = Stage::of(builtin(), 80, 40);
    stage.keys(":statistics<enter>");
    insta::assert_snapshot!("years_80", stage.text());
    let counted: usize = tab(&stage, "Years").iter().map(|it| it.entries.len()).sum();
    assert_eq!(counted, stage.app.view().pane(PaneId::Timeline).len());
    stage.keys("<left><tab><shift-tab>");
    insta::assert_snapshot!("amounts_80", stage.text());
}

/// A list below another one keeps its rows while that one is filtered.
#[test]
fn statistics_outlast_a_list_over_them() {
    let mut stage = Stage::of(builtin(), 80, 40);
    stage.keys(":statistics<enter>");
    let before = stage.text();
    stage.keys("?quit<esc>");
    assert_eq!(stage.text(), before);
}

#[test]
fn years_are_in_a_row_with_their_gaps() {
    let mut stage = Stage::of(builtin(), 80, 40);
    stage.keys(":statistics<enter>");
    let mut next: Option<i32> = None;
    for row in tab(&stage, "Years").iter().filter(|row| row.label != "undated") {
        let (from, to) = row.label.split_once('–').unwrap_or((&row.label, &row.label));
        assert!(next.is_none_or(|next| from == next.to_string()), "{}", row.label);
        next = to.parse().ok().map(|to: i32| to + 1);
    }
}

/// Amounts come from treaties and figures, each with its purpose, date and source, and only from
/// those that the panes show.
#[test]
fn amounts_are_filtered_like_the_panes() {
    let mut stage = Stage::of(builtin(), 120, 40);
    stage.keys(":statistics<enter>");
    let all = tab(&stage, AMOUNTS).to_vec();
    let sums = |amount: &str| all.iter().filter(|it| it.label == amount).count();
    for amount in ["8.5 billion RUB", "about 15 billion RUB", "over 9 billion RUB", "0 RUB"] {
        assert_eq!(sums(amount), 1, "{amount}");
    }
    // A source is named by its publisher.
    stage.keys("<left>");
    assert!(stage.text().contains("NewsInfo (after RIA"), "{}", stage.text());
    stage.keys("<esc>/alliance treaty 2015<enter>:statistics<enter>");
    let some = tab(&stage, AMOUNTS);
    assert!(!some.is_empty() && some.len() < all.len());
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

/// A sum leads to what gives it: no list of events has it.
#[test]
fn amount_opens_its_record() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys(":statistics<enter><left>");
    stage.find("opens a sum");
    let Some(ListRow::Statistic(selected)) = stage.list().row() else { panic!("no amount") };
    let record = selected.entries.first().copied();
    stage.keys("<enter>");
    assert_eq!(stage.app.view().current, record);
    assert!(stage.app.view().filters.is_empty() && stage.app.overlays().is_empty());
}

/// The figures pane has every sum of the built-in dossier: each amount of a treaty is a figure too.
#[test]
fn amounts_of_treaties_are_figures() {
    let dossier = builtin();
    let figures = dossier.records().iter().filter_map(|record| match record {
        Record::Figure(it) => Some((it.value, &*it.unit, Some(&*it.according_to))),
        _ => None,
    });
    let figures: Vec<_> = figures.collect();
    for record in dossier.records() {
        let Record::Treaty(treaty) = record else { continue };
        for it in &treaty.money {
            let amount = (it.amount, &*it.currency, it.according_to.as_deref());
            assert!(figures.contains(&amount), "{}: {amount:?}", treaty.id);
        }
    }
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/money<enter>z");
    stage.find("1.026 billion RUB: Limit of the investment programme for 2024");
}

/// At 80 columns the purpose of an amount is whole: "given in May 2010" tells two of one year apart.
#[test]
fn purpose_of_an_amount_is_whole() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/money<enter>z");
    stage.find("2.8 billion RUB: Russian budget support, 2009 (given in May 2010)");
    stage.find("2.8 billion RUB: Russian federal budget funds, March 2009");
    stage.find("8.5 billion RUB: Additional Russian funds for rebuilding Russian Minist");
}

/// What is counted are events; the treaties and people that they name stay beside them.
#[test]
fn filter_keeps_what_its_events_name() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys(":statistics<enter><left><left><enter>");
    for pane in [PaneId::Treaties, PaneId::Register] {
        assert!(!stage.app.view().pane(pane).is_empty(), "{}", stage.text());
    }
}

/// The places of the third pane come with the events that the statistics count, most first.
#[test]
fn places_come_with_their_events() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys(":statistics<enter>");
    let counted = |it: &Statistic| (it.label.clone(), it.entries.len());
    let counts: Vec<(String, usize)> = tab(&stage, "Places").iter().map(counted).collect();
    stage.keys("<esc>5");
    for (name, count) in &counts[..3] {
        let (_, y) = stage.find(name);
        let text = stage.text();
        let row = text.lines().nth(usize::from(y)).unwrap();
        assert!(row.contains(&format!(" {count} events")), "{row}");
    }
    let places = stage.app.view().pane(PaneId::Register).listing();
    let titles: Vec<String> =
        places.entries().map(|id| stage.app.dossier().title(id).into_owned()).collect();
    assert!(counts.iter().map(|(name, _)| name).eq(titles.iter().take(counts.len())));
}

/// Wherever a figure is listed, its amount comes first; the pane says who gives it.
#[test]
fn figures_begin_with_their_amount() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/russian money<enter>7");
    let text = stage.text();
    let rows: Vec<&str> = text.lines().skip(2).take(7).collect();
    for row in &rows {
        let amount = row.trim_start_matches(['│', '▌', ' ']).split(": ").next().unwrap();
        assert!(amount.ends_with(" billion RUB"), "{text}");
    }
    assert!(rows.iter().any(|row| row.contains(" Putin")), "{text}");
    stage.keys(":compare<enter>russian budget funds 2009");
    assert!(stage.text().contains("2.8 billion RUB: "), "{}", stage.text());
}
