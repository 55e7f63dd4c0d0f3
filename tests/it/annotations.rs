//! Bookmarks, notes, lists, saved searches and sessions: saved, shown, exported and restored.

use crate::support::{
    command::{Chancery, CommandResult},
    pty::{Fate, Program, Pty, Stand},
    stage::{Stage, fixture},
};
use chancery::{
    app::{AnnotationChange, Annotations, Effect, Session},
    file_format::builtin,
};
use rustix::process::Signal;
use std::{fs, path::Path};

fn run(home: &Path, args: &[&str]) -> CommandResult {
    Chancery::new().args(args).home(home).run()
}

fn explorer(home: &Path) -> Program {
    Program::explorer("Timeline").home(home)
}

/// Presses keys, and does what the store would do with what they change.
fn press(stage: &mut Stage, own: &mut Annotations, keys: &str) {
    let effect = stage.keys(keys);
    if let Some(Effect::Keep(changes)) = effect {
        changes.iter().for_each(|change| own.apply(change));
    }
}

/// Bookmarks, notes and lists appear on the screen; each change is an effect for the store.
#[test]
fn changes_are_shown_and_reported() {
    let mut stage = Stage::of(builtin(), 120, 36);
    let mut own = Annotations::default();
    press(&mut stage, &mut own, "mb");
    assert_eq!(own.bookmarks().len(), 1);
    assert_eq!(stage.app.annotations().saved, own, "the state and what it told differ");
    let text = stage.text();
    assert!(
        text.contains("★ bookmarked 21 November 2026") && text.contains("Bookmarked"),
        "{text}"
    );
    press(&mut stage, &mut own, "mnRead again<enter>");
    press(&mut stage, &mut own, "mlThesis<enter>");
    let text = stage.text();
    assert!(text.contains("Your note: Read again") && text.contains("☆ on Thesis"), "{text}");
    press(&mut stage, &mut own, "/kind:treaty<enter>");
    press(&mut stage, &mut own, "msAll acts<enter>");
    assert_eq!(own.searches["All acts"], "kind:treaty");
    assert_eq!(stage.app.annotations().saved, own);
    stage.keys("<esc>'");
    insta::assert_snapshot!("yours_120x36", stage.text());
    // The search is selected, not the heading above it.
    stage.keys("<enter>");
    assert!(stage.text().contains("search: kind:treaty"), "{}", stage.text());
}

/// The annotations overlay selects, opens, filters by and deletes annotations.
#[test]
fn overlay_selects_opens_and_deletes() {
    let mut stage = Stage::of(builtin(), 80, 24);
    let mut own = Annotations::default();
    press(&mut stage, &mut own, "mb");
    stage.keys("2gg");
    press(&mut stage, &mut own, "mb");
    let second = own.bookmarks();
    assert_eq!(second.len(), 2);
    stage.keys("1");
    // The first record is selected, not the heading above it.
    stage.keys("'<down>");
    let wanted = own.bookmarks()[1].to_owned();
    stage.keys("<enter>");
    let current = stage.app.view().current.unwrap();
    assert_eq!(stage.app.dossier().slug(current), wanted);
    // A section shows all of its records, whatever is searched for.
    stage.keys("<esc><esc>/syria<enter>'<up><enter>");
    assert!(stage.text().contains("[Bookmarks ×]"), "{}", stage.text());
    assert!(!stage.text().contains("[search: syria"), "{}", stage.text());
    stage.keys("<backspace>");
    assert!(stage.text().contains("[search: syria"), "{}", stage.text());
    stage.keys("'<up><enter>");
    press(&mut stage, &mut own, "'<delete>");
    assert_eq!(own.bookmarks(), [&*wanted]);
    assert_eq!(stage.app.annotations().saved, own);
    press(&mut stage, &mut own, "<delete>");
    assert!(own.is_empty(), "{own:?}");
    assert!(
        stage.text().contains("No bookmarks, notes, lists or searches yet"),
        "{}",
        stage.text()
    );
}

/// An annotation of a record that the dossier lacks is kept and marked as missing.
#[test]
fn annotations_of_missing_records_stay() {
    let mut stage = Stage::of(fixture(), 80, 24);
    let mut own = Annotations::default();
    let of = chancery::app::RecordRef { id: "no-such-record".into(), title: "The old name".into() };
    own.apply(&AnnotationChange::Note { of, was: None, now: Some("why".into()) });
    stage.app.set_annotations(own.clone());
    stage.keys("'<down>");
    let text = stage.text();
    assert!(text.contains("The old name") && text.contains("not in this dossier"), "{text}");
    stage.keys("<enter>");
    assert!(stage.text().contains("its annotations are kept"), "{}", stage.text());
    assert_eq!(stage.app.annotations().saved, own);
}

