//! Where the user was, in words that outlive the program and a new version of the dossier.

mod restore;

use super::{ThemeChoice, browse::Focus};
use crate::{date::Day, dossier::Kind};

/// Where the user was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Where keys went.
    pub focus: Focus,
    /// What the third pane showed.
    pub register: Kind,
    /// What was selected in each pane, by id.
    pub selected: [Option<String>; 3],
    /// The record whose detail was shown, by id.
    pub current: Option<String>,
    /// What was narrowed, in the order in which it was.
    pub narrowed: Vec<SavedFilter>,
    /// Whether the timeline was drawn to scale.
    pub scale: bool,
    /// The colours.
    pub theme: ThemeChoice,
}

/// One narrowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedFilter {
    /// To what a search finds.
    Search(String),
    /// To what belongs to the record with this id.
    Near(String),
    /// To the records with these ids, under a title.
    Only(String, Vec<String>),
    /// To the state of a day.
    AsOf(Day),
}
