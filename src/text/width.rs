//! How many cells a text takes, and cutting it to so many.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that a cleaned text takes, measured as the screen measures it.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    letter_by_letter(text).unwrap_or_else(|| text.graphemes(true).map(UnicodeWidthStr::width).sum())
}

/// The cells of a text of which each letter takes one and none joins another; nothing for any
/// other text, where what belongs together must be found out, which takes long.
pub(super) fn letter_by_letter(text: &str) -> Option<usize> {
    text.chars().all(is_one_cell).then(|| text.chars().count())
}

fn is_one_cell(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'
        | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{10d0}'..='\u{10ff}'
        | '‐'..='‧')
}

/// The text cut to at most `cells`, with `…` at the end when something was cut off; never inside
/// a letter and its marks.
#[must_use]
pub fn truncate(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let Some(room) = cells.checked_sub(1) else { return String::new() };
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let wide = cluster.width();
        if used + wide > room {
            break;
        }
        used += wide;
        kept.push_str(cluster);
    }
    kept.truncate(kept.trim_end().len());
    // What was cut before is cut once.
    if !kept.ends_with('…') {
        kept.push('…');
    }
    kept
}

/// The text cut or filled with spaces to exactly `cells`.
#[must_use]
pub fn pad(text: &str, cells: usize) -> String {
    let mut padded = truncate(text, cells);
    let missing = cells.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_marked_and_never_too_wide() {
        assert_eq!(truncate("South Ossetia", 13), "South Ossetia");
        assert_eq!(truncate("South Ossetia", 8), "South O…");
        assert_eq!(truncate("South Ossetia", 7), "South…");
        assert_eq!(truncate("東京都", 4), "東…");
        assert_eq!(truncate("ab", 0), "");
        assert_eq!(truncate("Rep… of", 5), "Rep…");
        assert_eq!(pad("ab", 4), "ab  ");
    }

    #[test]
    fn width_of_one_cell_is_context_free() {
        let letters = (0..=0x10_ffff).filter_map(char::from_u32).filter(|it| is_one_cell(*it));
        let letters: Vec<char> = letters.collect();
        for shift in [1, 2, 3, 97, letters.len() / 2] {
            let beside = letters.iter().cycle().skip(shift);
            for (one, other) in letters.iter().zip(beside) {
                let both = format!("{one}{other}");
                assert_eq!(both.graphemes(true).count(), 2, "{both:?}");
                assert_eq!(both.graphemes(true).map(str::width).sum::<usize>(), 2, "{both:?}");
            }
        }
    }

    #[test]
    fn marks_stay_with_their_letter() {
        assert_eq!(truncate("talu\u{301}s long", 5), "talu\u{301}…");
    }
}
