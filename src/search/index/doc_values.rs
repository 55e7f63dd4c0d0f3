//! What an index knows of each document whatever is asked: its number, its kind, what is so of it.

use crate::{
    bitset::{BitSet, popcount},
    date::Day,
    dossier::Kind,
    search::{execution::executor::Candidates, schema::Flags},
};

/// The numbers that documents were added by, and those that they have inside the index.
#[derive(Debug, Default)]
pub(crate) struct DocIdMap {
    outside: Vec<u32>,
    inside: Vec<u32>,
    /// The first number inside of a document without a date.
    pub(crate) dated: u32,
}

impl DocIdMap {
    /// Numbers documents by these places in time, and where they are equal as they were added.
    pub(crate) fn by_order(orders: &[(Day, Day)]) -> Self {
        let mut sorted: Vec<(Day, Day, u32)> =
            orders.iter().zip(0..).map(|((first, last), added)| (*first, *last, added)).collect();
        sorted.sort_unstable();
        let mut inside = vec![0; sorted.len()];
        for ((_, _, added), place) in sorted.iter().zip(0..) {
            if let Some(entry) = inside.get_mut(*added as usize) {
                *entry = place;
            }
        }
        let dated = sorted.partition_point(|(first, ..)| *first < Day::END);
        Self {
            outside: sorted.into_iter().map(|(_, _, added)| added).collect(),
            inside,
            dated: u32::try_from(dated).unwrap_or(u32::MAX),
        }
    }

    /// The number that the document was added by.
    pub(crate) fn outside(&self, inside: u32) -> u32 {
        self.outside.get(inside as usize).copied().unwrap_or(u32::MAX)
    }

    /// The number of the document inside the index; beyond all where there is none such.
    pub(crate) fn inside(&self, outside: u32) -> u32 {
        self.inside.get(outside as usize).copied().unwrap_or(u32::MAX)
    }

    /// The numbers that the documents were added by, in the order of time.
    pub(crate) fn all(&self) -> &[u32] {
        &self.outside
    }
}

/// What is so of each document whatever is asked.
#[derive(Debug, Default)]
pub(crate) struct DocValues {
    kinds: Vec<Kind>,
    pub(crate) flags: Vec<Flags>,
    pub(crate) of_kind: [BitSet; Kind::COUNT],
    any_of_kind: [bool; Kind::COUNT],
    /// What decides between documents whose words fit equally, as digits: its kind, and how
    /// little else its name says.
    pub(crate) standing: Vec<BitSet>,
    pub(crate) nothing: BitSet,
}

/// Fewer than this part of all documents are counted one by one.
const COUNT_ONE_BY_ONE: usize = 64;

/// How many binary digits a standing has.
const STANDING_DIGITS: usize = 4;

impl DocValues {
    pub(crate) fn new(
        numbering: &DocIdMap,
        kinds: &[Kind],
        flags: &[Flags],
        lengths: &[u8],
    ) -> Self {
        let length = kinds.len();
        let mut new = Self { nothing: BitSet::none(length), ..Self::default() };
        new.of_kind.fill(BitSet::none(length));
        new.standing.resize_with(STANDING_DIGITS, || BitSet::none(length));
        for (outside, document) in numbering.all().iter().zip(0_u32..) {
            let at = *outside as usize;
            let kind = kinds.get(at).copied().unwrap_or(Kind::Event);
            new.kinds.push(kind);
            new.flags.push(flags.get(at).copied().unwrap_or_default());
            if let Some(of_kind) = new.of_kind.get_mut(kind as usize) {
                of_kind.insert(document);
            }
            if let Some(any) = new.any_of_kind.get_mut(kind as usize) {
                *any = true;
            }
            let standing = standing(kind, lengths.get(at).copied().unwrap_or(0));
            for (digit, plane) in new.standing.iter_mut().enumerate() {
                if standing >> digit & 1 == 1 {
                    plane.insert(document);
                }
            }
        }
        new
    }

    /// The kind of a document.
    pub(crate) fn kind(&self, document: u32) -> Kind {
        self.kinds.get(document as usize).copied().unwrap_or(Kind::Event)
    }

    /// How many of what was found is of each kind.
    pub(crate) fn count(&self, found: &Candidates<'_>) -> [usize; Kind::COUNT] {
        match found {
            Candidates::Few(few) => self.count_each(few.iter().map(|(document, _)| *document)),
            Candidates::Many(members, _)
                if popcount::count(members) < members.length() / COUNT_ONE_BY_ONE =>
            {
                self.count_each(members.iter())
            }
            Candidates::Many(members, _) => self.count_sets(members),
        }
    }

    fn count_each(&self, documents: impl Iterator<Item = u32>) -> [usize; Kind::COUNT] {
        let mut counts = [0; Kind::COUNT];
        for document in documents {
            if let Some(kind) = self.kinds.get(document as usize)
                && let Some(count) = counts.get_mut(*kind as usize)
            {
                *count += 1;
            }
        }
        counts
    }

    fn count_sets(&self, members: &BitSet) -> [usize; Kind::COUNT] {
        let mut counts = [0; Kind::COUNT];
        for ((counted, of_kind), any) in counts.iter_mut().zip(&self.of_kind).zip(self.any_of_kind)
        {
            if any {
                *counted = popcount::count_both(members, of_kind);
            }
        }
        counts
    }

    pub(crate) fn bytes(&self) -> usize {
        self.kinds.len() * 2
            + self
                .of_kind
                .iter()
                .chain(&self.standing)
                .map(|set| set.words().len() * 8)
                .sum::<usize>()
    }
}

/// A person before the events they appear in, a body before what is agreed about it, a treaty
/// before its stages; and a name that says
/// little else before one that says much.
fn standing(kind: Kind, words: u8) -> u8 {
    let of_kind = match kind {
        Kind::Person => 7,
        Kind::Organization | Kind::Place => 6,
        Kind::Treaty => 5,
        Kind::Event => 3,
        Kind::TreatyAction | Kind::Statement => 2,
        Kind::Figure => 1,
        Kind::Source => 0,
    };
    let short = match words {
        0 | 1 => 4,
        2 => 3,
        3 => 2,
        4 | 5 => 1,
        _ => 0,
    };
    of_kind + short
}
