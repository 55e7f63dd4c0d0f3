//! The settings, declared once: reading them, printing them and the starter follow from this.

use crate::{
    app::{Start, ThemeChoice},
    date::DateStyle,
};

/// What a setting may be.
#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// One of these words.
    Words(fn() -> Vec<&'static str>),
    /// Yes or no: `true`, `false`.
    Switch,
    /// The path of a folder; nothing where there is none.
    Folder,
}

macro_rules! settings {
    ($($variant:ident: $name:literal, $values:expr, $default:literal, $flag:literal, $help:literal;)+) => {
        /// Something that can be set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Setting { $(#[doc = $help] $variant),+ }

        /// The declarations, in the order in which they are told.
        pub const SETTINGS: &[Spec] = &[$(Spec {
            setting: Setting::$variant, name: $name, values: $values, default: $default,
            flag: $flag, help: $help,
        }),+];
    };
}

/// What is declared of a setting.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// The setting.
    pub setting: Setting,
    /// Its name in the file.
    pub name: &'static str,
    /// What it may be.
    pub values: Values,
    /// What it is unless it is set.
    pub default: &'static str,
    /// The option of the command line that sets it; empty where none does.
    pub flag: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
}

settings! {
    Theme: "theme", Values::Words(themes), "auto", "--theme", "The colours; auto asks the terminal";
    Mouse: "mouse", Values::Switch, "false", "--mouse", "Use the mouse, instead of leaving it to the terminal";
    Ascii: "ascii", Values::Switch, "false", "--ascii", "Draw with ASCII characters alone";
    Start: "start", Values::Words(starts), "timeline", "", "What the explorer shows first; scale is the timeline drawn to scale";
    Dates: "dates", Values::Words(dates), "day-month", "", "How dates are written: 26 August 2008, August 26, 2008, or 2008-08-26";
    Documents: "documents", Values::Folder, "", "--documents", "The folder with the documents that are cited";
    Restore: "restore", Values::Switch, "true", "", "Begin where you were the last time";
    Clipboard: "clipboard", Values::Words(clipboards), "auto", "", "Where what is copied goes; auto is the terminal, and a program of the desktop where there is one";
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
    /// What is declared of it.
    #[must_use]
    pub fn spec(self) -> &'static Spec {
        // The list and the enum come from one table in one order.
        &SETTINGS[self as usize]
    }
}

impl Spec {
    /// The variable of the environment that sets it.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("CHANCERY_{}", self.name.to_uppercase())
    }

    /// The words that it may be; none where it is something else.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        match self.values {
            Values::Words(words) => words(),
            Values::Switch => vec!["true", "false"],
            Values::Folder => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_one_of_its_values() {
        for spec in SETTINGS {
            assert_eq!(spec.setting.spec().name, spec.name);
            let words = spec.words();
            assert!(words.is_empty() || words.contains(&spec.default), "{}", spec.name);
        }
    }
}
