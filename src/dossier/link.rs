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
    /// An event and who took part in it.
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
const ANY: &[Kind] = &Kind::ALL;

impl LinkKind {
    /// The kinds of record that such a reference may lead to.
    #[must_use]
    pub fn accepts(self) -> &'static [Kind] {
        match self {
            Self::Role | Self::Speaker | Self::TakenBy => AGENTS,
            Self::At | Self::Within => &[Kind::Place],
            Self::OfTreaty | Self::Related(_) => &[Kind::Treaty],
            Self::PartOf => &[Kind::Event],
            Self::Signatory | Self::NotToConfuse => &[Kind::Person],
            Self::Party
            | Self::SignedFor
            | Self::Office
            | Self::Parent
            | Self::RecognisedBy
            | Self::Side
            | Self::UsedBy => BODIES,
            Self::About => ANY,
            Self::ReportedBy => &[Kind::Source],
            Self::Contradicts => &[Kind::Statement],
            Self::AccordingTo => VOICES,
        }
    }

    /// The label from the record that refers: "signed by" leads from a treaty to a person.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Role => "took part",
            Self::At => "venue",
            Self::OfTreaty => "refers to",
            Self::PartOf => "part of",
            Self::Party => "party",
            Self::Signatory => "signed by",
            Self::SignedFor => "signed on behalf of",
            Self::TakenBy => "carried out by",
            Self::Related(how) => how.label(),
            Self::Office => "office in",
            Self::NotToConfuse => "not to be confused with",
            Self::Parent => "belongs to",
            Self::RecognisedBy => "recognised by",
            Self::Within => "located in",
            Self::Speaker => "said by",
            Self::Side => "side",
            Self::About => "about",
            Self::ReportedBy => "reported by",
            Self::Contradicts => "contradicts",
            Self::AccordingTo => "according to",
            Self::UsedBy => "name used by",
        }
    }

    /// The label from the record referred to: "signed" leads from a person to a treaty.
    #[must_use]
    pub fn inverse_label(self) -> &'static str {
        match self {
            Self::Role => "took part in",
            Self::At => "venue of",
            Self::OfTreaty => "reported in",
            Self::PartOf => "includes",
            Self::Party => "party to",
            Self::Signatory => "signed",
            Self::SignedFor => "represented at the signing of",
            Self::TakenBy => "carried out",
            Self::Related(Relation::Implements) => "implemented by",
            Self::Related(Relation::Amends) => "amended by",
            Self::Related(Relation::Supersedes) => "superseded by",
            Self::Related(Relation::Follows) => "followed by",
            Self::Related(Relation::Parallels) => "parallel to",
            Self::Office => "office held by",
            Self::NotToConfuse => "not to be confused with",
            Self::Parent => "includes",
            Self::RecognisedBy => "recognises",
            Self::Within => "contains",
            Self::Speaker => "said",
            Self::Side => "statements for",
            Self::About => "mentioned in",
            Self::ReportedBy => "reports",
            Self::Contradicts => "contradicts",
            Self::AccordingTo => "source of",
            Self::UsedBy => "uses the name of",
        }
    }
}

/// An index as a part stores it; no record has more parts.
pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
