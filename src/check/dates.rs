//! Dates that contradict each other: every day of one is on the wrong side of every day of the other.
//! What may be true is never reported.

use super::field_path::{FieldPath, RecordDiagnostic, numbered};
use crate::{
    date::Date,
    diagnostics::Code,
    dossier::{
        Dossier, Record,
        record::{Event, Organization, Person, Source, Treaty},
        vocabulary::{ActionType, DateBasis},
    },
};

/// The actions of a ratification in their order. Others may come at any time.
const RATIFICATION: [ActionType; 8] = [
    ActionType::Signature,
    ActionType::Submission,
    ActionType::LowerHouse,
    ActionType::UpperHouse,
    ActionType::LawSigned,
    ActionType::Exchange,
    ActionType::EntryIntoForce,
    ActionType::Termination,
];

pub(super) fn check(dossier: &Dossier, found: &mut Vec<RecordDiagnostic>) {
    for (at, record) in numbered(dossier) {
        match record {
            Record::Event(event) => {
                basis(at, "", event.date_basis, event.date_note.as_deref(), found);
                described_actions(dossier, at, event, found);
            }
            Record::Treaty(treaty) => actions(at, treaty, found),
            Record::Person(person) => life(at, person, found),
            Record::Organization(organization) => recognitions(at, organization, found),
            Record::Statement(statement) => {
                basis(at, "", statement.date_basis, statement.date_note.as_deref(), found);
            }
            Record::Source(source) => retrieval(at, source, found),
            Record::Place(_) | Record::Figure(_) => {}
        }
    }
}

/// Whether every day of the first date is before every day of the second.
fn surely_before(first: &Date, second: &Date) -> bool {
    first.latest() < second.earliest()
}

fn order(at: u32, path: String, message: String, see: String) -> RecordDiagnostic {
    RecordDiagnostic::new(Code::DateOrder, FieldPath::new(at, path), message)
        .see(FieldPath::new(at, see))
}

/// A date that no source states needs an explanation.
fn basis(
    at: u32,
    base: &str,
    basis: Option<DateBasis>,
    note: Option<&str>,
    found: &mut Vec<RecordDiagnostic>,
) {
    let Some(basis) = basis.filter(|basis| *basis != DateBasis::Stated) else { return };
    if note.is_none() {
        let message = format!("{} date without \"date_note\"", basis.label());
        let path = format!("{base}/date_basis");
        found.push(
            RecordDiagnostic::new(Code::MissingDateNote, FieldPath::new(at, path), message)
                .help("explain the date in \"date_note\""),
        );
    }
}

fn actions(at: u32, treaty: &Treaty, found: &mut Vec<RecordDiagnostic>) {
    for (nth, action) in treaty.actions.iter().enumerate() {
        let base = format!("/actions/{nth}");
        basis(at, &base, action.date_basis, action.date_note.as_deref(), found);
        let Some((other, earlier)) = earlier_actions(action.kind)
            .filter_map(|kind| first_of(treaty, kind))
            .find(|(_, earlier)| surely_before(&action.date, &earlier.date))
        else {
            continue;
        };
        let message = format!(
            "\"{}\" ({}) comes before \"{}\" ({})",
            action.kind.name(),
            action.date,
            earlier.kind.name(),
            earlier.date
        );
        found.push(order(at, format!("{base}/date"), message, format!("/actions/{other}/date")));
    }
}

/// The actions before this one in a ratification, the nearest first.
fn earlier_actions(kind: ActionType) -> impl Iterator<Item = ActionType> {
    let place = match kind {
        // The other party ratifies at any time after it has signed.
        ActionType::OtherPartyRatification => 1,
        kind => RATIFICATION.iter().position(|step| *step == kind).unwrap_or(0),
    };
    RATIFICATION.into_iter().take(place).rev()
}

