//! Annotations survive kills, other programs, damage and folders that cannot be written.

use chancery::{
    app::{AnnotationChange, RecordRef, SavedFilter, SavedView, Session},
    date::Day,
    dossier::Kind,
    storage::{AnnotationStore, EXIT_TIMEOUT, SIGNAL_TIMEOUT},
};
use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
};

const ANNOTATIONS: &str = "marks.json";
const SESSIONS: &str = "sessions.json";

/// The variable with the folder, the name and the number of bookmarks for a writer process.
const ORDER: &str = "CHANCERY_TEST_WRITER";

fn bookmark(id: &str) -> AnnotationChange {
    let of = RecordRef { id: id.to_owned(), title: format!("Title of {id}") };
    AnnotationChange::Bookmark(of, Day::new(2026, 11, 22))
}

fn store(folder: &Path) -> AnnotationStore {
    AnnotationStore::open(Ok(folder.join("state")))
}

fn marks(folder: &Path) -> std::path::PathBuf {
    folder.join("state").join(ANNOTATIONS)
}

fn files(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.unwrap().file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = fs::read_dir(folder.join("state")).unwrap().map(name).collect();
    names.sort();
    names
}

/// Starts this test binary again as a program that adds bookmarks.
fn writer(folder: &Path, name: &str, count: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "annotation_store::writer_of_other_tests", "--nocapture"])
        .env(ORDER, format!("{}\n{name}\n{count}", folder.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn writer_of_other_tests() {
    let Ok(order) = std::env::var(ORDER) else { return };
    let [folder, name, count] = order.lines().collect::<Vec<_>>()[..] else { panic!("{order}") };
    let mut store = store(Path::new(folder));
    for nth in 0..count.parse().unwrap() {
        let id = format!("{name}-{nth}");
        // On a busy disk the lock is not free in time: the change waits for the next save.
        if store.record(bookmark(&id)).is_ok() {
            use std::io::Write;
            writeln!(std::io::stdout(), "saved {id}").unwrap();
        }
    }
    store.save(EXIT_TIMEOUT).unwrap();
}

#[test]
fn annotations_survive_a_restart() {
    let home = tempfile::tempdir().unwrap();
    let mut first = store(home.path());
    first.record(bookmark("a")).unwrap();
    let of = RecordRef { id: "b".into(), title: "B".into() };
    let now = Some("a note with “quotes” \u{202e} and\nlines".to_owned());
    first.record(AnnotationChange::Note { of: of.clone(), was: None, now }).unwrap();
    first.record(AnnotationChange::List { list: "Thesis".into(), of, on: true }).unwrap();
    let search = Some("kind:treaty".to_owned());
    first.record(AnnotationChange::Search { name: "acts".into(), was: None, now: search }).unwrap();
    let second = store(home.path());
    assert_eq!(second.annotations(), first.annotations());
    assert_eq!(files(home.path()), ["lock", ANNOTATIONS], "something was left behind");
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &fs::metadata(marks(home.path())).unwrap().permissions(),
    );
    assert_eq!(mode & 0o777, 0o600, "others can read the file");
}

#[test]
fn concurrent_programs_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let writers: Vec<Child> =
        ["one", "two", "three"].map(|name| writer(home.path(), name, 25)).into_iter().collect();
    for writer in writers {
        assert!(writer.wait_with_output().unwrap().status.success());
    }
    assert_eq!(store(home.path()).annotations().bookmarks().len(), 75);
}

#[test]
fn killed_writer_loses_no_saved_change() {
    use std::io::{BufRead, BufReader};
    let home = tempfile::tempdir().unwrap();
    for round in 0..6 {
        let mut writer = writer(home.path(), &format!("round-{round}"), 1_000_000);
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let mut saved = Vec::new();
        // Killed in the middle of a later save each round.
        while saved.len() < 3 + round * 2 {
            let line = lines.next().unwrap().unwrap();
            saved.extend(line.split_once("saved ").map(|(_, id)| id.to_owned()));
        }
        writer.kill().unwrap();
        writer.wait().unwrap();
        let mut after = store(home.path());
        assert_eq!(after.notices(), Vec::<String>::new());
        for id in saved {
            assert!(after.annotations().of(&id).is_some(), "{id} is lost");
        }
        after.record(bookmark("after")).unwrap();
        assert_eq!(files(home.path()), ["lock", ANNOTATIONS], "half a file was left behind");
    }
}

