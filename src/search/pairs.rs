//! Which words stand side by side. A phrase of two frequent words is in far fewer documents than
//! the words are, and to look at each that has both is slow: so pairs that are frequent themselves
//! have lists of their documents, as words have. Of the others, those whose first word and whose
//! second word's first letter are frequent together share a list. What is left is rare, and is
//! kept as a few marks on the documents that say "perhaps" or "no".

use super::{
    bits::Bits,
    levels::Class,
    postings::{self, Documents, Postings},
    stream::{Stream, Token},
    vocabulary::Vocabulary,
};
use std::ops::Range;

/// A pair in fewer documents than this part of all is rare.
const RARE_PART: usize = 128;

/// So is one in fewer documents than this, whatever the part.
const RARE: usize = 1024;

/// More words than this are not asked with which others they are frequent.
const MOST_WORDS: usize = 1024;

/// Over so many marks rare pairs are spread; each takes one bit a document.
const MARKS: usize = 32;

/// What a word begins with: a letter, a digit, or something else.
const LETTERS: usize = 37;

const NONE: u32 = u32::MAX;

/// The pairs of all documents.
#[derive(Debug, Default)]
pub(crate) struct Pairs {
    /// What each word begins with.
    letters: Vec<u8>,
    /// The frequent pairs in order; the number of a pair's list is its place.
    pairs: Vec<(u32, u32)>,
    /// A word and what the next begins with, in order; their lists are numbered after the others.
    groups: Vec<(u32, u8)>,
    lists: Postings,
    marks: Vec<Bits>,
}

/// Where to look for a word before one of others.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// The lists of documents that have it so.
    pub(crate) sure: Vec<u32>,
    /// The lists of documents that have it before a word which begins as those do.
    pub(crate) like: Vec<u32>,
    /// The marks of documents that perhaps have it.
    pub(crate) marks: Vec<usize>,
}

impl Pairs {
    /// The pairs of these documents.
    pub(crate) fn new(stream: &Stream, vocabulary: &Vocabulary) -> Self {
        Self::with(stream, vocabulary, (stream.documents() / RARE_PART).max(RARE))
    }

    /// The same, where a pair is frequent that stands in so many places.
    fn with(stream: &Stream, vocabulary: &Vocabulary, frequent: usize) -> Self {
        let first = |word| vocabulary.plain(word).bytes().next();
        let letters: Vec<u8> = (0..vocabulary.count()).map(|word| letter(first(word))).collect();
        let known = Known::new(stream, &letters, frequent);
        let lists = known.pairs.len() + known.groups.len();
        let mut collector =
            postings::Collector::new(u32::try_from(lists).unwrap_or(0), stream.documents());
        each(stream, |pair, class, document| {
            if let Some(list) = known.list(pair, &letters) {
                collector.count(list, class, document);
            }
        });
        let mut filler = collector.lay_out();
        let mut marks: Vec<Bits> = (0..MARKS).map(|_| Bits::none(stream.documents())).collect();
        each(stream, |pair, class, document| match known.list(pair, &letters) {
            Some(list) => filler.fill(list, class, document),
            None => {
                let letter = letters.get(pair.1 as usize).copied().unwrap_or(0);
                if let Some(mark) = marks.get_mut(mark(pair.0, letter)) {
                    mark.insert(document);
                }
            }
        });
        let Known { pairs, groups, .. } = known;
        Self { letters, pairs, groups, lists: filler.finish(), marks }
    }

    /// Where to look for documents in which one of some neighbouring words comes after another.
    pub(crate) fn beside(&self, word: u32, next: &Range<u32>) -> Beside {
        let letter = |word: u32| self.letters.get(word as usize).copied();
        let (Some(first), Some(last)) = (letter(next.start), letter(next.end.wrapping_sub(1)))
        else {
            return Beside::default();
        };
        let from = self.pairs.partition_point(|pair| *pair < (word, next.start));
        let to = self.pairs.partition_point(|pair| *pair < (word, next.end));
        let mut beside = Beside { sure: numbers(from..to.max(from)), ..Beside::default() };
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
    pub(crate) fn list(&self, list: u32, class: Class) -> Documents<'_> {
        self.lists.get(list, class)
    }

