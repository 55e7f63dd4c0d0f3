//! Faults that were found by attacking the program: each kind once.

use crate::support::{command::Chancery, stage::Stage};
use chancery::{date::Day, dossier::Dossier, file_format::read_sound, search::SearchEngine};
use serde_json::{Value, json};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};

fn source(nth: usize) -> Value {
    json!({"id": format!("s{nth}"), "type": "webpage", "title": format!("Paper {nth}"),
        "perspective": "independent"})
}

/// A folder with more files than the program may have open is read completely.
#[test]
fn files_are_opened_one_by_one() {
    let home = tempfile::tempdir().unwrap();
    for nth in 0..100 {
        let text = json!({"format": "chancery/1", "sources": [source(nth)]}).to_string();
        fs::write(home.path().join(format!("f{nth}.json")), text).unwrap();
    }
    let line = format!("ulimit -n 40; chancery export -d {} --to jsonl", home.path().display());
    let result = Chancery::shell(&line).home(&home).run();
    assert_eq!(
        result.out.lines().filter(|line| line.contains("Paper")).count(),
        100,
        "{result:#?}"
    );
}

/// What was exported of files that could not be read completely says so.
#[test]
fn an_incomplete_export_fails() {
    let home = tempfile::tempdir().unwrap();
    let text = json!({"sources": [source(1), {"id": "s2"}]}).to_string();
    fs::write(home.path().join("d.json"), text).unwrap();
    let export = || Chancery::new().args(["export", "-d", "d.json", "--to", "jsonl"]).home(&home);
    export().run().status(2).stdout("Paper 1").stderr("the export is incomplete");
}

/// No thread is to be had: commands work all the same. Only the administrator can try it.
#[test]
fn commands_work_without_threads() {
    let home = tempfile::tempdir().unwrap();
    let line = "if [ $(id -u) != 0 ] || ! command -v setpriv || ! command -v prlimit; then \
        echo skipped; exit; fi > /dev/stderr; \
        exec setpriv --reuid=65534 --regid=65534 --clear-groups prlimit --nproc=1 \
        chancery search kokoity --limit 1";
    let result = Chancery::shell(line).home(&home).run().status(0);
    match result.err.contains("skipped") {
        true => eprintln!("skipped: it takes the administrator, setpriv and prlimit"),
        false => drop(result.stdout("eduard-kokoity")),
    }
}

/// A name with a line break is printed on one line.
#[test]
fn file_names_stay_on_one_line() {
    let home = tempfile::tempdir().unwrap();
    let export = |name: &str| {
        Chancery::new().args(["export", "--to", "bibtex", "-o", name]).home(&home).run()
    };
    let result = export("a\nchancery: all is well.bib").status(0);
    assert_eq!(result.err.lines().count(), 1, "{result:?}");
    let result = export("a\nchancery: all is well.bib").status(2);
    assert_eq!(result.err.lines().count(), 1, "{result:?}");
    export("/dev/stdout").status(2).stdout("").stderr("is not a file");
}

/// Exports in a folder, without and with --force.
fn exports(home: &Path, path: &str, force: bool) -> Option<i32> {
    let force = force.then_some("--force");
    let words = ["export", "--near", "eduard-kokoity", "--to", "bibtex", "-o", path];
    Chancery::new().args(words.into_iter().chain(force)).home(home).run().code
}

#[test]
fn nothing_is_overwritten_unless_asked() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let text = |name: &str| fs::read_to_string(at(name)).unwrap();
    fs::write(at("a.bib"), "old").unwrap();
    assert_eq!(exports(home.path(), "a.bib", false), Some(2));
    assert_eq!(text("a.bib"), "old");
    assert_eq!(exports(home.path(), "a.bib", true), Some(0));
    assert_ne!(text("a.bib"), "old");
    for path in [".", "/dev/null"] {
        assert_eq!(exports(home.path(), path, true), Some(2), "{path}");
    }
    assert_eq!(fs::read_dir(&home).unwrap().count(), 1, "temporary file left behind");
}

