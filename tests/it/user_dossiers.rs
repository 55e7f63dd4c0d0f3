//! A dossier of one's own: begun, opened, laid over the built-in one, opened with faults.

use crate::support::{home::live_in, stage::Stage};
use chancery::article::ReadProblem;
use std::{fs, path::Path, process::Command};

/// Runs a line of a shell in a folder, with the program at hand; what it printed, and its status.
fn shell(folder: &Path, line: &str) -> (String, String, i32) {
    let program = Path::new(env!("CARGO_BIN_EXE_chancery"));
    let paths = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{paths}", program.parent().unwrap().display());
    let run = live_in(&mut Command::new("sh"), folder)
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(run.stdout), text(run.stderr), run.status.code().unwrap_or(-1))
}

/// Does what a guide says, to the letter: commands are run, files written, records added. How
/// many commands there were.
fn follow(guide: &str, home: &Path) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(guide);
    let guide = fs::read_to_string(path).unwrap();
    let file = home.join("embassy.json");
    let mut commands = 0;
    for block in guide.split("```").skip(1).step_by(2) {
        let (kind, body) = block.split_once('\n').unwrap();
        let (kind, what) = kind.split_once(' ').unwrap_or((kind, ""));
        match kind {
            "sh" => {
                for line in body.lines() {
                    let (out, err, code) = shell(home, line);
                    let expected = if what == "fails" { 2 } else { 0 };
                    assert_eq!(code, expected, "{line}\n{out}\n{err}");
                    commands += 1;
                }
            }
            "csv" => fs::write(home.join(what), body).unwrap(),
            "json" => {
                let text = fs::read_to_string(&file).unwrap();
                let mut dossier: serde_json::Value = serde_json::from_str(&text).unwrap();
                let record: serde_json::Value = serde_json::from_str(body).unwrap();
                let lists = dossier.as_object_mut().unwrap();
                let list = lists.entry(what).or_insert_with(|| serde_json::json!([]));
                list.as_array_mut().unwrap().push(record);
                fs::write(&file, dossier.to_string()).unwrap();
            }
            _ => {}
        }
    }
    commands
}

/// The commands of `docs/your-dossier.md` work as shown.
#[test]
fn your_dossier_guide_works() {
    let home = tempfile::tempdir().unwrap();
    assert!(follow("your-dossier.md", home.path()) >= 12);
    let page = fs::read_to_string(home.path().join("embassy.html")).unwrap();
    assert!(page.contains("presents her credentials") && page.contains("<circle"));
    assert!(home.path().join("embassy-tables/events.csv").is_file());
    let starter = fs::read_to_string(home.path().join("embassy.json")).unwrap();
    assert!(starter.contains("dossier.schema.json"), "the schema is named for editors");
}

/// The commands of `docs/importing.md` work as shown.
#[test]
fn importing_guide_works() {
    let home = tempfile::tempdir().unwrap();
    assert!(follow("importing.md", home.path()) >= 4);
    let (out, _, code) =
        shell(home.path(), "chancery show --only-mine -d visits.json talks-resume");
    assert!(code == 0 && out.contains("3 April 2013") && out.contains("sun"), "{out}");
    let (out, ..) = shell(home.path(), "chancery search --only-mine -d visits.json 'anna sforza'");
    assert!(out.contains("First round of talks"), "{out}");
}

#[test]
fn import_reports_and_writes_atomically() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.csv"), "date,title,odd\n2009,Good,1\nsoon,Bad,2\n").unwrap();
    let (out, err, code) = shell(home.path(), "chancery import a.csv --dry-run");
    assert!(code == 2 && err.contains("a.csv:3:1: error[E-date]"), "{err}");
    assert!(out.contains("not used") && out.contains("--map note=odd"), "{out}");
    assert!(out.contains("1 row cannot be read, 1 row gives 1 event, 1 source"), "{out}");
    let (out, err, code) = shell(home.path(), "chancery import a.csv -o b.json");
    assert!(code == 2 && out.is_empty() && err.contains("--skip-faulty"), "{err}");
    assert!(!home.path().join("b.json").exists());
    let (_, err, code) = shell(home.path(), "chancery import a.csv -o b.jsonl --skip-faulty");
    assert!(code == 2 && err.contains("written to b.jsonl"), "{err}");
    assert_eq!(shell(home.path(), "chancery check b.jsonl").2, 0);
    let (_, err, code) = shell(home.path(), "chancery import a.csv -o b.jsonl --skip-faulty");
    assert!(code == 2 && err.contains("there already"), "{err}");
    let (out, _, code) = shell(home.path(), "sed 3d a.csv | chancery import - | chancery check -");
    assert_eq!(code, 0, "{out}");
    let (_, err, code) = shell(home.path(), "chancery import a.csv --kind evnt");
    assert!(code == 2 && err.contains("did you mean event"), "{err}");
    let (_, err, code) = shell(home.path(), "chancery import b.csv");
    assert!(code == 2 && err.contains("did you mean a.csv"), "{err}");
    let (_, err, code) = shell(home.path(), "chancery import a.csv --map title");
    assert!(code == 2 && err.contains("write --map FIELD=COLUMN"), "{err}");
}

