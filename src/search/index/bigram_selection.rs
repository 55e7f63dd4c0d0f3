//! Selects the bigrams that get a posting list of their own; used while the index is built.

use super::{forward_index::ForwardIndex, term_dictionary::TermOrdinal};

/// The most frequent terms, whose pairs are counted in a table of this size squared.
const MAX_TERMS: usize = 1024;

/// No list, or no rank among the frequent terms.
const NONE: u32 = u32::MAX;

/// The initials that terms are grouped by: a letter, a digit, or another character.
pub(crate) const INITIALS: usize = 37;

/// The group of a term by its first byte.
pub(crate) fn initial(first: Option<u8>) -> u8 {
    match first {
        Some(digit @ b'0'..=b'9') => digit - b'0' + 1,
        Some(letter @ b'a'..=b'z') => letter - b'a' + 11,
        _ => 0,
    }
}

/// The lists of bigrams, in tables that are asked for every bigram of every document.
pub(crate) struct BigramSelection {
    /// The rank of each term among the frequent ones.
    ranks: Vec<u32>,
    num_frequent: usize,
    /// The list of each two frequent terms.
    pair_lists: Vec<u32>,
    /// The list of each frequent term and the initial of the next.
    group_lists: Vec<u32>,
    pub(crate) pairs: Vec<(TermOrdinal, TermOrdinal)>,
    pub(crate) groups: Vec<(TermOrdinal, u8)>,
}

impl BigramSelection {
    /// Selects the bigrams that occur at least `min_count` times; `initials` are by term.
    pub(crate) fn new(forward: &ForwardIndex, initials: &[u8], min_count: usize) -> Self {
        let mut counts = vec![0_usize; initials.len()];
        forward.for_each_bigram(|(term, _), _, _| {
            if let Some(count) = counts.get_mut(term as usize) {
                *count += 1;
            }
        });
        let mut frequent: Vec<(usize, TermOrdinal)> =
            counts.into_iter().zip(0..).filter(|(count, _)| *count >= min_count).collect();
        frequent.sort_unstable_by(|one, other| other.cmp(one));
        frequent.truncate(MAX_TERMS);
        let mut frequent: Vec<TermOrdinal> = frequent.into_iter().map(|(_, term)| term).collect();
        frequent.sort_unstable();
        let mut selection = Self {
            ranks: vec![NONE; initials.len()],
            num_frequent: frequent.len(),
            pair_lists: vec![0; frequent.len() * frequent.len()],
            group_lists: vec![0; frequent.len() * INITIALS],
            pairs: Vec::new(),
            groups: Vec::new(),
        };
        for (term, rank) in frequent.iter().zip(0..) {
            if let Some(entry) = selection.ranks.get_mut(*term as usize) {
                *entry = rank;
            }
        }
        selection.count(forward, initials);
        selection.select(&frequent, initials, u32::try_from(min_count).unwrap_or(u32::MAX));
        selection
    }

    /// Counts the occurrences of each pair and group, in the entries that their lists get later.
    fn count(&mut self, forward: &ForwardIndex, initials: &[u8]) {
        forward.for_each_bigram(|(first, second), _, _| {
            let rank = |term: TermOrdinal| self.ranks.get(term as usize).copied().unwrap_or(NONE);
            let (first, second_rank) = (rank(first) as usize, rank(second) as usize);
            if first < self.num_frequent {
                let initial = initials.get(second as usize).copied().unwrap_or(0);
                let group = self.group_lists.get_mut(first * INITIALS + usize::from(initial));
                group.into_iter().for_each(|count| *count += 1);
                if second_rank < self.num_frequent {
                    let pair = self.pair_lists.get_mut(first * self.num_frequent + second_rank);
                    pair.into_iter().for_each(|count| *count += 1);
                }
            }
        });
    }

    /// Replaces counts by lists. A pair with a list of its own does not count for its group.
    fn select(&mut self, frequent: &[TermOrdinal], initials: &[u8], min_count: u32) {
        for (first, term) in frequent.iter().enumerate() {
            for (second, next) in frequent.iter().enumerate() {
                let initial = initials.get(*next as usize).copied().unwrap_or(0);
                let Some(pair) = self.pair_lists.get_mut(first * self.num_frequent + second) else {
                    return;
                };
                let count = std::mem::replace(pair, NONE);
                if count >= min_count {
                    *pair = u32::try_from(self.pairs.len()).unwrap_or(NONE);
                    self.pairs.push((*term, *next));
                    let group = self.group_lists.get_mut(first * INITIALS + usize::from(initial));
                    group.into_iter().for_each(|all| *all -= count);
                }
            }
        }
        let mut lists = self.pairs.len();
        for (group, at) in self.group_lists.iter_mut().zip(0..) {
            let count = std::mem::replace(group, NONE);
            if count >= min_count
                && let Some(term) = frequent.get(at / INITIALS)
            {
                *group = u32::try_from(lists).unwrap_or(NONE);
                lists += 1;
                self.groups.push((*term, u8::try_from(at % INITIALS).unwrap_or(0)));
            }
        }
    }

    /// The list of a bigram: of the pair, or else of its group.
    pub(crate) fn list(
        &self,
        (first, second): (TermOrdinal, TermOrdinal),
        initials: &[u8],
    ) -> Option<u32> {
        let first = *self.ranks.get(first as usize)? as usize;
        if first >= self.num_frequent {
            return None;
        }
        let second_rank = *self.ranks.get(second as usize)? as usize;
        let own = (second_rank < self.num_frequent)
            .then(|| self.pair_lists.get(first * self.num_frequent + second_rank).copied())
            .flatten()
            .filter(|list| *list != NONE);
        own.or_else(|| {
            let initial = initials.get(second as usize).copied().unwrap_or(0);
            let group = self.group_lists.get(first * INITIALS + usize::from(initial)).copied();
            group.filter(|list| *list != NONE)
        })
    }
}
