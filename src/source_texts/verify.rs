//! Verifies citations against the available documents.

use super::{Availability, PassageError, SourceTexts, sources};
use crate::{
    check::{FieldPath, RecordDiagnostic},
    diagnostics::{Code, quoted},
    dossier::{
        Dossier, Record,
        record::{Citation, Source},
    },
};

impl SourceTexts {
    /// The problems of citations and documents.
    #[must_use]
    pub fn findings(&self, dossier: &Dossier) -> Vec<RecordDiagnostic> {
        let mut found = Vec::new();
        for (at, record) in (0..).zip(dossier.records()) {
            if let Record::Source(source) = record {
                found.extend(self.source(at, source));
            }
            record.visit_citations(&mut |_, cites, base| {
                for (nth, cite) in cites.iter().enumerate() {
                    found.extend(self.cite(at, cite, || format!("{base}/cites/{nth}")));
                }
            });
        }
        found
    }

    /// The number of citations that a document verifies.
    #[must_use]
    pub fn proved(&self, dossier: &Dossier) -> usize {
        let mut proved = 0;
        for record in dossier.records() {
            record.visit_citations(&mut |_, cites, _| {
                proved += cites.iter().filter(|cite| self.passage(cite).is_ok()).count();
            });
        }
        proved
    }

    /// The sources whose document is available.
    pub fn sources<'d>(&self, dossier: &'d Dossier) -> impl Iterator<Item = &'d Source> {
        sources(dossier).filter(|source| self.text(&source.id).is_some())
    }

    fn source(&self, at: u32, source: &Source) -> Option<RecordDiagnostic> {
        source.sha256.as_ref()?;
        match self.held.get(&source.id) {
            Some(Availability::Same(_)) => None,
            Some(Availability::Other(file)) => Some(
                RecordDiagnostic::new(
                    Code::OtherText,
                    FieldPath::new(at, "/sha256"),
                    format!("{} is not the text that was cited", quoted(file)),
                )
                .help("its SHA-256 differs: none of its passages can be shown or checked"),
            ),
            Some(Availability::NoText(file)) => Some(RecordDiagnostic::new(
                Code::OtherText,
                FieldPath::new(at, "/sha256"),
                format!("{} is not UTF-8 text", quoted(file)),
            )),
            None => Some(RecordDiagnostic::new(
                Code::NoDocument,
                FieldPath::new(at, "/sha256"),
                format!(
                    "the document of {} is not available: its passages were not checked",
                    quoted(&source.id)
                ),
            )),
        }
    }

    fn cite(
        &self,
        at: u32,
        cite: &Citation,
        path: impl Fn() -> String,
    ) -> Option<RecordDiagnostic> {
        // An empty range is reported without documents.
        let (start, end) = cite.start.zip(cite.end).filter(|(start, end)| start < end)?;
        match self.passage(cite) {
            Ok(_) => {
                let expected = self.anchor(cite)?;
                cite.anchor.as_ref().filter(|anchor| **anchor != expected)?;
                let message = "these are not the first and last words of the passage".to_owned();
                let words = [Some(&*expected.first), expected.last.as_deref()];
                let words = words.into_iter().flatten().collect::<Vec<_>>().join(" … ");
                let finding = RecordDiagnostic::new(
                    Code::WrongAnchor,
                    FieldPath::new(at, format!("{}/anchor", path())),
                    message,
                );
                Some(
                    finding.help(format!(
                        "its words are {}; --fix-anchors writes them",
                        quoted(&words)
                    )),
                )
            }
            Err(PassageError::Outside) => {
                let length = self.text(&cite.source)?.length();
                let message = format!(
                    "the passage from {start} to {end} reaches beyond the document, which has {length} characters"
                );
                Some(RecordDiagnostic::new(
                    Code::RangeOutside,
                    FieldPath::new(at, format!("{}/end", path())),
                    message,
                ))
            }
            Err(PassageError::OtherPassage { found }) => {
                let passage = self.text(&cite.source)?.passage(start, end)?;
                let message =
                    format!("the passage from {start} to {end} is not the one that was cited");
                let path = format!("{}/fingerprint", path());
                let help = format!(
                    "there stands {}, with the fingerprint {found}",
                    quoted(passage.within())
                );
                Some(
                    RecordDiagnostic::new(
                        Code::WrongFingerprint,
                        FieldPath::new(at, path),
                        message,
                    )
                    .help(help),
                )
            }
            // Reported once for the source.
            Err(PassageError::NoDocument | PassageError::OtherText(_) | PassageError::NoRange) => {
                None
            }
        }
    }
}
