//! The kinds of entries.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A kind of record, or of a part that is found on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Kind {
    /// An event.
    Event,
    /// A treaty or another legal act.
    Treaty,
    /// A treaty action.
    TreatyAction,
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// A statement.
    Statement,
    /// A figure.
    Figure,
    /// A source.
    Source,
}

impl Kind {
    /// The number of kinds.
    pub const COUNT: usize = Self::ALL.len();

    /// Every kind, in the order of lists.
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

    /// The name in the data and in queries.
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

    /// The plural, for headings.
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
