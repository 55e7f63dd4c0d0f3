//! The prompt in the last line: a search, a date, or an input that is asked for.

use super::{
    Action, AnnotationChange, App, Key, annotations::RecordRef, browse::view::View, effect::Effect,
    key::Code, line_editor::LineEditor,
};
use crate::export::Format;

#[derive(Debug, strum::EnumTryAs)]
pub enum Prompt {
    Search(Box<SearchPrompt>),
    Input(InputPrompt),
}

#[derive(Debug)]
pub struct SearchPrompt {
    pub editor: LineEditor,
    pub(super) hit: usize,
    pub(super) is_stale: bool,
    pub(super) before: View,
    /// The index of the accepted search in the line; their number if none is.
    pub(super) past: usize,
}

impl SearchPrompt {
    /// The query in full: what is typed, with the filters that it is added to.
    pub(super) fn query(&self) -> String {
        self.before.with_fields(self.editor.text())
    }

    /// Replaces the line with the previous or the next accepted search.
    pub(super) fn recall(&mut self, queries: &[String], back: bool) {
        let at = if back { self.past.checked_sub(1) } else { Some(self.past + 1) };
        let Some(at) = at.filter(|at| *at <= queries.len()) else { return };
        self.past = at;
        self.editor = LineEditor::with(queries.get(at).map_or("", String::as_str));
        self.is_stale = true;
    }
}

#[derive(Debug)]
pub struct InputPrompt {
    pub kind: InputKind,
    pub editor: LineEditor,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputKind {
    Note(RecordRef),
    /// The name of a reading list to add the records to, or to remove them from.
    List(Vec<RecordRef>),
    AsOf,
    GoTo,
    Date,
    Search(String),
    Export(Format),
    /// Whether an export overwrites this file.
    Replace(Format, String),
}

impl InputKind {
    /// The label, and an example of what is typed.
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Note(_) => ("note: ", "leave empty to delete"),
            Self::List(_) => ("reading list: ", "new or existing list"),
            Self::AsOf => ("as of: ", "26 aug 2008, 2008-08, 2008, today"),
            Self::GoTo => ("go to: ", "a date (aug 2008); g first line"),
            Self::Date => ("only from: ", "2009, aug 2008, 2008..2010, before 2000"),
            Self::Search(_) => ("save search as: ", "a name"),
            Self::Export(format) => ("file: ", format.help()),
            Self::Replace(..) => ("file exists; overwrite? ", "yes or no"),
        }
    }
}

impl Prompt {
    pub fn editor(&self) -> &LineEditor {
        match self {
            Self::Search(search) => &search.editor,
            Self::Input(input) => &input.editor,
        }
    }

    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut LineEditor)) {
        match self {
            Self::Search(search) => {
                let before = search.editor.text().to_owned();
                edit(&mut search.editor);
                search.is_stale |= search.editor.text() != before;
            }
            Self::Input(input) => edit(&mut input.editor),
        }
    }
}

