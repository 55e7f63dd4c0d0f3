//! The source texts of a dossier, as names and bytes, identified by checksum; and their cited passages.

mod anchors;
mod cited_words;
mod coverage;
mod document_text;
mod exemptions;
mod verify;

use crate::{
    dossier::{
        Dossier,
        record::{Citation, Record, Source},
    },
    file_format::File,
};
pub use coverage::{Coverage, Uncited};
pub use document_text::{DocumentText, Passage, fingerprint};
pub use exemptions::{Exemption, Exemptions};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// The available documents of a dossier's sources.
#[derive(Debug, Default)]
pub struct SourceTexts {
    /// By source; an error where a file has its name or its checksum, and not its text.
    held: HashMap<Box<str>, Result<DocumentText, PassageError>>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PassageError {
    /// The citation has no range.
    #[error("the source has no text file")]
    NoRange,
    #[error("the source text is not available")]
    NoDocument,
    #[error("{0} is not the text that was cited")]
    OtherText(String),
    /// The cited file is not UTF-8 text.
    #[error("{0} is not UTF-8 text")]
    NotUtf8(String),
    /// The passage is beyond the end of the document.
    #[error("the passage reaches beyond the end of the document")]
    Outside,
    /// The passage has another fingerprint.
    #[error("the passage is not the one that was cited")]
    OtherPassage { found: String },
}

impl SourceTexts {
    /// Assigns files to sources by checksum, otherwise by name.
    pub fn of(dossier: &Dossier, files: &[File<'_>]) -> Self {
        let sums: HashMap<String, &File<'_>> = files.iter().map(|file| (sum(file), file)).collect();
        let mut held = HashMap::new();
        for source in sources(dossier) {
            let same = source.sha256.as_deref().and_then(|sum| sums.get(sum));
            let named = || {
                let name = source.file.as_deref()?;
                files.iter().find(|file| last_part(&file.name) == name)
            };
            let found = match same {
                Some(file) => DocumentText::of(&file.name, &file.bytes)
                    .ok_or_else(|| PassageError::NotUtf8(file.name.to_string())),
                None => match named() {
                    Some(file) => Err(PassageError::OtherText(file.name.to_string())),
                    None => continue,
                },
            };
            held.insert(source.id.clone(), found);
        }
        Self { held }
    }

    /// The document of a source, if it is the cited text.
    pub fn text(&self, source: &str) -> Option<&DocumentText> {
        self.document(source).ok()
    }

    fn document(&self, source: &str) -> Result<&DocumentText, PassageError> {
        self.held.get(source).ok_or(PassageError::NoDocument)?.as_ref().map_err(Clone::clone)
    }

    /// The passage of a citation, or why it is not available; never one with another fingerprint.
    pub fn passage(&self, cite: &Citation) -> Result<Passage<'_>, PassageError> {
        let range = cite.start.zip(cite.end).ok_or(PassageError::NoRange)?;
        let text = self.document(&cite.source)?;
        let passage = text.passage(range.0, range.1).ok_or(PassageError::Outside)?;
        let found = fingerprint(passage.within());
        match cite.fingerprint.as_deref() {
            Some(cited) if cited != found => Err(PassageError::OtherPassage { found }),
            _ => Ok(passage),
        }
    }
}

/// The source texts that a dossier names: by file name, or by checksum under another name.
#[derive(Debug)]
pub struct WantedDocuments<'a> {
    names: HashSet<&'a str>,
    sums: HashSet<&'a str>,
}

impl<'a> WantedDocuments<'a> {
    pub fn of(dossier: &'a Dossier) -> Self {
        Self {
            names: sources(dossier).filter_map(|source| source.file.as_deref()).collect(),
            sums: sources(dossier).filter_map(|source| source.sha256.as_deref()).collect(),
        }
    }

    /// Whether a source names this file.
    pub fn is_named(&self, path: &str) -> bool {
        self.names.contains(last_part(path))
    }

    /// Whether the text of a source is in none of the files.
    pub fn is_missing_any(&self, files: &[File<'_>]) -> bool {
        let found: HashSet<String> = files.iter().map(|file| sum(file)).collect();
        self.sums.iter().any(|sum| !found.contains(*sum))
    }

    /// Whether the file is the text of a source.
    pub fn has_sum_of(&self, file: &File<'_>) -> bool {
        self.sums.contains(sum(file).as_str())
    }
}

fn sum(file: &File<'_>) -> String {
    hex(&Sha256::digest(&file.bytes))
}

fn sources(dossier: &Dossier) -> impl Iterator<Item = &Source> {
    dossier.records().iter().filter_map(|record| match record {
        Record::Source(source) if source.sha256.is_some() || source.file.is_some() => {
            Some(&**source)
        }
        _ => None,
    })
}

fn citations(dossier: &Dossier) -> Vec<&Citation> {
    let mut all = Vec::new();
    for record in dossier.records() {
        record.visit_citations(&mut |_, citations, _| all.extend(citations));
    }
    all
}

fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
