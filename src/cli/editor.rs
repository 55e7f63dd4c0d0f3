//! The user's editor: which program it is, and how it is told the line. What it is called with
//! comes from `$VISUAL` or `$EDITOR`; how each wants its line is in one table.

use std::{
    env,
    fs::File,
    io::IsTerminal,
    path::Path,
    process::{Command, Stdio},
};

/// How a program is told where to open a file.
#[derive(Clone, Copy)]
enum LineArgument {
    /// `+12 file`
    Plus,
    /// `file:12:5`
    Colons,
    /// `-g file:12:5`
    Goto,
    /// `--line 12 file`
    Line,
}

/// Editors by the name of their program.
const EDITORS: [(LineArgument, &[&str]); 4] = [
    (
        LineArgument::Plus,
        &[
            "vi",
            "vim",
            "nvim",
            "gvim",
            "view",
            "elvis",
            "nvi",
            "busybox",
            "nano",
            "pico",
            "rnano",
            "emacs",
            "emacsclient",
            "zile",
            "mg",
            "joe",
            "jed",
            "jmacs",
            "micro",
            "kak",
            "ne",
            "mcedit",
            "gedit",
            "less",
            "vis",
            "tilde",
            "dte",
        ],
    ),
    (LineArgument::Colons, &["hx", "helix", "subl", "sublime_text", "zed", "zeditor", "amp"]),
    (LineArgument::Goto, &["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"]),
    (LineArgument::Line, &["kate", "kwrite", "mate", "idea", "pycharm", "clion"]),
];

/// What is tried where the user names no editor.
const FALLBACKS: [&str; 2] = ["vi", "nano"];

/// The editor with its arguments.
///
/// # Errors
/// When none is named and none of the usual ones is there, or the name cannot be read.
pub(super) fn user_editor() -> Result<Vec<String>, String> {
    for name in ["VISUAL", "EDITOR"] {
        let Some(text) = env::var_os(name).filter(|text| !text.is_empty()) else { continue };
        let text = text.to_string_lossy();
        match split(&text) {
            Some(words) if !words.is_empty() => return Ok(words),
            Some(_) => {}
            None => {
                return Err(format!("${name} has a quotation mark that is never closed: {text}"));
            }
        }
    }
    let there = |program: &&str| {
        let path = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&path).any(|folder| folder.join(program).is_file())
    };
    let usual = FALLBACKS.into_iter().find(there);
    usual.map(|program| vec![program.to_owned()]).ok_or_else(|| {
        "no editor is named: set EDITOR to yours, as in EDITOR=nano or EDITOR=\"code --wait\""
            .to_owned()
    })
}

/// The words of a command line as a shell parts them; nothing where a quotation is never closed.
fn split(text: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let (mut word, mut quote) = (None::<String>, None);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (Some('"') | None, '\\') => word.get_or_insert_default().extend(letters.next()),
            (Some(_), _) => word.get_or_insert_default().push(letter),
            (None, '"' | '\'') => {
                word.get_or_insert_default();
                quote = Some(letter);
            }
            (None, space) if space.is_whitespace() => words.extend(word.take()),
            (None, _) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// The whole command that opens a file at a line and a column.
pub(super) fn command_at(editor: &[String], file: &str, line: usize, column: usize) -> Vec<String> {
    let program = editor.first().map(String::as_str).unwrap_or_default();
    let name = Path::new(program).file_name().and_then(|name| name.to_str()).unwrap_or(program);
    let argument =
        EDITORS.iter().find(|(_, names)| names.contains(&name)).map(|(argument, _)| *argument);
    let place = match argument {
        Some(LineArgument::Plus) => vec![format!("+{line}"), file.to_owned()],
        Some(LineArgument::Colons) => vec![format!("{file}:{line}:{column}")],
        Some(LineArgument::Goto) => vec!["-g".to_owned(), format!("{file}:{line}:{column}")],
        Some(LineArgument::Line) => vec!["--line".to_owned(), line.to_string(), file.to_owned()],
        // Nobody knows how it is told the line.
        None => vec![file.to_owned()],
    };
    editor.iter().cloned().chain(place).collect()
}

/// Runs the command and waits for it.
///
/// # Errors
/// When it cannot be started, or says that it failed.
pub(super) fn run(command: &[String]) -> Result<(), String> {
    let [program, arguments @ ..] = command else { return Ok(()) };
    let mut child = Command::new(program);
    child.args(arguments);
    // Where a dossier came through standard input, the keys are elsewhere.
    if !std::io::stdin().is_terminal()
        && let Ok(terminal) = File::open("/dev/tty")
    {
        child.stdin(Stdio::from(terminal));
    }
    match child.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} ended with {status}")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(format!("There is no program {program}: set EDITOR to your editor"))
        }
        Err(error) => Err(format!("{program} cannot be started: {error}")),
    }
}

/// The line and the column, from 1, at which the record with this id stands in a file of the own
/// format; the first line where it does not.
pub(super) fn position_of(text: &str, id: &str) -> (usize, usize) {
    let quoted = format!("\"{id}\"");
    let is_id = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        before.strip_suffix(':').is_some_and(|before| before.trim_end().ends_with("\"id\""))
    };
    let found = text.match_indices(&quoted).map(|(at, _)| at).find(|at| is_id(*at));
    let before = found.and_then(|at| text.get(..at)).unwrap_or_default();
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editor_arguments_are_split_like_a_shell() {
        for (text, words) in [
            ("vim", &["vim"][..]),
            ("  code   --wait ", &["code", "--wait"]),
            (
                r#""/opt/my editor/e" -n 'a "b"' c\ d "#,
                &["/opt/my editor/e", "-n", "a \"b\"", "c d"],
            ),
            (r#"e "" "a\"b""#, &["e", "", "a\"b"]),
            ("", &[]),
        ] {
            assert_eq!(split(text).unwrap(), words, "{text}");
        }
        assert_eq!(split("vim 'x"), None);
    }

    #[test]
    fn every_editor_is_told_the_line_in_its_way() {
        let told = |editor: &str| command_at(&split(editor).unwrap(), "/a b.json", 12, 5).join(" ");
        assert_eq!(told("vim"), "vim +12 /a b.json");
        assert_eq!(told("/usr/bin/nano -l"), "/usr/bin/nano -l +12 /a b.json");
        assert_eq!(told("code --wait"), "code --wait -g /a b.json:12:5");
        assert_eq!(told("hx"), "hx /a b.json:12:5");
        assert_eq!(told("kate"), "kate --line 12 /a b.json");
        assert_eq!(told("mine"), "mine /a b.json");
    }

    #[test]
    fn a_record_is_found_by_its_id_alone() {
        let text = "{\"events\": [\n {\"about\": [\"b\"], \"id\": \"a\"},\n {\"id\" : \"b\"}]}";
        assert_eq!(position_of(text, "b"), (3, 10));
        assert_eq!(position_of(text, "a"), (2, 25));
        assert_eq!(position_of(text, "c"), (1, 1));
    }
}
