//! The last line of the screen while something is typed in it.

pub(crate) mod input_prompt;
mod typing;

use super::{browse::View, line_editor::LineEditor};
use crate::search::SearchResult;
use input_prompt::InputPrompt;

/// What is typed in the last line.
#[derive(Debug)]
pub enum Prompt {
    /// A search.
    Search(Box<SearchPrompt>),
    /// The day whose state the panes are to show.
    Date(LineEditor),
    /// Something that the user is asked for.
    Ask(InputPrompt),
}

/// A search that is being typed.
#[derive(Debug)]
pub struct SearchPrompt {
    /// What is typed.
    pub prompt: LineEditor,
    /// What it finds; nothing while nothing is typed.
    pub found: Option<SearchResult>,
    /// Which of the best hits is looked at.
    pub hit: usize,
    /// Whether something was typed that is not searched for yet.
    pub(super) is_behind: bool,
    /// Where to go back to.
    pub(super) before: View,
}

impl Prompt {
    /// What is typed.
    #[must_use]
    pub fn prompt(&self) -> &LineEditor {
        match self {
            Self::Search(search) => &search.prompt,
            Self::Date(prompt) => prompt,
            Self::Ask(ask) => &ask.prompt,
        }
    }

    /// Edits what is typed.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut LineEditor)) {
        match self {
            Self::Search(search) => {
                let before = search.prompt.text().to_owned();
                edit(&mut search.prompt);
                search.is_behind |= search.prompt.text() != before;
            }
            Self::Date(prompt) => edit(prompt),
            Self::Ask(ask) => edit(&mut ask.prompt),
        }
    }
}
