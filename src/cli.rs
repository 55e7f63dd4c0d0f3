//! The command line: parses arguments, runs a command, prints its output.
//!
//! Files, the clock and the environment are read here. Every command returns a [`CommandOutput`];
//! [`print()`] is the only function that prints.

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
use commands::check::Options;
pub use loading::{
    input::Input,
    open_error::{DEFAULT_MAX_SIZE, OpenError},
};
pub use output::{CommandOutput, print};
use std::{ffi::OsString, path::PathBuf};

/// Runs the command that the arguments name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> CommandOutput {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return args::error_output(&error),
    };
    // Commands that open no dossier.
    let mut args = args;
    let command = match args.command.take() {
        Some(Command::Check { paths, documents, fix_anchors, strict, format }) => {
            let paths = paths.iter().map(|path| loading::library::resolve_name(path)).collect();
            let max_size = args.max_size.unwrap_or(DEFAULT_MAX_SIZE);
            return run_check(&Options { paths, documents, fix_anchors, strict, format, max_size });
        }
        Some(Command::New { name, force }) => return commands::new::new(&name, force),
        Some(Command::Import(args)) => return commands::import::import(&args),
        Some(Command::Completions { shell }) => return commands::completions::completions(shell),
        Some(Command::Man) => return commands::completions::man_page(),
        Some(Command::Schema) => return CommandOutput::text(crate::file_format::SCHEMA.to_owned()),
        Some(Command::Dossiers) => return loading::library::list(),
        other => other,
    };
    let dirs = Dirs::here();
    let config = match Config::load(|name| std::env::var_os(name), &dirs, &args.explore.overrides())
    {
        Ok(config) => config,
        Err(missing) => return CommandOutput::error(format!("chancery: {missing}\n")),
    };
    let output = run_with_config(command, &args, &config, &dirs);
    CommandOutput {
        err: commands::config::report_text(config.diagnostics()) + &output.err,
        ..output
    }
}

/// Runs the commands that depend on the configuration.
fn run_with_config(
    command: Option<Command>,
    args: &Args,
    config: &Config,
    dirs: &Dirs,
) -> CommandOutput {
    let command = match command {
        Some(Command::Keys) => return CommandOutput::text(table::keys(config.keymap())),
        Some(Command::Config { example }) => return commands::config::config(config, example),
        other => other,
    };
    config.dates().choose();
    let paths_to_open = if command.is_none() { &*args.explore.paths } else { &[] };
    let paths: Vec<PathBuf> = args
        .dossier
        .iter()
        .chain(paths_to_open)
        .map(|path| loading::library::resolve_name(path))
        .collect();
    let spec = loading::DossierSpec::new(paths, args.only_mine, args.max_size);
    let Some(command) = command else {
        return explorer::explore(spec, &args.explore, config, dirs);
    };
    let loaded = match spec.load() {
        Ok(loaded) => loaded,
        Err(output) => return output,
    };
    let dossier = &loaded.dossier;
    let store = || AnnotationStore::open(dirs.state.clone());
    let output = match command {
        Command::Search { query, saved, limit, sort, strict, format } => {
            let query = match saved {
                None => Ok(query.join(" ")),
                Some(name) => commands::annotations::saved_query(&mut store(), &name),
            };
            match query {
                Ok(query) => commands::search::search(dossier, &query, limit, sort, strict, format),
                Err(output) => output,
            }
        }
        Command::Doctor => commands::doctor::doctor(dossier, config, dirs),
        Command::Annotations { format } => {
            commands::annotations::annotations(dossier, store(), config.keymap(), format)
        }
        Command::Show { id } => commands::show::show(dossier, &id),
        Command::Export(args) => {
            let output = commands::export::export(dossier, &args);
            match (output.code, loaded.is_complete()) {
                (0, false) => output.incomplete(),
                _ => output,
            }
        }
        Command::Cite { id, style } => commands::export::cite(dossier, &id, style),
        Command::AsOf { date, format } => commands::as_of::as_of(dossier, &date.join(" "), format),
        Command::Path { from, to } => commands::path::path(dossier, &from, &to),
        // Handled above.
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
    CommandOutput { err: loaded.warning() + &output.err, ..output }
}

fn run_check(options: &Options) -> CommandOutput {
    let outcome = commands::check::run(options);
    CommandOutput { out: outcome.output, code: outcome.code, ..CommandOutput::default() }
}
