//! A user's own dossier: created, imported, opened, merged with the built-in one, opened with faults.

use crate::support::{
    command::{Chancery, CommandResult},
    stage::Stage,
};
use chancery::article::ReadProblem;
use std::{fs, path::Path};

/// Runs a line of a shell in a folder.
fn shell(folder: impl AsRef<Path>, line: &str) -> CommandResult {
    Chancery::shell(line).home(folder).run()
}

/// Follows a guide to the letter: runs its commands, writes its files, adds its records. Returns
/// the number of commands.
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
                    let result = shell(home, line).status(if what == "fails" { 2 } else { 0 });
                    assert!(!result.err.contains("duplicate id"), "{line}: {}", result.err);
                    assert!(what != "fails" || result.out.contains("2 rows failed"), "{result:?}");
                    commands += 1;
                }
            }
            "csv" => fs::write(home.join(what), body).unwrap(),
            "json" => {
                let text = fs::read_to_string(&file).unwrap();
                let mut dossier: serde_json::Value = serde_json::from_str(&text).unwrap();
                let record: serde_json::Value = serde_json::from_str(body).unwrap();
                match dossier[what].as_array_mut() {
                    Some(list) => list.push(record),
                    None => dossier[what] = record,
                }
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
    assert!(home.path().join("embassy.csv").is_file());
    let made = fs::read_to_string(home.path().join("embassy.json")).unwrap();
    assert!(made.contains("dossier.schema.json"), "the schema is named for editors");
    let [made, shown] = [&*made, include_str!("../../examples/embassy.json")]
        .map(|text| serde_json::from_str::<serde_json::Value>(text).unwrap());
    assert_eq!(made, shown, "examples/embassy.json is not what the guide makes");
}

/// The commands of `docs/importing.md` work as shown.
#[test]
fn importing_guide_works() {
    let home = tempfile::tempdir().unwrap();
    assert!(follow("importing.md", home.path()) >= 4);
    let shown = shell(&home, "chancery show -d visits.json talks-resume").status(0);
    shown.stdout("3 April 2013").stdout("sun");
    shell(&home, "chancery search -d visits.json 'anna sforza'").stdout("First round of talks");
}

#[test]
fn import_reports_and_writes_atomically() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.csv"), "date,title,odd\n2009,Good,1\nsoon,Bad,2\n").unwrap();
    shell(&home, "chancery import a.csv --dry-run")
        .status(2)
        .stderr("a.csv:3:1: error[E-date]")
        .stdout("not used")
        .stdout("--map note=odd")
        .stdout("1 row failed; 1 row → 1 event, 1 source; nothing written");
    let terms = "name,office,organization,start,end\nViola Orsini,Envoy,Arden,1990,2000\n";
    fs::write(home.path().join("terms.csv"), terms).unwrap();
    shell(&home, "chancery import terms.csv --dry-run")
        .status(0)
        .stdout("Envoy 1990 – 2000 S1 · Arden [arden]");
    shell(&home, "chancery import a.csv -o b.json").status(2).stdout("").stderr("--skip-faulty");
    assert!(!home.path().join("b.json").exists());
    let skip_faulty = "chancery import a.csv -o b.jsonl --skip-faulty";
    shell(&home, skip_faulty).status(2).stderr("wrote b.jsonl");
    shell(&home, "chancery check b.jsonl").status(0);
    let exists = shell(&home, skip_faulty).status(2).stderr("already exists");
    exists.stderr("chancery b.jsonl NEW.json").stderr("-d b.jsonl -d NEW.json -o both.json");
    shell(&home, "sed 3d a.csv | chancery import - | chancery check -").status(0);
    shell(&home, "chancery import a.csv --kind evnt")
        .status(2)
        .stderr("a similar value exists: 'event'");
    shell(&home, "chancery import b.csv").status(2).stderr("did you mean a.csv");
    shell(&home, "chancery import a.csv --map title")
        .status(2)
        .stderr("expected --map FIELD=COLUMN");
}

#[test]
fn new_never_overwrites() {
    let home = tempfile::tempdir().unwrap();
    shell(&home, "chancery new 'Two courts'").status(0);
    shell(&home, "chancery new 'Two courts'").status(2).stderr("already exists");
    shell(&home, "chancery check 'Two courts.json'").status(0);
    for name in ["/", ".."] {
        shell(&home, &format!("chancery new {name}")).status(2).stderr("a letter or a digit");
    }
}

#[test]
fn export_of_an_empty_file_is_incomplete() {
    let home = tempfile::tempdir().unwrap();
    for name in ["empty.jsonl", "empty.json"] {
        fs::write(home.path().join(name), "\n\n").unwrap();
        shell(&home, &format!("chancery export -d {name} --to csv")).status(2);
    }
}

#[test]
fn user_and_builtin_records_are_merged() {
    let home = tempfile::tempdir().unwrap();
    shell(&home, "chancery new mine").status(0);
    shell(&home, "chancery search -d mine.json 'something happens'")
        .status(0)
        .stdout("first-event");
    shell(&home, "chancery search --with-builtin -d mine.json kokoity").status(0);
    shell(&home, "chancery search -d mine.json kokoity").status(1).stdout("");
    shell(&home, "chancery - < mine.json").status(0).stdout("Something happens");
}

