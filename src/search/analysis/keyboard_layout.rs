//! Text typed on the wrong keyboard layout: `vtldtltd` are the keys of `медведев` on an English one.

/// The letters of the keys in both layouts, row by row, without keys that are punctuation in one of
/// them: a word that was typed with these is split.
const KEYS: [(&str, &str); 3] =
    [("qwertyuiop", "йцукенгшщз"), ("asdfghjkl", "фывапролд"), ("zxcvbnm", "ячсмить")];

/// What the same keys type in the other layout.
pub(crate) fn switch_layout(typed: &str) -> Option<String> {
    let switch = |letter: char| {
        let letter = letter.to_lowercase().next().unwrap_or(letter);
        KEYS.iter().find_map(|(latin, russian)| {
            let mut pairs = latin.chars().zip(russian.chars());
            pairs.find_map(|(one, other)| match letter {
                _ if letter == one => Some(other),
                _ if letter == other => Some(one),
                _ => None,
            })
        })
    };
    typed.chars().map(switch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_mapped_between_layouts() {
        let case = |typed: &str, expected: Option<&str>| {
            assert_eq!(switch_layout(typed).as_deref(), expected);
        };
        case("vtldtltd", Some("медведев"));
        case("Vtldtltd", Some("медведев"));
        case("ыщгер", Some("south"));
        case("2008", None);
        case("ж", None);
        case("მ", None);
    }
}
