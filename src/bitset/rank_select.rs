//! Places of a list as bits: sets of them, and counting and finding in such a set. Knows no entries.

/// Some places of a list, one bit each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PositionSet(pub(crate) Vec<u64>);

impl PositionSet {
    /// No place of so many.
    pub(crate) fn none(places: usize) -> Self {
        Self(vec![0; places.div_ceil(64)])
    }

    /// The places whose bit is set, the first one lowest.
    pub(crate) fn packed(words: Vec<u64>) -> Self {
        Self(words)
    }

    pub(crate) fn insert(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    pub(crate) fn keep(&mut self, others: &Self) {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word &= other;
        }
    }

    pub(crate) fn contains(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }
}

/// How many words of bits are counted together.
const BLOCK: usize = 8;

/// Places with their count, so that the n-th of them is found without going through all.
#[derive(Debug)]
pub(crate) struct RankSelect {
    pub(crate) places: PositionSet,
    /// How many there are before each block; one more at the end.
    before: Vec<u32>,
}

impl RankSelect {
    pub(crate) fn new(places: PositionSet) -> Self {
        let mut before = vec![0];
        let mut sum = 0;
        for block in places.0.chunks(BLOCK) {
            sum += block.iter().map(|word| word.count_ones()).sum::<u32>();
            before.push(sum);
        }
        Self { places, before }
    }

    pub(crate) fn count(&self) -> usize {
        self.before.last().map_or(0, |count| *count as usize)
    }

    /// How many of them are before the place.
    pub(crate) fn rank(&self, place: usize) -> usize {
        let (word, bit) = (place / 64, place % 64);
        let block = (word / BLOCK).min(self.before.len() - 1);
        let whole = self.places.0.get(block * BLOCK..word).unwrap_or_default();
        let part = self.places.0.get(word).map_or(0, |word| (word & ((1 << bit) - 1)).count_ones());
        let whole: u32 = whole.iter().map(|word| word.count_ones()).sum();
        self.before.get(block).map_or(0, |before| *before as usize) + (whole + part) as usize
    }

    /// The n-th of them.
    pub(crate) fn select(&self, nth: usize) -> Option<usize> {
        if nth >= self.count() {
            return None;
        }
        let block = self.before.partition_point(|before| *before as usize <= nth) - 1;
        let mut left = nth - self.before[block] as usize;
        for (at, word) in self.places.0.iter().enumerate().skip(block * BLOCK) {
            let ones = word.count_ones() as usize;
            if left < ones {
                let rest = (0..left).fold(*word, |word, _| word & (word - 1));
                return Some(at * 64 + rest.trailing_zeros() as usize);
            }
            left -= ones;
        }
        None
    }
}