    /// The documents that have a mark.
    pub(crate) fn marked(&self, mark: usize) -> Option<&Bits> {
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
fn each(stream: &Stream, mut found: impl FnMut((u32, u32), Class, u32)) {
    for document in 0..u32::try_from(stream.documents()).unwrap_or(u32::MAX) {
        let mut class = Class::Text;
        let mut before = None;
        for token in stream.of(document) {
            match token {
                Token::Text(field, _) => (class, before) = (Class::of(field), None),
                Token::Extra(_) => {}
                Token::Word(word) => {
                    if let Some(before) = before {
                        found((before, word), class, document);
                    }
                    before = Some(word);
                }
            }
        }
    }
}

/// Which pairs have lists, in a form that is quick to ask for every pair of every document.
struct Known {
    /// The place of each word among the frequent ones.
    places: Vec<u32>,
    words: usize,
    /// The list of each two frequent words.
    of_pairs: Vec<u32>,
    /// The list of each frequent word with what the next begins with.
    of_groups: Vec<u32>,
    pairs: Vec<(u32, u32)>,
    groups: Vec<(u32, u8)>,
}

impl Known {
    fn new(stream: &Stream, letters: &[u8], frequent: usize) -> Self {
        let mut counts = vec![0_usize; letters.len()];
        each(stream, |(word, _), _, _| {
            if let Some(count) = counts.get_mut(word as usize) {
                *count += 1;
            }
        });
        let mut often: Vec<(usize, u32)> =
            counts.into_iter().zip(0..).filter(|(count, _)| *count >= frequent).collect();
        often.sort_unstable_by(|one, other| other.cmp(one));
        often.truncate(MOST_WORDS);
        let mut often: Vec<u32> = often.into_iter().map(|(_, word)| word).collect();
        often.sort_unstable();
        let mut known = Self {
            places: vec![NONE; letters.len()],
            words: often.len(),
            of_pairs: vec![0; often.len() * often.len()],
            of_groups: vec![0; often.len() * LETTERS],
            pairs: Vec::new(),
            groups: Vec::new(),
        };
        for (word, at) in often.iter().zip(0..) {
            if let Some(place) = known.places.get_mut(*word as usize) {
                *place = at;
            }
        }
        known.count(stream, letters);
        known.choose(&often, letters, u32::try_from(frequent).unwrap_or(u32::MAX));
        known
    }

    /// Puts how often each pair and each group stands somewhere in the place of its list.
    fn count(&mut self, stream: &Stream, letters: &[u8]) {
        each(stream, |(before, word), _, _| {
            let place = |word: u32| self.places.get(word as usize).copied().unwrap_or(NONE);
            let (first, second) = (place(before) as usize, place(word) as usize);
            if first < self.words {
                let letter = letters.get(word as usize).copied().unwrap_or(0);
                let group = self.of_groups.get_mut(first * LETTERS + usize::from(letter));
                group.into_iter().for_each(|count| *count += 1);
                if second < self.words {
                    let pair = self.of_pairs.get_mut(first * self.words + second);
                    pair.into_iter().for_each(|count| *count += 1);
                }
            }
        });
    }

    /// Gives lists to those that stand often enough; what has a list of its own does not count
    /// for its group.
    fn choose(&mut self, often: &[u32], letters: &[u8], frequent: u32) {
        for (first, word) in often.iter().enumerate() {
            for (second, next) in often.iter().enumerate() {
                let letter = letters.get(*next as usize).copied().unwrap_or(0);
                let Some(pair) = self.of_pairs.get_mut(first * self.words + second) else { return };
                let count = std::mem::replace(pair, NONE);
                if count >= frequent {
                    *pair = u32::try_from(self.pairs.len()).unwrap_or(NONE);
                    self.pairs.push((*word, *next));
                    let group = self.of_groups.get_mut(first * LETTERS + usize::from(letter));
                    group.into_iter().for_each(|all| *all -= count);
                }
            }
        }
        let mut lists = self.pairs.len();
        for (group, at) in self.of_groups.iter_mut().zip(0..) {
            let count = std::mem::replace(group, NONE);
            if count >= frequent
                && let Some(word) = often.get(at / LETTERS)
            {
                *group = u32::try_from(lists).unwrap_or(NONE);
                lists += 1;
                self.groups.push((*word, u8::try_from(at % LETTERS).unwrap_or(0)));
            }
        }
    }

    fn list(&self, (before, word): (u32, u32), letters: &[u8]) -> Option<u32> {
        let first = *self.places.get(before as usize)? as usize;
        if first >= self.words {
            return None;
        }
        let second = *self.places.get(word as usize)? as usize;
        let own = (second < self.words)
            .then(|| self.of_pairs.get(first * self.words + second).copied())
            .flatten()
            .filter(|list| *list != NONE);
        own.or_else(|| {
            let letter = letters.get(word as usize).copied().unwrap_or(0);
            let group = self.of_groups.get(first * LETTERS + usize::from(letter)).copied();
            group.filter(|list| *list != NONE)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::document::Field;
    use proptest::prelude::*;

    fn documents(documents: &[Vec<u32>]) -> Stream {
        let mut stream = Stream::default();
        for words in documents {
            stream.push(Token::Text(Field::Name, 0));
            words.iter().for_each(|word| stream.push(Token::Word(*word)));
            stream.end();
        }
        stream
    }

    fn listed(pairs: &Pairs, list: u32) -> Vec<u32> {
        match pairs.list(list, Class::Name) {
            Documents::Few(few) => few.to_vec(),
            Documents::Many(many) => many.iter().collect(),
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
            let vocabulary = Vocabulary::new(["1", "a", "ab", "b", "ba", "bb"].into_iter());
            let pairs = Pairs::with(&documents(&texts), &vocabulary, frequent);
            let next = from.min(to - 1)..to;
            let beside = pairs.beside(word, &next);
            for (text, document) in texts.iter().zip(0..) {
                let has = text.windows(2).any(|two| two[0] == word && next.contains(&two[1]));
                let sure = beside.sure.iter().any(|list| listed(&pairs, *list).contains(&document));
                let like = beside.like.iter().any(|list| listed(&pairs, *list).contains(&document));
                let mut marks = beside.marks.iter().filter_map(|mark| pairs.marked(*mark));
                prop_assert!(has || !sure);
                prop_assert!(!has || sure || like || marks.any(|mark| mark.contains(document)));
            }
        }
    }
}
