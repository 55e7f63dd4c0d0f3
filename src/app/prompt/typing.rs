//! Wherever text is typed: keys that type and edit, and what actions do in the last line.

use super::Prompt;
use crate::app::{Action, App, Key, LineEditor, effect::Effect, key::Code, overlay::Overlay};

impl App {
    /// A key that is no action: where text is typed it types or edits.
    pub(crate) fn type_key(&mut self, key: Key) {
        match (key, key.typed()) {
            (_, Some(letter)) => self.edit(|prompt| prompt.insert(letter.encode_utf8(&mut [0; 4]))),
            (Key { code: Code::Backspace, alt: false, ctrl: false }, _) => {
                if self.overlays.is_empty()
                    && self.typing.as_ref().is_some_and(|typing| typing.prompt().text().is_empty())
                {
                    self.apply(Action::Cancel);
                } else {
                    self.edit(LineEditor::backspace)
                }
            }
            (Key { code: Code::Backspace | Code::Char('w'), .. }, None) => {
                self.edit(LineEditor::delete_word);
            }
            (Key { code: Code::Char('u'), ctrl: true, .. }, _) => {
                self.edit(LineEditor::delete_before);
            }
            (Key { code: Code::Char('a'), ctrl: true, .. } | Key { code: Code::Home, .. }, _) => {
                self.edit(LineEditor::home);
            }
            (Key { code: Code::Char('e'), ctrl: true, .. } | Key { code: Code::End, .. }, _) => {
                self.edit(LineEditor::end);
            }
            (Key { code: Code::Left, .. }, _) => self.edit(LineEditor::left),
            (Key { code: Code::Right, .. }, _) => self.edit(LineEditor::right),
            (Key { code: Code::Delete, .. }, _) => self.edit(LineEditor::delete),
            _ => {}
        }
    }

    /// Whether keys type text now.
    pub(crate) fn takes_text(&self) -> bool {
        self.overlays.last().map_or(self.typing.is_some(), Overlay::takes_text)
    }

    /// Edits the line being typed, and does what follows from another text.
    pub(crate) fn edit(&mut self, edit: impl FnOnce(&mut LineEditor)) {
        match self.overlays.last() {
            Some(Overlay::List(_)) => self.filter_list(edit),
            Some(_) => self.edit_document_query(edit),
            None => {
                if let Some(typing) = &mut self.typing {
                    typing.edit(edit);
                }
            }
        }
    }

    /// Lets something else be typed in the last line.
    pub(crate) fn open_typing(&mut self, typing: Prompt) {
        self.close_typing();
        self.typing = Some(typing);
    }

    /// Ends what is typed there: a search is kept.
    pub(crate) fn close_typing(&mut self) {
        match self.typing {
            Some(Prompt::Search(_)) => self.keep_search(),
            Some(Prompt::Date(_) | Prompt::Ask(_)) | None => self.typing = None,
        }
    }

    /// What an action of the last line does to what is typed in it.
    pub(crate) fn in_prompt(&mut self, action: Action) -> Option<Effect> {
        match (&self.typing, action) {
            (Some(Prompt::Search(_)), Action::Accept) => self.keep_search(),
            (Some(Prompt::Search(_)), Action::Cancel) => self.cancel_search(),
            (Some(Prompt::Search(_)), Action::Complete) => self.complete_search(),
            (Some(Prompt::Search(_)), Action::HitDown) => self.step_hit(1),
            (Some(Prompt::Search(_)), Action::HitUp) => self.step_hit(-1),
            (Some(Prompt::Date(_)), Action::Accept) => self.keep_date(),
            (Some(Prompt::Date(_)), Action::HitDown) => self.step_date(1),
            (Some(Prompt::Date(_)), Action::HitUp) => self.step_date(-1),
            (Some(Prompt::Ask(_)), Action::Accept) => return self.answer(),
            (Some(Prompt::Ask(_)), Action::Complete) => self.complete_ask(),
            (Some(Prompt::Date(_) | Prompt::Ask(_)), Action::Cancel) => self.typing = None,
            _ => {}
        }
        None
    }
}
