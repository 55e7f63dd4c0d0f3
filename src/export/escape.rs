//! Escapes text for each format. Control and bidi characters without an escape become visible.

use crate::{
    article::encode,
    text::{after_web_scheme, clean, clean_lines, is_hidden},
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
    // JSON is embedded in pages, where `</` could end a script; it occurs in texts only.
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
    after_web_scheme(address).map(|_| encode(address, b"-_.~:/?#[]@!$&*+,;=%"))
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

/// Whether a text is a formula, or quotes before one, so that removing one quote restores it.
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
