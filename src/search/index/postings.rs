//! From words to documents: for every word and class of fields the numbers of the documents. Few
//! are kept as a list, many as one bit a document, whichever is smaller.

use crate::{bitset::BitSet, search::execution::scoring::FieldClass};

/// The documents of one word in one class.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PostingList<'a> {
    Few(&'a [u32]),
    Many(&'a BitSet),
}

impl PostingList<'_> {
    /// Adds them to a set.
    pub(crate) fn add_to(self, set: &mut BitSet) {
        match self {
            Self::Few(few) => set.extend(few),
            Self::Many(many) => set.add(many),
        }
    }

    /// Takes them out of a set.
    pub(crate) fn take_from(self, set: &mut BitSet) {
        match self {
            Self::Few(few) => few.iter().for_each(|document| set.take_out(*document)),
            Self::Many(many) => set.remove(many),
        }
    }
}

/// The lists of all words.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// Where the list of each slot begins; one more than there are slots.
    starts: Vec<u32>,
    numbers: Vec<u32>,
    /// The slots that are kept as bits, by slot.
    many: Vec<(u32, BitSet)>,
    /// In how many documents each word stands, in any class; at most that of all classes added.
    counts: Vec<u32>,
}

/// The place of a word's list in one class.
fn slot(word: u32, class: FieldClass) -> usize {
    word as usize * FieldClass::COUNT + class as usize
}

impl Postings {
    pub(crate) fn get(&self, word: u32, class: FieldClass) -> PostingList<'_> {
        let slot = slot(word, class);
        let ends = self.starts.get(slot).copied().zip(self.starts.get(slot + 1).copied());
        let (start, end) = ends.unwrap_or((0, 0));
        if start == end
            && let Ok(slot) = u32::try_from(slot)
            && let Ok(at) = self.many.binary_search_by_key(&slot, |(slot, _)| *slot)
            && let Some((_, bits)) = self.many.get(at)
        {
            return PostingList::Many(bits);
        }
        PostingList::Few(self.numbers.get(start as usize..end as usize).unwrap_or(&[]))
    }

    /// How often the word stands in some class of some document: what a completion shows first.
    pub(crate) fn weight(&self, word: u32) -> u32 {
        self.counts.get(word as usize).copied().unwrap_or(0)
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        let many: usize = self.many.iter().map(|(_, bits)| bits.words().len() * 8 + 40).sum();
        (self.starts.len() + self.numbers.len() + self.counts.len()) * 4 + many
    }
}

/// Collects the lists in two rounds over the same pairs: the first counts, the second fills.
#[derive(Debug)]
pub(crate) struct PostingsCounter {
    documents: usize,
    /// The last document seen in a slot, so that one that has a word twice counts once.
    last: Vec<u32>,
    counts: Vec<u32>,
}

impl PostingsCounter {
    pub(crate) fn new(words: u32, documents: usize) -> Self {
        let slots = words as usize * FieldClass::COUNT;
        Self { documents, last: vec![u32::MAX; slots], counts: vec![0; slots] }
    }

    /// Round one: documents must come in order.
    pub(crate) fn count(&mut self, word: u32, class: FieldClass, document: u32) {
        let slot = slot(word, class);
        if let (Some(last), Some(count)) = (self.last.get_mut(slot), self.counts.get_mut(slot))
            && *last != document
        {
            *last = document;
            *count += 1;
        }
    }

    /// Between the rounds: room for every list.
    pub(crate) fn lay_out(self) -> PostingsWriter {
        let mut starts = Vec::with_capacity(self.counts.len() + 1);
        let mut many = Vec::new();
        let mut total = 0_u32;
        for (count, slot) in self.counts.iter().zip(0_u32..) {
            starts.push(total);
            // A list takes 32 bits an entry, a set one bit a document.
            if *count as usize > self.documents / 32 && *count > 8 {
                many.push((slot, BitSet::none(self.documents)));
            } else {
                total += count;
            }
        }
        starts.push(total);
        let counts = self.counts.chunks(FieldClass::COUNT).map(|word| word.iter().sum()).collect();
        let next = starts.clone();
        let mut is_many = vec![u32::MAX; self.counts.len()];
        for ((slot, _), place) in many.iter().zip(0..) {
            if let Some(entry) = is_many.get_mut(*slot as usize) {
                *entry = place;
            }
        }
        let postings = Postings { starts, numbers: vec![u32::MAX; total as usize], many, counts };
        PostingsWriter { postings, next, is_many }
    }
}

/// The second round.
#[derive(Debug)]
pub(crate) struct PostingsWriter {
    postings: Postings,
    next: Vec<u32>,
    is_many: Vec<u32>,
}

impl PostingsWriter {
    /// Round two: the same pairs in the same order.
    pub(crate) fn fill(&mut self, word: u32, class: FieldClass, document: u32) {
        let slot = slot(word, class);
        let Some(next) = self.next.get_mut(slot) else { return };
        let place = self.is_many.get(slot).copied().unwrap_or(u32::MAX);
        if let Some((_, bits)) = self.postings.many.get_mut(place as usize) {
            bits.insert(document);
            return;
        }
        let start = self.postings.starts.get(slot).copied().unwrap_or(0);
        let twice =
            *next > start && self.postings.numbers.get(*next as usize - 1) == Some(&document);
        if !twice && let Some(entry) = self.postings.numbers.get_mut(*next as usize) {
            *entry = document;
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
    fn short_and_long_lists_hold_the_same() {
        let pairs: Vec<(u32, u32)> = (0..640)
            .flat_map(|document| {
                let rare = (document % 100 == 3).then_some((1, document));
                [Some((0, document)), rare, rare].into_iter().flatten()
            })
            .collect();
        let mut collector = PostingsCounter::new(2, 640);
        for (word, document) in &pairs {
            collector.count(*word, FieldClass::Alias, *document);
        }
        let mut filler = collector.lay_out();
        for (word, document) in &pairs {
            filler.fill(*word, FieldClass::Alias, *document);
        }
        let postings = filler.finish();
        assert!(
            matches!(postings.get(0, FieldClass::Alias), PostingList::Many(all) if all.iter().count() == 640)
        );
        assert!(
            matches!(postings.get(1, FieldClass::Alias), PostingList::Few(few) if few.len() == 7)
        );
        assert!(matches!(postings.get(1, FieldClass::Name), PostingList::Few([])));
        assert!(matches!(postings.get(9, FieldClass::Name), PostingList::Few([])));
        assert_eq!((postings.weight(0), postings.weight(1)), (640, 7));
    }
}
