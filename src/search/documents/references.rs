//! What an entry refers to, and under which names that is known.

use crate::dossier::{
    Dossier, EntryId, EntryPart, LinkKind, Record, Subject, vocabulary::ActionType,
};

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReferencedName<'a> {
    Entry(EntryId),
    /// No record has this id.
    Nothing(&'a str),
}

/// Everything that the entry refers to, and by which tie.
pub(super) fn tied(
    dossier: &Dossier,
    id: EntryId,
) -> impl Iterator<Item = (LinkKind, ReferencedName<'_>)> {
    let signing = matches!(dossier.subject(id), Subject::Action(_, step) if step.kind == ActionType::Signature);
    // A signing is told with all who signed, which the treaty knows.
    let signs =
        move |tie: LinkKind| signing && matches!(tie, LinkKind::Signatory | LinkKind::SignedFor);
    let own = references(dossier, id).filter(move |(tie, _)| !signs(*tie));
    let treaty = signing.then(|| dossier.record_entry(id)).into_iter();
    let signed = treaty.flat_map(|treaty| references(dossier, treaty));
    // A term belongs to what is said of its person.
    let is_person = dossier.entry(id).part == EntryPart::Whole
        && matches!(dossier.record(id), Record::Person(_));
    let terms = is_person.then(|| dossier.parts(id)).into_iter().flatten();
    let offices = terms.flat_map(|term| references(dossier, term));
    own.chain(signed.filter(move |(tie, _)| signs(*tie))).chain(offices)
}

/// The references that the entry makes itself.
pub(super) fn references(
    dossier: &Dossier,
    id: EntryId,
) -> impl Iterator<Item = (LinkKind, ReferencedName<'_>)> {
    let links = dossier.links(id).iter().filter(|link| link.forward);
    let nowhere = dossier.dangling(id).map(|(tie, slug)| (tie, ReferencedName::Nothing(slug)));
    links.map(|link| (link.tie, ReferencedName::Entry(link.other))).chain(nowhere)
}

/// Whether the names of what the tie leads to are words of the entry: who a person is not, whom a
/// claim is against, and who counted are no part of what it is about.
pub(super) fn says(tie: LinkKind) -> bool {
    !matches!(
        tie,
        LinkKind::NotToConfuse | LinkKind::Contradicts | LinkKind::UsedBy | LinkKind::ReportedBy
    )
}

/// Every form of the name of the record, the one that is shown first.
pub(super) fn names_of(record: &Record) -> impl Iterator<Item = &str> {
    let others = record.names().iter().map(|name| &*name.text);
    std::iter::once(record.title()).chain(others.filter(|name| *name != record.title()))
}
