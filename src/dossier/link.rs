//! Links: the kinds of reference from one record to another, with a label in each direction.

use super::{kind::Kind, vocabulary::Relation};

/// The part of a record that a reference, a date or a cite belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryPart {
    /// The record as a whole.
    Whole,
    /// A treaty action, by its index in the list.
    Action(u32),
    /// A term of office of a person.
    Term(u32),
    /// A recognition of an organization.
    Recognition(u32),
}

/// The kind of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// An event and who was involved in it, in whatever role.
    Role,
    /// An event, an action or a treaty and its venue.
    At,
    /// An event and the treaty it is about.
    OfTreaty,
    /// An event and the larger one.
    PartOf,
    /// A treaty and who is bound by it.
    Party,
    /// A treaty and who signed it.
    Signatory,
    /// A treaty and on whose behalf it was signed.
    SignedFor,
    /// A treaty action and who carried it out.
    TakenBy,
    /// A treaty and another one.
    Related(Relation),
    /// A person and the organization of an office.
    Office,
    /// A person and one with a similar name.
    NotToConfuse,
    /// An organization and its parent.
    Parent,
    /// A state and who recognises it.
    RecognisedBy,
    /// A place and the one it is located in.
    Within,
    /// A statement and who makes it.
    Speaker,
    /// A statement and whose side it is on.
    Side,
    /// A statement or a figure and what it is about.
    About,
    /// A statement and the source that reports it.
    ReportedBy,
    /// Two statements that contradict each other.
    Contradicts,
    /// A number, a sum, a role or a date and who gives it.
    AccordingTo,
    /// A form of a name and who uses it.
    UsedBy,
}

const AGENTS: &[Kind] = &[Kind::Person, Kind::Organization];
const VOICES: &[Kind] = &[Kind::Person, Kind::Organization, Kind::Source];
const BODIES: &[Kind] = &[Kind::Organization];
const PEOPLE: &[Kind] = &[Kind::Person];
const PLACES: &[Kind] = &[Kind::Place];
const TREATIES: &[Kind] = &[Kind::Treaty];
const ANY: &[Kind] = &Kind::ALL;

/// What such a reference may lead to, its label in each direction, and its weight.
type Row = (&'static [Kind], &'static str, &'static str, u32);

impl LinkKind {
    fn row(self) -> Row {
        match self {
            Self::Role => (AGENTS, "involved", "involved in", 8),
            Self::At => (PLACES, "venue", "venue of", 12),
            Self::OfTreaty => (TREATIES, "refers to", "reported in", 2),
            Self::PartOf => (&[Kind::Event], "part of", "includes", 2),
            Self::Party => (BODIES, "party", "party to", 2),
            Self::Signatory => (PEOPLE, "signed by", "signed", 2),
            Self::SignedFor => (BODIES, "signed on behalf of", "represented at the signing of", 2),
            Self::TakenBy => (AGENTS, "carried out by", "carried out", 2),
            Self::Related(how) => (TREATIES, how.label(), how.inverse_label(), 3),
            Self::Office => (BODIES, "office in", "office held by", 1),
            Self::NotToConfuse => {
                (PEOPLE, "not to be confused with", "not to be confused with", 16)
            }
            Self::Parent => (BODIES, "belongs to", "includes", 1),
            Self::RecognisedBy => (BODIES, "recognised by", "recognises", 2),
            Self::Within => (PLACES, "located in", "contains", 12),
            Self::Speaker => (AGENTS, "said by", "said", 4),
            Self::Side => (BODIES, "side", "statements for", 4),
            Self::About => (ANY, "about", "mentioned in", 8),
            Self::ReportedBy => (&[Kind::Source], "reported by", "reports", 16),
            Self::Contradicts => (&[Kind::Statement], "contradicts", "contradicts", 4),
            Self::AccordingTo => (VOICES, "according to", "source of", 16),
            Self::UsedBy => (BODIES, "name used by", "uses the name of", 16),
        }
    }

    /// The kinds of record that such a reference may lead to.
    pub fn accepts(self) -> &'static [Kind] {
        self.row().0
    }

    /// The label from the record that refers: "signed by" leads from a treaty to a person.
    pub fn label(self) -> &'static str {
        self.row().1
    }

    /// The label from the record referred to: "signed" leads from a person to a treaty.
    pub fn inverse_label(self) -> &'static str {
        self.row().2
    }

    /// Its weight in a path: the less it says of both records, the greater.
    pub(super) fn weight(self) -> u32 {
        self.row().3
    }

    /// An organization may use its own name, and a person may state a date of their own life.
    pub(crate) fn needs_two_records(self) -> bool {
        use LinkKind::{
            About, Contradicts, NotToConfuse, Parent, PartOf, RecognisedBy, Related, Within,
        };
        matches!(
            self,
            PartOf
                | Related(_)
                | NotToConfuse
                | Parent
                | RecognisedBy
                | Within
                | About
                | Contradicts
        )
    }
}

impl Relation {
    fn inverse_label(self) -> &'static str {
        match self {
            Self::Implements => "implemented by",
            Self::Amends => "amended by",
            Self::Supersedes => "superseded by",
            Self::Follows => "followed by",
            Self::Parallels => "parallel to",
        }
    }
}

/// An index as a part stores it; no record has more parts.
pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
