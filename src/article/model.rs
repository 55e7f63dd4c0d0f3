//! The article of an entry: sections of blocks of spans.
//!
//! It knows no width, color or format: [`Article::layout`] makes lines of it for the terminal, and
//! the exports to Markdown and HTML walk the same blocks. References and citations are data of
//! their spans, since the screen numbers them and a web page links them.

use crate::{
    dossier::{
        EntryId,
        record::{Citation, Term},
    },
    text::clean,
};
use std::borrow::Cow;

/// What a span is, from which the theme and the exports derive its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRole {
    /// Running text.
    Plain,
    /// A name or a word that matters.
    Strong,
    /// Secondary text.
    Dim,
    /// The heading of a section.
    Heading,
    /// The label before a list or a value.
    Label,
    /// A date.
    Date,
    /// A reference to another entry.
    Link,
    /// The number of a source.
    Source,
    /// The sign of a contested fact.
    Contested,
    /// The cited passage of a source text.
    Passage,
    /// A match of the search in a source text.
    Found,
}

/// A piece of text with one role.
#[derive(Debug, Clone)]
pub struct Span<'a> {
    /// The text, clean.
    pub text: String,
    /// What it is.
    pub role: TextRole,
    /// The entry that it refers to.
    pub target: Option<EntryId>,
    /// The citations that support the text up to here.
    pub citations: &'a [Citation],
    /// The language of a name, after ISO 639.
    pub lang: Option<&'a str>,
}

impl<'a> Span<'a> {
    /// A span without a target or citations.
    #[must_use]
    pub fn new<'t>(text: impl Into<Cow<'t, str>>, role: TextRole) -> Self {
        Self {
            text: clean(&text.into()).into_owned(),
            role,
            target: None,
            citations: &[],
            lang: None,
        }
    }

    /// A span without text that cites sources.
    pub(crate) fn citing(citations: &'a [Citation]) -> Self {
        Self { citations, ..Self::new("", TextRole::Source) }
    }
}

/// A part of an article that the details show by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tab {
    /// The facts.
    #[default]
    Facts,
    /// Statements and figures about the entry.
    Positions,
    /// Entries that refer to it.
    Links,
    /// The citations.
    Sources,
}

impl Tab {
    /// The tabs, from left to right.
    pub const ALL: [Self; 4] = [Self::Facts, Self::Positions, Self::Links, Self::Sources];
}

/// An article.
#[derive(Debug, Clone, Default)]
pub struct Article<'a> {
    /// The title, where the article is of one entry.
    pub title: Option<String>,
    /// The sections, none of them empty.
    pub sections: Vec<Section<'a>>,
    /// The ids of the cited sources; the first has the number 1.
    pub sources: Vec<&'a str>,
}

impl Article<'_> {
    /// The number of items in each tab; of facts none.
    #[must_use]
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

/// Blocks that belong together.
#[derive(Debug, Clone, Default)]
pub struct Section<'a> {
    /// The tab of the details that shows it.
    pub tab: Tab,
    /// The heading, if any.
    pub title: Option<String>,
    /// The blocks under it.
    pub blocks: Vec<Block<'a>>,
}

/// A block of a section.
#[derive(Debug, Clone)]
pub enum Block<'a> {
    /// Running text where both indents are 0, otherwise an item of a list.
    Paragraph {
        /// The cells before every line.
        indent: usize,
        /// The cells added before every line but the first.
        hanging: usize,
        /// The text.
        spans: Vec<Span<'a>>,
    },
    /// Items behind bullets.
    List(Vec<Vec<Span<'a>>>),
    /// The actions of a treaty in the order of their dates.
    History(Vec<HistoryItem<'a>>),
    /// Statements in the order of their dates, shown in a column for each side.
    Positions(Vec<Position<'a>>),
    /// Terms of office, drawn as bars over years.
    Tenures(&'a [Term]),
    /// Two records side by side: their names, and a row for each topic.
    Comparison([Span<'a>; 2], Vec<ComparisonRow>),
    /// The sources that the article cites.
    Sources(Vec<SourceItem<'a>>),
}

/// An action of a treaty.
#[derive(Debug, Clone)]
pub struct HistoryItem<'a> {
    /// The days since the action before it.
    pub days: String,
    /// Whether the date is calculated, and the action no record.
    pub is_calculated: bool,
    /// The text.
    pub spans: Vec<Span<'a>>,
}

/// What two records have to say on one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonRow {
    /// The topic.
    pub label: String,
    /// The items of each record.
    pub items: [Vec<String>; 2],
}

/// A statement as a position of its side.
#[derive(Debug, Clone)]
pub struct Position<'a> {
    /// The statement.
    pub entry: EntryId,
    /// The name of the side.
    pub side: &'a str,
    /// The name of the speaker.
    pub speaker: &'a str,
    /// What the statement does: asserts, denies, …
    pub force: &'static str,
    /// The date in words.
    pub date: String,
    /// What is stated, in a few words.
    pub title: &'a str,
    /// What is stated.
    pub text: &'a str,
    /// The citations of the statement.
    pub citations: &'a [Citation],
    /// The statements that it contradicts or that contradict it, with their speakers.
    pub contradicts: Vec<(EntryId, &'a str)>,
}

/// A source of an article.
#[derive(Debug, Clone)]
pub struct SourceItem<'a> {
    /// The id of the source.
    pub source: &'a str,
    /// A reference to it, and the passages that the entry cites.
    pub spans: Vec<Span<'a>>,
}
