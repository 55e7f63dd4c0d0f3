//! Which pairs of words are frequent enough for lists of their own; used while the index is made.

use super::{
    bigrams::{LETTERS, each},
    forward_index::ForwardIndex,
};

/// More words than this are not asked with which others they are frequent.
const MOST_WORDS: usize = 1024;

/// No list and no place.
const NONE: u32 = u32::MAX;

/// Which pairs have lists, in a form that is quick to ask for every pair of every document.
pub(crate) struct BigramSelection {
    /// The place of each word among the frequent ones.
    places: Vec<u32>,
    words: usize,
    /// The list of each two frequent words.
    of_pairs: Vec<u32>,
    /// The list of each frequent word with what the next begins with.
    of_groups: Vec<u32>,
    pub(crate) pairs: Vec<(u32, u32)>,
    pub(crate) groups: Vec<(u32, u8)>,
}

impl BigramSelection {
    pub(crate) fn new(stream: &ForwardIndex, letters: &[u8], frequent: usize) -> Self {
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
    fn count(&mut self, stream: &ForwardIndex, letters: &[u8]) {
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

    pub(crate) fn list(&self, (before, word): (u32, u32), letters: &[u8]) -> Option<u32> {
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
