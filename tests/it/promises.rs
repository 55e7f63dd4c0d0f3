//! What messages, help and tables say exists: options, keys, references, actions.

use crate::{
    architecture::{code, files, source},
    support::{
        command::Chancery,
        stage::{Stage, fixture},
    },
};
use chancery::{
    app::{Action, Keymap, ListRow, Scope},
    cli::Args,
    dossier::Dossier,
    file_format::{File, builtin, read, to_jsonl},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Whether the words are a command line, if need be with ids in the place of what it asks for.
fn is_command(words: &[String]) -> bool {
    [&[][..], &["x"], &["x", "y"]].iter().any(|more| {
        let words = words.iter().map(String::as_str).chain(more.iter().copied());
        Args::parse(&words.map(Into::into).collect::<Vec<_>>()).is_ok()
    })
}

/// Every command that a message quotes can be run, whatever stands for the places in it.
#[test]
fn quoted_commands_can_be_run() {
    let mut count = 0;
    for path in files(&source()) {
        let text = code(&path).replace("\\\n", "");
        for quoted in text.split("`chancery ").skip(1).filter_map(|rest| rest.split('`').next()) {
            let words = quoted.split_whitespace().map(|word| match word.starts_with('{') {
                true => "mine.json".to_owned(),
                false => word.to_owned(),
            });
            let words: Vec<String> = ["chancery".to_owned()].into_iter().chain(words).collect();
            assert!(is_command(&words), "{}: {quoted}", path.display());
            count += 1;
        }
    }
    assert!(count > 12, "{count} commands");
}

/// The commands and the keys in the documents exist.
#[test]
fn documents_name_what_exists() {
    let keymap = Keymap::default();
    let labels = Action::ALL.into_iter().map(|action| keymap.labels(action));
    let keys: BTreeSet<String> =
        labels.flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in [
        "README.md",
        "docs/importing.md",
        "docs/keys.md",
        "docs/large.md",
        "docs/search.md",
        "docs/your-dossier.md",
        "docs/your-files.md",
    ] {
        let text = fs::read_to_string(root.join(name)).unwrap();
        let prose: String = text.split("```").step_by(2).collect();
        for span in prose.split('`').skip(1).step_by(2) {
            let is_key = span.len() == 1 && span.chars().all(char::is_alphanumeric);
            if is_key || span.starts_with("Ctrl-") {
                assert!(keys.contains(span), "{name}: no action has the key {span}");
            }
        }
        let spans = prose.split('`').skip(1).step_by(2);
        let lines = text.split("```").skip(1).step_by(2).flat_map(str::lines);
        for line in spans.chain(lines).filter(|line| line.starts_with("chancery ")) {
            let command = line.split([';', '|', '>', '#', '&']).next().unwrap();
            let words = shlex::split(command.trim_end_matches('\\')).unwrap_or_default();
            assert!(line.contains("SHELL") || is_command(&words), "{name}: {line}");
        }
    }
}

/// Keys can be bound anew: a text takes the name of a key from the keymap.
#[test]
fn texts_name_no_fixed_keys() {
    let folders = ["app", "ui", "cli/explorer"].map(|folder| files(&source().join(folder)));
    let is_key_table =
        |path: &Path| ["app/key.rs", "ui/ascii.rs"].iter().any(|it| path.ends_with(it));
    for path in folders.concat().iter().filter(|path| !is_key_table(path)) {
        let code = code(path);
        for text in code.split('"').skip(1).step_by(2) {
            for key in ["Esc", "Ctrl-", "Tab ", "Backspace", "←→", "↑↓"] {
                assert!(!text.contains(key), "{}: {text}", path.display());
            }
            // A title says it so, and the drawing puts in the key.
            let rest = text.replace("· Enter ", "");
            assert!(!rest.contains("Enter "), "{}: {text}", path.display());
        }
    }
}

/// A limit of the command line holds for every command that reads a file.
#[test]
fn size_limit_holds_for_every_command() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier: serde_json::Value =
        serde_json::from_str(include_str!("fixture.json")).unwrap();
    dossier["dossier"]["summary"] = "x".repeat(2000).into();
    fs::write(home.path().join("d.json"), dossier.to_string()).unwrap();
    fs::write(home.path().join("d.csv"), "date,title\n".to_owned() + &"2009,V\n".repeat(300))
        .unwrap();
    let library = home.path().join(".local/share/chancery");
    fs::create_dir_all(&library).unwrap();
    fs::write(library.join("mine.json"), dossier.to_string()).unwrap();
    for words in [
        "dossiers",
        "search x -d d.json",
        "show viola -d d.json",
        "as-of 2009 -d d.json",
        "path viola arcadia -d d.json",
        "export -d d.json --to json",
        "cite viola -d d.json",
        "annotations -d d.json",
        "doctor -d d.json",
        "check d.json",
        "import d.csv",
        "d.json",
    ] {
        let run = |limit: &[&str]| {
            Chancery::new().args(words.split(' ').chain(limit.iter().copied())).home(&home).run()
        };
        let limited = run(&["--max-size", "1K"]);
        let said = limited.out + &limited.err;
        assert!(said.contains("larger than 1 KiB"), "{words}: {said}");
        let whole = run(&[]);
        assert!(!(whole.out + &whole.err).contains("larger than"), "{words}");
    }
}

