//! Which words stand side by side. A phrase of two frequent words is in far fewer documents than
//! the words are, and to look at each that has both is slow: so pairs that are frequent themselves
//! have lists of their documents, as words have. Of the others, those whose first word and whose
//! second word's first letter are frequent together share a list. What is left is rare, and is
//! kept as a few marks on the documents that say "perhaps" or "no".

use super::{
    bigram_selection::BigramSelection,
    forward_index::{ForwardIndex, ForwardToken},
    postings::{self, PostingList, Postings},
    term_dictionary::TermDictionary,
};
use crate::{bitset::BitSet, search::execution::scoring::FieldClass};
use std::ops::Range;

/// A pair in fewer documents than this part of all is rare.
const RARE_PART: usize = 128;

/// So is one in fewer documents than this, whatever the part.
const RARE: usize = 1024;

/// Over so many marks rare pairs are spread; each takes one bit a document.
const MARKS: usize = 32;

/// What a word begins with: a letter, a digit, or something else.
pub(crate) const LETTERS: usize = 37;

/// The pairs of all documents.
#[derive(Debug, Default)]
pub(crate) struct BigramIndex {
    /// What each word begins with.
    letters: Vec<u8>,
    /// The frequent pairs in order; the number of a pair's list is its place.
    pairs: Vec<(u32, u32)>,
    /// A word and what the next begins with, in order; their lists are numbered after the others.
    groups: Vec<(u32, u8)>,
    lists: Postings,
    marks: Vec<BitSet>,
}

/// Where to look for a word before one of others.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    /// The lists of documents that have it so.
    pub(crate) sure: Vec<u32>,
    /// Those of the words that these lists tell all about, in order.
    pub(crate) told: Vec<u32>,
    /// The lists of documents that have it before a word which begins as those do.
    pub(crate) like: Vec<u32>,
    /// The marks of documents that perhaps have it.
    pub(crate) marks: Vec<usize>,
}

impl BigramIndex {
    /// The pairs of these documents.
    pub(crate) fn new(stream: &ForwardIndex, vocabulary: &TermDictionary) -> Self {
        Self::with(stream, vocabulary, (stream.documents() / RARE_PART).max(RARE))
    }

    /// The same, where a pair is frequent that stands in so many places.
    fn with(stream: &ForwardIndex, vocabulary: &TermDictionary, frequent: usize) -> Self {
        let first = |word| vocabulary.plain(word).bytes().next();
        let letters: Vec<u8> = (0..vocabulary.count()).map(|word| letter(first(word))).collect();
        let known = BigramSelection::new(stream, &letters, frequent);
        let lists = known.pairs.len() + known.groups.len();
        let mut collector =
            postings::PostingsCounter::new(u32::try_from(lists).unwrap_or(0), stream.documents());
        each(stream, |pair, class, document| {
            if let Some(list) = known.list(pair, &letters) {
                collector.count(list, class, document);
            }
        });
        let mut filler = collector.lay_out();
        let mut marks: Vec<BitSet> = (0..MARKS).map(|_| BitSet::none(stream.documents())).collect();
        each(stream, |pair, class, document| match known.list(pair, &letters) {
            Some(list) => filler.fill(list, class, document),
            None => {
                let letter = letters.get(pair.1 as usize).copied().unwrap_or(0);
                if let Some(mark) = marks.get_mut(mark(pair.0, letter)) {
                    mark.insert(document);
                }
            }
        });
        let BigramSelection { pairs, groups, .. } = known;
        Self { letters, pairs, groups, lists: filler.finish(), marks }
    }

    /// Where to look for documents in which one of some neighbouring words comes after another.
    pub(crate) fn beside(&self, word: u32, next: &Range<u32>) -> Adjacency {
        let letter = |word: u32| self.letters.get(word as usize).copied();
        let (Some(first), Some(last)) = (letter(next.start), letter(next.end.wrapping_sub(1)))
        else {
            return Adjacency::default();
        };
        let from = self.pairs.partition_point(|pair| *pair < (word, next.start));
        let to = self.pairs.partition_point(|pair| *pair < (word, next.end));
        let own = from..to.max(from);
        let told = self.pairs.get(own.clone()).unwrap_or(&[]).iter().map(|pair| pair.1).collect();
        let mut beside = Adjacency { sure: numbers(own), told, ..Adjacency::default() };
        for of in first..=last {
            match self.groups.binary_search(&(word, of)) {
                Ok(at) => {
                    let list = numbers(self.pairs.len() + at..self.pairs.len() + at + 1);
                    let begins_so = |next: Option<u8>| next == Some(of);
                    let all = !begins_so(next.start.checked_sub(1).and_then(letter))
                        && !begins_so(letter(next.end));
                    let which = if all { &mut beside.sure } else { &mut beside.like };
                    which.extend(list);
                }
                Err(_) => beside.marks.push(mark(word, of)),
            }
        }
        beside
    }

