//! Growth: what a text twice as long costs.

use crate::{
    commands,
    rng::Rng,
    support::stage::Stage,
    trial::{Options, Outcome, Trial},
};
use chancery::{
    dossier::Dossier,
    file_format::{File, read},
    text::group_digits,
};
use rustix::{
    process::{Pid, WaitId, WaitIdOptions, waitid},
    time::{ClockId, clock_gettime},
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "growth",
    what: "every text of every kind of record with n and with 2n letters of many patterns, given \
           to every command, format, import and view: processor time and memory at most three \
           times as much",
    run: growth,
}];

/// Units that are repeated up to the length of a text.
const PATTERNS: [&str; 30] = [
    "W",
    "word ",
    " ",
    "\u{301}",
    "a\u{301}",
    "条",
    "条约 ",
    "م",
    "معاهدة ",
    "\\",
    "&",
    "&amp;",
    "https://example.org/a ",
    "🚀",
    "👩\u{200d}🚀 ",
    "# ",
    "*",
    "<b>",
    "}",
    "{",
    "\"",
    "1",
    "1. ",
    "2008-08-26 ",
    "aug 2008 ",
    "- ",
    "|",
    "\n",
    "Ж",
    "kokoity, ",
];

/// Every key that shows another view of the whole screen or of a record.
const VIEWS: [&str; 12] = [
    "1g<enter>G",
    "2g<enter>G",
    "3g<enter>G",
    "]3g<enter>G",
    "]]3g<enter>G",
    "1gt",
    "1go",
    "#",
    "i",
    "1gf",
    "1gs",
    "/word w",
];

/// What is below is not told from the cost of an empty dossier: milliseconds and KiB.
const FLOOR: (u64, u64) = (150, 30_000);

/// What may be grown how far. A ratio of four would be that of a square.
const MOST: u64 = 3;

/// Processor time in milliseconds, and memory in KiB where it is known.
type Cost = (u64, u64);

const FIXTURE: &str = include_str!("../it/fixture.json");

fn growth(options: &Options) -> Outcome {
    let mut rng = Rng::new(options.seed);
    let length = usize::try_from(options.times(10_000, 40_000)).expect("small");
    let mut patterns: Vec<&str> = PATTERNS.into();
    if !options.long {
        patterns = (0..2).map(|_| *rng.choose(&PATTERNS)).collect();
    }
    let fields = fields();
    let mut runs = 0;
    for pattern in &patterns {
        let [one, two] = [length, 2 * length].map(|length| text(pattern, length));
        runs += commands_grow(options, (pattern, &one, &two), &fields);
        runs += views_grow((pattern, &one, &two), &fields);
    }
    Outcome::new(
        format!("{} runs, {} texts, {} patterns", group_digits(runs), fields.len(), patterns.len()),
        format!("passed; texts of {} letters", group_digits(2 * length as u64)),
    )
}

fn text(pattern: &str, length: usize) -> String {
    let letters = pattern.chars().count();
    pattern.repeat(length.div_ceil(letters))
}

/// The pointers to the texts that may be any text.
fn fields() -> Vec<String> {
    let value: Value = serde_json::from_str(FIXTURE).expect("sound");
    let mut ids = BTreeSet::new();
    visit(&value, "", &mut |pointer, text| {
        if pointer.ends_with("/id") {
            ids.insert(text.to_owned());
        }
    });
    let mut found = Vec::new();
    visit(&value, "", &mut |pointer, text| {
        let mut other = value.clone();
        *other.pointer_mut(pointer).expect("there") = "Any words".into();
        let is_id = |text: &str| ids.contains(text.split('/').next().unwrap_or(text));
        let loaded = read(&[File::new("a.json", other.to_string().as_bytes())]);
        if !is_id(text) && loaded.problems.is_empty() && pointer != "/format" {
            found.push(pointer.to_owned());
        }
    });
    assert!(found.len() > 20, "{found:?}");
    found
}

fn visit(value: &Value, at: &str, see: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) => see(at, text),
        Value::Array(list) => {
            for (nth, inner) in list.iter().enumerate() {
                visit(inner, &format!("{at}/{nth}"), see);
            }
        }
        Value::Object(fields) => {
            for (name, inner) in fields {
                visit(inner, &format!("{at}/{name}"), see);
            }
        }
        _ => {}
    }
}

/// The fixture with the text in each of the fields.
fn dossier(fields: &[String], text: &str) -> String {
    let mut value: Value = serde_json::from_str(FIXTURE).expect("sound");
    for field in fields {
        *value.pointer_mut(field).expect("there") = text.into();
    }
    value.to_string()
}

