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
    fn nouns_are_plural_unless_one() {
        assert_eq!(
            [0_usize, 1, 2].map(|count| quantity(count, "row")),
            ["0 rows", "1 row", "2 rows"]
        );
    }
}
