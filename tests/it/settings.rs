//! Settings from the file, the environment and the command line, and their errors.

use crate::support::{
    command::{Chancery, CommandResult},
    pty::{Fate, Program, Pty, Stand},
};
use std::{fs, path::Path};

/// Writes the file of settings of a home.
fn set(home: &Path, text: &str) {
    let folder = home.join(".config/chancery");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), text).unwrap();
}

fn run(home: &Path, args: &[&str]) -> CommandResult {
    Chancery::new().args(args).home(home).run()
}

fn explorer(home: &Path) -> Program {
    Program::explorer("chancery").home(home)
}

#[test]
fn config_prints_origins() {
    let home = tempfile::tempdir().unwrap();
    run(home.path(), &["config"]).status(0).stdout("(missing;");
    set(home.path(), "theme = \"light\"\n[keys]\nfilters = \"F\"\n");
    let out = run(home.path(), &["config", "--ascii"]).out;
    let after = run(home.path(), &["--ascii", "config"]);
    let line = |name: &str, out: &str| {
        let line = out.lines().find(|line| line.starts_with(name));
        line.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let shown = after.out + &out;
    assert_eq!(line("theme", &shown), "theme \"light\" file, line 1");
    assert_eq!(line("ascii", &shown), "ascii true command line, --ascii");
    assert_eq!(line("keys.filters", &shown), "keys.filters [\"F\"] file");
    let keys = run(home.path(), &["keys"]).stdout("  (layers)  ").out;
    assert!(
        keys.lines().any(|line| line.starts_with("  F  ") && line.contains("Filter by link")),
        "{keys}"
    );
}

#[test]
fn example_config_is_valid() {
    let home = tempfile::tempdir().unwrap();
    let example = run(home.path(), &["config", "--example"]);
    set(home.path(), &example.out);
    run(home.path(), &["config"]).status(0).stderr("");
}

#[test]
fn config_errors_are_reported_and_ignored() {
    let home = tempfile::tempdir().unwrap();
    set(home.path(), "theme = \"dark\"\nmuose = true\n");
    run(home.path(), &["search", "kokoity", "--limit", "1"])
        .status(0)
        .stderr("config.toml:2:1: error[E-config]: unknown setting \"muose\"\n")
        .stderr(" 2 | muose = true\n   | ^^^^^\n   = help: did you mean \"mouse\"?\n");
    run(home.path(), &["config"]).status(2);
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.wait_for("muose");
    pty.press("\x1b");
    pty.wait_until("the panes", |screen| !screen.text().contains("muose"));
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
}

#[test]
fn missing_named_config_is_an_error() {
    let search = Chancery::new().args(["search", "kokoity"]);
    search
        .env("CHANCERY_CONFIG", "/nowhere/at/all.toml")
        .run()
        .status(2)
        .stdout("")
        .stderr("cannot read /nowhere/at/all.toml (named by CHANCERY_CONFIG)");
}

#[test]
fn keys_start_and_dates_take_effect() {
    let home = tempfile::tempdir().unwrap();
    set(
        home.path(),
        "start = \"sources\"\ndates = \"iso\"\n[keys]\nquit = \"Q\"\nhelp = [\"H\", \"f1\"]\n",
    );
    let shown = run(home.path(), &["show", "friendship-treaty-2008/entry_into_force"]);
    shown.stdout("2009-01-20 · treaty action");
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.wait_for("Sources");
    pty.wait_for("H help  Q quit");
    pty.press("q");
    pty.press("H");
    pty.wait_for("Keys and commands");
    pty.press("\x1b");
    pty.wait_until("the panes", |screen| !screen.text().contains("Keys and commands"));
    pty.press("Q");
    assert_eq!(pty.fate(), Fate::Exit(0));
}

#[test]
fn doctor_finds_faults_and_suggests_fixes() {
    let home = tempfile::tempdir().unwrap();
    let out = run(home.path(), &["doctor"]).status(0).out;
    for word in [
        "version",
        "terminal",
        "TERM=xterm-256color",
        "colours",
        "encoding",
        "annotations in",
        "clipboard",
        " records\n",
    ] {
        assert!(out.contains(word), "{word}:\n{out}");
    }
    let faulty = Chancery::new().args(["doctor"]).home(&home).env("HOME", "nowhere");
    let faulty = faulty.env("LC_ALL", "C").env("CHANCERY_THEME", "drak").run().status(2);
    let faulty = faulty.stderr("did you mean \"dark\"?");
    let out = faulty.out;
    let amiss: Vec<&str> = out.lines().filter(|line| line.starts_with('!')).collect();
    for fix in ["LC_ALL=C.UTF-8", "1 error", "set HOME"] {
        assert!(amiss.iter().any(|line| line.contains(fix)), "{fix}:\n{out}");
    }
    let full = Program::explorer("80 columns by 24 lines")
        .argument("doctor")
        .environment("SSH_CONNECTION", "1 2 3 4");
    let mut pty = Pty::start(&full, Stand::Job);
    pty.wait_for("ssh");
    assert_eq!(pty.fate(), Fate::Exit(0));
}
