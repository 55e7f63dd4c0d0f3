//! The table of settings. Reading, printing and the sample file follow from it.

use crate::{
    app::{Start, ThemeChoice},
    date::DateStyle,
};

/// The values of a setting.
#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// One of these words.
    Words(fn() -> Vec<&'static str>),
    /// `true` or `false`.
    Switch,
    /// The path of a folder, or empty.
    Folder,
}

macro_rules! settings {
    ($($variant:ident: $name:literal, $values:expr, $default:literal, $flag:literal, $help:literal;)+) => {
        /// A setting.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Setting { $(#[doc = $help] $variant),+ }

        /// The settings, in the order in which they are printed.
        pub const SETTINGS: &[Spec] = &[$(Spec {
            setting: Setting::$variant, name: $name, values: $values, default: $default,
            flag: $flag, help: $help,
        }),+];
    };
}

/// The declaration of a setting.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// The setting.
    pub setting: Setting,
    /// The name in the file.
    pub name: &'static str,
    /// The values.
    pub values: Values,
    /// The default value.
    pub default: &'static str,
    /// The command-line option, or empty.
    pub flag: &'static str,
    /// One line for the help.
    pub help: &'static str,
}

settings! {
    Theme: "theme", Values::Words(themes), "auto", "--theme", "Colour theme; auto detects the background";
    Mouse: "mouse", Values::Switch, "false", "--mouse", "Enable mouse support";
    Ascii: "ascii", Values::Switch, "false", "--ascii", "Use only ASCII characters";
    Start: "start", Values::Words(starts), "timeline", "", "First view; scale is the timeline drawn to scale";
    Dates: "dates", Values::Words(dates), "day-month", "", "Date format: 26 August 2008, August 26, 2008, or 2008-08-26";
    Documents: "documents", Values::Folder, "", "--documents", "Folder with the source documents";
    Restore: "restore", Values::Switch, "true", "", "Restore the last session";
    Clipboard: "clipboard", Values::Words(clipboards), "auto", "", "Clipboard; auto is OSC 52, and a desktop program if there is one";
}

fn themes() -> Vec<&'static str> {
    ThemeChoice::ALL.map(ThemeChoice::name).to_vec()
}

fn starts() -> Vec<&'static str> {
    Start::names().collect()
}

fn dates() -> Vec<&'static str> {
    DateStyle::ALL.map(DateStyle::name).to_vec()
}

fn clipboards() -> Vec<&'static str> {
    crate::config::Clipboard::ALL.map(crate::config::Clipboard::name).to_vec()
}

impl Setting {
    /// The declaration.
    #[must_use]
    pub fn spec(self) -> &'static Spec {
        // The list and the enum are generated from one table, in one order.
        &SETTINGS[self as usize]
    }
}

impl Spec {
    /// The environment variable.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("CHANCERY_{}", self.name.to_uppercase())
    }

    /// The possible words; none where any path is valid.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        match self.values {
            Values::Words(words) => words(),
            Values::Switch => vec!["true", "false"],
            Values::Folder => Vec::new(),
        }
    }
}
