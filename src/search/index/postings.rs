//! Term × field class → documents, as a list of ids, or as a bit set for many.

use super::{
    doc_id::DocId,
    term_dictionary::{TermDictionary, TermOrdinal},
};
use crate::{bitset::BitSet, search::schema::Field};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// Fields that share a posting list for each term, since a match in them scores alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FieldClass {
    Name,
    Alias,
    Linked,
    Text,
}

impl FieldClass {
    pub(crate) const COUNT: usize = 4;
    pub(crate) const ALL: [Self; Self::COUNT] = [Self::Name, Self::Alias, Self::Linked, Self::Text];

    pub(crate) fn of(field: Field) -> Self {
        match field {
            Field::Name => Self::Name,
            Field::Alias | Field::Type => Self::Alias,
            Field::Linked | Field::Number => Self::Linked,
            Field::Text => Self::Text,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum PostingList<'a> {
    /// The documents in ascending order.
    Sparse(&'a [DocId]),
    Dense(&'a BitSet<DocId>),
}

impl PostingList<'_> {
    pub(crate) fn is_empty(self) -> bool {
        matches!(self, Self::Sparse([]))
    }

    pub(crate) fn add_to(self, docs: &mut BitSet<DocId>) {
        match self {
            Self::Sparse(list) => docs.insert_all(list),
            Self::Dense(set) => docs.union_with(set),
        }
    }

    pub(crate) fn remove_from(self, docs: &mut BitSet<DocId>) {
        match self {
            Self::Sparse(list) => list.iter().for_each(|doc| docs.remove(*doc)),
            Self::Dense(set) => docs.difference_with(set),
        }
    }
}

/// The posting lists of all terms. A slot is a term in a class.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// The start of each slot's sparse list, and the end of the last.
    starts: Vec<u32>,
    docs: Vec<DocId>,
    dense: HashMap<usize, BitSet<DocId>, FixedState>,
    /// The sum of the lengths of each term's lists.
    frequencies: Vec<u32>,
    /// The documents of all long terms with an initial: a key of one letter finds these alike.
    long_terms: HashMap<(u8, FieldClass), BitSet<DocId>, FixedState>,
}

pub(crate) type PostingSink<'a> = dyn FnMut(TermOrdinal, FieldClass, DocId) + 'a;

fn slot(term: TermOrdinal, class: FieldClass) -> usize {
    term as usize * FieldClass::COUNT + class as usize
}

impl Postings {
    /// Calls `for_each`, in ascending order of documents, twice: first to count, for one allocation.
    pub(crate) fn new(
        num_terms: u32,
        num_docs: usize,
        for_each: impl Fn(&mut PostingSink<'_>),
    ) -> Self {
        let num_slots = num_terms as usize * FieldClass::COUNT;
        // The last document of each slot, so that a repeated term counts once.
        let mut last = vec![DocId::NONE; num_slots];
        let mut counts = vec![0_u32; num_slots];
        for_each(&mut |term, class, doc| {
            let slot = slot(term, class);
            if let (Some(last), Some(count)) = (last.get_mut(slot), counts.get_mut(slot))
                && *last != doc
            {
                *last = doc;
                *count += 1;
            }
        });
        // A set takes up to four times the memory of a list, and a twentieth of the time to add.
        let is_dense = |count: u32| count as usize > num_docs / 128 && count > 8;
        let mut new = Self::default();
        let mut sets: Vec<(usize, BitSet<DocId>)> = Vec::new();
        // Where the next document of a list goes, or which set it is in.
        let mut next = Vec::with_capacity(num_slots);
        let mut total = 0;
        for (count, slot) in counts.iter().zip(0_usize..) {
            new.starts.push(total);
            if is_dense(*count) {
                next.push(u32::try_from(sets.len()).unwrap_or(u32::MAX));
                sets.push((slot, BitSet::empty(num_docs)));
            } else {
                next.push(total);
                total += count;
            }
        }
        new.starts.push(total);
        new.docs = vec![DocId::NONE; total as usize];
        let classes = counts.chunks(FieldClass::COUNT);
        new.frequencies = classes.map(|counts| counts.iter().sum()).collect();
        last.fill(DocId::NONE);
        for_each(&mut |term, class, doc| {
            let slot = slot(term, class);
            let (Some(last), Some(next)) = (last.get_mut(slot), next.get_mut(slot)) else { return };
            if *last == doc {
                return;
            }
            *last = doc;
            if counts.get(slot).is_some_and(|count| is_dense(*count)) {
                sets[*next as usize].1.insert(doc);
            } else if let Some(entry) = new.docs.get_mut(*next as usize) {
                *entry = doc;
                *next += 1;
            }
        });
        new.dense = sets.into_iter().collect();
        new
    }

    pub(crate) fn get(&self, term: TermOrdinal, class: FieldClass) -> PostingList<'_> {
        let slot = slot(term, class);
        let ends = self.starts.get(slot).copied().zip(self.starts.get(slot + 1).copied());
        let (start, end) = ends.unwrap_or((0, 0));
        match (start == end).then(|| self.dense.get(&slot)).flatten() {
            Some(set) => PostingList::Dense(set),
            None => PostingList::Sparse(self.docs.get(start as usize..end as usize).unwrap_or(&[])),
        }
    }

    pub(crate) fn collect_long_terms(&mut self, terms: &TermDictionary, num_docs: usize) {
        let mut long_terms = HashMap::default();
        for term in 0..terms.len() {
            let [initial @ b'a'..=b'z', _, _, _, ..] = terms.term(term).as_bytes() else {
                continue;
            };
            for class in FieldClass::ALL {
                let postings = self.get(term, class);
                if class != FieldClass::Text && !postings.is_empty() {
                    let docs = long_terms.entry((*initial, class));
                    postings.add_to(docs.or_insert_with(|| BitSet::empty(num_docs)));
                }
            }
        }
        self.long_terms = long_terms;
    }

    /// The documents of all terms of four and more letters with an initial, if they were collected.
    pub(crate) fn long_terms(&self, initial: u8, class: FieldClass) -> Option<&BitSet<DocId>> {
        self.long_terms.get(&(initial, class))
    }

    /// The number of documents with a term, counted once per class.
    pub(crate) fn doc_freq(&self, term: TermOrdinal) -> u32 {
        self.frequencies.get(term as usize).copied().unwrap_or(0)
    }
}
