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

struct Properties {
    accepts: &'static [Kind],
    label: &'static str,
    inverse_label: &'static str,
    weight: u32,
}

impl LinkKind {
    fn properties(self) -> Properties {
        let link = |accepts, label, inverse_label, weight| Properties {
            accepts,
            label,
            inverse_label,
            weight,
        };
        match self {
            Self::Role => link(AGENTS, "involved", "involved in", 8),
            Self::At => link(PLACES, "venue", "venue of", 12),
            Self::OfTreaty => link(TREATIES, "refers to", "reported in", 2),
            Self::PartOf => link(&[Kind::Event], "part of", "includes", 2),
            Self::Party => link(BODIES, "party", "party to", 2),
            Self::Signatory => link(PEOPLE, "signed by", "signed", 2),
            Self::SignedFor => {
                link(BODIES, "signed on behalf of", "represented at the signing of", 2)
            }
            Self::TakenBy => link(AGENTS, "carried out by", "carried out", 2),
            Self::Related(how) => link(TREATIES, how.label(), how.inverse_label(), 3),
            Self::Office => link(BODIES, "office in", "office held by", 1),
            Self::NotToConfuse => {
                link(PEOPLE, "not to be confused with", "not to be confused with", 16)
            }
            Self::Parent => link(BODIES, "belongs to", "includes", 1),
            Self::RecognisedBy => link(BODIES, "recognised by", "recognises", 2),
            Self::Within => link(PLACES, "located in", "contains", 12),
            Self::Speaker => link(AGENTS, "said by", "said", 4),
            Self::Side => link(BODIES, "side", "statements for", 4),
            Self::About => link(ANY, "about", "mentioned in", 8),
            Self::ReportedBy => link(&[Kind::Source], "reported by", "reports", 16),
            Self::Contradicts => link(&[Kind::Statement], "contradicts", "contradicts", 4),
            Self::AccordingTo => link(VOICES, "according to", "source of", 16),
            Self::UsedBy => link(BODIES, "name used by", "uses the name of", 16),
        }
    }

    /// The kinds of record that such a reference may lead to.
    #[must_use]
    pub fn accepts(self) -> &'static [Kind] {
        self.properties().accepts
    }

    /// The label from the record that refers: "signed by" leads from a treaty to a person.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.properties().label
    }

    /// The label from the record referred to: "signed" leads from a person to a treaty.
    #[must_use]
    pub fn inverse_label(self) -> &'static str {
        self.properties().inverse_label
    }

    /// Its weight in a path: the less it says of both records, the greater.
    pub(super) fn weight(self) -> u32 {
        self.properties().weight
    }

    /// Whether it needs two different records. An organization may use its own name, and a person
    /// may state a date of their own life.
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
