//! The table of settings. Reading, printing and the sample file follow from it.

use super::Clipboard;
use crate::{
    app::{Start, ThemeChoice},
    date::DateStyle,
    diagnostics::{Code, Diagnostic, quoted},
    tables::table,
};
use strum::VariantNames;

#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// One of a list of words.
    Words(fn() -> Vec<&'static str>),
    /// `true` or `false`.
    Switch,
    /// The path of a folder, or empty.
    Folder,
}

table! {
    /// A setting, in the order in which they are printed.
    pub enum Setting {
        pub fn name: &'static str;
        pub fn values: Values;
        pub fn default: &'static str;
        /// The command-line option, or empty.
        pub fn flag: &'static str;
        pub fn help: &'static str;
    }
    Theme = "theme", Values::Words(|| ThemeChoice::ALL.map(ThemeChoice::name).to_vec()), "auto", "--theme", "Colour theme; auto detects the background";
    Mouse = "mouse", Values::Switch, "false", "--mouse", "Enable mouse support";
    Ascii = "ascii", Values::Switch, "false", "--ascii", "Use only ASCII characters";
    Start = "start", Values::Words(|| Start::names().collect()), "timeline", "", "First view; scale is the timeline drawn to scale";
    Dates = "dates", Values::Words(|| DateStyle::VARIANTS.to_vec()), "day-month", "", "Date format: 26 August 2008, August 26, 2008, or 2008-08-26";
    Documents = "documents", Values::Folder, "", "--documents", "Folder with the source documents";
    Restore = "restore", Values::Switch, "true", "", "Restore the last session";
    Clipboard = "clipboard", Values::Words(|| Clipboard::VARIANTS.to_vec()), "auto", "", "Clipboard; auto is OSC 52, and a desktop program if there is one";
}

impl Setting {
    pub fn variable(self) -> String {
        format!("CHANCERY_{}", self.name().to_uppercase())
    }

    /// The accepted words; none if any path is valid.
    pub fn words(self) -> Vec<&'static str> {
        match self.values() {
            Values::Words(words) => words(),
            Values::Switch => vec!["true", "false"],
            Values::Folder => Vec::new(),
        }
    }

    /// The problem with a value that the setting does not accept; the caller sets the place.
    pub(super) fn problem(self, value: &str) -> Option<Diagnostic<()>> {
        let words = self.words();
        if words.is_empty() || words.contains(&value) {
            return None;
        }
        let message = format!("invalid value {} for {}", quoted(value), self.name());
        let problem = Diagnostic::new(Code::Config, (), message);
        Some(problem.suggest(value, words.into_iter()))
    }
}
