//! The kinds of entries.

use super::vocabulary::vocabulary;
use std::fmt;

vocabulary! {
    /// A kind of record, or of a part that is found on its own, in the order of lists.
    Kind {
        Event = "event", "Events";
        Treaty = "treaty", "Treaties";
        TreatyAction = "treaty_action", "Treaty actions";
        Person = "person", "People";
        Organization = "organization", "Organizations";
        Place = "place", "Places";
        Statement = "statement", "Statements";
        Figure = "figure", "Figures";
        Source = "source", "Sources";
    }
}

impl Kind {
    pub const COUNT: usize = Self::ALL.len();

    pub const RECORDS: [Self; 8] = {
        use Kind::{Event, Figure, Organization, Person, Place, Source, Statement, Treaty};
        [Event, Treaty, Person, Organization, Place, Statement, Figure, Source]
    };

    /// The kinds of records that cite sources.
    pub const CITING: &'static [Self] = Self::RECORDS.split_at(7).0;

    pub fn plural(self) -> &'static str {
        self.label()
    }

    /// In running text, for a number of them: `treaty action`, `people`.
    pub fn noun(self, count: usize) -> String {
        let name = if count == 1 { self.name() } else { self.plural() };
        name.to_lowercase().replace('_', " ")
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
