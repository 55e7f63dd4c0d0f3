//! What a search gives back.

use super::{
    bits::Bits,
    found::Found,
    marks::Marker,
    plan::{Plan, Ready},
    properties::Numbering,
    query::{Problem, Sense},
    roll::Roll,
};
use crate::dossier::Kind;
use std::{ops::Range, sync::Arc};

/// What was found.
#[derive(Debug, Clone)]
pub struct Answer {
    /// How many documents fit.
    pub total: usize,
    /// How many of each kind fit, in the order of [`Kind::ALL`].
    pub counts: [usize; Kind::COUNT],
    /// Which ones fit.
    pub members: Members,
    /// The first of them, in the order asked for.
    pub top: Vec<Hit>,
    /// What is wrong with the query.
    pub problems: Vec<Problem>,
    /// Finds what matched in any text that is shown.
    pub marker: Marker,
    pub(crate) plan: Plan,
}

/// One document that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The number that it was added by.
    pub id: u32,
    /// How well it fits; to be compared within one answer only.
    pub score: u32,
}

/// The documents that fit, by the numbers they were added by.
#[derive(Debug, Clone)]
pub struct Members {
    set: Set,
    numbering: Arc<Numbering>,
}

#[derive(Debug, Clone)]
enum Set {
    /// In order.
    Few(Vec<u32>),
    Many(Bits),
}

impl Members {
    pub(crate) fn new(found: Found<'_>, numbering: Arc<Numbering>) -> Self {
        let set = match found {
            Found::Few(few) => Set::Few(few.into_iter().map(|(document, _)| document).collect()),
            Found::Many(members, _) => Set::Many(members),
        };
        Self { set, numbering }
    }

    /// Whether the document fits.
    #[must_use]
    pub fn contains(&self, id: u32) -> bool {
        self.has_inside(self.numbering.inside(id))
    }

    /// Whether the document with this number inside the index fits.
    pub(crate) fn has_inside(&self, document: u32) -> bool {
        match &self.set {
            Set::Few(few) => few.binary_search(&document).is_ok(),
            Set::Many(members) => members.contains(document),
        }
    }

    /// Which places of the list fit: one bit for each, 64 in a word, the first one lowest.
    pub(crate) fn among(&self, roll: &Roll) -> Vec<u64> {
        match &self.set {
            Set::Few(few) => roll.among_few(few),
            Set::Many(members) => roll.among_set(members),
        }
    }

    /// All that fit, in the order of time.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let (few, many) = match &self.set {
            Set::Few(few) => (few.as_slice(), None),
            Set::Many(members) => (&[][..], Some(members)),
        };
        let all = few.iter().copied().chain(many.into_iter().flat_map(Bits::iter));
        all.map(|document| self.numbering.outside(document))
    }
}

impl Answer {
    /// Whether what was typed fits nothing as it stands, so that slips were forgiven, by the
    /// bytes of the query.
    #[must_use]
    pub fn forgiven(&self) -> Vec<Range<usize>> {
        let forgiven = |ready: &&Ready| {
            ready.switched
                || matches!(ready.term.sense, Sense::Word { .. })
                    && ready.meant.iter().any(|meant| {
                        meant.best().is_some_and(|(_, way)| way < super::levels::Way::Inside)
                    })
        };
        let terms = self.plan.scoring().flat_map(|clause| &clause.terms);
        terms.filter(forgiven).map(|ready| ready.term.range.clone()).collect()
    }
}
