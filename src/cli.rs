//! The command line: parses arguments, runs a command, prints its output. Files, clock and
//! environment are read here; commands return a [`CommandOutput`], which only [`print()`] prints.

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
    Args, ArticleFormat, Check, Command, Explore, Export, Format, Import, Opening, Report,
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
use output::Answer;
pub use output::{CommandOutput, Content, print};
use std::ffi::OsString;

pub fn run(arguments: impl IntoIterator<Item = OsString>) -> CommandOutput {
    answer(arguments).unwrap_or_else(|failure| failure)
}

fn answer(arguments: impl IntoIterator<Item = OsString>) -> Answer {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let first = arguments.get(1).and_then(|word| word.to_str());
    let mut args = Args::parse(&arguments).map_err(|error| args::error_output(&error, first))?;
    let Some(command) = args.command.take() else {
        if let Some(message) = args::late_command(&args.explore.paths) {
            return Err(CommandOutput::error(message));
        }
        return with_config(&args, |config, dirs| {
            let spec = DossierSpec::of(&args.opening, &args.explore.paths, args.max_size);
            explorer::explore(spec, &args.explore, config, dirs)
        });
    };
    args.explore.refuse_view()?;
    match command {
        Command::Help { command } => Ok(help(command.as_deref())),
        Command::Version => answer(["chancery", "--version"].map(Into::into)),
        Command::Check(mut check) => {
            check.paths.extend(check.dossier.drain(..).chain(args.opening.dossier));
            check.paths.iter_mut().for_each(|path| *path = resolve_name(path));
            Ok(commands::check::run(&Check { max_size: args.max_size, ..check }))
        }
        Command::New { name, force } => commands::new::new(&name, force),
        Command::Import(import) => {
            commands::import::import(&import, args.max_size.unwrap_or(DEFAULT_MAX_SIZE))
        }
        Command::Completions { shell } => Ok(commands::completions::completions(shell)),
        Command::Man { dir, force } => commands::man::man(dir.as_deref(), force),
        Command::Schema => Ok(CommandOutput::text(crate::file_format::SCHEMA.to_owned())),
        Command::Dossiers => Ok(loading::library::list(args.max_size)),
        Command::Keys => with_config(&args, |config, _| {
            Ok(CommandOutput::table(table::keys(&config.keymap, table::Screen::of_stdout())))
        }),
        Command::Config { example } => with_config(&args, |config, dirs| {
            let config = config.with_theme(store(dirs).theme());
            Ok(commands::config::config(&config, example))
        }),
        Command::Search { query, saved, limit, sort, strict, format } => {
            with_config(&args, |_, dirs| {
                let query = match saved {
                    Some(name) => saved_query(&mut store(dirs), &name)?,
                    None => query.join(" "),
                };
                let spec = DossierSpec::of(&args.opening, &[], args.max_size);
                let (loaded, output) = search(&spec, &query, limit, sort, strict, format)?;
                Ok(finish(loaded, output))
            })
        }
        Command::Doctor => with_dossier(&args, |loaded, config, dirs| {
            Ok(commands::doctor::doctor(&loaded.dossier, config, dirs))
        }),
        Command::Annotations { format } => {
            with_dossier(&args, |loaded, _, dirs| Ok(annotations(&loaded.dossier, dirs, format)))
        }
        Command::Show { id, format } => with_loaded(
            &args,
            |spec| spec.load_around(&id),
            |loaded, _, _| commands::show::show(&loaded.dossier, &id, format),
        ),
        Command::Export(export) => {
            // Before a dossier is read that would be for nothing.
            let spec = DossierSpec::of(&args.opening, &[], args.max_size);
            save::refuse_input(export.output.as_deref(), spec.files())?;
            with_dossier(&args, |loaded, _, _| {
                if loaded.duplicates > 0 {
                    let text = "chancery: not exported: an id must belong to one record\n";
                    return Err(CommandOutput::error(text.to_owned()));
                }
                let mut output = commands::export::export(&loaded.dossier, &export)?;
                if !loaded.is_complete() {
                    output.err.push_str("chancery: the export is incomplete\n");
                    output.code = 2;
                }
                Ok(output)
            })
        }
        Command::Cite { ids, style } => {
            with_dossier(&args, |loaded, _, _| commands::cite::cite(&loaded.dossier, &ids, style))
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

fn with_config(args: &Args, command: impl FnOnce(&Config, &Dirs) -> Answer) -> Answer {
    let dirs = Dirs::here();
    let variable = |name: &str| std::env::var_os(name);
    let config = Config::load(variable, &dirs, &args.explore.overrides())?;
    config.dates().choose();
    let problems: String = config.diagnostics.iter().map(|it| format!("{it}\n")).collect();
    let answer = command(&config, &dirs);
    answer.map(|output| output.after(&problems)).map_err(|failure| failure.after(&problems))
}

fn with_dossier(
    args: &Args,
    command: impl FnOnce(&LoadedDossier, &Config, &Dirs) -> Answer,
) -> Answer {
    with_loaded(args, DossierSpec::load, command)
}

fn with_loaded(
    args: &Args,
    load: impl FnOnce(&DossierSpec) -> Result<LoadedDossier, CommandOutput>,
    command: impl FnOnce(&LoadedDossier, &Config, &Dirs) -> Answer,
) -> Answer {
    with_config(args, |config, dirs| {
        let loaded = load(&DossierSpec::of(&args.opening, &[], args.max_size))?;
        let output = command(&loaded, config, dirs).unwrap_or_else(|failure| failure);
        Ok(finish(loaded, output))
    })
}

/// The output of a command over a dossier, after a warning of what was not read.
fn finish(loaded: LoadedDossier, output: CommandOutput) -> CommandOutput {
    let mut output = output.after(&loaded.warning());
    // What was not read might have been found.
    if output.code == 1 && !loaded.is_complete() {
        output.code = 2;
    }
    // The process ends here, and freeing a million records would delay the output.
    std::mem::forget(loaded);
    output
}
