//! The built-in dossier: the files of `assets/dossier`.

use super::read_sound;
use crate::dossier::Dossier;

/// The files, by name and text, in the order in which they are read. A static, since each use of a
/// constant may put another copy of the text into the binary.
pub static FILES: [(&str, &str); 10] = [
    ("assets/dossier/about.json", include_str!("../../assets/dossier/about.json")),
    ("assets/dossier/events.json", include_str!("../../assets/dossier/events.json")),
    ("assets/dossier/treaties.json", include_str!("../../assets/dossier/treaties.json")),
    ("assets/dossier/people.json", include_str!("../../assets/dossier/people.json")),
    ("assets/dossier/organizations.json", include_str!("../../assets/dossier/organizations.json")),
    ("assets/dossier/places.json", include_str!("../../assets/dossier/places.json")),
    ("assets/dossier/statements.json", include_str!("../../assets/dossier/statements.json")),
    ("assets/dossier/figures.json", include_str!("../../assets/dossier/figures.json")),
    ("assets/dossier/sources.json", include_str!("../../assets/dossier/sources.json")),
    ("assets/dossier/words.json", include_str!("../../assets/dossier/words.json")),
];

/// The exemptions from coverage: the name and text of the file.
pub static EXCEPTIONS: (&str, &str) = (
    "assets/dossier/coverage-exceptions.json",
    include_str!("../../assets/dossier/coverage-exceptions.json"),
);

/// The built-in dossier. A test keeps it valid; an invalid one would be empty.
#[must_use]
pub fn builtin() -> Dossier {
    read_sound(&FILES.map(|(_, text)| text)).unwrap_or_default()
}
