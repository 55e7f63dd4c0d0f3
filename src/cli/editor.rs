//! The user's editor, from `$VISUAL` or `$EDITOR`, and the arguments that open it at a line.

use crate::diagnostics::{Position, SourceText};
use std::{
    env,
    ffi::{OsStr, OsString},
    fs::File,
    io::IsTerminal,
    path::Path,
    process::{Command, Stdio},
};

/// Editors by name, with the arguments that open a file at a line; of others the file alone.
const EDITORS: [(&str, &str); 4] = [
    (
        "vi vim nvim gvim view elvis nvi busybox nano pico rnano emacs emacsclient zile mg joe jed \
         jmacs micro kak ne mcedit gedit less vis tilde dte",
        "+LINE FILE",
    ),
    ("hx helix subl sublime_text zed zeditor amp", "FILE:LINE:COLUMN"),
    ("code code-insiders codium vscodium cursor windsurf", "-g FILE:LINE:COLUMN"),
    ("kate kwrite mate idea pycharm clion", "--line LINE FILE"),
];

const FALLBACKS: [&str; 2] = ["vi", "nano"];

pub(super) fn user_editor() -> Result<Vec<String>, String> {
    for name in ["VISUAL", "EDITOR"] {
        let Some(text) = env::var_os(name).filter(|text| !text.is_empty()) else { continue };
        let text = text.to_string_lossy();
        match shlex::split(&text) {
            Some(words) if !words.is_empty() => return Ok(words),
            Some(_) => {}
            None => return Err(format!("${name} has an unclosed quotation mark: {text}")),
        }
    }
    let there = |program: &&str| {
        let path = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&path).any(|folder| folder.join(program).is_file())
    };
    let usual = FALLBACKS.into_iter().find(there);
    usual.map(|program| vec![program.to_owned()]).ok_or_else(|| {
        "No editor found: set EDITOR, for example EDITOR=nano or EDITOR=\"code --wait\"".to_owned()
    })
}

/// The command that opens a file at a place; an unknown editor opens it at the start.
pub(super) fn command_at(editor: &[String], file: &OsStr, at: Position) -> Vec<OsString> {
    let program = editor.first().map(Path::new).and_then(Path::file_name);
    let is_its = |name: &str| program == Some(name.as_ref());
    let known = EDITORS.iter().find(|(names, _)| names.split(' ').any(is_its));
    let (line, column) = (at.line.to_string(), at.column.to_string());
    let arguments = known.map_or("FILE", |(_, arguments)| arguments);
    let arguments = arguments.replace("LINE", &line).replace("COLUMN", &column);
    // The file name need not be UTF-8.
    let argument = |word: &str| match word.strip_prefix("FILE") {
        Some(rest) => [file, rest.as_ref()].into_iter().collect(),
        None => OsString::from(word),
    };
    editor.iter().map(OsString::from).chain(arguments.split(' ').map(argument)).collect()
}

pub(super) fn run(command: &[OsString]) -> Result<(), String> {
    let [program, arguments @ ..] = command else { return Ok(()) };
    let name = program.to_string_lossy();
    let mut child = Command::new(program);
    child.args(arguments);
    // If the dossier came through standard input, the editor reads keys from the terminal.
    if !std::io::stdin().is_terminal()
        && let Ok(terminal) = File::open("/dev/tty")
    {
        child.stdin(Stdio::from(terminal));
    }
    match child.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} failed: {status}")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(format!("{name} not found: set EDITOR to your editor"))
        }
        Err(error) => Err(format!("Cannot start {name}: {error}")),
    }
}

/// The place of the record with this id; the start of the file if it has none.
pub(super) fn position_of(text: &str, id: &str) -> Position {
    let quoted = format!("\"{id}\"");
    let is_id = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        before.strip_suffix(':').is_some_and(|before| before.trim_end().ends_with("\"id\""))
    };
    let found = text.match_indices(&quoted).map(|(at, _)| at).find(|at| is_id(*at));
    SourceText::new("", text).position(found.unwrap_or(0))
}