/// The earliest action of this kind, as a later repetition contradicts nothing.
fn first_of(treaty: &Treaty, kind: ActionType) -> Option<(usize, &crate::dossier::record::Action)> {
    let actions = treaty.actions.iter().enumerate().filter(|(_, action)| action.kind == kind);
    actions.min_by_key(|(_, action)| action.date.earliest())
}

fn life(at: u32, person: &Person, found: &mut Vec<RecordDiagnostic>) {
    let (born, died) = (person.born.as_ref(), person.died.as_ref());
    if let Some((born, died)) = born.zip(died).filter(|(born, died)| surely_before(died, born)) {
        let message = format!("died ({died}) before birth ({born})");
        found.push(order(at, "/died".to_owned(), message, "/born".to_owned()));
    }
    for (nth, term) in person.terms.iter().enumerate() {
        let base = format!("/terms/{nth}");
        basis(at, &base, term.date_basis, term.date_note.as_deref(), found);
        let (start, end) = (term.start.as_ref(), term.end.as_ref());
        if let Some((start, end)) = start.zip(end).filter(|(start, end)| surely_before(end, start))
        {
            let message = format!("the term ends ({end}) before it starts ({start})");
            found.push(order(at, format!("{base}/end"), message, format!("{base}/start")));
        }
        if let Some((born, start)) =
            born.zip(start).filter(|(born, start)| surely_before(start, born))
        {
            let message = format!("the term starts ({start}) before the holder's birth ({born})");
            found.push(order(at, format!("{base}/start"), message, "/born".to_owned()));
        }
        if let Some((died, start)) =
            died.zip(start).filter(|(died, start)| surely_before(died, start))
        {
            let message = format!("the term starts ({start}) after the holder's death ({died})");
            found.push(order(at, format!("{base}/start"), message, "/died".to_owned()));
        }
    }
}

fn recognitions(at: u32, organization: &Organization, found: &mut Vec<RecordDiagnostic>) {
    for (nth, recognition) in organization.recognition.iter().enumerate() {
        let Some(withdrawn) = &recognition.withdrawn else { continue };
        if surely_before(withdrawn, &recognition.date) {
            let date = &recognition.date;
            let message = format!("withdrawn ({withdrawn}) before it was granted ({date})");
            let base = format!("/recognition/{nth}");
            found.push(order(at, format!("{base}/withdrawn"), message, format!("{base}/date")));
        }
    }
}

fn retrieval(at: u32, source: &Source, found: &mut Vec<RecordDiagnostic>) {
    let dates = source.retrieved.as_ref().zip(source.issued.as_ref());
    if let Some((retrieved, issued)) =
        dates.filter(|(retrieved, issued)| surely_before(retrieved, issued))
    {
        let message = format!("retrieved ({retrieved}) before publication ({issued})");
        found.push(order(at, "/retrieved".to_owned(), message, "/issued".to_owned()));
    }
}

/// An event of a treaty action needs that action in the treaty, at an overlapping date.
fn described_actions(dossier: &Dossier, at: u32, event: &Event, found: &mut Vec<RecordDiagnostic>) {
    for (nth, link) in event.treaties.iter().enumerate() {
        let (Some(step), Some(entry)) = (link.action, dossier.find(&link.treaty)) else { continue };
        let Record::Treaty(treaty) = dossier.record(entry) else { continue };
        let same = || treaty.actions.iter().filter(|action| action.kind == step);
        let (first, last) = (event.date.earliest(), event.date.latest());
        if same().any(|action| action.date.overlaps(first, last)) {
            continue;
        }
        let message = match same().next() {
            None => format!("the treaty has no action \"{}\"", step.name()),
            Some(action) => format!(
                "the treaty action \"{}\" ({}) does not overlap this event ({})",
                step.name(),
                action.date,
                event.date
            ),
        };
        let path = format!("/treaties/{nth}/action");
        let there = dossier.entry(entry).record;
        found.push(
            RecordDiagnostic::new(Code::StepNotFound, FieldPath::new(at, path), message)
                .see(FieldPath::new(there, "/actions")),
        );
    }
}
