//! What the user sets: the file, the environment, the command line, and what is told of faults.

use crate::support::{
    home::{live_in, program},
    pty::{Fate, Program, Pty, Stand},
};
use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

/// Writes the file of settings of a home.
fn set(home: &Path, text: &str) {
    let folder = home.join(".config/chancery");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), text).unwrap();
}

fn run(home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    live_in(&mut command, home).args(args).stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn explorer(home: &Path) -> Program {
    let home = home.to_str().unwrap();
    Program::at(env!("CARGO_BIN_EXE_chancery").into(), "chancery").environment("HOME", home)
}

#[test]
fn settings_tell_where_they_come_from() {
    let home = tempfile::tempdir().unwrap();
    let before = run(home.path(), &["config"]);
    assert_eq!(before.status.code(), Some(0));
    assert!(text(&before.stdout).contains("(not there;"), "{}", text(&before.stdout));
    set(home.path(), "theme = \"light\"\n[keys]\nnarrow = \"F\"\n");
    let out = text(&run(home.path(), &["config", "--ascii"]).stdout);
    let after = run(home.path(), &["--ascii", "config"]);
    let line = |name: &str, out: &str| {
        let line = out.lines().find(|line| line.starts_with(name));
        line.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let shown = text(&after.stdout) + &out;
    assert_eq!(line("theme", &shown), "theme \"light\" file, line 1");
    assert_eq!(line("ascii", &shown), "ascii true command line, --ascii");
    assert_eq!(line("keys.narrow", &shown), "keys.narrow [\"F\"] file");
    let keys = text(&run(home.path(), &["keys"]).stdout);
    assert!(
        keys.lines().any(|line| line.starts_with("  F  ") && line.contains("Narrow")),
        "{keys}"
    );
}

#[test]
fn the_example_is_taken_without_a_fault() {
    let home = tempfile::tempdir().unwrap();
    let example = run(home.path(), &["config", "--example"]);
    set(home.path(), &text(&example.stdout));
    let after = run(home.path(), &["config"]);
    assert_eq!((after.status.code(), text(&after.stderr)), (Some(0), String::new()));
}

#[test]
fn a_fault_in_the_file_is_told_and_stops_nothing() {
    let home = tempfile::tempdir().unwrap();
    set(home.path(), "theme = \"dark\"\nmuose = true\n");
    let found = run(home.path(), &["search", "kokoity", "--limit", "1"]);
    assert_eq!(found.status.code(), Some(0));
    let told = text(&found.stderr);
    assert!(
        told.contains("config.toml:2:1: error[E-config]: unknown setting \"muose\"\n")
            && told.contains(" 2 | muose = true\n   | ^^^^^\n   = help: did you mean \"mouse\"?\n"),
        "{told}"
    );
    assert_eq!(run(home.path(), &["config"]).status.code(), Some(2));
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.wait_for("muose");
    pty.press("\x1b");
    pty.wait_until("the panes", |screen| !screen.text().contains("muose"));
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
}

#[test]
fn a_file_that_is_named_and_missing_is_an_error() {
    let output = program()
        .env("CHANCERY_CONFIG", "/nowhere/at/all.toml")
        .args(["search", "kokoity"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(
        text(&output.stderr)
            .contains("cannot read /nowhere/at/all.toml (named by CHANCERY_CONFIG)")
    );
}

#[test]
fn keys_start_and_dates_are_as_they_are_set() {
    let home = tempfile::tempdir().unwrap();
    set(
        home.path(),
        "start = \"sources\"\ndates = \"iso\"\n[keys]\nquit = \"Q\"\nhelp = [\"H\", \"f1\"]\n",
    );
    let shown = text(&run(home.path(), &["show", "friendship-treaty-2008"]).stdout);
    assert!(shown.contains("in force 2009-01-20"), "{shown}");
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.wait_for("Sources");
    pty.wait_for("H help  Q quit");
    pty.press("q");
    pty.press("H");
    pty.wait_for("Help: type to find");
    pty.press("\x1b");
    pty.wait_until("the panes", |screen| !screen.text().contains("Help: type"));
    pty.press("Q");
    assert_eq!(pty.fate(), Fate::Exit(0));
}

#[test]
fn the_doctor_finds_what_is_amiss_and_says_what_cures_it() {
    let home = tempfile::tempdir().unwrap();
    let sound = run(home.path(), &["doctor"]);
    let out = text(&sound.stdout);
    assert_eq!(sound.status.code(), Some(0), "{out}");
    for word in [
        "version",
        "terminal",
        "TERM xterm-256color",
        "colours",
        "letters",
        "marks in",
        "copying to",
        "events",
    ] {
        assert!(out.contains(word), "{word}:\n{out}");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let sick = live_in(&mut command, home.path())
        .env("LC_ALL", "C")
        .env("HOME", "nowhere")
        .env("CHANCERY_THEME", "drak")
        .arg("doctor")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(sick.status.code(), Some(2));
    let out = text(&sick.stdout);
    let amiss: Vec<&str> = out.lines().filter(|line| line.starts_with('!')).collect();
    for cure in ["LC_ALL=C.UTF-8", "1 fault", "set HOME"] {
        assert!(amiss.iter().any(|line| line.contains(cure)), "{cure}:\n{out}");
    }
    assert!(text(&sick.stderr).contains("did you mean \"dark\"?"), "{}", text(&sick.stderr));
    let full = Program::at(env!("CARGO_BIN_EXE_chancery").into(), "80 columns by 24 lines")
        .argument("doctor")
        .environment("SSH_CONNECTION", "1 2 3 4");
    let mut pty = Pty::start(&full, Stand::Job);
    pty.wait_for("ssh");
    assert_eq!(pty.fate(), Fate::Exit(0));
}
