//! Text from a dossier made harmless in each format that it goes into.
//!
//! Formats that have an escape for every character keep every character. The others get text as
//! it may be shown: control characters and what deceives the eye become visible marks.

use crate::text::{clean, clean_lines, is_hidden};
use std::fmt::Write;

/// Finished JSON with its invisible characters escaped: they can only stand inside its strings.
pub(super) fn json(text: &str) -> String {
    let hides = |letter: char| letter == '\u{7f}' || is_hidden(letter);
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if hides(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(letter);
        }
    }
    safe
}

/// Text of an XML or HTML element or attribute.
pub(super) fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in clean(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Two code points that no XML may contain.
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(letter),
        }
    }
    safe
}

/// An address that a page may link to; nothing for those that could run something.
pub(super) fn link(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    if !lower.starts_with("https://") && !lower.starts_with("http://") {
        return None;
    }
    let mut safe = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            '"' | '\'' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^' | '(' | ')' | ' ' => {
                let _ = write!(safe, "%{:02X}", letter as u32);
            }
            '!'..='~' => safe.push(letter),
            _ => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(safe, "%{byte:02X}");
                }
            }
        }
    }
    Some(safe)
}

/// Running text of Markdown: what would be mark-up stands for itself.
pub(crate) fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in clean(text).chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '^' | '$' => {
                safe.push('\\');
            }
            '&' => {
                safe.push_str("&amp;");
                before = letter;
                continue;
            }
            // Marks that mean something only where a line begins.
            '#' | '+' | '-' | '=' if before == ' ' && safe.trim().is_empty() => safe.push('\\'),
            '.' | ')' if safe.bytes().all(|byte| byte.is_ascii_digit()) => safe.push('\\'),
            '!' => safe.push('\\'),
            _ => {}
        }
        safe.push(letter);
        before = letter;
    }
    safe
}

/// A cell of a table that a spreadsheet opens: no cell begins a formula.
pub(crate) fn cell(text: &str) -> String {
    let safe = clean_lines(text);
    if begins_formula(&safe) { format!("'{safe}") } else { safe.into_owned() }
}

/// The text that [`cell`] was made from.
pub(super) fn from_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet would take it for a formula; text that was made safe already, too, so
/// that the way back is the same for all.
fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '|', '%'])
}

/// Text of LaTeX, for a field in braces.
pub(super) fn latex(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in clean(text).chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
    }
    safe
}

/// A text value of a calendar.
pub(super) fn calendar(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in clean_lines(text).chars() {
        match letter {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' => safe.push_str("\\n"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// A quoted string of the DOT language.
pub(super) fn dot(text: &str) -> String {
    clean(text).replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn json_shows_what_hides() {
        assert_eq!(json("a\u{202e}b\u{9b}c\u{e0041}"), "a\\u202eb\\u009bc\\udb40\\udc41");
    }

    #[test]
    fn pages_hold_no_mark_up_and_no_script_of_the_data() {
        assert_eq!(xml("<b a='1'>\u{1b}&"), "&lt;b a=&#39;1&#39;&gt;␛&amp;");
        assert_eq!(link("javascript:alert(1)"), None);
        assert_eq!(link("https://a.b/\"x y").as_deref(), Some("https://a.b/%22x%20y"));
    }

    #[test]
    fn cells_begin_no_formula_and_come_back() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@a"), "'@a");
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("'quoted"), "'quoted");
    }

    #[test]
    fn markdown_and_latex_stand_for_themselves() {
        assert_eq!(markdown("# a *b* <c>"), "\\# a \\*b\\* \\<c\\>");
        assert_eq!(markdown("1. first"), "1\\. first");
        assert_eq!(latex("50% & {x}_y"), "50\\% \\& \\{x\\}\\_y");
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(text in "['=+@a-]{0,6}") {
            let made = cell(&text);
            prop_assert_eq!(from_cell(&made), text.as_str());
            prop_assert!(!made.starts_with(['=', '+', '-', '@']));
        }
    }
}
