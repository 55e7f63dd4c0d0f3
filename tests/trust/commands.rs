//! Every command line of the program, for trials that run all of them.

use chancery::export::{Format, Style};
use std::{
    path::Path,
    process::{Command, Output, Stdio},
};

/// Every command that writes to standard output, with the words after the program's name.
pub(crate) fn all() -> Vec<Vec<String>> {
    let mut lines: Vec<String> = [
        "--version",
        "--help",
        "search kokoity",
        "search kokoity --format json",
        "search 2008 --format csv",
        "search 2008 --format md",
        "search kind:treaty --format jsonl --sort newest",
        "show friendship-treaty-2008",
        "as-of 2015-06-25",
        "as-of 2015 --format json",
        "path sergey-lavrov alliance-treaty-2015",
        "check",
        "check --format json",
        "schema",
        "completions bash",
        "man",
        "keys",
    ]
    .map(str::to_owned)
    .into();
    lines.extend(Format::ALL.iter().map(|format| format!("export --to {}", format.name())));
    lines.extend(
        Style::ALL
            .iter()
            .map(|style| format!("cite friendship-treaty-2008 --style {}", style.name())),
    );
    lines.iter().map(|line| line.split(' ').map(str::to_owned).collect()).collect()
}

/// What the program answers, with nothing on standard input.
pub(crate) fn output(program: &Path, words: &[String], change: impl Fn(&mut Command)) -> Output {
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    change(&mut command);
    command.output().expect("the program runs")
}
