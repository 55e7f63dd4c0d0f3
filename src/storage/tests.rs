//! What is kept outlives kills, other programs, damage and folders that cannot be written.

use crate::{
    app::{Focus, PaneId, RecordRef, SavedFilter, ThemeChoice},
    date::Day,
    dossier::Kind,
    storage::*,
};
use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
};

/// Carries the folder, a name and how many marks to make to a process of its own.
const ORDER: &str = "CHANCERY_TEST_WRITER";

fn bookmark(id: &str) -> AnnotationChange {
    let of = RecordRef { id: id.to_owned(), title: format!("Title of {id}") };
    AnnotationChange::Bookmark(of, Day::new(2026, 11, 22))
}

fn store(folder: &Path) -> AnnotationStore {
    AnnotationStore::open(Ok(folder.join("state")))
}

fn marks(folder: &Path) -> std::path::PathBuf {
    folder.join("state").join(MARKS)
}

fn files(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.unwrap().file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = fs::read_dir(folder.join("state")).unwrap().map(name).collect();
    names.sort();
    names
}

/// Starts this test binary again as a program that makes marks.
fn writer(folder: &Path, name: &str, count: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "storage::tests::is_a_writer_of_other_tests", "--nocapture"])
        .env(ORDER, format!("{}\n{name}\n{count}", folder.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn is_a_writer_of_other_tests() {
    let Ok(order) = std::env::var(ORDER) else { return };
    let [folder, name, count] = order.lines().collect::<Vec<_>>()[..] else { panic!("{order}") };
    let mut store = store(Path::new(folder));
    for nth in 0..count.parse().unwrap() {
        store.keep(bookmark(&format!("{name}-{nth}"))).unwrap();
        // Only what was said to be saved is counted on.
        use std::io::Write;
        writeln!(std::io::stdout(), "saved {name}-{nth}").unwrap();
    }
}

#[test]
fn what_is_kept_is_there_the_next_time() {
    let home = tempfile::tempdir().unwrap();
    let mut first = store(home.path());
    first.keep(bookmark("a")).unwrap();
    let of = RecordRef { id: "b".into(), title: "B".into() };
    let now = Some("a note with “quotes” \u{202e} and\nlines".to_owned());
    first.keep(AnnotationChange::Note { of: of.clone(), was: None, now }).unwrap();
    first.keep(AnnotationChange::List { list: "Thesis".into(), of, on: true }).unwrap();
    let search = Some("kind:treaty".to_owned());
    first.keep(AnnotationChange::Search { name: "acts".into(), was: None, now: search }).unwrap();
    let second = store(home.path());
    assert_eq!(second.own(), first.own());
    assert_eq!(files(home.path()), ["lock", MARKS], "something was left behind");
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &fs::metadata(marks(home.path())).unwrap().permissions(),
    );
    assert_eq!(mode & 0o777, 0o600, "others can read what is the user's own");
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let writers: Vec<Child> =
        ["one", "two", "three"].map(|name| writer(home.path(), name, 25)).into_iter().collect();
    for writer in writers {
        assert!(writer.wait_with_output().unwrap().status.success());
    }
    assert_eq!(store(home.path()).own().bookmarks().len(), 75);
}

#[test]
fn a_killed_writer_loses_nothing_that_it_said_was_saved() {
    use std::io::{BufRead, BufReader};
    let home = tempfile::tempdir().unwrap();
    for round in 0..6 {
        let mut writer = writer(home.path(), &format!("round-{round}"), 1_000_000);
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let mut saved = Vec::new();
        // Killed at another place each time: in the middle of the save after these.
        while saved.len() < 3 + round * 2 {
            let line = lines.next().unwrap().unwrap();
            saved.extend(line.split_once("saved ").map(|(_, id)| id.to_owned()));
        }
        writer.kill().unwrap();
        writer.wait().unwrap();
        let mut after = store(home.path());
        assert_eq!(after.remarks(), Vec::<String>::new());
        for id in saved {
            assert!(after.own().of(&id).is_some(), "{id} is lost");
        }
        after.keep(bookmark("after")).unwrap();
        assert_eq!(files(home.path()), ["lock", MARKS], "half a file was left behind");
    }
}

#[test]
fn a_lock_that_nobody_gives_back_is_not_waited_for_while_typing() {
    let home = tempfile::tempdir().unwrap();
    let mut store = store(home.path());
    store.keep(bookmark("a")).unwrap();
    let lock = fs::File::open(home.path().join("state").join("lock")).unwrap();
    lock.lock().unwrap();
    assert!(store.keep(bookmark("b")).unwrap_err().to_string().contains("another program holds"));
    assert_eq!((store.waiting(), store.own().bookmarks().len()), (1, 2));
    // Whoever leaves waits until the other is done.
    let leaving = std::thread::spawn(move || store.save(LEAVING).map(|()| store.waiting()));
    drop(lock);
    assert_eq!(leaving.join().unwrap().unwrap(), 0);
    assert_eq!(crate::storage::tests::store(home.path()).own().bookmarks(), ["a", "b"]);
}

#[test]
fn each_program_takes_in_what_the_other_saved() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (store(home.path()), store(home.path()));
    one.keep(bookmark("a")).unwrap();
    two.keep(bookmark("b")).unwrap();
    assert_eq!(two.own().bookmarks(), ["a", "b"]);
    let AnnotationChange::Bookmark(of, _) = bookmark("b") else { unreachable!() };
    one.keep(AnnotationChange::Bookmark(of, None)).unwrap();
    assert_eq!(one.own().bookmarks(), ["a"]);
}

