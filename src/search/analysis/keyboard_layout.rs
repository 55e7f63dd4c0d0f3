//! Text typed on the wrong keyboard layout: `vtldtltd` are the keys of `медведев` on an English one.

/// The keys in both layouts, row by row; then those of punctuation with Shift.
const KEYS: [(&str, &str); 4] = [
    ("`qwertyuiop[]", "ёйцукенгшщзхъ"),
    ("asdfghjkl;'", "фывапролджэ"),
    ("zxcvbnm,.", "ячсмитьбю"),
    ("~{}:\"<>", "ёхъжэбю"),
];

/// Returns what the same keys type in the other layout; digits and hyphens are the same in both.
pub(crate) fn switch_layout(typed: &str) -> Option<String> {
    let switch = |letter: char| {
        let letter = letter.to_lowercase().next().unwrap_or(letter);
        let mut keys = KEYS.iter().flat_map(|(latin, russian)| latin.chars().zip(russian.chars()));
        let other = keys.find_map(|(one, other)| match letter {
            _ if letter == one => Some(other),
            _ if letter == other => Some(one),
            _ => None,
        });
        other.or_else(|| (letter == '-' || letter.is_ascii_digit()).then_some(letter))
    };
    let has_letter = typed.chars().any(char::is_alphabetic);
    has_letter.then(|| typed.chars().map(switch).collect())?
}

/// Whether a text has punctuation within a word where the other layout has letters: `w[bydfk`.
pub(crate) fn has_letter_key(typed: &str) -> bool {
    typed.trim_matches(|letter: char| !letter.is_alphanumeric()).contains(['[', ']', ';', '{', '}'])
}
