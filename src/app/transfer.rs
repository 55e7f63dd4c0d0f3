//! Copying a record and exporting the visible records.

use super::{
    App,
    browse::Filter,
    effect::{Effect, Notice},
    line_editor::LineEditor,
    overlay::list::ListKind,
    prompt::{
        Prompt,
        input_prompt::{InputKind, InputPrompt},
    },
};
use crate::{
    date::Date,
    dossier::{EntryId, Kind},
    export::{Format, Style},
};

/// What can be copied of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyFormat {
    /// Its title.
    Title,
    /// Its id.
    Id,
    /// A citation of it.
    Citation(Style),
    /// The record in the own format.
    Json,
    /// The record as a text with footnotes.
    Markdown,
    /// Where its sources can be read.
    Address,
    /// What the documents say where they are cited.
    Passage,
}

impl CopyFormat {
    /// Everything that can be copied, with the letter that chooses it and what its name.
    pub const ALL: [(Self, char, &'static str); 11] = [
        (Self::Title, 't', "the title"),
        (Self::Id, 'i', "the id"),
        (Self::Citation(Style::Chicago), 'c', "a citation after Chicago"),
        (Self::Citation(Style::Apa), 'a', "a citation after APA"),
        (Self::Citation(Style::Gost), 'g', "a citation after GOST"),
        (Self::Citation(Style::Bibtex), 'b', "its sources as BibTeX"),
        (Self::Citation(Style::CslJson), 'l', "its sources as CSL-JSON"),
        (Self::Json, 'j', "the record as JSON"),
        (Self::Markdown, 'm', "the record as Markdown"),
        (Self::Address, 'u', "the addresses of its sources"),
        (Self::Passage, 'p', "the passages that are cited"),
    ];

    fn spec(self) -> Option<&'static (Self, char, &'static str)> {
        Self::ALL.iter().find(|(format, ..)| *format == self)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.spec().map_or("", |(.., name)| name)
    }

    /// The letter that chooses it.
    #[must_use]
    pub fn letter(self) -> char {
        self.spec().map_or(' ', |(_, letter, _)| *letter)
    }
}

impl App {
    /// Opens the list of what can be copied of the current record.
    pub(super) fn open_copy(&mut self) {
        if self.view.current.is_none() {
            return self.refuse("Nothing is selected");
        }
        self.open_list(ListKind::Copy);
    }

    /// Asks for the file of an export, with a name for it.
    pub(super) fn ask_export(&mut self, format: Format) {
        self.overlays.clear();
        let extension =
            if format.is_text() { format!(".{}", format.extension()) } else { String::new() };
        self.ask_path(format, &format!("{}{extension}", self.file_name()));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_chooses_one_thing() {
        for (at, (format, letter, _)) in CopyFormat::ALL.iter().enumerate() {
            assert!(
                CopyFormat::ALL[..at]
                    .iter()
                    .all(|(other, known, _)| other != format && known != letter)
            );
            // These close the list or move in it.
            assert!(!['q', 'k', ' '].contains(letter));
        }
    }
}
