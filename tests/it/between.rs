//! Two records: how far apart, how they hang together, and two acts side by side.
#![allow(clippy::unwrap_used)]

use crate::support::stage::Stage;
use chancery::{app::Relations, dossier::Dossier, file_format::builtin};

fn chain(dossier: &Dossier, from: &str, to: &str) -> Option<Vec<String>> {
    let hops = dossier.path(dossier.find(from).unwrap(), dossier.find(to).unwrap())?;
    Some(hops.iter().map(|hop| format!("{} {}", hop.words, dossier.slug(hop.to))).collect())
}

#[test]
fn a_chain_of_ties_names_each_of_them() {
    let dossier = builtin();
    assert_eq!(
        chain(&dossier, "leonid-tibilov", "alliance-treaty-2015"),
        Some(vec!["signed alliance-treaty-2015".to_owned()])
    );
    assert_eq!(
        chain(&dossier, "alliance-treaty-2015", "leonid-tibilov"),
        Some(vec!["signed by leonid-tibilov".to_owned()])
    );
    assert_eq!(chain(&dossier, "russia", "russia"), Some(Vec::new()));
    let far = chain(&dossier, "eduard-kokoity", "military-technical-agreement-2023").unwrap();
    assert!((1..=4).contains(&far.len()), "{far:?}");
}

#[test]
fn what_no_tie_reaches_has_no_chain() {
    let dossier = crate::support::stage::fixture();
    assert_eq!(chain(&dossier, "viola", "parade"), None);
    assert!(chain(&dossier, "viola", "corin").is_some());
}

#[test]
fn two_treaties_stand_side_by_side() {
    for (width, height) in [(80, 60), (120, 60)] {
        let mut stage = Stage::of(builtin(), width, height);
        stage.keys("/friendship treaty 2008 kind:treaty<enter>v<esc>");
        stage.keys("/alliance treaty 2015 kind:treaty<enter>V");
        insta::assert_snapshot!(format!("between_{width}"), stage.text());
    }
}

#[test]
fn a_mark_is_needed_and_can_be_taken_off() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("V");
    assert!(stage.app.overlays().is_empty() && stage.app.status().notice().is_some());
    stage.keys("vV");
    assert!(stage.app.overlays().is_empty());
    stage.keys("v");
    assert_eq!(stage.app.browse().pinned(), None);
    stage.keys("vjV");
    assert_eq!(stage.app.overlays().len(), 1);
    stage.keys("<pagedown><esc>");
    assert!(stage.app.overlays().is_empty());
}

#[test]
fn the_lives_of_the_two_great_treaties_are_drawn() {
    for slug in [
        "friendship-treaty-2008",
        "alliance-treaty-2015",
        "vladimir-putin",
        "alliance-treaty-signing-2015",
    ] {
        let dossier = builtin();
        let id = dossier.find(slug).unwrap();
        let page = chancery::article::compose(&dossier, id, 78);
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
    let id = relations.neighbor().unwrap();
    (stage.app.dossier().slug(id).into_owned(), stage.app.graph(relations).is_some())
}

#[test]
fn what_a_record_is_tied_to_is_drawn_and_can_be_walked() {
    let mut stage = Stage::of(builtin(), 80, 30);
    stage.keys("/friendship treaty 2008 kind:treaty<enter>r");
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

#[test]
fn ties_that_do_not_fit_are_listed_and_it_is_said() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/tskhinvali kind:place<enter>r");
    assert!(!marked(&stage).1 && stage.text().contains("neighbours: listed"));
    // The same window is drawn where there is room, the same neighbour marked.
    stage.keys("<down><down><down>");
    let before = marked(&stage).0;
    stage.resize(160, 50);
    assert_eq!(marked(&stage), (before, true));
    assert!(!stage.text().contains("listed"));
}

#[test]
fn a_drawing_of_ties_tells_every_neighbour_of_every_record() {
    let dossier = builtin();
    for id in dossier.entries() {
        let ties = Relations::new(&dossier, id);
        let mut seen = ties.neighbors.clone();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), ties.neighbors.len(), "{}", dossier.slug(id));
        let groups: usize = ties.groups.iter().map(|group| group.members.len()).sum();
        assert_eq!(groups, ties.neighbors.len());
        for room in [(72, 15), (112, 29), (160, 40)] {
            let drawn = ties.graph(&dossier, room);
            assert!(drawn.is_none_or(|graph| graph.nodes.len() == ties.neighbors.len()));
        }
    }
}
