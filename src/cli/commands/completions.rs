//! `chancery completions` and `chancery man`, generated from the arguments and the table of
//! actions; and the completion of ids, which the scripts ask the program for.

use crate::{
    app::Keymap,
    cli::{Args, loading::DossierSpec, output::CommandOutput, save, table},
    date::Day,
};
use clap::CommandFactory;
use clap_complete::{CompleteEnv, Shell, engine::CompletionCandidate, env::Shells};
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

/// The variable by which a completion script asks the program.
const VARIABLE: &str = "COMPLETE";
/// The most ids that are offered.
const MAX_CANDIDATES: usize = 200;

/// Answers a completion script, if one runs the program, and then ends the process.
pub fn answer_shell() {
    CompleteEnv::with_factory(Args::command).var(VARIABLE).complete();
}

/// The completion script of a shell, which asks the program for the candidates.
pub(crate) fn completions(shell: Shell) -> CommandOutput {
    let name = shell.to_string();
    let mut bytes = Vec::new();
    let written = Shells::builtins()
        .completer(&name)
        .map(|it| it.write_registration(VARIABLE, "chancery", "chancery", "chancery", &mut bytes));
    match written {
        Some(Ok(())) => CommandOutput::data(String::from_utf8_lossy(&bytes).into_owned()),
        _ => CommandOutput::error(format!("chancery: no completions for {name}\n")),
    }
}

/// The ids that begin with the typed text, each with its title. They are those of the built-in
/// dossier and of dossiers that the command line names.
pub(crate) fn ids(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let words: Vec<String> = std::env::args().collect();
    let named = words.windows(2).filter_map(|pair| match pair {
        [option, path] if option == "-d" || option == "--dossier" => Some(PathBuf::from(path)),
        _ => None,
    });
    let only_mine = words.iter().any(|word| word == "--only-mine");
    let Ok(loaded) = DossierSpec::new(named.collect(), only_mine, None).load() else {
        return Vec::new();
    };
    let records = loaded.dossier.records().iter();
    records
        .filter(|record| record.id().starts_with(typed))
        .take(MAX_CANDIDATES)
        .map(|record| {
            CompletionCandidate::new(record.id()).help(Some(record.title().to_owned().into()))
        })
        .collect()
}

/// The man page of the program; with a folder, also a page for each command, as files in it.
pub(crate) fn man(dir: Option<&Path>, force: bool) -> CommandOutput {
    let mut command = Args::command();
    command.build();
    let mut pages = vec![("chancery.1".to_owned(), page(&command, "chancery"))];
    for inner in command.get_subcommands() {
        let name = format!("chancery-{}", inner.get_name());
        pages.push((format!("{name}.1"), page(inner, &name)));
    }
    let Some(dir) = dir else {
        return CommandOutput::data(pages.swap_remove(0).1);
    };
    super::export::save_output(dir, save::folder(dir, &pages, force))
}

/// A page without the faults that `mandoc -Tlint` finds: an indented paragraph of nothing and a
/// break after a heading.
fn page(command: &clap::Command, name: &str) -> String {
    let command = command.clone().display_name(name);
    let mut bytes = Vec::new();
    let man = clap_mangen::Man::new(command.clone())
        .title(name.to_uppercase())
        .date(Day::today().to_string())
        .source(concat!("chancery ", env!("CARGO_PKG_VERSION")))
        .manual("User Commands");
    // Writing to memory does not fail.
    let _ = man.render(&mut bytes);
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    if name == "chancery" {
        text.push_str(PARTS);
        text.push_str(&format!(
            ".SH KEYS\n.nf\n{}.fi\n",
            preformatted(&table::keys(&Keymap::default()))
        ));
    }
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        let is_break = matches!(line, ".br" | ".sp" | ".PP");
        let after_heading = lines.last().is_some_and(|it| it.starts_with(".SH") || *it == ".PP");
        if !(is_break && after_heading) {
            lines.push(if matches!(line, ".br" | ".sp") { ".PP" } else { line });
        }
    }
    lines.join("\n") + "\n"
}

/// What the arguments do not tell.
const PARTS: &str = ".SH EXIT STATUS
0 found or done, 1 nothing found, 2 usage or data error.
.SH ENVIRONMENT
.TP
.B XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME
The folders of the configuration, of dossiers, and of annotations and sessions.
.TP
.B NO_COLOR, COLORTERM
No colors; true color.
.TP
.B VISUAL, EDITOR
The editor for notes.
.SH FILES
.TP
.I ~/.config/chancery/config.toml
The configuration; \"chancery config\" shows it.
.TP
.I ~/.local/share/chancery
Dossiers that can be opened by name.
.SH EXAMPLES
.TP
.B chancery search \"26 aug 2008\"
Records of a day.
.TP
.B chancery cite friendship-treaty-2008 --style apa
Citations of a record.
.TP
.B chancery export --find \"treaty 2015\" -o treaties.html
A web page of what a search finds.
";

/// Lines of roff that are printed verbatim.
fn preformatted(text: &str) -> String {
    // A line that begins with a dot or an apostrophe would be a request.
    text.lines().map(|line| format!("\\&{}\n", line.replace('\\', "\\e"))).collect()
}
