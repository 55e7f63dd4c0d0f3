//! Citations: everything is cited, and each citation has the parts that its source requires.

use super::field_path::{FieldPath, Findings, RecordDiagnostic};
use crate::{
    diagnostics::{Code, Diagnostic, quoted},
    dossier::{
        Dossier, Record,
        record::{Citation, Source},
    },
};

pub(super) fn check(dossier: &Dossier, at: u32, record: &Record, found: &mut Findings) {
    let in_record = |problem: PartDiagnostic, base: &str| {
        problem.map_place(|field| FieldPath::new(at, format!("{base}{field}")))
    };
    record.visit_citations(&mut |what, cites, base| {
        if cites.is_empty() {
            let message = format!("this {what} has no citation");
            let finding = RecordDiagnostic::at(at, base.to_string(), Code::MissingCite, message);
            found.push(finding.help("add its source: \"cites\": [{\"source\": …}]"));
        }
        for (nth, cite) in cites.iter().enumerate() {
            let path = format!("{base}/cites/{nth}");
            found.extend(citation(dossier, cite).map(|problem| in_record(problem, &path)));
        }
    });
    if let Record::Source(source) = record {
        found.extend(checksum(source).map(|problem| in_record(problem, "")));
    }
}

type PartDiagnostic = Diagnostic<&'static str>;

fn problem(code: Code, field: &'static str, message: impl AsRef<str>) -> PartDiagnostic {
    Diagnostic::new(code, field, message)
}

fn citation(dossier: &Dossier, cite: &Citation) -> impl Iterator<Item = PartDiagnostic> {
    let parts = "a passage needs \"start\", \"end\" and \"fingerprint\"";
    let missing = match (cite.start, cite.end, &cite.fingerprint) {
        (Some(_), Some(_), Some(_)) | (None, None, None) => None,
        (None, ..) => Some("start"),
        (_, None, _) => Some("end"),
        (.., None) => Some("fingerprint"),
    };
    let missing = missing
        .map(|part| problem(Code::HalfCite, "", format!("this passage has no {part}")).help(parts));
    let reversed = cite.start.zip(cite.end).filter(|(start, end)| start >= end);
    let reversed = reversed.map(|(start, end)| {
        let message = format!("empty passage: {start} to {end}");
        problem(Code::ReversedRange, "/end", message)
            .help("\"end\" is the position after the last character")
    });
    let form = cite.fingerprint.as_deref().filter(|print| !is_hex(print, 12)).map(|print| {
        let message = format!("invalid fingerprint {}", quoted(print));
        problem(Code::Fingerprint, "/fingerprint", message).help("expected 12 lowercase hex digits")
    });
    let has_range = cite.start.is_some() || cite.end.is_some() || cite.fingerprint.is_some();
    let source = dossier.find(&cite.source).map(|entry| dossier.record(entry));
    let name = quoted(&cite.source);
    let against_source =
        match source {
            Some(Record::Source(source)) if has_range && !has_text(source) => {
                let message = format!("passage cited, although source {name} has no text file");
                Some(problem(Code::NoTextFile, "", message).help(
                    "use \"locator\" instead, or give the source its \"file\" and \"sha256\"",
                ))
            }
            Some(Record::Source(source)) if !has_range && has_text(source) => {
                let message = format!("no passage cited, although source {name} has a text file");
                Some(problem(Code::HalfCite, "", message).help(parts))
            }
            _ => None,
        };
    [missing, reversed, form, against_source].into_iter().flatten()
}

fn has_text(source: &Source) -> bool {
    source.file.is_some() || source.sha256.is_some()
}

fn checksum(source: &Source) -> impl Iterator<Item = PartDiagnostic> {
    let form = source.sha256.as_deref().filter(|sum| !is_hex(sum, 64)).map(|sum| {
        problem(Code::Fingerprint, "/sha256", format!("invalid SHA-256 {}", quoted(sum)))
            .help("expected 64 lowercase hex digits, as sha256sum prints them")
    });
    let missing = (source.file.is_some() && source.sha256.is_none()).then(|| {
        problem(Code::HalfCite, "/file", "the text file of this source has no \"sha256\"")
            .help("add it: it proves that a file is the text that was cited")
    });
    [form, missing].into_iter().flatten()
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
