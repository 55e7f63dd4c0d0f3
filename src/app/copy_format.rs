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
        (Self::Title, 't', "the title"),
        (Self::Id, 'i', "the id"),
        (Self::Citation(Style::Chicago), 'c', "a citation after Chicago"),
        (Self::Citation(Style::Apa), 'a', "a citation after APA"),
        (Self::Citation(Style::Gost), 'g', "a citation after GOST R 7.0.5"),
        (Self::Citation(Style::GostFull), 'f', "a citation after GOST R 7.0.100"),
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
    pub fn name(self) -> &'static str {
        self.spec().map_or("", |(.., name)| name)
    }

    /// The letter that chooses it.
    pub fn letter(self) -> char {
        self.spec().map_or(' ', |(_, letter, _)| *letter)
    }
}
