//! The command line: its words, and what is said when they are wrong.

mod values;

use super::output::CommandOutput;
use crate::{app::ThemeChoice, config::Setting, export, import};
use clap::{ArgAction, Parser, Subcommand};
use std::path::PathBuf;
pub(super) use values::Order;
pub use values::{AnnotationFormat, AsOfFormat, Format, Report, Sort};

/// Explore diplomatic relations: what happened when, what was signed, who says what about it.
/// Without a command it opens the explorer.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, max_term_width = 80)]
#[command(disable_help_subcommand = true, disable_help_flag = true)]
#[command(after_help = "PATH is a dossier to open too: a file, a folder, a name, - for input.\n\
Exit status: 0 found or done, 1 nothing found, 2 wrong usage or wrong data.\n\
In the explorer ? shows all keys, / searches, q quits.")]
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
    /// Open this dossier too; may stand several times
    #[arg(long, short, global = true, value_name = "PATH")]
    pub dossier: Vec<PathBuf>,
    /// Leave the built-in dossier out
    #[arg(long, global = true)]
    pub only_mine: bool,
    /// How large a file may be: 512M, 4G; 1G unless told
    #[arg(long, global = true, value_name = "SIZE", value_parser = size, hide_short_help = true)]
    pub max_size: Option<u64>,
}

/// A number of bytes as people write it: `4G`, `512M`, `64k`.
fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let shift = match text.get(digits.len()..).unwrap_or("").to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 10,
        "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        _ => return Err("write a number and k, M or G: 512M".to_owned()),
    };
    let number: u64 =
        digits.parse().map_err(|_| "write a number and k, M or G: 512M".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "that is more than there can be".to_owned())
}

