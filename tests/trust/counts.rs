//! How many instructions loading, starting, searching and drawing take, beside what they took when
//! the baseline was written. Instructions and not seconds: they are the same on a busy machine.
//!
//! The build is that of the tests: dependencies are optimised, the program itself is not. So the
//! counts say nothing of how fast the program is, but a step that is done twice, a copy that is
//! not needed or a search that looks at everything shows in them as in any build, and no other
//! build has to be waited for.

use crate::trial::{Options, Outcome, Trial};
use chancery::text::grouped;
use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "counts",
    what: "instructions of loading the dossier, of the first screen, of an index and ten searches, of \
           thirty frames: none takes a fifth more than the baseline",
    run: counts,
}];

/// What is counted, and what stands before it and is not counted.
const STEPS: [(&str, &str); 4] =
    [("load", "nothing"), ("start", "load"), ("search", "load"), ("draw", "start")];

/// How much more is too much, in percent.
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
    let mut told = Vec::new();
    let mut worse = Vec::new();
    for (name, count) in now {
        let line = baseline.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        let before: u64 = line.unwrap_or_else(|| panic!("no baseline for {name}"));
        let percent = count * 100 / before.max(1);
        let said = format!("{name} {} million ({percent} %)", grouped(count / 1_000_000));
        if percent > 100 + TOO_MUCH {
            worse.push(said.clone());
        }
        told.push(said);
    }
    assert!(worse.is_empty(), "slower than the baseline: {}", worse.join(", "));
    Outcome::new("once each", told.join(", "))
}

/// The instructions of a whole run.
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
