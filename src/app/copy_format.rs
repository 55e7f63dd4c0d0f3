//! What can be copied of a record, each with its shortcut.

use crate::export::Style;

/// What can be copied of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyFormat {
    /// Its title.
    Title,
    /// Its id.
    Id,
    /// A citation of it.
    Citation(Style),
    /// The record as JSON.
    Json,
    /// The record as a text with footnotes.
    Markdown,
    /// The addresses of its sources.
    Address,
    /// The cited passages.
    Passage,
}

impl CopyFormat {
    /// Everything that can be copied, with the letter that chooses it and what its name.
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

    /// Its name.
    pub fn name(self) -> &'static str {
        self.spec().map_or("", |(.., name)| name)
    }

    /// The letter that chooses it.
    pub fn letter(self) -> char {
        self.spec().map_or(' ', |(_, letter, _)| *letter)
    }
}
