//! Canonical form of numbers: `2,800`, `2 800` and `2.8 thousand` are `2800`.

use super::search_words::search_words;
use crate::text::is_number;

/// The classes of scale words with their powers of ten. Those of at most four letters are whole words.
const SCALES: [(&str, usize); 4] =
    [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

pub(crate) fn scale_exponent(word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    let is_scale = |prefix: &&str| {
        let ending = word.strip_prefix(*prefix).map(|ending| ending.chars().count());
        ending.is_some_and(|ending| ending == 0 || ending <= 3 && prefix.chars().count() > 4)
    };
    let scale = SCALES.iter().find(|(class, _)| search_words(class).iter().any(is_scale));
    scale.map(|(_, exponent)| *exponent)
}

/// The power of ten of a letter right after a number: `130m`.
pub(crate) fn letter_exponent(letter: &str) -> Option<usize> {
    match letter {
        "k" | "K" => Some(3),
        "m" | "M" => Some(6),
        _ => None,
    }
}

/// Removes grouping and needless zeros, and applies the scale word: `2.8 billion` gives `2800000000`.
pub(crate) fn canonical(text: &str) -> String {
    let end = text.find(char::is_alphabetic).unwrap_or(text.len());
    let (digits, word) = text.split_at(end);
    let exponent = scale_exponent(word).or_else(|| letter_exponent(word)).unwrap_or(0);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    // `2,8 млрд`: a comma not followed by three digits is a decimal point.
    let (whole, fraction) = match digits.rsplit_once(',') {
        Some((before, after)) if is_number(after.trim_end()) && after.len() < 3 => (before, after),
        _ => (whole, fraction),
    };
    let digits = |part: &str| -> String { part.chars().filter(char::is_ascii_digit).collect() };
    let (mut whole, mut fraction) = (digits(whole), digits(fraction));
    for _ in 0..exponent {
        let moved = if fraction.is_empty() { '0' } else { fraction.remove(0) };
        whole.push(moved);
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// The bytes of a number: digits, groups of three after commas or hard spaces, a decimal part.
pub(crate) fn number_len(text: &str) -> usize {
    let mut end = count_digits(text);
    while (1..=3).contains(&count_digits(text)) {
        let Some(rest) = text.get(end..) else { break };
        let Some(after) = rest.strip_prefix([',', '\u{a0}', '\u{2009}', '\u{202f}']) else { break };
        if count_digits(after) != 3 {
            break;
        }
        end = text.len() - after.len() + 3;
    }
    if let Some(decimals) = text.get(end..).and_then(decimal_comma) {
        return end + decimals;
    }
    let fraction = text.get(end..).and_then(|rest| rest.strip_prefix('.')).unwrap_or("");
    let decimals = count_digits(fraction);
    let after = fraction.get(decimals..).unwrap_or("");
    // `26.08.2008` and `1.2.3` have no decimal part.
    let has_second_dot = after.strip_prefix('.').is_some_and(|rest| count_digits(rest) > 0);
    if decimals > 0 && !has_second_dot && count_digits(text) <= 12 {
        end + 1 + decimals
    } else {
        end
    }
}

/// The length of a decimal part after a comma: one or two digits, as three are a group.
fn decimal_comma(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(',')?;
    let decimals = Some(count_digits(rest)).filter(|count| matches!(count, 1 | 2))?;
    // `1,2,3` are several numbers.
    let mut after = rest.get(decimals..)?.chars();
    let has_more = matches!(after.next(), Some(',' | '-' | '/' | '.'))
        && after.next().is_some_and(|next| next.is_ascii_digit());
    (!has_more).then_some(1 + decimals)
}

/// The length and digits of a number grouped with plain spaces (`3 700`) or dots (`3.700`).
pub(crate) fn grouped(text: &str) -> Option<(usize, String)> {
    let first = Some(count_digits(text)).filter(|count| (1..=3).contains(count))?;
    let separator = text.get(first..)?.chars().next().filter(|mark| matches!(mark, ' ' | '.'))?;
    let mut end = first;
    while let Some(group) = text.get(end..).and_then(|rest| rest.strip_prefix(separator))
        && count_digits(group) == 3
    {
        end += 4;
    }
    let is_number = end > first && text.get(..end).is_some_and(|digits| !digits.starts_with('0'));
    is_number.then(|| (end, canonical(&text.get(..end).unwrap_or("").replace(separator, ""))))
}

fn count_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
