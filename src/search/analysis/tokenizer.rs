//! Where the words of a text stand: the one way in which texts, queries and shown lines are cut
//! into words. Knows nothing of what the words mean.

/// A piece of a text that can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) shape: TokenKind,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, perhaps with digits: an entry of the vocabulary.
    Word,
    /// The same words once more, written as one across their hyphens.
    Whole,
    /// A number.
    Number,
    /// The same number once more with the word that multiplies it: `2.8 billion`.
    Scaled,
}

impl Token<'_> {
    /// Whether the piece says again what its parts say.
    pub(crate) fn is_extra(&self) -> bool {
        matches!(self.shape, TokenKind::Whole | TokenKind::Scaled)
    }
}

/// Calls `found` with every word of the text; an extra one comes before its parts.
pub(crate) fn scan<'a>(text: &'a str, mut found: impl FnMut(Token<'a>)) {
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        at = if text.as_bytes().get(start).is_some_and(u8::is_ascii_digit) {
            crate::search::analysis::number_token::scan(text, start, &mut found)
        } else {
            scan_compound(text, start, &mut found)
        };
    }
}

/// Where the next word begins. A mark or a joiner alone begins none.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                return Some(at);
            }
            at += 1;
        } else {
            let letter = letter_at(text, at)?;
            if is_letter(letter) {
                return Some(at);
            }
            at += letter.len_utf8();
        }
    }
}

/// Whether it is a letter or a digit. The scripts of most texts are asked first: the tables for
/// all of them are slow.
fn is_letter(letter: char) -> bool {
    match letter {
        'а'..='я' | 'А'..='Я' | 'ა'..='ჰ' | 'ё' | 'Ё' | 'ӕ' | 'Ӕ' => true,
        '\u{2010}'..='\u{203a}' => false,
        _ => letter.is_alphanumeric(),
    }
}

pub(crate) fn letter_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Words joined by hyphens: as one, if there are several, and one by one.
pub(crate) fn scan_compound<'a>(
    text: &'a str,
    start: usize,
    found: &mut impl FnMut(Token<'a>),
) -> usize {
    let first = run_end(text, start);
    if let Some(end) = initials_end(text, start, first) {
        push(text, start, end, TokenKind::Whole, found);
        let letters = text.get(start..end).unwrap_or("").match_indices(char::is_alphabetic);
        for (at, letter) in letters {
            found(Token { text: letter, start: start + at, shape: TokenKind::Word });
        }
        return end;
    }
    // Most words end at a space.
    if text.as_bytes().get(first).is_none_or(|byte| matches!(byte, b' ' | b',' | b'.')) {
        push(text, start, trim_possessive(text, start, first), TokenKind::Word, found);
        return first;
    }
    let mut end = first;
    while let Some(next) = after_hyphen(text, end) {
        end = run_end(text, next);
    }
    if end == first {
        push(text, start, trim_possessive(text, start, first), TokenKind::Word, found);
        return end;
    }
    push(text, start, trim_possessive(text, start, end), TokenKind::Whole, found);
    let (mut part, mut stop) = (start, first);
    loop {
        if text.as_bytes().get(part).is_some_and(u8::is_ascii_digit)
            && text.get(part..stop).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()))
        {
            push(text, part, stop, TokenKind::Number, found);
        } else {
            push(text, part, trim_possessive(text, part, stop), TokenKind::Word, found);
        }
        let Some(next) = after_hyphen(text, stop).filter(|next| *next < end) else { return end };
        (part, stop) = (next, run_end(text, next));
    }
}

/// More letters with dots between stand for no word.
const MOST_INITIALS: usize = 12;

/// The end of letters with dots between that make one word, as in `U.S.`, when they begin here.
fn initials_end(text: &str, start: usize, first: usize) -> Option<usize> {
    let is_one = |from: usize, to: usize| {
        let mut letters = text.get(from..to).unwrap_or("").chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    let (mut end, mut letters) = (first, 1);
    while text.as_bytes().get(end) == Some(&b'.') {
        let next = run_end(text, end + 1);
        if !is_one(end + 1, next) {
            break;
        }
        (end, letters) = (next, letters + 1);
        if letters > MOST_INITIALS {
            return None;
        }
    }
    (end > first && is_one(start, first)).then_some(end)
}

pub(crate) fn push<'a>(
    text: &'a str,
    start: usize,
    end: usize,
    shape: TokenKind,
    found: &mut impl FnMut(Token<'a>),
) {
    if let Some(text) = text.get(start..end).filter(|text| !text.is_empty()) {
        found(Token { text, start, shape });
    }
}

/// The end of a run of letters, digits, their marks, and apostrophes between them.
pub(crate) fn run_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let ascii = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let mut at = start + ascii;
    while let Some(byte) = bytes.get(at).copied() {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let Some(letter) = letter_at(text, at) else { break };
        let next = at + letter.len_utf8();
        let inside = !byte.is_ascii() && is_of_word(letter)
            || is_apostrophe(letter) && at > start && letter_at(text, next).is_some_and(is_letter);
        if !inside {
            break;
        }
        at = next;
    }
    at
}

