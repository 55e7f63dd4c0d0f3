//! Document ids ascend with dates, so that sets are in the order of time and need no tie-break.

use crate::{bitset::Idx, date::Day};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct DocId(pub(crate) u32);

impl DocId {
    /// The id of an entry that is not indexed; no set contains it.
    pub(crate) const NONE: Self = Self(u32::MAX);
}

impl Idx for DocId {
    fn from_u32(index: u32) -> Self {
        Self(index)
    }

    fn to_u32(self) -> u32 {
        self.0
    }
}

/// Maps between document ids and external ids, the order in which documents were added.
#[derive(Debug, Default)]
pub(crate) struct DocIdMap {
    external: Vec<u32>,
    internal: Vec<DocId>,
    /// How many documents have a date; their ids are below it.
    pub(crate) num_dated: u32,
}

impl DocIdMap {
    /// Assigns ids by date, and by external id if dates are equal.
    pub(crate) fn by_date(dates: impl Iterator<Item = (Day, Day)>) -> Self {
        let mut sorted: Vec<(Day, Day, u32)> =
            dates.zip(0..).map(|((first, last), id)| (first, last, id)).collect();
        sorted.sort_unstable();
        let mut internal = vec![DocId(0); sorted.len()];
        for ((_, _, external), doc) in sorted.iter().zip(0..) {
            internal[*external as usize] = DocId(doc);
        }
        let num_dated = sorted.partition_point(|(first, ..)| *first < Day::END);
        Self {
            external: sorted.into_iter().map(|(_, _, external)| external).collect(),
            internal,
            num_dated: u32::try_from(num_dated).unwrap_or(u32::MAX),
        }
    }

    pub(crate) fn to_external(&self, doc: DocId) -> u32 {
        self.external.get(doc.0 as usize).copied().unwrap_or(u32::MAX)
    }

    /// The id of a document; [`DocId::NONE`] for an unknown external id.
    pub(crate) fn to_internal(&self, external: u32) -> DocId {
        self.internal.get(external as usize).copied().unwrap_or(DocId::NONE)
    }

    pub(crate) fn external_ids(&self) -> &[u32] {
        &self.external
    }
}
