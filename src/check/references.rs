//! References: each leads to another record of an accepted kind.

use super::field_path::{FieldPath, Findings, RecordDiagnostic};
use crate::{
    diagnostics::{Code, nearest, quoted, suggest::did_you_mean},
    dossier::{Dossier, Kind, LinkKind, Record},
    text::is_number,
};
use std::collections::HashSet;

/// The most pairs of ids that are compared for suggestions.
const COMPARED: usize = 2_000_000;

pub(super) fn check(dossier: &Dossier, is_unread: &dyn Fn(&str) -> bool, found: &mut Findings) {
    let mut references = ReferenceCheck { dossier, is_unread, compared: 0, found };
    for (at, record) in (0..).zip(dossier.records()) {
        let mut listed = HashSet::new();
        record.visit_references(&mut |link, _, name, path| {
            let pointer = path.to_string();
            // A list of ids, not of objects, each with a role of its own.
            if let Some((list, nth)) = pointer.rsplit_once('/')
                && is_number(nth)
                && !listed.insert((list.to_owned(), name))
            {
                let message = format!("{} is listed twice", quoted(name));
                references.found.push(RecordDiagnostic::at(at, &*pointer, Code::Repeated, message));
            }
            let place = || FieldPath::new(at, &*pointer);
            references.check(name, link.accepts(), place);
            // An organization may use its own name, and a person may date their own life.
            let may_be_own = matches!(link, LinkKind::UsedBy | LinkKind::AccordingTo);
            let is_own = name == record.id() && link.accepts().contains(&record.kind());
            if is_own && !may_be_own {
                let message = format!("{} refers to itself", quoted(name));
                let finding = RecordDiagnostic::new(Code::SelfReference, place(), message);
                references.found.push(finding);
            }
        });
        record.visit_citations(&mut |_, cites, base| {
            for (nth, cite) in cites.iter().enumerate() {
                let place = || FieldPath::new(at, format!("{base}/cites/{nth}/source"));
                references.check(&cite.source, &[Kind::Source], place);
            }
        });
        contradictions(dossier, at, record, references.found);
    }
    for (nth, source) in dossier.metadata().main_sources.iter().enumerate() {
        let place = || FieldPath::about(format!("/main_sources/{nth}"));
        references.check(source, &[Kind::Source], place);
    }
}

struct ReferenceCheck<'d, 'f> {
    dossier: &'d Dossier,
    is_unread: &'d dyn Fn(&str) -> bool,
    compared: usize,
    found: &'f mut Findings,
}

impl ReferenceCheck<'_, '_> {
    fn check(&mut self, name: &str, accepts: &[Kind], place: impl Fn() -> FieldPath) {
        let Some(entry) = self.dossier.find(name) else {
            if !(self.is_unread)(name.split('/').next().unwrap_or(name)) {
                let finding = self.unknown(name, accepts, place());
                self.found.push(finding);
            }
            return;
        };
        let kind = self.dossier.kind(entry);
        if !accepts.contains(&kind) {
            let wanted: Vec<_> = accepts.iter().map(|kind| with_article(*kind)).collect();
            let (wanted, kind) = (wanted.join(" or "), with_article(kind));
            let message = format!("expected {wanted}, but {} is {kind}", quoted(name));
            let finding = RecordDiagnostic::new(Code::WrongKind, place(), message);
            self.found.push(finding.see_field(self.dossier.entry(entry).record, "/id"));
        }
    }

    fn unknown(&mut self, name: &str, accepts: &[Kind], place: FieldPath) -> RecordDiagnostic {
        let message = format!("no record with id {}", quoted(name));
        let finding = RecordDiagnostic::new(Code::UnknownId, place, message);
        self.compared += self.dossier.records().len();
        if self.compared > COMPARED.max(self.dossier.records().len()) {
            return finding;
        }
        let Some((near, record)) = self.near(name, accepts) else { return finding };
        finding.help(did_you_mean(&near)).see_field(record, "/id")
    }

    fn near(&self, name: &str, accepts: &[Kind]) -> Option<(String, u32)> {
        if let Some((base, _)) = name.split_once('/')
            && let Some(parent) = self.dossier.find(base)
        {
            let slugs: Vec<_> =
                self.dossier.parts(parent).map(|part| self.dossier.slug(part)).collect();
            let near = nearest(name, slugs.iter().map(|slug| &**slug)).unwrap_or(base);
            return Some((near.to_owned(), self.dossier.entry(parent).record));
        }
        let fits = |record: &&Record| accepts.contains(&record.kind());
        let ids = || self.dossier.records().iter().filter(fits).map(Record::id);
        let near = nearest(name, ids())?;
        Some((near.to_owned(), self.dossier.entry(self.dossier.find(near)?).record))
    }
}

/// A contradiction is recorded on both sides, so that neither appears as the one that objects.
fn contradictions(dossier: &Dossier, at: u32, record: &Record, found: &mut Findings) {
    for (nth, name) in record.contradicts().iter().enumerate() {
        let Some(entry) = dossier.find(name) else { continue };
        let other = dossier.record(entry);
        let is_mutual = other.contradicts().iter().any(|id| **id == *record.id());
        if other.kind() != record.kind() || !is_mutual {
            let kind = record.kind();
            let message = format!("{} does not contradict this {kind} in return", quoted(name));
            let path = format!("/contradicts/{nth}");
            let finding = RecordDiagnostic::at(at, path, Code::OneWay, message)
                .help(format!("add {} to its \"contradicts\"", quoted(record.id())))
                .see_field(dossier.entry(entry).record, "/contradicts");
            found.push(finding);
        }
    }
}

fn with_article(kind: Kind) -> String {
    let article = if matches!(kind, Kind::Event | Kind::Organization) { "an" } else { "a" };
    format!("{article} {}", kind.name().replace('_', " "))
}
