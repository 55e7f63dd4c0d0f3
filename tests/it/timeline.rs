//! The timeline to scale.
#![allow(clippy::unwrap_used)]

use crate::support::stage::Stage;
use chancery::{
    app::{ListKind, PaneId, TimelineFrame},
    file_format::{builtin, read_sound},
};

fn built_in(width: u16, height: u16) -> Stage {
    Stage::of(builtin(), width, height)
}

pub(crate) fn frame(stage: &Stage) -> TimelineFrame {
    let timeline = stage.app.overlays().timeline().unwrap();
    timeline.frame(stage.app.dossier(), stage.app.status().sizes().scale)
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
fn timeline_shows_without_colours() {
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

/// An open start, an inexact end: `after 1990` to `2000`, as an import writes it.
#[test]
fn open_starts_and_inexact_ends_are_drawn() {
    for (start, end) in [("1991/", "2000"), ("2022-05-24/..", "2023"), ("../1991", "1985~")] {
        let term = format!(r#"{{"office":"Ambassador","start":"{start}","end":"{end}"}}"#);
        let text = format!(r#"{{"people":[{{"id":"viola","terms":[{term}]}}]}}"#);
        let mut stage = Stage::of(read_sound(&[&text]).unwrap(), 80, 24);
        stage.keys("t");
        assert!(!frame(&stage).rows.is_empty(), "{start} to {end}");
    }
}

/// Any century: 700 years, one year, one day, years before Christ, undated records.
#[test]
fn any_dates_are_drawn_to_scale() {
    let event = |(at, date): (usize, &&str)| {
        format!(
            r#"{{"id":"e{at}","title":"Event {at}","summary":"-","date":"{date}","type":"other"}}"#
        )
    };
    for dates in [
        &["1295", "1648-10-24", "1815-06-09", "1995"][..],
        &["2008-01-01", "2008-08-08", "2008-12-31"],
        &["2008-08-08"],
        &["-0043-03-15", "-0430", "0014"],
        &["../1815", "1815-06-09/.."],
    ] {
        let events: Vec<String> = dates.iter().enumerate().map(event).collect();
        let text = format!(
            r#"{{"format":"chancery/1","dossier":{{"id":"d","title":"D","version":"1","summary":"-"}},"events":[{}]}}"#,
            events.join(",")
        );
        let dossier = read_sound(&[&text]).map_err(|(_, error)| error).unwrap();
        let mut stage = Stage::of(dossier, 80, 24);
        stage.keys("t");
        let frame = frame(&stage);
        let marks = frame.rows.iter().flat_map(|row| &row.marks);
        assert_eq!(marks.map(|mark| mark.count).sum::<usize>(), dates.len(), "{dates:?}");
        assert!(stage.text().contains("Event 0"), "{}", stage.text());
        stage.keys("+++<left><left>0-<esc>");
        assert!(stage.app.overlays().is_empty());
    }
}
