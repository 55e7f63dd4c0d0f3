//! Breaks text into lines at words, and inside words longer than a line.

use super::width::{simple_width, width};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The byte ranges of lines of `cells`, without spaces at breaks; none is empty unless the text is.
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    first_lines(text, cells, usize::MAX)
}

/// The first line of [`wrap`], without examining the rest.
pub fn first_line(text: &str, cells: usize) -> Range<usize> {
    first_lines(text, cells, 1).into_iter().next().unwrap_or_default()
}

/// Like [`wrap`], with at most `max_lines` lines; the last one has the rest, for truncation.
pub fn wrap_into(text: &str, cells: usize, max_lines: usize) -> Vec<Range<usize>> {
    let mut lines = first_lines(text, cells, max_lines.saturating_add(1));
    if lines.len() > max_lines || text.len() > longest(cells, max_lines.saturating_add(1)) {
        lines.truncate(max_lines);
        if let Some(last) = lines.last_mut() {
            last.end = text.len();
        }
    }
    lines
}

/// A limit on the bytes that are examined, so that a long word or a pile of accents costs little time.
fn longest(cells: usize, max_lines: usize) -> usize {
    cells.saturating_mul(64).saturating_add(1024).saturating_mul(max_lines)
}

fn first_lines(text: &str, cells: usize, max_lines: usize) -> Vec<Range<usize>> {
    let text = &text[..text.floor_char_boundary(longest(cells, max_lines))];
    // Most texts fit one line, which is cheap to test.
    let fits = text.len() / 3 <= cells && simple_width(text).is_some_and(|wide| wide <= cells);
    if max_lines > 0 && fits {
        let start = text.len() - text.trim_start_matches(is_break).len();
        let line = start..text.trim_end_matches(is_break).len().max(start);
        return Vec::from([line]);
    }
    broken_lines(text, cells, max_lines)
}

fn broken_lines(text: &str, cells: usize, max_lines: usize) -> Vec<Range<usize>> {
    let cells = cells.max(1);
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    for (at, piece) in text.split_word_bound_indices() {
        if lines.len() >= max_lines {
            break;
        }
        let wide = width(piece);
        let blank = piece.chars().all(is_break);
        if used + wide <= cells {
            if blank && used == 0 {
                start = at + piece.len();
                end = start;
                continue;
            }
            used += wide;
            if !blank {
                end = at + piece.len();
            }
            continue;
        }
        if blank {
            if end > start {
                lines.push(start..end);
            }
            (start, end, used) = (at + piece.len(), at + piece.len(), 0);
            continue;
        }
        // Punctuation stays with the word before it: break before that word.
        let break_at = line_break(text, start, at);
        if let Some(break_at) = break_at {
            lines.push(start..text[..break_at].trim_end().len());
            start = break_at;
            used = width(&text[start..at]);
        } else if used > 0 {
            lines.push(start..at);
            (start, used) = (at, 0);
        }
        for (offset, cluster) in piece.grapheme_indices(true) {
            if lines.len() >= max_lines {
                break;
            }
            let wide = width(cluster);
            if used + wide > cells && used > 0 {
                lines.push(start..at + offset);
                (start, used) = (at + offset, 0);
            }
            used += wide;
        }
        end = at + piece.len();
    }
    if end > start || lines.is_empty() {
        lines.push(start..end.max(start));
    }
    lines.truncate(max_lines);
    lines
}

/// Whether a line may break at this character: at white space except no-break spaces.
fn is_break(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// The start of the last word before `at`, if a space precedes it on this line.
fn line_break(text: &str, start: usize, at: usize) -> Option<usize> {
    let line = text.get(start..at)?;
    let space = line.rfind(is_break)?;
    let next = line[space..].chars().next().map_or(1, char::len_utf8);
    let word = start + space + next;
    (!text[start..word].trim().is_empty()).then_some(word)
}

#[cfg(test)]
#[path = "../../tests/unit/wrap.rs"]
mod tests;
