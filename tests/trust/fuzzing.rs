//! The coverage-guided targets of `fuzz/`, built with the address sanitizer and run for a while.

use crate::trial::{Options, Outcome, Trial};
use chancery::text::grouped;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "fuzzing",
    what: "inputs made by what code they reach, with the address sanitizer: bytes as a dossier, as \
           an import, texts as a search, as a date: no panic, no fault of memory, none over 20 s, \
           no more than 2 GiB",
    run: fuzzing,
}];

/// What tells the engine which code an input reaches, and the sanitizer: as cargo-fuzz has them,
/// which need not be there.
const FLAGS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg fuzzing",
    "-Zsanitizer=address",
];

fn fuzzing(options: &Options) -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let programs = build(&folder);
    let seconds = options.times(20, 180);
    let mut told = Vec::new();
    for target in targets(&folder) {
        let found = tempfile::tempdir().expect("a folder");
        let artifacts = folder.join("artifacts");
        fs::create_dir_all(&artifacts).expect("a folder");
        let output = Command::new("nice")
            .args(["-n", "10"])
            .arg(programs.join(&target))
            // What is found goes into the first folder, so that the seeds stay as they are.
            .args([found.path(), &folder.join("corpus").join(&target)])
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-seed={}", options.seed.max(1) as u32))
            .arg(format!("-artifact_prefix={}/{target}-", artifacts.display()))
            .args(["-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1"])
            .output()
            .expect("a target");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{target}: {}", end(&output));
        let line =
            text.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        let count: u64 = line.and_then(|line| line.trim().parse().ok()).expect("a count");
        told.push(format!("{target} {}", grouped(count)));
        println!("   {target}: {} inputs", grouped(count));
    }
    Outcome::new(format!("{} inputs, {seconds} s each", told.join(", ")), "held")
}

/// Builds the targets; the folder of their programs.
fn build(folder: &Path) -> PathBuf {
    let version = Command::new("rustc").arg("-vV").output().expect("rustc");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let built = Command::new(env!("CARGO"))
        .args([
            "build",
            "--locked",
            "--quiet",
            "--release",
            "--target-dir",
            "target",
            "--target",
            host,
        ])
        .current_dir(folder)
        .env("RUSTFLAGS", FLAGS.join(" "))
        // A stable toolchain has the sanitizer too, and hides it.
        .env("RUSTC_BOOTSTRAP", "1")
        .output()
        .expect("cargo");
    assert!(built.status.success(), "the targets are not built: {}", end(&built));
    folder.join("target").join(host).join("release")
}

/// The names of the targets.
fn targets(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder.join("targets")).expect("targets").flatten();
    let names = names.map(|entry| entry.path().file_stem().expect("a name").to_owned());
    let mut names: Vec<String> = names.map(|name| name.into_string().expect("text")).collect();
    names.sort();
    names
}

/// The end of what was said, where the fault stands.
fn end(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}
