//! The command line: its arguments, their help, and the output of parse errors.

mod values;

use super::output::CommandOutput;
use crate::{app::ThemeChoice, config::Setting, export, import};
use clap::{ArgAction, Parser, Subcommand};
use std::path::PathBuf;
pub(super) use values::Order;
pub use values::{AnnotationFormat, AsOfFormat, Format, Report, Sort};

/// Explore the diplomatic record: events, treaties, people and competing claims.
/// Without a command, starts the interactive explorer.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, max_term_width = 80)]
#[command(disable_help_subcommand = true, disable_help_flag = true)]
#[command(after_help = "PATH: dossier file, folder or name; - for stdin.\n\
Exit status: 0 found or done, 1 nothing found, 2 usage or data error.\n\
In the explorer: ? shows all keys, / searches, q quits.")]
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
    /// Also open this dossier (repeatable)
    #[arg(long, short, global = true, value_name = "PATH")]
    pub dossier: Vec<PathBuf>,
    /// Exclude the built-in dossier
    #[arg(long, global = true)]
    pub only_mine: bool,
    /// Maximum file size, such as 512M or 4G [default: 1G]
    #[arg(long, global = true, value_name = "SIZE", value_parser = parse_size, hide_short_help = true)]
    pub max_size: Option<u64>,
}

/// Parses a size in bytes: `4G`, `512M`, `64k`.
fn parse_size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let shift = match text.get(digits.len()..).unwrap_or("").to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 10,
        "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        _ => return Err("expected a number and k, M or G, such as 512M".to_owned()),
    };
    let number: u64 =
        digits.parse().map_err(|_| "expected a number and k, M or G, such as 512M".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "number too large".to_owned())
}

