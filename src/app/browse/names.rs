//! Names as lists write and sort them: people by surname, letters by alphabet, not code point.

use crate::{dossier::Kind, search::fold};

/// `Medvedev, Dmitry`; one word or a description (`Commander (2008, unnamed)`) stays as it is.
pub(crate) fn surname_first(name: &str) -> String {
    parts(name)
        .map_or(name.to_owned(), |[given, surname, note]| format!("{surname}, {given}{note}"))
}

pub(crate) fn surname(name: &str) -> &str {
    parts(name).map_or(name, |[_, surname, _]| surname)
}

/// Given name, surname, and the note behind them: `Znaur Gassiev (ambassador)`. Where there is a comma
/// the last word is no surname: `Luiz Silva, Jr.`
fn parts(name: &str) -> Option<[&str; 3]> {
    let (full, note) = name.split_at(name.find(" (").unwrap_or(name.len()));
    let (given, surname) = full.rsplit_once(' ').filter(|_| !name.contains(','))?;
    Some([given, surname, note])
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
