//! Names as lists write and sort them: people by surname, letters by alphabet, not code point.

use crate::{dossier::Kind, search::fold};

/// `Medvedev, Dmitry`; one word or a description (`Commander (2008, unnamed)`) stays as it is.
pub(crate) fn surname_first(name: &str) -> String {
    parts(name).map_or(name.to_owned(), |(given, surname)| format!("{surname}, {given}"))
}

pub(crate) fn surname(name: &str) -> &str {
    parts(name).map_or(name, |(_, surname)| surname)
}

/// Given name and surname, where the last word is the surname: it is not in `Luiz Silva, Jr.`
fn parts(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once(' ').filter(|_| !name.ends_with(')') && !name.contains(','))
}

/// Folds Latin letters, `Č` to `c`; code points of other scripts are alphabetic, except `ё`.
pub(super) fn sort_key(title: &str, kind: Kind) -> String {
    let shown = if kind == Kind::Person { surname_first(title) } else { title.to_owned() };
    let is_latin = |letter: char| letter.is_ascii() || ('\u{c0}'..'\u{250}').contains(&letter);
    let folded = |word: &str| match word.chars().all(is_latin) {
        true => fold(word),
        false => word.to_lowercase().replace('ё', "е"),
    };
    shown.split_whitespace().map(folded).collect::<Vec<_>>().join(" ")
}
