//! The arguments of the explorer.

use super::values::{day, one_of};
use crate::{app::ThemeChoice, cli::output::CommandOutput, config::Setting, date::Day};
use std::path::PathBuf;

/// Options of the explorer.
#[derive(Debug, clap::Args)]
pub struct Explore {
    /// Dossiers to open too: files, folders or names; - for stdin
    #[arg(value_name = "PATH", hide_short_help = true)]
    pub paths: Vec<PathBuf>,
    // The options of settings are in the manual page: help fits one screen.
    /// Colour theme: auto, dark, light, terminal, mono
    #[arg(long, value_name = "NAME", hide_possible_values = true, hide_short_help = true)]
    #[arg(value_parser = one_of(&ThemeChoice::ALL, |it| it.name().into()))]
    pub theme: Option<ThemeChoice>,
    /// Enable mouse support
    #[arg(long, hide_short_help = true)]
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
    #[arg(long, hide_short_help = true)]
    pub ascii: bool,
    /// Start fresh instead of restoring the last session
    #[arg(long)]
    pub fresh: bool,
    /// Start with the view as of DATE
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
}

impl Explore {
    /// Fails if an option sets the view of an explorer, where none starts.
    pub(in crate::cli) fn refuse_view(&self) -> Result<(), CommandOutput> {
        let text = "chancery: --find and --as-of are for the explorer; otherwise use \
                    `chancery search QUERY` or `chancery as-of DATE`\n";
        match self.find.is_some() || self.as_of.is_some() {
            true => Err(CommandOutput::error(text.to_owned())),
            false => Ok(()),
        }
    }

    /// The settings that options override.
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
