//! Documents, tables and recipes agree with the program.

use crate::support::command::Chancery;
use chancery::{
    app::{Action, Keymap, Scope},
    config::Setting,
    dossier::{
        Kind, Record,
        vocabulary::{Classification, EventType, PlaceType, TreatyType},
    },
    file_format::builtin,
};
use std::{fs, path::Path};

/// Set this variable to write the parts that are made from the code anew.
const RENEW: &str = "CHANCERY_BLESS";

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Compares what stands between two marks of a file with what should; writes it when asked to.
pub(crate) fn check_part(name: &str, part: &str, wanted: &str) {
    let (start, end) = (format!("<!-- {part} -->\n"), format!("<!-- end of {part} -->"));
    let text = read(name);
    let from = text.find(&start).unwrap_or_else(|| panic!("{name} has no {start}")) + start.len();
    let to = text.find(&end).unwrap_or_else(|| panic!("{name} has no {end}"));
    let renewed = format!("{}{wanted}{}", &text[..from], &text[to..]);
    check_file(name, &renewed);
}

/// Compares a file with what it should be; writes it when asked to.
pub(crate) fn check_file(name: &str, wanted: &str) {
    if std::env::var_os(RENEW).is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, wanted).unwrap();
    } else {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().zip(wanted.lines()).position(|(one, other)| one != other);
        assert!(
            text == wanted,
            "{name} is stale from line {line:?} (counted from 0): {RENEW}=1 cargo test --test it current renews it"
        );
    }
}

#[test]
fn keys_are_current() {
    let keymap = Keymap::default();
    let mut table = String::from("| Where | Keys | What they do |\n|---|---|---|\n");
    for scope in Scope::ALL {
        for action in Action::ALL.into_iter().filter(|action| action.scope() == scope) {
            // What has no key is found in the help by its name.
            let labels = keymap.labels(action);
            let keys: Vec<String> = labels.split(' ').map(|key| format!("`{key}`")).collect();
            if !labels.is_empty() {
                let (title, keys) = (scope.title(), keys.join(" "));
                table.push_str(&format!("| {title} | {keys} | {} |\n", action.help()));
            }
        }
    }
    check_part("docs/keys.md", "keys", &table);
}

#[test]
fn list_of_types_is_current() {
    let list = |what: &str, labels: Vec<&str>| {
        let labels: Vec<String> = labels.iter().map(|label| format!("`{label}`")).collect();
        format!("| {what} | {} |\n", labels.join(" "))
    };
    let table = "| Type of | |\n|---|---|\n".to_owned()
        + &list("events", EventType::ALL.iter().map(|it| it.label()).collect())
        + &list("treaties", TreatyType::ALL.iter().map(|it| it.label()).collect())
        + &list("organizations", Classification::ALL.iter().map(|it| it.label()).collect())
        + &list("places", PlaceType::ALL.iter().map(|it| it.label()).collect());
    check_part("docs/search.md", "types", &table);
}

#[test]
fn readme_counts_are_current() {
    let dossier = builtin();
    let count = |kind| {
        dossier
            .entries()
            .filter(|id| dossier.kind(*id) == kind)
            .filter(|id| dossier.record_entry(*id) == *id)
            .count()
    };
    let parts = |record: &Record| match record {
        Record::Person(person) => person.terms.len(),
        Record::Organization(body) => body.recognition.len(),
        _ => 0,
    };
    let offices: usize = dossier.records().iter().map(parts).sum();
    let contested = dossier.entries().filter(|id| dossier.is_contested(*id)).count();
    let text = format!(
        "{} records: {} events, {} treaties and other acts ({} treaty actions), {} people and {} \
         organizations ({offices} terms of office and recognitions), {} places, {} statements, {} figures \
         and {} sources. {contested} are contested, wholly or in part. Treaty actions, terms of office and \
         recognitions are also found and listed as records of their own.\n",
        dossier.records().len(),
        count(Kind::Event),
        count(Kind::Treaty),
        dossier.entries().filter(|id| dossier.kind(*id) == Kind::TreatyAction).count(),
        count(Kind::Person),
        count(Kind::Organization),
        count(Kind::Place),
        count(Kind::Statement),
        count(Kind::Figure),
        count(Kind::Source),
    );
    check_part("README.md", "counts", &text);
}

#[test]
fn settings_table_is_current() {
    let mut table = String::from(
        "| Setting | Values | Default | Variable | Option | What it does |\n|---|---|---|---|---|---|\n",
    );
    for setting in Setting::ALL {
        let values = match setting.words().join(", ") {
            words if words.is_empty() => "a folder".to_owned(),
            words => words,
        };
        let (name, default, variable) = (setting.name(), setting.default(), setting.variable());
        let code = |text: &str| if text.is_empty() { String::new() } else { format!("`{text}`") };
        table.push_str(&format!(
            "| `{name}` | {values} | {} | `{variable}` | {} | {} |\n",
            code(default),
            code(setting.flag()),
            setting.help()
        ));
    }
    check_part("docs/your-files.md", "settings", &table);
}

/// What the guide shows of the file is read, and its commands are understood.
#[test]
fn your_files_guide_works() {
    let guide = read("docs/your-files.md");
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| {
        let folder = home.path().join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    };
    let mut commands = Vec::new();
    for block in guide.split("```").skip(1).step_by(2) {
        let (kind, body) = block.split_once('\n').unwrap();
        match kind {
            "toml" => fs::write(folder(".config/chancery").join("config.toml"), body).unwrap(),
            "json" => fs::write(folder(".local/state/chancery").join("marks.json"), body).unwrap(),
            "sh" => commands.extend(body.lines().map(|line| line.split('#').next().unwrap())),
            other => panic!("{other}"),
        }
    }
    assert!(commands.len() >= 5, "{commands:?}");
    for line in commands {
        Chancery::shell(line).home(&home).run().status(0).stderr("");
    }
    let notes = fs::read_to_string(home.path().join("notes.md")).unwrap();
    assert!(
        notes.contains("Compare article 3") && notes.contains("Reading list: Thesis"),
        "{notes}"
    );
}

/// Recipes that run a step of CI name one that exists, so that both run the same commands.
#[test]
fn justfile_runs_the_steps_of_ci() {
    // The published crate has neither file.
    let path = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let (Ok(justfile), Ok(ci)) =
        (fs::read_to_string(path("justfile")), fs::read_to_string(path(".ci/run")))
    else {
        return;
    };
    let steps = ci.lines().find_map(|line| line.strip_prefix("steps=(")?.strip_suffix(')'));
    let steps: Vec<&str> = steps.unwrap().split(' ').collect();
    for step in &steps {
        assert!(ci.contains(&format!("\n{step}() {{")), "{step} has no function");
    }
    let runs = justfile
        .lines()
        .filter_map(|line| line.split_once(".ci/run ").filter(|_| line.starts_with(' ')));
    let named: Vec<&str> = runs.filter_map(|(_, rest)| rest.split(' ').next()).collect();
    assert!(named.len() >= 5 && named.iter().all(|step| steps.contains(step)), "{named:?}");
    for recipe in ["check", "test", "bless", "fuzz", "trust", "bench", "counts", "release"] {
        let begins = |line: &str| line.split([' ', ':']).next() == Some(recipe);
        assert!(justfile.lines().any(begins), "no recipe {recipe}");
    }
}
