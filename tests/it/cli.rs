//! What the commands answer: output, messages, exit status.

use crate::support::home::program;
use std::{
    io::Read,
    process::{Output, Stdio},
};

fn run(args: &[&str]) -> Output {
    program().args(args).stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn help_and_version_fit_a_screen() {
    for flag in ["--help", "-h"] {
        let output = run(&[flag]);
        assert_eq!(code(&output), Some(0));
        assert!(text(&output.stdout).lines().count() <= 40);
    }
    assert!(text(&run(&["--version"]).stdout).starts_with("chancery "));
}

#[test]
fn without_a_terminal_the_timeline_is_listed_without_an_escape() {
    let output = run(&[]);
    assert_eq!(code(&output), Some(0));
    assert!(text(&output.stdout).contains("2008-09-17"));
    assert_eq!(text(&output.stderr).lines().count(), 1);
    assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
}

#[test]
fn searching_answers_with_a_status() {
    assert_eq!(code(&run(&["search", "kokoity"])), Some(0));
    let nothing = run(&["search", "zzzqqqzzz"]);
    assert_eq!((code(&nothing), nothing.stdout.len()), (Some(1), 0));
    assert!(text(&nothing.stderr).contains("nothing found"));
    assert_eq!(code(&run(&["search"])), Some(2));
    assert_eq!(code(&run(&["search", "x", "--format", "yaml"])), Some(2));
    assert_eq!(text(&run(&["search", "kokoity", "--limit", "3"]).stdout).lines().count(), 3);
}

#[test]
fn the_json_of_a_search_is_an_array_of_records() {
    let output = run(&["search", "кокойты", "--limit", "2", "--format", "json"]);
    let hits: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = &hits[0];
    assert_eq!(first["id"], "eduard-kokoity");
    assert_eq!(first["kind"], "person");
    for field in ["title", "names", "score", "matched", "cites"] {
        assert!(!first[field].is_null(), "{field}");
    }
    assert!(
        first["matched"][0]["ranges"][0][1].as_u64() > first["matched"][0]["ranges"][0][0].as_u64()
    );
}

#[test]
fn one_record_is_shown_with_its_sources() {
    let output = run(&["show", "friendship-treaty-2008"]);
    let shown = text(&output.stdout);
    assert!(
        shown.contains("Signed by: [")
            && shown.contains("entered into force 20 January 2009")
            && shown.contains("Sources")
    );
    let unknown = run(&["show", "frendship-treaty-2008"]);
    assert_eq!(code(&unknown), Some(1));
    assert!(text(&unknown.stderr).contains("did you mean friendship-treaty-2008"));
}

#[test]
fn hostile_arguments_are_shown_as_what_they_are() {
    for argument in ["\u{1b}]0;pwned\u{7}", "--x\u{1b}[2J", "a\u{9b}2Jb", "x\u{202e}y"] {
        for args in [vec![argument], vec!["search", argument], vec!["show", argument]] {
            let output = run(&args);
            let all = text(&output.stdout) + &text(&output.stderr);
            let raw = |letter: char| letter != '\n' && letter.is_control() || letter == '\u{202e}';
            assert!(!all.contains(raw), "{args:?}: {all:?}");
        }
    }
}

#[test]
fn a_closed_pipe_is_success() {
    let mut child = program()
        .args(["search", "kind:event"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut one = [0; 1];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut one).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output =
        program().args(["search", "kokoity"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(code(&output), Some(2));
    assert!(text(&output.stderr).contains("cannot be written"));
}
