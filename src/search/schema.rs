//! What a document has: texts, facets, times and flags; independent of the types of records.

use crate::{date::Day, dossier::Kind};

#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    pub kind: Kind,
    /// The date that is shown with it, from the earliest to the latest day.
    pub date: Option<(Day, Day)>,
    /// The other dates: those of parts, and those of sources that differ.
    pub other_dates: &'a [(Day, Day)],
    /// The times in office of a person, in the order of the types.
    pub office_times: &'a [(Day, Day)],
    /// The importance, from 0 to 15; it orders events in a long time.
    pub importance: u8,
    /// The texts: names first, and the first of these is the title.
    pub texts: &'a [(Field, &'a str)],
    /// The entities whose names it is found by.
    pub linked: &'a [NamesId],
    /// The values for the fields of a query.
    pub facets: &'a [(Facet, NamesId)],
    /// The other times.
    pub spans: &'a [(SpanFacet, Day, Day)],
    pub flags: Flags,
}

/// The names of an entity, interned by `IndexBuilder::intern_names`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamesId(pub(crate) u32);

/// A text field; a match in an earlier one scores higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The title or the preferred name.
    Name,
    /// Another name or spelling.
    Alias,
    /// The type: a referendum, a decree, a town.
    Type,
    Linked,
    Number,
    Text,
}

impl Field {
    /// Every field, the highest score first.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Alias, Self::Type, Self::Linked, Self::Number, Self::Text];
}

/// A property whose values a query can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A person or an organization that takes part.
    Who,
    Party,
    Place,
    /// The type of an event, treaty or place.
    Type,
    Source,
    Side,
}

impl Facet {
    /// Every facet, in the order of help.
    pub const ALL: [Self; 6] =
        [Self::Who, Self::Party, Self::Place, Self::Type, Self::Source, Self::Side];
}

/// A time other than the date of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpanFacet {
    InForce,
    Signed,
}

impl SpanFacet {
    /// Every one, in the order of help.
    pub const ALL: [Self; 2] = [Self::InForce, Self::Signed];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(u8);

impl Flags {
    pub const NONE: Self = Self(0);
    pub const CLAIMS: Self = Self(1);
    /// Statements about it contradict each other.
    pub const CONTESTED: Self = Self(2);
    pub const FIGURES: Self = Self(4);
    pub const PROVISIONS: Self = Self(8);
    pub const PASSAGE: Self = Self(16);

    /// Each flag with its field and value in a query.
    pub const NAMES: [(Self, &'static str, &'static str); 5] = [
        (Self::CLAIMS, "has", "claims"),
        (Self::FIGURES, "has", "figures"),
        (Self::PROVISIONS, "has", "provisions"),
        (Self::PASSAGE, "has", "passage"),
        (Self::CONTESTED, "is", "contested"),
    ];

    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}
