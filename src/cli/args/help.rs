//! The parts of the help that are not made from the arguments: examples, the query language, the exit
//! status; and what a command line that cannot be parsed is answered.

use super::command;
use crate::{
    cli::output::{CommandOutput, argument},
    diagnostics::{nearest, quoted},
    search::SYNTAX,
};
use clap::error::ErrorKind;
use std::path::{Path, PathBuf};

/// The exit status of every command.
pub(crate) const EXIT_STATUS: [(&str, &str); 3] = [
    ("0", "done, or something was found"),
    ("1", "nothing was found"),
    ("2", "usage error, invalid data, or output that could not be written"),
];

pub(crate) const EXPLORE: &str = "\
Examples:
  chancery --find \"medvedev 2008\"     start with a search
  chancery search \"26 aug 2008\"       search from the command line
Exit status: 0 done or found, 1 nothing found, 2 usage or data error.";

/// The query language and examples.
pub(crate) fn search() -> String {
    format!("Queries:\n{}\n{SEARCH}", queries())
}

/// The query language, one example per line.
pub(crate) fn queries() -> String {
    let line = |(example, meaning): &(&str, &str)| format!("  {example:<20}  {meaning}\n");
    SYNTAX.iter().map(line).collect()
}

const SEARCH: &str = "\
Examples:
  chancery search kokoity 2008..2010 --sort oldest
  chancery search 'who:\"Eduard Kokoity\" -treaty'        single quotes around \" and |
  chancery search kind:treaty in-force:2015-01-01 --format csv > treaties.csv";

pub(crate) const SHOW: &str = "\
Examples:
  chancery show friendship-treaty-2008
  chancery show sergey-lavrov --format json";

pub(crate) const AS_OF: &str = "\
Examples:
  chancery as-of 2015-06-25
  chancery as-of aug 2008 --format json       the last day of the month";

pub(crate) const PATH: &str = "\
Examples:
  chancery path sergey-lavrov alliance-treaty-2015
  chancery path eduard-kokoity dmitry-medvedev";

pub(crate) const CHECK: &str = "\
Examples:
  chancery check mine.json --strict
  chancery check mine.json --documents texts/ --fix-anchors

Exit status: 0 no errors, 2 errors (with --strict: errors or warnings).";

pub(crate) const NEW: &str = "\
Examples:
  chancery new embassy                  write embassy.json and its schema
  chancery new embassy --force          overwrite both";

pub(crate) const IMPORT: &str = "\
Examples:
  chancery import visits.csv --dry-run
  chancery import visits.csv --map title=What,date=When -o visits.json
  chancery mine.json visits.json        open the result with a dossier of yours
  chancery export -d mine.json -d visits.json -o both.json      make one of both";

pub(crate) const EXPORT: &str = "\
Examples:
  chancery export --find kokoity -o kokoity.html
  chancery export --as-of 2015-01-01 -o 2015.csv";

pub(crate) const CITE: &str = "\
Examples:
  chancery cite friendship-treaty-2008
  chancery cite friendship-treaty-2008 --style gost";

pub(crate) const SCHEMA: &str = "\
Examples:
  chancery schema > dossier.schema.json
  chancery schema | jq '.[\"$defs\"] | keys'";

pub(crate) const COMPLETIONS: &str = "\
Examples:
  chancery completions bash > ~/.local/share/bash-completion/completions/chancery
  chancery completions fish > ~/.config/fish/completions/chancery.fish";

pub(crate) const MAN: &str = "\
Examples:
  chancery man | man -l -
  chancery man > ~/.local/share/man/man1/chancery.1";

pub(crate) const DOSSIERS: &str = "\
Dossiers in $XDG_DATA_HOME/chancery (~/.local/share/chancery) open by name.

Examples:
  chancery dossiers
  chancery embassy                      open embassy.json of this folder";

pub(crate) const KEYS: &str = "\
Keys are set in the configuration file, table [keys]. An action that has none is
listed by its name there, in parentheses.

Examples:
  chancery keys
  chancery config --example             how to change them";

pub(crate) const ANNOTATIONS: &str = "\
Examples:
  chancery annotations --format md > notes.md
  chancery search --saved \"All treaties\"";

pub(crate) const DOCTOR: &str = "\
Examples:
  chancery doctor
  ssh host chancery doctor              the terminal and folders of another machine

Exit status: 0 no problems, 2 problems, each with a fix.";

pub(crate) const CONFIG: &str = "\
Examples:
  chancery config
  mkdir -p ~/.config/chancery
  chancery config --example > ~/.config/chancery/config.toml";

/// The output of a command line that cannot be parsed, or that asks for help.
pub(in crate::cli) fn error_output(error: &clap::Error, first: Option<&str>) -> CommandOutput {
    let text = error.render().to_string();
    match first.filter(|_| error.kind() == ErrorKind::UnknownArgument).and_then(unknown_command) {
        Some(message) => CommandOutput::error(message),
        None if error.use_stderr() => CommandOutput::error(text),
        None => CommandOutput::text(text),
    }
}

/// The message for a command that stands behind the paths of the explorer: `mine.json search x`.
pub(crate) fn late_command(paths: &[PathBuf]) -> Option<String> {
    let command = command();
    let is_command = |path: &&PathBuf| {
        !path.exists() && path.to_str().is_some_and(|word| command.find_subcommand(word).is_some())
    };
    let name = paths.iter().skip(1).find(is_command)?.display();
    let dossier = argument(paths.first()?);
    Some(format!("chancery: the command comes first: chancery {name} -d {dossier} …\n"))
}

/// The message for words in the place of dossiers: a similar command, or how to search for them.
pub(in crate::cli) fn unknown_words(paths: &[PathBuf]) -> Option<String> {
    let word = paths.first()?.to_str()?;
    let is_path = word.contains(['/', '.']) || paths.iter().any(|path| path.exists());
    let search = || {
        let query: Vec<String> = paths.iter().map(|path| argument(path)).collect();
        let (word, query) = (quoted(word), query.join(" "));
        format!("chancery: no file, dossier or command {word}; try: chancery search {query}\n")
    };
    unknown_command(word).or_else(|| (!is_path).then(search))
}

/// The message for a word that is neither a file nor a command, but similar to one.
pub(in crate::cli) fn unknown_command(word: &str) -> Option<String> {
    if word.contains(['/', '.']) || word.starts_with('-') || Path::new(word).exists() {
        return None;
    }
    let command = command();
    let near = nearest(word, command.get_subcommands().map(clap::Command::get_name))?;
    (near != word)
        .then(|| format!("chancery: unknown command \"{word}\"; did you mean \"{near}\"?\n"))
}
