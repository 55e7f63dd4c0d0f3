//! Two records: comparison, connection, relation graph.
#![allow(clippy::unwrap_used)]

use crate::support::stage::Stage;
use chancery::{
    app::Links,
    article::between,
    dossier::{Dossier, Kind, Record, vocabulary::Classification},
    file_format::builtin,
    text::width,
};

fn chain(dossier: &Dossier, from: &str, to: &str) -> Option<Vec<String>> {
    let hops =
        dossier.paths(dossier.find(from).unwrap(), dossier.find(to).unwrap()).into_iter().next()?;
    Some(hops.iter().map(|hop| format!("{} {}", hop.words, dossier.slug(hop.to))).collect())
}

#[test]
fn path_names_each_link() {
    let dossier = builtin();
    let path = |from, to| chain(&dossier, from, to).unwrap();
    let signed = ["signed alliance-treaty-2015"];
    assert_eq!(path("leonid-tibilov", "alliance-treaty-2015"), signed);
    let signed_by = ["signed by leonid-tibilov"];
    assert_eq!(path("alliance-treaty-2015", "leonid-tibilov"), signed_by);
    assert!(path("russia", "russia").is_empty());
    let office = ["both President of South Ossetia alan-gagloev"];
    assert_eq!(path("eduard-kokoity", "alan-gagloev"), office);
    let lavrov = path("sergey-lavrov", "alliance-treaty-2015");
    assert!(lavrov.contains(&"belongs to russia".to_owned()), "{lavrov:?}");
    assert!(lavrov.contains(&"party to alliance-treaty-2015".to_owned()), "{lavrov:?}");
}

