//! What was meant by letters that were typed on a keyboard still set to the other language:
//! `vtldtltd` is `медведев` on the keys of an English layout. Knows keys and nothing else.

/// The letters of the keys in both layouts, row by row; those that stand on a key of punctuation
/// in the one are left out, because they part words there.
const KEYS: [(&str, &str); 3] =
    [("qwertyuiop", "йцукенгшщз"), ("asdfghjkl", "фывапролд"), ("zxcvbnm", "ячсмить")];

/// The same keys in the other layout; none where a letter is on none of them.
pub(crate) fn other(typed: &str) -> Option<String> {
    let other = |letter: char| {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        KEYS.iter().find_map(|(latin, russian)| {
            let mut pairs = latin.chars().zip(russian.chars());
            pairs.find_map(|(one, other)| match small {
                _ if small == one => Some(other),
                _ if small == other => Some(one),
                _ => None,
            })
        })
    };
    typed.chars().map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_letters_of_the_other_layout() {
        let case = |typed: &str, meant: Option<&str>| assert_eq!(other(typed).as_deref(), meant);
        case("vtldtltd", Some("медведев"));
        case("Vtldtltd", Some("медведев"));
        case("ыщгер", Some("south"));
        case("2008", None);
        case("ж", None);
        case("მ", None);
    }
}
