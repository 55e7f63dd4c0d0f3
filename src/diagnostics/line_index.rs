//! Byte offsets of a text as lines and columns, and the source line to show with a problem.

use super::SpanDiagnostic;
use crate::text::{clean, truncate, width};
use serde::Serialize;
use std::{cell::OnceCell, fmt, ops::Range};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A place in a file, or the file as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The name of the file, as it was opened.
    #[serde(serialize_with = "super::cleaned")]
    pub file: String,
    /// The position; none for the file as a whole.
    #[serde(flatten)]
    pub position: Option<Position>,
    #[serde(skip)]
    pub snippet: Option<Snippet>,
}

impl Location {
    pub fn file(name: &str) -> Self {
        Self { file: name.to_owned(), ..Self::default() }
    }

    /// A position in a file whose text is not available.
    pub fn position(name: &str, position: Position) -> Self {
        Self { position: Some(position), ..Self::file(name) }
    }
}

/// Printed as compilers do, `file:line:column`, so that editors and terminals can open it.
impl fmt::Display for Location {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&clean(&self.file))?;
        self.position.map_or(Ok(()), |at| write!(out, ":{}:{}", at.line, at.column))
    }
}

/// The part of a source line around a span, cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The shown part of the line.
    pub text: String,
    /// The cells before the span.
    pub before: usize,
    /// The cells of the span, at least one.
    pub length: usize,
}

/// A named text whose byte ranges become locations. Its lines are counted at the first of them.
#[derive(Debug)]
pub(crate) struct SourceText<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    lines: OnceCell<LineIndex>,
}

impl<'a> SourceText<'a> {
    pub(crate) fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text, lines: OnceCell::new() }
    }

    pub(crate) fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.text))
    }

    pub(crate) fn position(&self, offset: usize) -> Position {
        self.lines().position(self.text, offset)
    }

    /// The location of a byte range, with its source line unless the text is blank.
    pub(crate) fn location(&self, span: &Range<usize>) -> Location {
        let position = self.position(span.start);
        let has_text = !self.text.trim_start().is_empty();
        let snippet = has_text.then(|| self.lines().snippet(self.text, span));
        Location { snippet, ..Location::position(self.name, position) }
    }

    pub(crate) fn locate(&self, problem: SpanDiagnostic) -> super::Diagnostic {
        problem.map_place(|span| self.location(&span))
    }
}

/// The block size in bytes: columns are counted from the nearest block, not from the line's start.
const BLOCK: usize = 1 << 12;
/// The widest snippet, in cells.
const SHOWN: usize = 100;
/// The most characters shown before the span.
const SHOWN_BEFORE: usize = 60;

#[derive(Debug)]
pub(crate) struct LineIndex {
    starts: Vec<usize>,
    blocks: Vec<usize>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let feeds = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(feeds.map(|(at, _)| at + 1)).collect();
        let mut blocks = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(blocks.last().copied().unwrap_or(0) + count_chars(block));
        }
        Self { starts, blocks }
    }

    pub(crate) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column =
            self.chars_before(text, offset).saturating_sub(self.chars_before(text, start)) + 1;
        Position { line, column }
    }

    /// The first byte of a line, counted from 0.
    pub(crate) fn line_start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).copied()
    }

    fn chars_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        self.blocks.get(block).copied().unwrap_or(0) + count_chars(rest)
    }

    pub(crate) fn snippet(&self, text: &str, span: &Range<usize>) -> Snippet {
        let start = text.floor_char_boundary(span.start);
        let line = self.starts.partition_point(|begin| *begin <= start).max(1);
        let line_start = self.starts.get(line - 1).copied().unwrap_or(0);
        // One block is longer than any snippet, however long the line is.
        let rest = text.get(start..text.floor_char_boundary(start + BLOCK)).unwrap_or_default();
        let line_end = start + rest.find('\n').unwrap_or(rest.len());
        let end = text.floor_char_boundary(span.end).clamp(start, line_end);
        let before = text.get(line_start..start).unwrap_or_default();
        let span = text.get(start..end).unwrap_or_default();
        let after = text.get(end..line_end).unwrap_or_default().trim_end_matches('\r');
        cut_around(before, span, after)
    }
}

fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

fn cut_around(before: &str, span: &str, after: &str) -> Snippet {
    let near = before.char_indices().rev().take(SHOWN_BEFORE).last().map_or(0, |(at, _)| at);
    let mut text = String::from(if near > 0 { "…" } else { "" });
    text.push_str(&clean(before.get(near..).unwrap_or_default()));
    let shown_before = width(&text);
    let room = SHOWN.saturating_sub(shown_before).max(20);
    let span = prefix(span, room);
    text.push_str(&span);
    let length = width(&span).max(1);
    text.push_str(&prefix(after, room.saturating_sub(length)));
    Snippet { text, before: shown_before, length }
}

fn prefix(text: &str, cells: usize) -> String {
    let start: String = text.chars().take(cells + 1).collect();
    truncate(&clean(&start), cells)
}
