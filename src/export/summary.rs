//! A short text for an entry, for timelines and calendars.

use crate::dossier::{
    Dossier, EntryId, Id, Record, Subject,
    vocabulary::{DateBasis, Support},
};

pub(super) fn sources(dossier: &Dossier, id: EntryId) -> String {
    let cites = dossier.citations(id).iter();
    let mut names: Vec<&str> = cites.map(|cite| dossier.name_of(&cite.source)).collect();
    names.dedup();
    if names.is_empty() { String::new() } else { format!("Sources: {}", names.join("; ")) }
}

pub(super) fn places(dossier: &Dossier, id: EntryId) -> &[Id] {
    match dossier.subject(id) {
        Subject::Record(Record::Event(event)) => &event.places,
        Subject::Action(_, action) => action.place.as_slice(),
        _ => &[],
    }
}

pub(super) fn group(dossier: &Dossier, id: EntryId) -> &'static str {
    match dossier.subject(id) {
        Subject::Action(..) => "Treaty actions",
        Subject::Tenure(..) => "Terms of office",
        Subject::Recognition(..) => "Recognitions",
        Subject::Record(_) => dossier.kind(id).plural(),
    }
}

pub(super) fn text(dossier: &Dossier, id: EntryId) -> String {
    let (_, date_note) = dossier.date_basis(id);
    let first = match dossier.subject(id) {
        Subject::Record(record) => record.summary(),
        Subject::Action(record, _) => record.title(),
        Subject::Tenure(_, tenure) => {
            tenure.organization.as_ref().map_or("", |id| dossier.name_of(id))
        }
        Subject::Recognition(..) => "",
    };
    let parts = [first, dossier.note(id).unwrap_or(""), date_note.unwrap_or("")];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.fold(String::new(), |text, part| match text.ends_with(['.', '?', '!', '”']) {
        _ if text.is_empty() => part.to_owned(),
        true => format!("{text} {part}"),
        false => format!("{text}. {part}"),
    })
}

pub(super) fn caveats(dossier: &Dossier, id: EntryId) -> Vec<String> {
    let mut caveats = Vec::new();
    if dossier.is_contested(id) {
        caveats.push("contested".to_owned());
    }
    if dossier.support(id) == Some(Support::One) {
        caveats.push(Support::One.label().to_owned());
    }
    if let (Some(basis), _) = dossier.date_basis(id)
        && basis != DateBasis::Stated
    {
        caveats.push(format!("date {}", basis.label()));
    }
    for rival in dossier.rival_dates(id) {
        let who = dossier.giver_of(&rival.according_to);
        caveats.push(format!("{} according to {who}", rival.date.words()));
    }
    caveats
}
