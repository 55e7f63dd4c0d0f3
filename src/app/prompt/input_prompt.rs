//! A line that the user is asked for: a note, a name, a file.

use crate::{
    app::{annotations::RecordRef, line_editor::LineEditor},
    export::Format,
};

/// What is asked, and what is typed so far.
#[derive(Debug)]
pub struct InputPrompt {
    /// What for.
    pub what: InputKind,
    /// What is typed.
    pub prompt: LineEditor,
}

/// What a line is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputKind {
    /// A note on a record.
    Note(RecordRef),
    /// The name of a reading list that the record is put on, or taken off.
    List(RecordRef),
    /// A name for this search.
    Search(String),
    /// The file to export to in this format.
    Export(Format),
    /// Whether this file is to be replaced.
    Replace(Format, String),
}

impl InputKind {
    /// What stands before the line.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::Note(_) => "note: ",
            Self::List(_) => "reading list: ",
            Self::Search(_) => "name of the search: ",
            Self::Export(_) => "write to: ",
            Self::Replace(..) => "it is there already; replace it? ",
        }
    }

    /// What it is for, while nothing is typed.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Note(_) => "an empty line takes the note away",
            Self::List(_) => "the name of a list, new or known",
            Self::Search(_) => "to find it again under this name",
            Self::Export(format) => format.help(),
            Self::Replace(..) => "yes replaces it, anything else does not",
        }
    }
}
