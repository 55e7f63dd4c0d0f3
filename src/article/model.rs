//! What a detail is made of: lines of spans, and references with their places.

use crate::{
    dossier::EntryId,
    text::{clean, width},
};
use std::borrow::Cow;

/// What a piece of text is, for the theme to decide how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRole {
    /// Running text.
    Plain,
    /// A name or a word that matters.
    Strong,
    /// What is there for those who look for it.
    Dim,
    /// The heading of a section.
    Heading,
    /// The word before a list or a value.
    Label,
    /// A date.
    Date,
    /// A reference to another entry.
    Link,
    /// The mark of a source.
    Source,
    /// The mark of what is contested.
    Contested,
    /// The passage of a document that is cited.
    Passage,
    /// What is looked for in a document.
    Found,
}

/// A piece of text of one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text, clean.
    pub text: String,
    /// What it is.
    pub tone: TextRole,
    /// The reference that it is part of, by its place in [`Article::targets`].
    pub target: Option<usize>,
}

impl Span {
    /// A piece of text that leads nowhere.
    #[must_use]
    pub fn new<'a>(text: impl Into<Cow<'a, str>>, tone: TextRole) -> Self {
        Self { text: clean(&text.into()).into_owned(), tone, target: None }
    }
}

/// One line of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its pieces, from left to right.
    pub spans: Vec<Span>,
}

/// Where a reference leads and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The entry it leads to.
    pub entry: EntryId,
    /// The first line it stands in.
    pub line: usize,
}

/// A composed detail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The lines, none wider than asked for.
    pub lines: Vec<Line>,
    /// The numbered references; the first has the number 1.
    pub targets: Vec<Target>,
}

/// The cells that a line takes.
pub(super) fn line_width(line: &Line) -> usize {
    line.spans.iter().map(|span| width(&span.text)).sum()
}
