//! Several open dossiers: toggled, reloaded, edited, with the selection kept.

use crate::support::{
    command::Chancery,
    pty::{Fate, Program, Pty, Stand},
    stage::Stage,
};
use chancery::{
    app::{Effect, Filter, Layer, ListKind, Notice, PaneId, PreparedDossier},
    file_format::read_sound,
};
use std::{fs, os::unix::fs::PermissionsExt, path::Path, sync::Arc};

const FIXTURE: &str = include_str!("fixture.json");

fn layer(name: &str, on: bool, left_out: usize) -> Layer {
    Layer { name: name.to_owned(), place: format!("/data/{name}.json"), on, left_out }
}

fn current(stage: &Stage) -> String {
    stage.app.view().current.map(|id| stage.app.dossier().slug(id).into_owned()).unwrap_or_default()
}

/// Selection and filters are found again by id in the dossier that replaces another.
#[test]
fn replacing_the_dossier_keeps_the_view() {
    let mut stage = Stage::new(100, 30);
    stage.keys("2ggfl1ggjj<enter>");
    let before = (current(&stage), stage.app.view().focus, stage.app.view().filters.len());
    assert!(!before.0.is_empty() && before.2 == 1);
    let pane = |stage: &Stage| {
        let id = stage.app.view().pane(PaneId::Treaties).entry();
        id.map(|id| stage.app.dossier().slug(id).into_owned())
    };
    let treaty = pane(&stage);
    // The same records behind those of another file: every number of an entry is another.
    let more = r#"{"sources": [{"id": "new-paper", "type": "webpage", "title": "New", "perspective": "unstated"}],
        "events": [{"id": "new-event", "title": "New event", "summary": "New.", "date": "1901", "type": "other",
        "cites": [{"source": "new-paper"}]}]}"#;
    let dossier = read_sound(&[more, FIXTURE]).map_err(|(_, error)| error).unwrap();
    drop(stage.app.replace_dossier(PreparedDossier::new(Arc::new(dossier))));
    stage.resize(100, 30);
    let view = stage.app.view();
    assert_eq!((current(&stage), view.focus, view.filters.len()), before);
    assert_eq!(pane(&stage), treaty);
    stage.keys("<esc><esc>1gg");
    assert!(stage.text().contains("New event"), "{}", stage.text());
    // What is gone is not selected, and nothing points at it.
    stage.keys("/new event<enter>fl");
    let dossier = read_sound(&[FIXTURE]).map_err(|(_, error)| error).unwrap();
    drop(stage.app.replace_dossier(PreparedDossier::new(Arc::new(dossier))));
    stage.resize(100, 30);
    assert!(stage.app.view().filters.iter().all(|chip| matches!(chip, Filter::Search(_))));
    stage.keys("<esc>jjkk<enter><tab>t:statistics<enter>");
    assert!(!stage.text().contains("New event"));
}

#[test]
fn layers_are_listed_and_toggled() {
    let mut stage = Stage::new(80, 24);
    stage.keys(":open dossiers<enter>");
    assert!(matches!(stage.app.status().notice(), Some(Notice::Refusal(_))));
    stage.app.set_layers(vec![
        layer("built in", true, 0),
        layer("mine", false, 0),
        layer("torn", true, 3),
    ]);
    stage.keys(":open dossiers<enter>");
    let text = stage.text();
    for says in ["[x] built in", "[ ] mine", "[x] torn", "3 records skipped", "/data/mine.json"] {
        assert!(text.contains(says), "{says}\n{text}");
    }
    assert_eq!(stage.keys("<down><enter>"), Some(Effect::Layers));
    assert!(stage.app.data().layers[1].on);
    assert_eq!(stage.keys("<up><enter><down><down><enter>"), Some(Effect::Layers));
    let on: Vec<bool> = stage.app.data().layers.iter().map(|layer| layer.on).collect();
    assert_eq!(on, [false, true, false]);
    stage.keys("<up><enter>");
    assert!(stage.app.data().layers[1].on, "the last one stays");
    assert_eq!(stage.list().kind, ListKind::Layers);
    stage.keys("<esc>");
    assert!(stage.app.overlays().is_empty());
}

/// A program that stands for an editor: it writes down how it was called, and changes the file.
fn editor(home: &Path, name: &str) -> String {
    let path = home.join(name);
    let script = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > {0}/called\n\
         for file; do :; done\nsed -i 's/Something happens/It was edited/' \"${{file%%:*}}\"\n",
        home.display()
    );
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

fn explorer(home: &Path, arguments: &[&str]) -> Program {
    let program = Program::explorer("q quit");
    let program = arguments.iter().fold(program, |program, argument| program.argument(argument));
    program
        .environment("EDITOR", &editor(home, "vi"))
        .environment("VISUAL", "")
        .environment("XDG_DATA_HOME", home.to_str().unwrap())
}

