//! Links: the kinds of reference from one record to another, with a label in each direction.

use super::{kind::Kind, vocabulary::Relation};
use crate::tables::table;

/// The part of a record that a reference, a date or a citation belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryPart {
    Whole,
    /// A treaty action, by its index in the list.
    Action(u32),
    Tenure(u32),
    Recognition(u32),
}

const AGENTS: &[Kind] = &[Kind::Person, Kind::Organization];
const VOICES: &[Kind] = &[Kind::Person, Kind::Organization, Kind::Source];
const BODIES: &[Kind] = &[Kind::Organization];
const PEOPLE: &[Kind] = &[Kind::Person];
const PLACES: &[Kind] = &[Kind::Place];
const TREATIES: &[Kind] = &[Kind::Treaty];

table! {
    pub enum LinkKind {
        /// The kinds of record that such a reference may lead to.
        pub fn accepts: &'static [Kind];
        /// The label from the record that refers: "signed by" leads from a treaty to a person.
        pub fn label: &'static str;
        /// The label from the record referred to: "signed" leads from a person to a treaty.
        pub fn inverse_label: &'static str;
        /// Its weight in a path: the less informative the link, the greater.
        pub(super) fn weight: u32;
    }
    Role = AGENTS, "involved", "involved in", 8;
    At = PLACES, "venue", "venue of", 12;
    OfTreaty = TREATIES, "refers to", "reported in", 2;
    PartOf = &[Kind::Event], "part of", "includes", 2;
    Party = BODIES, "party", "party to", 2;
    Signatory = PEOPLE, "signed by", "signed", 2;
    SignedFor = BODIES, "signed on behalf of", "represented at the signing of", 2;
    TakenBy = AGENTS, "carried out by", "carried out", 2;
    Implements = TREATIES, "implements", "implemented by", 3;
    Amends = TREATIES, "amends", "amended by", 3;
    Supersedes = TREATIES, "supersedes", "superseded by", 3;
    Follows = TREATIES, "follows", "followed by", 3;
    Parallels = TREATIES, "parallel to", "parallel to", 3;
    Office = BODIES, "office in", "office held by", 1;
    NotToConfuse = PEOPLE, "not to be confused with", "not to be confused with", 16;
    Parent = BODIES, "belongs to", "includes", 1;
    RecognisedBy = BODIES, "recognised by", "recognises", 2;
    Within = PLACES, "located in", "contains", 12;
    Speaker = AGENTS, "said by", "said", 4;
    Side = BODIES, "side", "statements for", 4;
    About = &Kind::ALL, "about", "mentioned in", 8;
    ReportedBy = &[Kind::Source], "reported by", "reports", 16;
    Contradicts = &[Kind::Statement, Kind::Figure], "contradicts", "contradicts", 4;
    AccordingTo = VOICES, "according to", "source of", 16;
    UsedBy = BODIES, "name used by", "uses the name of", 16;
    // From a record to its parts, and from an event to those it describes, without a reference.
    HasAction = &[], "has treaty action", "treaty action of", 1;
    HasTenure = &[], "held the office", "held by", 1;
    HasRecognition = &[], "was recognised", "recognition of", 2;
    Describes = &[], "covers", "reported in", 1;
}

impl From<Relation> for LinkKind {
    fn from(relation: Relation) -> Self {
        match relation {
            Relation::Implements => Self::Implements,
            Relation::Amends => Self::Amends,
            Relation::Supersedes => Self::Supersedes,
            Relation::Follows => Self::Follows,
            Relation::Parallels => Self::Parallels,
        }
    }
}

/// An index in the type that a part stores; no record has more parts than fit.
pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