#[test]
fn held_lock_does_not_block_typing() {
    let home = tempfile::tempdir().unwrap();
    let mut store = store(home.path());
    store.record(bookmark("a")).unwrap();
    let lock = fs::File::open(home.path().join("state").join("lock")).unwrap();
    lock.lock().unwrap();
    assert!(store.record(bookmark("b")).unwrap_err().to_string().contains("another program holds"));
    assert_eq!((store.waiting(), store.annotations().bookmarks().len()), (1, 2));
    // Quitting waits until the lock is free.
    let leaving = std::thread::spawn(move || store.save(EXIT_TIMEOUT).map(|()| store.waiting()));
    drop(lock);
    assert_eq!(leaving.join().unwrap().unwrap(), 0);
    assert_eq!(self::store(home.path()).annotations().bookmarks(), ["a", "b"]);
}

#[test]
fn programs_take_over_each_others_changes() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (store(home.path()), store(home.path()));
    one.record(bookmark("a")).unwrap();
    two.record(bookmark("b")).unwrap();
    assert_eq!(two.annotations().bookmarks(), ["a", "b"]);
    let AnnotationChange::Bookmark(of, _) = bookmark("b") else { unreachable!() };
    one.record(AnnotationChange::Bookmark(of, None)).unwrap();
    assert_eq!(one.annotations().bookmarks(), ["a"]);
}

#[test]
fn save_removes_its_own_leftovers_only() {
    let home = tempfile::tempdir().unwrap();
    let mut store = store(home.path());
    store.record(bookmark("a")).unwrap();
    // A link to a file elsewhere, as for files that are shared between machines.
    let elsewhere = home.path().join("elsewhere.json");
    fs::rename(marks(home.path()), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, marks(home.path())).unwrap();
    for folder in [home.path().join("state"), home.path().to_owned()] {
        fs::write(folder.join(".chancery-kept-123456"), "half").unwrap();
        // Of another program that exports into the same folder.
        fs::write(folder.join(".chancery-new-123456"), "half").unwrap();
    }
    store.record(bookmark("b")).unwrap();
    assert_eq!(files(home.path()), [".chancery-new-123456", "lock", ANNOTATIONS]);
    assert!(home.path().join(".chancery-new-123456").exists());
    assert!(!home.path().join(".chancery-kept-123456").exists());
    assert!(fs::symlink_metadata(marks(home.path())).unwrap().is_symlink());
    assert_eq!(self::store(home.path()).annotations().bookmarks(), ["a", "b"]);
}

#[test]
fn damaged_file_is_set_aside_with_a_notice() {
    let home = tempfile::tempdir().unwrap();
    let mut before = store(home.path());
    before.record(bookmark("a")).unwrap();
    for damage in [
        "",
        "{\"version\": 1, \"records\": {\"a\"",
        "[]",
        "\u{0}\u{0}",
        "{\"version\":1,\"lists\":3}",
    ] {
        fs::write(marks(home.path()), damage).unwrap();
        let mut after = store(home.path());
        assert!(after.annotations().is_empty());
        let notices = after.notices();
        assert!(
            notices.len() == 1 && notices[0].contains("next change"),
            "{damage:?}: {notices:?}"
        );
        // Reading changes no file; the next change is saved.
        assert_eq!(fs::read_to_string(marks(home.path())).unwrap(), damage);
        after.record(bookmark("b")).unwrap();
        let notices = after.notices();
        let aside = notices[0].split_once("set aside as ").unwrap().1;
        assert_eq!(fs::read_to_string(home.path().join("state").join(aside)).unwrap(), damage);
        assert_eq!(store(home.path()).annotations().bookmarks(), ["b"]);
    }
    assert_eq!(files(home.path()).iter().filter(|name| name.contains(".damaged-")).count(), 5);
}

