//! A source text, addressed by code points as in citations.

use super::hex;
use crate::diagnostics::{LineIndex, Position};
use sha2::{Digest, Sha256};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

#[derive(Debug)]
pub struct DocumentText {
    file: String,
    text: String,
    /// The byte offset of each code point, and of the end.
    starts: Vec<u32>,
    positions: LineIndex,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'a> {
    pub file: &'a str,
    pub text: &'a str,
    /// The passage as a byte range.
    pub range: Range<usize>,
}

impl DocumentText {
    pub(super) fn of(file: &str, bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.to_owned();
        let end = u32::try_from(text.len()).ok()?;
        let starts = text.char_indices().filter_map(|(at, _)| u32::try_from(at).ok());
        let starts = starts.chain([end]).collect();
        let positions = LineIndex::new(&text);
        Some(Self { file: file.to_owned(), starts, positions, text })
    }

    pub fn file(&self) -> &str {
        &self.file
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number of code points.
    pub fn length(&self) -> u32 {
        u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX)
    }

    /// The passage between two code points, unless it is empty or beyond the end.
    pub fn passage(&self, start: u32, end: u32) -> Option<Passage<'_>> {
        let byte = |at: u32| self.starts.get(at as usize).map(|byte| *byte as usize);
        let range = byte(start)?..byte(end)?;
        (range.start < range.end).then_some(Passage { file: &self.file, text: &self.text, range })
    }

    /// The line and column of a code point.
    pub fn position(&self, at: u32) -> Position {
        let byte = self.starts.get(at as usize).map_or(self.text.len(), |byte| *byte as usize);
        self.positions.position(&self.text, byte)
    }
}

impl<'a> Passage<'a> {
    pub fn within(&self) -> &'a str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    /// Up to `letters` characters before it.
    pub fn before(&self, letters: usize) -> &'a str {
        let before = self.text.get(..self.range.start).unwrap_or_default();
        let start =
            before.char_indices().rev().take(letters).last().map_or(before.len(), |(at, _)| at);
        before.get(start..).unwrap_or_default()
    }

    /// Up to `letters` characters after it.
    pub fn after(&self, letters: usize) -> &'a str {
        let after = self.text.get(self.range.end..).unwrap_or_default();
        let end = after.char_indices().nth(letters).map_or(after.len(), |(at, _)| at);
        after.get(..end).unwrap_or_default()
    }
}

/// The first 12 hex digits of the SHA-256 of a passage, trimmed, in NFC, with single spaces.
pub fn fingerprint(passage: &str) -> String {
    let composed: String = passage.nfc().collect();
    let plain = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut print = hex(&Sha256::digest(plain.as_bytes()));
    print.truncate(12);
    print
}
