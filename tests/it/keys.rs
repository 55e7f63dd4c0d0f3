//! Keys, the table of actions, and what is bound to what.

use crate::support::stage::Stage;
use chancery::{
    app::{Action, Code, Filter, Key, Keymap, ListKind, ListRow, PaneId, Scope},
    dossier::EntryId,
    file_format::builtin,
};

#[test]
fn keys_parse_as_displayed() {
    for text in [
        "j",
        "G",
        "ctrl-d",
        "shift-tab",
        "f1",
        "f12",
        "space",
        "/",
        "alt-x",
        "ctrl-alt-x",
        "-",
        "ctrl--",
    ] {
        assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
    }
    for text in ["", "jj", "ctrl-", "f99", "Enter", " ", "ctrl-i", "alt-ctrl-m", "ctrl-["] {
        assert!(text.parse::<Key>().is_err(), "{text}");
    }
}

#[test]
fn russian_letters_have_english_keys() {
    let english = |letter| Key::plain(Code::Char(letter)).in_english().map(Key::label);
    assert_eq!(english('о').as_deref(), Some("j"));
    assert_eq!(english('л').as_deref(), Some("k"));
    assert_eq!(english('й').as_deref(), Some("q"));
    assert_eq!(english('Ж').as_deref(), Some(":"));
    assert_eq!(english('j'), None);
}

#[test]
fn russian_keys_do_the_same() {
    let keymap = Keymap::default();
    let press =
        |letter| keymap.action(&[Scope::Panes, Scope::Browse], Key::plain(Code::Char(letter)));
    assert_eq!(press('о'), Some(Action::Down));
    assert_eq!(press('л'), Some(Action::Up));
    assert_eq!(press('й'), Some(Action::Quit));
    assert_eq!(press('Ж'), Some(Action::Help));
    assert_eq!(press('ю'), None);
    assert_eq!(press('.'), Some(Action::Search));
    assert_eq!(press(','), Some(Action::Help));
}

#[test]
fn letters_are_unbound_in_a_prompt() {
    let keymap = Keymap::default();
    assert_eq!(keymap.action(&[Scope::Prompt], Key::plain(Code::Char('q'))), None);
    let quit = Key { ctrl: true, ..Key::plain(Code::Char('c')) };
    assert_eq!(keymap.action(&[Scope::Prompt], quit), Some(Action::QuitNow));
}

#[test]
fn every_action_has_its_declaration() {
    for action in Action::ALL {
        let (help, name) = (action.help(), action.name());
        assert!(!help.is_empty() && !help.ends_with('.'), "{name}");
        // The list of keys cuts nothing at 80 columns.
        assert!(help.chars().count() <= 44, "{name}");
        assert!((1..=4).contains(&action.title().split(' ').count()), "{name}");
    }
}

#[test]
fn commands_are_found_by_synonyms() {
    for (word, title) in [
        ("path", "Connection…"),
        ("between", "Connection…"),
        ("connection", "Connection…"),
        ("count", "Statistics"),
        ("count", "Places pane"),
        ("sort", "Places pane"),
        ("most", "Places pane"),
        ("dark mode", "Theme…"),
        ("settings", "Theme…"),
        ("sum", "Figures pane"),
        ("save", "Bookmark"),
        ("tag", "Reading list…"),
        ("version", "About this dossier"),
        ("calendar", "Go to date…"),
        ("fullscreen", "Zoom pane"),
        ("csv", "Export…"),
        ("reset", "Clear last filter"),
        ("diff", "Compare with…"),
        ("icons", "Legend of signs"),
        ("country", "Organizations pane"),
        ("url", "Follow link"),
        ("ыщке", "Places pane"),
        ("report", "Export…"),
        ("print", "Export…"),
        ("share", "Copy or cite…"),
        ("quit", "Quit"),
        ("undo", "Back"),
        ("legend", "Legend of signs"),
        ("colour", "Theme…"),
        ("colors", "Theme…"),
        ("cite", "Copy or cite…"),
        ("zoom", "Zoom pane"),
    ] {
        let mut stage = Stage::new(80, 24);
        stage.keys(&format!(":{word}"));
        let rows = stage.list().rows.iter();
        let mut titles = rows.filter_map(|row| match row {
            ListRow::Action(action, _) => Some(action.title()),
            _ => None,
        });
        assert!(titles.any(|it| it == title), "{word}: {title}");
    }
}

#[test]
fn default_keys_have_no_conflicts() {
    for (at, one) in Action::ALL.into_iter().enumerate() {
        let others = Action::ALL.into_iter().skip(at + 1);
        for other in others.filter(|other| one.scope().overlaps(other.scope())) {
            for key in one.keys() {
                assert!(!other.keys().contains(key), "{key} is {one:?} and {other:?}");
            }
        }
    }
}