fn commands_grow(
    options: &Options,
    (pattern, one, two): (&str, &str, &str),
    fields: &[String],
) -> u64 {
    let home = tempfile::tempdir().expect("a folder");
    let mut lines: Vec<Vec<String>> = commands::all();
    let on_fixture = |word: &mut String| match word.as_str() {
        "kokoity" => *word = "signed".to_owned(),
        "friendship-treaty-2008" | "alliance-treaty-2015" => *word = "friendship".to_owned(),
        "sergey-lavrov" => *word = "viola".to_owned(),
        _ => {}
    };
    lines.iter_mut().flatten().for_each(on_fixture);
    lines.retain(|words| !["schema", "man", "completions", "keys"].contains(&words[0].as_str()));
    for id in ["signing", "viola", "arcadia", "spring-hall", "gazette", "blame-illyria", "soldiers"]
    {
        lines.push(vec!["show".to_owned(), id.to_owned()]);
    }
    let at = |name: &str, text: &str| {
        fs::write(home.path().join(name), text).expect("written");
        home.path().join(name)
    };
    let files = [at("one.json", &dossier(fields, one)), at("two.json", &dossier(fields, two))];
    let table = |text: &str| {
        let text = text.replace('"', "\"\"");
        format!("date,title,summary,people\n2008,\"{text}\",\"{text}\",\"{text}\"\n")
    };
    let tables = [at("one.csv", &table(one)), at("two.csv", &table(two))];
    for words in &lines {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let on = |file: &Path| match words[0] {
            "check" => command(options, home.path(), &words, &[file]),
            _ => command(options, home.path(), &words, &[Path::new("-d"), file]),
        };
        compare(&format!("{words:?} on {pattern:?}"), &|large| on(&files[usize::from(large)]));
    }
    let import =
        |large: bool| command(options, home.path(), &["import"], &[&tables[usize::from(large)]]);
    compare(&format!("import of {pattern:?}"), &import);
    lines.len() as u64 + 1
}

fn views_grow((pattern, one, two): (&str, &str, &str), fields: &[String]) -> u64 {
    let read = |text: &str| read(&[File::new("a.json", dossier(fields, text).as_bytes())]).dossier;
    let now = || {
        let time = clock_gettime(ClockId::ProcessCPUTime);
        u64::try_from(time.tv_sec * 1000 + time.tv_nsec / 1_000_000).expect("later")
    };
    for view in VIEWS {
        let draw = |large: bool| {
            let dossier: Dossier = read(if large { two } else { one });
            let began = now();
            let mut stage = Stage::of(dossier, 100, 30);
            stage.keys(view);
            stage.buffer();
            (now() - began, 0)
        };
        compare(&format!("the view {view:?} of {pattern:?}"), &draw);
    }
    VIEWS.len() as u64
}

/// Compares the costs; what looks like too much is measured again twice.
fn compare(what: &str, cost: &dyn Fn(bool) -> Cost) {
    let over = |one: u64, two: u64, floor: u64| two > MOST * one + floor;
    let mut least = [(u64::MAX, u64::MAX); 2];
    for _ in 0..3 {
        for (least, large) in least.iter_mut().zip([false, true]) {
            let cost = cost(large);
            *least = (least.0.min(cost.0), least.1.min(cost.1));
        }
        let [one, two] = least;
        if !over(one.0, two.0, FLOOR.0) && !over(one.1, two.1, FLOOR.1) {
            return;
        }
    }
    panic!("{what}: (ms, KiB) {:?} for one length, {:?} for twice that", least[0], least[1]);
}

/// Runs a command and measures it.
fn command(options: &Options, home: &Path, words: &[&str], files: &[&Path]) -> Cost {
    let mut command = Command::new(&options.program);
    command.args(words).args(files).env("HOME", home).current_dir(home);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    let proc = format!("/proc/{}", child.id());
    let pid = Pid::from_child(&child);
    let end = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
    let mut peak = 0;
    while waitid(WaitId::Pid(pid), end).expect("a child").is_none() {
        let text = fs::read_to_string(format!("{proc}/status")).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let word = line.and_then(|line| line.split_whitespace().next());
        peak = peak.max(word.and_then(|word| word.parse().ok()).unwrap_or(0));
        thread::sleep(Duration::from_millis(3));
    }
    // Not reaped yet: the time of the process is still told, in hundredths of a second.
    let text = fs::read_to_string(format!("{proc}/stat")).unwrap_or_default();
    let after = text.rsplit(") ").next().unwrap_or_default();
    let number = |nth: usize| -> u64 {
        after.split(' ').nth(nth).and_then(|word| word.parse().ok()).unwrap_or(0)
    };
    child.wait().expect("its end");
    ((number(11) + number(12)) * 10, peak)
}
