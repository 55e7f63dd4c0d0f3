//! Where the user was, in words that outlive the program and a new version of the dossier.

mod restore;

use super::{ThemeChoice, browse::Focus};
use crate::{date::Day, dossier::Kind};
use serde::{Deserialize, Serialize};

/// Where the user was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Where keys went.
    #[serde(flatten, with = "focus_fields")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SavedFilter {
    /// To what a search finds.
    Search(String),
    /// To what belongs to the record with this id.
    Near(String),
    /// To the records with these ids, under a title.
    Only {
        /// The title.
        title: String,
        /// The ids.
        ids: Vec<String>,
    },
    /// To the state of a day.
    AsOf(Day),
}

/// The focus as two fields, `pane` by its number and `detail`.
mod focus_fields {
    use crate::app::{Focus, PaneId};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[derive(Serialize, Deserialize)]
    struct Fields {
        pane: usize,
        detail: bool,
    }

    pub(super) fn serialize<S: Serializer>(focus: &Focus, to: S) -> Result<S::Ok, S::Error> {
        let detail = matches!(focus, Focus::Detail(_));
        Fields { pane: focus.pane().index(), detail }.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Focus, D::Error> {
        let Fields { pane, detail } = Fields::deserialize(from)?;
        let pane = *PaneId::ALL.get(pane).ok_or_else(|| D::Error::custom("no such pane"))?;
        Ok(if detail { Focus::Detail(pane) } else { Focus::Pane(pane) })
    }
}