#[test]
fn default_keys_parse() {
    for key in Action::ALL.into_iter().flat_map(Action::keys) {
        assert_eq!(key.parse::<Key>().unwrap().to_string(), *key);
    }
}

/// Whether the key has the same position in every layout.
fn has_one_place(key: &str) -> bool {
    let code = key.parse::<Key>().unwrap().code;
    !matches!(code, Code::Char(letter) if letter != ' ' && !letter.is_ascii_digit())
}

#[test]
fn every_action_is_reachable_in_any_layout() {
    // Browsing actions are in the list of commands, which F1 opens in every layout.
    let palette = Action::Help.keys();
    assert!(palette.iter().any(|key| has_one_place(key)));
    let is_named_nowhere =
        |action: &Action| matches!(action.scope(), Scope::Prompt | Scope::Overlay);
    for action in Action::ALL.into_iter().filter(is_named_nowhere) {
        let is_fixed = |key: &&str| has_one_place(key);
        assert!(action.keys().iter().any(is_fixed), "{action:?} has no key that every layout has");
    }
}

/// The letter of a menu is no key of what the menu opens.
#[test]
fn letters_of_menus_do_one_thing() {
    let mut stage = Stage::new(80, 24);
    stage.keys("ft");
    assert_eq!(stage.list().kind, ListKind::Statistics);
    stage.find("▌treaty action  4");
    stage.keys("<enter>");
    let filters = &stage.app.view().filters;
    assert!(matches!(&**filters, [Filter::Only(_)]));
    assert!(!stage.text().contains('_'), "{}", stage.text());
    stage.keys("mn");
    assert_eq!(stage.app.prompt().unwrap().editor().text(), "");
}

/// Where a filter hides the selected record, what comes next in time is selected.
#[test]
fn filters_keep_the_time() {
    for row in 0..8 {
        let mut stage = Stage::of(builtin(), 80, 24);
        let before = stage.app.view().current.unwrap();
        stage.keys(&format!("ft{}<enter>", "<down>".repeat(row)));
        let (dossier, list) = (stage.app.dossier(), stage.app.view().pane(PaneId::Timeline));
        let entries: Vec<EntryId> = list.listing().entries().collect();
        let key = |id: EntryId| dossier.timeline_key(id);
        let next = entries.iter().find(|id| key(**id) >= key(before)).or(entries.last());
        assert_eq!(stage.app.view().current.as_ref(), next, "{}", stage.text());
    }
}

/// What a window says of its keys is true where the user bound others.
#[test]
fn windows_name_the_keys_of_the_user() {
    let key = |text: &str| text.parse::<Key>().unwrap();
    let keys = [
        (Action::Close, vec![key("ctrl-w")]),
        (Action::Activate, vec![key("ctrl-o")]),
        (Action::Left, vec![key("H")]),
        (Action::Right, vec![key("L")]),
    ];
    let mut stage = Stage::of(builtin(), 120, 36);
    stage.app.set_keymap(Keymap::with(&keys).0);
    for (script, expected) in [
        ("t", "HL time"),
        ("t", "Ctrl-w close"),
        ("t", "Ctrl-o lists"),
        (":statistics<ctrl-o>", "HL"),
        (":statistics<ctrl-o>", "Ctrl-o filters"),
        ("a2008-08-26<enter>A", "Ctrl-o opens"),
        (":zzzz<ctrl-o>", "Ctrl-w closes"),
    ] {
        stage.keys(script);
        let text = stage.text();
        assert!(text.contains(expected), "{expected} is not in\n{text}");
        assert!(!text.contains("Esc") && !text.contains("· Enter"), "{text}");
        stage.keys("<ctrl-w><ctrl-w>");
    }
}

/// Links are numbered from 1.
#[test]
fn zero_selects_no_link() {
    let mut stage = Stage::of(builtin(), 120, 36);
    stage.keys("<enter>0");
    assert!(!stage.text().contains("Link 0"), "{}", stage.text());
    stage.keys("1");
    assert!(stage.text().contains("Link 1 selected"), "{}", stage.text());
}

/// Enter goes where the selected link leads, whether or not its line is on the screen.
#[test]
fn enter_follows_a_link_below_the_edge() {
    let mut stage = Stage::of(builtin(), 40, 12);
    stage.keys("/tibilov kind:person<enter><enter>");
    let line = stage.app.article().text().targets[0].line;
    let lines = stage.text().lines().count();
    assert!(line > lines, "the first link, in line {line}, is on the screen");
    let before = stage.app.view().current;
    stage.keys("<enter>");
    assert_ne!(stage.app.view().current, before);
}
