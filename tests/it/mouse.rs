//! The mouse: a click selects, a second one opens; the wheel scrolls or zooms.

use crate::support::stage::Stage;
use chancery::{
    app::{Focus, Overlay, PaneId},
    file_format::builtin,
};

fn at(keys: &str) -> Stage {
    let mut stage = Stage::of(builtin(), 120, 36);
    stage.keys(keys);
    stage
}

fn current(stage: &Stage) -> String {
    let current = stage.app.view().current.unwrap();
    stage.app.dossier().slug(current).into_owned()
}

/// What is marked in the window on top.
fn marked(stage: &Stage) -> usize {
    match stage.app.overlays().last() {
        Some(Overlay::List(list)) => list.selected,
        Some(Overlay::Links(relations)) => relations
            .graph(stage.app.dossier(), stage.app.status().sizes.links)
            .map_or(0, |graph| graph.node(relations.selected)),
        Some(Overlay::Reader(reader)) => reader.selected,
        Some(Overlay::Timeline(_)) | None => usize::MAX,
    }
}

#[test]
fn click_selects_then_opens_a_row() {
    let mut stage = at("");
    let row = stage.find("1975 Helsinki Final");
    stage.click(row);
    let focus = stage.app.view().focus;
    assert_eq!(
        (current(&stage).as_str(), focus),
        ("helsinki-final-act-1975", Focus::Pane(PaneId::Treaties))
    );
    // The focused pane has more room: its rows are elsewhere now.
    let row = stage.find("1975 Helsinki Final");
    stage.click(row);
    assert_eq!(stage.app.view().focus, Focus::Detail(PaneId::Treaties));
}

/// A click on a mark or on its title selects it, another one opens or lists what begins there.
#[test]
fn click_selects_then_opens_on_the_timeline() {
    let stage = at("t");
    let cells = u16::try_from(stage.app.status().sizes.scale.0).unwrap();
    let frame = crate::timeline::frame(&stage);
    let mut clicked = 0;
    // Below the header, the frame and the axis; left of the frame.
    for (y, row) in (3..).zip(&frame.rows) {
        for mark in row.marks.iter().filter(|mark| !mark.selected).step_by(5) {
            let place = (stage.size.0 - 1 - cells + u16::try_from(mark.x).unwrap(), y);
            let mut stage = at("t");
            stage.click(place);
            assert_eq!(stage.app.overlays().timeline().unwrap().selected, mark.entry);
            stage.click(place);
            match mark.count {
                1 => assert_eq!(stage.app.view().current, Some(mark.entry)),
                count => assert_eq!(stage.list().rows.len(), count),
            }
            clicked += 1;
        }
    }
    assert!(clicked > 10, "{clicked}");
    let mut stage = at("t");
    let title = stage.find("Sarkozy brokers");
    stage.click(title);
    let entry = stage.app.overlays().timeline().unwrap().selected;
    assert_eq!(stage.app.dossier().title(entry), "Sarkozy brokers a ceasefire");
}

#[test]
fn wheel_zooms_the_timeline() {
    let mut stage = at("t");
    let lane = stage.find("recognition");
    let before = stage.text();
    stage.wheel(lane, false);
    let nearer = stage.text();
    assert_ne!(before, nearer);
    stage.wheel(lane, true);
    assert_eq!(stage.text(), before);
}

#[test]
fn click_selects_then_activates_overlay_row() {
    let mut stage = at("/kremlin kind:place<enter>:draw<enter>");
    let line = stage.find("Kremlin meeting of");
    let before = marked(&stage);
    stage.click(line);
    assert_ne!(marked(&stage), before);
    assert_eq!(stage.app.overlays().len(), 1);
    stage.click(line);
    assert!(stage.app.overlays().is_empty());
    assert!(
        stage.app.dossier().title(stage.app.view().current.unwrap()).contains("Kremlin meeting")
    );

    let mut stage = at(":statistics<enter>");
    let line = stage.find("2008    ");
    stage.click(line);
    stage.click(line);
    assert!(stage.app.overlays().is_empty() && stage.text().contains("[2008"), "{}", stage.text());

    let mut stage = at("?to scale");
    let line = stage.find("Draw to scale");
    stage.click(line);
    assert!(stage.app.overlays().timeline().is_some());

    let mut stage = at("a2015-06-25<enter>:summary<enter>");
    let reference = stage.find("[5]");
    stage.click(reference);
    assert_eq!(marked(&stage), 4);
    stage.click(reference);
    assert!(stage.app.overlays().is_empty());
}

#[test]
fn click_selects_the_row_under_the_pointer() {
    let lists = [
        "t<down><down><enter>",
        ":statistics<enter>",
        "y",
        "e",
        "?",
        "mbmnSee the annex<enter>'",
        "/kokoity<enter>:draw<enter>",
    ];
    for keys in lists {
        for scrolled in ["", "<pagedown><pagedown>"] {
            let mut seen = 0;
            for y in (0..36).step_by(3) {
                let mut stage = at(keys);
                stage.keys(scrolled);
                let before = (marked(&stage), stage.app.overlays().len());
                let lines = stage.text();
                // What stands beside the window says nothing of it.
                let line = lines.lines().nth(usize::from(y)).unwrap_or("");
                for x in [20, 40, 60] {
                    stage.click((x, y));
                    if stage.app.overlays().len() != before.1 || marked(&stage) != before.0 {
                        break;
                    }
                }
                if stage.app.overlays().len() != before.1 || marked(&stage) == before.0 {
                    continue;
                }
                seen += 1;
                // What is lit now says what stood under the pointer.
                let buffer = stage.buffer();
                let ground = stage.theme.selected.bg;
                let lit = (0..36).flat_map(|row| (1..119).map(move |x| (x, row)));
                let lit: String = lit
                    .filter(|at| Some(buffer[*at].bg) == ground)
                    .map(|at| buffer[at].symbol())
                    .filter(|sign| !"▌│┃├└─╰╯╭╮".contains(sign))
                    .collect();
                let word = |text: &str| {
                    let words = text.split(|it: char| !it.is_alphanumeric());
                    words.filter(|it| it.len() > 2).map(str::to_owned).collect::<Vec<_>>()
                };
                let lit = word(&lit);
                if word(line).is_empty() {
                    continue;
                }
                assert!(
                    word(line).iter().any(|word| lit.iter().any(|it| it.contains(word))),
                    "{keys} line {y}: {line:?} but lit is {lit:?}"
                );
            }
            assert!(seen > 0, "{keys}{scrolled}: only {seen} lines can be clicked");
        }
    }
}

#[test]
fn wheel_scrolls_the_overlay_anywhere() {
    let mut stage = at("?");
    let first = marked(&stage);
    stage.wheel((2, 2), true);
    assert_eq!(marked(&stage), first + 3);
    stage.wheel((60, 20), false);
    assert_eq!(marked(&stage), first);
}

#[test]
fn clicks_are_ignored_while_typing() {
    let mut stage = at("/kokoity");
    let before = stage.text();
    stage.click((10, 10));
    assert_eq!(stage.text(), before);
}
