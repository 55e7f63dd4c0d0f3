//! Postings: term × field class → documents. A short list is kept as ids, a long one as a bit set,
//! whichever is smaller.

use super::{doc_id::DocId, term_dictionary::TermOrdinal};
use crate::{bitset::BitSet, search::schema::Field};

/// Fields that share a posting list for each term, since a match in them scores alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// The documents of one term in one class.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PostingList<'a> {
    /// In ascending order.
    Sparse(&'a [DocId]),
    Dense(&'a BitSet<DocId>),
}

impl PostingList<'_> {
    pub(crate) fn is_empty(self) -> bool {
        matches!(self, Self::Sparse([]))
    }

    /// Adds the documents to a set.
    pub(crate) fn add_to(self, docs: &mut BitSet<DocId>) {
        match self {
            Self::Sparse(list) => docs.insert_all(list),
            Self::Dense(set) => docs.union_with(set),
        }
    }

    /// Removes the documents from a set.
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
    /// Where the sparse list of each slot begins; one more than there are slots.
    starts: Vec<u32>,
    docs: Vec<DocId>,
    /// The dense lists, by slot.
    dense: Vec<(u32, BitSet<DocId>)>,
    /// For each term the sum of the lengths of its lists.
    frequencies: Vec<u32>,
}

fn slot(term: TermOrdinal, class: FieldClass) -> usize {
    term as usize * FieldClass::COUNT + class as usize
}

impl Postings {
    pub(crate) fn get(&self, term: TermOrdinal, class: FieldClass) -> PostingList<'_> {
        let slot = slot(term, class);
        let ends = self.starts.get(slot).copied().zip(self.starts.get(slot + 1).copied());
        let (start, end) = ends.unwrap_or((0, 0));
        if start == end
            && let Ok(slot) = u32::try_from(slot)
            && let Ok(at) = self.dense.binary_search_by_key(&slot, |(slot, _)| *slot)
            && let Some((_, set)) = self.dense.get(at)
        {
            return PostingList::Dense(set);
        }
        PostingList::Sparse(self.docs.get(start as usize..end as usize).unwrap_or(&[]))
    }

    /// In how many documents a term occurs, where one counts once for each class.
    pub(crate) fn doc_freq(&self, term: TermOrdinal) -> u32 {
        self.frequencies.get(term as usize).copied().unwrap_or(0)
    }

    pub(crate) fn memory_bytes(&self) -> usize {
        let dense: usize = self.dense.iter().map(|(_, set)| set.memory_bytes() + 40).sum();
        (self.starts.len() + self.docs.len() + self.frequencies.len()) * 4 + dense
    }
}

/// First of two passes over the same occurrences, in ascending order of documents: counts, so that
/// all lists are allocated in one piece.
#[derive(Debug)]
pub(crate) struct PostingsCounter {
    num_docs: usize,
    /// The last document of each slot, so that a repeated term counts once.
    last: Vec<DocId>,
    counts: Vec<u32>,
}

impl PostingsCounter {
    pub(crate) fn new(num_terms: u32, num_docs: usize) -> Self {
        let slots = num_terms as usize * FieldClass::COUNT;
        Self { num_docs, last: vec![DocId::NONE; slots], counts: vec![0; slots] }
    }

    pub(crate) fn count(&mut self, term: TermOrdinal, class: FieldClass, doc: DocId) {
        let slot = slot(term, class);
        if let (Some(last), Some(count)) = (self.last.get_mut(slot), self.counts.get_mut(slot))
            && *last != doc
        {
            *last = doc;
            *count += 1;
        }
    }

    /// Allocates every list.
    pub(crate) fn allocate(self) -> PostingsWriter {
        let mut starts = Vec::with_capacity(self.counts.len() + 1);
        let mut dense = Vec::new();
        let mut total = 0_u32;
        for (count, slot) in self.counts.iter().zip(0_u32..) {
            starts.push(total);
            // A list takes 32 bits for each of its documents, a set one bit for each document.
            if *count as usize > self.num_docs / 32 && *count > 8 {
                dense.push((slot, BitSet::empty(self.num_docs)));
            } else {
                total += count;
            }
        }
        starts.push(total);
        let classes = self.counts.chunks(FieldClass::COUNT);
        let frequencies = classes.map(|counts| counts.iter().sum()).collect();
        let next = starts.clone();
        let mut dense_at = vec![u32::MAX; self.counts.len()];
        for ((slot, _), at) in dense.iter().zip(0..) {
            if let Some(entry) = dense_at.get_mut(*slot as usize) {
                *entry = at;
            }
        }
        let docs = vec![DocId::NONE; total as usize];
        PostingsWriter { postings: Postings { starts, docs, dense, frequencies }, next, dense_at }
    }
}

/// Second pass: writes the documents.
#[derive(Debug)]
pub(crate) struct PostingsWriter {
    postings: Postings,
    /// Where the next document of each slot goes.
    next: Vec<u32>,
    /// The position of each slot among the dense lists.
    dense_at: Vec<u32>,
}

impl PostingsWriter {
    pub(crate) fn write(&mut self, term: TermOrdinal, class: FieldClass, doc: DocId) {
        let slot = slot(term, class);
        let Some(next) = self.next.get_mut(slot) else { return };
        let dense_at = self.dense_at.get(slot).copied().unwrap_or(u32::MAX);
        if let Some((_, set)) = self.postings.dense.get_mut(dense_at as usize) {
            set.insert(doc);
            return;
        }
        let start = self.postings.starts.get(slot).copied().unwrap_or(0);
        let is_repeated = *next > start && self.postings.docs.get(*next as usize - 1) == Some(&doc);
        if !is_repeated && let Some(entry) = self.postings.docs.get_mut(*next as usize) {
            *entry = doc;
            *next += 1;
        }
    }

    pub(crate) fn finish(self) -> Postings {
        self.postings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sparse_and_dense_lists_hold_the_same() {
        let occurrences: Vec<(u32, DocId)> = (0..640)
            .flat_map(|doc| {
                let rare = (doc % 100 == 3).then_some((1, DocId(doc)));
                [Some((0, DocId(doc))), rare, rare].into_iter().flatten()
            })
            .collect();
        let mut counter = PostingsCounter::new(2, 640);
        for (term, doc) in &occurrences {
            counter.count(*term, FieldClass::Alias, *doc);
        }
        let mut writer = counter.allocate();
        for (term, doc) in &occurrences {
            writer.write(*term, FieldClass::Alias, *doc);
        }
        let postings = writer.finish();
        let get = |term| postings.get(term, FieldClass::Alias);
        assert!(matches!(get(0), PostingList::Dense(set) if set.iter().count() == 640));
        assert!(matches!(get(1), PostingList::Sparse(list) if list.len() == 7));
        assert!(postings.get(1, FieldClass::Name).is_empty());
        assert!(postings.get(9, FieldClass::Name).is_empty());
        assert_eq!((postings.doc_freq(0), postings.doc_freq(1)), (640, 7));
    }
}
