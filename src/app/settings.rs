//! Settings of the session.

use super::{Action, Notice, keymap::Keymap};
use crate::tables::table;
use serde::{Deserialize, Serialize};

#[derive(Debug, Default)]
pub struct Settings {
    pub keymap: Keymap,
    pub theme: ThemeChoice,
    /// Those chosen from the list of themes.
    pub(crate) chosen_theme: Option<ThemeChoice>,
    pub mouse: bool,
    /// Whether the screen is drawn in ASCII alone.
    pub ascii: bool,
}

impl Settings {
    pub(super) fn no_search(&self) -> Notice {
        let key = self.keymap.label(Action::Search);
        Notice::Refusal(format!("No active search ({key} starts one)"))
    }

    /// The keys for searching, reading and leaving, shown until a key is pressed.
    pub(super) fn welcome(&self) -> String {
        let named = [Action::Search, Action::Open, Action::Help, Action::Quit];
        let hint = |action: Action| match self.keymap.label(action) {
            key if key.is_empty() => None,
            key => Some(format!("{key} {}", action.hint())),
        };
        let hints: Vec<String> = named.into_iter().filter_map(hint).collect();
        format!("Welcome: {}", hints.join("  "))
    }
}

table! {
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum ThemeChoice {
        pub fn name: &'static str;
        pub fn help: &'static str;
    }
    #[default]
    Auto = "auto", "Dark or light, by the background of the terminal";
    Dark = "dark", "For a dark background";
    Light = "light", "For a light background";
    Terminal = "terminal", "The sixteen colours set in the terminal";
    Mono = "mono", "No colours: bold, italic, underlined, reversed";
}
