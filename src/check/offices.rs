//! Offices of a single person: a term without end that a successor follows, and two holders at once.

use super::field_path::{Findings, RecordDiagnostic};
use crate::{
    date::Day,
    diagnostics::{Code, quoted},
    dossier::{Dossier, Record, record::Tenure},
};
use std::collections::BTreeMap;

/// The first words of offices that one person holds at a time.
const SINGLE_PERSON: &str = "\
    Ambassador, Chair of, Chairman of, Chairwoman of, Chancellor, Chief of, Commander of, \
    Foreign Minister, Governor, Head of, King of, Mayor, Minister of, Permanent Representative, \
    President of, Prime Minister, Prosecutor General, Queen of, Secretary-General, Speaker";

/// The days on which an office was certainly held.
struct CertainTenure<'d> {
    record: u32,
    path: String,
    holder: &'d str,
    from: Day,
    to: Day,
}

pub(super) fn check(dossier: &Dossier, found: &mut Findings) {
    let mut offices: BTreeMap<(&str, &str), Vec<CertainTenure<'_>>> = BTreeMap::new();
    for (at, record) in (0..).zip(dossier.records()) {
        let Record::Person(person) = record else { continue };
        for (nth, tenure) in person.terms.iter().enumerate() {
            let office = tenure.office.strip_prefix("Acting ").unwrap_or(&tenure.office);
            if !SINGLE_PERSON.split(", ").any(|title| office.starts_with(title)) {
                continue;
            }
            if let (Some((from, to)), Some(organization)) =
                (certain_days(tenure), &tenure.organization)
            {
                let path = format!("/terms/{nth}/end");
                let holder = record.title();
                let tenure = CertainTenure { record: at, path, holder, from, to };
                offices.entry((organization, office)).or_default().push(tenure);
            }
        }
    }
    for ((_, office), mut tenures) in offices {
        tenures.sort_by_key(|it| (it.from, it.to));
        let mut tenures = tenures.into_iter();
        let Some(mut current) = tenures.next() else { continue };
        for next in tenures {
            // The day of a handover belongs to both terms.
            let is_overlap = next.from < current.to && next.record != current.record;
            if is_overlap {
                found.push(overlap(office, &current, &next));
            }
            // A term without end is reported once, not against every later holder.
            let is_reported = is_overlap && current.to == Day::END;
            if is_reported || next.to > current.to {
                current = next;
            }
        }
    }
}

fn certain_days(tenure: &Tenure) -> Option<(Day, Day)> {
    let from = tenure.start.as_ref()?.latest();
    let to = match &tenure.end {
        Some(end) => end.earliest(),
        None if tenure.is_attested() => tenure.start.as_ref()?.earliest(),
        None => Day::END,
    };
    (from <= to && from != Day::END).then_some((from, to))
}

fn overlap(
    office: &str,
    first: &CertainTenure<'_>,
    second: &CertainTenure<'_>,
) -> RecordDiagnostic {
    let (office, holder, since) = (quoted(office), quoted(second.holder), second.from);
    let (one, other) = (first.path.as_str(), second.path.as_str());
    if first.to == Day::END {
        let message =
            format!("this term has no end, but {holder} held the office {office} on {since}");
        return RecordDiagnostic::at(first.record, one, Code::OpenTerm, message)
            .help("date its end, or mark it \"attested_only\"")
            .see_field(second.record, other);
    }
    let before = quoted(first.holder);
    let message = format!("{holder} and {before} both held the office {office} on {since}");
    RecordDiagnostic::at(second.record, other, Code::TwoHolders, message)
        .see_field(first.record, one)
}