#[test]
fn faulty_dossier_opens_its_sound_records() {
    let home = tempfile::tempdir().unwrap();
    shell(&home, "chancery new mine").status(0);
    let file = home.path().join("mine.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"2008-09\"", "\"September\"")).unwrap();
    shell(&home, "chancery search -d mine.json arcadia")
        .status(0)
        .stdout("arcadia")
        .stderr("1 record skipped")
        .stderr("chancery check mine.json");
    let export = shell(&home, "chancery export -d mine.json --to jsonl").status(2);
    assert!(!export.out.contains("first-event"), "{}", export.out);
    export.stderr("skipped").stderr("the export is incomplete");
    for line in ["chancery serach", "chancery serach kokoity --limit 3"] {
        let answer = shell(&home, line).status(2).stdout("");
        let message = "chancery: unknown command \"serach\"; did you mean \"search\"?\n";
        assert_eq!(answer.err, message, "{line}");
    }
}

#[test]
fn read_problems_are_shown_first() {
    let mut stage = Stage::new(80, 24);
    let help = Some("write 2008-09".to_owned());
    let text = "mine.json:3:9: invalid date \"September\"".to_owned();
    let summary = ReadProblem { is_summary: true, ..ReadProblem::default() };
    stage.app.set_faults(vec![summary, ReadProblem { text, help, is_summary: false }]);
    let text = stage.text();
    assert!(text.contains("Problems in the dossiers") && text.contains("write 2008-09"), "{text}");
    stage.keys("<esc>");
    assert!(!stage.text().contains("invalid date"));
    // The header reminds of it, and the list of commands leads back to it.
    stage.find(" 1 reading problem ");
    stage.keys(":problem<enter>");
    stage.find("invalid date");
}

#[test]
fn completions_and_man_cover_all_commands() {
    for name in ["bash", "zsh", "fish", "elvish", "powershell"] {
        Chancery::new().args(["completions", name]).run().status(0).stdout("COMPLETE");
    }
    Chancery::new()
        .args(["man"])
        .run()
        .status(0)
        .stdout(".TH CHANCERY 1 ")
        .stdout(".SH EXIT STATUS")
        .stdout("Colour theme")
        .stdout("Find names, dates and words in all panes");
    let home = tempfile::tempdir().unwrap();
    shell(&home, "chancery completions bash > c && bash -n c").status(0);
    shell(&home, "chancery man --dir pages").status(0);
    assert!(home.path().join("pages/chancery-cite.1").exists());
    let asked = |words: &str| {
        let index = words.split(' ').count() - 1;
        shell(&home, &format!("_CLAP_COMPLETE_INDEX={index} COMPLETE=bash chancery -- {words}"))
    };
    asked("chancery show friendship-tr").status(0).stdout("friendship-treaty-2008");
    asked("chancery --theme d").status(0).stdout("dark");
}

/// Ids are completed from the dossiers that the command would open, wherever they are named.
#[test]
fn completed_ids_are_of_the_named_dossier() {
    let home = tempfile::tempdir().unwrap();
    shell(&home, "chancery new mine").status(0);
    let asked = |words: &str| {
        let index = words.split(' ').count();
        let line = format!("_CLAP_COMPLETE_INDEX={index} COMPLETE=bash chancery -- {words} ''");
        let found = shell(&home, &line).status(0).out;
        (found.contains("first-event"), found.contains("autonomous-oblast-created"))
    };
    for (words, is_mine, is_builtin) in [
        ("chancery show", false, true),
        ("chancery show -d mine.json", true, false),
        ("chancery show -dmine.json", true, false),
        ("chancery --dossier=mine.json show", true, false),
        ("chancery path --dossier=mine.json first-event", true, false),
        ("chancery export -d mine.json --near", true, false),
    ] {
        assert_eq!(asked(words), (is_mine, is_builtin), "{words}");
    }
    let both = "_CLAP_COMPLETE_INDEX=5 COMPLETE=bash chancery -- chancery show --with-builtin -d mine.json fir";
    shell(&home, both).status(0).stdout("first-event");
}

#[test]
fn data_folder_dossiers_open_by_name() {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("data/chancery");
    fs::create_dir_all(&library).unwrap();
    let shell = |line: &str| {
        Chancery::shell(line).home(&home).env("XDG_DATA_HOME", home.path().join("data")).run()
    };
    shell("chancery dossiers").status(0).stdout("(built in)");
    shell("cd data/chancery && chancery new embassy").status(0);
    let listed = shell("chancery dossiers").status(0).stdout("embassy     3 ");
    assert_eq!(listed.out.lines().count(), 2, "{}", listed.out);
    shell("chancery search -d embassy happens").status(0).stdout("first-event");
    shell("chancery check embassy").status(0);
    shell("_CLAP_COMPLETE_INDEX=3 COMPLETE=bash chancery -- chancery search -d emb")
        .status(0)
        .stdout("embassy");
    shell("chancery embasy")
        .status(2)
        .stderr("no dossier \"embasy\"; did you mean the dossier embassy?");
    // A file of that name in the current folder takes precedence.
    fs::write(home.path().join("embassy"), "{}").unwrap();
    shell("chancery search -d embassy happens").stdout("");
    let text = fs::read_to_string(library.join("embassy.json")).unwrap();
    fs::write(library.join("embassy.json"), text.replace("\"2008-09\"", "\"soon\"")).unwrap();
    shell("chancery dossiers").stdout("1 record skipped");
}

