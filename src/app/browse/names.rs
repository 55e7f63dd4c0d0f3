//! Names as lists write and sort them: people by surname, letters by alphabet, not code point.

use crate::{dossier::Kind, search::fold};

/// `Medvedev, Dmitry`; one word or a description (`Commander (2008, unnamed)`) stays as it is.
pub(crate) fn surname_first(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((given, surname)) if !name.ends_with(')') && !name.contains(',') => {
            format!("{surname}, {given}")
        }
        _ => name.to_owned(),
    }
}

pub(crate) fn surname(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((_, surname)) if !name.ends_with(')') => surname,
        _ => name,
    }
}

/// Latin is folded, `Č` to `c`; other scripts have alphabetic code points, but for `ё`.
pub(super) fn sort_key(title: &str, kind: Kind) -> String {
    let shown = if kind == Kind::Person { surname_first(title) } else { title.to_owned() };
    let is_latin = |letter: char| letter.is_ascii() || ('\u{c0}'..'\u{250}').contains(&letter);
    let folded = |word: &str| match word.chars().all(is_latin) {
        true => fold(word),
        false => word.to_lowercase().replace('ё', "е"),
    };
    shown.split_whitespace().map(folded).collect::<Vec<_>>().join(" ")
}
