//! The commands: what is typed on the command line, and what is answered.
//!
//! This is the edge where files, the clock and the environment are met. Every command gives an
//! [`Answer`]; one function prints it.

mod answer;
mod args;
mod as_of;
pub mod check;
mod explore;
mod export;
mod list;
mod load;
mod loader;
mod manual;
mod new;
pub mod open;
mod path;
mod save;
mod search;
mod show;

pub use answer::{Answer, print};
pub use args::{Args, Command, Format, Overview, Report, Sort};

use crate::dossier;
use clap::Parser;
use std::{ffi::OsString, path::PathBuf};

/// Runs the command that the arguments name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Answer {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return args::refused(&error),
    };
    // What opens no dossier first.
    let command = match args.command {
        Some(Command::Check { paths, documents, format }) => {
            return checked(paths, documents, format, args.max_size);
        }
        Some(Command::New { name, force }) => return new::new(&name, force),
        Some(Command::Completions { shell }) => return manual::completions(shell),
        Some(Command::Man) => return manual::page(),
        Some(Command::Schema) => return Answer::text(dossier::SCHEMA.to_owned()),
        Some(Command::Keys) => return Answer::text(list::keys()),
        other => other,
    };
    let named = if command.is_none() { &*args.explore.paths } else { &[] };
    let paths: Vec<PathBuf> = args.dossier.iter().chain(named).cloned().collect();
    let wanted = load::Wanted::new(paths, args.only_mine, args.max_size);
    let Some(command) = command else { return explore::explore(wanted, &args.explore) };
    let opened = match wanted.load() {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let dossier = &opened.dossier;
    let answer = match command {
        Command::Search { query, limit, sort, format } => {
            search::search(dossier, &query.join(" "), limit, sort, format)
        }
        Command::Show { id } => show::show(dossier, &id),
        Command::Export(args) => export::export(dossier, &args),
        Command::Cite { id, style } => export::cite(dossier, &id, style),
        Command::AsOf { date, format } => as_of::as_of(dossier, &date.join(" "), format),
        Command::Path { from, to } => path::path(dossier, &from, &to),
        // Answered above.
        Command::Check { .. }
        | Command::New { .. }
        | Command::Completions { .. }
        | Command::Man
        | Command::Schema
        | Command::Keys => Answer::default(),
    };
    Answer { err: opened.remark() + &answer.err, ..answer }
}

fn checked(
    paths: Vec<PathBuf>,
    documents: Option<PathBuf>,
    format: Report,
    cap: Option<u64>,
) -> Answer {
    let format = match format {
        Report::Text => check::Format::Text,
        Report::Json => check::Format::Json,
    };
    let cap = cap.unwrap_or(open::DEFAULT_CAP);
    let outcome = check::run(&check::Options { paths, documents, format, cap });
    Answer { out: outcome.output, code: outcome.code, ..Answer::default() }
}
