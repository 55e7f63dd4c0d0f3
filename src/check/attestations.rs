//! People who act in an office after their term has ended: by a later term that is only attested,
//! or by a signature.

use super::field_path::{FieldPath, RecordDiagnostic, numbered};
use crate::{
    date::{Date, Day},
    diagnostics::Code,
    dossier::{
        Dossier, Record,
        record::{Person, Treaty},
        vocabulary::ActionType,
    },
};

pub(super) fn check(dossier: &Dossier, found: &mut Vec<RecordDiagnostic>) {
    for (at, record) in numbered(dossier) {
        match record {
            Record::Person(person) => attested_terms(at, person, found),
            Record::Treaty(treaty) => signatures(dossier, at, treaty, found),
            _ => {}
        }
    }
}

fn attested_terms(at: u32, person: &Person, found: &mut Vec<RecordDiagnostic>) {
    for (nth, term) in person.terms.iter().enumerate() {
        let Some(date) = term.start.as_ref().filter(|_| term.attested_only == Some(true)) else {
            continue;
        };
        if let Some((ended, end)) = ended_before(person, &term.office, date) {
            let message = format!("the office is attested ({date}) after the term ended ({end})");
            let path = format!("/terms/{nth}/start");
            let finding = RecordDiagnostic::new(Code::AfterTerm, FieldPath::new(at, path), message);
            found.push(finding.see(FieldPath::new(at, format!("/terms/{ended}/end"))));
        }
    }
}

fn signatures(dossier: &Dossier, at: u32, treaty: &Treaty, found: &mut Vec<RecordDiagnostic>) {
    let signature = treaty.actions.iter().find(|it| it.kind == ActionType::Signature);
    let Some(date) = signature.map(|it| &it.date) else { return };
    for (nth, signatory) in treaty.signatories.iter().enumerate() {
        let Some(entry) = dossier.find(&signatory.person) else { continue };
        let (Some(role), Record::Person(person)) = (&signatory.role, dossier.record(entry)) else {
            continue;
        };
        if let Some((ended, end)) = ended_before(person, role, date) {
            let message = format!("signed ({date}) as \"{role}\", but that term had ended ({end})");
            let path = format!("/signatories/{nth}/role");
            let finding = RecordDiagnostic::new(Code::AfterTerm, FieldPath::new(at, path), message);
            found.push(
                finding.see(FieldPath::new(
                    dossier.entry(entry).record,
                    format!("/terms/{ended}/end"),
                )),
            );
        }
    }
}

/// The last term of the office that had ended before the date, where no other one covers it. A
/// role names the office without the country: "Minister of Defence".
fn ended_before<'p>(person: &'p Person, office: &str, date: &Date) -> Option<(usize, &'p Date)> {
    let terms = person.terms.iter().enumerate().filter(|(_, term)| term.office.starts_with(office));
    let firm = || terms.clone().filter(|(_, term)| term.attested_only != Some(true));
    let covers = |start: Option<&Date>, end: Option<&Date>| {
        start.map_or(Day::BEGINNING, Date::earliest) <= date.latest()
            && date.earliest() <= end.map_or(Day::END, Date::latest)
    };
    if firm().any(|(_, term)| covers(term.start.as_ref(), term.end.as_ref())) {
        return None;
    }
    let ends = firm().filter_map(|(nth, term)| Some((nth, term.end.as_ref()?)));
    ends.filter(|(_, end)| end.latest() < date.earliest()).max_by_key(|(_, end)| end.latest())
}
