//! A dossier of one's own: begun, opened, laid over the built-in one, opened with faults.

use crate::support::{home::live_in, stage::Stage};
use chancery::state::Fault;
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

#[test]
fn the_guide_followed_to_the_letter_works() {
    let guide = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/your-dossier.md"));
    let guide = guide.unwrap();
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("embassy.json");
    let (mut commands, mut added) = (0, 0);
    for block in guide.split("```").skip(1).step_by(2) {
        let (kind, body) = block.split_once('\n').unwrap();
        if kind == "sh" {
            for line in body.lines() {
                let (out, err, code) = shell(home.path(), line);
                assert_eq!(code, 0, "{line}\n{out}\n{err}");
                commands += 1;
            }
        } else if let Some(list) = kind.strip_prefix("json ") {
            let text = fs::read_to_string(&file).unwrap();
            let mut dossier: serde_json::Value = serde_json::from_str(&text).unwrap();
            let record: serde_json::Value = serde_json::from_str(body).unwrap();
            let lists = dossier.as_object_mut().unwrap();
            let list = lists.entry(list).or_insert_with(|| serde_json::json!([]));
            list.as_array_mut().unwrap().push(record);
            fs::write(&file, dossier.to_string()).unwrap();
            added += 1;
        }
    }
    assert!(commands >= 8 && added == 3);
    let page = fs::read_to_string(home.path().join("embassy.html")).unwrap();
    assert!(page.contains("presents her credentials") && page.contains("<circle"));
    assert!(home.path().join("embassy-tables/events.csv").is_file());
}

#[test]
fn a_starter_is_not_written_over_another() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(shell(home.path(), "chancery new 'Two courts'").2, 0);
    let (_, err, code) = shell(home.path(), "chancery new 'Two courts'");
    assert!(code == 2 && err.contains("there already"), "{err}");
    assert_eq!(shell(home.path(), "chancery check 'Two courts.json'").2, 0);
}

#[test]
fn own_records_stand_beside_the_built_in_ones() {
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
fn a_dossier_with_faults_opens_with_what_is_sound() {
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
fn what_could_not_be_read_stands_before_everything_else() {
    let mut stage = Stage::new(80, 24);
    let help = Some("write 2008-09".to_owned());
    stage.app.set_faults(vec![Fault {
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
fn completions_and_the_manual_page_know_every_command() {
    let home = tempfile::tempdir().unwrap();
    for shell_name in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (out, _, code) = shell(home.path(), &format!("chancery completions {shell_name}"));
        assert!(code == 0 && out.contains("export"), "{shell_name}");
    }
    let (out, _, code) = shell(home.path(), "chancery man");
    assert!(code == 0 && out.contains(".TH chancery") && out.contains("narrow"), "{out}");
    assert_eq!(shell(home.path(), "chancery completions bash > c && bash -n c").2, 0);
}
