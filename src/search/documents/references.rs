//! The references of an entry, and the names of what they lead to.

use crate::dossier::{
    Dossier, EntryId, EntryPart, Kind, LinkKind, Record, Subject, vocabulary::ActionType,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Referenced<'a> {
    Entry(EntryId),
    Dangling(&'a str),
}

/// The signatures that repeat the signatories of their treaty; every one costs as much again.
const SIGNED_ACTIONS: u32 = 16;

/// The references of an entry; a signature also has its signatories, a person those of the terms.
pub(super) fn all(
    dossier: &Dossier,
    id: EntryId,
) -> impl Iterator<Item = (LinkKind, Referenced<'_>)> {
    let is_early = matches!(dossier.entry(id).part, EntryPart::Action(0..SIGNED_ACTIONS));
    let is_signature = is_early
        && matches!(dossier.subject(id), Subject::Action(_, action) if action.kind == ActionType::Signature);
    // The signatories are recorded once, on the treaty.
    let is_signatory = move |link: LinkKind| {
        is_signature && matches!(link, LinkKind::Signatory | LinkKind::SignedFor)
    };
    let own_links = own(dossier, id).filter(move |(link, _)| !is_signatory(*link));
    let treaty = is_signature.then(|| dossier.record_entry(id)).into_iter();
    let signatories = treaty.flat_map(|treaty| own(dossier, treaty));
    let is_person = dossier.entry(id).part == EntryPart::Whole
        && matches!(dossier.record(id), Record::Person(_));
    let terms = is_person.then(|| dossier.parts(id)).into_iter().flatten();
    let offices = terms.flat_map(|term| own(dossier, term));
    own_links.chain(signatories.filter(move |(link, _)| is_signatory(*link))).chain(offices)
}

pub(super) fn own(
    dossier: &Dossier,
    id: EntryId,
) -> impl Iterator<Item = (LinkKind, Referenced<'_>)> {
    let links = dossier.links(id).iter().filter(|link| link.forward);
    let dangling = dossier.dangling(id).map(|(link, slug)| (link, Referenced::Dangling(slug)));
    links.map(|link| (link.kind, Referenced::Entry(link.other))).chain(dangling)
}

/// Whether an entry is found by the name referred to: not by a person it is not to be confused with.
pub(super) fn is_searchable(dossier: &Dossier, link: LinkKind, other: Referenced<'_>) -> bool {
    match link {
        LinkKind::AccordingTo => {
            !matches!(other, Referenced::Entry(id) if dossier.kind(id) == Kind::Source)
        }
        LinkKind::NotToConfuse
        | LinkKind::Contradicts
        | LinkKind::UsedBy
        | LinkKind::ReportedBy => false,
        _ => true,
    }
}

pub(super) fn names_of(record: &Record) -> impl Iterator<Item = &str> {
    let others = record.names().iter().map(|name| &*name.text);
    std::iter::once(record.title()).chain(others.filter(|name| *name != record.title()))
}