impl App {
    pub(super) fn takes_text(&self) -> bool {
        match self.overlays.is_empty() {
            true => self.prompt.is_some(),
            false => self.overlays.takes_text(),
        }
    }

    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut LineEditor)) {
        match (self.overlays.last_mut(), &mut self.prompt) {
            (Some(overlay), _) => {
                overlay.query_mut().map(edit);
                self.status.has_typed = true;
            }
            (None, Some(prompt)) => {
                prompt.edit(edit);
                // As in vi, gg goes to the first line, in the Russian layout too.
                if let Prompt::Input(InputPrompt { kind: InputKind::GoTo, editor }) = prompt
                    && ["g", "п"].contains(&editor.text())
                {
                    self.prompt = None;
                    self.apply(Action::First);
                }
            }
            (None, None) => {}
        }
    }

    pub(super) fn type_key(&mut self, key: Key) {
        if let Some(letter) = key.typed() {
            return self.edit(|line| line.insert(letter.encode_utf8(&mut [0; 4])));
        }
        let is_empty = self.prompt.as_ref().is_some_and(|it| it.editor().text().is_empty());
        match (key.code, key.ctrl) {
            (Code::Backspace, false) if !key.alt && self.overlays.is_empty() && is_empty => {
                self.apply(Action::Cancel);
            }
            // Some terminals send Ctrl-h for Backspace.
            (Code::Backspace, false) | (Code::Char('h'), true) if !key.alt => {
                self.edit(LineEditor::backspace);
            }
            (Code::Backspace | Code::Char('w'), _) => self.edit(LineEditor::delete_word),
            (Code::Char('u'), true) => self.edit(LineEditor::delete_before),
            (Code::Char('a'), true) | (Code::Home, _) => self.edit(LineEditor::home),
            (Code::Char('e'), true) | (Code::End, _) => self.edit(LineEditor::end),
            (Code::Left, _) => self.edit(LineEditor::left),
            (Code::Right, _) => self.edit(LineEditor::right),
            (Code::Delete, _) => self.edit(LineEditor::delete),
            _ => {}
        }
    }

    pub(super) fn ask(&mut self, kind: InputKind, text: &str) {
        let editor = match kind {
            // A note is continued, anything else replaced by the first letter.
            InputKind::Note(_) => LineEditor::with(text),
            _ => LineEditor::selected(text),
        };
        self.close_prompt();
        self.prompt = Some(Prompt::Input(InputPrompt { kind, editor }));
    }

    /// Asks once more, since what was typed cannot be used.
    pub(crate) fn ask_again(&mut self, kind: InputKind, typed: &str, reason: &str) {
        let editor = LineEditor::with(typed);
        self.prompt = Some(Prompt::Input(InputPrompt { kind, editor }));
        self.status.refuse(reason);
    }

    pub(super) fn close_prompt(&mut self) {
        match self.prompt {
            Some(Prompt::Search(_)) => self.accept_search(),
            Some(Prompt::Input(_)) | None => self.prompt = None,
        }
    }

    pub(super) fn apply_in_prompt(&mut self, action: Action) -> Option<Effect> {
        match (&mut self.prompt, action) {
            (Some(Prompt::Search(_)), Action::Accept) => self.accept_search(),
            (Some(Prompt::Search(_)), Action::Cancel) => self.cancel_search(),
            (Some(Prompt::Search(_)), Action::Complete) => self.complete_search(),
            (Some(Prompt::Search(search)), Action::NextBest) => self.browse.step_match(search, 1),
            (Some(Prompt::Search(search)), Action::PreviousBest) => {
                self.browse.step_match(search, -1)
            }
            (Some(Prompt::Search(search)), Action::HistoryBack | Action::HistoryForward) => {
                search.recall(&self.browse.queries, action == Action::HistoryBack);
            }
            (Some(Prompt::Input(_)), Action::Accept) => return self.accept_input(),
            (Some(Prompt::Input(input)), Action::Complete) => self.annotations.complete(input),
            (Some(Prompt::Input(_)), Action::Cancel) => self.prompt = None,
            _ => {}
        }
        None
    }

    /// Does what an input was asked for.
    fn accept_input(&mut self) -> Option<Effect> {
        let Some(Prompt::Input(InputPrompt { kind, editor })) = self.prompt.take() else {
            return None;
        };
        let typed = editor.text().trim().to_owned();
        let text = Some(typed.clone()).filter(|it| !it.is_empty());
        match kind {
            InputKind::Export(_) | InputKind::Replace(..) => return self.export_to(kind, typed),
            InputKind::AsOf => self.filter_by_day(&typed),
            InputKind::GoTo | InputKind::Date if typed.is_empty() => {}
            InputKind::GoTo => {
                if let Err(reason) = self.browse.go_to(&typed, self.data.today) {
                    self.ask_again(kind, &typed, reason.text());
                }
            }
            InputKind::Date => match self.data.dated_records(&typed) {
                Ok((clause, _)) => self.browse.filter_by_field(&self.data, &clause),
                Err(reason) => self.ask_again(kind, &typed, &reason),
            },
            InputKind::Note(of) => {
                let was = self.annotations.note(&of.id);
                if was != text {
                    let notice = if text.is_some() { "Note saved" } else { "Note deleted" };
                    let change = AnnotationChange::Note { of, was, now: text };
                    return self.annotate(vec![change], notice.to_owned());
                }
            }
            InputKind::List(records) => {
                let list = text?;
                let on = !self.annotations.are_listed(&records, &list);
                let verb = if on { "Added to" } else { "Removed from" };
                let notice = format!("{verb} list “{list}”");
                let change = |of| AnnotationChange::List { list: list.clone(), of, on };
                return self.annotate(records.into_iter().map(change).collect(), notice);
            }
            InputKind::Search(query) => {
                let name = text?;
                let was = self.annotations.saved.searches.get(&name).cloned();
                let notice = format!("Search saved as “{name}”");
                let change = AnnotationChange::Search { name, was, now: Some(query) };
                return self.annotate(vec![change], notice);
            }
        }
        None
    }
}