/// A place is never passed through, and a state only between an office and a treaty.
#[test]
fn paths_avoid_places_and_states() {
    let dossier = builtin();
    let people: Vec<_> = dossier
        .entries()
        .filter(|id| dossier.kind(*id) == Kind::Person)
        .filter(|id| dossier.record_entry(*id) == *id)
        .collect();
    for (one, other) in people.iter().zip(people.iter().skip(7)) {
        let path = dossier.paths(*one, *other).into_iter().next().unwrap_or_default();
        for (nth, step) in path.iter().enumerate().take(path.len().saturating_sub(1)) {
            match dossier.record(step.to) {
                Record::Place(_) => panic!("through {}", dossier.slug(step.to)),
                Record::Organization(it)
                    if dossier.record_entry(step.to) == step.to
                        && it.classification == Classification::State =>
                {
                    let words = [&*step.words, &*path[nth + 1].words];
                    let links = ["office in", "belongs to", "party", "party to"];
                    let offices = ["office held by", "includes"];
                    let known = |it: &&str| links.contains(it) || offices.contains(it);
                    assert!(words.iter().all(known), "{words:?}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn unconnected_records_have_no_path() {
    let dossier = crate::support::stage::fixture();
    assert_eq!(chain(&dossier, "viola", "parade"), None);
    assert!(chain(&dossier, "viola", "corin").is_some());
}

#[test]
fn two_treaties_are_compared() {
    for (width, height) in [(80, 60), (120, 60)] {
        let mut stage = Stage::of(builtin(), width, height);
        stage.keys("/friendship treaty 2008 kind:treaty<enter>v<esc>");
        stage.keys("/alliance treaty 2015 kind:treaty<enter>v");
        insta::assert_snapshot!(format!("between_{width}"), stage.text());
    }
}

/// The list of commands finds it by several words; it asks for the other record and shows the chain.
#[test]
fn connection_asks_for_the_other_record() {
    for word in ["path", "between", "connected"] {
        let mut stage = Stage::of(builtin(), 80, 24);
        stage.keys(&format!("/lavrov<enter>:{word}<enter>"));
        assert!(stage.text().contains("Connection of Sergey Lavrov with…"), "{}", stage.text());
        stage.keys("2015 treaty<enter>");
        let text = stage.text();
        assert!(text.contains("[5]\u{a0}Russia") && text.contains("party to"), "{text}");
        stage.keys("<down><enter>");
        assert!(stage.app.overlays().is_empty());
    }
    // With a pinned record there is nothing to ask.
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/lavrov<enter>v");
    let notice = stage.app.status().notice().map(|notice| notice.text().to_owned());
    assert_eq!(notice.as_deref(), Some("Pinned: press v on another record to compare"));
    stage.keys("/2015 alliance treaty kind:treaty<enter>:path<enter>");
    assert!(stage.text().contains("[1]\u{a0}Treaty on Alliance"), "{}", stage.text());
}

#[test]
fn comparison_asks_for_the_other_record() {
    let mut stage = Stage::of(builtin(), 80, 60);
    stage.keys(":compare<enter>2015 alliance treaty kind:treaty<enter>");
    assert!(stage.text().contains("Time between"), "{}", stage.text());
    stage.keys("<esc>vv");
    assert!(stage.app.overlays().is_empty());
    assert_eq!(stage.app.browse().pinned, None);
    stage.keys("vjv");
    assert_eq!(stage.app.overlays().len(), 1);
    stage.keys("<pagedown><esc>");
    assert!(stage.app.overlays().is_empty());
}

/// The status history of the two main treaties, the terms of a president, the actions of an event.
#[test]
fn treaty_histories_are_drawn() {
    for slug in [
        "friendship-treaty-2008",
        "alliance-treaty-2015",
        "vladimir-putin",
        "alliance-treaty-signing-2015",
    ] {
        let dossier = builtin();
        let id = dossier.find(slug).unwrap();
        let page = chancery::article::compose(&dossier, id, &Default::default()).layout(78);
        let lines = page
            .lines
            .iter()
            .map(|line| line.spans.iter().map(|span| span.text.as_str()).collect::<String>());
        let text: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
        insta::assert_snapshot!(format!("life_{slug}"), text.join("\n"));
    }
}

/// The neighbour that is marked in the window on top, and whether it is drawn.
fn marked(stage: &Stage) -> (String, bool) {
    let relations = stage.relations();
    (
        stage.app.dossier().slug(relations.selected).into_owned(),
        relations.graph(stage.app.dossier(), stage.app.status().sizes.links).is_some(),
    )
}

/// Arrows and letters move between neighbours; r opens the next graph, Backspace goes back.
#[test]
fn relation_graph_is_navigable() {
    let mut stage = Stage::of(builtin(), 80, 30);
    stage.keys("/friendship treaty 2008 kind:treaty<enter>:draw<enter>");
    insta::assert_snapshot!("ties_80", stage.text());
    let before = stage.app.view().current;
    // From side to side and down to the end, by arrows and by letters.
    let first = marked(&stage);
    assert!(first.1);
    stage.keys("<right>");
    let across = marked(&stage).0;
    assert_ne!(first.0, across);
    stage.keys("hlG");
    assert_ne!(marked(&stage).0, across);
    let last = marked(&stage).0;
    stage.keys("jjk");
    assert_ne!(marked(&stage).0, last);
    stage.keys("g");
    assert_eq!(marked(&stage), first);
    // On from there in the same window, and back.
    stage.keys("lr");
    assert_eq!(stage.app.overlays().len(), 2);
    stage.keys("<backspace>");
    assert_eq!(marked(&stage).0, across);
    stage.keys("<enter>");
    assert!(stage.app.overlays().is_empty());
    assert_eq!(stage.app.view().current, stage.app.dossier().find(&across));
    stage.keys("<backspace>");
    assert_eq!(stage.app.view().current, before);
}

/// The selected neighbour stays where the window grows and groups unfold.
#[test]
fn resized_graphs_keep_the_selection() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/tskhinvali kind:place<enter>:draw<enter><down><down>");
    let before = marked(&stage);
    stage.resize(160, 50);
    assert_eq!(marked(&stage), before);
}

#[test]
fn relation_graphs_show_every_neighbor() {
    let dossier = builtin();
    for id in dossier.entries() {
        let Some(links) = Links::new(&dossier, id) else { continue };
        let mut seen =
            links.groups.iter().flat_map(|group| group.rows.concat()).collect::<Vec<_>>();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count, "{}", dossier.slug(id));
        for room in [(72, 15), (112, 29), (160, 40)] {
            let Some(drawn) = links.graph(&dossier, room) else { continue };
            assert_eq!(drawn.graph.nodes.len(), drawn.targets.len());
            let mut drawn = drawn.targets.concat();
            drawn.sort_unstable();
            assert_eq!(drawn, seen, "{}", dossier.slug(id));
        }
    }
}

#[test]
fn comparisons_fit_any_width() {
    let dossier = builtin();
    let acts: Vec<_> = dossier
        .entries()
        .filter(|id| dossier.kind(*id) == Kind::Treaty)
        .filter(|id| dossier.record_entry(*id) == *id)
        .collect();
    for pair in acts.windows(2).step_by(7) {
        for cells in 1..60 {
            let layout = between(&dossier, pair[0], pair[1]).layout(cells);
            for line in &layout.lines {
                let text: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                assert!(width(&text) <= cells.max(2), "{cells}: {text}");
                assert!(!text.contains('…'), "{cells}: {text}");
            }
        }
    }
}

/// A label says what links most: "signed by" needs no "according to" beside it, and no record is
/// its own neighbour.
#[test]
fn graph_labels_name_the_main_link() {
    let dossier = builtin();
    for id in dossier.entries() {
        for group in Links::new(&dossier, id).into_iter().flat_map(|it| it.groups) {
            let alone = [&group.away, &group.towards].into_iter().all(|label| {
                !label.contains(", according to") && !label.contains(", mentioned in")
            });
            assert!(alone, "{}: {}", dossier.slug(id), group.away);
            assert!(!group.rows.concat().contains(&id), "{}", dossier.slug(id));
        }
    }
}
