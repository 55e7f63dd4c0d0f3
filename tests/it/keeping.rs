//! What the user keeps: bookmarks, notes, lists and searches, where one was, and what of it comes
//! back.

use crate::support::{
    home::live_in,
    pty::{Fate, Program, Pty, Stand},
    stage::{Stage, fixture},
};
use chancery::{
    app::{AnnotationChange, Annotations, Effect, Session},
    file_format::builtin,
};
use rustix::process::Signal;
use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

fn run(home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    live_in(&mut command, home).args(args).stdin(Stdio::null()).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn explorer(home: &Path) -> Program {
    let home = home.to_str().unwrap();
    Program::at(env!("CARGO_BIN_EXE_chancery").into(), "Timeline").environment("HOME", home)
}

/// Presses keys, and does what the store would do with what they change.
fn press(stage: &mut Stage, own: &mut Annotations, keys: &str) {
    let effect = stage.keys(keys);
    if let Some(Effect::Keep(change)) = effect {
        own.apply(&change);
    }
}

#[test]
fn what_is_kept_shows_and_is_told() {
    let mut stage = Stage::of(builtin(), 120, 36);
    let mut own = Annotations::default();
    press(&mut stage, &mut own, "m");
    assert_eq!(own.bookmarks().len(), 1);
    assert_eq!(stage.app.annotations(), &own, "the state and what it told differ");
    let text = stage.text();
    assert!(
        text.contains("★ bookmarked 21 November 2026") && text.contains("Bookmarked"),
        "{text}"
    );
    press(&mut stage, &mut own, "cRead again<enter>");
    press(&mut stage, &mut own, "bThesis<enter>");
    let text = stage.text();
    assert!(text.contains("Your note: Read again") && text.contains("☆ on Thesis"), "{text}");
    press(&mut stage, &mut own, "/kind:treaty<enter>");
    press(&mut stage, &mut own, "S<ctrl-u>All acts<enter>");
    assert_eq!(own.searches["All acts"], "kind:treaty");
    assert_eq!(stage.app.annotations(), &own);
    stage.keys("x'");
    insta::assert_snapshot!("yours_120x36", stage.text());
    // The search is the second line, after its heading.
    stage.keys("<down><enter>");
    assert!(stage.text().contains("search: kind:treaty"), "{}", stage.text());
}

#[test]
fn what_is_kept_is_walked_and_taken_away() {
    let mut stage = Stage::of(builtin(), 80, 24);
    let mut own = Annotations::default();
    press(&mut stage, &mut own, "m");
    stage.keys("2g");
    press(&mut stage, &mut own, "m");
    let second = own.bookmarks();
    assert_eq!(second.len(), 2);
    stage.keys("1");
    // Heading, then the records.
    stage.keys("'jj");
    let wanted = own.bookmarks()[1].to_owned();
    stage.keys("<enter>");
    let current = stage.app.view().current.unwrap();
    assert_eq!(stage.app.dossier().slug(current), wanted);
    stage.keys("<esc>'<enter>");
    assert!(stage.text().contains("only: Bookmarks"), "{}", stage.text());
    press(&mut stage, &mut own, "'j<delete>");
    assert_eq!(own.bookmarks(), [&*wanted]);
    assert_eq!(stage.app.annotations(), &own);
    press(&mut stage, &mut own, "<delete>");
    assert!(own.is_empty(), "{own:?}");
    assert!(stage.text().contains("Nothing is kept yet"), "{}", stage.text());
}

#[test]
fn what_is_gone_from_the_dossier_stays_and_is_shown_as_gone() {
    let mut stage = Stage::of(fixture(), 80, 24);
    let mut own = Annotations::default();
    let of = chancery::app::RecordRef { id: "no-such-record".into(), title: "The old name".into() };
    own.apply(&AnnotationChange::Note { of, was: None, now: Some("why".into()) });
    stage.app.set_annotations(own.clone());
    stage.keys("'j");
    let text = stage.text();
    assert!(text.contains("The old name") && text.contains("not in this dossier"), "{text}");
    stage.keys("<enter>");
    assert!(stage.text().contains("what you kept of it stays"), "{}", stage.text());
    assert_eq!(stage.app.annotations(), &own);
}

#[test]
fn a_session_goes_on_where_it_ended() {
    let walks = [
        "",
        "3jj<enter>",
        "/medvedev 2008<enter>2j",
        "f3",
        "ta2008-08-26<enter>",
        "oo",
        "#<down><enter>",
        "tl<enter>",
        "/zzzqqq<enter>",
    ];
    for walk in walks {
        let mut before = Stage::of(builtin(), 100, 30);
        before.keys(walk);
        let session: Session = before.app.session();
        let mut after = Stage::of(builtin(), 100, 30);
        after.app.restore(&session);
        after.resize(100, 30);
        let nothing_left = walk.contains("zzz");
        if !nothing_left {
            assert_eq!(after.app.session(), session, "{walk}");
        }
        assert!(after.text().contains("Welcome back"), "{walk}\n{}", after.text());
    }
}

#[test]
fn a_session_of_an_older_dossier_comes_back_as_far_as_it_can() {
    let mut before = Stage::of(builtin(), 100, 30);
    before.keys("f3j");
    let session = before.app.session();
    let mut after = Stage::of(fixture(), 100, 30);
    after.app.restore(&session);
    after.resize(100, 30);
    assert!(after.app.view().filters.is_empty());
    assert!(after.app.view().current.is_some());
}

#[test]
fn marks_outlive_the_program_and_are_exported() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(run(home.path(), &["marks"]).status.code(), Some(1));
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.press("/friendship treaty 2008\r");
    pty.wait_for("search:");
    pty.press("m");
    pty.wait_for("Bookmarked");
    pty.press("cA note to keep\r");
    pty.wait_for("The note is kept");
    pty.press("S\x15my search\r");
    pty.wait_for("kept as");
    // Killed, not quit: everything said to be kept is.
    pty.signal(Signal::KILL);
    pty.fate();
    let table = out(&run(home.path(), &["marks"]));
    assert!(table.lines().count() == 3 && table.contains("A note to keep"), "{table}");
    let data: serde_json::Value =
        serde_json::from_slice(&run(home.path(), &["marks", "--format", "json"]).stdout).unwrap();
    assert_eq!(data["records"][0]["id"], "friendship-treaty-2008");
    assert_eq!(data["records"][0]["note"], "A note to keep");
    assert_eq!(data["records"][0]["present"], true);
    assert_eq!(data["searches"]["my search"], "friendship treaty 2008");
    let text = out(&run(home.path(), &["marks", "--format", "md"]));
    assert!(text.contains("## Bookmarks") && text.contains("  A note to keep"), "{text}");
    // The other dossier does not have the record; the mark stays and says so.
    fs::write(home.path().join("mine.json"), include_str!("fixture.json")).unwrap();
    let mine = home.path().join("mine.json");
    let other = out(&run(home.path(), &["--only-mine", "-d", mine.to_str().unwrap(), "marks"]));
    assert!(other.contains("(not in this dossier) A note to keep"), "{other}");
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.press("'");
    pty.wait_for("A note to keep");
}

