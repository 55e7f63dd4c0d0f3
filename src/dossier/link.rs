//! Ties: the kinds of reference from one record to another, and what each is called.

use super::{kind::Kind, vocabulary::Relation};

/// The part of a record that a reference, a date or a cite belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryPart {
    /// The record as a whole.
    Whole,
    /// A step in the life of a treaty, by its place in the list.
    Action(u16),
    /// A term of office of a person.
    Term(u16),
    /// A recognition of an organization.
    Recognition(u16),
}

/// What kind of reference it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// An event and who took part in it.
    Role,
    /// An event, an action or a treaty and where it took place.
    At,
    /// An event and the treaty it is about.
    OfTreaty,
    /// An event and the larger one.
    PartOf,
    /// A treaty and who is bound by it.
    Party,
    /// A treaty and who signed it.
    Signatory,
    /// A treaty and for whom it was signed.
    SignedFor,
    /// A treaty action and who took it.
    TakenBy,
    /// A treaty and another one.
    Related(Relation),
    /// A person and the body an office is held in.
    Office,
    /// A person and one with a similar name.
    NotToConfuse,
    /// A body and the one it belongs to.
    Parent,
    /// A state and who recognises it.
    RecognisedBy,
    /// A place and the one it lies in.
    Within,
    /// A statement and who makes it.
    Speaker,
    /// A statement and whose side it is on.
    Side,
    /// A statement or a figure and what it is about.
    About,
    /// A statement and the source that reports it.
    ReportedBy,
    /// A statement and the one it stands against.
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

    /// What the record says of the one it refers to: "signed by" leads from a treaty to a person.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Role => "took part",
            Self::At => "at",
            Self::OfTreaty => "about the treaty",
            Self::PartOf => "part of",
            Self::Party => "party",
            Self::Signatory => "signed by",
            Self::SignedFor => "signed for",
            Self::TakenBy => "by",
            Self::Related(how) => how.label(),
            Self::Office => "office in",
            Self::NotToConfuse => "not to be confused with",
            Self::Parent => "belongs to",
            Self::RecognisedBy => "recognised by",
            Self::Within => "lies in",
            Self::Speaker => "said by",
            Self::Side => "on the side of",
            Self::About => "about",
            Self::ReportedBy => "reported by",
            Self::Contradicts => "stands against",
            Self::AccordingTo => "according to",
            Self::UsedBy => "name used by",
        }
    }

    /// What the one referred to would say of the record: "signed" leads from a person to a treaty.
    #[must_use]
    pub fn inverse_label(self) -> &'static str {
        match self {
            Self::Role => "took part in",
            Self::At => "place of",
            Self::OfTreaty => "told of in",
            Self::PartOf => "includes",
            Self::Party => "party to",
            Self::Signatory => "signed",
            Self::SignedFor => "had it signed",
            Self::TakenBy => "took the step",
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
            Self::Side => "said on its side",
            Self::About => "spoken of in",
            Self::ReportedBy => "reports",
            Self::Contradicts => "stands against",
            Self::AccordingTo => "gave",
            Self::UsedBy => "uses the name of",
        }
    }
}

/// The place in a list as a part keeps it; no record has more parts than that.
pub(crate) fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
