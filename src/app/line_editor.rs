//! A line of text that is being typed, with its cursor.

use crate::text::{clean, group_digits};
use unicode_segmentation::UnicodeSegmentation;

/// How many characters a line may have: a query is short, a paste can be anything.
const LIMIT: usize = 4096;

/// A line being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineEditor {
    text: String,
    /// The byte before which the next character goes; always between two letters.
    cursor: usize,
}

impl LineEditor {
    /// A line with this text and the cursor at its end.
    #[must_use]
    pub fn with(text: &str) -> Self {
        let mut prompt = Self::default();
        prompt.insert(text);
        prompt
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or(&self.text)
    }

    /// Puts text in at the cursor: line breaks become spaces, what must not be shown becomes
    /// visible, and what there is no room for stays out.
    pub fn insert(&mut self, text: &str) {
        let room = LIMIT.saturating_sub(self.text.chars().count());
        let cleaned = clean(head(text, room));
        let shown = head(&cleaned, room);
        self.text.insert_str(self.cursor, shown);
        self.cursor += shown.len();
    }

    /// What to tell where the line takes no more.
    #[must_use]
    pub fn fullness(&self) -> Option<String> {
        let full = self.text.chars().count() >= LIMIT;
        full.then(|| format!("cut here: a line takes {} characters", group_digits(LIMIT as u64)))
    }

    /// Replaces everything before the cursor.
    pub fn replace_before(&mut self, text: &str) {
        self.text.replace_range(..self.cursor, "");
        self.cursor = 0;
        self.insert(text);
    }

    /// Deletes the letter before the cursor.
    pub fn backspace(&mut self) {
        let end = self.cursor;
        self.left();
        self.text.replace_range(self.cursor..end, "");
    }

    /// Deletes the letter after the cursor.
    pub fn delete(&mut self) {
        if let Some(letter) = self.after().graphemes(true).next().map(str::len) {
            self.text.replace_range(self.cursor..self.cursor + letter, "");
        }
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        let kept = self.before_cursor().trim_end();
        // A space may take several bytes.
        let start = kept.trim_end_matches(|letter: char| !letter.is_whitespace()).len();
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    /// Deletes everything before the cursor.
    pub fn delete_before(&mut self) {
        self.replace_before("");
    }

    /// One letter to the left.
    pub fn left(&mut self) {
        let before = self.before_cursor().graphemes(true).next_back().map_or(0, str::len);
        self.cursor -= before;
    }

    /// One letter to the right.
    pub fn right(&mut self) {
        self.cursor += self.after().graphemes(true).next().map_or(0, str::len);
    }

    /// To the beginning.
    pub fn home(&mut self) {
        self.cursor = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or("")
    }
}

/// The first so many characters.
fn head(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_go_in_and_out_whole() {
        let mut prompt = LineEditor::with("talu\u{301}");
        prompt.backspace();
        assert_eq!(prompt.text(), "tal");
        prompt.home();
        prompt.insert("a ");
        prompt.delete();
        assert_eq!((prompt.text(), prompt.before_cursor()), ("a al", "a "));
        prompt.end();
        prompt.delete_word();
        assert_eq!(prompt.text(), "a ");
    }

    #[test]
    fn what_is_pasted_is_cleaned_and_cut() {
        let mut prompt = LineEditor::default();
        prompt.insert("a\nb\u{202e}c");
        assert_eq!(prompt.text(), "a b<U+202E>c");
        prompt.insert(&"x".repeat(10_000));
        assert_eq!(prompt.text().chars().count(), LIMIT);
        let told = prompt.fullness().expect("a full line says so");
        assert!(told.contains("4,096"), "{told}");
        prompt.backspace();
        assert_eq!(prompt.fullness(), None);
        prompt.delete_before();
        prompt.insert(&"\u{202e}".repeat(10_000));
        assert_eq!(prompt.text().chars().count(), LIMIT);
    }

    proptest! {
        #[test]
        fn any_editing_keeps_the_cursor_between_letters(steps in prop::collection::vec((0_u8..8, any::<char>()), 0..60)) {
            let mut prompt = LineEditor::default();
            for (step, letter) in steps {
                match step {
                    0 => prompt.left(),
                    1 => prompt.right(),
                    2 => prompt.backspace(),
                    3 => prompt.delete(),
                    4 => prompt.delete_word(),
                    5 => prompt.home(),
                    _ => prompt.insert(letter.encode_utf8(&mut [0; 4])),
                }
                prop_assert!(prompt.text().is_char_boundary(prompt.before_cursor().len()));
            }
        }
    }
}
