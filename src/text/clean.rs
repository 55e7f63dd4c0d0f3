//! Makes text unable to move the cursor or disguise itself. Accents and joiners in clusters stay.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// Maximum number of combining marks on one letter; more are an attack on the screen.
const MARKS_PER_LETTER: usize = 8;

/// Returns one line that is safe to show: breaks become spaces, hidden characters signs such as `␛`.
pub fn clean(text: &str) -> Cow<'_, str> {
    clean_with(text, false)
}

/// Like [`clean`], but keeps line feeds, for several lines of output.
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    clean_with(text, true)
}

fn clean_with(text: &str, keep_line_feed: bool) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') || keep_line_feed && byte == b'\n') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for cluster in text.graphemes(true) {
        let mut marks = 0;
        let mut before = '\0';
        for letter in cluster.chars() {
            match letter {
                '\n' if keep_line_feed => shown.push('\n'),
                '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push(' '),
                '\0'..='\u{1f}' => {
                    shown.push(char::from_u32(0x2400 + letter as u32).unwrap_or('\u{fffd}'));
                }
                '\u{7f}' => shown.push('\u{2421}'),
                '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' if joins(before) => shown.push(letter),
                _ if is_hidden(letter) => shown.push_str(&format!("<U+{:04X}>", letter as u32)),
                _ if before != '\0'
                    && unicode_width::UnicodeWidthChar::width(letter) == Some(0) =>
                {
                    marks += 1;
                    if marks <= MARKS_PER_LETTER {
                        shown.push(letter);
                    }
                }
                _ => shown.push(letter),
            }
            before = letter;
        }
    }
    Cow::Owned(shown)
}

/// Whether a joiner after this letter has an effect: in emoji and in Indic scripts.
fn joins(before: char) -> bool {
    matches!(before as u32,
        0x0900..=0x0dff | 0x2190..=0x2bff | 0x1f000..=0x1faff | 0xfe0f | 0x23 | 0x2a | 0x30..=0x39)
}

/// Whether a character takes no cell or reorders others; it is never shown as itself.
pub(crate) fn is_hidden(letter: char) -> bool {
    matches!(letter as u32,
        0x80..=0x9f | 0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f
        | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff
        | 0xffa0 | 0xfff0..=0xfffb | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff)
}

/// Control characters, and those that change the direction of text.
pub(crate) fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
