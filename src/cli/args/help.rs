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

/// A section of the help that is not made from the arguments, by its name in brackets.
pub(crate) fn section(name: &str) -> Option<&'static str> {
    let mut sections = include_str!("../../../assets/help.txt").split("\n\n[");
    sections.find_map(|it| it.strip_prefix(name)?.strip_prefix("]\n"))
}

/// What the help of a command ends with, above all its examples; `chancery` is the program itself.
pub(crate) fn ending(command: &str) -> Option<String> {
    let section = section(command)?;
    let before =
        if command == "search" { format!("Queries:\n{}\n", queries()) } else { String::new() };
    Some(before + section.trim_end())
}

/// The examples of a command, a line each.
pub(crate) fn examples(command: &str) -> String {
    let ending = ending(command).unwrap_or_default();
    let (_, examples) = ending.split_once("Examples:\n").unwrap_or_default();
    examples.lines().take_while(|it| it.starts_with(' ')).map(|it| format!("{it}\n")).collect()
}

/// The query language, one example per line.
pub(crate) fn queries() -> String {
    let line = |(example, meaning): &(&str, &str)| format!("  {example:<20}  {meaning}\n");
    SYNTAX.iter().map(line).collect()
}

/// The output of a command line that cannot be parsed, or that asks for help.
pub(in crate::cli) fn error_output(error: &clap::Error, first: Option<&str>) -> CommandOutput {
    let mut text = error.render().to_string();
    let examples = first.map(examples).filter(|it| !it.is_empty());
    if let (ErrorKind::MissingRequiredArgument, Some(examples)) = (error.kind(), examples) {
        text = text.replace("For more", &format!("Examples:\n{examples}\nFor more"));
    }
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
