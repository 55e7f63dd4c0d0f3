//! The Russian keyboard layout, beside the English one.

/// The characters of a Russian keyboard, and those of an English one on the same keys, also with Shift.
const LAYOUTS: [(&str, &str); 2] = [
    ("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"),
    ("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"),
];

/// The keys that type letters in Russian, each in both layouts.
pub(crate) fn russian_keys() -> impl Iterator<Item = (char, char)> {
    LAYOUTS.iter().flat_map(|(russian, english)| russian.chars().zip(english.chars()))
}