/// No name of the template is left in a page.
#[test]
fn html_writes_every_name_of_its_template() {
    let code = fs::read_to_string(source().join("export/html.rs")).unwrap();
    let template = fs::read_to_string(source().join("export/html/page.html")).unwrap();
    for name in template.split(['{', '}']).skip(1).step_by(2) {
        assert!(code.contains(&format!("\"{name}\" => ")), "{name} is written by nothing");
    }
}

/// A reference that is visited is also interned.
#[test]
fn references_are_interned() {
    for dossier in [builtin(), fixture()] {
        // Ids are shared where there may be a million: in JSON Lines.
        let lines = to_jsonl(&dossier).unwrap();
        let lines: Vec<&str> = lines.lines().collect();
        // Each thread that reads a part of a file has ids of its own, so only parts are read.
        let parts = lines.chunks(100).map(|part| part.join("\n") + "\n");
        let read = |part: String| read(&[File::new("a.jsonl", part.as_bytes())]).dossier;
        parts.map(read).for_each(|dossier| are_interned(&dossier));
    }
}

fn are_interned(dossier: &Dossier) {
    let mut known: BTreeMap<String, *const u8> = BTreeMap::new();
    for record in dossier.records() {
        record.visit_references(&mut |_, _, id, path| {
            let first = *known.entry(id.to_owned()).or_insert(id.as_ptr());
            assert_eq!(first, id.as_ptr(), "{path} of {} is not interned", record.id());
        });
    }
}

/// Every action does something in some state: none of the table is without an arm.
#[test]
fn every_action_does_something() {
    let states = [
        "",
        "jj",
        "2",
        "/kokoity<enter>",
        "<enter>",
        "<enter>j",
        "<enter>}",
        "s",
        "a2008-08-26<enter>",
        "vj",
        "fl",
        "t",
        "?",
        "/k",
        "/kokoity<enter><esc>/",
        "/medv",
        ":statistics<enter>",
        "'",
        "f",
        "nn",
        "oo",
        "Gkk",
        "<enter><tab>",
        "jv",
        "fl<esc>",
        "/kokoity<enter>n",
        "m",
        "b",
        "z",
    ];
    let keymap = Keymap::default();
    for action in Action::ALL {
        let does = |state: &&str| {
            let mut stage = Stage::of(builtin(), 100, 30);
            stage.keys(state);
            let before = stage.text();
            let is_typed = matches!(action.scope(), Scope::Prompt);
            if let Some(key) = keymap.keys(action).next() {
                return stage.press(key).is_some() || stage.text() != before;
            }
            if is_typed || stage.app.prompt().is_some() || !stage.app.overlays().is_empty() {
                return false;
            }
            stage.keys(&format!(":{}", action.title().trim_end_matches('…')));
            let is_it = |row: &ListRow| matches!(row, ListRow::Action(it, _) if *it == action);
            assert!(stage.list().row().is_some_and(is_it), "{} is not found", action.name());
            stage.keys("<enter>").is_some() || stage.text() != before
        };
        assert!(states.iter().any(does), "{} does nothing", action.name());
    }
}