#[test]
fn damage_is_described_with_its_place() {
    let home = tempfile::tempdir().unwrap();
    store(home.path()).record(bookmark("a")).unwrap();
    for (text, notice) in [
        ("[]", "marks.json:1:1: found list, expected an object"),
        ("null", "marks.json:1:4: found null, expected an object"),
        ("{\"version\": \"x\"}", "marks.json:1:15: found string \"x\", expected a JSON number"),
        (
            "{\n \"records\": {\"a\": {\"note\": 5}}\n}",
            "marks.json:2:28: found integer `5`, expected a string",
        ),
        ("{\"records\": {\"a\": 5}}", "marks.json:1:19: found integer `5`, expected an object"),
        ("{\"lists\": {\"x\": {}}}", "marks.json:1:16: found object, expected a list"),
        ("{\"records\": {", "marks.json:1:14: unexpected end of file"),
    ] {
        fs::write(marks(home.path()), text).unwrap();
        let notices = store(home.path()).notices();
        assert_eq!(notices, [format!("{notice}; the next change sets the file aside")]);
    }
}

#[test]
fn running_program_restores_a_damaged_file() {
    let home = tempfile::tempdir().unwrap();
    let mut running = store(home.path());
    running.record(bookmark("a")).unwrap();
    fs::write(marks(home.path()), "{").unwrap();
    running.record(bookmark("b")).unwrap();
    assert!(running.notices()[0].contains("set aside"));
    assert_eq!(self::store(home.path()).annotations().bookmarks(), ["a", "b"]);
}

#[test]
fn unsaved_changes_are_saved_later() {
    let home = tempfile::tempdir().unwrap();
    // A file instead of the folder fails for root too.
    fs::write(home.path().join("state"), "in the way").unwrap();
    let mut store = store(home.path());
    store.notices();
    let error = store.record(bookmark("a")).unwrap_err().to_string();
    assert!(error.contains("state"), "{error}");
    store.record(bookmark("b")).unwrap_err();
    assert_eq!((store.waiting(), store.annotations().bookmarks().len()), (2, 2));
    fs::remove_file(home.path().join("state")).unwrap();
    store.save(SIGNAL_TIMEOUT).unwrap();
    assert_eq!(store.waiting(), 0);
    assert_eq!(self::store(home.path()).annotations().bookmarks(), ["a", "b"]);
}

#[test]
fn changes_stay_in_memory_without_a_folder() {
    let none = chancery::storage::Dirs::of(|_| None).state;
    let mut store = AnnotationStore::open(none);
    let error = store.record(bookmark("a")).unwrap_err().to_string();
    assert!(error.contains("HOME"), "{error}");
    assert_eq!(store.annotations().bookmarks(), ["a"]);
    assert_eq!(store.session("dossier"), None);
}

#[test]
fn file_of_a_later_version_is_not_changed() {
    let home = tempfile::tempdir().unwrap();
    store(home.path()).record(bookmark("a")).unwrap();
    let later = "{\"version\": 2, \"everything\": \"different\"}";
    fs::write(marks(home.path()), later).unwrap();
    let mut after = store(home.path());
    assert!(after.notices()[0].contains("newer version"));
    assert!(after.record(bookmark("b")).unwrap_err().to_string().contains("newer version"));
    assert_eq!(fs::read_to_string(marks(home.path())).unwrap(), later);
}

#[test]
fn unknown_fields_are_preserved() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("state")).unwrap();
    fs::write(marks(home.path()), "{\"version\": 1, \"colours\": [\"red\"]}").unwrap();
    let sessions = home.path().join("state").join(SESSIONS);
    fs::write(&sessions, "{\"version\": 1, \"colours\": [], \"sessions\": {\"x\": 7}}").unwrap();
    let mut store = store(home.path());
    store.record(bookmark("a")).unwrap();
    store.save_session("one", &session("x"), None, SIGNAL_TIMEOUT).unwrap();
    let text = fs::read_to_string(marks(home.path())).unwrap();
    assert!(text.contains("colours") && text.contains("\"a\""), "{text}");
    let text = fs::read_to_string(sessions).unwrap();
    assert!(text.contains("colours") && text.contains("\"x\": 7"), "{text}");
}

