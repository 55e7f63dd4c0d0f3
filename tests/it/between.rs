//! Two records: how far apart, how they hang together, and two acts side by side.
#![allow(clippy::unwrap_used)]

use crate::support::stage::Stage;
use chancery::dossier::{Dossier, builtin};

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
    assert!(stage.app.windows().is_empty() && stage.app.notice().is_some());
    stage.keys("vV");
    assert!(stage.app.windows().is_empty());
    stage.keys("v");
    assert_eq!(stage.app.held(), None);
    stage.keys("vjV");
    assert_eq!(stage.app.windows().len(), 1);
    stage.keys("<pagedown><esc>");
    assert!(stage.app.windows().is_empty());
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
        let page = chancery::state::detail::compose(&dossier, id, 78);
        let lines = page
            .lines
            .iter()
            .map(|line| line.spans.iter().map(|span| span.text.as_str()).collect::<String>());
        let text: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
        insta::assert_snapshot!(format!("life_{slug}"), text.join("\n"));
    }
}

#[test]
fn what_a_record_is_tied_to_hangs_on_a_tree_and_can_be_walked() {
    let mut stage = Stage::of(builtin(), 80, 30);
    stage.keys("/friendship treaty 2008 kind:treaty<enter>r");
    insta::assert_snapshot!("ties_80", stage.text());
    let before = stage.app.view().current;
    stage.keys("<down><enter>");
    assert!(stage.app.windows().is_empty() && stage.app.view().current != before);
    stage.keys("<backspace>");
    assert_eq!(stage.app.view().current, before);
}
