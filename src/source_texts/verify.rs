//! Verifies citations against the available documents.

use super::{Availability, PassageError, SourceTexts, citations, sources};
use crate::{
    check::RecordDiagnostic,
    diagnostics::{Code, quoted},
    dossier::{
        Dossier, Record,
        record::{Citation, Source},
    },
};

impl SourceTexts {
    /// The problems of citations and documents.
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

    /// The number of citations that an available document confirms.
    pub fn proved(&self, dossier: &Dossier) -> usize {
        citations(dossier).into_iter().filter(|cite| self.passage(cite).is_ok()).count()
    }

    /// The sources whose document is available.
    pub fn sources<'d>(&self, dossier: &'d Dossier) -> impl Iterator<Item = &'d Source> {
        sources(dossier).filter(|source| self.text(&source.id).is_some())
    }

    fn source(&self, at: u32, source: &Source) -> Option<RecordDiagnostic> {
        source.sha256.as_ref()?;
        let finding = |code, message| Some(RecordDiagnostic::at(at, "/sha256", code, message));
        match self.held.get(&*source.id) {
            Some(Availability::Same(_)) => None,
            Some(Availability::Other(file)) => {
                let message = format!("{} is not the text that was cited", quoted(file));
                let help = "its SHA-256 differs: none of its passages can be shown or checked";
                finding(Code::OtherText, message).map(|finding| finding.help(help))
            }
            Some(Availability::NotUtf8(file)) => {
                finding(Code::OtherText, format!("{} is not UTF-8 text", quoted(file)))
            }
            None => {
                let id = quoted(&source.id);
                let message =
                    format!("the document of {id} is not available: its passages were not checked");
                finding(Code::NoDocument, message)
            }
        }
    }

    fn cite(
        &self,
        at: u32,
        cite: &Citation,
        path: impl Fn() -> String,
    ) -> Option<RecordDiagnostic> {
        // An empty range is reported even without the document.
        let (start, end) = cite.start.zip(cite.end).filter(|(start, end)| start < end)?;
        let finding = |field: &str, code, message: &str| {
            RecordDiagnostic::at(at, format!("{}/{field}", path()), code, message)
        };
        match self.passage(cite) {
            Ok(_) => {
                let expected = self.anchor(cite)?;
                cite.anchor.as_ref().filter(|anchor| **anchor != expected)?;
                let message = "these are not the first and last words of the passage";
                let words = [Some(&*expected.first), expected.last.as_deref()];
                let words = quoted(&words.into_iter().flatten().collect::<Vec<_>>().join(" … "));
                let help = format!("its words are {words}; --fix-anchors writes them");
                Some(finding("anchor", Code::WrongAnchor, message).help(help))
            }
            Err(PassageError::Outside) => {
                let message = beyond_end(start, end, self.text(&cite.source)?.length());
                Some(finding("end", Code::RangeOutside, &message))
            }
            Err(PassageError::OtherPassage { found }) => {
                let passage = quoted(self.text(&cite.source)?.passage(start, end)?.within());
                let message =
                    format!("the passage from {start} to {end} is not the one that was cited");
                let help = format!("there stands {passage}, with the fingerprint {found}");
                Some(finding("fingerprint", Code::WrongFingerprint, &message).help(help))
            }
            // Reported once for the source.
            Err(
                PassageError::NoDocument
                | PassageError::OtherText(_)
                | PassageError::NotUtf8(_)
                | PassageError::NoRange,
            ) => None,
        }
    }
}

pub(super) fn beyond_end(start: u32, end: u32, length: u32) -> String {
    format!(
        "the passage from {start} to {end} reaches beyond the document, which has {length} characters"
    )
}
