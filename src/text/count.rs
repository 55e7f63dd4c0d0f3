//! Numbers as people read them.

/// The number with a comma after every three digits: `1,000,000`.
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

#[cfg(test)]
mod tests {
    use super::group_digits;

    #[test]
    fn every_three_digits_are_apart() {
        let read = [0, 999, 1_000, 123_456, 1_000_000].map(group_digits);
        assert_eq!(read, ["0", "999", "1,000", "123,456", "1,000,000"]);
    }
}
