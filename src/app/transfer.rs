//! Taking something out of the program: copying of a record, exporting what the panes show.

pub(crate) mod choice;

use super::{
    App, ChoiceKind, CopyFormat,
    browse::Filter,
    effect::{Effect, Notice},
    key::Key,
    line_editor::LineEditor,
    overlay::Overlay,
    prompt::{
        Prompt,
        input_prompt::{InputKind, InputPrompt},
    },
};
use crate::{
    date::Date,
    dossier::{EntryId, Kind},
    export::Format,
};

impl App {
    pub(super) fn open_choice(&mut self, choice: ChoiceKind) {
        if choice == ChoiceKind::Copy && self.view.current.is_none() {
            return self.refuse("Nothing is selected");
        }
        self.windows.push(Overlay::Choice(choice, 0));
    }

    /// A letter in a window to choose from.
    pub(super) fn choose_by(&mut self, key: Key) -> Option<Effect> {
        let Some(Overlay::Choice(choice, _)) = self.windows.last() else { return None };
        let typed = key.in_english().unwrap_or(key).typed();
        let at =
            choice.lines().iter().position(|line| line.letter.is_some() && line.letter == typed)?;
        self.choose(*choice, at)
    }

    /// Enter on a line of a window to choose from.
    pub(super) fn choose(&mut self, choice: ChoiceKind, at: usize) -> Option<Effect> {
        self.windows.clear();
        match choice {
            ChoiceKind::Copy => {
                let clip = CopyFormat::ALL.get(at).map(|(clip, ..)| *clip)?;
                Some(Effect::Copy(clip, self.view.current?))
            }
            ChoiceKind::Export => {
                let format = *Format::ALL.get(at)?;
                let ending = if format.is_text() {
                    format!(".{}", format.extension())
                } else {
                    String::new()
                };
                self.ask_path(format, &format!("{}{ending}", self.file_name()));
                None
            }
        }
    }

    /// Asks for the file to export to, this one being proposed.
    pub fn ask_path(&mut self, format: Format, path: &str) {
        let what = InputKind::Export(format);
        self.open_typing(Prompt::Ask(InputPrompt { what, prompt: LineEditor::with(path) }));
    }

    /// Asks whether the file that is there is to be replaced.
    pub fn ask_replace(&mut self, format: Format, path: &str) {
        let what = InputKind::Replace(format, path.to_owned());
        self.open_typing(Prompt::Ask(InputPrompt { what, prompt: LineEditor::default() }));
        self.notice = None;
    }

    /// A name for a file of what the panes show: the search in small Latin letters, or the dossier.
    fn file_name(&self) -> String {
        let words = self.shown_words();
        let words = if words.is_empty() { self.dossier.metadata().id.to_string() } else { words };
        let mut name = String::new();
        for letter in words.chars() {
            if letter.is_alphanumeric() {
                name.extend(letter.to_lowercase());
            } else if !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
        }
        let name: String = name.chars().take(48).collect();
        let name = name.trim_end_matches('-');
        if name.is_empty() { "dossier".to_owned() } else { name.to_owned() }
    }

    /// What the panes are narrowed to, in words; empty where they show everything.
    #[must_use]
    pub fn shown_words(&self) -> String {
        let words = self.view.chips.iter().map(|chip| match chip {
            Filter::Search(text) => text.clone(),
            Filter::Near(id) => format!("near {}", self.dossier.title(*id)),
            Filter::Only(only) => only.title.clone(),
            Filter::AsOf(day) => format!("as of {}", Date::of_day(*day).words()),
        });
        words.collect::<Vec<_>>().join(", ")
    }

    /// Everything that the panes show, of all kinds; nothing where nothing is narrowed. With the
    /// state of a day, what was not yet by then is left out.
    #[must_use]
    pub fn shown(&self) -> Option<Vec<EntryId>> {
        if self.view.chips.is_empty() {
            return None;
        }
        let passes = self.passes();
        let day = self.as_of();
        let was = |id: EntryId| match (day, self.dossier.kind(id)) {
            (None, _) => true,
            (Some(_), Kind::Treaty) => self.status(id).is_none_or(|status| !status.faded),
            (Some(day), _) => self.dossier.date(id).is_none_or(|date| date.earliest() <= day),
        };
        Some(self.dossier.entries().filter(|id| passes(*id) && was(*id)).collect())
    }

    /// The wish to export, answered: the file, or whether to replace it.
    pub(super) fn export_to(&mut self, what: InputKind, typed: String) -> Option<Effect> {
        match what {
            InputKind::Export(format) if !typed.is_empty() => {
                Some(Effect::Export { format, path: typed, replace: false })
            }
            InputKind::Replace(format, path) => {
                if ["y", "yes"].contains(&typed.to_lowercase().as_str()) {
                    return Some(Effect::Export { format, path, replace: true });
                }
                // Another name, then.
                self.ask_path(format, &path);
                None
            }
            _ => {
                self.notice = Some(Notice::Hint("Nothing is written".to_owned()));
                None
            }
        }
    }
}
