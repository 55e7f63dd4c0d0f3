//! The command line: its arguments and their help.

mod explore;
pub(super) mod help;
mod import;
mod values;

use super::loading::library::resolve_name;
use crate::{date::Day, export, search::Order};
use clap::{ArgAction, ArgMatches, Args as _, CommandFactory, FromArgMatches, Parser, Subcommand};
pub use explore::Explore;
pub(super) use help::{error_output, late_command, unknown_command, unknown_words};
pub use import::Import;
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};
pub use values::{ArticleFormat, Format, Report};
use values::{day, named, one_of, order, parse_size};

/// Explore the diplomatic record: events, treaties, people and competing claims.
/// Without a command, starts the interactive explorer (? shows all keys, q quits).
#[derive(Debug, Parser)]
#[command(name = "chancery", version, max_term_width = 80)]
#[command(disable_help_subcommand = true, disable_help_flag = true)]
#[command(override_usage = "chancery [OPTIONS] [PATH]... | chancery COMMAND")]
pub struct Args {
    /// The command; without one the explorer starts.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Print help
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
    /// Options of the explorer.
    #[command(flatten)]
    pub explore: Explore,
    /// The dossiers to open.
    #[command(flatten)]
    pub opening: Opening,
    /// Maximum file size, such as 512M or 4G [default: 1G]
    #[arg(long, global = true, value_name = "SIZE", value_parser = parse_size, hide_short_help = true)]
    pub max_size: Option<u64>,
}

/// The dossiers that a command opens.
#[derive(Debug, Default, clap::Args)]
pub struct Opening {
    /// Open this dossier, not the built-in (repeatable)
    #[arg(long, short, value_name = "PATH")]
    pub dossier: Vec<PathBuf>,
    /// Open the built-in dossier too, below the others
    #[arg(long)]
    pub with_builtin: bool,
}

/// The commands that open dossiers. The options that choose them may precede the command or follow it.
pub(super) const OPENING: [&str; 8] =
    ["search", "show", "as-of", "path", "export", "cite", "annotations", "doctor"];

/// The command line.
pub(super) fn command() -> clap::Command {
    let with_ending = |command: clap::Command| match help::ending(command.get_name()) {
        Some(ending) => command.after_help(ending),
        None => command,
    };
    let command = with_ending(Args::command()).mut_subcommands(with_ending);
    OPENING.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |inner| {
            let about = inner.get_about().cloned().unwrap_or_default();
            Opening::augment_args(inner).about(about)
        })
    })
}

impl Args {
    /// Parses the command line.
    pub fn parse(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let is_search = |word: &OsString| word == "search";
        let at = arguments.iter().position(is_search).unwrap_or(arguments.len());
        let (before, query) = arguments.split_at(at);
        let words = before.iter().cloned().chain(query.iter().map(negation));
        let matches = command().try_get_matches_from(words)?;
        Ok(Self { opening: Opening::of(&matches)?, ..Self::from_arg_matches(&matches)? })
    }
}

impl Opening {
    /// The options before the command and those after it.
    fn of(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut opening = Self::from_arg_matches(matches)?;
        if let Some((name, inner)) = matches.subcommand()
            && OPENING.contains(&name)
        {
            let more = Self::from_arg_matches(inner)?;
            opening.dossier.extend(more.dossier);
            opening.with_builtin |= more.with_builtin;
        }
        Ok(opening)
    }

    /// As far as a command line tells that is still being typed.
    pub(super) fn of_unfinished(words: impl Iterator<Item = OsString>) -> Self {
        let matches = command().ignore_errors(true).try_get_matches_from(words);
        matches.and_then(|matches| Self::of(&matches)).unwrap_or_default()
    }
}

fn whole_number(typed: &str) -> Result<usize, &'static str> {
    typed.parse().map_err(|error: std::num::ParseIntError| match error.kind() {
        std::num::IntErrorKind::PosOverflow => "too large",
        _ => "expected a whole number, such as 20",
    })
}

