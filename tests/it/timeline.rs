//! The timeline to scale.
#![allow(clippy::unwrap_used)]

use crate::support::stage::Stage;
use chancery::{
    app::{ListKind, PaneId, TimelineFrame},
    date::Day,
    file_format::{builtin, read_sound},
    text,
};
use proptest::prelude::*;

fn built_in(width: u16, height: u16) -> Stage {
    Stage::of(builtin(), width, height)
}

pub(crate) fn frame(stage: &Stage) -> TimelineFrame {
    let timeline = stage.app.overlays().timeline().unwrap();
    timeline.frame(stage.app.dossier(), stage.app.status().sizes.scale)
}

/// The selected entry of the timeline.
fn selected(stage: &Stage) -> String {
    let id = stage.app.overlays().timeline().unwrap().selected;
    stage.app.dossier().slug(id).into_owned()
}

/// The lane with the selected mark.
fn lane_of(stage: &Stage) -> usize {
    let frame = frame(stage);
    frame.rows.iter().find(|row| row.marks.iter().any(|mark| mark.selected)).unwrap().lane
}

#[test]
fn timeline_pictures() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12)] {
        let mut stage = built_in(width, height);
        stage.keys("t");
        insta::assert_snapshot!(format!("scale_{width}x{height}"), stage.text());
    }
}

#[test]
fn timeline_shows_without_colors() {
    let mut stage = built_in(80, 24);
    stage.theme =
        chancery::ui::Theme::new(chancery::app::ThemeChoice::Mono, None, chancery::ui::Depth::Mono);
    stage.keys("a2008-10<enter>t");
    insta::assert_snapshot!("scale_mono", stage.styled());
}

/// The timeline opens on the current record, with everything that the pane lists on the screen.
#[test]
fn timeline_opens_fitted() {
    for size in [(80, 60), (120, 60), (200, 60)] {
        let mut stage = built_in(size.0, size.1);
        let current = stage.app.view().current.unwrap();
        let count = stage.app.view().pane(PaneId::Timeline).len();
        stage.keys("t");
        let entry = stage.app.overlays().timeline().unwrap().selected;
        assert_eq!(Some(entry), stage.app.dossier().described_by(current).or(Some(current)));
        let frame = frame(&stage);
        let marks = frame.rows.iter().flat_map(|row| &row.marks);
        assert_eq!(marks.map(|mark| mark.count).sum::<usize>(), count, "{size:?}");
        assert_eq!(frame.hidden, (0, 0));
    }
}

#[test]
fn zoom_scroll_and_fit() {
    let mut stage = built_in(120, 36);
    stage.keys("t");
    let fitted = stage.text();
    let window = |stage: &Stage| frame(stage).window().unwrap();
    let all = window(&stage);
    stage.keys("+++++");
    let near = window(&stage);
    assert!(near.1 - near.0 < all.1 - all.0);
    let day = stage.app.dossier().sort_key(stage.app.overlays().timeline().unwrap().selected).0.0;
    assert!((near.0..=near.1).contains(&day), "zoom keeps the selection on the screen");
    stage.keys(">");
    assert!(window(&stage) > near);
    stage.keys("<<<pageup>");
    assert!(window(&stage) < near);
    stage.keys("0");
    assert_eq!(window(&stage), all);
    stage.keys("99");
    (0..60).for_each(|_| _ = stage.keys("+"));
    assert!(stage.app.status().notice().is_some());
    (0..60).for_each(|_| _ = stage.keys("-"));
    assert!(stage.app.status().notice().is_some());
    stage.keys("<esc>t");
    assert_eq!(stage.text(), fitted);
}

