//! Values of each document that are not searched by terms: kind, flags, static rank.

use super::doc_id::{DocId, DocIdMap};
use crate::{bitset::BitSet, date::Day, dossier::Kind, search::schema::Flags};
use std::cmp::Reverse;

/// Columns by document id.
#[derive(Debug, Default)]
pub(crate) struct DocValues {
    kinds: Vec<Kind>,
    pub(crate) flags: Vec<Flags>,
    pub(crate) docs_of_kind: [BitSet<DocId>; Kind::COUNT],
    /// The kinds, those with most documents first.
    most_first: [usize; Kind::COUNT],
    /// The importance of each document, as bit planes: the order of events in a long time.
    pub(crate) importance: Vec<BitSet<DocId>>,
    /// The score that does not depend on the query, as bit planes, lowest first; it breaks ties.
    pub(crate) static_rank: Vec<BitSet<DocId>>,
}

/// Up to this many documents are examined one by one, not as sets.
pub(crate) const MAX_ONE_BY_ONE: usize = 4096;

/// How many bits a static rank has, and an importance.
pub(crate) const STATIC_RANK_BITS: usize = 4;

pub(crate) const MAX_IMPORTANCE: u8 = (1 << STATIC_RANK_BITS) - 1;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Values {
    pub(crate) kind: Kind,
    pub(crate) flags: Flags,
    pub(crate) importance: u8,
    pub(crate) name_length: u8,
    pub(crate) sort_date: (Day, Day),
}

impl DocValues {
    /// Reorders the values, given by external id.
    pub(crate) fn new(doc_ids: &DocIdMap, values: &[Values]) -> Self {
        let num_docs = values.len();
        let mut new = Self::default();
        new.docs_of_kind.fill(BitSet::empty(num_docs));
        new.static_rank.resize_with(STATIC_RANK_BITS, || BitSet::empty(num_docs));
        new.importance.resize_with(STATIC_RANK_BITS, || BitSet::empty(num_docs));
        for (external, doc) in doc_ids.external_ids().iter().zip((0..).map(DocId)) {
            let Values { kind, flags, importance, name_length, .. } = values[*external as usize];
            new.kinds.push(kind);
            new.flags.push(flags);
            new.docs_of_kind[kind as usize].insert(doc);
            let (rank, importance) =
                (static_rank(kind, name_length), importance.min(MAX_IMPORTANCE));
            for (planes, value) in [(&mut new.static_rank, rank), (&mut new.importance, importance)]
            {
                let set = planes.iter_mut().enumerate().filter(|(bit, _)| value >> bit & 1 == 1);
                set.for_each(|(_, plane)| plane.insert(doc));
            }
        }
        new.most_first = std::array::from_fn(|kind| kind);
        new.most_first.sort_by_key(|kind| Reverse(new.docs_of_kind[*kind].count()));
        new
    }

    pub(crate) fn kind(&self, doc: DocId) -> Kind {
        self.kinds.get(doc.0 as usize).copied().unwrap_or(Kind::Event)
    }

    /// How many of some documents are of each kind.
    pub(crate) fn counts_of_kinds(
        &self,
        docs: &BitSet<DocId>,
        num_docs: usize,
    ) -> [usize; Kind::COUNT] {
        let mut counts = [0; Kind::COUNT];
        if num_docs > self.kinds.len() / 32 {
            let mut left = num_docs;
            for at in self.most_first {
                if left > 0 {
                    counts[at] = docs.intersection_count(&self.docs_of_kind[at]);
                    left -= counts[at];
                }
            }
            return counts;
        }
        docs.iter().for_each(|doc| counts[self.kind(doc) as usize] += 1);
        counts
    }
}

/// A person ranks before the events they appear in, an organization before agreements about it, a
/// treaty before its actions; and a short name before a long one.
fn static_rank(kind: Kind, name_length: u8) -> u8 {
    let of_kind = match kind {
        Kind::Person => 7,
        Kind::Organization | Kind::Place => 6,
        Kind::Treaty => 5,
        Kind::Event => 3,
        Kind::TreatyAction | Kind::Statement => 2,
        Kind::Figure => 1,
        Kind::Source => 0,
    };
    let of_length = match name_length {
        0 | 1 => 4,
        2 => 3,
        3 => 2,
        4 | 5 => 1,
        _ => 0,
    };
    of_kind + of_length
}
