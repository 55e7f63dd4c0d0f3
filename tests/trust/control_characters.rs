//! No character that controls a terminal or deceives the eye gets from outside to the screen.

use crate::{
    hostile::is_raw,
    support::pty::{Fate, Program, Pty, Stand, Waited},
    trial::{Options, Outcome, Trial},
};
use std::{fs, path::Path, time::Duration};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "control characters",
    what: "control, bidirectional and invisible characters in every text of a dossier, in \
               file names, arguments, pastes and the environment, with every command and view: \
               none reaches the terminal, no title is set, no clipboard written",
    run: raw,
}];

/// A style, a title, the clipboard, a C1 control, a bidirectional override, characters without
/// width.
const ATTACK: &str = "A\u{1b}[31337mB\u{1b}]0;pwned\u{7}C\u{1b}]52;c;aGk=\u{1b}\\D\u{9b}2JE\u{202e}F\u{200b}G\u{feff}H\u{8}I\u{e0041}J";

fn raw(options: &Options) -> Outcome {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join(format!("{}.json", ATTACK.replace(['/', '\\'], "")));
    fs::write(&file, dossier()).expect("written");
    let file = file.to_str().expect("text");
    let mut tried = 0;
    let formats = chancery::export::Format::ALL;
    let mut commands: Vec<Vec<String>> = [
        &["check", file][..],
        &["check", file, "--format", "json"],
        &["check", ATTACK],
        &["search", "kind:event", "-d", file],
        &["search", "kind:event", "-d", file, "--format", "json"],
        &["search", "kind:event", "-d", file, "--format", "jsonl"],
        &["search", "kind:event", "-d", file, "--format", "csv"],
        &["search", "kind:event", "-d", file, "--format", "md"],
        &["search", ATTACK],
        &["show", "blow", "-d", file],
        &["show", ATTACK],
        &["as-of", "2010", "-d", file],
        &["as-of", "2010", "-d", file, "--format", "json"],
        &["as-of", ATTACK],
        &["path", "eve", "blow", "-d", file],
        &["path", ATTACK, ATTACK],
        &["cite", ATTACK],
        &["export", "--find", ATTACK],
        &["export", "-o", "/dev/full/\u{1b}]0;pwned\u{7}"],
        &["new", "/nowhere/\u{1b}]0;pwned\u{7}x"],
        &[ATTACK],
        &["--theme", ATTACK],
        &["--as-of", ATTACK],
        &["--documents", ATTACK],
    ]
    .iter()
    .map(|words| words.iter().map(|word| (*word).to_owned()).collect())
    .collect();
    for format in formats {
        commands.push(["export", "--to", format.name(), "-d", file].map(str::to_owned).into());
    }
    for style in chancery::export::Style::ALL {
        commands
            .push(["cite", "blow", "--style", style.name(), "-d", file].map(str::to_owned).into());
    }
    for words in &commands {
        let mut program = Program::at(options.program.clone(), "");
        program.arguments = words.iter().map(|word| word.replace('\n', " ")).collect();
        for variable in ["LANG", "COLORFGBG", "NO_COLOR", "COLORTERM", "USER", "TZ", "COLUMNS"] {
            program = program.environment(variable, &ATTACK.replace('\n', " "));
        }
        let mut pty = Pty::spawn(&program, Stand::Job);
        // It exits, or is the explorer and is quit.
        let mut waited = pty.comes(Duration::from_secs(20), |screen| screen.modes.contains(&1049));
        if waited == Waited::Met {
            pty.send(b"\x03");
            waited = pty.comes(Duration::from_secs(20), |_| false);
        }
        assert!(matches!(waited, Waited::Ended(Fate::Exit(0..=2))), "{waited:?} {words:?}");
        judge(&pty.screen.bytes, words);
        tried += 1;
    }
    let views = look(options, Path::new(file));
    Outcome::new(format!("{tried} commands, {views} views"), "passed")
}

/// Every view of the explorer, with the attack typed and pasted as well.
fn look(options: &Options, file: &Path) -> usize {
    let tours: [&[u8]; 8] =
        [b"1\r", b"2\rps", b"3\r4567", b"t+++", b":stat\r", b"rr", b"a2010\r", b"?"];
    for tour in tours {
        let path = file.to_str().expect("text");
        let program = Program::at(options.program.clone(), "close").argument(path);
        let mut pty = Pty::start(&program, Stand::Job);
        // The window of what could not be read is open.
        pty.send(b"\x1b[27u");
        pty.send(tour);
        pty.send(b"\x1b[27u\x1b[27u\x1b[27u/\x1b[200~");
        pty.send(ATTACK.replace('\u{1b}', "").as_bytes());
        pty.send(b"\x1b[201~");
        pty.send("\u{202e}\u{200b}x".as_bytes());
        pty.send(b"\x1b[27u\x1b[27u\x1b[27u\x1b[27uq");
        let fate = pty.comes(Duration::from_secs(20), |_| false);
        assert_eq!(fate, Waited::Ended(Fate::Exit(0)), "{}", pty.screen.text());
        judge(&pty.screen.bytes, &[format!("{tour:?}")]);
    }
    tours.len()
}

/// What came to the terminal: text, and sequences of the program's own.
fn judge(bytes: &[u8], what: &[String]) {
    let text = String::from_utf8(bytes.to_vec());
    let text = text.unwrap_or_else(|error| panic!("no text from {what:?}: {error}"));
    assert!(
        !text.contains("31337m") || !text.contains("\u{1b}[31337m"),
        "a style arrived from {what:?}"
    );
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            match letters.next() {
                Some('[') => _ = letters.find(char::is_ascii_alphabetic),
                // The question for the background, and the end of it.
                Some(']') => {
                    let command: String = letters
                        .by_ref()
                        .take_while(|letter| !matches!(letter, '\u{7}' | '\u{1b}'))
                        .collect();
                    assert_eq!(command, "11;?", "a command arrived from {what:?}");
                }
                Some('\\') => {}
                other => panic!("ESC {other:?} from {what:?}"),
            }
        } else {
            assert!(letter == '\r' || !is_raw(letter), "{letter:?} from {what:?}");
        }
    }
}

/// A dossier with the attack in every text.
fn dossier() -> String {
    let attack = serde_json::to_string(ATTACK).expect("JSON");
    format!(
        r#"{{"dossier": {{"id": "hostile", "title": {attack}, "summary": {attack}}},
        "sources": [{{"id": "paper", "type": "webpage", "title": {attack}, "publisher": {attack}, "URL": "javascript:alert(1)", "perspective": "independent", "note": {attack}}}],
        "people": [{{"id": "eve", "names": [{{"text": {attack}, "lang": "en", "script": "Latn", "kind": "preferred"}}], "summary": {attack}, "cites": [{{"source": "paper", "locator": {attack}}}]}}],
        "events": [{{"id": "blow", "title": {attack}, "summary": {attack}, "date": "2010-03-15", "type": "conflict", "roles": [{{"agent": "eve", "role": {attack}}}], "cites": [{{"source": "paper"}}], {attack}: {attack}}},
                   {{"id": "month", "title": {attack}, "summary": {attack}, "date": "2008-08", "type": "conflict", "cites": [{{"source": "paper"}}]}},
                   {{"id": {attack}, "title": {attack}, "date": {attack}, "type": {attack}}}]}}"#
    )
}
