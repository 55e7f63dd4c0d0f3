//! Escapes texts of a dossier for each format.
//!
//! Formats with an escape for every character keep every character. In the others, control and
//! bidirectional characters become visible signs.

use crate::{
    article::encode,
    text::{clean, clean_lines, is_hidden},
};

/// Serialised JSON with invisible characters escaped; they only occur in its strings.
pub(super) fn json(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '\u{7f}' || is_hidden(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(letter);
        }
    }
    // JSON is put into pages, where this would end a script; it occurs in texts only.
    safe.replace("</", "<\\/")
}

fn replaced(text: &str, sign: impl Fn(char) -> Option<&'static str>) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match sign(letter) {
            Some(sign) => safe.push_str(sign),
            None => safe.push(letter),
        }
    }
    safe
}

pub(super) fn xml(text: &str) -> String {
    replaced(&clean(text), |letter| match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        // XML excludes these two code points.
        '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        _ => None,
    })
}

/// An address for a link; none for schemes that could run code.
pub(super) fn link(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    if !lower.starts_with("https://") && !lower.starts_with("http://") {
        return None;
    }
    Some(encode(address, b"-_.~:/?#[]@!$&*+,;=%"))
}

pub(crate) fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let (mut before, mut is_begun, mut is_number) = (' ', false, true);
    for letter in clean(text).chars() {
        let is_markup = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '^' | '$' | '!' => true,
            // Markup at the start of a line only.
            '#' | '+' | '-' | '=' => before == ' ' && !is_begun,
            '.' | ')' => is_number,
            _ => false,
        };
        safe.push_str(if is_markup { "\\" } else { "" });
        match letter {
            '&' => safe.push_str("&amp;"),
            _ => safe.push(letter),
        }
        is_begun |= !letter.is_whitespace();
        is_number &= letter.is_ascii_digit();
        before = letter;
    }
    safe
}

/// Text for a spreadsheet cell that must not become a formula.
pub(crate) fn cell(text: &str) -> String {
    let safe = clean_lines(text);
    if begins_formula(&safe) { format!("'{safe}") } else { safe.into_owned() }
}

/// Whether a spreadsheet would read a formula, or the text begins with quotes before one: with the
/// latter, who takes one quote away gets every text back.
fn begins_formula(text: &str) -> bool {
    const MARKS: [char; 13] =
        ['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠'];
    text.trim_start_matches('\'').starts_with(MARKS)
}

pub(super) fn latex(text: &str) -> String {
    replaced(&clean(text), |letter| match letter {
        '\\' => Some("\\textbackslash{}"),
        '~' => Some("\\textasciitilde{}"),
        '^' => Some("\\textasciicircum{}"),
        // BibTeX counts braces, also after a backslash.
        '{' => Some("\\textbraceleft{}"),
        '}' => Some("\\textbraceright{}"),
        '#' => Some("\\#"),
        '$' => Some("\\$"),
        '%' => Some("\\%"),
        '&' => Some("\\&"),
        '_' => Some("\\_"),
        _ => None,
    })
}

pub(super) fn calendar(text: &str) -> String {
    replaced(&clean_lines(text), |letter| match letter {
        '\\' => Some("\\\\"),
        ';' => Some("\\;"),
        ',' => Some("\\,"),
        '\n' => Some("\\n"),
        _ => None,
    })
}

pub(super) fn dot(text: &str) -> String {
    clean(text).replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn json_escapes_invisible_characters() {
        assert_eq!(json("a\u{202e}b\u{9b}c\u{e0041}"), "a\\u202eb\\u009bc\\udb40\\udc41");
    }

    #[test]
    fn markup_and_scripts_are_escaped() {
        assert_eq!(xml("<b a='1'>\u{1b}&"), "&lt;b a=&#39;1&#39;&gt;␛&amp;");
        assert_eq!(link("javascript:alert(1)"), None);
        assert_eq!(link("https://a.b/\"x y").as_deref(), Some("https://a.b/%22x%20y"));
    }

    #[test]
    fn formulas_are_escaped() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@a"), "'@a");
        assert_eq!(cell("＝1"), "'＝1");
        assert_eq!(cell("\n=1"), "'\n=1");
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("'quoted"), "'quoted");
    }

    #[test]
    fn markdown_and_latex_are_escaped() {
        assert_eq!(markdown("# a *b* <c>"), "\\# a \\*b\\* \\<c\\>");
        assert_eq!(markdown("1. first"), "1\\. first");
        assert_eq!(latex("50% & }_y"), "50\\% \\& \\textbraceright{}\\_y");
    }

    proptest! {
        #[test]
        fn cells_round_trip(text in "['=+@a-]{0,6}") {
            let made = cell(&text);
            let back = made.strip_prefix('\'').filter(|rest| begins_formula(rest));
            prop_assert_eq!(back.unwrap_or(&made), text.as_str());
            prop_assert!(!made.starts_with(['=', '+', '-', '@']));
        }
    }
}
