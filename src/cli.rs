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
use std::{ffi::OsString, path::PathBuf, sync::Arc};

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
            return checked(paths, documents, format);
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
    let opened = match load::load(&paths, args.only_mine) {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let dossier = &opened.dossier;
    let answer = match command {
        Some(Command::Search { query, limit, sort, format }) => {
            search::search(dossier, &query.join(" "), limit, sort, format)
        }
        Some(Command::Show { id }) => show::show(dossier, &id),
        Some(Command::Export(args)) => export::export(dossier, &args),
        Some(Command::Cite { id, style }) => export::cite(dossier, &id, style),
        Some(Command::AsOf { date, format }) => as_of::as_of(dossier, &date.join(" "), format),
        Some(Command::Path { from, to }) => path::path(dossier, &from, &to),
        // Answered above.
        Some(
            Command::Check { .. }
            | Command::New { .. }
            | Command::Completions { .. }
            | Command::Man
            | Command::Schema
            | Command::Keys,
        ) => Answer::default(),
        None => explore::explore(Arc::clone(dossier), &args.explore, &opened.faults),
    };
    Answer { err: opened.remark() + &answer.err, ..answer }
}

fn checked(paths: Vec<PathBuf>, documents: Option<PathBuf>, format: Report) -> Answer {
    let format = match format {
        Report::Text => check::Format::Text,
        Report::Json => check::Format::Json,
    };
    let outcome =
        check::run(&check::Options { paths, documents, format, ..check::Options::default() });
    Answer { out: outcome.output, code: outcome.code, ..Answer::default() }
}
