//! Cycles: events, organizations or places that contain themselves through others.

use super::field_path::{Findings, RecordDiagnostic};
use crate::{
    diagnostics::Code,
    dossier::{Dossier, Record},
};

pub(super) fn check(dossier: &Dossier, found: &mut Findings) {
    // The walk that visited each record: a walk that meets itself is in a cycle.
    let mut visited = vec![None; dossier.records().len()];
    for (start, _) in (0..).zip(dossier.records()) {
        let mut at = start;
        loop {
            match visited.get_mut(at as usize) {
                Some(trace @ None) => *trace = Some(start),
                Some(Some(trace)) if *trace == start => {
                    found.push(cycle(dossier, at));
                    break;
                }
                _ => break,
            }
            match container(dossier, at) {
                Some((next, _)) if next != at => at = next,
                _ => break,
            }
        }
    }
}

fn container(dossier: &Dossier, at: u32) -> Option<(u32, &'static str)> {
    let (parent, field) = match dossier.records().get(at as usize)? {
        Record::Event(event) => (event.part_of.as_ref()?, "/part_of"),
        Record::Organization(organization) => (organization.parent.as_ref()?, "/parent"),
        Record::Place(place) => (place.within.as_ref()?, "/within"),
        _ => return None,
    };
    Some((dossier.entry(dossier.find(parent)?).record, field))
}

fn cycle(dossier: &Dossier, start: u32) -> RecordDiagnostic {
    let id = |at: u32| dossier.records().get(at as usize).map_or("", Record::id);
    let mut path = vec![id(start)];
    let (mut at, mut field) = (start, "");
    while let Some((next, by)) = container(dossier, at) {
        if at == start {
            field = by;
        }
        path.push(id(next));
        at = next;
        // The first ids identify a long cycle.
        if next == start || path.len() > 8 {
            break;
        }
    }
    let message = format!("cycle: {}", path.join(" → "));
    RecordDiagnostic::at(start, field, Code::Cycle, message)
}