/// A record that is opened from a drawing leads back to it, as it was left.
#[test]
fn records_lead_back_to_the_drawing() {
    for (drawing, keys) in [
        ("t", "t+++<right><down>"),
        ("links", ":draw<enter><down><down>"),
        ("statistics", ":statistics<enter><right><down>"),
        ("a summary", "a2015-06-25<enter>:summary<enter><down>"),
        ("a list over a drawing", "t<enter><down>"),
    ] {
        let mut stage = built_in(80, 24);
        stage.keys(keys);
        let mut left = stage.text();
        stage.keys("<enter>");
        if !stage.app.overlays().is_empty() {
            left = stage.text();
            stage.keys("<enter>");
        }
        assert!(stage.app.overlays().is_empty(), "{drawing}");
        if drawing != "statistics" {
            stage.keys("<esc>");
            assert_eq!(stage.text(), left, "{drawing}");
            stage.keys("<enter>");
            let id = stage.app.view().current;
            // A link from there, and back by two steps.
            stage.keys("<enter><backspace>");
            assert_eq!(stage.app.view().current, id, "{drawing}");
            assert!(stage.app.overlays().is_empty(), "{drawing}");
        }
        stage.keys("<backspace>");
        assert_eq!(stage.text(), left, "{drawing}");
    }
}

/// Arrows go from mark to mark and from lane to lane, and scroll as far as needed.
#[test]
fn arrows_reach_every_mark() {
    let mut stage = built_in(80, 24);
    stage.keys("t++++<home>");
    let lane = lane_of(&stage);
    let first = selected(&stage);
    let mut seen = vec![first.clone()];
    for _ in 0..400 {
        stage.keys("<right>");
        assert!(frame(&stage).selected_mark().is_some(), "{} is off the screen", selected(&stage));
        seen.push(selected(&stage));
    }
    assert_eq!(seen.last(), seen.get(seen.len() - 2), "the end is reached");
    stage.keys("<end>");
    assert_eq!(Some(&selected(&stage)), seen.last());
    stage.keys("<home>");
    assert_eq!(selected(&stage), first);
    stage.keys("<down>");
    assert_ne!(lane_of(&stage), lane);
    stage.keys("<up>");
    assert_eq!(lane_of(&stage), lane);
}

#[test]
fn cell_of_several_opens_a_list() {
    let mut stage = built_in(80, 24);
    stage.keys("t<enter>");
    assert_eq!(stage.list().kind, ListKind::Records);
    insta::assert_snapshot!("scale_cell", stage.text());
    stage.keys("<down><enter>");
    assert!(stage.app.overlays().is_empty());
}

