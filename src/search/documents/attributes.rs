//! The dates, other times and flags of an entry.

use crate::{
    date::{Day, years_named},
    dossier::{
        Dossier, EntryId, LinkKind, Record, Subject, days_in_force, record::Treaty, search_days,
        vocabulary::ActionType,
    },
    search::{
        index::doc_values::MAX_IMPORTANCE,
        schema::{Flags, SpanFacet},
    },
};

/// The date shown with an entry, or the year in a treaty's name: `Helsinki Final Act (1975)`.
pub(super) fn date(dossier: &Dossier, id: EntryId) -> Option<(Day, Day)> {
    let has_no_action = || treaty(dossier, id).is_some_and(|treaty| treaty.actions.is_empty());
    let named = || has_no_action().then(|| years_named(&dossier.title(id)))?;
    dossier.span(id).or_else(named)
}

fn treaty(dossier: &Dossier, id: EntryId) -> Option<&Treaty> {
    dossier.subject(id).try_as_record()?.try_as_treaty_ref().map(|treaty| &**treaty)
}

/// The other dates of an entry: rival ones, the actions of a treaty, the terms of a person.
pub(super) fn other_dates(dossier: &Dossier, id: EntryId) -> Vec<(Day, Day)> {
    let has_parts = dossier.record_entry(id) == id
        && matches!(dossier.record(id), Record::Treaty(_) | Record::Person(_));
    let parts = has_parts.then(|| dossier.parts(id)).into_iter().flatten();
    let rivals = dossier.rival_dates(id).iter().map(|rival| search_days(&rival.date));
    let own = date(dossier, id);
    let others = parts.filter_map(|part| dossier.span(part)).chain(rivals);
    others.filter(|other| own != Some(*other)).collect()
}

pub(super) fn office_times(dossier: &Dossier, id: EntryId) -> Vec<(Day, Day)> {
    let is_person = matches!(dossier.subject(id), Subject::Record(Record::Person(_)));
    let terms = is_person.then(|| dossier.parts(id)).into_iter().flatten();
    terms.map(|term| dossier.span(term).unwrap_or((Day::BEGINNING, Day::END))).collect()
}

/// The most participants that count, and provisions: a round of talks lists everybody present.
const MAX_COUNTED: usize = 3;

/// A logarithm of the number of statements, figures, participants, parts, provisions and citations of an entry.
pub(super) fn importance(dossier: &Dossier, id: EntryId) -> u8 {
    let count = |kind, forward| dossier.linked(id, kind, forward).count();
    let participants = count(LinkKind::Role, true) + count(LinkKind::Party, true);
    let provisions = treaty(dossier, id).map_or(0, |treaty| treaty.provisions.len());
    let parts = if dossier.record_entry(id) == id { dossier.parts(id).count() } else { 0 };
    let signatories = count(LinkKind::Signatory, true) + count(LinkKind::SignedFor, true);
    let others = count(LinkKind::About, false) + signatories + parts + dossier.citations(id).len();
    let count = participants.min(MAX_COUNTED) + provisions.min(MAX_COUNTED) + others;
    // In thirds of a doubling, in integers.
    let cubed = (count as u64 + 1).saturating_pow(3);
    u8::try_from(cubed.ilog2()).unwrap_or(u8::MAX).min(MAX_IMPORTANCE)
}

pub(super) fn spans(dossier: &Dossier, id: EntryId) -> Vec<(SpanFacet, Day, Day)> {
    let mut spans = Vec::new();
    let Some(treaty) = treaty(dossier, id) else { return spans };
    if let Some(signature) = treaty.actions.iter().find(|it| it.kind == ActionType::Signature) {
        let (first, last) = search_days(&signature.date);
        spans.push((SpanFacet::Signed, first, last));
    }
    spans.extend(days_in_force(treaty).map(|(first, last)| (SpanFacet::InForce, first, last)));
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
    let has_provisions = treaty(dossier, id).is_some_and(|treaty| !treaty.provisions.is_empty());
    let others = [
        (Flags::PASSAGE, dossier.citations(id).iter().any(|citation| citation.start.is_some())),
        (Flags::CONTESTED, dossier.is_contested(id)),
        (Flags::PROVISIONS, has_provisions),
    ];
    others.into_iter().filter(|(_, has)| *has).fold(flags, |flags, (flag, _)| flags.with(flag))
}