/// Not even `--force` writes over what is read: the table would be gone.
#[test]
fn output_over_an_input_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let table = "date,title\n2008,Something happens\n";
    fs::write(home.path().join("v.csv"), table).unwrap();
    shell(&home, "ln v.csv same.json && chancery new mine").status(0);
    let mine = fs::read(home.path().join("mine.json")).unwrap();
    for line in [
        "chancery import v.csv -o v.csv --force",
        "chancery import v.csv -o same.json --force",
        "chancery import v.csv --save-mapping v.csv -o new.json --force",
        "chancery import v.csv --save-mapping map -o map --force",
        "chancery export -d mine.json --find happens -o mine.json --force",
        "mkdir all; mv mine.json all; chancery export -d all -o all/mine.json --force; mv all/* .",
    ] {
        let result = shell(&home, line);
        assert!(result.err.contains("is read by this command"), "{line}: {}", result.err);
    }
    // Refused before anything is read or written.
    assert!(!home.path().join("map").exists());
    assert_eq!(fs::read_to_string(home.path().join("v.csv")).unwrap(), table);
    assert_eq!(fs::read(home.path().join("mine.json")).unwrap(), mine);
}

#[test]
fn unused_columns_are_named() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("v.csv"), "date,title,colour\n2008,Visit,red\n").unwrap();
    let not_used = "v.csv: not used: colour (--map note=colour keeps one)";
    shell(&home, "chancery import v.csv -o v.json").status(0).stderr(not_used);
}

#[test]
fn write_beyond_the_size_limit_is_reported() {
    let home = tempfile::tempdir().unwrap();
    let limited = "ulimit -f 1; chancery export --to md -o page.md";
    shell(&home, limited).status(2).stderr("cannot write page.md: file too large");
    shell(&home, "ls -A").stdout("");
}

/// A table is named for what it is, and a dossier is found without its extension.
#[test]
fn other_files_are_named_with_a_remedy() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("visits.CSV"), "date,title\n").unwrap();
    shell(&home, "chancery new 'My dossier'").stdout("chancery check 'My dossier.json'");
    for (line, remedy) in [
        ("chancery search -d visits.CSV x", "chancery import visits.CSV -o NAME.json"),
        ("chancery check visits.CSV", "chancery import visits.CSV -o NAME.json"),
        ("chancery 'My dossier'", "did you mean My dossier.json?"),
        ("chancery new 'My dossier'", "already exists"),
        ("chancery 'My dossier.json' search x y", "chancery search -d 'My dossier.json' …"),
        ("chancery --find x </dev/null", "`chancery search QUERY`"),
        ("chancery --as-of 2008 search x", "`chancery as-of DATE`"),
        ("chancery 'My dossier.json' lost.json </dev/null", "lost.json"),
    ] {
        shell(&home, &format!("{line} 2>&1")).status(2).stdout(remedy);
    }
}

/// `check` reads the exceptions of coverage in a dossier's folder; they are no records.
#[test]
fn exceptions_of_coverage_are_no_dossier() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/dossier");
    let home = tempfile::tempdir().unwrap();
    let shell = |line: String| Chancery::shell(&line).home(&home).run();
    let found = shell(format!("chancery search -d {folder} sochi")).status(0);
    let found = found.stdout("sochi-agreement-1992");
    assert!(!found.err.contains("could not be read"), "{}", found.err);
}

#[test]
fn dossiers_are_named_by_their_files() {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("data/chancery");
    fs::create_dir_all(library.join("empty")).unwrap();
    fs::create_dir_all(library.join("folder")).unwrap();
    let text = r#"{"dossier": {"id": "a", "title": "Made"}}"#;
    for file in
        ["a.json", "b.json", "b.jsonl", ".h.json", "n.txt", "x.schema.json", "folder/c.json"]
    {
        fs::write(library.join(file), text).unwrap();
    }
    let shell = |line: &str| {
        Chancery::shell(line).home(&home).env("XDG_DATA_HOME", home.path().join("data")).run()
    };
    let listed = shell("chancery dossiers").status(0).out;
    let names: Vec<&str> =
        listed.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, ["a", "b.json", "b.jsonl", "folder"]);
    for name in ["a", "a.json", "b.json", "folder"] {
        shell(&format!("chancery export -d {name} --to json")).status(0).stdout("Made");
    }
    for name in ["c", "./a", "empty", "../a"] {
        shell(&format!("chancery export -d {name} --to json")).status(2);
    }
}