#[test]
fn a_save_takes_away_what_a_killed_one_left_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let mut store = store(home.path());
    store.keep(bookmark("a")).unwrap();
    // The file is elsewhere, as with settings that are shared between machines.
    let elsewhere = home.path().join("elsewhere.json");
    fs::rename(marks(home.path()), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, marks(home.path())).unwrap();
    for folder in [home.path().join("state"), home.path().to_owned()] {
        fs::write(folder.join(".chancery-kept-123456"), "half").unwrap();
        // Another program copies or exports into the same folder, and is not done yet.
        fs::write(folder.join(".chancery-new-123456"), "half").unwrap();
    }
    store.keep(bookmark("b")).unwrap();
    assert_eq!(files(home.path()), [".chancery-new-123456", "lock", MARKS]);
    assert!(home.path().join(".chancery-new-123456").exists());
    assert!(!home.path().join(".chancery-kept-123456").exists());
    assert!(fs::symlink_metadata(marks(home.path())).unwrap().is_symlink());
    assert_eq!(crate::storage::tests::store(home.path()).own().bookmarks(), ["a", "b"]);
}

#[test]
fn a_damaged_file_is_set_aside_and_said_so() {
    let home = tempfile::tempdir().unwrap();
    let mut before = store(home.path());
    before.keep(bookmark("a")).unwrap();
    for damage in [
        "",
        "{\"version\": 1, \"records\": {\"a\"",
        "[]",
        "\u{0}\u{0}",
        "{\"version\":1,\"lists\":3}",
    ] {
        fs::write(marks(home.path()), damage).unwrap();
        let mut after = store(home.path());
        let remarks = after.remarks();
        assert!(
            remarks.len() == 1 && remarks[0].contains("set aside as"),
            "{damage:?}: {remarks:?}"
        );
        assert!(after.own().is_empty());
        let aside = remarks[0].split_once("set aside as ").unwrap().1.split(' ').next().unwrap();
        assert_eq!(fs::read_to_string(home.path().join("state").join(aside)).unwrap(), damage);
        // It is told once, and what comes after is kept.
        assert_eq!(after.remarks(), Vec::<String>::new());
        after.keep(bookmark("b")).unwrap();
        assert_eq!(store(home.path()).own().bookmarks(), ["b"]);
    }
    assert_eq!(files(home.path()).iter().filter(|name| name.contains(".damaged-")).count(), 5);
}

