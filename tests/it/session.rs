//! Keys and their effect on the state, without the screen.

use crate::support::stage::Stage;
use chancery::app::{Effect, Filter, Focus, Key, PaneId};
use proptest::prelude::*;

fn current(stage: &Stage) -> String {
    stage.app.view().current.map(|id| stage.app.dossier().slug(id).into_owned()).unwrap_or_default()
}

#[test]
fn esc_never_quits() {
    let mut stage = Stage::new(80, 24);
    for _ in 0..5 {
        assert_eq!(stage.keys("<esc>"), None);
    }
    assert!(stage.app.status().notice().is_some_and(|notice| notice.text().contains("q quits")));
    assert_eq!(stage.keys("q"), Some(Effect::Quit));
    assert_eq!(stage.keys("/q<ctrl-c>"), Some(Effect::Quit));
}

#[test]
fn esc_goes_one_level_back() {
    let mut stage = Stage::new(80, 24);
    stage.keys("f<enter>/viola");
    stage.keys("<esc>");
    assert!(stage.app.search().is_none());
    assert!(matches!(stage.app.view().focus, Focus::Detail(_)));
    stage.keys("<esc>");
    assert!(matches!(stage.app.view().focus, Focus::Pane(_)));
    assert_eq!(stage.app.view().filters.len(), 1);
    stage.keys("<esc>");
    assert!(stage.app.view().filters.is_empty());
}

#[test]
fn counts_repeat_and_russian_keys_work() {
    let mut english = Stage::new(80, 24);
    let mut russian = Stage::new(80, 24);
    english.keys("g5j");
    russian.keys("п5о");
    assert_eq!(current(&english), current(&russian));
    assert_eq!(english.app.view().pane(PaneId::Timeline).place(), 6);
    english.keys("g03j");
    assert_eq!(english.app.view().pane(PaneId::Timeline).place(), 4);
    assert_eq!(russian.keys("й"), Some(Effect::Quit));
}

/// Backspace restores the record, the focus and the selection.
#[test]
fn following_a_link_and_back() {
    let mut stage = Stage::new(80, 24);
    stage.keys("2g");
    let before = (
        current(&stage),
        stage.app.view().focus,
        stage.app.view().pane(PaneId::Treaties).selected(),
    );
    stage.keys("<enter>j<enter>");
    assert_ne!(current(&stage), before.0);
    let there = current(&stage);
    stage.keys("<backspace><esc>");
    assert_eq!(
        (
            current(&stage),
            stage.app.view().focus,
            stage.app.view().pane(PaneId::Treaties).selected()
        ),
        before
    );
    stage.keys("]");
    assert_eq!(current(&stage), there);
}

#[test]
fn number_follows_that_link() {
    let mut stage = Stage::new(80, 24);
    stage.keys("2g<enter>");
    let targets = stage.app.article().targets.clone();
    let wanted = targets.get(4).map(|target| target.entry);
    stage.keys("5");
    if targets.len() >= 50 {
        stage.keys("<enter>");
    }
    assert_eq!(stage.app.view().current, wanted);
}

#[test]
fn filter_to_related_and_clear() {
    let mut stage = Stage::new(80, 24);
    let all = stage.app.view().pane(PaneId::Timeline).len();
    stage.keys("2gf");
    assert!(matches!(stage.app.view().filters.as_slice(), [Filter::Near(_)]));
    assert!(stage.app.view().pane(PaneId::Timeline).len() < all);
    assert_eq!(stage.app.view().pane(PaneId::Register).len(), 2);
    stage.keys("x");
    assert_eq!(stage.app.view().pane(PaneId::Timeline).len(), all);
}

#[test]
fn cancelled_search_changes_nothing() {
    let mut stage = Stage::new(80, 24);
    stage.keys("gj");
    let before = stage.text();
    stage.keys("/corin<esc>");
    assert_eq!(stage.text(), before);
    assert_eq!(stage.keys("/quit?"), None);
    assert_eq!(
        stage.app.search().map(|search| search.editor.text().to_owned()).as_deref(),
        Some("quit?")
    );
}

#[test]
fn search_finds_any_script_and_dates() {
    for (typed, found) in [
        ("виола", "viola"),
        ("VIOLA", "viola"),
        ("Orsini", "viola"),
        ("jioev", "corin"),
        ("talusia", "accent"),
        ("18 march 2015", "parade"),
        ("2015-03-18", "parade"),
        ("18.03.2015", "parade"),
    ] {
        let mut stage = Stage::new(80, 24);
        stage.keys(&format!("/{typed}<enter>"));
        assert_eq!(current(&stage), found, "{typed}");
    }
}

#[test]
fn resizing_keeps_the_selection_visible() {
    let mut stage = Stage::new(80, 24);
    stage.keys("1G");
    for (width, height) in [(200, 60), (40, 12), (1, 1), (60, 16), (20, 5), (120, 36)] {
        stage.resize(width, height);
        let pane = stage.app.view().pane(PaneId::Timeline);
        let shown = stage.app.status().sizes().panes[0].max(1);
        assert!((pane.offset()..pane.offset() + shown).contains(&pane.selected()));
    }
}

pub(crate) fn any_key() -> impl Strategy<Value = Key> {
    let names = [
        "enter",
        "esc",
        "tab",
        "shift-tab",
        "backspace",
        "delete",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "ctrl-d",
        "ctrl-u",
        "ctrl-o",
        "ctrl-p",
        "ctrl-w",
        "f1",
    ];
    prop_oneof![
        3 => prop::sample::select(names.to_vec()).prop_map(|name| name.parse().unwrap()),
        4 => prop::sample::select("jkhlgGfxnNoOs[]?:/123456789iTMqй0о2008виолаaA{}t+-<>LvV#rw".chars().collect::<Vec<_>>())
            .prop_map(|letter| letter.to_string().parse().unwrap()),
        1 => any::<char>().prop_filter_map("no key", |letter| letter.to_string().parse().ok()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// Random keys at random sizes never panic, and Esc and q lead out.
    #[test]
    fn random_keys_never_panic(
        keys in prop::collection::vec((any_key(), 0_u16..130, 0_u16..50, 0_u8..8), 1..40)
    ) {
        let mut stage = Stage::new(80, 24);
        for (key, width, height, resize) in keys {
            if resize == 0 {
                stage.resize(width, height);
            }
            let effect = stage.press(key);
            prop_assert!(effect != Some(Effect::Quit) || ["q", "й", "enter", "f10"].contains(&key.to_string().as_str()));
            stage.buffer();
            for pane in PaneId::ALL {
                let pane = stage.app.view().pane(pane);
                prop_assert!(pane.offset() <= pane.selected());
            }
        }
        // Whatever was opened, a few times Esc and one q lead out.
        for _ in 0..12 {
            stage.keys("<esc>");
        }
        prop_assert_eq!(stage.keys("q"), Some(Effect::Quit));
    }
}
