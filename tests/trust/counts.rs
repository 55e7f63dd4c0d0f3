//! Counts the instructions of loading, starting, searching and drawing, and compares them with a
//! baseline. Unlike seconds, they are the same on a busy machine.
//!
//! The build is that of the tests: dependencies are optimised, the program is not. The counts are
//! no measure of speed, but work done twice, a needless copy or a scan of everything shows in any
//! build.

use crate::trial::{Options, Outcome, Trial};
use chancery::text::group_digits;
use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "counts",
    what: "instructions to load the dossier, draw the first screen, build an index and search \
               ten times, draw thirty frames: at most 20 % over the baseline",
    run: counts,
}];

/// Workloads, each with the one that precedes it and is subtracted.
const STEPS: [(&str, &str); 4] =
    [("load", "nothing"), ("start", "load"), ("search", "load"), ("draw", "start")];

/// Tolerance in percent.
const TOO_MUCH: u64 = 20;

fn counts(options: &Options) -> Outcome {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let built = Command::new(env!("CARGO"))
        .args(["build", "--locked", "--quiet", "--example", "count_instructions"])
        .current_dir(&root)
        .status();
    assert!(built.expect("cargo").success(), "the example `count_instructions` is not built");
    let program =
        PathBuf::from(env!("CARGO_BIN_EXE_chancery")).with_file_name("examples/count_instructions");
    let mut totals = BTreeMap::new();
    for name in ["nothing", "load", "start", "search", "draw"] {
        totals.insert(name, instructions(&program, name));
    }
    let own = |(step, before): (&'static str, &str)| (step, totals[step] - totals[before]);
    let now: Vec<(&str, u64)> = STEPS.into_iter().map(own).collect();
    let path = root.join("tests/trust/counts.txt");
    if options.renew {
        let lines = now.iter().map(|(name, count)| format!("{name} {count}\n"));
        fs::write(&path, lines.collect::<String>()).expect("written");
    }
    let baseline = fs::read_to_string(&path).expect("a baseline: `-- counts --renew` writes it");
    let mut summary = Vec::new();
    let mut worse = Vec::new();
    for (name, count) in now {
        let line = baseline.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        let before: u64 = line.unwrap_or_else(|| panic!("no baseline for {name}"));
        let percent = count * 100 / before.max(1);
        let context = format!("{name} {} million ({percent} %)", group_digits(count / 1_000_000));
        if percent > 100 + TOO_MUCH {
            worse.push(context.clone());
        }
        summary.push(context);
    }
    assert!(worse.is_empty(), "slower than the baseline: {}", worse.join(", "));
    Outcome::new("once each", summary.join(", "))
}

/// The instructions of a run.
fn instructions(program: &PathBuf, step: &str) -> u64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .arg(step)
        .env_clear()
        .output();
    let output = output.expect("valgrind cannot be run: nothing is counted without it");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{text}");
    let line = text.lines().find_map(|line| line.split_once("Collected : "));
    line.and_then(|(_, count)| count.trim().parse().ok()).unwrap_or_else(|| panic!("{text}"))
}
