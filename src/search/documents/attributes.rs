//! The dates, other times and flags of an entry.

use crate::{
    date::Day,
    dossier::{
        Dossier, EntryId, Kind, LinkKind, Record, Subject, search_days, vocabulary::ActionType,
    },
    search::schema::{Flags, SpanFacet},
};

/// The dates of an entry: its own and rival ones, of a treaty its actions, of a person its terms.
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
        // `Helsinki Final Act (1975)`.
        dates.extend(crate::date::years_named(&dossier.title(id)));
    }
    dates
}

/// When a treaty was signed, and while it is in force.
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

pub(super) fn flags(dossier: &Dossier, id: EntryId) -> Flags {
    let mut flags = Flags::NONE;
    for other in dossier.linked(id, LinkKind::About, false) {
        flags = flags.with(match dossier.record(other) {
            Record::Figure(_) => Flags::FIGURES,
            _ => Flags::CLAIMS,
        });
    }
    if dossier.citations(id).iter().any(|citation| citation.start.is_some()) {
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
