//! Circles: an event part of itself by way of others, a body or a place inside itself.

use super::field_path::{FieldPath, RecordDiagnostic, numbered};
use crate::{
    diagnostics::Code,
    dossier::{Dossier, Record},
};

pub(super) fn check(dossier: &Dossier, found: &mut Vec<RecordDiagnostic>) {
    // Which walk came by each record: one that meets its own trace has gone in a circle.
    let mut walked = vec![None; dossier.records().len()];
    for (start, _) in numbered(dossier) {
        let mut at = start;
        loop {
            match walked.get_mut(at as usize) {
                Some(trace @ None) => *trace = Some(start),
                Some(Some(trace)) if *trace == start => {
                    found.push(circle(dossier, at));
                    break;
                }
                _ => break,
            }
            match whole_of(dossier, at) {
                Some((next, _)) if next != at => at = next,
                _ => break,
            }
        }
    }
}

/// What the record is part of, and by which field.
fn whole_of(dossier: &Dossier, at: u32) -> Option<(u32, &'static str)> {
    let (whole, field) = match dossier.records().get(at as usize)? {
        Record::Event(event) => (event.part_of.as_ref()?, "/part_of"),
        Record::Organization(organization) => (organization.parent.as_ref()?, "/parent"),
        Record::Place(place) => (place.within.as_ref()?, "/within"),
        Record::Treaty(_)
        | Record::Person(_)
        | Record::Statement(_)
        | Record::Figure(_)
        | Record::Source(_) => return None,
    };
    Some((dossier.entry(dossier.find(whole)?).record, field))
}

/// The circle that a record is in, told once.
fn circle(dossier: &Dossier, start: u32) -> RecordDiagnostic {
    let id = |at: u32| dossier.records().get(at as usize).map_or("", Record::id);
    let mut way = vec![id(start)];
    let (mut at, mut field) = (start, "");
    while let Some((next, by)) = whole_of(dossier, at) {
        if at == start {
            field = by;
        }
        way.push(id(next));
        at = next;
        // The end of a long circle says no more than its beginning.
        if next == start || way.len() > 8 {
            break;
        }
    }
    let message = format!("cycle: {}", way.join(" → "));
    RecordDiagnostic::new(Code::Cycle, FieldPath::new(start, field), message)
}
