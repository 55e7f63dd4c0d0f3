//! What can be copied of a record, each with its shortcut.

use crate::export::Style;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyFormat {
    Title,
    Id,
    Citation(Style),
    Json,
    /// The record as a text with footnotes.
    Markdown,
    Address,
    Passage,
}

impl CopyFormat {
    /// Every format, with the letter that chooses it and its name.
    pub const ALL: [(Self, char, &'static str); 12] = [
        (Self::Title, 't', "title"),
        (Self::Id, 'i', "id"),
        (Self::Citation(Style::Chicago), 'c', "Chicago citation"),
        (Self::Citation(Style::Apa), 'a', "APA citation"),
        (Self::Citation(Style::Gost), 'g', "GOST R 7.0.5 citation"),
        (Self::Citation(Style::GostFull), 'f', "GOST R 7.0.100 citation"),
        (Self::Citation(Style::Bibtex), 'b', "sources (BibTeX)"),
        (Self::Citation(Style::CslJson), 'l', "sources (CSL-JSON)"),
        (Self::Json, 'j', "record (JSON)"),
        (Self::Markdown, 'm', "record (Markdown)"),
        (Self::Address, 'u', "source URLs"),
        (Self::Passage, 'p', "cited passages"),
    ];

    fn spec(self) -> Option<&'static (Self, char, &'static str)> {
        Self::ALL.iter().find(|(format, ..)| *format == self)
    }

    pub fn name(self) -> &'static str {
        self.spec().map_or("", |(.., name)| name)
    }

    /// The letter that chooses it.
    pub fn letter(self) -> char {
        self.spec().map_or(' ', |(_, letter, _)| *letter)
    }
}
