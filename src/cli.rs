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
pub use args::{AnnotationFormat, Args, ArticleFormat, Command, Format, Report, Sort};
use clap::Parser;
use commands::check::Options;
pub use commands::completions::answer_shell;
pub use loading::{
    input::Input,
    open_error::{DEFAULT_MAX_SIZE, OpenError},
};
pub use output::{CommandOutput, Content, print};
use std::{ffi::OsString, path::PathBuf};

/// Runs the command that the arguments name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> CommandOutput {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) => {
            return args::error_output(&error, arguments.get(1).and_then(|word| word.to_str()));
        }
    };
    // Commands that open no dossier.
    let mut command = match args.command.take() {
        Some(Command::Help { command }) => return help(command.as_deref()),
        Some(Command::Version) => return run(["chancery", "--version"].map(Into::into)),
        Some(Command::Check { paths, documents, fix_anchors, strict, format }) => {
            let paths = paths.iter().map(|path| loading::library::resolve_name(path)).collect();
            let max_size = args.max_size.unwrap_or(DEFAULT_MAX_SIZE);
            return run_check(&Options { paths, documents, fix_anchors, strict, format, max_size });
        }
        Some(Command::New { name, force }) => return commands::new::new(&name, force),
        Some(Command::Import(args)) => return commands::import::import(&args),
        Some(Command::Completions { shell }) => return commands::completions::completions(shell),
        Some(Command::Man { dir, force }) => {
            return commands::man::man(dir.as_deref(), force);
        }
        Some(Command::Schema) => return CommandOutput::text(crate::file_format::SCHEMA.to_owned()),
        Some(Command::Dossiers) => return loading::library::list(),
        other => other,
    };
    if let Some(opening) = command.as_mut().and_then(Command::opening) {
        args.opening.merge(opening);
    }
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

/// The help of a command, or of the program.
fn help(command: Option<&str>) -> CommandOutput {
    use clap::CommandFactory;
    let known = Args::command();
    match command {
        Some(name) if known.find_subcommand(name).is_none() => {
            let unknown =
                || format!("chancery: unknown command \"{name}\" (see `chancery help`)\n");
            CommandOutput::error(args::unknown_command(name).unwrap_or_else(unknown))
        }
        command => run(["chancery"].into_iter().chain(command).chain(["--help"]).map(Into::into)),
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
        Some(Command::Keys) => {
            return CommandOutput::table(table::keys(config.keymap(), table::Screen::of_stdout()));
        }
        Some(Command::Config { example }) => return commands::config::config(config, example),
        other => other,
    };
    config.dates().choose();
    let paths_to_open = if command.is_none() { &*args.explore.paths } else { &[] };
    let paths: Vec<PathBuf> = args
        .opening
        .dossier
        .iter()
        .chain(paths_to_open)
        .map(|path| loading::library::resolve_name(path))
        .collect();
    // A dossier of one's own is opened alone.
    let alone = args.opening.only_mine || !paths.is_empty() && !args.opening.with_builtin;
    let spec = loading::DossierSpec::new(paths, alone, args.max_size);
    let Some(command) = command else {
        return explorer::explore(spec, &args.explore, config, dirs);
    };
    let loaded = match &command {
        Command::Show { id, .. } => spec.load_around(id),
        _ => spec.load(),
    };
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(output) => return output,
    };
    let dossier = &loaded.dossier;
    let store = || AnnotationStore::open(dirs.state.clone());
    let output = match command {
        Command::Search { query, saved, limit, sort, strict, format, .. } => {
            let query = match saved {
                None => Ok(query.join(" ")),
                Some(name) => commands::annotations::saved_query(&mut store(), &name),
            };
            match query {
                Ok(query) => commands::search::search(dossier, &query, limit, sort, strict, format),
                Err(output) => output,
            }
        }
        Command::Doctor(_) => commands::doctor::doctor(dossier, config, dirs),
        Command::Annotations { format, .. } => {
            commands::annotations::annotations(dossier, store(), config.keymap(), format)
        }
        Command::Show { id, format, .. } => commands::show::show(dossier, &id, format),
        Command::Export(args) => {
            let output = commands::export::export(dossier, &args);
            match (output.code, loaded.is_complete()) {
                (0, false) => output.incomplete(),
                _ => output,
            }
        }
        Command::Cite { ids, style, .. } => commands::export::cite(dossier, &ids, style),
        Command::AsOf { date, format, .. } => {
            commands::as_of::as_of(dossier, &date.join(" "), format)
        }
        Command::Path { from, to, format, .. } => commands::path::path(dossier, &from, &to, format),
        // Handled above.
        Command::Check { .. }
        | Command::New { .. }
        | Command::Import(_)
        | Command::Completions { .. }
        | Command::Man { .. }
        | Command::Schema
        | Command::Keys
        | Command::Dossiers
        | Command::Config { .. }
        | Command::Help { .. }
        | Command::Version => CommandOutput::default(),
    };
    let err = loaded.warning() + &output.err;
    // The program ends, and to free a million records one by one would be a part of the answer's time.
    std::mem::forget(loaded);
    CommandOutput { err, ..output }
}

fn run_check(options: &Options) -> CommandOutput {
    let outcome = commands::check::run(options);
    CommandOutput { out: outcome.output, code: outcome.code, ..CommandOutput::default() }
}
