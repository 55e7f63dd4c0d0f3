//! Normalization: one form for the spellings of a name in any script, accented or romanized.

use any_ascii::any_ascii_char;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer words are truncated, which bounds every later stage; no name is longer.
const MAX_LENGTH: usize = 64;

/// Returns a word of any script in small Latin letters and digits.
pub(crate) fn normalize(word: &str) -> String {
    let mut normalized = String::with_capacity(word.len());
    if word.is_ascii() {
        normalized
            .extend(word.bytes().filter(u8::is_ascii_alphanumeric).take(MAX_LENGTH).map(lowercase));
    } else if word.chars().any(is_combining_mark) {
        // A decomposed letter (NFD) has another romanization than the composed one.
        word.nfc().for_each(|letter| push_romanized(&mut normalized, letter));
    } else {
        word.chars().for_each(|letter| push_romanized(&mut normalized, letter));
    }
    normalized
}

fn push_romanized(normalized: &mut String, letter: char) {
    // Emoji become words, which no name contains.
    let latin = any_ascii_char(letter);
    let letters = latin.bytes().filter(u8::is_ascii_alphanumeric).map(lowercase);
    normalized.extend(letters.take(MAX_LENGTH.saturating_sub(normalized.len())));
}

fn lowercase(letter: u8) -> char {
    char::from(letter.to_ascii_lowercase())
}

/// Removes the differences between romanizations: `dzhioyev`, `dzhioev` and `jioyev` have one key.
pub(crate) fn romanization_key(normalized: &str) -> String {
    let mut key = String::with_capacity(normalized.len());
    let mut rest = normalized;
    while let Some(letter) = rest.chars().next() {
        let (replacement, length) = match letter {
            _ if rest.starts_with("dzh") => ('j', 3),
            _ if rest.starts_with("zh") => ('j', 2),
            _ if rest.starts_with("kh") => ('h', 2),
            _ if rest.starts_with("ae") => ('e', 2),
            'y' => ('i', 1),
            other => (other, other.len_utf8()),
        };
        push_key(&mut key, replacement);
        rest = rest.get(length..).unwrap_or("");
    }
    // Sukhum(i) and Sokhumi: one city, and no rule that applies to other names.
    if key.starts_with("sohum") {
        key.replace_range(1..2, "u");
    }
    key
}

fn push_key(key: &mut String, letter: char) {
    if letter == 'i' && key.ends_with('i') {
        return;
    }
    if letter == 'e' && ["oi", "ai", "ei"].iter().any(|glide| key.ends_with(glide)) {
        key.pop();
    }
    key.push(letter);
}

/// The key without the ending of the Georgian nominative, which other languages drop.
pub(crate) fn strip_nominative(key: &str) -> &str {
    if key.len() > 4 { key.strip_suffix('i').unwrap_or(key) } else { key }
}
