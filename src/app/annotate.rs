//! What the user keeps: bookmarks, notes, reading lists, searches under a name. The state holds
//! them and tells each change; who holds the file is told nothing more.

use super::{
    Action, AnnotationChange, Annotations, App,
    annotations::RecordRef,
    effect::{Effect, Notice},
    line_editor::LineEditor,
    prompt::{
        Prompt,
        input_prompt::{InputKind, InputPrompt},
    },
};
use crate::{
    date::{Date, Day},
    dossier::EntryId,
};
use std::collections::HashMap;

/// What is kept, and on which entries of the open dossier it shows.
#[derive(Debug, Default)]
pub(super) struct AnnotationState {
    pub(super) annotations: Annotations,
    signs: HashMap<EntryId, String>,
}

impl App {
    /// What the user keeps.
    #[must_use]
    pub fn annotations(&self) -> &Annotations {
        &self.keeping.annotations
    }

    /// Takes in what is kept, as it stands in the file by now.
    pub fn set_annotations(&mut self, own: Annotations) {
        self.keeping.signs = own
            .records
            .keys()
            .filter_map(|id| Some((self.dossier.find(id)?, signs(&own, id))))
            .collect();
        self.keeping.annotations = own;
        self.update_lists();
        // The detail says what is kept of its record.
        self.composed = None;
    }

