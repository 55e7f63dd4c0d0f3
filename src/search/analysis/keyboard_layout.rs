//! Text typed on the wrong keyboard layout: `vtldtltd` are the keys of `медведев` on an English one.

use crate::text::russian_keys;

/// Returns what the same keys type in the other layout; digits and hyphens are the same in both.
pub(crate) fn switch_layout(typed: &str) -> Option<String> {
    let switch = |letter: char| {
        let letter = letter.to_lowercase().next().unwrap_or(letter);
        let other = russian_keys().find_map(|(russian, english)| match letter {
            _ if letter == english => russian.to_lowercase().next(),
            _ if letter == russian => Some(english),
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
