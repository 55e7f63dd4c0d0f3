//! References: each leads to another record of an accepted kind.

use super::field_path::{FieldPath, Owner, RecordDiagnostic, numbered};
use crate::{
    diagnostics::{Code, nearest, quoted, suggest::did_you_mean},
    dossier::{Dossier, Kind, LinkKind, Record},
};

/// The most ids that are compared for suggestions: each suggestion compares every id, and a large
/// dossier may have many dangling references.
const COMPARED: usize = 2_000_000;

pub(super) fn check(
    dossier: &Dossier,
    is_unread: &dyn Fn(&str) -> bool,
    found: &mut Vec<RecordDiagnostic>,
) {
    let mut references = ReferenceCheck { dossier, is_unread, compared: 0, found };
    for (at, record) in numbered(dossier) {
        record.visit_references(&mut |link, _, name, path| {
            references.check(at, name, link.accepts(), || path.to_string());
            if name == record.id() && needs_two_records(link) {
                let message = format!("{} refers to itself", quoted(name));
                references.found.push(RecordDiagnostic::new(
                    Code::SelfReference,
                    FieldPath::new(at, path.to_string()),
                    message,
                ));
            }
        });
        record.visit_citations(&mut |_, cites, base| {
            for (nth, cite) in cites.iter().enumerate() {
                let path = || format!("{base}/cites/{nth}/source");
                references.check(at, &cite.source, &[Kind::Source], path);
            }
        });
        contradictions(dossier, at, record, references.found);
    }
    for (nth, source) in dossier.metadata().main_sources.iter().enumerate() {
        let before = references.found.len();
        references.check(0, source, &[Kind::Source], || format!("/main_sources/{nth}"));
        if let Some(last) = references.found.get_mut(before) {
            last.place.owner = Owner::About;
        }
    }
}

/// Links that need two different records. An organization may use its own name, and a person may
/// state a date of their own life.
fn needs_two_records(link: LinkKind) -> bool {
    match link {
        LinkKind::PartOf
        | LinkKind::Related(_)
        | LinkKind::NotToConfuse
        | LinkKind::Parent
        | LinkKind::RecognisedBy
        | LinkKind::Within
        | LinkKind::About
        | LinkKind::Contradicts => true,
        LinkKind::Role
        | LinkKind::At
        | LinkKind::OfTreaty
        | LinkKind::Party
        | LinkKind::Signatory
        | LinkKind::SignedFor
        | LinkKind::TakenBy
        | LinkKind::Office
        | LinkKind::Speaker
        | LinkKind::Side
        | LinkKind::ReportedBy
        | LinkKind::AccordingTo
        | LinkKind::UsedBy => false,
    }
}

/// Checks references one by one.
struct ReferenceCheck<'d, 'f> {
    dossier: &'d Dossier,
    is_unread: &'d dyn Fn(&str) -> bool,
    compared: usize,
    found: &'f mut Vec<RecordDiagnostic>,
}

impl ReferenceCheck<'_, '_> {
    fn check(&mut self, at: u32, name: &str, accepts: &[Kind], path: impl Fn() -> String) {
        let Some(entry) = self.dossier.find(name) else {
            if !(self.is_unread)(name.split('/').next().unwrap_or(name)) {
                let finding = self.unknown(at, name, accepts, path());
                self.found.push(finding);
            }
            return;
        };
        let kind = self.dossier.kind(entry);
        if !accepts.contains(&kind) {
            let wanted: Vec<_> = accepts.iter().map(|kind| with_article(*kind)).collect();
            let message = format!(
                "expected {}, but {} is {}",
                wanted.join(" or "),
                quoted(name),
                with_article(kind)
            );
            let there = self.dossier.entry(entry).record;
            self.found.push(
                RecordDiagnostic::new(Code::WrongKind, FieldPath::new(at, path()), message)
                    .see(FieldPath::new(there, "/id")),
            );
        }
    }

    fn unknown(&mut self, at: u32, name: &str, accepts: &[Kind], path: String) -> RecordDiagnostic {
        let message = format!("no record with id {}", quoted(name));
        let finding = RecordDiagnostic::new(Code::UnknownId, FieldPath::new(at, path), message);
        self.compared += self.dossier.records().len();
        if self.compared > COMPARED.max(self.dossier.records().len()) {
            return finding;
        }
        let Some((near, record)) = self.near(name, accepts) else { return finding };
        finding.help(did_you_mean(&near)).see(FieldPath::new(record, "/id"))
    }

    /// The nearest accepted id, and its record.
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

/// A contradiction is recorded in both statements, so that neither appears as the one that objects.
fn contradictions(dossier: &Dossier, at: u32, record: &Record, found: &mut Vec<RecordDiagnostic>) {
    let Record::Statement(statement) = record else { return };
    for (nth, name) in statement.contradicts.iter().enumerate() {
        let Some(entry) = dossier.find(name) else { continue };
        let Record::Statement(other) = dossier.record(entry) else { continue };
        if !other.contradicts.contains(&statement.id) {
            let message = format!("{} does not contradict this statement in return", quoted(name));
            let finding = RecordDiagnostic::new(
                Code::OneWay,
                FieldPath::new(at, format!("/contradicts/{nth}")),
                message,
            )
            .help(format!("add {} to its \"contradicts\"", quoted(&statement.id)))
            .see(FieldPath::new(dossier.entry(entry).record, "/contradicts"));
            found.push(finding);
        }
    }
}

fn with_article(kind: Kind) -> String {
    let article = match kind {
        Kind::Event | Kind::Organization => "an",
        Kind::Treaty
        | Kind::TreatyAction
        | Kind::Person
        | Kind::Place
        | Kind::Statement
        | Kind::Figure
        | Kind::Source => "a",
    };
    format!("{article} {}", kind.name().replace('_', " "))
}
