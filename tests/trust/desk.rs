//! A home with a few marks in it and dossiers of a few records, at which several programs can work.

use crate::{support::pty::Program, trial::Form};
use chancery::{
    app::{AnnotationChange, RecordRef},
    storage::AnnotationStore,
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// How many records each dossier has: as many as are seen at once, so that the screen tells what
/// the program says is marked.
pub(crate) const RECORDS: usize = 8;

/// How many records are marked before.
const BEFORE: usize = 40;

/// What the folder of the marks may hold; all else was left behind.
const NAMES: [&str; 3] = ["lock", "marks.json", "sessions.json"];

/// What is kept of each record, in words.
pub(crate) type Marks = BTreeMap<String, String>;

/// The home and the program that is tried.
pub(crate) struct Desk {
    home: TempDir,
    program: PathBuf,
}

impl Desk {
    pub(crate) fn new(form: &Form) -> Self {
        Self { home: tempfile::tempdir().expect("a home"), program: form.program.clone() }
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.home.path()
    }

    /// The folder of the marks.
    pub(crate) fn state(&self) -> PathBuf {
        self.at("state/chancery")
    }

    /// The program at the dossier of this name, which is made if it is not there.
    pub(crate) fn explorer(&self, name: &str) -> Program {
        let path = self.at(&format!("{name}.json"));
        if !path.exists() {
            fs::write(&path, dossier(name)).expect("written");
        }
        Program::at(self.program.clone(), "q quit")
            .argument("--only-mine")
            .argument(path.to_str().expect("text"))
            .environment("XDG_STATE_HOME", self.at("state").to_str().expect("text"))
    }

    /// Begins anew with some marks, notes, a list and a search.
    pub(crate) fn mark(&self) {
        self.clear();
        let mut store = AnnotationStore::open(Ok(self.state()));
        for nth in 0..BEFORE {
            let of = named(&format!("before-{nth:02}"));
            let now = Some(format!("A note of before, the {nth}th, “quoted”, in some words"));
            store.record(AnnotationChange::Note { of: of.clone(), was: None, now }).expect("kept");
            store
                .keep(AnnotationChange::List { list: "before".into(), of, on: true })
                .expect("kept");
        }
        let now = Some("kind:treaty".to_owned());
        store
            .record(AnnotationChange::Search { name: "acts".into(), was: None, now })
            .expect("kept");
    }

    /// Begins anew with nothing.
    pub(crate) fn clear(&self) {
        if self.at("state").exists() {
            fs::remove_dir_all(self.at("state")).expect("removed");
        }
    }

    /// What the program says is kept; nothing may be wrong with it.
    pub(crate) fn kept(&self) -> Marks {
        self.kept_in(&self.at("state"))
    }

    /// The same of another folder.
    pub(crate) fn kept_in(&self, folder: &Path) -> Marks {
        let mut command = Command::new(&self.program);
        command.args(["marks", "--format", "json"]).env("XDG_STATE_HOME", folder);
        let output = command.output().expect("the program");
        let told = String::from_utf8_lossy(&output.stderr);
        let nothing = told.contains("nothing is kept yet") && output.status.code() == Some(1);
        assert!(nothing || told.is_empty() && output.status.success(), "marks: {told}");
        let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let mut marks = Marks::new();
        for record in value["records"].as_array().expect("records") {
            let bookmarked = if record["bookmarked"].is_string() { "★" } else { "" };
            let words = format!("{bookmarked}{}{}", record["note"], record["lists"]);
            marks.insert(record["id"].as_str().expect("an id").to_owned(), words);
        }
        for (name, query) in value["searches"].as_object().expect("searches") {
            marks.insert(format!("search {name}"), query.to_string());
        }
        marks
    }

    /// Saves once more, as the next program does: nothing may stand in its way, and of what was
    /// left behind nothing may be there after it.
    pub(crate) fn save_after(&self) {
        let mut store = AnnotationStore::open(Ok(self.state()));
        let before = store.annotations().clone();
        let change = AnnotationChange::List { list: "after".into(), of: named("after"), on: true };
        store.record(change.clone()).expect("a save after a kill");
        assert_eq!(store.notices(), Vec::<String>::new());
        let mut wanted = before;
        wanted.apply(&change);
        assert!(
            *AnnotationStore::open(Ok(self.state())).annotations() == wanted,
            "lost by the next save"
        );
        self.assert_tidy();
    }

    /// Nothing is in the folder of the marks but what belongs there.
    pub(crate) fn assert_tidy(&self) {
        self.assert_tidy_in(&self.state());
    }

    /// The same of another folder.
    pub(crate) fn assert_tidy_in(&self, folder: &Path) {
        let mut left = names(folder);
        left.retain(|name| !NAMES.contains(&name.as_str()));
        // Where a link leads out of the folder, it is written there.
        left.extend(names(self.folder()).into_iter().filter(|name| name.starts_with('.')));
        assert!(left.is_empty(), "left behind: {left:?}");
    }

    /// Takes away what the last program left half-written, and what it kept.
    pub(crate) fn put_back(&self, files: &BTreeMap<String, Vec<u8>>) {
        for name in NAMES {
            match files.get(name) {
                Some(bytes) => fs::write(self.state().join(name), bytes).expect("written"),
                None => _ = fs::remove_file(self.state().join(name)),
            }
        }
    }

    /// The files of the folder of the marks.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let read = |name: String| {
            let bytes = fs::read(self.state().join(&name)).expect("a file");
            (name, bytes)
        };
        names(&self.state()).into_iter().map(read).collect()
    }
}

fn named(id: &str) -> RecordRef {
    RecordRef { id: id.to_owned(), title: format!("Title of {id}") }
}

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    fs::read_dir(folder).into_iter().flatten().flatten().map(name).collect()
}

/// The id of a record of the dossier of this name.
pub(crate) fn id(name: &str, nth: usize) -> String {
    format!("{name}-{nth}")
}

/// The records with a star on the screen.
pub(crate) fn starred(screen: &str) -> Vec<String> {
    let lines = screen.lines().filter(|line| line.contains('★'));
    lines
        .filter_map(|line| {
            let (_, rest) = line.split_once("Event ")?;
            rest.split_whitespace().next().map(str::to_owned)
        })
        .collect()
}

fn dossier(name: &str) -> String {
    let events: Vec<Value> = (0..RECORDS)
        .map(|nth| {
            json!({"id": id(name, nth), "title": format!("Event {}", id(name, nth)),
                   "summary": "It was.", "date": format!("2010-03-{:02}", nth + 1),
                   "type": "conflict", "cites": [{"source": "paper"}]})
        })
        .collect();
    json!({"dossier": {"id": name, "title": name, "version": "1", "summary": "Made up."},
           "sources": [{"id": "paper", "type": "webpage", "title": "Paper", "publisher": "P",
                        "perspective": "independent"}],
           "events": events})
    .to_string()
}
