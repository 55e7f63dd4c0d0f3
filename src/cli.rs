//! The commands: what is typed on the command line, and what is answered.
//!
//! This is the edge where files, the clock and the environment are met. Every command gives an
//! [`CommandOutput`]; one function prints it.

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
mod loader;
mod manual;
mod marks;
mod new;
pub mod open;
mod path;
mod save;
mod search;
mod show;
mod surroundings;

use crate::{
    dossier,
    user::{AnnotationStore, Dirs, config::Config},
};
pub use answer::{CommandOutput, print};
pub use args::{AnnotationFormat, Args, AsOfFormat, Command, Format, Report, Sort};
use clap::Parser;
use std::{ffi::OsString, path::PathBuf};

/// Runs the command that the arguments name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> CommandOutput {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return args::refused(&error),
    };
    // What opens no dossier first.
    let mut args = args;
    let command = match args.command.take() {
        Some(Command::Check { paths, documents, format }) => {
            return checked(paths, documents, format, args.max_size);
        }
        Some(Command::New { name, force }) => return new::new(&name, force),
        Some(Command::Import(args)) => return import::import(&args),
        Some(Command::Completions { shell }) => return manual::completions(shell),
        Some(Command::Man) => return manual::page(),
        Some(Command::Schema) => return CommandOutput::text(dossier::SCHEMA.to_owned()),
        Some(Command::Dossiers) => return library::dossiers(),
        other => other,
    };
    let folders = Dirs::here();
    let config = match Config::load(|name| std::env::var_os(name), &folders, &args.explore.given())
    {
        Ok(config) => config,
        Err(missing) => return CommandOutput::fault(format!("chancery: {missing}\n")),
    };
    let answer = with_config(command, &args, &config, &folders);
    CommandOutput { err: config::told(config.faults()) + &answer.err, ..answer }
}

/// The commands that are done as the user has set them up.
fn with_config(
    command: Option<Command>,
    args: &Args,
    config: &Config,
    folders: &Dirs,
) -> CommandOutput {
    let command = match command {
        Some(Command::Keys) => return CommandOutput::text(list::keys(config.keymap())),
        Some(Command::Config { example }) => return config::config(config, example),
        other => other,
    };
    config.dates().choose();
    let named = if command.is_none() { &*args.explore.paths } else { &[] };
    let paths: Vec<PathBuf> =
        args.dossier.iter().chain(named).map(|path| library::meant(path)).collect();
    let wanted = load::DossierSpec::new(paths, args.only_mine, args.max_size);
    let Some(command) = command else {
        return explore::explore(wanted, &args.explore, config, folders);
    };
    let opened = match wanted.load() {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let dossier = &opened.dossier;
    let store = || AnnotationStore::open(folders.state.clone());
    let answer = match command {
        Command::Search { query, saved, limit, sort, format } => {
            let query = match saved {
                None => Ok(query.join(" ")),
                Some(name) => marks::saved(&mut store(), &name),
            };
            match query {
                Ok(query) => search::search(dossier, &query, limit, sort, format),
                Err(answer) => answer,
            }
        }
        Command::Doctor => doctor::doctor(dossier, config, folders),
        Command::Marks { format } => marks::marks(dossier, store(), config.keymap(), format),
        Command::Show { id } => show::show(dossier, &id),
        Command::Export(args) => export::export(dossier, &args),
        Command::Cite { id, style } => export::cite(dossier, &id, style),
        Command::AsOf { date, format } => as_of::as_of(dossier, &date.join(" "), format),
        Command::Path { from, to } => path::path(dossier, &from, &to),
        // Answered above.
        Command::Check { .. }
        | Command::New { .. }
        | Command::Import(_)
        | Command::Completions { .. }
        | Command::Man
        | Command::Schema
        | Command::Keys
        | Command::Dossiers
        | Command::Config { .. } => CommandOutput::default(),
    };
    CommandOutput { err: opened.remark() + &answer.err, ..answer }
}

fn checked(
    paths: Vec<PathBuf>,
    documents: Option<PathBuf>,
    format: Report,
    cap: Option<u64>,
) -> CommandOutput {
    let format = match format {
        Report::Text => check::Format::Text,
        Report::Json => check::Format::Json,
    };
    let paths = paths.iter().map(|path| library::meant(path)).collect();
    let cap = cap.unwrap_or(open::DEFAULT_CAP);
    let outcome = check::run(&check::Options { paths, documents, format, cap });
    CommandOutput { out: outcome.output, code: outcome.code, ..CommandOutput::default() }
}