/// A replaced file keeps its mode, its other names, and the link that names it.
#[test]
fn replaced_files_keep_mode_and_links() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    fs::write(at("a.bib"), "old and longer".repeat(1000)).unwrap();
    fs::set_permissions(at("a.bib"), fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(exports(home.path(), "a.bib", true), Some(0));
    assert_eq!(fs::metadata(at("a.bib")).unwrap().permissions().mode() & 0o777, 0o640);
    let wanted = fs::read_to_string(at("a.bib")).unwrap();
    fs::write(at("b.bib"), "x".repeat(wanted.len() + 7)).unwrap();
    fs::hard_link(at("b.bib"), at("c.bib")).unwrap();
    symlink("c.bib", at("d.bib")).unwrap();
    assert_eq!(exports(home.path(), "d.bib", true), Some(0));
    assert_eq!(fs::read_to_string(at("b.bib")).unwrap(), wanted);
    assert!(fs::symlink_metadata(at("d.bib")).unwrap().is_symlink());
    assert_eq!(fs::read_dir(&home).unwrap().count(), 4);
}

#[test]
fn keys_that_terminals_cannot_send_are_told() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("c.toml"), "[keys]\nsearch = \"ctrl-i\"\n").unwrap();
    let config = Chancery::new().args(["config"]).env("CHANCERY_CONFIG", "c.toml").home(&home);
    config.run().stderr("\"ctrl-i\" is the same key as tab");
}

fn person(names: usize, terms: usize) -> Dossier {
    let name = |nth: usize| {
        let kind = if nth == 0 { "preferred" } else { "alias" };
        json!({"text": format!("Name{nth} of many"), "lang": "en", "script": "Latn", "kind": kind})
    };
    let term = |_| json!({"office": "Envoy", "organization": "arcadia", "start": "1900", "cites": [{"source": "s1"}]});
    let value = json!({"sources": [source(1)], "people": [{"id": "p", "summary": "x",
        "names": (0..names).map(name).collect::<Vec<_>>(),
        "terms": (0..terms).map(term).collect::<Vec<_>>(),
        "cites": [{"source": "s1"}]}]});
    read_sound(&[&value.to_string()]).unwrap()
}

/// An index grows with the names and with the links, not with their product.
#[test]
fn the_index_grows_with_the_text() {
    let words = |count: usize| SearchEngine::new(&person(count, count)).num_tokens();
    let (one, two) = (words(500), words(1000));
    assert!(two < one * 5 / 2, "{one} words, and {two} for twice the text");
    let today = Day::new(2026, 11, 21).unwrap();
    let engine = SearchEngine::new(&person(500, 500));
    assert_eq!(engine.search("name499", today).total, 1, "the person itself has all names");
    assert_eq!(engine.search("who:name499", today).total, 501, "its terms are found by the field");
    assert_eq!(engine.search("name3", today).total, 501);
}

/// Parts are numbered beyond 65,536.
#[test]
fn parts_have_their_own_numbers() {
    let dossier = person(1, 65_540);
    let ids: Vec<String> = dossier.entries().map(|id| dossier.slug(id).into_owned()).collect();
    for term in [65_535, 65_536, 65_537, 65_540] {
        let id = format!("p/term-{term}");
        assert_eq!(ids.iter().filter(|known| **known == id).count(), 1, "{id}");
        assert_eq!(dossier.find(&id).map(|id| dossier.slug(id).into_owned()), Some(id));
    }
}

/// A long word is laid out line by line without being looked at again for each.
#[test]
fn long_words_fill_whole_lines() {
    for letter in ["W", "م", "条", "a\u{301}"] {
        let value = json!({"sources": [source(1)], "events": [{"id": "e", "title": "E", "date": "2008",
            "summary": letter.repeat(5_000), "type": "other", "cites": [{"source": "s1"}]}]});
        let mut stage = Stage::of(read_sound(&[&value.to_string()]).unwrap(), 100, 30);
        stage.keys("1g<enter>");
        let lines = &stage.app.article().text().lines;
        let text: String =
            lines.iter().flat_map(|line| &line.spans).map(|span| span.text.as_str()).collect();
        assert_eq!(text.matches(letter).count(), 5_000, "{letter}");
    }
}
