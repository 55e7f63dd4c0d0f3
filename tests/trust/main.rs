//! Trials that try to break the program, each by one name: what is tried, how often, with what
//! result.
//!
//! `cargo test --test trust` runs all of them in the short form and fails where one finds
//! something. `-- --long` runs the long form, `-- NAME ...` only the trials whose names begin so,
//! `-- --write` keeps what came out in `docs/trust.md`, `-- --seed N` repeats a finding,
//! `-- --program PATH` tries another build, `-- counts --renew` writes the baseline of the counts.

// A trial fails as a test does, and what it prints is for people.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod commands;
mod counts;
mod desk;
mod dice;
mod disks;
mod ends;
mod files;
mod fuzzing;
mod hostile;
mod kept;
mod keys;
mod places;
mod raw;
mod saves;
mod steps;
mod supply;
mod table;
mod trial;

// Each of the two test programs uses a part of what they share.
#[allow(dead_code)]
#[path = "../it/support/mod.rs"]
mod support;

use std::process::ExitCode;
use trial::{Form, Row, Trial};

/// All trials, in the order of the table.
const TRIALS: [&[Trial]; 12] = [
    &keys::TRIALS,
    &ends::TRIALS,
    &places::TRIALS,
    &hostile::TRIALS,
    &files::TRIALS,
    &raw::TRIALS,
    &saves::TRIALS,
    &kept::TRIALS,
    &disks::TRIALS,
    &fuzzing::TRIALS,
    &supply::TRIALS,
    &counts::TRIALS,
];

/// What takes too long for the short form: tried in the long one, and where it is named.
const SLOW: [&str; 1] = ["fuzzing"];

fn main() -> ExitCode {
    if support::shell::is_asked() {
        return ExitCode::SUCCESS;
    }
    let form = match Form::asked(std::env::args().skip(1)) {
        Ok(form) => form,
        Err(text) => {
            println!("{text}");
            return ExitCode::from(2);
        }
    };
    // Said at once, so that a run which is ended from outside can be repeated too.
    println!("seed {}", form.seed);
    let slow = |trial: &&Trial| !form.long && SLOW.contains(&trial.name);
    let trials = TRIALS.into_iter().flatten();
    let trials = trials.filter(|trial| form.names(trial) || form.names_all() && !slow(trial));
    let rows: Vec<Row> = trials.map(|trial| trial.run(&form)).collect();
    if rows.is_empty() {
        println!("no trial has such a name");
        return ExitCode::from(2);
    }
    let findings = rows.iter().filter(|row| !row.held).count();
    if form.write {
        table::write(&rows);
    }
    println!("{} trials, {findings} with findings", rows.len());
    ExitCode::from(u8::from(findings > 0))
}