#[test]
fn a_saved_search_finds_what_the_search_finds() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    for (query, name) in [("medvedev 2008", "one"), ("кокойты | тибилов", "two")] {
        pty.press(&format!("/\x15{query}\r"));
        pty.wait_for("widens");
        pty.press(&format!("S\x15{name}\r"));
        pty.wait_for(&format!("kept as “{name}”"));
    }
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    for (query, name) in [("medvedev 2008", "one"), ("кокойты | тибилов", "two")] {
        for format in ["jsonl", "csv", "md"] {
            let saved = run(home.path(), &["search", "--saved", name, "--format", format]);
            let typed = run(home.path(), &["search", query, "--format", format]);
            assert!(!out(&saved).is_empty());
            assert_eq!(out(&saved), out(&typed), "{name} as {format}");
        }
        let mut pty = Pty::start(&explorer(home.path()).argument("--fresh"), Stand::Job);
        pty.press(if name == "one" { "'\x1b[B\r" } else { "'\x1b[B\x1b[B\r" });
        pty.wait_for(&format!("search: {query}"));
    }
    let unknown = run(home.path(), &["search", "--saved", "tow"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(err(&unknown).contains("did you mean \"two\"?"), "{}", err(&unknown));
    assert_eq!(run(home.path(), &["search", "x", "--saved", "one"]).status.code(), Some(2));
}

#[test]
fn the_program_begins_where_it_ended_unless_told_otherwise() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.press("/lavrov\r");
    pty.wait_for("search: lavrov");
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.wait_for("search: lavrov");
    pty.wait_for("Welcome back");
    // A deadly signal, too, leaves where one was.
    pty.press("x/kokoity\r");
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

#[test]
fn where_nothing_can_be_written_the_program_goes_on_and_says_so() {
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
        .environment("HOME", home.path().to_str().unwrap());
    for program in [no_home, no_folder, full] {
        let mut pty = Pty::start(&program, Stand::Job);
        pty.press("m");
        pty.wait_for("Done, but not saved yet");
        pty.press("'");
        pty.wait_for("Bookmarks 1");
        pty.press("\x1b");
        pty.wait_until("the panes", |screen| !screen.text().contains("Bookmarks 1"));
        pty.press("q");
        assert_eq!(pty.fate(), Fate::Exit(0));
        pty.assert_restored();
        pty.wait_for("1 change not saved");
    }
}

#[test]
fn a_damaged_file_is_told_on_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".local/state/chancery");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("marks.json"), "{\"version\": 1, \"rec").unwrap();
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.wait_for("marks.json was damaged");
    let aside = fs::read_dir(&folder).unwrap().any(|entry| {
        entry.unwrap().file_name().to_string_lossy().starts_with("marks.json.damaged-")
    });
    assert!(aside);
}

#[test]
fn colours_that_a_key_chose_come_back_and_those_of_an_option_do_not() {
    let home = tempfile::tempdir().unwrap();
    let kept = || {
        let path = home.path().join(".local/state/chancery/sessions.json");
        let data: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        data["sessions"]["russia-south-ossetia"]["theme"].as_str().unwrap().to_owned()
    };
    let quits = |program: &Program, keys: &str| {
        let mut pty = Pty::start(program, Stand::Job);
        pty.press(keys);
        assert_eq!(pty.fate(), Fate::Exit(0));
    };
    let plain = explorer(home.path());
    let mono = plain.clone().argument("--theme").argument("mono");
    quits(&mono, "jq");
    assert_eq!(kept(), "auto");
    quits(&plain, "TTq");
    assert_eq!(kept(), "light");
    quits(&mono, "jq");
    assert_eq!(kept(), "light");
    let mut pty = Pty::start(&plain, Stand::Job);
    pty.press("T");
    pty.wait_for("Colours: terminal");
}
