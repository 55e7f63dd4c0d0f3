//! Another dossier in the place of the open one: nothing that was derived from the old one is left.

use crate::{session::any_key, support::stage::Stage};
use chancery::{
    app::{Annotation, Annotations, App, Overlay, PaneId, PreparedDossier},
    date::Day,
    dossier::{Dossier, EntryId},
    file_format::read_sound,
};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The fixture without some of its records, from another one on: its entries have other numbers.
fn part_of_the_fixture((kept, first): (u64, usize)) -> Dossier {
    let mut dossier: Value = serde_json::from_str(include_str!("fixture.json")).unwrap();
    let mut nth = 0;
    for list in dossier.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
        let turn = first % list.len();
        list.rotate_left(turn);
        list.retain(|_| {
            nth += 1;
            kept >> nth & 1 == 1
        });
    }
    read_sound(&[&dossier.to_string()]).unwrap()
}

/// What is shown, in ids and words.
fn shown(app: &App) -> String {
    let dossier = app.dossier();
    let slugs = |ids: &mut dyn Iterator<Item = EntryId>| -> Vec<String> {
        ids.map(|id| dossier.slug(id).into_owned()).collect()
    };
    let mut text = format!("{:#?}\n", app.article().text());
    for pane in PaneId::ALL {
        let listing = app.view().pane(pane).listing();
        let (rows, linked) = (slugs(&mut listing.entries()), app.browse().rows(pane).linked());
        text += &format!("{pane:?} of {}: {rows:?}, {linked} linked\n", app.browse().total(pane));
    }
    for id in dossier.entries() {
        let linked = app.browse().is_linked(id);
        let (glyphs, status) =
            (app.annotations().glyphs(app.dossier(), id), app.browse().day_status(id));
        text += &format!("{} {linked} {glyphs:?} {status:?}\n", dossier.slug(id));
    }
    let filtered = app.browse().filtered_entries().map(|ids| slugs(&mut ids.into_iter()));
    let found = app.browse().results().map(|found| found.total);
    text + &format!("{filtered:?} {found:?} {:?}", app.browse().histogram(7))
}

/// What an overlay shows, without what it was made from.
fn drawn(overlay: &Overlay) -> String {
    match overlay {
        Overlay::Reader(reader) => format!("{:?}", reader.text()),
        Overlay::List(list) => format!("{} {:?}", list.title, list.rows),
        other => format!("{other:?}"),
    }
}

fn annotations() -> Annotations {
    let annotation =
        Annotation { bookmarked: Some(Day::new(2026, 1, 1).unwrap()), ..Annotation::default() };
    let records = ["viola", "arcadia"].map(|id| (id.to_owned(), annotation.clone()));
    Annotations { records: records.into(), ..Annotations::default() }
}

/// A new explorer with the same dossier, annotations, session and pin.
fn restarted(stage: &Stage, dossier: Arc<Dossier>) -> Stage {
    let (width, height) = stage.size;
    let mut fresh = Stage::new(width, height);
    fresh.app = App::new(dossier, Day::new(2026, 11, 21).unwrap());
    fresh.app.set_annotations(stage.app.annotations().saved.clone());
    fresh.app.restore(&stage.app.session());
    fresh.resize(width, height);
    fresh
}

/// No record or an empty file as often as some of the records.
fn any_dossier() -> impl Strategy<Value = (u64, usize)> {
    (prop_oneof![Just(0), Just(u64::MAX), any::<u64>()], 0_usize..7)
}

/// 60 cases of about 20 keys each, or as many as `PROPTEST_CASES` says.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(60))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_replaced_dossier_leaves_nothing(
        steps in prop::collection::vec((prop::collection::vec(any_key(), 0..12), any_dossier()), 1..6)
    ) {
        let mut stage = Stage::new(100, 30);
        stage.app.set_annotations(annotations());
        for (keys, made) in steps {
            for key in keys {
                stage.press(key);
                stage.buffer();
            }
            let dossier = Arc::new(part_of_the_fixture(made));
            drop(stage.app.replace_dossier(PreparedDossier::new(Arc::clone(&dossier))));
            // A key that comes before the next frame.
            stage.app.press("enter".parse().unwrap());
            stage.resize(100, 30);
            while stage.app.prompt().is_some() || !stage.app.overlays().is_empty() {
                stage.keys("<esc>");
            }
            if stage.app.browse().is_zoomed {
                // A session comes back with all panes.
                stage.keys("z");
            }
            let mut fresh = restarted(&stage, dossier);
            let filters = |stage: &Stage| stage.app.session().view.filters;
            if filters(&fresh) != filters(&stage) {
                // A session whose filters leave nothing is restored without them.
                prop_assert!(PaneId::ALL.iter().all(|pane| stage.app.view().pane(*pane).is_empty()));
                continue;
            }
            let pane = stage.app.view().focus.pane();
            if fresh.app.view().focus.pane() != pane {
                // A session comes back to a pane that has records.
                prop_assert!(stage.app.view().pane(pane).is_empty());
                continue;
            }
            if fresh.app.view().register != stage.app.view().register {
                // A session comes back to the kind of its record, whatever the pane showed.
                continue;
            }
            if fresh.app.article().tab() != stage.app.article().tab() {
                // A session comes back to the facts.
                continue;
            }
            prop_assert_eq!(shown(&stage.app), shown(&fresh.app));
            for overlay in [":statistics<enter>", ":about<enter>", ":theme<enter>"] {
                for stage in [&mut stage, &mut fresh] {
                    stage.keys(overlay);
                }
                let [now, then] = [&stage, &fresh].map(|stage| stage.app.overlays().iter().map(drawn));
                let (now, then): (Vec<_>, Vec<_>) = (now.collect(), then.collect());
                prop_assert_eq!(now, then);
                for stage in [&mut stage, &mut fresh] {
                    while !stage.app.overlays().is_empty() {
                        stage.keys("<esc>");
                    }
                }
            }
        }
    }
}
