//! What the index is told of a record: its texts, dates and properties. Knows no record's type.

use crate::{date::Day, dossier::Kind};

/// One thing that can be found. The first one added has number 0, the next 1, and so on.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Of which kind it is.
    pub kind: Kind,
    /// When it was: the earliest and the latest day; several where sources differ.
    pub dates: &'a [(Day, Day)],
    /// What can be searched; the names come first, and the first of them is the one that is shown.
    pub texts: &'a [(Field, &'a str)],
    /// What it is tied to, and is found under the names of.
    pub tied: &'a [Names],
    /// What the fields of a query ask for.
    pub facets: &'a [(Facet, Names)],
    /// Times other than its date.
    pub spans: &'a [(SpanFacet, Day, Day)],
    /// What is so or not.
    pub flags: Flags,
}

/// A thing with several names, told to the index once and known to it by this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Names(pub(crate) u32);

/// Which part of a record a text is; a match in an earlier one counts for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The title or the preferred name.
    Name,
    /// Another name or spelling.
    Alias,
    /// What it is: a referendum, a decree, a town.
    Type,
    /// The name of something it is tied to.
    Tied,
    /// A number that it states.
    Number,
    /// Running text.
    Text,
}

impl Field {
    /// Every field, by what a match in it counts.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Alias, Self::Type, Self::Tied, Self::Number, Self::Text];

    /// The name in the JSON of a hit.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Type => "type",
            Self::Tied => "tied",
            Self::Number => "number",
            Self::Text => "text",
        }
    }
}

/// A property with values that a query can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A person or an organization that takes part.
    Who,
    /// A party to a treaty.
    Party,
    /// Where.
    Place,
    /// The type of an event, a treaty, a place and so on.
    Type,
    /// The source it stands in.
    Source,
    /// The side that speaks.
    Side,
}

impl Facet {
    /// Every facet, in the order of help.
    pub const ALL: [Self; 6] =
        [Self::Who, Self::Party, Self::Place, Self::Type, Self::Source, Self::Side];

    /// The name of the field in a query.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Party => "party",
            Self::Place => "place",
            Self::Type => "type",
            Self::Source => "source",
            Self::Side => "side",
        }
    }
}

/// A time other than the date of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpanFacet {
    /// While a treaty is in force.
    InForce,
    /// When it was signed.
    Signed,
}

impl SpanFacet {
    /// Every one, in the order of help.
    pub const ALL: [Self; 2] = [Self::InForce, Self::Signed];

    /// The name of the field in a query.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Signed => "signed",
        }
    }
}

/// What is so or not of a record: a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(u8);

impl Flags {
    /// None.
    pub const NONE: Self = Self(0);
    /// Somebody claims something about it.
    pub const CLAIMS: Self = Self(1);
    /// Positions on it differ.
    pub const CONTESTED: Self = Self(2);
    /// It states numbers.
    pub const FIGURES: Self = Self(4);
    /// It lists what was agreed.
    pub const PROVISIONS: Self = Self(8);
    /// A passage of a document can be shown for it.
    pub const PASSAGE: Self = Self(16);

    /// Each flag with the field and the value by which a query asks for it.
    pub const NAMES: [(Self, &'static str, &'static str); 5] = [
        (Self::CLAIMS, "has", "claims"),
        (Self::FIGURES, "has", "figures"),
        (Self::PROVISIONS, "has", "provisions"),
        (Self::PASSAGE, "has", "passage"),
        (Self::CONTESTED, "is", "contested"),
    ];

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is in it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}
