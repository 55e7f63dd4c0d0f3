//! Drawing for terminals that know ASCII alone: what stands for each sign and line.
//!
//! The whole screen goes through this table after it was drawn, so that no drawing has to think
//! of it. Letters stay as they are: a name is not a drawing.

/// Each sign that the program draws, and the ASCII character in its place.
const SIGNS: &[(&str, &str)] = &[
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
    ("├", "|"),
    ("┤", "|"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("┄", "."),
    ("┆", ":"),
    ("╌", "-"),
    ("┊", ":"),
    // Signs of lists.
    ("▸", ">"),
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
    // Marks of running text.
    ("–", "-"),
    ("—", "-"),
    ("“", "\""),
    ("”", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("°", "o"),
    ("\u{a0}", " "),
];

/// What stands for the sign; nothing when it is no drawing.
pub(super) fn in_ascii(sign: &str) -> Option<&'static str> {
    if sign.is_ascii() {
        return None;
    }
    let known = SIGNS.iter().find(|(drawn, _)| *drawn == sign).map(|(_, ascii)| *ascii);
    known.or_else(|| dots(sign))
}

/// What stands for a cell of dots: the more dots, the more ink.
fn dots(sign: &str) -> Option<&'static str> {
    let bits = u32::from(sign.chars().next()?).checked_sub(0x2800).filter(|bits| *bits < 256)?;
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
    fn every_sign_has_one_ascii_character() {
        for (at, (drawn, ascii)) in SIGNS.iter().enumerate() {
            assert!(!drawn.is_ascii() && ascii.is_ascii() && ascii.len() == 1, "{drawn}");
            assert_eq!(crate::text::width(drawn), 1, "{drawn}");
            assert!(SIGNS.iter().skip(at + 1).all(|(other, _)| other != drawn), "{drawn} twice");
        }
    }

    #[test]
    fn signs_that_stand_in_one_column_stay_apart() {
        for column in [&["◆", "◇", "○", "·"][..], &["●", "◐", "◌", "◍", "○", "×"], &["▸", "•"]]
        {
            let ascii: Vec<_> = column.iter().map(|sign| in_ascii(sign)).collect();
            for (at, sign) in ascii.iter().enumerate() {
                assert!(sign.is_some() && !ascii[at + 1..].contains(sign), "{column:?}");
            }
        }
    }
}