    /// The documents of a list.
    pub(crate) fn list(&self, list: u32, class: FieldClass) -> PostingList<'_> {
        self.lists.get(list, class)
    }

    /// The documents that have a mark.
    pub(crate) fn marked(&self, mark: usize) -> Option<&BitSet> {
        self.marks.get(mark)
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        let marks: usize = self.marks.iter().map(|mark| mark.words().len() * 8).sum();
        self.letters.len() + (self.pairs.len() + self.groups.len()) * 8 + self.lists.bytes() + marks
    }
}

fn numbers(places: Range<usize>) -> Vec<u32> {
    places.filter_map(|place| u32::try_from(place).ok()).collect()
}

fn letter(first: Option<u8>) -> u8 {
    match first {
        Some(digit @ b'0'..=b'9') => digit - b'0' + 1,
        Some(letter @ b'a'..=b'z') => letter - b'a' + 11,
        _ => 0,
    }
}

fn mark(word: u32, letter: u8) -> usize {
    let mixed = (u64::from(word) << 8 | u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as usize % MARKS
}

/// Calls `found` with every two words that stand side by side in a text.
pub(crate) fn each(stream: &ForwardIndex, mut found: impl FnMut((u32, u32), FieldClass, u32)) {
    for document in 0..u32::try_from(stream.documents()).unwrap_or(u32::MAX) {
        let mut class = FieldClass::Text;
        let mut before = None;
        for token in stream.of(document) {
            match token {
                ForwardToken::Text(field) => (class, before) = (FieldClass::of(field), None),
                ForwardToken::Extra(_) => {}
                ForwardToken::Word(word) => {
                    if let Some(before) = before {
                        found((before, word), class, document);
                    }
                    before = Some(word);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::schema::Field;
    use proptest::prelude::*;

    fn documents(documents: &[Vec<u32>]) -> ForwardIndex {
        let mut stream = ForwardIndex::default();
        for words in documents {
            stream.push(ForwardToken::Text(Field::Name));
            words.iter().for_each(|word| stream.push(ForwardToken::Word(*word)));
            stream.end();
        }
        stream
    }

    fn listed(pairs: &BigramIndex, list: u32) -> Vec<u32> {
        match pairs.list(list, FieldClass::Name) {
            PostingList::Few(few) => few.to_vec(),
            PostingList::Many(many) => many.iter().collect(),
        }
    }

    proptest! {
        #[test]
        fn lists_have_what_is_so_and_nothing_is_nowhere(
            texts in proptest::collection::vec(proptest::collection::vec(0_u32..6, 0..6), 0..80),
            frequent in 1_usize..12,
            word in 0_u32..6,
            (from, to) in (0_u32..6, 1_u32..7),
        ) {
            let vocabulary = TermDictionary::new(["1", "a", "ab", "b", "ba", "bb"].into_iter());
            let pairs = BigramIndex::with(&documents(&texts), &vocabulary, frequent);
            let next = from.min(to - 1)..to;
            let beside = pairs.beside(word, &next);
            for (text, document) in texts.iter().zip(0..) {
                let has = text.windows(2).any(|two| two[0] == word && next.contains(&two[1]));
                let sure = beside.sure.iter().any(|list| listed(&pairs, *list).contains(&document));
                let like = beside.like.iter().any(|list| listed(&pairs, *list).contains(&document));
                let mut marks = beside.marks.iter().filter_map(|mark| pairs.marked(*mark));
                prop_assert!(has || !sure);
                let told = text.windows(2)
                    .any(|two| two[0] == word && beside.told.contains(&two[1]));
                prop_assert!(!told || sure);
                prop_assert!(!has || sure || like || marks.any(|mark| mark.contains(document)));
            }
        }
    }
}
