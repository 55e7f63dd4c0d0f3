//! Word boundaries: letters, digits, marks, inner apostrophes; hyphens join compounds, dots initials.

pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Where the next word begins: at a letter or digit, not at a mark or joiner.
pub(super) fn next_word_start(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                return Some(at);
            }
            at += 1;
        } else {
            let char = char_at(text, at)?;
            if is_alphanumeric(char) {
                return Some(at);
            }
            at += char.len_utf8();
        }
    }
}

/// `char::is_alphanumeric`, with the scripts of most texts first: its tables are slow.
fn is_alphanumeric(char: char) -> bool {
    match char {
        'а'..='я' | 'А'..='Я' | 'ა'..='ჰ' | 'ё' | 'Ё' | 'ӕ' | 'Ӕ' => true,
        '\u{2010}'..='\u{203a}' => false,
        _ => char.is_alphanumeric(),
    }
}

pub(super) fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let ascii = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let mut at = start + ascii;
    while let Some(byte) = bytes.get(at).copied() {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let Some(char) = char_at(text, at) else { break };
        let next = at + char.len_utf8();
        let is_inside = !byte.is_ascii() && is_in_word(char)
            || is_apostrophe(char)
                && at > start
                && char_at(text, next).is_some_and(is_alphanumeric);
        if !is_inside {
            break;
        }
        at = next;
    }
    at
}

pub(super) fn next_part_start(text: &str, end: usize) -> Option<usize> {
    let hyphen = char_at(text, end).filter(|char| matches!(char, '-' | '\u{2010}' | '\u{2011}'))?;
    let next = end + hyphen.len_utf8();
    char_at(text, next).filter(|char| is_alphanumeric(*char)).map(|_| next)
}

/// The most letters of an abbreviation; longer runs of single letters and dots are none.
const MAX_INITIALS: usize = 12;

/// The end of an abbreviation (`U.S.`); `first_end` is the end of its first letter.
pub(super) fn initials_end(text: &str, start: usize, first_end: usize) -> Option<usize> {
    let is_letter = |from: usize, to: usize| {
        let mut chars = text.get(from..to).unwrap_or("").chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let (mut end, mut count) = (first_end, 1);
    while text.as_bytes().get(end) == Some(&b'.') {
        let next = word_end(text, end + 1);
        if !is_letter(end + 1, next) {
            break;
        }
        (end, count) = (next, count + 1);
        if count > MAX_INITIALS {
            return None;
        }
    }
    (end > first_end && is_letter(start, first_end)).then_some(end)
}

pub(super) fn without_possessive(text: &str, start: usize, end: usize) -> usize {
    if !matches!(end.checked_sub(1).and_then(|last| text.as_bytes().get(last)), Some(b's' | b'S')) {
        return end;
    }
    let Some(word) = text.get(start..end) else { return end };
    let Some(rest) = word.strip_suffix(['s', 'S']) else { return end };
    match rest.chars().next_back() {
        Some(mark) if is_apostrophe(mark) => start + rest.len() - mark.len_utf8(),
        _ => end,
    }
}

fn is_in_word(char: char) -> bool {
    is_alphanumeric(char)
        || unicode_normalization::char::is_combining_mark(char)
        // Soft hyphen and joiners.
        || matches!(char, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '\u{2019}' | '\u{2018}' | '\u{2b9}' | '\u{2bc}' | '`' | '\u{b4}')
}