fn starter(path: &Path) {
    Chancery::new().args(["new".as_ref(), path]).run().status(0);
}

#[test]
fn editor_opens_the_line_and_file_reloads() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("mine.json");
    starter(&file);
    let program = explorer(home.path(), &[file.to_str().unwrap()]);
    let mut pty = Pty::start(&program, Stand::Job);
    pty.wait_for("Something happens");
    pty.press(":edit record\r");
    pty.wait_for("It was edited");
    pty.assert_taken();
    let called = fs::read_to_string(home.path().join("called")).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let line = text.lines().position(|line| line.contains("\"first-event\"")).unwrap() + 1;
    let whole = fs::canonicalize(&file).unwrap();
    assert_eq!(called, format!("+{line}\n{}\n", whole.display()));
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

/// Each editor gets the place of the record in its syntax, an unknown one the file alone.
#[test]
fn editors_get_the_line_in_their_syntax() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a b.json");
    let path = fs::canonicalize(home.path()).unwrap().join("a b.json");
    let text = r#"{"events": [
        {"part_of": "b", "id" : "b", "type": "other", "title": "Something happens", "date": "2008"}]}"#;
    for (program, options, called) in [
        ("nano", "-l", "-l\n+2\nPATH\n"),
        ("code", "--wait", "--wait\n-g\nPATH:2:33\n"),
        ("hx", "", "PATH:2:33\n"),
        ("kate", "", "--line\n2\nPATH\n"),
        ("mine", "", "PATH\n"),
    ] {
        fs::write(&file, text).unwrap();
        let command = format!("{} {options}", editor(home.path(), program));
        let explorer = explorer(home.path(), &[file.to_str().unwrap()]);
        let mut pty = Pty::start(&explorer.environment("EDITOR", &command), Stand::Job);
        pty.wait_for("Something happens");
        pty.press(":edit record\r");
        pty.wait_for("It was edited");
        pty.press("q");
        assert_eq!(pty.fate(), Fate::Exit(0));
        let expected = called.replace("PATH", path.to_str().unwrap());
        assert_eq!(fs::read_to_string(home.path().join("called")).unwrap(), expected, "{program}");
    }
}

#[test]
fn builtin_record_cannot_be_edited() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(&explorer(home.path(), &[]), Stand::Job);
    pty.press(":edit record\r");
    pty.wait_for("Built-in record");
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    assert!(!home.path().join("called").exists());
}

#[test]
fn layers_of_the_data_folder_are_toggled() {
    let home = tempfile::tempdir().unwrap();
    let shelf = home.path().join("chancery");
    fs::create_dir(&shelf).unwrap();
    starter(&shelf.join("embassy.json"));
    let mut pty = Pty::start(&explorer(home.path(), &[]), Stand::Job);
    pty.press("/something\r");
    pty.wait_for("No matches");
    pty.press(":open dossiers\r");
    pty.wait_for("[ ] embassy");
    pty.press("\x1b[B\r");
    pty.wait_for("relations, embassy: ? help");
    pty.press("\x1b[27u");
    pty.press("/something\r");
    pty.wait_for("Something happens");
    pty.press(":open dossiers\r");
    pty.wait_for("[x] built in");
    pty.press("\r");
    pty.wait_for("[ ] built in");
    pty.press("\x1b");
    pty.wait_for("1 Timeline 1 ");
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

/// A reload leaves menus and the drawing open; the row after a deleted record takes its place.
#[test]
fn reloading_keeps_menus_drawing_and_row() {
    let reload = |stage: &mut Stage, text: &str| {
        let dossier = read_sound(&[text]).map_err(|(_, error)| error).unwrap();
        drop(stage.app.replace_dossier(PreparedDossier::new(Arc::new(dossier))));
        stage.resize(80, 24);
    };
    let mut stage = Stage::new(80, 24);
    for keys in ["m", "f", "y", "e", "'", "t", "t++<right><down>"] {
        stage.keys(keys);
        let before = stage.text();
        reload(&mut stage, FIXTURE);
        assert_eq!(stage.text(), before, "{keys}");
        stage.keys("<esc><esc>");
    }
    stage.keys("1<home><down><down>");
    let [gone, next] = [2, 3].map(|row| {
        let id = stage.app.view().pane(PaneId::Timeline).listing().entry(row).unwrap();
        stage.app.dossier().slug(id).into_owned()
    });
    assert_eq!(current(&stage), gone);
    stage.keys("m");
    let mut dossier: serde_json::Value = serde_json::from_str(FIXTURE).unwrap();
    let record = gone.split('/').next().unwrap();
    for list in dossier.as_object_mut().unwrap().values_mut().filter_map(|it| it.as_array_mut()) {
        list.retain(|it| it["id"] != *record);
    }
    reload(&mut stage, &dossier.to_string());
    assert_eq!(current(&stage), next);
    assert!(stage.app.overlays().is_empty(), "a menu of a record that is gone");
}
