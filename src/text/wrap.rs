//! Breaking a text into lines at words, and at letters where a word is longer than the line.

use super::width::{letter_by_letter, width};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The byte ranges of the lines that `text` takes at `cells` a line. Ranges leave out the spaces
/// at which lines break; a line is never empty unless the text is.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    first_lines(text, cells, usize::MAX)
}

/// The first of the lines that [`wrap`] gives; the rest of the text is not looked at.
#[must_use]
pub fn first_line(text: &str, cells: usize) -> Range<usize> {
    first_lines(text, cells, 1).into_iter().next().unwrap_or_default()
}

/// The byte ranges of at most so many lines: what they have no room for stays in the last one, to
/// be cut there.
#[must_use]
pub fn wrap_into(text: &str, cells: usize, most: usize) -> Vec<Range<usize>> {
    let mut lines = first_lines(text, cells, most.saturating_add(1));
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.end = text.len();
        }
    }
    lines
}

/// The first so many lines.
fn first_lines(text: &str, cells: usize, most: usize) -> Vec<Range<usize>> {
    // Most texts fit as they are; that is known long before their words are.
    let fits = text.len() / 3 <= cells && letter_by_letter(text).is_some_and(|wide| wide <= cells);
    if most > 0 && fits {
        let start = text.len() - text.trim_start_matches(breaks).len();
        let line = start..text.trim_end_matches(breaks).len().max(start);
        return Vec::from([line]);
    }
    broken_lines(text, cells, most)
}

/// The same, word by word.
fn broken_lines(text: &str, cells: usize, most: usize) -> Vec<Range<usize>> {
    let cells = cells.max(1);
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    for (at, piece) in text.split_word_bound_indices() {
        if lines.len() >= most {
            break;
        }
        let wide = width(piece);
        let blank = piece.chars().all(breaks);
        if used + wide <= cells {
            if blank && used == 0 {
                start = at + piece.len();
                end = start;
                continue;
            }
            used += wide;
            if !blank {
                end = at + piece.len();
            }
            continue;
        }
        if blank {
            if end > start {
                lines.push(start..end);
            }
            (start, end, used) = (at + piece.len(), at + piece.len(), 0);
            continue;
        }
        // Punctuation hangs on the word before it: break before that word, not before the mark.
        let break_at = line_break(text, start, at);
        if let Some(break_at) = break_at {
            lines.push(start..text[..break_at].trim_end().len());
            start = break_at;
            used = width(&text[start..at]);
        } else if used > 0 {
            lines.push(start..at);
            (start, used) = (at, 0);
        }
        for (offset, cluster) in piece.grapheme_indices(true) {
            if lines.len() >= most {
                break;
            }
            let wide = width(cluster);
            if used + wide > cells && used > 0 {
                lines.push(start..at + offset);
                (start, used) = (at + offset, 0);
            }
            used += wide;
        }
        end = at + piece.len();
    }
    if end > start || lines.is_empty() {
        lines.push(start..end.max(start));
    }
    lines.truncate(most);
    lines
}

/// Whether a line may break at the character: at white space, but not at a no-break space.
fn breaks(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Where the last word before `at` begins, when a space stands before it on this line.
fn line_break(text: &str, start: usize, at: usize) -> Option<usize> {
    let line = text.get(start..at)?;
    let space = line.rfind(breaks)?;
    let next = line[space..].chars().next().map_or(1, char::len_utf8);
    let word = start + space + next;
    (!text[start..word].trim().is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn lines_break_at_words() {
        assert_eq!(
            lines("signed in the Kremlin, Moscow", 15),
            ["signed in the", "Kremlin, Moscow"]
        );
        assert_eq!(lines("one two", 7), ["one two"]);
        assert_eq!(lines("", 7), [""]);
    }

    #[test]
    fn overlong_words_break_at_graphemes() {
        assert_eq!(lines("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
    }

    #[test]
    fn punctuation_stays_with_its_word() {
        assert_eq!(lines("the treaty, signed", 10), ["the", "treaty,", "signed"]);
    }

    #[test]
    fn no_line_breaks_at_a_no_break_space() {
        assert_eq!(lines("see [4]\u{a0}Lavrov", 12), ["see", "[4]\u{a0}Lavrov"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-zа-я ,.]{0,60}", cells in 1_usize..20) {
            let broken = lines(&text, cells);
            for line in &broken {
                prop_assert!(width(line) <= cells, "{line:?} at {cells}");
            }
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&broken.concat()), squeeze(&text));
        }

        #[test]
        fn lines_with_a_limit_leave_nothing_out(
            text in "\\PC{0,60}", cells in 1_usize..20, most in 1_usize..6,
        ) {
            let (all, limited) = (wrap(&text, cells), wrap_into(&text, cells, most));
            let whole = all.len().min(most - usize::from(all.len() > most));
            prop_assert_eq!(&limited[..whole], &all[..whole]);
            if all.len() > most {
                prop_assert_eq!(limited.len(), most);
                prop_assert_eq!(&limited[most - 1], &(all[most - 1].start..text.len()));
            }
        }

        #[test]
        fn a_text_that_fits_is_broken_as_any_other(text in "\\PC{0,20}|[a-я ,\u{a0}]{0,20}", cells in 1_usize..30) {
            prop_assert_eq!(wrap(&text, cells), broken_lines(&text, cells, usize::MAX));
        }

        #[test]
        fn the_first_line_is_the_first_of_all(text in "\\PC{0,60}", cells in 0_usize..20) {
            prop_assert_eq!(Some(first_line(&text, cells)), wrap(&text, cells).into_iter().next());
        }
    }
}
