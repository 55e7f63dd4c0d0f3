//! The sign of an entry by its kind, in lists and on the scaled timeline.

use crate::{
    app::App,
    dossier::{EntryId, EntryPart, Record, Subject, vocabulary::EventType},
};

pub(super) fn glyph(app: &App, id: EntryId) -> &'static str {
    let dossier = app.dossier();
    match (dossier.entry(id).part, dossier.subject(id)) {
        (EntryPart::Action(_), _) => "◆",
        (EntryPart::Recognition(_), _) => "◇",
        (EntryPart::Term(_), _) => "○",
        (_, Subject::Record(Record::Event(event))) => match event.kind {
            EventType::TreatyAction => "◆",
            EventType::Recognition | EventType::RecognitionWithdrawn => "◇",
            EventType::Appointment | EventType::Election => "○",
            _ if event.treaties.iter().any(|link| link.action.is_some()) => "◆",
            _ => "·",
        },
        _ => "·",
    }
}
