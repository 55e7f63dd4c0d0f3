//! The status line: its message and the number being typed.

use super::viewport::ViewportSizes;

/// A message in the status line, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A result, or how to continue.
    Hint(String),
    /// An action that cannot be done, and why.
    Refusal(String),
}

impl Notice {
    pub(super) fn refusal(text: &str) -> Self {
        Self::Refusal(text.to_owned())
    }

    pub fn text(&self) -> &str {
        match self {
            Self::Hint(text) | Self::Refusal(text) => text,
        }
    }
}

#[derive(Debug, Default)]
pub struct Status {
    pub(super) notice: Option<Notice>,
    pub number: Option<u32>,
    /// Whether text was typed, for which the next frame or action searches.
    pub(super) has_typed: bool,
    pub sizes: ViewportSizes,
}

impl Status {
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    pub(super) fn hint(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::Hint(text.into()));
    }

    /// The value; a refusal is shown.
    pub(super) fn check<T>(&mut self, outcome: Result<T, Notice>) -> Option<T> {
        outcome.map_err(|notice| self.notice = Some(notice)).ok()
    }

    pub(super) fn refuse(&mut self, text: &str) {
        self.notice = Some(Notice::Refusal(text.to_owned()));
    }
}
