//! Ids: slugs, and unique.

use super::field_path::{FieldPath, Findings, RecordDiagnostic};
use crate::{
    diagnostics::{Code, quoted},
    dossier::{Dossier, slug::slug},
};

/// The longest id: it becomes part of file names and URLs.
const LONGEST: usize = 64;

pub(super) fn check(dossier: &Dossier, found: &mut Findings) {
    let about = &*dossier.metadata().id;
    let ids = (0..).zip(dossier.records()).map(|(at, it)| (FieldPath::new(at, "/id"), it.id()));
    let about = Some((FieldPath::about("/id"), about)).filter(|_| !about.is_empty());
    for (place, id) in ids.chain(about) {
        found.extend(problem(id).map(|message| {
            RecordDiagnostic::new(Code::BadId, place, message).help_if(suggestion(id))
        }));
    }
    for (at, first) in dossier.duplicates() {
        let id = dossier.records().get(*at as usize).map_or("", |record| record.id());
        let message = format!("duplicate id {}", quoted(id));
        let finding = RecordDiagnostic::at(*at, "/id", Code::DuplicateId, message);
        found.push(finding.see_field(*first, "/id"));
    }
}

fn problem(id: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_slug = id.split('-').all(|word| !word.is_empty() && word.bytes().all(plain));
    if !is_slug {
        return Some(format!(
            "invalid id {}: expected words of a-z and 0-9 joined by single hyphens",
            quoted(id)
        ));
    }
    (id.len() > LONGEST)
        .then(|| format!("invalid id {}: longer than {LONGEST} characters", quoted(id)))
}

fn suggestion(id: &str) -> Option<String> {
    let slug = slug(id);
    (!slug.is_empty()).then(|| format!("use {}, here and in references", quoted(&slug)))
}