/// Options of the explorer.
#[derive(Debug, clap::Args)]
pub struct Explore {
    /// Dossiers to open too: files, folders or names; - for stdin
    #[arg(value_name = "PATH", hide_short_help = true)]
    pub paths: Vec<PathBuf>,
    /// Colour theme: auto, dark, light, terminal, mono
    #[arg(long, value_enum, value_name = "NAME", hide_possible_values = true)]
    pub theme: Option<ThemeChoice>,
    /// Enable mouse support
    #[arg(long)]
    pub mouse: bool,
    /// Folder with the source documents
    #[arg(long, value_name = "DIR")]
    pub documents: Option<PathBuf>,
    /// Start with this search
    #[arg(long, value_name = "QUERY")]
    pub find: Option<String>,
    /// Reload files when they change
    #[arg(long)]
    pub watch: bool,
    /// Use only ASCII characters
    #[arg(long)]
    pub ascii: bool,
    /// Start fresh instead of restoring the last session
    #[arg(long)]
    pub fresh: bool,
    /// Start with the view as of DATE
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

impl Explore {
    /// The settings that options override.
    #[must_use]
    pub fn overrides(&self) -> Vec<(Setting, String)> {
        let on = |is: bool, setting, value: &str| is.then(|| (setting, value.to_owned()));
        let folder = self.documents.as_ref().map(|folder| folder.to_string_lossy().into_owned());
        [
            self.theme.map(|theme| (Setting::Theme, theme.name().to_owned())),
            on(self.mouse, Setting::Mouse, "true"),
            on(self.ascii, Setting::Ascii, "true"),
            folder.map(|folder| (Setting::Documents, folder)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
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
        /// Maximum number of records
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
        /// Sort order
        #[arg(long, value_enum, default_value = "best")]
        sort: Sort,
        /// Output format
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Show everything known about one record
    Show {
        /// Record id, as printed by search
        id: String,
    },
    /// Show what was in force, in office and recognised on a date
    AsOf {
        /// The date: 2008-08-26, "26 aug 2008", 2015, today
        #[arg(required = true)]
        date: Vec<String>,
        /// Output format
        #[arg(long, value_enum, default_value = "table")]
        format: AsOfFormat,
    },
    /// Show the shortest connection between two records
    Path {
        /// First record id
        from: String,
        /// Second record id
        to: String,
    },
    /// Validate a dossier and verify its citations
    Check {
        /// Files or folders, - for stdin [default: the built-in dossier]
        paths: Vec<PathBuf>,
        /// Folder with the source documents
        #[arg(long, value_name = "DIR")]
        documents: Option<PathBuf>,
        /// Write the missing or wrong anchor words of citations into the files
        #[arg(long, requires = "documents", requires = "paths")]
        fix_anchors: bool,
        /// Fail on warnings too
        #[arg(long)]
        strict: bool,
        /// Output format
        #[arg(long, value_enum, default_value = "text")]
        format: Report,
    },
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
    /// Print a citation for a record
    Cite {
        /// Record id, as printed by search
        id: String,
        /// Citation style
        #[arg(long, value_enum, default_value = "chicago")]
        style: export::Style,
    },
    /// Generate shell completions
    // Needed once, by whoever installs: the README names it, and help fits one screen.
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    #[command(hide = true)]
    Man,
    /// List installed dossiers
    Dossiers,
    /// List the keys of the explorer
    Keys,
    /// Print bookmarks, notes, reading lists and saved searches
    #[command(alias = "marks")]
    Annotations {
        /// Output format
        #[arg(long, value_enum, default_value = "table")]
        format: AnnotationFormat,
    },
    /// Check the environment and suggest fixes
    Doctor,
    /// Show effective settings and their origin
    Config {
        /// Print a sample configuration file
        #[arg(long)]
        example: bool,
    },
}

/// Arguments of `chancery export`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// Output format [default: from the file extension, else json]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<export::Format>,
    /// Only what this search finds
    #[arg(long, value_name = "QUERY")]
    pub find: Option<String>,
    /// Only this record and related records
    #[arg(long, visible_alias = "narrow", value_name = "ID")]
    pub near: Option<String>,
    /// Only what applied on DATE
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Output file, a folder for csv; - for stdout [default: stdout]
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Overwrite existing files
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `chancery import`.
#[derive(Debug, Clone, clap::Args)]
pub struct Import {
    /// Tables (CSV, xlsx, ods), TimelineJS, Wikidata results, chronologies, BibTeX; - for stdin
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Preview without writing
    #[arg(long)]
    pub dry_run: bool,
    /// Input format [default: detected]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub from: Option<import::Format>,
    /// Kind of the rows: event, treaty, person, organization, place, statement, figure, source
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Map a field to a column: date=When,title=What
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',')]
    pub map: Vec<String>,
    /// Set a field for all rows: organization="Foreign Ministry"
    #[arg(long, value_name = "FIELD=TEXT")]
    pub set: Vec<String>,
    /// Do not use a column (repeatable)
    #[arg(long, value_name = "COLUMN")]
    pub ignore: Vec<String>,
    /// Use the mapping in this file
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Save the mapping to this file
    #[arg(long, value_name = "FILE")]
    pub save_mapping: Option<PathBuf>,
    /// Separator of names in a cell, or none [default: ; and |, or detected commas]
    #[arg(long, value_name = "CHARACTER")]
    pub split: Option<String>,
    /// Rows that are one record: name, id or never [default: name or id, and date]
    #[arg(long, value_enum, value_name = "RULE", hide_possible_values = true)]
    pub same: Option<import::Same>,
    /// Sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Encoding of the text [default: detected]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Order of numeric dates: dmy (3/4 = 3 April) or mdy (4 March)
    #[arg(long, value_enum, value_name = "ORDER", hide_possible_values = true)]
    pub date_order: Option<Order>,
    /// Date of retrieval, for the source records
    #[arg(long, value_name = "DATE")]
    pub retrieved: Option<String>,
    /// Title of the dossier
    #[arg(long)]
    pub title: Option<String>,
    /// Skip faulty rows
    #[arg(long)]
    pub skip_faulty: bool,
    /// Output file; - for stdout [default: stdout]
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Overwrite existing files
    #[arg(long)]
    pub force: bool,
}

/// The output of a command line that cannot be parsed, or that asks for help.
pub(super) fn error_output(error: &clap::Error) -> CommandOutput {
    let text = error.render().to_string();
    if error.use_stderr() { CommandOutput::error(text) } else { CommandOutput::text(text) }
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
