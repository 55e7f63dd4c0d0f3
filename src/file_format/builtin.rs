//! The dossier inside the program: the files of `assets/dossier`.

use super::read_sound;
use crate::dossier::Dossier;

/// The files, by name and text, in the order in which they are read. Not a constant: each use of
/// one may put a copy of the text into the program.
pub static FILES: [(&str, &str); 9] = [
    ("assets/dossier/about.json", include_str!("../../assets/dossier/about.json")),
    ("assets/dossier/events.json", include_str!("../../assets/dossier/events.json")),
    ("assets/dossier/treaties.json", include_str!("../../assets/dossier/treaties.json")),
    ("assets/dossier/people.json", include_str!("../../assets/dossier/people.json")),
    ("assets/dossier/organizations.json", include_str!("../../assets/dossier/organizations.json")),
    ("assets/dossier/places.json", include_str!("../../assets/dossier/places.json")),
    ("assets/dossier/statements.json", include_str!("../../assets/dossier/statements.json")),
    ("assets/dossier/figures.json", include_str!("../../assets/dossier/figures.json")),
    ("assets/dossier/sources.json", include_str!("../../assets/dossier/sources.json")),
];

/// The passages of its documents that need no cite: the file's name and its text.
pub static EXCEPTIONS: (&str, &str) = (
    "assets/dossier/coverage-exceptions.json",
    include_str!("../../assets/dossier/coverage-exceptions.json"),
);

/// The built-in dossier. A test keeps it sound, so that a fault in it cannot reach a user; were
/// there one all the same, the dossier would be empty rather than wrong.
#[must_use]
pub fn builtin() -> Dossier {
    read_sound(&FILES.map(|(_, text)| text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_dossier_is_sound() {
        let read = read_sound(&FILES.map(|(_, text)| text));
        assert!(read.is_ok(), "{:?}", read.err().map(|(at, error)| (FILES[at].0, error)));
    }
}
