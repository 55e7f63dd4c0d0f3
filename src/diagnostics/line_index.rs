//! From a place in a text to its line and column, and the line cut to what can be shown.

use crate::text::{clean, width};
use serde::Serialize;
use std::ops::Range;

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A place in some file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceLocation {
    /// The file, as it was named when it was opened.
    #[serde(serialize_with = "super::cleaned")]
    pub file: String,
    /// Where in it.
    #[serde(flatten)]
    pub at: Position,
}

/// The part of a line around a problem, safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// What is shown of the line.
    pub text: String,
    /// The cells before the part that is meant.
    pub before: usize,
    /// The cells that the part takes, at least one.
    pub length: usize,
}

/// Characters are counted from the nearest of marks this many bytes apart, so that a file of one
/// long line costs no more than another.
const BLOCK: usize = 1 << 12;
/// What is shown of a line, in cells.
const SHOWN: usize = 100;
/// How many characters of it stand before the part that is meant, at most.
const SHOWN_BEFORE: usize = 60;

/// Where the lines of a text begin, and how many characters stand before each block.
#[derive(Debug)]
pub(crate) struct LineIndex {
    starts: Vec<usize>,
    blocks: Vec<usize>,
}

impl LineIndex {
    pub(crate) fn of(text: &str) -> Self {
        let feeds = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(feeds.map(|(at, _)| at + 1)).collect();
        let mut blocks = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(blocks.last().copied().unwrap_or(0) + characters(block));
        }
        Self { starts, blocks }
    }

    /// The position of a byte of the text.
    pub(crate) fn at(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.before(text, offset).saturating_sub(self.before(text, start)) + 1;
        Position { line, column }
    }

    /// The byte at which a line begins, counted from 0.
    pub(crate) fn line_start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).copied()
    }

    /// How many characters begin before this byte.
    fn before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        self.blocks.get(block).copied().unwrap_or(0) + characters(rest)
    }

    /// The line around these bytes.
    pub(crate) fn snippet(&self, text: &str, span: &Range<usize>) -> Snippet {
        let start = floor(text, span.start);
        let line = self.starts.partition_point(|begin| *begin <= start).max(1);
        let line_start = self.starts.get(line - 1).copied().unwrap_or(0);
        // More than this is never shown, however long the line.
        let rest = text.get(start..floor(text, start + BLOCK)).unwrap_or_default();
        let line_end = start + rest.find('\n').unwrap_or(rest.len());
        let end = floor(text, span.end).clamp(start, line_end);
        let before = text.get(line_start..start).unwrap_or_default();
        let meant = text.get(start..end).unwrap_or_default();
        let after = text.get(end..line_end).unwrap_or_default().trim_end_matches('\r');
        cut_around(before, meant, after)
    }
}

/// How many characters begin in these bytes of a UTF-8 text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// The nearest place at or before `offset` where a character begins.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn cut_around(before: &str, meant: &str, after: &str) -> Snippet {
    let near = before.char_indices().rev().take(SHOWN_BEFORE).last().map_or(0, |(at, _)| at);
    let mut text = String::from(if near > 0 { "…" } else { "" });
    text.push_str(&clean(before.get(near..).unwrap_or_default()));
    let shown_before = width(&text);
    let room = SHOWN.saturating_sub(shown_before).max(20);
    let meant = start_of(meant, room);
    text.push_str(&meant);
    let length = width(&meant).max(1);
    text.push_str(&start_of(after, room.saturating_sub(length)));
    Snippet { text, before: shown_before, length }
}

/// The start of the text, safe to show, in at most so many cells.
fn start_of(text: &str, cells: usize) -> String {
    let start: String = text.chars().take(cells + 1).collect();
    crate::text::truncate(&clean(&start), cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str, needle: &str, line: usize, column: usize) {
        let offset = text.find(needle).unwrap();
        assert_eq!(LineIndex::of(text).at(text, offset), Position { line, column });
    }

    #[test]
    fn columns_count_characters() {
        case("ab\ncd", "d", 2, 2);
        case("Цхинвал: x", "x", 1, 10);
        case("ცხინვალი\n👩 x", "x", 2, 3);
        case(&format!("{}x", "ж".repeat(BLOCK)), "x", 1, BLOCK + 1);
    }

    #[test]
    fn a_long_line_is_cut_around_the_part_that_is_meant() {
        let text =
            format!("{{\"a\": \"{}\", \"wrong\": 1, \"{}\": 2}}", "б".repeat(300), "c".repeat(300));
        let at = text.find("\"wrong\"").unwrap();
        let snippet = LineIndex::of(&text).snippet(&text, &(at..at + 7));
        assert!(width(&snippet.text) <= SHOWN, "{snippet:?}");
        assert_eq!(
            snippet.text.chars().skip(snippet.before).take(7).collect::<String>(),
            "\"wrong\""
        );
    }

    #[test]
    fn what_is_shown_is_safe() {
        let text = "{\"x\": \"\u{202e}evil\u{1b}[2J\"}";
        let snippet = LineIndex::of(text).snippet(text, &(6..20));
        assert_eq!(snippet.text, "{\"x\": \"<U+202E>evil␛[2J\"}");
    }

    proptest! {
        #[test]
        fn every_offset_has_a_position_inside(text in "[a-zЖ\n\r\u{1f600}]{0,40}", offset in 0_usize..200) {
            let positions = LineIndex::of(&text);
            let Position { line, column } = positions.at(&text, offset);
            let lines: Vec<_> = text.split('\n').collect();
            prop_assert!(line >= 1 && line <= lines.len());
            prop_assert!(column >= 1 && column <= lines[line - 1].chars().count() + 1);
            let snippet = positions.snippet(&text, &(offset..offset + 3));
            prop_assert!(width(&snippet.text) <= SHOWN);
        }
    }
}
