//! The kinds of things that a dossier holds and a search finds.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A kind of record, or of a part of a record that can be found by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Kind {
    /// Something that happened.
    Event,
    /// A treaty or another legal act.
    Treaty,
    /// One step in the life of a treaty.
    TreatyAction,
    /// A person.
    Person,
    /// A state, a body or a group.
    Organization,
    /// A place.
    Place,
    /// What somebody said or claims.
    Statement,
    /// A number and what it measures.
    Figure,
    /// Where it stands.
    Source,
}

impl Kind {
    /// How many kinds there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Every kind, in the order in which they are listed to people.
    pub const ALL: [Self; 9] = [
        Self::Event,
        Self::Treaty,
        Self::TreatyAction,
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Statement,
        Self::Figure,
        Self::Source,
    ];

    /// The name in JSON and in queries.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Treaty => "treaty",
            Self::TreatyAction => "treaty_action",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Statement => "statement",
            Self::Figure => "figure",
            Self::Source => "source",
        }
    }

    /// What a heading over many of them says.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Event => "Events",
            Self::Treaty => "Treaties",
            Self::TreatyAction => "Treaty actions",
            Self::Person => "People",
            Self::Organization => "Organizations",
            Self::Place => "Places",
            Self::Statement => "Statements",
            Self::Figure => "Figures",
            Self::Source => "Sources",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
