//! Texts on their way to the screen: cleaned, and broken into lines.

use chancery::text::{
    clean, first_line, group_digits, is_web_address, number, pad, quantity, truncate, width, wrap,
    wrap_into,
};
use proptest::prelude::*;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

#[track_caller]
fn case(raw: &str, shown: &str) {
    assert_eq!(clean(raw), shown);
}

#[test]
fn ascii_is_not_copied() {
    assert!(matches!(clean("Treaty of 2008"), Cow::Borrowed(_)));
}

#[test]
fn control_characters_become_visible() {
    case("a\x1b]52;c;aGk=\x07b", "a␛]52;c;aGk=␇b");
    case("a\u{9b}2Jb", "a<U+009B>2Jb");
    case("tab\there\nand\rthere", "tab here and there");
    case("\x7f", "␡");
}

#[test]
fn invisible_characters_become_visible() {
    case("user\u{202e}txt.exe", "user<U+202E>txt.exe");
    case("a\u{200b}b\u{feff}c\u{ad}d", "a<U+200B>b<U+FEFF>c<U+00AD>d");
    case("\u{e0041}", "<U+E0041>");
    case("x\u{200d}y", "x<U+200D>y");
}

#[test]
fn letters_of_every_script_stay() {
    for text in ["Цхинвал", "ცხინვალი", "Хӕдбарады", "talu\u{301}", "東京", "👩\u{200d}🚀"]
    {
        case(text, text);
    }
}

#[test]
fn excess_combining_marks_are_dropped() {
    let flood = format!("a{}", "\u{301}".repeat(1000));
    assert_eq!(clean(&flood).chars().count(), 1 + 8);
}

#[test]
fn truncation_keeps_clusters_and_says_so() {
    for (text, cells, shown) in [
        ("South Ossetia", 13, "South Ossetia"),
        ("South Ossetia", 8, "South O…"),
        ("South Ossetia", 7, "South…"),
        ("東京都", 4, "東…"),
        ("ab", 0, ""),
        ("Rep… of", 5, "Rep…"),
        ("talu\u{301}s long", 5, "talu\u{301}…"),
    ] {
        assert_eq!(truncate(text, cells), shown);
    }
    assert_eq!(pad("ab", 4), "ab  ");
}

#[test]
fn numbers_are_grouped_and_nouns_plural() {
    let read = [0, 999, 1_000, 123_456, 1_000_000].map(group_digits);
    assert_eq!(read, ["0", "999", "1,000", "123,456", "1,000,000"]);
    let rows = [0_usize, 1, 2].map(|count| quantity(count, "row"));
    assert_eq!(rows, ["0 rows", "1 row", "2 rows"]);
}

fn lines(text: &str, cells: usize) -> Vec<&str> {
    wrap(text, cells).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn lines_break_at_words() {
    assert_eq!(lines("signed in the Kremlin, Moscow", 15), ["signed in the", "Kremlin, Moscow"]);
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

/// Letters that are counted without being segmented take as many cells beside any other.
#[test]
fn width_of_one_cell_is_context_free() {
    let letters = (0x20..=0x2fff).filter_map(char::from_u32).filter(|it| !it.is_control());
    let letters: Vec<char> = letters.collect();
    for shift in [1, 2, 3, 97, letters.len() / 2] {
        for (one, other) in letters.iter().zip(letters.iter().cycle().skip(shift)) {
            let both = format!("{one}{other}");
            let segmented: usize = both.graphemes(true).map(UnicodeWidthStr::width).sum();
            assert_eq!(width(&both), segmented, "{both:?}");
        }
    }
}

proptest! {
    #[test]
    fn lines_fit_and_no_word_is_lost(text in "[a-zа-я ,.]{0,60}", cells in 1_usize..20) {
        let broken = lines(&text, cells);
        for line in &broken {
            prop_assert!(width(line) <= cells, "{line:?} at {cells}");
        }
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(squeeze(&broken.concat()), squeeze(&text));
    }

    #[test]
    fn limited_lines_lose_nothing(
        text in "\\PC{0,60}", cells in 1_usize..20, max_lines in 1_usize..6,
    ) {
        let (all, limited) = (wrap(&text, cells), wrap_into(&text, cells, max_lines));
        let whole = all.len().min(max_lines - usize::from(all.len() > max_lines));
        prop_assert_eq!(&limited[..whole], &all[..whole]);
        if all.len() > max_lines {
            prop_assert_eq!(limited.len(), max_lines);
            prop_assert_eq!(&limited[max_lines - 1], &(all[max_lines - 1].start..text.len()));
        }
    }

    #[test]
    fn long_words_lose_no_letter(letter in "\\PC", count in 1_usize..600, cells in 1_usize..9) {
        let text = letter.repeat(count);
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let line = first_line(rest, cells);
            prop_assert!(line.start == 0 && line.end > 0 || rest.trim().is_empty(), "{line:?}");
            rest = &rest[line.end.max(1).max(line.start)..];
        }
    }

    #[test]
    fn first_line_equals_wrap(text in "\\PC{0,60}", cells in 0_usize..20) {
        prop_assert_eq!(Some(first_line(&text, cells)), wrap(&text, cells).into_iter().next());
    }
}

#[test]
fn web_addresses_have_a_scheme_and_host() {
    for address in ["https://a.org", "HTTP://a.org/b?c#d", "http://[::1]/", "https://ру.рф/я"]
    {
        assert!(is_web_address(address), "{address}");
    }
    for other in
        ["a.org", "https://", "https:///a", "javascript://a.org", "ftp://a.org", "http://a b"]
    {
        assert!(!is_web_address(other), "{other}");
    }
}

/// Words in place of digits lose nothing.
#[test]
fn numbers_keep_their_digits() {
    let cases = [
        (3700.0, "3,700"),
        (2.8e9, "2.8 billion"),
        (9_200_000_000.0, "9.2 billion"),
        (1_234_567.0, "1,234,567"),
        (999_999_999.0, "999,999,999"),
        (7_654_321.25, "7,654,321.25"),
        (-2_500_000.0, "-2.5 million"),
    ];
    for (value, words) in cases {
        assert_eq!(number(value), words);
    }
}
