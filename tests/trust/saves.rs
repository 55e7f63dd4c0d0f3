//! Exports that are killed, and concurrent exports.

use crate::{
    rng::Rng,
    trial::{Options, Outcome, Trial},
};
use chancery::text::group_digits;
use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    time::Instant,
};

pub(crate) const TRIALS: [Trial; 2] = [
    Trial {
        name: "killed exports",
        what: "kill -9 at a random moment while an export replaces a file: the complete old or \
               new file",
        run: killed,
    },
    Trial {
        name: "concurrent exports",
        what: "two exports to one file at the same time, one without --force: one complete file, \
               no temporary file left",
        run: at_once,
    },
];

/// Saves one of two dossiers to the file.
fn save(options: &Options, path: &Path, words: &[&str]) -> Child {
    let mut command = Command::new(&options.program);
    command.args(["export", "--to", "json", "-o"]).arg(path).args(words);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program")
}

const SMALL: [&str; 3] = ["--force", "--find", "kokoity"];

fn killed(options: &Options) -> Outcome {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("out.json");
    let (mut rng, times) = (Rng::new(options.seed), options.times(100, 1_000));
    let mut wanted = Vec::new();
    let began = Instant::now();
    for words in [&["--force"][..], &SMALL] {
        save(options, &path, words).wait().expect("its end");
        wanted.push(fs::read(&path).expect("saved"));
    }
    let longest = began.elapsed() / 2;
    assert!(wanted[0] != wanted[1], "the two are alike");
    let (mut old, mut new) = (0, 0);
    for at in 0..times {
        let turn = at as usize % 2;
        let mut child = save(options, &path, if turn == 0 { &["--force"] } else { &SMALL });
        // Most of the time is spent before the file is touched: aim at the end.
        // Drawn as a share of the longest time, so that the same seed aims at the same places.
        std::thread::sleep(longest / 3 + longest * rng.below(1_000) as u32 / 1_000);
        child.kill().expect("killed, or ended");
        let ended = child.wait().expect("its end").success();
        let found = fs::read(&path).expect("the file is there");
        assert!(wanted.contains(&found), "half a file of {} bytes", found.len());
        assert!(!ended || found == wanted[turn], "it said it was saved, and was not");
        if found == wanted[turn] { new += 1 } else { old += 1 }
    }
    let beside = fs::read_dir(home.path()).expect("the folder").count() - 1;
    Outcome::new(
        format!("{} kills", group_digits(times)),
        format!(
            "passed; {old} times the old file, {new} times the new, {beside} times half a one beside it"
        ),
    )
}

fn at_once(options: &Options) -> Outcome {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("out.json");
    let times = options.times(20, 300);
    for _ in 0..times {
        let _ = fs::remove_file(&path);
        let mut children =
            [save(options, &path, &["--force"]), save(options, &path, &["--find", "kokoity"])];
        let ends = children.each_mut().map(|child| child.wait().expect("its end"));
        assert!(ends[0].success(), "with --force");
        let text = fs::read_to_string(&path).expect("the file");
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "half a file");
        let beside = fs::read_dir(home.path()).expect("the folder").count();
        assert_eq!(beside, 1, "something was left behind");
    }
    Outcome::new(format!("{} pairs", group_digits(times)), "passed")
}
