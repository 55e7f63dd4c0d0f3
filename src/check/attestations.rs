//! People who act in an office after their term: in a later attested term, or by a signature.

use super::field_path::{Findings, RecordDiagnostic};
use crate::{
    date::{Date, Day},
    diagnostics::Code,
    dossier::{Dossier, Record, record::Person, vocabulary::ActionType},
};

pub(super) fn check(dossier: &Dossier, at: u32, record: &Record, found: &mut Findings) {
    match record {
        Record::Person(person) => {
            for (nth, tenure) in person.terms.iter().enumerate() {
                let attested = tenure.start.as_ref().filter(|_| tenure.is_attested());
                let Some(date) = attested else { continue };
                let Some((ended, end)) = ended_before(person, &tenure.office, date) else {
                    continue;
                };
                let message =
                    format!("the office is attested ({date}) after the term ended ({end})");
                let path = format!("/terms/{nth}/start");
                let finding = RecordDiagnostic::at(at, path, Code::AfterTerm, message);
                found.push(finding.see_field(at, format!("/terms/{ended}/end")));
            }
        }
        Record::Treaty(treaty) => {
            let signature = treaty.actions.iter().find(|it| it.kind == ActionType::Signature);
            let Some(date) = signature.map(|it| &it.date) else { return };
            for (nth, signatory) in treaty.signatories.iter().enumerate() {
                let Some(entry) = dossier.find(&signatory.person) else { continue };
                let (Some(role), Record::Person(person)) = (&signatory.role, dossier.record(entry))
                else {
                    continue;
                };
                let Some((ended, end)) = ended_before(person, role, date) else { continue };
                let message =
                    format!("signed ({date}) as \"{role}\", but that term had ended ({end})");
                let path = format!("/signatories/{nth}/role");
                let there = dossier.entry(entry).record;
                let finding = RecordDiagnostic::at(at, path, Code::AfterTerm, message);
                found.push(finding.see_field(there, format!("/terms/{ended}/end")));
            }
        }
        _ => {}
    }
}

/// The last term that ended before the date, unless another covers it. Roles lack the country.
fn ended_before<'p>(person: &'p Person, office: &str, date: &Date) -> Option<(usize, &'p Date)> {
    let terms =
        person.terms.iter().enumerate().filter(|(_, tenure)| tenure.office.starts_with(office));
    let firm = || terms.clone().filter(|(_, tenure)| !tenure.is_attested());
    let covers = |start: Option<&Date>, end: Option<&Date>| {
        start.map_or(Day::BEGINNING, Date::earliest) <= date.latest()
            && date.earliest() <= end.map_or(Day::END, Date::latest)
    };
    if firm().any(|(_, tenure)| covers(tenure.start.as_ref(), tenure.end.as_ref())) {
        return None;
    }
    let ends = firm().filter_map(|(nth, tenure)| Some((nth, tenure.end.as_ref()?)));
    ends.filter(|(_, end)| end.latest() < date.earliest()).max_by_key(|(_, end)| end.latest())
}
