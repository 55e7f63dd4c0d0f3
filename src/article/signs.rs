//! The signs of entries in lists and articles.

use crate::{
    date::Date,
    dossier::{
        Dossier, EntryId, Record, Subject,
        vocabulary::{DateBasis, EventType},
    },
    tables::table,
};

table! {
    /// A sign in lists and articles, as the legend has it: those of records first.
    pub enum Sign {
        pub fn glyph: &'static str;
        pub fn meaning: &'static str;
    }
    Treaty = "◆", "treaty";
    Recognition = "◇", "recognition";
    Office = "○", "office";
    Event = "·", "event";
    Contested = "≠", "contested";
    Inexact = "c.", "inexact";
    Bookmark = "★", "bookmark";
    Listed = "☆", "on a list";
    Note = "✎", "note";
    Selected = "✓", "selected";
    Source = "S1", "source, by number in the tab of sources";
    Link = "[1]", "link, followed by its number";
}

impl Sign {
    /// Whether the records decide if a list has it.
    pub fn is_of_records(self) -> bool {
        self <= Self::Inexact
    }
}

/// The most entries that are searched for signs, as each sign may need all of them.
const MOST_ENTRIES: usize = 50_000;

/// The signs of the timeline and of records that the dossier has; in a large one all of them.
pub fn occurring_signs(dossier: &Dossier) -> Vec<Sign> {
    let has = |sign: &Sign| match sign {
        sign if !sign.is_of_records() => false,
        _ if dossier.len() > MOST_ENTRIES => true,
        Sign::Contested => dossier.entries().any(|id| dossier.is_contested(id)),
        Sign::Inexact => dossier.timeline().iter().any(|id| is_approximate(dossier, *id)),
        _ => dossier.timeline().iter().any(|id| sign_of(dossier, *id) == *sign),
    };
    Sign::ALL.into_iter().filter(has).collect()
}

/// Whether the date of an entry is approximate, uncertain, inferred or the interval of a moment.
pub(crate) fn is_approximate(dossier: &Dossier, id: EntryId) -> bool {
    dossier.date_basis(id).0.is_some_and(|basis| basis != DateBasis::Stated)
        || dossier.date(id).is_some_and(Date::is_qualified)
        || dossier.moment_interval(id).is_some()
}

/// The sign of an entry by its kind, in lists and on the timeline to scale.
pub fn sign_of(dossier: &Dossier, id: EntryId) -> Sign {
    match dossier.subject(id) {
        Subject::Action(..) => Sign::Treaty,
        Subject::Recognition(..) => Sign::Recognition,
        Subject::Tenure(..) => Sign::Office,
        Subject::Record(Record::Event(event)) => match event.kind {
            EventType::TreatyAction => Sign::Treaty,
            EventType::Recognition | EventType::RecognitionWithdrawn => Sign::Recognition,
            EventType::Appointment => Sign::Office,
            _ if event.treaties.iter().any(|link| link.action.is_some()) => Sign::Treaty,
            _ => Sign::Event,
        },
        Subject::Record(_) => Sign::Event,
    }
}
