//! Numbers and quantities in words.

use std::fmt::Display;

/// A number with digits grouped by three: `1,000,000`.
#[must_use]
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

/// A number with grouped digits, or in words from a million: `3,700`, `2.8 billion`.
#[must_use]
pub fn number(value: f64) -> String {
    const GROUPS: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    if let Some((size, word)) = GROUPS.into_iter().find(|(size, _)| value.abs() >= *size) {
        // Four decimals suffice for amounts that sources give in words.
        let shown = format!("{:.4}", value / size);
        return format!("{} {word}", shown.trim_end_matches('0').trim_end_matches('.'));
    }
    let shown = value.abs().to_string();
    let length = shown.find('.').unwrap_or(shown.len());
    let (integer, decimals) = shown.split_at(length);
    let integer = integer.parse().map_or_else(|_| integer.to_owned(), group_digits);
    format!("{}{integer}{decimals}", if value < 0.0 { "-" } else { "" })
}

/// A number with its noun: `1 record`, `2 records`.
#[must_use]
pub fn quantity<N: Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    format!("{count} {noun}{}", if count == N::from(1) { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_three() {
        let read = [0, 999, 1_000, 123_456, 1_000_000].map(group_digits);
        assert_eq!(read, ["0", "999", "1,000", "123,456", "1,000,000"]);
    }

    #[test]
    fn numbers_are_grouped_or_in_words() {
        let values = [3700.0, 2_800_000_000.0, 252_500_000.0, 70.0, 54.12, -1234.5];
        let words = ["3,700", "2.8 billion", "252.5 million", "70", "54.12", "-1,234.5"];
        assert_eq!(values.map(number), words);
    }

    #[test]
    fn nouns_are_plural_unless_one() {
        assert_eq!(
            [0_usize, 1, 2].map(|count| quantity(count, "row")),
            ["0 rows", "1 row", "2 rows"]
        );
    }
}