#[test]
fn new_never_overwrites() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(shell(home.path(), "chancery new 'Two courts'").2, 0);
    let (_, err, code) = shell(home.path(), "chancery new 'Two courts'");
    assert!(code == 2 && err.contains("there already"), "{err}");
    assert_eq!(shell(home.path(), "chancery check 'Two courts.json'").2, 0);
}

#[test]
fn user_and_builtin_records_are_merged() {
    let home = tempfile::tempdir().unwrap();
    shell(home.path(), "chancery new mine");
    let (out, _, code) = shell(home.path(), "chancery search -d mine.json 'something happens'");
    assert!(code == 0 && out.contains("first-event"), "{out}");
    let (out, ..) = shell(home.path(), "chancery search -d mine.json kokoity");
    assert!(!out.is_empty());
    let (out, _, code) = shell(home.path(), "chancery search --only-mine -d mine.json kokoity");
    assert!(code == 1 && out.is_empty(), "{out}");
    let (out, _, code) = shell(home.path(), "chancery --only-mine - < mine.json");
    assert!(code == 0 && out.contains("Something happens"), "{out}");
    assert_eq!(shell(home.path(), "chancery --only-mine search kokoity").2, 2);
}

#[test]
fn faulty_dossier_opens_its_sound_records() {
    let home = tempfile::tempdir().unwrap();
    shell(home.path(), "chancery new mine");
    let file = home.path().join("mine.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"2008-09\"", "\"September\"")).unwrap();
    let (out, err, code) = shell(home.path(), "chancery search --only-mine -d mine.json arcadia");
    assert!(code == 0 && out.contains("arcadia"), "{out}");
    assert!(err.contains("1 record left out") && err.contains("chancery check mine.json"), "{err}");
    let (out, err, code) =
        shell(home.path(), "chancery export --only-mine -d mine.json --to jsonl");
    assert!(code == 0 && !out.contains("first-event") && err.contains("left out"), "{err}");
    let (_, err, code) = shell(home.path(), "chancery serch");
    assert!(code == 2 && err.contains("chancery search"), "{err}");
}

#[test]
fn read_problems_are_shown_first() {
    let mut stage = Stage::new(80, 24);
    let help = Some("write 2008-09".to_owned());
    stage.app.set_faults(vec![ReadProblem {
        text: "mine.json:3:9: \"September\" is no date".to_owned(),
        help,
    }]);
    let text = stage.text();
    assert!(
        text.contains("Not everything could be read") && text.contains("write 2008-09"),
        "{text}"
    );
    stage.keys("<esc>");
    assert!(!stage.text().contains("is no date"));
}

#[test]
fn completions_and_man_cover_all_commands() {
    let home = tempfile::tempdir().unwrap();
    for shell_name in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (out, _, code) = shell(home.path(), &format!("chancery completions {shell_name}"));
        assert!(code == 0 && out.contains("export"), "{shell_name}");
    }
    let (out, _, code) = shell(home.path(), "chancery man");
    assert!(code == 0 && out.contains(".TH chancery") && out.contains("narrow"), "{out}");
    assert_eq!(shell(home.path(), "chancery completions bash > c && bash -n c").2, 0);
}

#[test]
fn data_folder_dossiers_open_by_name() {
    let home = tempfile::tempdir().unwrap();
    let shelf = home.path().join("data/chancery");
    fs::create_dir_all(&shelf).unwrap();
    let with_shelf = |line: &str| {
        shell(home.path(), &format!("XDG_DATA_HOME=$PWD/data; export XDG_DATA_HOME; {line}"))
    };
    let (out, err, code) = with_shelf("chancery dossiers");
    assert!(code == 0 && out.contains("(built in)") && err.contains("data/chancery"), "{err}");
    with_shelf("cd data/chancery && chancery new embassy");
    let (out, _, code) = with_shelf("chancery dossiers");
    assert!(
        code == 0 && out.contains("embassy     3 records") && out.lines().count() == 2,
        "{out}"
    );
    let (out, _, code) = with_shelf("chancery search --only-mine -d embassy happens");
    assert!(code == 0 && out.contains("first-event"), "{out}");
    assert_eq!(with_shelf("chancery check embassy").2, 0);
    let (_, err, code) = with_shelf("chancery embasy");
    assert!(code == 2 && err.contains("a dossier called embassy"), "{err}");
    // A file of that name where one stands is meant first.
    fs::write(home.path().join("embassy"), "{}").unwrap();
    let (out, ..) = with_shelf("chancery search --only-mine -d embassy happens");
    assert!(out.is_empty(), "{out}");
    let text = fs::read_to_string(shelf.join("embassy.json")).unwrap();
    fs::write(shelf.join("embassy.json"), text.replace("\"2008-09\"", "\"soon\"")).unwrap();
    let (out, ..) = with_shelf("chancery dossiers");
    assert!(out.contains("1 record left out"), "{out}");
}
