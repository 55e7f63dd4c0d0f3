//! A line of text with a cursor, and its editing keys.

use crate::text::{clean, group_digits};
use unicode_segmentation::UnicodeSegmentation;

/// Invisible characters of web pages: soft hyphen, zero-width space, word joiner, byte order mark.
const INVISIBLE: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

/// The most characters of a line, since a paste can have any length.
const LIMIT: usize = 4096;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineEditor {
    text: String,
    /// The byte offset of the cursor, at a grapheme boundary.
    cursor: usize,
    /// Whether all of it is selected: what is typed replaces it, moving the cursor keeps it.
    is_selected: bool,
}

impl LineEditor {
    /// A line with the cursor at its end.
    pub fn with(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    pub fn selected(text: &str) -> Self {
        Self { is_selected: !text.is_empty(), ..Self::with(text) }
    }

    pub(crate) fn is_selected(&self) -> bool {
        self.is_selected
    }

    fn delete_selected(&mut self) -> bool {
        let was = std::mem::take(&mut self.is_selected);
        if was {
            self.text.clear();
            self.cursor = 0;
        }
        was
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or(&self.text)
    }

    /// Inserts at the cursor, up to the limit: line breaks become spaces, controls visible.
    pub fn insert(&mut self, text: &str) {
        self.delete_selected();
        let room = LIMIT.saturating_sub(self.text.chars().count());
        let text: String =
            head(text, room).chars().filter(|char| !INVISIBLE.contains(char)).collect();
        let cleaned = clean(&text);
        let shown = head(&cleaned, room);
        self.text.insert_str(self.cursor, shown);
        self.cursor += shown.len();
    }

    /// A message for a line at the limit.
    pub fn fullness(&self) -> Option<String> {
        let full = self.text.chars().count() >= LIMIT;
        full.then(|| format!("truncated to {} characters", group_digits(LIMIT as u64)))
    }

    pub(crate) fn replace_before(&mut self, text: &str) {
        self.text.replace_range(..self.cursor, "");
        self.cursor = 0;
        self.insert(text);
    }

    pub fn backspace(&mut self) {
        if self.delete_selected() {
            return;
        }
        let end = self.cursor;
        self.left();
        self.text.replace_range(self.cursor..end, "");
    }

    pub fn delete(&mut self) {
        if self.delete_selected() {
            return;
        }
        if let Some(letter) = self.after().graphemes(true).next().map(str::len) {
            self.text.replace_range(self.cursor..self.cursor + letter, "");
        }
    }

    pub fn delete_word(&mut self) {
        if self.delete_selected() {
            return;
        }
        let kept = self.before_cursor().trim_end();
        // A space may take several bytes.
        let start = kept.trim_end_matches(|letter: char| !letter.is_whitespace()).len();
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    pub fn delete_before(&mut self) {
        self.replace_before("");
    }

    pub fn left(&mut self) {
        self.is_selected = false;
        let before = self.before_cursor().graphemes(true).next_back().map_or(0, str::len);
        self.cursor -= before;
    }

    pub fn right(&mut self) {
        self.is_selected = false;
        self.cursor += self.after().graphemes(true).next().map_or(0, str::len);
    }

    pub fn home(&mut self) {
        self.is_selected = false;
        self.cursor = 0;
    }

    pub fn end(&mut self) {
        self.is_selected = false;
        self.cursor = self.text.len();
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or("")
    }
}

fn head(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}
