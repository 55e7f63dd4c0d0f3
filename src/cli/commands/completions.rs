//! `chancery completions`, generated from the arguments; and the completion of ids, which the
//! scripts ask the program for.

use crate::cli::{Args, loading::DossierSpec, output::CommandOutput};
use clap::{Arg, Command, CommandFactory};
use clap_complete::{
    CompleteEnv, Shell,
    engine::{ArgValueCompleter, CompletionCandidate},
    env::Shells,
};
use std::{ffi::OsStr, path::PathBuf};

/// The variable by which a completion script asks the program.
const VARIABLE: &str = "COMPLETE";

/// Commands, and their arguments that are ids.
const IDS: [(&str, &str); 4] = [("show", "id"), ("path", "from"), ("path", "to"), ("cite", "ids")];

/// The most ids that are offered.
const MAX_CANDIDATES: usize = 200;

/// Answers a completion script, if one runs the program, and then ends the process.
pub fn answer_shell() {
    CompleteEnv::with_factory(command).var(VARIABLE).complete();
}

/// The arguments, with the completion of ids. They are added here: the arguments themselves load
/// no dossier.
fn command() -> Command {
    let ids = |arg: Arg| arg.add(ArgValueCompleter::new(ids));
    IDS.iter().fold(Args::command(), |command, (name, arg)| {
        command.mut_subcommand(name, |inner| inner.mut_arg(arg, ids))
    })
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
