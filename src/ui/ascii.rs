//! ASCII characters for signs and lines. They replace those of a frame that has been drawn, so that
//! drawing does not depend on it. Letters stay as they are.

/// The signs that are drawn, each with its ASCII character.
const GLYPHS: &[(&str, &str)] = &[
    // Frames and lines.
    ("─", "-"),
    ("│", "|"),
    ("┃", "#"),
    ("╭", "+"),
    ("╮", "+"),
    ("╰", "+"),
    ("╯", "+"),
    ("┌", ","),
    ("└", "`"),
    ("┘", "'"),
    ("├", "|"),
    ("┤", "|"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("┄", "."),
    ("┆", ":"),
    ("╌", "-"),
    ("┊", ":"),
    // Lists.
    ("▸", ">"),
    ("✓", "+"),
    ("◂", "<"),
    ("▼", "v"),
    ("•", "*"),
    ("◆", "#"),
    ("◇", "%"),
    ("○", "o"),
    ("●", "@"),
    ("◐", "c"),
    ("◌", ","),
    ("◍", "O"),
    ("▪", "="),
    ("·", "."),
    ("★", "*"),
    ("☆", "+"),
    ("✎", "&"),
    ("≠", "!"),
    ("×", "x"),
    ("¹", "1"),
    ("›", ">"),
    ("↑", "^"),
    ("↓", "v"),
    ("←", "<"),
    ("→", ">"),
    ("⋯", "~"),
    ("…", "~"),
    // Bars.
    ("▁", "_"),
    ("▂", "."),
    ("▃", ":"),
    ("▄", "-"),
    ("▅", "="),
    ("▆", "+"),
    ("▇", "*"),
    ("█", "#"),
    ("▏", "."),
    ("▎", "."),
    ("▍", ":"),
    ("▌", ":"),
    ("▋", "="),
    ("▊", "="),
    ("▉", "="),
    // Punctuation.
    ("–", "-"),
    ("—", "-"),
    ("“", "\""),
    ("”", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("°", "o"),
    ("\u{a0}", " "),
];

/// The ASCII character for a sign; nothing for letters.
pub(super) fn in_ascii(symbol: &str) -> Option<&'static str> {
    if symbol.is_ascii() {
        return None;
    }
    let known = GLYPHS.iter().find(|(drawn, _)| *drawn == symbol).map(|(_, ascii)| *ascii);
    known.or_else(|| dots(symbol))
}

/// A character for a cell of dots: the more dots, the darker.
fn dots(symbol: &str) -> Option<&'static str> {
    let bits = u32::from(symbol.chars().next()?).checked_sub(0x2800).filter(|bits| *bits < 256)?;
    Some(match bits.count_ones() {
        0 => " ",
        1 | 2 => ".",
        3 | 4 => ":",
        _ => "#",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_has_one_ascii_character() {
        for (at, (drawn, ascii)) in GLYPHS.iter().enumerate() {
            assert!(!drawn.is_ascii() && ascii.is_ascii() && ascii.len() == 1, "{drawn}");
            assert_eq!(crate::text::width(drawn), 1, "{drawn}");
            assert!(GLYPHS.iter().skip(at + 1).all(|(other, _)| other != drawn), "{drawn} twice");
        }
    }

    #[test]
    fn glyphs_of_a_column_differ_in_ascii() {
        for column in [&["◆", "◇", "○", "·"][..], &["●", "◐", "◌", "◍", "○", "×"], &["▸", "•"]]
        {
            let ascii: Vec<_> = column.iter().map(|sign| in_ascii(sign)).collect();
            for (at, sign) in ascii.iter().enumerate() {
                assert!(sign.is_some() && !ascii[at + 1..].contains(sign), "{column:?}");
            }
        }
    }
}
