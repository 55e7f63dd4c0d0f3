//! Copying and exporting from the explorer.

use crate::support::{
    command::Chancery,
    pty::{Program, Pty, Stand},
    stage::Stage,
};
use chancery::{
    app::{CopyFormat, Effect},
    dossier::Record,
    export::{Format, Style},
    file_format::{File, builtin, read},
};
use std::{fs, path::Path};

fn explorer(home: &Path) -> Program {
    Program::explorer("Timeline").home(home).argument("--fresh")
}

/// The program with its folder in this home.
fn in_home(home: &Path) -> Program {
    Program::at("/bin/sh".into(), "Timeline")
        .argument("-c")
        .argument(&format!("cd && exec {} --fresh", env!("CARGO_BIN_EXE_chancery")))
        .home(home)
}

/// Each row of the copy list is chosen by typing its name, and by moving to it.
#[test]
fn copy_formats_by_name_and_by_row() {
    for (at, clip) in CopyFormat::ALL.into_iter().enumerate() {
        let mut stage = Stage::of(builtin(), 80, 24);
        let id = stage.app.view().current.unwrap();
        assert_eq!(
            stage.keys(&format!("y{}<enter>", clip.name())),
            Some(Effect::Copy(clip, vec![id]))
        );
        assert!(stage.app.overlays().is_empty());
        let down = "<down>".repeat(at);
        assert_eq!(stage.keys(&format!("y{down}<enter>")), Some(Effect::Copy(clip, vec![id])));
    }
    let mut stage = Stage::of(builtin(), 80, 24);
    // The same keys on a Russian keyboard.
    let copied = stage.keys("нпщые<enter>");
    assert!(matches!(copied, Some(Effect::Copy(CopyFormat::Gost, _))));
    stage.keys("y");
    insta::assert_snapshot!("copy_80x24", stage.text());
    stage.keys("gost");
    assert_eq!(stage.list().rows.len(), 4);
    stage.keys("<esc><esc>yexport<enter>");
    insta::assert_snapshot!("export_80x24", stage.text());
    assert_eq!(stage.list().rows.len(), Format::ALL.len());
    assert!(
        Style::ALL
            .iter()
            .all(|style| CopyFormat::ALL.iter().any(|it| it.style() == Some((*style, true))))
    );
}

#[test]
fn osc52_copies_only_the_text() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.press("/friendship treaty 2008\r");
    pty.wait_for("search:");
    pty.press("yid\r");
    // "friendship-treaty-2008" in Base64, by another program.
    pty.wait_until("the copy", |screen| {
        screen.commands.iter().any(|it| it == "52;c;ZnJpZW5kc2hpcC10cmVhdHktMjAwOA==")
    });
    pty.wait_for("Copied ID to the terminal (OSC 52)");
    assert_eq!(pty.screen.commands.iter().filter(|it| it.starts_with("52;")).count(), 1);
    pty.press("ycited passages\r");
    pty.wait_for("Not copied, cited passages");
}

/// The message counts the references, each of which is a line, and names their style.
#[test]
fn copied_references_are_counted() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join(".config/chancery")).unwrap();
    fs::write(home.path().join(".config/chancery/config.toml"), "clipboard = \"file\"\n").unwrap();
    let styles = [
        ("GOST R 7.0.5 citation with sources", None),
        ("Chicago citation with sources", None),
        ("BibTeX", Some('@')),
        ("CSL", Some('{')),
    ];
    for (typed, begins) in styles {
        let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
        pty.press("/friendship treaty 2008 kind:treaty\r");
        pty.wait_for("search:");
        pty.press(&format!("y{typed}\r"));
        pty.wait_for(" references ");
        let copied = home.path().join(".local/state/chancery/copied.txt");
        let text = fs::read_to_string(copied).unwrap();
        let is_first = |line: &&str| match begins {
            Some('{') => *line == "  {",
            Some(letter) => line.starts_with(letter),
            None => !line.starts_with(' '),
        };
        let count = text.lines().filter(is_first).count();
        assert!(count > 2, "{text}");
        let name = CopyFormat::ALL.iter().find(|it| it.name().contains(typed)).unwrap().name();
        pty.wait_for(&format!("Copied {name}, {count} references"));
    }
    // Without its sources a record is one reference.
    let mut pty = Pty::start(&explorer(home.path()), Stand::Job);
    pty.press("/friendship treaty 2008 kind:treaty\r");
    pty.wait_for("search:");
    pty.press("ygost r 7.0.5\r");
    pty.wait_for("Copied GOST R 7.0.5 citation, 1 reference");
    let text = fs::read_to_string(home.path().join(".local/state/chancery/copied.txt")).unwrap();
    assert_eq!(text.trim().lines().count(), 1, "{text}");
    assert!(text.trim().ends_with("запись friendship-treaty-2008."), "{text}");
}

#[test]
fn osc52_is_wrapped_in_tmux_and_screen() {
    let home = tempfile::tempdir().unwrap();
    let plain = "\x1b]52;c;ZnJpZW5kc2hpcC10cmVhdHktMjAwOA==\x07";
    let wrapped = format!("\x1bPtmux;\x1b{plain}\x1b\\");
    let inside =
        [("TMUX", "/nowhere/at/all,1,0", wrapped), ("STY", "1.x", format!("\x1bP{plain}\x1b\\"))];
    for (name, value, wanted) in inside {
        let mut pty = Pty::start(&explorer(home.path()).environment(name, value), Stand::Job);
        pty.press("/friendship treaty 2008\r");
        pty.wait_for("search:");
        pty.press("yid\r");
        pty.wait_until("the copy", |screen| {
            screen.bytes.windows(wanted.len()).any(|bytes| bytes == wanted.as_bytes())
        });
    }
}

