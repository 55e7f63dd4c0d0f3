//! The built-in dossier: the files of `assets/dossier`, which `build.rs` has compressed.

use super::read_sound;
use crate::dossier::Dossier;
use flate2::read::ZlibDecoder;
use std::{io::Read, sync::LazyLock};

macro_rules! file {
    ($name:literal) => {
        (
            concat!("assets/dossier/", $name),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name)).as_slice(),
        )
    };
}

static COMPRESSED: [(&str, &[u8]); 10] = [
    file!("about.json"),
    file!("events.json"),
    file!("treaties.json"),
    file!("people.json"),
    file!("organizations.json"),
    file!("places.json"),
    file!("statements.json"),
    file!("figures.json"),
    file!("sources.json"),
    file!("words.json"),
];

/// The files, by name and text, in the order in which they are read.
pub static FILES: LazyLock<[(&str, String); 10]> = LazyLock::new(|| {
    COMPRESSED.map(|(name, data)| {
        let mut text = String::new();
        // A text that ends early makes an invalid dossier, which a test would notice.
        _ = ZlibDecoder::new(data).read_to_string(&mut text);
        (name, text)
    })
});

/// The exemptions from coverage: the name and text of the file.
pub static EXCEPTIONS: (&str, &str) = (
    "assets/dossier/coverage-exceptions.json",
    include_str!("../../assets/dossier/coverage-exceptions.json"),
);

/// The built-in dossier. A test keeps it valid; an invalid one would be empty.
pub fn builtin() -> Dossier {
    read_sound(&FILES.each_ref().map(|(_, text)| &**text)).unwrap_or_default()
}
