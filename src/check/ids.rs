//! Ids: slugs, and unique.

use super::field_path::{FieldPath, RecordDiagnostic, numbered};
use crate::{
    diagnostics::{Code, quoted},
    dossier::{Dossier, slug::slug},
};
use std::collections::HashMap;

/// The longest id: it becomes part of file names and URLs.
const LONGEST: usize = 64;

pub(super) fn check(dossier: &Dossier, found: &mut Vec<RecordDiagnostic>) {
    let mut first: HashMap<&str, u32> = HashMap::new();
    for (at, record) in numbered(dossier) {
        let id = record.id();
        if let Some(message) = problem(id) {
            found.push(
                RecordDiagnostic::new(Code::BadId, FieldPath::new(at, "/id"), message)
                    .help_if(suggestion(id)),
            );
        }
        match first.get(id) {
            None => {
                first.insert(id, at);
            }
            Some(other) => {
                let message = format!("duplicate id {}", quoted(id));
                found.push(
                    RecordDiagnostic::new(Code::DuplicateId, FieldPath::new(at, "/id"), message)
                        .see(FieldPath::new(*other, "/id")),
                );
            }
        }
    }
    let about = &dossier.metadata().id;
    if let Some(message) = problem(about).filter(|_| !about.is_empty()) {
        found.push(
            RecordDiagnostic::new(Code::BadId, FieldPath::about("/id"), message)
                .help_if(suggestion(about)),
        );
    }
}

/// The problem of an id that is not a slug.
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

/// The id as a slug, as a suggestion.
fn suggestion(id: &str) -> Option<String> {
    let slug = slug(id);
    (!slug.is_empty()).then(|| format!("use {}, here and in references", quoted(&slug)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_valid_and_others_get_one() {
        for id in ["a", "treaty-2008", "8-august"] {
            assert_eq!(problem(id), None, "{id}");
        }
        for id in ["", "-a", "a--b", "Treaty", "a_b", "a.b", "a/b", "цхинвал", "a b"] {
            assert!(problem(id).is_some(), "{id}");
        }
        assert!(problem(&"a".repeat(65)).is_some());
        assert_eq!(
            suggestion("Цхинвал 2008.").unwrap(),
            "use \"tskhinval-2008\", here and in references"
        );
    }
}
