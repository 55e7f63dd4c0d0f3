//! Builds the coverage-guided targets of `fuzz/` with the address sanitizer and runs them for a
//! while.

use crate::trial::{Options, Outcome, Trial};
use chancery::text::group_digits;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "fuzzing",
    what: "coverage-guided inputs with the address sanitizer: bytes as a dossier and as an \
               import, text as a query and as a date: no panic, no memory error, at most 20 s and \
               2 GiB",
    run: fuzzing,
}];

/// Coverage and sanitizer flags, as cargo-fuzz sets them; it need not be installed.
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
    let mut summary = Vec::new();
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
        summary.push(format!("{target} {}", group_digits(count)));
        println!("   {target}: {} inputs", group_digits(count));
    }
    Outcome::new(format!("{} inputs, {seconds} s each", summary.join(", ")), "passed")
}

/// Builds the targets. Returns the folder of the programs.
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

/// The end of the output, which contains the error.
fn end(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}