fn term(start: &str, end: &str) -> Stage {
    let term = format!(r#"{{"office":"Ambassador","start":"{start}"{end}}}"#);
    let text = format!(r#"{{"people":[{{"id":"viola","terms":[{term}]}}]}}"#);
    let mut stage = Stage::of(read_sound(&[&text]).unwrap(), 80, 24);
    stage.keys("t");
    stage
}

/// A term lasts from the latest beginning to the earliest end; what is uncertain is a bar beside it.
#[test]
fn inexact_dates_have_bars_of_their_own() {
    let beside = "unsure Some(Uncertain) Some(Uncertain)";
    for (start, end, bars) in [
        ("2008-05-07", r#","end":"2012-05-07""#, vec!["sure Some(Exact) Some(Exact)"]),
        ("2008-05-07", "", vec!["sure Some(Exact) Some(Open)"]),
        ("1991/2008", "", vec![beside, "sure None Some(Open)"]),
        (
            "2001-12-18",
            r#","end":"2010/2013""#,
            vec!["sure Some(Exact) Some(Uncertain)", "unsure None Some(Uncertain)"],
        ),
    ] {
        let mut stage = term(start, end);
        stage.keys("-----");
        let frame = frame(&stage);
        let words = |sure| if sure { "sure" } else { "unsure" };
        let drawn = frame.rows.iter().flat_map(|row| &row.segments);
        let drawn = drawn.map(|it| format!("{} {:?} {:?}", words(it.sure), it.start, it.end));
        assert_eq!(drawn.collect::<Vec<_>>(), bars, "{start}{end}");
    }
}

/// An open start, an inexact end: `after 1990` to `2000`, as an import writes it.
#[test]
fn open_starts_and_inexact_ends_are_drawn() {
    for (start, end) in [("1991/", "2000"), ("2022-05-24/..", "2023"), ("../1991", "1985~")] {
        let stage = term(start, &format!(r#","end":"{end}""#));
        assert!(!frame(&stage).rows.is_empty(), "{start} to {end}");
    }
}

fn dated(dates: &[impl AsRef<str>], width: u16) -> Stage {
    let event = |(at, date): (usize, &dyn AsRef<str>)| {
        let date = date.as_ref();
        format!(
            r#"{{"id":"e{at}","title":"Event {at}","summary":"-","date":"{date}","type":"other"}}"#
        )
    };
    let dates = dates.iter().map(|date| date as &dyn AsRef<str>);
    let events: Vec<String> = dates.enumerate().map(event).collect();
    let text = format!(
        r#"{{"format":"chancery/1","dossier":{{"id":"d","title":"D","version":"1","summary":"-"}},"events":[{}]}}"#,
        events.join(",")
    );
    let dossier = read_sound(&[&text]).map_err(|(_, error)| error).unwrap();
    Stage::of(dossier, width, 24)
}

/// Any century: 700 years, one year, one day, years before Christ, undated records.
#[test]
fn any_dates_are_drawn_to_scale() {
    for dates in [
        &["1295", "1648-10-24", "1815-06-09", "1995"][..],
        &["2008-01-01", "2008-08-08", "2008-12-31"],
        &["2008-08-08"],
        &["-0043-03-15", "-0430", "0014"],
        &["../1815", "1815-06-09/.."],
    ] {
        let mut stage = dated(dates, 80);
        stage.keys("t");
        let frame = frame(&stage);
        let marks = frame.rows.iter().flat_map(|row| &row.marks);
        assert_eq!(marks.map(|mark| mark.count).sum::<usize>(), dates.len(), "{dates:?}");
        assert!(stage.text().contains("Event 0"), "{}", stage.text());
        stage.keys("+++<left><left>0-<esc>");
        assert!(stage.app.overlays().is_empty());
    }
}

/// A long time without entries takes one column, which says how long it is.
#[test]
fn long_gaps_are_folded_and_named() {
    let mut stage = dated(&["1970-01-01", "1970-01-11", "1970-01-21", "1975-06-24"], 100);
    stage.keys("t");
    (0..30).for_each(|_| _ = stage.keys("+"));
    stage.keys("0");
    assert!(stage.text().contains("⋯ 5 y"), "{}", stage.text());
}

#[test]
fn years_before_christ_have_their_names() {
    let year = |year: i32| format!("{}{:04}", if year < 0 { "-" } else { "" }, year.abs());
    let years: Vec<String> = (-60..40).step_by(3).map(year).collect();
    let mut stage = dated(&years, 100);
    stage.keys("t");
    let text = stage.text();
    assert!(text.contains("│40 BC") && text.contains("│20"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// No day is missing, no entry is folded, and nothing covers a mark, a title or a bar.
    #[test]
    fn frames_have_no_hole_and_no_overlap(
        spans in prop::collection::vec((-3000_i32..30_000, 0_i32..2000), 1..40),
        keys in "[-+<>0]{0,8}",
        width in 40_u16..200,
    ) {
        let date = |(start, days): &(i32, i32)| match days {
            0..100 => Day(*start).to_string(),
            days => format!("{}/{}", Day(*start), Day(start + days)),
        };
        let mut stage = dated(&spans.iter().map(date).collect::<Vec<_>>(), width);
        stage.keys("t");
        stage.keys(&keys.replace('<', "<pageup>"));
        let frame = frame(&stage);
        let (cells, _) = stage.app.status().sizes.scale;
        prop_assert_eq!(frame.columns.iter().map(|column| column.cells()).sum::<usize>(), cells);
        for pair in frame.columns.windows(2) {
            prop_assert_eq!(pair[0].days().1, pair[1].days().0);
        }
        for (from, to) in frame.columns.iter().filter(|it| it.cells() > 1).map(|it| it.days()) {
            prop_assert!(!spans.iter().any(|(day, _)| from <= *day && *day < to));
        }
        for row in &frame.rows {
            let mut taken = vec![0; cells];
            row.marks.iter().for_each(|mark| taken[mark.x] += 1);
            for label in &row.labels {
                let covered = label.x..label.x + text::width(&label.text);
                taken[covered].iter_mut().for_each(|count| *count += 1);
            }
            prop_assert!(taken.iter().all(|count| *count < 2), "{:?}", row);
            for pair in row.segments.windows(2) {
                prop_assert!(pair[0].to <= pair[1].from, "{:?}", row.segments);
            }
        }
    }
}
