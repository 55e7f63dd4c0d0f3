//! Renews the table in `docs/trust.md`, one row per trial.

use crate::trial::Row;
use chancery::date::Day;
use std::{fs, path::PathBuf, process::Command};

const START: &str = "<!-- trials -->\n";
const END: &str = "<!-- end of trials -->";
const HEAD: &str =
    "| Trial | Test and expectation | Runs | Result | When |\n|---|---|---|---|---|\n";

/// Replaces the rows of these trials.
pub(crate) fn write(rows: &[Row]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/trust.md");
    let text = fs::read_to_string(&path).expect("docs/trust.md");
    let (before, rest) = text.split_once(START).expect("a table");
    let (old, after) = rest.split_once(END).expect("the end of the table");
    let when = format!("{}, {}", today(), commit());
    let old: Vec<&str> = old.lines().skip(2).collect();
    let mut table = HEAD.to_owned();
    for name in crate::TRIALS.into_iter().flatten().map(|trial| trial.name) {
        let begins = format!("| {name} |");
        if let Some(row) = rows.iter().find(|row| row.name == name) {
            let (often, result) = (&row.outcome.often, &row.outcome.result);
            table.push_str(&format!("{begins} {} | {often} | {result} | {when} |\n", row.what));
        } else if let Some(line) = old.iter().find(|line| line.starts_with(&begins)) {
            table.push_str(&format!("{line}\n"));
        }
    }
    let machine = format!("Machine: {}.\n\n", machine());
    let before = match before.rfind("Machine: ") {
        Some(at) => &before[..at],
        None => before,
    };
    fs::write(&path, format!("{before}{machine}{START}{table}{END}{after}")).expect("written");
}

fn today() -> String {
    Day::today().to_string()
}

/// The commit under test, and whether the tree differs from it.
fn commit() -> String {
    let short = said("git", &["rev-parse", "--short", "HEAD"]);
    let changed =
        !said("git", &["status", "--porcelain", "src", "assets", "Cargo.lock"]).is_empty();
    if changed { format!("{short} with changes") } else { short }
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let system = said("uname", &["-srm"]);
    format!("{cores} cores, {system}, {}", said("rustc", &["--version"]))
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map_or_else(
        |_| "unknown".to_owned(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}
