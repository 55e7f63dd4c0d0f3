//! One entry as formats tell it that have a title, a date and a text: timelines, calendars.

use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId, Subject,
        record::Citation,
        vocabulary::{DateBasis, Support},
    },
};

/// An entry in words.
#[derive(Debug)]
pub(super) struct Summary<'a> {
    /// The id by which it is addressed.
    pub(super) slug: String,
    /// What it is called.
    pub(super) title: String,
    /// What kind of happening.
    pub(super) group: &'static str,
    /// When.
    pub(super) date: Option<&'a Date>,
    /// What the dossier says of it.
    pub(super) text: String,
    /// What to know before it is believed: contested, one source, an inferred date.
    pub(super) marks: Vec<String>,
    /// Where it stands.
    pub(super) cites: &'a [Citation],
}

impl<'a> Summary<'a> {
    pub(super) fn of(dossier: &'a Dossier, id: EntryId) -> Self {
        Self {
            slug: dossier.slug(id).into_owned(),
            title: dossier.title(id).into_owned(),
            group: group(dossier, id),
            date: dossier.date(id),
            text: text(dossier, id),
            marks: marks(dossier, id),
            cites: dossier.citations(id),
        }
    }

    /// The sources in one line.
    pub(super) fn sources(&self, dossier: &'a Dossier) -> String {
        let mut names: Vec<&str> =
            self.cites.iter().map(|cite| dossier.name_of(&cite.source)).collect();
        names.dedup();
        names.join("; ")
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
        Subject::Term(_, term) => dossier.name_of(&term.organization),
        Subject::Recognition(..) => "",
    };
    let parts = [first, dossier.note(id).unwrap_or(""), date_note.unwrap_or("")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What to know of an entry before it is believed.
pub(super) fn marks(dossier: &Dossier, id: EntryId) -> Vec<String> {
    let mut marks = Vec::new();
    if dossier.is_contested(id) {
        marks.push("contested".to_owned());
    }
    if dossier.support(id) == Some(Support::One) {
        marks.push(Support::One.label().to_owned());
    }
    if let (Some(basis), _) = dossier.date_basis(id)
        && basis != DateBasis::Stated
    {
        marks.push(format!("date {}", basis.label()));
    }
    for rival in dossier.rival_dates(id) {
        let who = dossier.name_of(&rival.according_to);
        marks.push(format!("{} according to {who}", rival.date.words()));
    }
    marks
}