/// Where the next part of a compound begins, when a hyphen and a letter follow.
fn after_hyphen(text: &str, end: usize) -> Option<usize> {
    let hyphen =
        letter_at(text, end).filter(|letter| matches!(letter, '-' | '\u{2010}' | '\u{2011}'))?;
    let next = end + hyphen.len_utf8();
    letter_at(text, next).filter(|letter| is_letter(*letter)).map(|_| next)
}

/// The end of the word without an English `'s`.
fn trim_possessive(text: &str, start: usize, end: usize) -> usize {
    if !matches!(end.checked_sub(1).and_then(|last| text.as_bytes().get(last)), Some(b's' | b'S')) {
        return end;
    }
    let Some(word) = text.get(start..end) else { return end };
    let Some(bare) = word.strip_suffix(['s', 'S']) else { return end };
    match bare.chars().next_back() {
        Some(mark) if is_apostrophe(mark) => start + bare.len() - mark.len_utf8(),
        _ => end,
    }
}

fn is_of_word(letter: char) -> bool {
    is_letter(letter)
        || unicode_normalization::char::is_combining_mark(letter)
        // A soft hyphen and the joiners are written inside words and are no letters.
        || matches!(letter, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2018}' | '\u{2b9}' | '\u{2bc}' | '`' | '\u{b4}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<(&str, TokenKind)> {
        let mut words = Vec::new();
        scan(text, |word| words.push((word.text, word.shape)));
        words
    }

    #[test]
    fn hyphens_join_and_part() {
        use super::TokenKind::{Number, Whole, Word};
        assert_eq!(
            words("at Novo-Ogaryovo, Su-25"),
            [
                ("at", Word),
                ("Novo-Ogaryovo", Whole),
                ("Novo", Word),
                ("Ogaryovo", Word),
                ("Su-25", Whole),
                ("Su", Word),
                ("25", Number)
            ]
        );
        assert_eq!(words("Russia–South -x-"), [("Russia", Word), ("South", Word), ("x", Word)]);
    }

    #[test]
    fn apostrophes_do_not_part_words() {
        use super::TokenKind::Word;
        assert_eq!(words("Ts’khinvali's 'end'"), [("Ts’khinvali", Word), ("end", Word)]);
        assert_eq!(words("Indo\u{301}l e\u{ad}e"), [("Indo\u{301}l", Word), ("e\u{ad}e", Word)]);
    }

    #[test]
    fn letters_with_dots_are_one_word() {
        use super::TokenKind::{Whole, Word};
        assert_eq!(
            words("the U.S. State"),
            [("the", Word), ("U.S", Whole), ("U", Word), ("S", Word), ("State", Word)]
        );
        assert_eq!(
            words("В. Путин, p.Go"),
            [("В", Word), ("Путин", Word), ("p", Word), ("Go", Word)]
        );
    }

    #[test]
    fn numbers_are_whole() {
        use super::TokenKind::{Number, Scaled, Word};
        assert_eq!(
            words("2.8 billion, 58th 3,700"),
            [
                ("2.8 billion", Scaled),
                ("2.8", Number),
                ("billion", Word),
                ("58th", Word),
                ("3,700", Number)
            ]
        );
        assert_eq!(
            words("2008-08-26 26.08.2008").iter().map(|word| word.0).collect::<Vec<_>>(),
            ["2008", "08", "26", "26", "08", "2008"]
        );
    }

    proptest! {
        #[test]
        fn words_stand_where_they_say(text in "\\PC{0,40}") {
            scan(&text, |word| {
                assert_eq!(text.get(word.start..word.start + word.text.len()), Some(word.text));
            });
        }

        #[test]
        fn whatever_is_written_is_cut(text in "[a-z0-9'’ .,\u{301}-]{0,30}") {
            let mut end = 0;
            scan(&text, |word| if !word.is_extra() {
                assert!(word.start >= end);
                end = word.start + word.text.len();
            });
        }
    }
}
