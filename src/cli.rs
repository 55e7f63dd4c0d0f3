//! The commands: what is typed on the command line, and what is answered.
//!
//! This is the edge where files, the clock and the environment are met. Every command gives an
//! [`CommandOutput`]; one function prints it.

mod args;
pub mod commands;
mod editor;
mod environment;
mod explorer;
pub(crate) mod loading;
mod output;
mod save;
mod table;

use crate::{
    config::Config,
    storage::{AnnotationStore, Dirs},
};
pub use args::{AnnotationFormat, Args, AsOfFormat, Command, Format, Report, Sort};
use clap::Parser;
pub use loading::{
    input::Input,
    open_error::{DEFAULT_CAP, OpenError},
};
pub use output::{CommandOutput, print};
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
        Some(Command::New { name, force }) => return commands::new::new(&name, force),
        Some(Command::Import(args)) => return commands::import::import(&args),
        Some(Command::Completions { shell }) => return commands::completions::completions(shell),
        Some(Command::Man) => return commands::completions::page(),
        Some(Command::Schema) => return CommandOutput::text(crate::file_format::SCHEMA.to_owned()),
        Some(Command::Dossiers) => return loading::library::dossiers(),
        other => other,
    };
    let folders = Dirs::here();
    let config = match Config::load(|name| std::env::var_os(name), &folders, &args.explore.given())
    {
        Ok(config) => config,
        Err(missing) => return CommandOutput::fault(format!("chancery: {missing}\n")),
    };
    let answer = with_config(command, &args, &config, &folders);
    CommandOutput {
        err: commands::config::report_text(config.diagnostics()) + &answer.err,
        ..answer
    }
}

/// The commands that are done as the user has set them up.
fn with_config(
    command: Option<Command>,
    args: &Args,
    config: &Config,
    folders: &Dirs,
) -> CommandOutput {
    let command = match command {
        Some(Command::Keys) => return CommandOutput::text(table::keys(config.keymap())),
        Some(Command::Config { example }) => return commands::config::config(config, example),
        other => other,
    };
    config.dates().choose();
    let named = if command.is_none() { &*args.explore.paths } else { &[] };
    let paths: Vec<PathBuf> =
        args.dossier.iter().chain(named).map(|path| loading::library::resolve_name(path)).collect();
    let wanted = loading::DossierSpec::new(paths, args.only_mine, args.max_size);
    let Some(command) = command else {
        return explorer::explore(wanted, &args.explore, config, folders);
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
                Some(name) => commands::marks::saved(&mut store(), &name),
            };
            match query {
                Ok(query) => commands::search::search(dossier, &query, limit, sort, format),
                Err(answer) => answer,
            }
        }
        Command::Doctor => commands::doctor::doctor(dossier, config, folders),
        Command::Marks { format } => {
            commands::marks::marks(dossier, store(), config.keymap(), format)
        }
        Command::Show { id } => commands::show::show(dossier, &id),
        Command::Export(args) => commands::export::export(dossier, &args),
        Command::Cite { id, style } => commands::export::cite(dossier, &id, style),
        Command::AsOf { date, format } => commands::as_of::as_of(dossier, &date.join(" "), format),
        Command::Path { from, to } => commands::path::path(dossier, &from, &to),
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
    let paths = paths.iter().map(|path| loading::library::resolve_name(path)).collect();
    let cap = cap.unwrap_or(DEFAULT_CAP);
    let outcome = commands::check::run(&commands::check::Options { paths, documents, format, cap });
    CommandOutput { out: outcome.output, code: outcome.code, ..CommandOutput::default() }
}
