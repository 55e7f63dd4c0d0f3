//! A home with annotations and small dossiers, shared by several programs.

use crate::{support::pty::Program, trial::Options};
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

/// Number of records of a dossier: all fit on the screen, which then shows every bookmark.
pub(crate) const RECORDS: usize = 7;

/// Number of records annotated before a trial.
const BEFORE: usize = 40;

/// The files of the state folder; any other is a leftover.
const NAMES: [&str; 3] = ["lock", "marks.json", "sessions.json"];

/// The annotations of each record, as text.
pub(crate) type Marks = BTreeMap<String, String>;

/// The home, and the program under test.
pub(crate) struct Fixture {
    home: TempDir,
    program: PathBuf,
}

impl Fixture {
    pub(crate) fn new(options: &Options) -> Self {
        Self { home: tempfile::tempdir().expect("a home"), program: options.program.clone() }
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.home.path()
    }

    /// The state folder.
    pub(crate) fn state(&self) -> PathBuf {
        self.at("state/chancery")
    }

    /// The explorer on the dossier with this name, which is created if missing.
    pub(crate) fn explorer(&self, name: &str) -> Program {
        let path = self.at(&format!("{name}.json"));
        if !path.exists() {
            fs::write(&path, dossier(name)).expect("written");
        }
        Program::at(self.program.clone(), "q quit")
            .argument(path.to_str().expect("text"))
            .environment("XDG_STATE_HOME", self.at("state").to_str().expect("text"))
    }

    /// Replaces the state with some bookmarks, notes, a list and a search.
    pub(crate) fn mark(&self) {
        self.clear();
        let mut store = AnnotationStore::open(Ok(self.state()));
        for nth in 0..BEFORE {
            let of = named(&format!("before-{nth:02}"));
            let now = Some(format!("Earlier note {nth}, “quoted”, in some words"));
            store.record(AnnotationChange::Note { of: of.clone(), was: None, now }).expect("kept");
            store
                .record(AnnotationChange::List { list: "before".into(), of, on: true })
                .expect("kept");
        }
        let now = Some("kind:treaty".to_owned());
        store
            .record(AnnotationChange::Search { name: "acts".into(), was: None, now })
            .expect("kept");
    }

    /// Removes the state.
    pub(crate) fn clear(&self) {
        if self.at("state").exists() {
            fs::remove_dir_all(self.at("state")).expect("removed");
        }
    }

    /// The annotations that the program reports, without an error.
    pub(crate) fn kept(&self) -> Marks {
        self.kept_in(&self.at("state"))
    }

    /// The same of another folder.
    pub(crate) fn kept_in(&self, folder: &Path) -> Marks {
        let mut command = Command::new(&self.program);
        command.args(["annotations", "--format", "json"]).env("XDG_STATE_HOME", folder);
        let output = command.output().expect("the program");
        let err = String::from_utf8_lossy(&output.stderr);
        let is_empty = err.contains("no annotations yet") && output.status.code() == Some(1);
        assert!(is_empty || err.is_empty() && output.status.success(), "annotations: {err}");
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

    /// Saves once more, as the next program does: the save succeeds, and no leftover remains.
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

    /// No leftover is in the state folder.
    pub(crate) fn assert_tidy(&self) {
        self.assert_tidy_in(&self.state());
    }

    /// The same of another folder.
    pub(crate) fn assert_tidy_in(&self, folder: &Path) {
        let mut left = names(folder);
        left.retain(|name| !NAMES.contains(&name.as_str()));
        // Through a symbolic link, files are written to another folder.
        left.extend(names(self.folder()).into_iter().filter(|name| name.starts_with('.')));
        assert!(left.is_empty(), "left behind: {left:?}");
    }

    /// Restores the files of the state folder.
    pub(crate) fn put_back(&self, files: &BTreeMap<String, Vec<u8>>) {
        for name in NAMES {
            match files.get(name) {
                Some(bytes) => fs::write(self.state().join(name), bytes).expect("written"),
                None => _ = fs::remove_file(self.state().join(name)),
            }
        }
    }

    /// The files of the state folder.
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
