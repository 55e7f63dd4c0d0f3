//! Keys that are no actions: typing and editing wherever text is typed.

use super::App;
use crate::state::{Action, Key, key::Code, window::Window};

impl App {
    /// A key that is no action: where text is typed it types or edits.
    pub(super) fn type_key(&mut self, key: Key) {
        if self.reads(key) {
            return;
        }
        if !self.is_typing() && !self.looks_in_document() {
            return;
        }
        match (key, key.typed()) {
            (_, Some(letter)) => self.edit(|prompt| prompt.insert(letter.encode_utf8(&mut [0; 4]))),
            (Key { code: Code::Backspace, alt: false, ctrl: false }, _) => {
                let typed = self.date.as_ref().map(|date| &date.prompt);
                let typed = typed.or(self.ask.as_ref().map(|ask| &ask.prompt));
                let typed = typed.or(self.search.as_ref().map(|search| &search.prompt));
                if typed.is_some_and(|prompt| prompt.text().is_empty()) {
                    self.apply(Action::Cancel);
                } else {
                    self.edit(crate::state::Prompt::backspace)
                }
            }
            (Key { code: Code::Backspace | Code::Char('w'), .. }, None) => {
                self.edit(crate::state::Prompt::delete_word);
            }
            (Key { code: Code::Char('u'), ctrl: true, .. }, _) => {
                self.edit(crate::state::Prompt::delete_before);
            }
            (Key { code: Code::Char('a'), ctrl: true, .. } | Key { code: Code::Home, .. }, _) => {
                self.edit(crate::state::Prompt::home);
            }
            (Key { code: Code::Char('e'), ctrl: true, .. } | Key { code: Code::End, .. }, _) => {
                self.edit(crate::state::Prompt::end);
            }
            (Key { code: Code::Left, .. }, _) => self.edit(crate::state::Prompt::left),
            (Key { code: Code::Right, .. }, _) => self.edit(crate::state::Prompt::right),
            (Key { code: Code::Delete, .. }, _) => self.edit(crate::state::Prompt::delete),
            _ => {}
        }
    }

    /// Whether what is typed goes into a line.
    pub(super) fn is_typing(&self) -> bool {
        self.search.is_some() || self.date.is_some() || self.ask.is_some() || self.menu().is_some()
    }

    /// Edits the line being typed, and does what follows from another text.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut crate::state::Prompt)) {
        if let Some(Window::Help(menu) | Window::Palette(menu)) = self.windows.last_mut() {
            edit(&mut menu.filter);
            menu.selected = 0;
        } else if self.looks_in_document() {
            self.look_for(edit);
        } else if let Some(ask) = &mut self.ask {
            edit(&mut ask.prompt);
        } else if let Some(date) = &mut self.date {
            edit(&mut date.prompt);
        } else if let Some(search) = &mut self.search {
            let before = search.prompt.text().to_owned();
            edit(&mut search.prompt);
            self.unsearched |= search.prompt.text() != before;
        }
    }
}