/// A word of a query with a hyphen, in a form that is not an option: `-kokoity` as `NOT kokoity`.
/// `-h`, and `-d` with the path of a dossier, stay options.
fn negation(word: &OsString) -> OsString {
    let negated = word.to_str().and_then(|word| word.strip_prefix('-')).filter(|rest| {
        let path = rest.strip_prefix('d').map(|path| resolve_name(Path::new(path)));
        rest.chars().count() > 1
            && rest.starts_with(|first: char| first.is_alphabetic() || first == '"')
            && !path.is_some_and(|path| path.exists() || rest.contains(['/', '.']))
    });
    negated.map_or_else(|| word.clone(), |rest| format!("NOT {rest}").into())
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find records by names, dates and words
    Search {
        /// What to find: kokoity, "26 aug 2008", treaty 2015..2024
        #[arg(required_unless_present = "saved")]
        query: Vec<String>,
        /// Run a saved search
        #[arg(long, value_name = "NAME", conflicts_with = "query")]
        saved: Option<String>,
        /// Maximum number of records, 0 for all [default: what fits on the screen]
        #[arg(long, value_name = "N", value_parser = whole_number, allow_negative_numbers = true)]
        limit: Option<usize>,
        /// Sort order
        #[arg(long, default_value = "best")]
        #[arg(value_parser = one_of(&[Order::Best, Order::Newest, Order::Oldest], order))]
        sort: Order,
        /// Only records that match the whole query
        #[arg(long)]
        strict: bool,
        /// Output format
        #[arg(long, alias = "to", value_enum, default_value = "table")]
        format: Format,
    },
    /// Show everything known about one record
    Show {
        /// Record id, as printed by search
        id: String,
        /// Output format
        #[arg(long, alias = "to", value_enum, default_value = "text")]
        format: ArticleFormat,
    },
    /// Show what was in force, in office and recognised on a date
    AsOf {
        /// The date: 2008-08-26, "26 aug 2008", 2015, today
        #[arg(required = true)]
        date: Vec<String>,
        /// Output format
        #[arg(long, value_enum, default_value = "text")]
        format: Report,
    },
    /// Show the shortest connection between two records
    Path {
        /// First record id
        from: String,
        /// Second record id
        to: String,
        /// Output format
        #[arg(long, value_enum, default_value = "text")]
        format: Report,
    },
    /// Validate a dossier and verify its citations
    Check(Check),
    /// Create a new dossier from a template
    New {
        /// File name; .json is added
        name: PathBuf,
        /// Overwrite existing files
        #[arg(long)]
        force: bool,
    },
    /// Import tables, timelines, Wikidata results or bibliographies
    Import(Box<Import>),
    /// Print the JSON Schema of a dossier
    Schema,
    /// Export the dossier or search results
    Export(Export),
    /// Print citations of records with their sources, or of sources
    Cite {
        /// Record ids, as printed by search
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        /// Citation style
        #[arg(long, alias = "format", default_value = "chicago")]
        #[arg(value_parser = one_of(&export::Style::ALL, |it| it.name().into()))]
        style: export::Style,
    },
    /// Generate shell completions
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page, or write those of all commands
    Man {
        /// Folder for the pages of all commands
        #[arg(long, value_name = "DIR")]
        dir: Option<PathBuf>,
        /// Overwrite existing files
        #[arg(long)]
        force: bool,
    },
    /// List installed dossiers
    Dossiers,
    /// List the keys of the explorer
    Keys,
    /// Print bookmarks, notes, reading lists and saved searches
    #[command(alias = "marks")]
    Annotations {
        /// Output format
        #[arg(long, value_enum, default_value = "text")]
        format: ArticleFormat,
    },
    /// Check the environment and suggest fixes
    Doctor,
    /// Show effective settings and their origin
    Config {
        /// Print a sample configuration file
        #[arg(long)]
        example: bool,
    },
    /// Print help for a command
    Help {
        /// The command
        command: Option<String>,
    },
    /// Print the version
    #[command(hide = true)]
    Version,
}

/// Arguments of `chancery check`.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Check {
    /// Files or folders, - for stdin [default: the built-in dossier]
    pub paths: Vec<PathBuf>,
    /// Further paths, as other commands take their dossiers.
    #[arg(long, short, hide = true)]
    pub dossier: Vec<PathBuf>,
    /// Folder with the source documents
    #[arg(long, value_name = "DIR")]
    pub documents: Option<PathBuf>,
    /// Write the missing or wrong anchor words of citations into the files
    #[arg(long, requires = "documents", requires = "paths")]
    pub fix_anchors: bool,
    /// Fail on warnings too
    #[arg(long)]
    pub strict: bool,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub format: Report,
    /// Maximum size of a file in bytes.
    #[arg(skip)]
    pub max_size: Option<u64>,
}

/// Arguments of `chancery export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// Output format [default: from the file extension; json in a pipe]
    #[arg(long, alias = "format", value_name = "FORMAT")]
    #[arg(value_parser = one_of(&export::Format::ALL, |it| named(it.name(), it.help())))]
    pub to: Option<export::Format>,
    /// Only what this search finds
    #[arg(long, value_name = "QUERY")]
    pub find: Option<String>,
    /// Only this record and related records
    #[arg(long, visible_alias = "narrow", value_name = "ID")]
    pub near: Option<String>,
    /// Only what `chancery as-of DATE` shows
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// Output file, - for stdout [default: stdout]
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Overwrite existing files
    #[arg(long)]
    pub force: bool,
}
