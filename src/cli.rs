//! The commands: what is typed on the command line, and what is answered.
//!
//! This is the edge where files, the clock and the environment are met. Every command gives an
//! [`Answer`]; one function prints it.

mod answer;
mod args;
mod as_of;
pub mod check;
mod config;
mod copy;
mod doctor;
mod editor;
mod explore;
mod export;
mod import;
mod keeper;
mod layers;
mod library;
mod list;
mod load;
mod manual;
mod marks;
mod new;
pub mod open;
mod path;
mod save;
mod search;
mod show;
mod surroundings;

pub use answer::{Answer, print};
pub use args::{Args, Command, Format, Kept, Overview, Report, Sort};

use crate::{
    dossier,
    user::{Folders, Store, config::Config},
};
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
    let mut args = args;
    let command = match args.command.take() {
        Some(Command::Check { paths, documents, format }) => {
            return checked(paths, documents, format);
        }
        Some(Command::New { name, force }) => return new::new(&name, force),
        Some(Command::Import(args)) => return import::import(&args),
        Some(Command::Completions { shell }) => return manual::completions(shell),
        Some(Command::Man) => return manual::page(),
        Some(Command::Schema) => return Answer::text(dossier::SCHEMA.to_owned()),
        Some(Command::Dossiers) => return library::dossiers(),
        other => other,
    };
    let folders = Folders::here();
    let config = match Config::load(|name| std::env::var_os(name), &folders, &args.explore.given())
    {
        Ok(config) => config,
        Err(missing) => return Answer::fault(format!("chancery: {missing}\n")),
    };
    let answer = with_config(command, &args, &config, &folders);
    Answer { err: config::told(config.faults()) + &answer.err, ..answer }
}

/// The commands that are done as the user has set them up.
fn with_config(
    command: Option<Command>,
    args: &Args,
    config: &Config,
    folders: &Folders,
) -> Answer {
    let command = match command {
        Some(Command::Keys) => return Answer::text(list::keys(config.keymap())),
        Some(Command::Config { example }) => return config::config(config, example),
        other => other,
    };
    config.dates().choose();
    let named = if command.is_none() { &*args.explore.paths } else { &[] };
    let paths: Vec<PathBuf> =
        args.dossier.iter().chain(named).map(|path| library::meant(path)).collect();
    let opened = match load::load(&paths, args.only_mine) {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let dossier = &opened.dossier;
    let store = || Store::open(folders.state.clone());
    let answer = match command {
        Some(Command::Search { query, saved, limit, sort, format }) => {
            let query = match saved {
                None => Ok(query.join(" ")),
                Some(name) => marks::saved(&mut store(), &name),
            };
            match query {
                Ok(query) => search::search(dossier, &query, limit, sort, format),
                Err(answer) => answer,
            }
        }
        Some(Command::Doctor) => doctor::doctor(dossier, config, folders),
        Some(Command::Marks { format }) => marks::marks(dossier, store(), config.keymap(), format),
        Some(Command::Show { id }) => show::show(dossier, &id),
        Some(Command::Export(args)) => export::export(dossier, &args),
        Some(Command::Cite { id, style }) => export::cite(dossier, &id, style),
        Some(Command::AsOf { date, format }) => as_of::as_of(dossier, &date.join(" "), format),
        Some(Command::Path { from, to }) => path::path(dossier, &from, &to),
        // Answered above.
        Some(
            Command::Check { .. }
            | Command::New { .. }
            | Command::Import(_)
            | Command::Completions { .. }
            | Command::Man
            | Command::Schema
            | Command::Keys
            | Command::Dossiers
            | Command::Config { .. },
        ) => Answer::default(),
        None => {
            let layers = layers::Layers::of(&paths, args.only_mine);
            let remark = opened.remark();
            let answer = explore::explore(opened, layers, &args.explore, config, folders);
            return Answer { err: remark + &answer.err, ..answer };
        }
    };
    Answer { err: opened.remark() + &answer.err, ..answer }
}

fn checked(paths: Vec<PathBuf>, documents: Option<PathBuf>, format: Report) -> Answer {
    let format = match format {
        Report::Text => check::Format::Text,
        Report::Json => check::Format::Json,
    };
    let paths = paths.iter().map(|path| library::meant(path)).collect();
    let outcome =
        check::run(&check::Options { paths, documents, format, ..check::Options::default() });
    Answer { out: outcome.output, code: outcome.code, ..Answer::default() }
}
