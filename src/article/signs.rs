//! The signs of entries in lists and articles.

use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId, Record, Subject,
        vocabulary::{DateBasis, EventType},
    },
};

/// The legend of lists and articles.
pub const SIGNS: [(&str, &str); 12] = [
    ("◆", "treaty"),
    ("◇", "recognition"),
    ("○", "office"),
    ("·", "event"),
    ("≠", "contested"),
    ("c.", "inexact"),
    ("★", "bookmark"),
    ("☆", "on a list"),
    ("✎", "note"),
    ("✓", "selected"),
    ("S1", "source, by number in the tab of sources"),
    ("[1]", "link, followed by its number"),
];

/// The signs that depend on the records.
pub(super) const RECORD_SIGNS: [&str; 6] = ["◆", "◇", "○", "·", "≠", "c."];

/// The most entries that are searched for signs, as each sign may need all of them.
const MOST_ENTRIES: usize = 50_000;

/// The signs that occur in the dossier; in a large one all of them.
pub fn occurring_signs(dossier: &Dossier) -> Vec<&'static str> {
    let has = |sign: &&str| match *sign {
        "≠" => dossier.entries().any(|id| dossier.is_contested(id)),
        "c." => dossier.timeline().iter().any(|id| is_approximate(dossier, *id)),
        sign => dossier.timeline().iter().any(|id| glyph(dossier, *id) == sign),
    };
    let all = RECORD_SIGNS.into_iter();
    all.filter(|sign| dossier.len() > MOST_ENTRIES || has(sign)).collect()
}

/// Whether the date of an entry is approximate, uncertain or inferred.
pub(crate) fn is_approximate(dossier: &Dossier, id: EntryId) -> bool {
    dossier.date_basis(id).0.is_some_and(|basis| basis != DateBasis::Stated)
        || dossier.date(id).is_some_and(Date::is_qualified)
}

/// The sign of an entry by its kind, in lists and on the timeline to scale.
pub fn glyph(dossier: &Dossier, id: EntryId) -> &'static str {
    match dossier.subject(id) {
        Subject::Action(..) => "◆",
        Subject::Recognition(..) => "◇",
        Subject::Tenure(..) => "○",
        Subject::Record(Record::Event(event)) => match event.kind {
            EventType::TreatyAction => "◆",
            EventType::Recognition | EventType::RecognitionWithdrawn => "◇",
            EventType::Appointment | EventType::Election => "○",
            _ if event.treaties.iter().any(|link| link.action.is_some()) => "◆",
            _ => "·",
        },
        Subject::Record(_) => "·",
    }
}