/// As the first versions wrote it.
#[test]
fn first_marks_json_is_still_read() {
    let text = r#"{
  "version": 1,
  "records": {
    "friendship-treaty-2008": {
      "title": "Treaty on Friendship, Cooperation and Mutual Assistance",
      "bookmarked": "2026-11-22",
      "note": "compare the 2015 treaty"
    },
    "kokoity": {
      "title": "Eduard Kokoity"
    }
  },
  "lists": {
    "Thesis": [
      "kokoity"
    ]
  },
  "searches": {
    "acts": "kind:treaty"
  }
}
"#;
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("state")).unwrap();
    fs::write(marks(home.path()), text).unwrap();
    let mut store = store(home.path());
    let treaty = &store.annotations().records["friendship-treaty-2008"];
    assert_eq!(treaty.bookmarked, Day::new(2026, 11, 22));
    assert_eq!(store.annotations().lists["Thesis"], ["kokoity"]);
    let of = RecordRef { id: "kokoity".into(), title: "Eduard Kokoity".into() };
    store.record(AnnotationChange::List { list: "Thesis".into(), of, on: true }).unwrap();
    assert_eq!(fs::read_to_string(marks(home.path())).unwrap(), text);
}

/// As the first versions wrote it.
#[test]
fn first_sessions_json_is_still_read() {
    let text = r#"{
  "version": 1,
  "sessions": {
    "one": {
      "pane": 1,
      "detail": true,
      "register": "place",
      "selected": [
        "a",
        null,
        "c/d"
      ],
      "current": "a",
      "narrowed": [
        {
          "search": "x"
        },
        {
          "near": "a"
        },
        {
          "only": {
            "title": "Two",
            "ids": [
              "a",
              "b"
            ]
          }
        },
        {
          "as-of": "2008-08-26"
        }
      ],
      "scale": true,
      "theme": "light"
    }
  }
}
"#;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state").join(SESSIONS);
    fs::create_dir_all(home.path().join("state")).unwrap();
    fs::write(&path, text).unwrap();
    let mut store = store(home.path());
    assert_eq!(store.session("one"), Some(session("x")));
    store.save_session("one", &session("x"), None, SIGNAL_TIMEOUT).unwrap();
    let written = fs::read_to_string(path).unwrap();
    // Scale and theme are no part of a session any more.
    let text = text.replace(",\n      \"scale\": true,\n      \"theme\": \"light\"", "");
    let text = text.replace("narrowed", "filters").replace("near", "linked-to");
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&written).unwrap(),
        serde_json::from_str::<serde_json::Value>(&text).unwrap()
    );
}

fn session(search: &str) -> Session {
    Session {
        view: SavedView {
            pane: 1,
            detail: true,
            register: Kind::Place,
            selected: [Some("a".into()), None, Some("c/d".into())],
            current: Some("a".into()),
            filters: vec![
                SavedFilter::Search(search.into()),
                SavedFilter::LinkedTo("a".into()),
                SavedFilter::Only { title: "Two".into(), ids: vec!["a".into(), "b".into()] },
                SavedFilter::AsOf(Day::new(2008, 8, 26).unwrap()),
            ],
        },
        queries: Vec::new(),
    }
}

#[test]
fn each_dossier_has_its_session() {
    let home = tempfile::tempdir().unwrap();
    let mut store = store(home.path());
    store.save_session("one", &session("x"), None, SIGNAL_TIMEOUT).unwrap();
    store.save_session("two", &session("y"), None, SIGNAL_TIMEOUT).unwrap();
    store.save_session("one", &session("z"), None, SIGNAL_TIMEOUT).unwrap();
    assert_eq!(store.session("one"), Some(session("z")));
    assert_eq!(store.session("two"), Some(session("y")));
    assert_eq!(store.session("three"), None);
    let path = home.path().join("state").join(SESSIONS);
    fs::write(&path, "no JSON").unwrap();
    assert_eq!(store.session("one"), None);
    store.save_session("one", &session("z"), None, SIGNAL_TIMEOUT).unwrap();
    assert!(store.notices()[0].contains("set aside"));
    fs::write(&path, "{\"version\": 9}").unwrap();
    store.save_session("one", &session("z"), None, SIGNAL_TIMEOUT).unwrap_err();
}
