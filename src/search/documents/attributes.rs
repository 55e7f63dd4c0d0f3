//! What the index is told of an entry besides its words: when it was, and what is so of it or not.

use crate::{
    date::Day,
    dossier::{
        Dossier, EntryId, Kind, LinkKind, Record, Subject, search_days, vocabulary::ActionType,
    },
    search::schema::{Flags, SpanFacet},
};

/// When an entry was: its date, what others give for it, of a treaty its steps, of a person a life
/// and terms.
pub(super) fn dates(dossier: &Dossier, id: EntryId) -> Vec<(Day, Day)> {
    let mut dates: Vec<(Day, Day)> = dossier.span(id).into_iter().collect();
    if dossier.record_entry(id) == id {
        match dossier.record(id) {
            Record::Treaty(_) | Record::Person(_) => {
                dates.extend(dossier.parts(id).filter_map(|part| dossier.span(part)));
            }
            _ => {}
        }
    }
    let rivals = dossier.rival_dates(id).iter();
    dates.extend(rivals.map(|rival| search_days(&rival.date)));
    if dates.is_empty() && matches!(dossier.kind(id), Kind::Treaty) {
        // `Helsinki Final Act (1975)`: what its name says is all that is known.
        dates.extend(crate::date::years_named(&dossier.title(id)));
    }
    dates
}

/// The times of a treaty other than its date.
pub(super) fn spans(dossier: &Dossier, id: EntryId) -> Vec<(SpanFacet, Day, Day)> {
    let mut spans = Vec::new();
    let Subject::Record(Record::Treaty(treaty)) = dossier.subject(id) else { return spans };
    let step = |kind| treaty.actions.iter().find(|step| step.kind == kind).map(|step| &step.date);
    if let Some(signed) = step(ActionType::Signature) {
        let (first, last) = search_days(signed);
        spans.push((SpanFacet::Signed, first, last));
    }
    if let Some(start) = step(ActionType::EntryIntoForce) {
        let end = step(ActionType::Termination).map_or(Day::END, |end| end.latest());
        let first = search_days(start).0;
        spans.push((SpanFacet::InForce, first, end.max(first)));
    }
    spans
}

/// What is so of an entry or not.
pub(super) fn flags(dossier: &Dossier, id: EntryId) -> Flags {
    let mut flags = Flags::NONE;
    for other in dossier.linked(id, LinkKind::About, false) {
        flags = flags.with(match dossier.record(other) {
            Record::Figure(_) => Flags::FIGURES,
            _ => Flags::CLAIMS,
        });
    }
    if dossier.citations(id).iter().any(|cite| cite.start.is_some()) {
        flags = flags.with(Flags::PASSAGE);
    }
    if dossier.is_contested(id) {
        flags = flags.with(Flags::CONTESTED);
    }
    if let Subject::Record(Record::Treaty(treaty)) = dossier.subject(id)
        && !treaty.provisions.is_empty()
    {
        flags = flags.with(Flags::PROVISIONS);
    }
    flags
}
