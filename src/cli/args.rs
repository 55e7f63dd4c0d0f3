//! The command line: its words, and what is said when they are wrong.

use super::answer::Answer;
use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Explore a dossier of diplomatic relations: what happened when, what was signed, who was there,
/// and who says what about it. Without a command it opens the explorer on the built-in dossier,
/// Russia–South Ossetia relations.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, max_term_width = 80)]
#[command(disable_help_subcommand = true, disable_help_flag = true)]
#[command(
    after_help = "Exit status: 0 found or done, 1 nothing found, 2 wrong usage or wrong data.\n\
In the explorer ? shows all keys, / searches, q quits."
)]
pub struct Args {
    /// What to do; nothing opens the explorer.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Print this help
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
    /// How the explorer opens.
    #[command(flatten)]
    pub explore: Explore,
}

/// How the explorer opens.
#[derive(Debug, clap::Args)]
pub struct Explore {
    /// Colours: auto (asks the terminal), dark, light, terminal (its own), mono
    #[arg(
        long,
        value_enum,
        value_name = "NAME",
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub theme: Theme,
    /// Use the mouse in the explorer; otherwise it is left to the terminal
    #[arg(long)]
    pub mouse: bool,
    /// The folder with the documents that are cited; s shows the passages in them
    #[arg(long, value_name = "DIR")]
    pub documents: Option<PathBuf>,
    /// Open the explorer with this search
    #[arg(long, value_name = "QUERY")]
    pub find: Option<String>,
}

/// The colours that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// What fits the terminal.
    Auto,
    /// For dark screens.
    Dark,
    /// For light screens.
    Light,
    /// The terminal's own colours.
    Terminal,
    /// No colours.
    Mono,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find records by names, dates and words
    Search {
        /// What to find: kokoity, "26 aug 2008", treaty 2015..2024
        #[arg(required = true)]
        query: Vec<String>,
        /// How many records at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
        /// Which come first
        #[arg(long, value_enum, default_value = "best")]
        sort: Sort,
        /// How to print them
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Show everything known about one record
    Show {
        /// Its id, as search prints it
        id: String,
    },
    /// Tell everything that is wrong with a dossier, and prove its cites
    Check {
        /// Files or folders, - for standard input; nothing means the built-in dossier
        paths: Vec<PathBuf>,
        /// The folder with the documents that are cited
        #[arg(long, value_name = "DIR")]
        documents: Option<PathBuf>,
        /// How to print what is found
        #[arg(long, value_enum, default_value = "text")]
        format: Report,
    },
    /// Print the JSON Schema of a dossier
    Schema,
    /// List the keys of the explorer
    Keys,
}

/// How records are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns.
    Table,
    /// A JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values with a header.
    Csv,
    /// A Markdown table.
    Md,
}

/// Which records come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// Those that fit best.
    Best,
    /// The newest, and those without a date last.
    Newest,
    /// The oldest, and those without a date last.
    Oldest,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What is said of a command line that cannot be read, or that asks for help.
pub(super) fn refused(error: &clap::Error) -> Answer {
    let text = error.render().to_string();
    if error.use_stderr() { Answer::fault(text) } else { Answer::text(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn help_fits_one_screen() {
        let help = Args::command().render_help().to_string();
        assert!(help.lines().count() <= 40, "{} lines:\n{help}", help.lines().count());
    }
}
