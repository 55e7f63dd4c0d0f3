//! Settings of the session.

use super::{Action, keymap::Keymap};
use serde::{Deserialize, Serialize};

/// The settings of a session.
#[derive(Debug, Default)]
pub struct Settings {
    /// The keys of the actions.
    pub keymap: Keymap,
    /// The colors.
    pub theme: ThemeChoice,
    /// Those chosen from the list of themes.
    pub(crate) chosen_theme: Option<ThemeChoice>,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether the screen is drawn in ASCII alone.
    pub ascii: bool,
}

impl Settings {
    /// The keys for searching, reading and leaving, shown until a key is pressed.
    pub(super) fn welcome(&self) -> String {
        let named = [Action::Search, Action::Open, Action::Help, Action::Close];
        let hint = |action: Action| match self.keymap.label(action) {
            key if key.is_empty() => None,
            key => Some(format!("{key} {}", action.spec().hint)),
        };
        let hints: Vec<String> = named.into_iter().filter_map(hint).collect();
        format!("Welcome: {}", hints.join("  "))
    }
}

/// The colors that the user chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// The colors that fit the background of the terminal.
    #[default]
    Auto,
    /// Colors for dark screens.
    Dark,
    /// Colors for light screens.
    Light,
    /// The terminal's own sixteen.
    Terminal,
    /// No colors.
    Mono,
}

impl ThemeChoice {
    /// All choices, in the order of the list.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::Terminal, Self::Mono];

    /// The name of the choice.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Terminal => "terminal",
            Self::Mono => "mono",
        }
    }
}