/// How the explorer opens.
#[derive(Debug, clap::Args)]
pub struct Explore {
    /// Dossiers to open too: files, folders, names, - for input
    #[arg(value_name = "PATH", hide_short_help = true)]
    pub paths: Vec<PathBuf>,
    /// Colours: auto, dark, light, terminal (its own), mono
    #[arg(long, value_enum, value_name = "NAME", hide_possible_values = true)]
    pub theme: Option<ThemeChoice>,
    /// Use the mouse; otherwise it is left to the terminal
    #[arg(long)]
    pub mouse: bool,
    /// The folder with the documents that are cited
    #[arg(long, value_name = "DIR")]
    pub documents: Option<PathBuf>,
    /// Open the explorer with this search
    #[arg(long, value_name = "QUERY")]
    pub find: Option<String>,
    /// Read the files again whenever they change on disk
    #[arg(long)]
    pub watch: bool,
    /// Draw with ASCII characters alone
    #[arg(long)]
    pub ascii: bool,
    /// Begin anew instead of where you were the last time
    #[arg(long)]
    pub fresh: bool,
    /// Open the explorer with the state of this day
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

impl Explore {
    /// What it sets.
    #[must_use]
    pub fn given(&self) -> Vec<(Setting, String)> {
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

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find records by names, dates and words
    Search {
        /// What to find: kokoity, "26 aug 2008", treaty 2015..2024
        #[arg(required_unless_present = "saved")]
        query: Vec<String>,
        /// The search kept under this name
        #[arg(long, value_name = "NAME", conflicts_with = "query")]
        saved: Option<String>,
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
    /// Tell the state of one day: acts in force, offices held, recognitions
    AsOf {
        /// The day: 2008-08-26, "26 aug 2008", 2015, today
        #[arg(required = true)]
        date: Vec<String>,
        /// How to print it
        #[arg(long, value_enum, default_value = "table")]
        format: AsOfFormat,
    },
    /// Tell how two records hang together: the shortest chain of ties
    Path {
        /// The id of the one
        from: String,
        /// The id of the other
        to: String,
    },
    /// Tell everything that is wrong with a dossier, and prove its cites
    Check {
        /// Files or folders, - for standard input; nothing means the built-in dossier
        paths: Vec<PathBuf>,
        /// The folder with the documents that are cited
        #[arg(long, value_name = "DIR")]
        documents: Option<PathBuf>,
        /// Write the missing or wrong anchor words of citations into the files
        #[arg(long, requires = "documents", requires = "paths")]
        fix_anchors: bool,
        /// Fail on warnings too
        #[arg(long)]
        strict: bool,
        /// How to print what is found
        #[arg(long, value_enum, default_value = "text")]
        format: Report,
    },
    /// Begin a dossier of your own: a small file to fill in
    New {
        /// The name of the file; .json is added
        name: PathBuf,
        /// Replace what is there already
        #[arg(long)]
        force: bool,
    },
    /// Make a dossier of tables, timelines and query results of others
    Import(Import),
    /// Print the JSON Schema of a dossier
    Schema,
    /// Write the dossier, or what a search finds, in another format
    Export(Export),
    /// Cite a record with its sources and passages
    Cite {
        /// Its id, as search prints it
        id: String,
        /// How to write it
        #[arg(long, value_enum, default_value = "chicago")]
        style: export::Style,
    },
    /// Print what completes the commands in a shell
    // Asked for once, by whoever installs: the README names it, help keeps to one screen.
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(hide = true)]
    Man,
    /// List the dossiers that can be opened by name
    Dossiers,
    /// List the keys of the explorer
    Keys,
    /// Print your bookmarks, notes, reading lists and searches
    Marks {
        /// How to print them
        #[arg(long, value_enum, default_value = "table")]
        format: AnnotationFormat,
    },
    /// Tell what the program finds round itself, and what would cure it
    Doctor,
    /// Print the settings in force, and where each comes from
    Config {
        /// Print a file to begin with instead: every setting and key, commented out
        #[arg(long)]
        example: bool,
    },
}

/// What leaves, and where it goes.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The format; where it is not given, the end of the output's name tells it
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<export::Format>,
    /// Only what this search finds
    #[arg(long, value_name = "QUERY")]
    pub find: Option<String>,
    /// Only this record and what belongs to it, as f narrows in the explorer
    #[arg(long, visible_alias = "narrow", value_name = "ID")]
    pub near: Option<String>,
    /// Only what stood on this day, told as it was known then: acts, offices, recognitions
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// The file to write (for csv a folder); - or nothing is standard output
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace what is there already
    #[arg(long)]
    pub force: bool,
}

/// What comes in, and how it is read.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// CSV and other tables, TimelineJS, results of Wikidata; - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Show what would come, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The format; otherwise each file tells its own
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub from: Option<import::Format>,
    /// What the rows are: event, treaty, person, organization, place, statement, figure
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Which column is for which field: date=When,title=What
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',')]
    pub map: Vec<String>,
    /// A text that is the same in all rows: organization="Foreign Ministry"
    #[arg(long, value_name = "FIELD=TEXT")]
    pub set: Vec<String>,
    /// What 3/4/2008 is: dmy 3 April, mdy 4 March
    #[arg(long, value_enum, value_name = "ORDER", hide_possible_values = true)]
    pub date_order: Option<Order>,
    /// When the files were retrieved, for their source record
    #[arg(long, value_name = "DATE")]
    pub retrieved: Option<String>,
    /// What the dossier is called
    #[arg(long)]
    pub title: Option<String>,
    /// Write the rows that can be read although others cannot
    #[arg(long)]
    pub skip_faulty: bool,
    /// The file to write; - or nothing is standard output
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace what is there already
    #[arg(long)]
    pub force: bool,
}

/// What is said of a command line that cannot be read, or that asks for help.
pub(super) fn refused(error: &clap::Error) -> CommandOutput {
    let text = error.render().to_string();
    if error.use_stderr() { CommandOutput::fault(text) } else { CommandOutput::text(text) }
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
