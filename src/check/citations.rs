//! Cites: everything has one, and each has the parts that its source asks for.

use super::finding::{RecordDiagnostic, numbered};
use crate::{
    diagnostics::{Code, quoted},
    dossier::{
        Dossier, Record,
        record::{Citation, Source},
    },
};

pub(super) fn check(dossier: &Dossier, found: &mut Vec<RecordDiagnostic>) {
    for (at, record) in numbered(dossier) {
        record.visit_citations(&mut |what, cites, base| {
            if cites.is_empty() {
                let message = format!("this {what} has no cite");
                let help = "say where it stands: \"cites\": [{\"source\": …}]";
                found.push(
                    RecordDiagnostic::new(at, base.to_string(), Code::MissingCite, message)
                        .help(help),
                );
            }
            for (nth, cite) in cites.iter().enumerate() {
                let path = format!("{base}/cites/{nth}");
                found.extend(faults(dossier, cite).map(|fault| fault.finding(at, &path)));
            }
        });
        if let Record::Source(source) = record {
            found.extend(source_faults(source).map(|fault| fault.finding(at, "")));
        }
    }
}

/// Something wrong with a cite or a source, by the field that has it.
struct CitationError {
    code: Code,
    field: &'static str,
    message: String,
    help: Option<&'static str>,
}

impl CitationError {
    fn finding(self, at: u32, base: &str) -> RecordDiagnostic {
        RecordDiagnostic::new(at, format!("{base}{}", self.field), self.code, self.message)
            .help_if(self.help.map(str::to_owned))
    }
}

fn faults(dossier: &Dossier, cite: &Citation) -> impl Iterator<Item = CitationError> {
    let fault = |code, field, message: &str, help| {
        Some(CitationError { code, field, message: message.to_owned(), help })
    };
    let whole = "a passage has \"start\", \"end\" and \"fingerprint\"";
    let half = match (cite.start, cite.end, &cite.fingerprint) {
        (Some(_), Some(_), Some(_)) | (None, None, None) => None,
        (None, ..) => fault(Code::HalfCite, "", "this passage has no start", Some(whole)),
        (_, None, _) => fault(Code::HalfCite, "", "this passage has no end", Some(whole)),
        (.., None) => fault(Code::HalfCite, "", "this passage has no fingerprint", Some(whole)),
    };
    let reversed = cite.start.zip(cite.end).filter(|(start, end)| start >= end);
    let reversed = reversed.map(|(start, end)| CitationError {
        code: Code::ReversedRange,
        field: "/end",
        message: format!("the passage from {start} to {end} holds nothing"),
        help: Some("\"end\" is the place after the last letter of the passage"),
    });
    let form =
        cite.fingerprint.as_deref().filter(|print| !is_hex(print, 12)).map(|print| CitationError {
            code: Code::Fingerprint,
            field: "/fingerprint",
            message: format!("{} is not a fingerprint", quoted(print)),
            help: Some("a fingerprint is 12 hex digits in small letters"),
        });
    let has_range = cite.start.is_some() || cite.end.is_some() || cite.fingerprint.is_some();
    let source = dossier.find(&cite.source).map(|entry| dossier.record(entry));
    let against_source = match source {
        Some(Record::Source(source)) if has_range && !has_text(source) => fault(
            Code::NoTextFile,
            "",
            &format!(
                "a passage is cited, but the source {} has no text file",
                quoted(&cite.source)
            ),
            Some("name the place with \"locator\", or give the source its \"file\" and \"sha256\""),
        ),
        Some(Record::Source(source)) if !has_range && has_text(source) => fault(
            Code::HalfCite,
            "",
            &format!(
                "the source {} has a text file, but no passage of it is cited",
                quoted(&cite.source)
            ),
            Some(whole),
        ),
        _ => None,
    };
    [half, reversed, form, against_source].into_iter().flatten()
}

/// Whether passages of the source can be cited.
fn has_text(source: &Source) -> bool {
    source.file.is_some() || source.sha256.is_some()
}

fn source_faults(source: &Source) -> impl Iterator<Item = CitationError> {
    let sum = source.sha256.as_deref().filter(|sum| !is_hex(sum, 64)).map(|sum| CitationError {
        code: Code::Fingerprint,
        field: "/sha256",
        message: format!("{} is not a SHA-256", quoted(sum)),
        help: Some("a SHA-256 is 64 hex digits in small letters, as sha256sum prints it"),
    });
    let unsure = (source.file.is_some() && source.sha256.is_none()).then(|| CitationError {
        code: Code::HalfCite,
        field: "/file",
        message: "the text file of this source has no \"sha256\"".to_owned(),
        help: Some("without it nobody can tell whether a file is the text that was cited"),
    });
    [sum, unsure].into_iter().flatten()
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