/// A restored session equals the saved one.
#[test]
fn session_round_trips() {
    let walks = [
        "",
        "3jj<enter>",
        "/medvedev 2008<enter>2j",
        "fl3",
        "ta2008-08-26<enter>",
        "5",
        ":statistics<enter><down><enter>",
        "tl<enter>",
        "/kokoity<enter>ftvisit<enter>",
    ];
    for walk in walks {
        let mut before = Stage::of(builtin(), 100, 30);
        before.keys(walk);
        let session: Session = before.app.session();
        let mut after = Stage::of(builtin(), 100, 30);
        after.app.restore(&session);
        after.resize(100, 30);
        assert_eq!(after.app.session(), session, "{walk}");
        assert!(after.text().contains("Restored last session"), "{walk}\n{}", after.text());
    }
}

/// Filters on missing records are dropped when a session is restored.
#[test]
fn session_of_an_older_dossier_is_restored() {
    let mut before = Stage::of(builtin(), 100, 30);
    before.keys("fl3j");
    let session = before.app.session();
    let mut after = Stage::of(fixture(), 100, 30);
    after.app.restore(&session);
    after.resize(100, 30);
    assert!(after.app.view().filters.is_empty());
    assert!(after.app.view().current.is_some());
}

/// What was reported as saved survives SIGKILL and is printed by `chancery annotations`.
#[test]
fn annotations_survive_a_kill() {
    let home = tempfile::tempdir().unwrap();
    run(home.path(), &["marks"]).status(1).stdout("");
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.press("/friendship treaty 2008\r");
    pty.wait_for("search:");
    pty.press("mb");
    pty.wait_for("Bookmarked");
    pty.press("mnA note to keep\r");
    pty.wait_for("Note saved");
    pty.press("msmy search\r");
    pty.wait_for("saved as");
    // Killed, not quit: everything said to be kept is.
    pty.signal(Signal::KILL);
    pty.fate();
    let table = run(home.path(), &["marks"]).stdout("A note to keep").out;
    assert_eq!(table.lines().count(), 2, "{table}");
    assert!(table.starts_with("bookmark, note "), "{table}");
    let data = run(home.path(), &["marks", "--format", "json"]).json();
    assert_eq!(data["records"][0]["id"], "friendship-treaty-2008");
    assert_eq!(data["records"][0]["note"], "A note to keep");
    assert_eq!(data["records"][0]["present"], true);
    assert_eq!(data["searches"]["my search"], "friendship treaty 2008");
    let text = run(home.path(), &["marks", "--format", "md"]);
    text.stdout("## Bookmarks").stdout("  A note to keep");
    // The other dossier does not have the record; the mark stays and says so.
    fs::write(home.path().join("mine.json"), include_str!("fixture.json")).unwrap();
    let mine = home.path().join("mine.json");
    let other = run(home.path(), &["-d", mine.to_str().unwrap(), "marks"]);
    other.stdout("(not in this dossier) A note to keep");
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.press("'");
    pty.wait_for("A note to keep");
}

/// A saved search finds the same records as its query, on the command line and in the explorer.
#[test]
fn saved_search_equals_typed_search() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    for (query, name) in [("medvedev 2008", "one"), ("кокойты | тибилов", "two")] {
        pty.press(&format!("/{query}\r"));
        pty.wait_for(&format!("search: {query}"));
        pty.press(&format!("ms{name}\r"));
        pty.wait_for(&format!("saved as “{name}”"));
    }
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    for (query, name) in [("medvedev 2008", "one"), ("кокойты | тибилов", "two")] {
        for format in ["jsonl", "csv", "md"] {
            let saved = run(home.path(), &["search", "--saved", name, "--format", format]).out;
            let typed = run(home.path(), &["search", query, "--format", format]).out;
            assert!(!saved.is_empty() && saved == typed, "{name} as {format}: {saved}{typed}");
        }
        let mut pty = Pty::start(&explorer(home.path()).argument("--fresh"), Stand::Job);
        pty.press(if name == "one" { "'\r" } else { "'\x1b[B\r" });
        pty.wait_for(&format!("search: {query}"));
    }
    let unknown = run(home.path(), &["search", "--saved", "tow"]);
    unknown.status(1).stderr("did you mean \"two\"?");
    run(home.path(), &["search", "x", "--saved", "one"]).status(2);
}

