//! The table of settings. Reading, printing and the sample file follow from it.

use super::Clipboard;
use crate::{
    app::{Start, ThemeChoice},
    date::DateStyle,
};
use strum::VariantNames;

/// The values of a setting.
#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// One of a list of words.
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
    Theme: "theme", Values::Words(|| ThemeChoice::ALL.map(ThemeChoice::name).to_vec()), "auto", "--theme", "Colour theme; auto detects the background";
    Mouse: "mouse", Values::Switch, "false", "--mouse", "Enable mouse support";
    Ascii: "ascii", Values::Switch, "false", "--ascii", "Use only ASCII characters";
    Start: "start", Values::Words(|| Start::names().collect()), "timeline", "", "First view; scale is the timeline drawn to scale";
    Dates: "dates", Values::Words(|| DateStyle::VARIANTS.to_vec()), "day-month", "", "Date format: 26 August 2008, August 26, 2008, or 2008-08-26";
    Documents: "documents", Values::Folder, "", "--documents", "Folder with the source documents";
    Restore: "restore", Values::Switch, "true", "", "Restore the last session";
    Clipboard: "clipboard", Values::Words(|| Clipboard::VARIANTS.to_vec()), "auto", "", "Clipboard; auto is OSC 52, and a desktop program if there is one";
}

impl Setting {
    /// The declaration.
    pub fn spec(self) -> &'static Spec {
        // The list and the enum are generated from one table, in one order.
        &SETTINGS[self as usize]
    }
}

impl Spec {
    /// The environment variable.
    pub fn variable(&self) -> String {
        format!("CHANCERY_{}", self.name.to_uppercase())
    }

    /// The accepted words; none if any path is valid.
    pub fn words(&self) -> Vec<&'static str> {
        match self.values {
            Values::Words(words) => words(),
            Values::Switch => vec!["true", "false"],
            Values::Folder => Vec::new(),
        }
    }
}
