//! The last line of the screen while something is typed in it.

use super::{ask::Ask, prompt::Prompt, view::View};
use crate::search::Found;

/// What is typed in the last line.
#[derive(Debug)]
pub enum Typing {
    /// A search.
    Search(Box<Search>),
    /// The day whose state the panes are to show.
    Date(Prompt),
    /// Something that the user is asked for.
    Ask(Ask),
}

/// A search that is being typed.
#[derive(Debug)]
pub struct Search {
    /// What is typed.
    pub prompt: Prompt,
    /// What it finds; nothing while nothing is typed.
    pub found: Option<Found>,
    /// Which of the best hits is looked at.
    pub hit: usize,
    /// Whether something was typed that is not searched for yet.
    pub(super) is_behind: bool,
    /// Where to go back to.
    pub(super) before: View,
}

impl Typing {
    /// What is typed.
    #[must_use]
    pub fn prompt(&self) -> &Prompt {
        match self {
            Self::Search(search) => &search.prompt,
            Self::Date(prompt) => prompt,
            Self::Ask(ask) => &ask.prompt,
        }
    }

    /// Edits what is typed.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut Prompt)) {
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
