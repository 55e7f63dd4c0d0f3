//! The built-in dossier: the files of `assets/dossier`, which `build.rs` has compressed.

use super::{FilesReader, document::Document};
use crate::{dossier::Dossier, threads};
use flate2::{Decompress, FlushDecompress};
use std::sync::LazyLock;

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
pub static FILES: LazyLock<[(&str, String); 10]> =
    LazyLock::new(|| COMPRESSED.map(|(name, data)| (name, text(data))));

/// A text from its length in bytes and its compressed form.
fn text(data: &[u8]) -> String {
    let Some((length, data)) = data.split_first_chunk() else { return String::new() };
    let mut text = Vec::with_capacity(u32::from_le_bytes(*length) as usize);
    // In one call, so that nothing is copied twice. A text that ends early makes an invalid dossier,
    // which a test would notice.
    _ = Decompress::new(false).decompress_vec(data, &mut text, FlushDecompress::Finish);
    String::from_utf8(text).unwrap_or_default()
}

/// The exemptions from coverage: the name and text of the file.
pub static EXCEPTIONS: (&str, &str) = (
    "assets/dossier/coverage-exceptions.json",
    include_str!("../../assets/dossier/coverage-exceptions.json"),
);

/// The built-in dossier. A test keeps it valid; an invalid file would be missing.
pub fn builtin() -> Dossier {
    // The first screen waits for it: half of the text is read on another thread.
    let documents = threads::map_shares(COMPRESSED.len(), COMPRESSED.len() / 2, |files| {
        documents(COMPRESSED.get(files).unwrap_or_default())
    });
    let mut reading = FilesReader::default();
    (0..)
        .zip(documents.into_iter().flatten())
        .for_each(|(file, document)| reading.document(file, document));
    reading.finish().dossier
}

fn documents(files: &[(&str, &[u8])]) -> Vec<Document> {
    files.iter().filter_map(|(_, data)| serde_json::from_str(&text(data)).ok()).collect()
}