#[test]
fn a_running_program_brings_back_what_was_damaged() {
    let home = tempfile::tempdir().unwrap();
    let mut running = store(home.path());
    running.keep(bookmark("a")).unwrap();
    fs::write(marks(home.path()), "{").unwrap();
    running.keep(bookmark("b")).unwrap();
    assert!(running.remarks()[0].contains("set aside"));
    assert_eq!(store(home.path()).own().bookmarks(), ["a", "b"]);
}

#[test]
fn what_cannot_be_saved_waits_and_is_saved_when_it_can_be() {
    let home = tempfile::tempdir().unwrap();
    // A file stands where the folder should: the same for root and for everybody.
    fs::write(home.path().join("state"), "in the way").unwrap();
    let mut store = store(home.path());
    store.remarks();
    let error = store.keep(bookmark("a")).unwrap_err().to_string();
    assert!(error.contains("state"), "{error}");
    store.keep(bookmark("b")).unwrap_err();
    assert_eq!((store.waiting(), store.own().bookmarks().len()), (2, 2));
    fs::remove_file(home.path().join("state")).unwrap();
    store.save(DYING).unwrap();
    assert_eq!(store.waiting(), 0);
    assert_eq!(crate::storage::tests::store(home.path()).own().bookmarks(), ["a", "b"]);
}

#[test]
fn without_a_folder_everything_is_kept_as_long_as_the_program_runs() {
    let none = crate::storage::dirs::Dirs::of(|_| None).state;
    let mut store = AnnotationStore::open(none);
    let error = store.keep(bookmark("a")).unwrap_err().to_string();
    assert!(error.contains("HOME"), "{error}");
    assert_eq!(store.own().bookmarks(), ["a"]);
    assert_eq!(store.session("dossier"), None);
}

#[test]
fn what_a_later_version_wrote_is_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    store(home.path()).keep(bookmark("a")).unwrap();
    let later = "{\"version\": 2, \"everything\": \"different\"}";
    fs::write(marks(home.path()), later).unwrap();
    let mut after = store(home.path());
    assert!(after.remarks()[0].contains("later version"));
    assert!(after.keep(bookmark("b")).unwrap_err().to_string().contains("later version"));
    assert_eq!(fs::read_to_string(marks(home.path())).unwrap(), later);
}

#[test]
fn what_this_version_does_not_know_stays() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("state")).unwrap();
    fs::write(marks(home.path()), "{\"version\": 1, \"colours\": [\"red\"]}").unwrap();
    store(home.path()).keep(bookmark("a")).unwrap();
    let text = fs::read_to_string(marks(home.path())).unwrap();
    assert!(text.contains("colours") && text.contains("\"a\""), "{text}");
}

#[test]
fn sessions_are_kept_for_each_dossier() {
    let home = tempfile::tempdir().unwrap();
    let session = |search: &str| Session {
        focus: Focus::Detail(PaneId::Treaties),
        register: Kind::Place,
        selected: [Some("a".into()), None, Some("c/d".into())],
        current: Some("a".into()),
        narrowed: vec![
            SavedFilter::Search(search.into()),
            SavedFilter::Near("a".into()),
            SavedFilter::Only("Two".into(), vec!["a".into(), "b".into()]),
            SavedFilter::AsOf(Day::new(2008, 8, 26).unwrap()),
        ],
        scale: true,
        theme: ThemeChoice::Light,
    };
    let mut store = store(home.path());
    store.keep_session("one", &session("x"), DYING).unwrap();
    store.keep_session("two", &session("y"), DYING).unwrap();
    store.keep_session("one", &session("z"), DYING).unwrap();
    assert_eq!(store.session("one"), Some(session("z")));
    assert_eq!(store.session("two"), Some(session("y")));
    assert_eq!(store.session("three"), None);
    let path = home.path().join("state").join(SESSIONS);
    fs::write(&path, "no JSON").unwrap();
    assert_eq!(store.session("one"), None);
    store.keep_session("one", &session("z"), DYING).unwrap();
    assert!(store.remarks()[0].contains("set aside"));
    fs::write(&path, "{\"version\": 9}").unwrap();
    store.keep_session("one", &session("z"), DYING).unwrap_err();
}
