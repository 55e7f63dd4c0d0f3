//! An entry as title, date and text, for timelines and calendars.

use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId, Id, Record, Subject,
        record::Citation,
        vocabulary::{DateBasis, Support},
    },
};

#[derive(Debug)]
pub(super) struct Summary<'a> {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) group: &'static str,
    pub(super) date: Option<&'a Date>,
    pub(super) text: String,
    /// The caveats: contested, one source, an inferred date.
    pub(super) caveats: Vec<String>,
    pub(super) cites: &'a [Citation],
    pub(super) places: &'a [Id],
}

impl<'a> Summary<'a> {
    pub(super) fn new(dossier: &'a Dossier, id: EntryId) -> Self {
        Self {
            slug: dossier.slug(id).into_owned(),
            title: dossier.title(id).into_owned(),
            group: group(dossier, id),
            date: dossier.date(id),
            text: text(dossier, id),
            caveats: caveats(dossier, id),
            cites: dossier.citations(id),
            places: places(dossier, id),
        }
    }

    pub(super) fn sources(&self, dossier: &'a Dossier) -> String {
        let mut names: Vec<&str> =
            self.cites.iter().map(|cite| dossier.name_of(&cite.source)).collect();
        names.dedup();
        names.join("; ")
    }
}

fn places(dossier: &Dossier, id: EntryId) -> &[Id] {
    match dossier.subject(id) {
        Subject::Record(Record::Event(event)) => &event.places,
        Subject::Action(_, action) => action.place.as_slice(),
        _ => &[],
    }
}

fn group(dossier: &Dossier, id: EntryId) -> &'static str {
    match dossier.subject(id) {
        Subject::Action(..) => "Treaty actions",
        Subject::Term(..) => "Terms of office",
        Subject::Recognition(..) => "Recognitions",
        Subject::Record(_) => dossier.kind(id).plural(),
    }
}

fn text(dossier: &Dossier, id: EntryId) -> String {
    let (_, date_note) = dossier.date_basis(id);
    let first = match dossier.subject(id) {
        Subject::Record(record) => record.summary(),
        Subject::Action(record, _) => record.title(),
        Subject::Term(_, term) => term.organization.as_ref().map_or("", |id| dossier.name_of(id)),
        Subject::Recognition(..) => "",
    };
    let parts = [first, dossier.note(id).unwrap_or(""), date_note.unwrap_or("")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What limits the reliability of an entry.
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
        let who = dossier.name_of(&rival.according_to);
        caveats.push(format!("{} according to {who}", rival.date.words()));
    }
    caveats
}
