//! Keys and their effect on the state, without the screen.

use crate::support::stage::Stage;
use chancery::{
    app::{Effect, Filter, Focus, Key, ListKind, PaneId, Row},
    article::Tab,
    dossier::Kind,
    file_format::read_sound,
};
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
    stage.keys("fl<enter>/viola");
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
fn russian_keys_do_the_same() {
    let mut english = Stage::new(80, 24);
    let mut russian = Stage::new(80, 24);
    english.keys("ggjj");
    russian.keys("ппоо");
    assert_eq!(current(&english), current(&russian));
    assert_eq!(english.app.view().pane(PaneId::Timeline).place(), 3);
    russian.keys(".");
    assert!(russian.app.search().is_some());
    russian.keys("<esc>,");
    assert_eq!(russian.list().kind, ListKind::Commands);
    russian.keys("<esc>");
    assert_eq!(russian.keys("й"), Some(Effect::Quit));
}

/// Backspace restores the record, the focus and the selection.
#[test]
fn following_a_link_and_back() {
    let mut stage = Stage::new(80, 24);
    stage.keys("2gg");
    let before = (
        current(&stage),
        stage.app.view().focus,
        stage.app.view().pane(PaneId::Treaties).selected(),
    );
    stage.keys("<enter><tab><enter>");
    assert_ne!(current(&stage), before.0);
    stage.keys("<backspace><esc>");
    assert_eq!(
        (
            current(&stage),
            stage.app.view().focus,
            stage.app.view().pane(PaneId::Treaties).selected()
        ),
        before
    );
}

#[test]
fn number_follows_that_link() {
    let mut stage = Stage::new(80, 24);
    stage.keys("2gg<enter>");
    let targets = stage.app.article().text().targets.clone();
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
    stage.keys("2ggfl");
    assert!(matches!(stage.app.view().filters.as_slice(), [Filter::LinkedTo(..)]));
    assert!(stage.app.view().pane(PaneId::Timeline).len() < all);
    assert_eq!(stage.app.view().pane(PaneId::Register).len(), 2);
    stage.keys("<esc>");
    assert_eq!(stage.app.view().pane(PaneId::Timeline).len(), all);
}

#[test]
fn cancelled_search_changes_nothing() {
    let mut stage = Stage::new(80, 24);
    stage.keys("ggj");
    let before = stage.text();
    stage.keys("/corin<esc>");
    assert_eq!(stage.text(), before);
    assert_eq!(stage.keys("/quit?"), None);
    assert_eq!(
        stage.app.search().map(|search| search.editor.text().to_owned()).as_deref(),
        Some("quit?")
    );
}

/// `/` starts afresh, and earlier searches come back by the arrows.
#[test]
fn search_starts_afresh_with_a_history() {
    let mut stage = Stage::new(80, 24);
    let typed = |stage: &Stage| stage.app.search().map(|it| it.editor.text().to_owned());
    stage.keys("/viola<enter>/corin");
    assert_eq!(typed(&stage).as_deref(), Some("corin"));
    stage.keys("<enter>/<up>");
    assert_eq!(typed(&stage).as_deref(), Some("corin"));
    stage.keys("<up>");
    assert_eq!(typed(&stage).as_deref(), Some("viola"));
    stage.keys("<down><down>");
    assert_eq!(typed(&stage).as_deref(), Some(""));
}

/// Enter on a search without matches leaves the screen as it was.
#[test]
fn search_without_matches_changes_nothing() {
    let mut stage = Stage::new(80, 24);
    let before = current(&stage);
    stage.keys("/zzzzzz<enter>");
    assert_eq!(current(&stage), before);
    assert!(stage.app.view().filters.is_empty());
    assert!(stage.text().contains("No matches for \"zzzzzz\""), "{}", stage.text());
    // Of a part that was not understood it says why.
    stage.keys("/2008-13-45<enter>");
    assert_eq!(current(&stage), before);
    stage.find("No matches for \"2008-13-45\" · no month has the number 13");
}

/// The third pane turns to what is found and asked for, and keeps its kind while links are followed.
#[test]
fn third_pane_turns_to_what_is_found() {
    let mut stage = Stage::new(80, 24);
    stage.keys("/kind:place");
    assert_eq!(stage.app.view().register, Kind::Person);
    stage.keys("<enter>");
    assert_eq!(stage.app.view().register, Kind::Place);
    stage.keys("<esc>3");
    assert_eq!(stage.app.view().register, Kind::Person);
    stage.keys("5");
    assert_eq!(stage.app.view().register, Kind::Place);
    stage.keys("2<enter><tab><enter>");
    assert_eq!(stage.app.view().register, Kind::Place);
}

