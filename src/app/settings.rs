//! Which colours the user asked for. What they look like is the screen's affair.

use serde::{Deserialize, Serialize};

/// The colours the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// Those that fit what the terminal says of itself.
    #[default]
    Auto,
    /// For dark screens.
    Dark,
    /// For light screens.
    Light,
    /// The terminal's own sixteen.
    Terminal,
    /// None.
    Mono,
}

impl ThemeChoice {
    /// The choices, in the order in which a key goes through them.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::Terminal, Self::Mono];

    /// The name of the choice.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Terminal => "terminal",
            Self::Mono => "mono",
        }
    }

    /// The choice after this one.
    pub(super) fn next(self) -> Self {
        let at = Self::ALL.iter().position(|choice| *choice == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or_default()
    }
}
