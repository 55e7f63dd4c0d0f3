//! Robustness trials of the whole program, each with a name, a number of runs and a result.
//!
//! `cargo test --test trust` runs them in the short form and fails where one finds something. `--
//! --long` runs the long form, `-- NAME ...` the trials whose names start so, `-- --write` renews
//! their rows in `docs/trust.md`, `-- --seed N` repeats a finding, `-- --program PATH` tests
//! another build, `-- counts --renew` renews the baseline of the counts.

// A trial fails as a test does, and prints for people.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod commands;
mod control_characters;
mod counts;
mod disk_full;
mod environments;
mod files;
mod fixture;
mod fuzzing;
mod growth;
mod hostile;
mod keys;
mod persistence;
mod rng;
mod saves;
mod shutdown;
mod supply;
mod syscalls;
mod table;
mod trial;

// Each of the two test programs uses a part of what they share.
#[allow(dead_code)]
#[path = "../it/support/mod.rs"]
mod support;

use std::process::ExitCode;
use trial::{Options, Row, Trial};

/// All trials, in the order of the table.
const TRIALS: [&[Trial]; 13] = [
    &keys::TRIALS,
    &shutdown::TRIALS,
    &environments::TRIALS,
    &hostile::TRIALS,
    &files::TRIALS,
    &control_characters::TRIALS,
    &saves::TRIALS,
    &persistence::TRIALS,
    &disk_full::TRIALS,
    &growth::TRIALS,
    &fuzzing::TRIALS,
    &supply::TRIALS,
    &counts::TRIALS,
];

/// Trials that run only in the long form, or by name.
const SLOW: [&str; 1] = ["fuzzing"];

fn main() -> ExitCode {
    if support::shell::is_asked() {
        return ExitCode::SUCCESS;
    }
    let options = match Options::asked(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(text) => {
            println!("{text}");
            return ExitCode::from(2);
        }
    };
    // Printed first, so that an interrupted run can be repeated.
    println!("seed {}", options.seed);
    let slow = |trial: &&Trial| !options.long && SLOW.contains(&trial.name);
    let trials = TRIALS.into_iter().flatten();
    let trials = trials.filter(|trial| options.names(trial) || options.names_all() && !slow(trial));
    let rows: Vec<Row> = trials.map(|trial| trial.run(&options)).collect();
    if rows.is_empty() {
        println!("no trial of that name");
        return ExitCode::from(2);
    }
    let findings = rows.iter().filter(|row| !row.passed).count();
    if options.write {
        table::write(&rows);
    }
    println!("{} trials, {findings} with findings", rows.len());
    ExitCode::from(u8::from(findings > 0))
}
