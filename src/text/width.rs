//! The width of text in cells, and truncation to a width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of a cleaned text in cells, as terminals measure it.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    simple_width(text).unwrap_or_else(|| text.graphemes(true).map(UnicodeWidthStr::width).sum())
}

/// The width if every character takes one cell and none form clusters; other texts need segmentation.
pub(super) fn simple_width(text: &str) -> Option<usize> {
    text.chars().all(is_one_cell).then(|| text.chars().count())
}

fn is_one_cell(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'
        | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{10d0}'..='\u{10ff}'
        | '‐'..='‧')
}

/// Truncates a text to `cells`, with `…` at the end; never inside a grapheme cluster.
pub fn truncate(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let Some(room) = cells.checked_sub(1) else { return String::new() };
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let wide = cluster.width();
        if used + wide > room {
            break;
        }
        used += wide;
        kept.push_str(cluster);
    }
    kept.truncate(kept.trim_end().len());
    // A truncated text gets no second ellipsis.
    if !kept.ends_with('…') {
        kept.push('…');
    }
    kept
}

/// Truncates or pads a text to exactly `cells`.
pub fn pad(text: &str, cells: usize) -> String {
    let mut padded = truncate(text, cells);
    let missing = cells.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}