    /// Tells something in the last line: what became of a wish outside.
    pub fn notify(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// The signs of what is kept of the entry, or of what its line tells of: ★ bookmarked, ☆ on a
    /// reading list, ✎ with a note.
    #[must_use]
    pub fn annotation_glyphs(&self, id: EntryId) -> &str {
        let signs = &self.keeping.signs;
        if signs.is_empty() {
            return "";
        }
        let told = || self.dossier.describes(id).iter().find_map(|part| signs.get(part));
        signs.get(&id).or_else(told).map_or("", String::as_str)
    }

    /// What is kept of the entry, in words: what it is, and what is written.
    pub(super) fn own_words(&self, id: EntryId) -> Vec<(&'static str, String)> {
        let slug = self.dossier.slug(id);
        let own = &self.keeping.annotations;
        let Some(kept) = own.of(&slug) else { return Vec::new() };
        let mut parts = Vec::new();
        if let Some(day) = kept.bookmarked {
            parts.push(format!("★ bookmarked {}", Date::of_day(day).words()));
        }
        let lists: Vec<&str> = own.lists_of(&slug).collect();
        if !lists.is_empty() {
            parts.push(format!("☆ on {}", lists.join(", ")));
        }
        let mut words = Vec::new();
        if !parts.is_empty() {
            words.push(("Yours", parts.join(" · ")));
        }
        words.extend(kept.note.clone().map(|note| ("Your note", note)));
        words
    }

    fn named(&self, id: EntryId) -> RecordRef {
        let title = self.dossier.title(id).into_owned();
        RecordRef { id: self.dossier.slug(id).into_owned(), title }
    }

    fn current_named(&mut self) -> Option<RecordRef> {
        let named = self.view.current.map(|id| self.named(id));
        if named.is_none() {
            self.refuse("Nothing is selected");
        }
        named
    }

    /// Does the change here, and asks for it to be kept.
    pub(super) fn keep(&mut self, change: AnnotationChange, said: String) -> Option<Effect> {
        let mut own = self.keeping.annotations.clone();
        own.apply(&change);
        self.set_annotations(own);
        self.notice = Some(Notice::Hint(said));
        Some(Effect::Keep(change))
    }

    /// Bookmarks the current record, or takes the bookmark off.
    pub(super) fn bookmark(&mut self) -> Option<Effect> {
        let named = self.current_named()?;
        let marked =
            self.keeping.annotations.of(&named.id).is_some_and(|kept| kept.bookmarked.is_some());
        let day: Option<Day> = (!marked).then_some(self.today);
        let key = self.keymap.label(Action::Own);
        let said = match day {
            Some(_) => format!("Bookmarked; {key} shows what is yours"),
            None => "The bookmark is taken off".to_owned(),
        };
        self.keep(AnnotationChange::Bookmark(named, day), said)
    }

    /// Asks for a note on the current record.
    pub(super) fn ask_note(&mut self) {
        let Some(named) = self.current_named() else { return };
        let note = self.keeping.annotations.of(&named.id).and_then(|kept| kept.note.clone());
        let prompt = LineEditor::with(note.as_deref().unwrap_or_default());
        self.open_typing(Prompt::Ask(InputPrompt { what: InputKind::Note(named), prompt }));
    }

    /// Asks for the reading list of the current record.
    pub(super) fn ask_list(&mut self) {
        let Some(named) = self.current_named() else { return };
        let what = InputKind::List(named);
        self.open_typing(Prompt::Ask(InputPrompt { what, prompt: LineEditor::default() }));
    }

    /// Asks for a name for the search that is kept.
    pub(super) fn ask_search_name(&mut self) {
        let query = self.kept_query();
        match query {
            Some(query) => {
                let prompt = LineEditor::with(&query);
                self.open_typing(Prompt::Ask(InputPrompt {
                    what: InputKind::Search(query),
                    prompt,
                }));
            }
            None => {
                let key = self.keymap.label(Action::Search);
                self.refuse(&format!("No search is kept: {key} starts one"));
            }
        }
    }

    /// What the line being asked for would do, while it is typed.
    #[must_use]
    pub fn ask_hint(&self) -> String {
        let Some(Prompt::Ask(ask)) = &self.typing else { return String::new() };
        let typed = ask.prompt.text().trim();
        match &ask.what {
            InputKind::List(named) => {
                let own = &self.keeping.annotations;
                let names: Vec<&str> = own.lists.keys().map(String::as_str).collect();
                let on = own.lists_of(&named.id).any(|name| name == typed);
                match (own.lists.get(typed), typed.is_empty()) {
                    (Some(_), _) if on => "takes it off this list".to_owned(),
                    (Some(ids), _) => format!("has {} so far", ids.len()),
                    (None, true) if !names.is_empty() => names.join(", "),
                    (None, true) => ask.what.hint().to_owned(),
                    (None, false) => "a new list".to_owned(),
                }
            }
            InputKind::Search(_) if self.keeping.annotations.searches.contains_key(typed) => {
                "replaces the search of this name".to_owned()
            }
            InputKind::Export(_) => ask.what.hint().to_owned(),
            _ if typed.is_empty() => ask.what.hint().to_owned(),
            _ => String::new(),
        }
    }

    /// Completes the name of a list.
    pub(super) fn complete_ask(&mut self) {
        let Some(Prompt::Ask(InputPrompt { what: InputKind::List(_), prompt })) = &mut self.typing
        else {
            return;
        };
        let typed = prompt.text().trim().to_lowercase();
        let names = self.keeping.annotations.lists.keys();
        let mut fitting = names.filter(|name| name.to_lowercase().starts_with(&typed));
        if let Some(name) = fitting.next() {
            *prompt = LineEditor::with(name);
        }
    }

    /// Does what the line was asked for.
    pub(super) fn answer(&mut self) -> Option<Effect> {
        let Some(Prompt::Ask(InputPrompt { what, prompt })) = self.typing.take() else {
            return None;
        };
        let typed = prompt.text().trim().to_owned();
        let given = (!typed.is_empty()).then(|| typed.clone());
        match what {
            InputKind::Note(of) => {
                let was = self.keeping.annotations.of(&of.id).and_then(|kept| kept.note.clone());
                if was == given {
                    return None;
                }
                let said = if given.is_some() { "The note is kept" } else { "The note is gone" };
                self.keep(AnnotationChange::Note { of, was, now: given }, said.to_owned())
            }
            InputKind::List(of) => {
                let list = given?;
                let on = !self.keeping.annotations.lists_of(&of.id).any(|name| name == list);
                let said = if on { "Put on" } else { "Taken off" };
                let said = format!("{said} the list “{list}”");
                self.keep(AnnotationChange::List { list, of, on }, said)
            }
            InputKind::Search(query) => {
                let name = given?;
                let was = self.keeping.annotations.searches.get(&name).cloned();
                let said = format!("The search is kept as “{name}”");
                self.keep(AnnotationChange::Search { name, was, now: Some(query) }, said)
            }
            what @ (InputKind::Export(_) | InputKind::Replace(..)) => self.export_to(what, typed),
        }
    }
}

fn signs(own: &Annotations, id: &str) -> String {
    let mut signs = String::new();
    let kept = own.of(id);
    if kept.is_some_and(|kept| kept.bookmarked.is_some()) {
        signs.push('★');
    } else if own.lists_of(id).next().is_some() {
        signs.push('☆');
    }
    if kept.is_some_and(|kept| kept.note.is_some()) {
        signs.push('✎');
    }
    signs
}
