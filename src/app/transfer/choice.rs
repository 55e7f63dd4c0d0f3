//! Things to choose from in a window by a letter: what can be copied of a record, and the formats
//! in which what is shown can be exported.

use crate::export::{Format, Style};

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
    /// Everything that can be copied, with the letter that chooses it and what it is called.
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

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(clip, ..)| *clip == self).map_or("", |(_, _, name)| name)
    }
}

/// A window to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    /// What to copy.
    Copy,
    /// In which format to export.
    Export,
}

/// A line of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceRow {
    /// The letter that chooses it at once.
    pub letter: Option<char>,
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub help: &'static str,
}

impl ChoiceKind {
    /// Its lines.
    #[must_use]
    pub fn lines(self) -> Vec<ChoiceRow> {
        match self {
            Self::Copy => CopyFormat::ALL
                .iter()
                .map(|(_, letter, name)| ChoiceRow { letter: Some(*letter), name, help: "" })
                .collect(),
            Self::Export => Format::ALL
                .iter()
                .map(|format| ChoiceRow { letter: None, name: format.name(), help: format.help() })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_chooses_one_thing() {
        for (at, (clip, letter, _)) in CopyFormat::ALL.iter().enumerate() {
            assert!(
                CopyFormat::ALL[..at]
                    .iter()
                    .all(|(other, known, _)| other != clip && known != letter)
            );
            // These close the window or move in it.
            assert!(!['q', 'k', ' '].contains(letter));
        }
    }
}