#[test]
fn filters_are_removed_one_by_one() {
    let mut stage = Stage::new(80, 24);
    stage.keys("/viola<enter>fcfl");
    assert_eq!(stage.app.view().filters.len(), 3);
    stage.keys(&format!("f{}<enter>", "<down>".repeat(7)));
    assert!(!stage.app.view().filters.iter().any(|it| matches!(it, Filter::Search(_))));
    stage.keys("<esc><esc>");
    assert!(stage.app.view().filters.is_empty());
}

#[test]
fn several_records_are_selected() {
    let mut stage = Stage::new(80, 24);
    stage.keys("1gg<space><down><space>");
    assert_eq!(stage.app.browse().picked.len(), 2);
    assert_eq!(stage.app.browse().filtered_entries().map(|it| it.len()), Some(2));
    assert!(matches!(stage.keys("ytitle<enter>"), Some(Effect::Copy(_, all)) if all.len() == 2));
    stage.keys("<esc>");
    assert!(stage.app.browse().picked.is_empty());
}

#[test]
fn dates_move_the_timeline_without_a_filter() {
    let mut stage = Stage::new(80, 24);
    stage.keys("g2015<enter>");
    let first = stage.app.view().current.and_then(|id| stage.app.dossier().date(id));
    assert!(first.is_some_and(|date| date.to_string().starts_with("2015")), "{first:?}");
    assert!(stage.app.view().filters.is_empty());
}

/// Unfocused panes begin with what is linked; the focused one keeps its order.
#[test]
fn linked_records_come_first() {
    let mut stage = Stage::new(80, 24);
    stage.keys("2gg");
    let rows = stage.app.browse().rows(PaneId::Register);
    let linked = rows.linked();
    assert!(linked > 0 && linked < rows.len());
    assert!(matches!(rows.row(linked), Some(Row::Others(_))));
    assert_eq!(stage.app.browse().rows(PaneId::Treaties).linked(), 0);
}

#[test]
fn tabs_have_one_key_each() {
    let mut stage = Stage::new(80, 24);
    stage.keys("2ggs");
    assert_eq!(stage.app.article().tab(), Tab::Sources);
    assert!(matches!(stage.keys("<enter>"), Some(Effect::Open(_)) | None));
    stage.keys("s");
    assert_eq!(stage.app.article().tab(), Tab::Facts);
    stage.keys("z");
    assert!(stage.app.browse().is_zoomed);
}

#[test]
fn unknown_keys_are_answered() {
    let mut stage = Stage::new(80, 24);
    stage.keys("K");
    assert!(stage.text().contains("K: no such key"), "{}", stage.text());
}

#[test]
fn backspace_may_be_sent_as_ctrl_h() {
    let mut stage = Stage::new(80, 24);
    stage.keys("/violaa<ctrl-h>");
    assert_eq!(stage.app.search().map(|it| it.editor.text()), Some("viola"));
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
        let shown = stage.app.status().sizes.panes[0].max(1);
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

/// By surname, in the order of the alphabet and not of code points; a description stays as it is.
#[test]
fn people_are_listed_by_surname() {
    let names = [
        "Zed Adams",
        "Di Fox",
        "Élan Évora",
        "Al Čapek",
        "Ko Munk",
        "Ja Müller",
        "Bo Cz",
        "Ян Жуков",
        "Ия Ёлкина",
        "Plato",
        "Bishop (1992, unnamed)",
    ];
    let person = |(at, name): (usize, &&str)| serde_json::json!({"id": format!("p{at}"), "names": [{"text": name, "lang": "en", "script": "Latn", "kind": "preferred"}]});
    let people: Vec<_> = names.iter().enumerate().map(person).collect();
    let text = serde_json::json!({"people": people}).to_string();
    let mut stage = Stage::of(read_sound(&[&text]).unwrap(), 80, 40);
    stage.keys("3");
    let text = stage.text();
    let listed = [
        "Adams, Zed",
        "Bishop (1992, unnamed)",
        "Čapek, Al",
        "Cz, Bo",
        "Évora, Élan",
        "Fox, Di",
        "Müller, Ja",
        "Munk, Ko",
        "Plato",
        "Ёлкина, Ия",
        "Жуков, Ян",
    ];
    let places: Vec<_> = listed.iter().map(|name| text.find(name)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{text}");
}