#[test]
fn copied_text_is_clean() {
    let home = tempfile::tempdir().unwrap();
    let hostile = include_str!("fixture.json");
    assert!(hostile.contains("\\u001b") || hostile.contains("\\u202e"), "the fixture is harmless");
    fs::write(home.path().join("mine.json"), hostile).unwrap();
    fs::create_dir_all(home.path().join(".config/chancery")).unwrap();
    fs::write(home.path().join(".config/chancery/config.toml"), "clipboard = \"file\"\n").unwrap();
    let mine = home.path().join("mine.json");
    let program = explorer(home.path()).argument(mine.to_str().unwrap());
    let is_made = |clip: &CopyFormat| !matches!(clip, CopyFormat::Address | CopyFormat::Passage);
    for clip in CopyFormat::ALL.into_iter().filter(is_made) {
        let name = clip.name();
        let mut pty = Pty::start(&program, Stand::Job);
        pty.press("y");
        pty.wait_for("Chicago citation");
        pty.press(&format!("{name}\r"));
        pty.wait_for(&format!("Copied {name}"));
        let copied = home.path().join(".local/state/chancery/copied.txt");
        let text = fs::read_to_string(copied).unwrap();
        let raw = |letter: char| letter != '\n' && letter.is_control() || letter == '\u{202e}';
        assert!(!text.is_empty() && !text.contains(raw), "{name}: {text:?}");
        assert!(!pty.screen.commands.iter().any(|it| it.starts_with("52;")));
    }
}

/// The explorer exports the visible records as `chancery export` does, and asks before it overwrites.
#[test]
fn explorer_export_equals_command_export() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(&in_home(home.path()), Stand::Job);
    pty.press("/kokoity\r");
    pty.wait_for("search: kokoity");
    // Markdown is the fourth in the list.
    pty.press("e");
    pty.wait_for("Export as");
    pty.press("\x1b[B\x1b[B\x1b[B\r");
    pty.wait_for("file: kokoity.md");
    pty.press("\r");
    pty.wait_for("/kokoity.md");
    let args = ["export", "--find", "kokoity", "-o", "command.md"];
    Chancery::new().args(args).home(&home).run().status(0);
    let read = |name: &str| fs::read_to_string(home.path().join(name)).unwrap();
    assert_eq!(read("kokoity.md"), read("command.md"));

    // What is there is not replaced without being asked.
    fs::write(home.path().join("kokoity.md"), "mine").unwrap();
    pty.press("emd\r\r");
    pty.wait_for("overwrite?");
    pty.press("no\r");
    pty.wait_for("file: kokoity.md");
    assert_eq!(read("kokoity.md"), "mine");
    pty.press("\r");
    pty.wait_for("overwrite?");
    pty.press("yes\r");
    pty.wait_for("/kokoity.md");
    assert_eq!(read("kokoity.md"), read("command.md"));
    pty.press("emd\r/nowhere/at/all/x.md\r");
    pty.wait_for("Not exported: cannot write /nowhere/at/all/x.md");
    // The name stays in the line, to be mended.
    pty.press("\x15mended.md\r");
    pty.wait_for("/mended.md");
}

/// The file of a day has nothing later in it, as that of `--as-of`; picked records stay complete.
#[test]
fn explorer_export_as_of_has_nothing_later() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(&in_home(home.path()), Stand::Job);
    pty.press("/friendship-treaty-2008\ra2008-12-01\r");
    pty.wait_for("[as of 1 Dec 2008");
    pty.press("ejson\r");
    pty.wait_for("file: ");
    pty.press("\x15then.json\r");
    pty.wait_for("/then.json");
    let text = fs::read_to_string(home.path().join("then.json")).unwrap();
    let then = read(&[File::new("then.json", text.as_bytes())]).dossier;
    let Record::Treaty(treaty) = then.record(then.find("friendship-treaty-2008").unwrap()) else {
        panic!()
    };
    let last = treaty.actions.iter().map(|it| it.date.as_str()).max();
    assert!(last.is_some_and(|date| date < "2008-12-02"), "{last:?}");
}

#[test]
fn export_follows_the_filters() {
    let mut stage = Stage::of(builtin(), 120, 36);
    assert_eq!(
        stage.app.browse().filtered_entries(),
        None,
        "without a narrowing it is the whole dossier"
    );
    stage.keys("fl");
    let near = stage.app.browse().filtered_entries().unwrap();
    let center = stage.app.view().current.unwrap();
    assert!(near.contains(&center) && near.len() < stage.app.dossier().len() / 2);
    stage.keys("<esc>a2000-01-01<enter>");
    let by_then = stage.app.browse().filtered_entries().unwrap();
    assert!(by_then.len() > 20 && by_then.len() < stage.app.dossier().len());
    for id in by_then {
        let date = stage.app.dossier().date(id);
        assert!(date.is_none_or(|date| date.earliest().to_string().as_str() <= "2000-01-01"
            || date.earliest() == chancery::date::Day::BEGINNING));
    }
}

/// The browser is said to have opened only once its opener has ended well.
#[test]
fn opening_says_what_became_of_it() {
    let home = tempfile::tempdir().unwrap();
    for (opener, says) in
        [("true", "Opened in the browser: https://"), ("false", "false could not open a browser")]
    {
        let program = explorer(home.path()).environment("BROWSER", opener);
        let mut pty = Pty::start(&program, Stand::Job);
        pty.press("/tskhinvali kind:place\r:map\r");
        pty.wait_for(says);
    }
}
