//! The command line: parses arguments, runs a command, prints its output. Files, clock, environment
//! are read here; commands return a [`CommandOutput`], which only [`print()`] prints.

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
pub use args::{
    AnnotationFormat, Args, ArticleFormat, Check, Command, Explore, Export, Format, Import,
    Opening, Report, Sort,
};
pub use commands::completions::answer_shell;
use commands::{
    annotations::{annotations, saved_query},
    search::search,
};
use loading::{DossierSpec, LoadedDossier, library::resolve_name};
pub use loading::{
    input::Input,
    open_error::{DEFAULT_MAX_SIZE, OpenError},
};
pub use output::{CommandOutput, Content, print};
use std::{ffi::OsString, path::PathBuf};

/// Runs the command that the arguments name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> CommandOutput {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut args = match Args::parse(&arguments) {
        Ok(args) => args,
        Err(error) => {
            return args::error_output(&error, arguments.get(1).and_then(|word| word.to_str()));
        }
    };
    let Some(command) = args.command.take() else {
        return with_config(&args, |config, dirs| {
            explorer::explore(spec(&args, &args.explore.paths), &args.explore, config, dirs)
        });
    };
    match command {
        Command::Help { command } => help(command.as_deref()),
        Command::Version => run(["chancery", "--version"].map(Into::into)),
        Command::Check(mut check) => {
            check.paths.iter_mut().for_each(|path| *path = resolve_name(path));
            commands::check::run(&Check { max_size: args.max_size, ..check })
        }
        Command::New { name, force } => commands::new::new(&name, force),
        Command::Import(import) => commands::import::import(&import),
        Command::Completions { shell } => commands::completions::completions(shell),
        Command::Man { dir, force } => commands::man::man(dir.as_deref(), force),
        Command::Schema => CommandOutput::text(crate::file_format::SCHEMA.to_owned()),
        Command::Dossiers => loading::library::list(),
        Command::Keys => with_config(&args, |config, _| {
            CommandOutput::table(table::keys(config.keymap(), table::Screen::of_stdout()))
        }),
        Command::Config { example } => {
            with_config(&args, |config, _| commands::config::config(config, example))
        }
        Command::Search { query, saved, limit, sort, strict, format } => {
            with_dossier(&args, |loaded, _, dirs| {
                let saved = saved.map(|name| saved_query(&mut store(dirs), &name));
                match saved.unwrap_or_else(|| Ok(query.join(" "))) {
                    Ok(query) => search(&loaded.dossier, &query, limit, sort, strict, format),
                    Err(output) => output,
                }
            })
        }
        Command::Doctor => with_dossier(&args, |loaded, config, dirs| {
            commands::doctor::doctor(&loaded.dossier, config, dirs)
        }),
        Command::Annotations { format } => with_dossier(&args, |loaded, config, dirs| {
            annotations(&loaded.dossier, store(dirs), config.keymap(), format)
        }),
        Command::Show { id, format } => with_loaded(
            &args,
            |spec| spec.load_around(&id),
            |loaded, _, _| commands::show::show(&loaded.dossier, &id, format),
        ),
        Command::Export(export) => with_dossier(&args, |loaded, _, _| {
            let output = commands::export::export(&loaded.dossier, &export);
            let is_short = output.code == 0 && !loaded.is_complete();
            if is_short { output.incomplete() } else { output }
        }),
        Command::Cite { ids, style } => {
            with_dossier(&args, |loaded, _, _| commands::export::cite(&loaded.dossier, &ids, style))
        }
        Command::AsOf { date, format } => with_dossier(&args, |loaded, _, _| {
            commands::as_of::as_of(&loaded.dossier, &date.join(" "), format)
        }),
        Command::Path { from, to, format } => with_dossier(&args, |loaded, _, _| {
            commands::path::path(&loaded.dossier, &from, &to, format)
        }),
    }
}

fn store(dirs: &Dirs) -> AnnotationStore {
    AnnotationStore::open(dirs.state.clone())
}

fn help(command: Option<&str>) -> CommandOutput {
    match command {
        Some(name) if args::command().find_subcommand(name).is_none() => {
            let unknown =
                || format!("chancery: unknown command \"{name}\" (see `chancery help`)\n");
            CommandOutput::error(args::unknown_command(name).unwrap_or_else(unknown))
        }
        command => run(["chancery"].into_iter().chain(command).chain(["--help"]).map(Into::into)),
    }
}

/// The dossiers of the command line. A dossier that is named is opened alone.
fn spec(args: &Args, paths: &[PathBuf]) -> DossierSpec {
    let paths = args.opening.dossier.iter().chain(paths).map(|path| resolve_name(path));
    let paths: Vec<PathBuf> = paths.collect();
    let is_alone = args.opening.only_mine || !paths.is_empty() && !args.opening.with_builtin;
    DossierSpec::new(paths, is_alone, args.max_size)
}

fn with_config(
    args: &Args,
    command: impl FnOnce(&Config, &Dirs) -> CommandOutput,
) -> CommandOutput {
    let dirs = Dirs::here();
    match Config::load(|name| std::env::var_os(name), &dirs, &args.explore.overrides()) {
        Ok(config) => {
            config.dates().choose();
            command(&config, &dirs).after(&commands::config::report_text(config.diagnostics()))
        }
        Err(missing) => CommandOutput::error(format!("chancery: {missing}\n")),
    }
}

fn with_dossier(
    args: &Args,
    command: impl FnOnce(&LoadedDossier, &Config, &Dirs) -> CommandOutput,
) -> CommandOutput {
    with_loaded(args, DossierSpec::load, command)
}

fn with_loaded(
    args: &Args,
    load: impl FnOnce(&DossierSpec) -> Result<LoadedDossier, CommandOutput>,
    command: impl FnOnce(&LoadedDossier, &Config, &Dirs) -> CommandOutput,
) -> CommandOutput {
    with_config(args, |config, dirs| match load(&spec(args, &[])) {
        Ok(loaded) => {
            let output = command(&loaded, config, dirs).after(&loaded.warning());
            // The program ends, and to free a million records would be a part of the answer's time.
            std::mem::forget(loaded);
            output
        }
        Err(output) => output,
    })
}
