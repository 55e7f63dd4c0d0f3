//! The scaled timeline.

use crate::support::stage::Stage;
use chancery::{
    app::{ListKind, timeline::TimelineMode},
    file_format::builtin,
};

fn built_in(width: u16, height: u16) -> Stage {
    Stage::of(builtin(), width, height)
}

fn current(stage: &Stage) -> String {
    stage.app.view().current.map(|id| stage.app.dossier().slug(id).into_owned()).unwrap_or_default()
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
fn lanes_by_type_party_and_treaty() {
    let mut stage = built_in(120, 36);
    stage.keys("t:group<enter>-");
    insta::assert_snapshot!("scale_by_party", stage.text());
    stage.keys(":group<enter>-");
    insta::assert_snapshot!("scale_by_act", stage.text());
}

#[test]
fn timeline_shows_without_colours() {
    let mut stage = built_in(80, 24);
    stage.theme =
        chancery::ui::Theme::new(chancery::app::ThemeChoice::Mono, None, chancery::ui::Depth::Mono);
    stage.keys("ta2008-10<enter>");
    insta::assert_snapshot!("scale_mono", stage.styled());
}

#[test]
fn selection_and_search_equal_the_list() {
    let mut stage = built_in(100, 30);
    let before = current(&stage);
    stage.keys("t");
    assert_eq!(current(&stage), before);
    stage.keys("jj");
    let after = current(&stage);
    assert_ne!(before, after);
    stage.keys("t");
    assert_eq!((current(&stage), stage.app.view().drawing), (after, TimelineMode::List));
    stage.keys("/tibilov<enter>t");
    let found = stage.app.search_result().map(|found| found.total);
    let scene = stage.app.timeline_frame();
    assert!(found.is_some_and(|found| found > 0) && scene.is_some());
    insta::assert_snapshot!("scale_search", stage.styled());
}

#[test]
fn zoom_and_pan_lose_no_record() {
    let mut stage = built_in(120, 36);
    stage.keys("tgg");
    let all = stage.app.view().pane(chancery::app::PaneId::Timeline).len();
    // From century to day; at the widest zoom all of it is on the screen.
    stage.keys(&"-".repeat(20));
    let scene = stage.app.timeline_frame();
    let seen = scene.iter().flat_map(|scene| &scene.rows).flat_map(|row| &row.marks);
    let hidden = scene.as_ref().map(|scene| scene.hidden);
    let seen: usize = seen.map(|mark| mark.count).sum();
    assert!(hidden == Some((0, 0)) && seen == all || seen < all, "{seen} of {all}, {hidden:?}");
    stage.keys(&"+".repeat(20));
    let window = |stage: &Stage| stage.app.timeline_frame().and_then(|scene| scene.window());
    let here = window(&stage);
    stage.keys(">");
    assert!(window(&stage) > here);
    stage.keys("<<");
    assert!(window(&stage) <= here);
}

#[test]
fn cell_of_several_opens_a_list() {
    let mut stage = built_in(80, 24);
    stage.keys(&format!("t{}<enter>", "-".repeat(20)));
    assert_eq!(stage.list().kind, ListKind::Records);
    insta::assert_snapshot!("scale_cell", stage.text());
    stage.keys("<down><enter>");
    assert!(stage.app.overlays().is_empty());
}
