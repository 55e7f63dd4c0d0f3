//! `chancery completions`, and the candidates that the scripts ask the program for.

use crate::{
    cli::{
        args,
        loading::{DossierSpec, library::entries},
        output::CommandOutput,
    },
    storage::{AnnotationStore, Dirs},
};
use clap::Command;
use clap_complete::{
    CompleteEnv, Shell,
    engine::{
        ArgValueCompleter, CompletionCandidate as Candidate, PathCompleter, ValueCompleter as _,
    },
    env::Shells,
};
use std::ffi::OsStr;

const VARIABLE: &str = "COMPLETE";

type Complete = fn(&OsStr) -> Vec<Candidate>;

const COMPLETED: [(&str, &str, Complete); 6] = [
    ("show", "id", ids),
    ("path", "from", ids),
    ("path", "to", ids),
    ("cite", "ids", ids),
    ("export", "near", ids),
    ("search", "saved", saved_searches),
];

const MAX_CANDIDATES: usize = 200;

/// Answers a completion script, if one started the program, and ends the process.
pub fn answer_shell() {
    CompleteEnv::with_factory(command).var(VARIABLE).complete();
}

/// The command line with completers for the arguments that clap cannot complete.
fn command() -> Command {
    let by = |command: Command, arg: &str, complete: Complete| {
        command.mut_arg(arg, |arg| arg.add(ArgValueCompleter::new(complete)))
    };
    let command = by(by(args::command(), "dossier", dossiers), "paths", dossiers);
    let command = args::OPENING.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |inner| by(inner, "dossier", dossiers))
    });
    COMPLETED.iter().fold(command, |command, (name, arg, complete)| {
        command.mut_subcommand(name, |inner| by(inner, arg, *complete))
    })
}

pub(crate) fn completions(shell: Shell) -> CommandOutput {
    let name = shell.to_string();
    let mut bytes = Vec::new();
    let written = Shells::builtins()
        .completer(&name)
        .map(|it| it.write_registration(VARIABLE, "chancery", "chancery", "chancery", &mut bytes));
    let script = String::from_utf8_lossy(&bytes);
    match written {
        // Bash quotes what it inserts if the script declares that it may be a file name with spaces.
        Some(Ok(())) if shell == Shell::Bash => CommandOutput::data(script.replace(
            "    fi\n}\n",
            "    fi\n    if [[ \"${COMPREPLY[*]}\" == *\" \"* ]]; then\n        \
             compopt -o filenames 2> /dev/null\n    fi\n}\n",
        )),
        Some(Ok(())) => CommandOutput::data(script.into_owned()),
        _ => CommandOutput::error(format!("chancery: no completions for {name}\n")),
    }
}

fn candidates<'a>(typed: &OsStr, all: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Candidate> {
    let begins = all.filter(|(value, _)| typed.to_str().is_some_and(|it| value.starts_with(it)));
    let begins = begins.take(MAX_CANDIDATES);
    begins.map(|(value, help)| Candidate::new(value).help(Some(help.to_owned().into()))).collect()
}

/// The ids of the built-in dossier, or of those that the command line names.
fn ids(typed: &OsStr) -> Vec<Candidate> {
    // The script passes the command line after two hyphens.
    let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
    let opening = args::Opening::of_unfinished(words);
    let Ok(loaded) = DossierSpec::of(&opening, &[], None).load() else { return Vec::new() };
    candidates(typed, loaded.dossier.records().iter().map(|record| (record.id(), record.title())))
}

fn dossiers(typed: &OsStr) -> Vec<Candidate> {
    let library = entries();
    let paths = library.iter().map(|it| it.path.to_string_lossy()).collect::<Vec<_>>();
    let named = library.iter().zip(&paths).map(|(it, path)| (it.name.as_str(), &**path));
    let mut candidates = candidates(typed, named);
    candidates.extend(PathCompleter::any().complete(typed));
    candidates
}

fn saved_searches(typed: &OsStr) -> Vec<Candidate> {
    let store = AnnotationStore::open(Dirs::here().state);
    let searches = store.annotations().searches.iter();
    candidates(typed, searches.map(|(name, query)| (name.as_str(), query.as_str())))
}