/// The last session is restored after q and after a signal; `--fresh` ignores it.
#[test]
fn last_session_is_restored_unless_fresh() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.press("/lavrov\r");
    pty.wait_for("search: lavrov");
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.wait_for("search: lavrov");
    pty.wait_for("Restored last session");
    // A deadly signal, too, leaves where one was.
    pty.press("/kokoity\r");
    pty.wait_for("search: kokoity");
    pty.signal(Signal::TERM);
    pty.fate();
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.wait_for("search: kokoity");
    pty.press("q");
    pty.fate();
    let mut pty = Pty::start(&explorer(home.path()).argument("--fresh"), Stand::Job);
    pty.wait_for("Welcome: ");
    assert!(!pty.screen.text().contains("search:"));
    pty.press("q");
    pty.fate();
}

/// Without a writable state folder the explorer keeps working and reports unsaved changes.
#[test]
fn failed_saves_are_reported() {
    let home = tempfile::tempdir().unwrap();
    let program = explorer(home.path());
    let in_the_way = home.path().join("file");
    fs::write(&in_the_way, "").unwrap();
    // No home, a home that is a file, a disk on which nothing fits.
    let no_home = program.clone().environment("HOME", "");
    let no_folder = program.clone().environment("XDG_STATE_HOME", in_the_way.to_str().unwrap());
    let full = Program::at("/bin/sh".into(), "Timeline")
        .argument("-c")
        .argument(&format!("trap '' XFSZ; ulimit -f 0; exec {}", env!("CARGO_BIN_EXE_chancery")))
        .home(home.path());
    for program in [no_home, no_folder, full] {
        let mut pty = Pty::start(&program, Stand::Job);
        pty.press("mb");
        pty.wait_for("Not saved yet");
        pty.press("'");
        pty.wait_for("Bookmarks 1");
        pty.press("\x1b");
        pty.wait_until("the panes", |screen| !screen.text().contains("Bookmarks 1"));
        pty.press("q");
        assert_eq!(pty.fate(), Fate::Exit(2));
        pty.assert_restored();
        pty.wait_for("1 change not saved");
    }
}

#[test]
fn corrupt_file_is_moved_aside_by_a_change() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".local/state/chancery");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("marks.json"), "{\"version\": 1, \"rec").unwrap();
    let is_aside = || {
        fs::read_dir(&folder).unwrap().any(|entry| {
            entry.unwrap().file_name().to_string_lossy().starts_with("marks.json.damaged-")
        })
    };
    let listed = run(home.path(), &["annotations"]).status(2);
    let listed = listed.stderr("marks.json:1:20: unexpected end of file");
    assert!(!listed.err.contains("no annotations yet"), "{}", listed.err);
    assert!(!is_aside());
    let program = Program::explorer("marks.json:1:20: unexpected end").home(home.path());
    let mut pty = Pty::start(&program, Stand::Job);
    pty.press("\x1b");
    pty.wait_until("the panes", |screen| !screen.text().contains("unexpected end"));
    pty.press("mb");
    pty.wait_for("set aside as");
    assert!(is_aside());
}

/// A theme chosen by key is saved for all dossiers, one from `--theme` is not.
#[test]
fn theme_chosen_by_key_is_saved() {
    let home = tempfile::tempdir().unwrap();
    let kept = || {
        let path = home.path().join(".local/state/chancery/sessions.json");
        let data: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        data["theme"].as_str().map(str::to_owned)
    };
    let quits = |program: &Program, keys: &str| {
        let mut pty = Pty::start(program, Stand::Job);
        pty.press(keys);
        assert_eq!(pty.fate(), Fate::Exit(0));
    };
    let plain = explorer(home.path());
    let mono = plain.clone().argument("--theme").argument("mono");
    quits(&mono, "jq");
    assert_eq!(kept(), None);
    quits(&plain, ":theme\rlight\rq");
    assert_eq!(kept().as_deref(), Some("light"));
    quits(&mono, "jq");
    assert_eq!(kept().as_deref(), Some("light"));
    let mut pty = Pty::start(&plain, Stand::Job);
    pty.press(":theme\r");
    pty.wait_for("▌light");
    let shown = |args: &[&str]| {
        let table = run(home.path(), args).out;
        let line = table.lines().find(|line| line.starts_with("theme")).unwrap();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(shown(&["config"]), "theme \"light\" chosen in the explorer");
    assert_eq!(shown(&["--theme", "dark", "config"]), "theme \"dark\" command line, --theme");
}
