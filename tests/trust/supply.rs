//! The dependencies: their origin, licence and purpose.

use crate::trial::{Options, Outcome, Trial};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path, process::Command};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "supply",
    what: "every crate in Cargo.lock: from crates.io with a checksum, under a licence that \
               deny.toml allows, not denied, no duplicate versions but those listed; every \
               dependency with a stated purpose, no build script but the one that compresses the \
               dossier, no unsafe code",
    run: supply,
}];

/// Crates with two versions in the tree: derive macros use the one or the other.
const TWICE: [&str; 1] = ["syn"];

/// Crates under a licence that requires publishing changes to their files: for benchmarks only,
/// never in the program.
const FOR_TESTS: [&str; 1] = ["nucleo-matcher"];

fn supply(_: &Options) -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).expect(name);
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(root)
        .output()
        .expect("cargo");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("metadata");
    let packages = metadata["packages"].as_array().expect("packages");
    let deny = read("deny.toml");
    let allowed = quoted(&deny, "allow = [");
    let denied: Vec<String> = deny
        .lines()
        .filter(|line| {
            let is_denied = |word| !line.contains(word);
            line.contains("{ crate =") && ["allow", "multiple"].into_iter().all(is_denied)
        })
        .flat_map(|line| quoted(line, "crate = "))
        .collect();
    assert!(allowed.len() > 3 && !denied.is_empty(), "deny.toml is not understood");
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for package in packages {
        let name = package["name"].as_str().expect("a name");
        *versions.entry(name).or_default() += 1;
        if name == "chancery" {
            let scripts = package["targets"].as_array().expect("targets").iter();
            let script = scripts.filter(|target| target["kind"][0] == "custom-build").count();
            assert_eq!(script, 1, "build scripts of our own");
            let script = read("build.rs");
            for reach in ["Command", "net::", "CARGO_HOME", "rustc-link"] {
                assert!(!script.contains(reach), "build.rs does more than compress: {reach}");
            }
            continue;
        }
        assert_eq!(
            package["source"], "registry+https://github.com/rust-lang/crates.io-index",
            "{name}"
        );
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(
            is_allowed(licence, &allowed) || FOR_TESTS.contains(&name),
            "{name} is under {licence}"
        );
        assert!(!denied.iter().any(|denied| denied == name), "{name} is denied");
    }
    for (name, count) in &versions {
        assert!(*count == 1 || TWICE.contains(name), "{count} versions of {name}");
    }
    let lock = read("Cargo.lock");
    let (sources, sums) =
        (lock.matches("\nsource = ").count(), lock.matches("\nchecksum = ").count());
    assert_eq!(sources, sums, "crates without a checksum");
    let manifest = read("Cargo.toml");
    assert!(manifest.contains("unsafe_code = \"forbid\""), "unsafe code is not forbidden");
    let dependencies = purposes(&manifest);
    Outcome::new(
        format!("{} crates, {dependencies} dependencies of our own", packages.len()),
        "passed",
    )
}

/// The quoted words after a beginning, to the end of the line.
fn quoted(text: &str, begin: &str) -> Vec<String> {
    let rest = text.split_once(begin).map_or("", |(_, rest)| rest);
    let line = rest.lines().next().unwrap_or_default();
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether a licence can be chosen: one of those joined by OR, and all of those joined by AND.
fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    let plain = licence.replace(['(', ')'], "").replace('/', " OR ");
    plain
        .split(" AND ")
        .all(|all| all.split(" OR ").any(|one| allowed.iter().any(|name| name == one)))
}

/// Every dependency has a line above it that says what it is for; how many there are.
fn purposes(manifest: &str) -> usize {
    let (mut inside, mut explained, mut count) = (false, false, 0);
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
            explained = false;
        } else if inside && line.starts_with('#') {
            explained = true;
        } else if inside && line.contains(" = ") && !line.starts_with(' ') {
            assert!(explained, "no purpose: {line}");
            explained = false;
            count += 1;
        } else if line.trim().is_empty() {
            explained = false;
        }
    }
    assert!(count > 20, "Cargo.toml is not understood");
    count
}
