//! The article of an entry: sections of blocks of spans, without width, colour or format. Spans
//! carry references and citations, since the screen numbers them and web pages link them.

use crate::{
    dossier::{EntryId, record::Citation},
    text::clean,
};
use std::borrow::Cow;

/// The role of a span, from which themes and exports derive its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRole {
    Plain,
    Strong,
    Dim,
    Heading,
    Label,
    Date,
    Link,
    /// The number of a source.
    Source,
    Contested,
    Passage,
    /// A match of the search in a source text.
    Found,
}

/// A piece of clean text.
#[derive(Debug, Clone)]
pub(crate) struct Span<'a> {
    pub(crate) text: String,
    pub(crate) role: TextRole,
    pub(crate) target: Option<EntryId>,
    /// The citations of the text that ends with this span.
    pub(crate) citations: &'a [Citation],
    /// The language of a name, after ISO 639.
    pub(crate) lang: Option<&'a str>,
}

impl<'a> Span<'a> {
    pub(crate) fn new<'t>(text: impl Into<Cow<'t, str>>, role: TextRole) -> Self {
        Self {
            text: clean(&text.into()).into_owned(),
            role,
            target: None,
            citations: &[],
            lang: None,
        }
    }

    pub(crate) fn citing(citations: &'a [Citation]) -> Self {
        Self { citations, ..Self::new("", TextRole::Source) }
    }
}

/// A part of an article that the details pane shows on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tab {
    #[default]
    Facts,
    /// Statements and figures about the entry.
    Positions,
    Links,
    Sources,
}

impl Tab {
    /// The tabs, from left to right.
    pub const ALL: [Self; 4] = [Self::Facts, Self::Positions, Self::Links, Self::Sources];
}

#[derive(Debug, Clone, Default)]
pub struct Article<'a> {
    pub(crate) title: Option<String>,
    /// The sections; none is empty.
    pub(crate) sections: Vec<Section<'a>>,
    /// The ids of the cited sources; the first has the number 1.
    pub(crate) sources: Vec<&'a str>,
}

impl<'a> Article<'a> {
    /// The citations behind its facts, each with the title of the position that it is for.
    pub(crate) fn citations(&self) -> impl Iterator<Item = (&'a str, &'a Citation)> {
        let of_spans = |spans: &[Span<'a>]| -> Vec<(&'a str, &'a Citation)> {
            spans.iter().flat_map(|span| span.citations).map(|cite| ("", cite)).collect()
        };
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.flat_map(move |block| match block {
            Block::Paragraph { spans, .. } => of_spans(spans),
            Block::List(items) => items.iter().flat_map(|item| of_spans(item)).collect(),
            Block::History(items) => items.iter().flat_map(|item| of_spans(&item.spans)).collect(),
            Block::Positions(positions) => {
                let each = positions.iter().map(|it| (it.title, it.citations));
                each.flat_map(|(title, cites)| cites.iter().map(move |it| (title, it))).collect()
            }
            Block::Comparison(..) | Block::Sources(_) => Vec::new(),
        })
    }

    /// The number of items in each tab; 0 for the facts.
    pub fn counts(&self) -> [usize; 4] {
        let items = |block: &Block<'_>| match block {
            Block::Paragraph { spans, .. } => spans.iter().filter(|it| it.target.is_some()).count(),
            Block::Positions(positions) => positions.len(),
            _ => 0,
        };
        Tab::ALL.map(|tab| match tab {
            Tab::Facts => 0,
            Tab::Sources => self.sources.len(),
            Tab::Positions | Tab::Links => {
                let sections = self.sections.iter().filter(|section| section.tab == tab);
                sections.flat_map(|section| &section.blocks).map(items).sum()
            }
        })
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Section<'a> {
    pub(crate) tab: Tab,
    pub(crate) title: Option<String>,
    pub(crate) blocks: Vec<Block<'a>>,
}

#[derive(Debug, Clone)]
pub(crate) enum Block<'a> {
    /// Running text if both indents are 0, otherwise an item; its further lines are indented more.
    Paragraph { indent: usize, hanging: usize, spans: Vec<Span<'a>> },
    /// Items behind bullets.
    List(Vec<Vec<Span<'a>>>),
    /// The actions of a treaty in the order of their dates.
    History(Vec<HistoryItem<'a>>),
    /// Statements in the order of their dates, shown in a column for each side.
    Positions(Vec<Position<'a>>),
    /// Two records side by side: their names, and a row for each topic.
    Comparison([Span<'a>; 2], Vec<ComparisonRow>),
    /// Each cited source: its id, a reference to it, and the passages cited.
    Sources(Vec<(&'a str, Vec<Span<'a>>)>),
}

#[derive(Debug, Clone)]
pub(crate) struct HistoryItem<'a> {
    pub(crate) days: String,
    /// Whether the date is calculated and the action is not recorded.
    pub(crate) is_calculated: bool,
    pub(crate) spans: Vec<Span<'a>>,
}

#[derive(Debug, Clone)]
pub(crate) struct ComparisonRow {
    pub(crate) label: String,
    pub(crate) items: [Vec<String>; 2],
}

#[derive(Debug, Clone)]
pub(crate) struct Position<'a> {
    pub(crate) entry: EntryId,
    pub(crate) side: &'a str,
    pub(crate) speaker: &'a str,
    /// The act of speech: asserts, denies, …
    pub(crate) force: &'static str,
    pub(crate) date: String,
    /// Where the date is not stated, how it was found: ` (inferred)`.
    pub(crate) basis: String,
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
    pub(crate) citations: &'a [Citation],
    /// Contradicting statements in both directions, with their speakers.
    pub(crate) contradicts: Vec<(EntryId, &'a str)>,
}
