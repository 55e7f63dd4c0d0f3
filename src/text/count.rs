//! Numbers and quantities in words; titles.

use std::fmt::Display;

/// Whether the text is a number of digits alone.
pub fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number with digits grouped by three: `1,000,000`.
pub fn group_digits(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with grouped digits, or in words from a million if they lose nothing: `3,700`, `2.8 billion`,
/// `1,234,567`.
pub fn number(value: f64) -> String {
    const GROUPS: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    if let Some((size, word)) = GROUPS.into_iter().find(|(size, _)| value.abs() >= *size) {
        // Four decimals suffice for amounts that sources give in words.
        let shown = format!("{:.4}", value / size);
        let lost = shown.parse().map_or(value, |shown: f64| shown * size - value);
        if lost.abs() <= value.abs() * f64::EPSILON {
            return format!("{} {word}", shown.trim_end_matches('0').trim_end_matches('.'));
        }
    }
    let shown = value.abs().to_string();
    let length = shown.find('.').unwrap_or(shown.len());
    let (integer, decimals) = shown.split_at(length);
    let integer = integer.parse().map_or_else(|_| integer.to_owned(), group_digits);
    format!("{}{integer}{decimals}", if value < 0.0 { "-" } else { "" })
}

/// A number with its noun: `1 record`, `2 records`.
pub fn quantity<N: Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    format!("{count} {noun}{}", if count == N::from(1) { "" } else { "s" })
}

pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
