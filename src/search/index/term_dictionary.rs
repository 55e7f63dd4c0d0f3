//! The distinct words of everything that is indexed, and the ways to find some of them.

use crate::search::analysis::{edit_distance, normalizer};

/// Many short texts in one piece of memory.
#[derive(Debug, Default)]
pub(crate) struct StringTable {
    bytes: String,
    ends: Vec<u32>,
}

impl StringTable {
    pub(crate) fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn get(&self, at: u32) -> &str {
        let at = at as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.bytes.get(start.unwrap_or(0) as usize..end as usize).unwrap_or("")
    }

    /// The bytes of memory they take.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.len() + self.ends.len() * 4
    }
}

/// What of a word can be compared before its letters are: each says "perhaps" or "no".
#[derive(Debug, Clone, Copy)]
pub(crate) struct TermSignature {
    /// The letters of its key, one bit each.
    letters: u32,
    /// The pairs of letters of its key, spread over 64 bits.
    pairs: u64,
    /// How long its stem is.
    length: u8,
}

/// The letter that a stem may leave out.
const ENDING: u32 = 1 << (b'i' - b'a');

impl TermSignature {
    pub(crate) fn of(key: &str) -> Self {
        let letters = key.bytes().fold(0, |mask, letter| mask | letter_bit(letter));
        let pairs = key.bytes().zip(key.bytes().skip(1)).fold(0, |mask, (one, other)| {
            mask | 1 << ((u32::from(one).wrapping_mul(7) ^ u32::from(other).wrapping_mul(29)) % 64)
        });
        let length = u8::try_from(normalizer::stem(key).len()).unwrap_or(u8::MAX);
        Self { letters, pairs, length }
    }

    /// Whether the word can contain the other letter by letter.
    fn may_contain(self, part: Self) -> bool {
        self.pairs & part.pairs == part.pairs
    }

    /// Whether every letter of the other is in the word.
    pub(crate) fn has_letters_of(self, part: Self) -> bool {
        self.letters & part.letters == part.letters
    }

    /// Whether so few slips can lie between the two: each changes one letter at most.
    fn may_be_near(self, other: Self, slips: u32) -> bool {
        (self.letters & !other.letters & !ENDING).count_ones() <= slips
            && (other.letters & !self.letters & !ENDING).count_ones() <= slips
            && u32::from(self.length.abs_diff(other.length)) <= slips
    }
}

fn letter_bit(letter: u8) -> u32 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 1 << 26,
    }
}

/// The words, sorted by their plain form; a word's number is its place.
#[derive(Debug, Default)]
pub(crate) struct TermDictionary {
    plain: StringTable,
    keys: StringTable,
    by_key: Vec<u32>,
    sieves: Vec<TermSignature>,
}

impl TermDictionary {
    /// The vocabulary of these plain forms, which are sorted and distinct.
    pub(crate) fn new<'a>(sorted: impl Iterator<Item = &'a str>) -> Self {
        let mut new = Self::default();
        for plain in sorted {
            let key = normalizer::romanization_key(plain);
            new.sieves.push(TermSignature::of(&key));
            new.plain.push(plain);
            new.keys.push(&key);
        }
        let mut by_key: Vec<u32> = (0..new.count()).collect();
        by_key.sort_by(|one, other| new.key(*one).cmp(new.key(*other)));
        new.by_key = by_key;
        new
    }

    /// How many words there are.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.sieves.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn plain(&self, word: u32) -> &str {
        self.plain.get(word)
    }

    pub(crate) fn key(&self, word: u32) -> &str {
        self.keys.get(word)
    }

    pub(crate) fn sieve(&self, word: u32) -> TermSignature {
        self.sieves.get(word as usize).copied().unwrap_or(TermSignature::of(""))
    }

    /// The word with this plain form.
    pub(crate) fn exact(&self, plain: &str) -> Option<u32> {
        let at = self.first_not(|word| self.plain(word) < plain);
        (at < self.count() && self.plain(at) == plain).then_some(at)
    }

    /// The words whose plain form begins with this.
    pub(crate) fn beginning(&self, plain: &str) -> std::ops::Range<u32> {
        let first = self.first_not(|word| self.plain(word) < plain);
        let last =
            self.first_not(|word| self.plain(word) < plain || self.plain(word).starts_with(plain));
        first..last
    }

    fn first_not(&self, before: impl Fn(u32) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.count());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(middle) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The words whose key begins with this.
    pub(crate) fn key_beginning(&self, key: &str) -> &[u32] {
        let first = self.by_key.partition_point(|word| self.key(*word) < key);
        let rest = self.by_key.get(first..).unwrap_or(&[]);
        let length = rest.partition_point(|word| self.key(*word).starts_with(key));
        rest.get(..length).unwrap_or(&[])
    }

    /// The words whose key, but for the ending of a nominative, is this.
    pub(crate) fn with_stem(&self, stem: &str) -> impl Iterator<Item = u32> + '_ {
        let nominative = format!("{stem}i");
        [self.with_key(stem), self.with_key(&nominative)].into_iter().flatten().copied().filter({
            let stem = stem.to_owned();
            move |word| normalizer::stem(self.key(*word)) == stem
        })
    }

    fn with_key(&self, key: &str) -> &[u32] {
        let rest = self.key_beginning(key);
        // Sorted, the key itself comes before every longer one.
        let length = rest.partition_point(|word| self.key(*word) == key);
        rest.get(..length).unwrap_or(&[])
    }

    /// The words that have this key inside.
    pub(crate) fn containing<'a>(&'a self, key: &'a str) -> impl Iterator<Item = u32> + 'a {
        let part = TermSignature::of(key);
        self.sift(move |sieve| sieve.may_contain(part))
            .filter(move |word| self.key(*word).contains(key))
    }

    /// The words with at most so many slips to this stem, and how many.
    pub(crate) fn near<'a>(
        &'a self,
        stem: &'a str,
        most: usize,
    ) -> impl Iterator<Item = (u32, usize)> + 'a {
        let typed = TermSignature::of(stem);
        let few = u32::try_from(most).unwrap_or(u32::MAX);
        self.sift(move |sieve| sieve.may_be_near(typed, few)).filter_map(move |word| {
            edit_distance::edit_distance(stem, normalizer::stem(self.key(word)), most)
                .map(|slips| (word, slips))
        })
    }

    fn sift<'a>(
        &'a self,
        keep: impl Fn(TermSignature) -> bool + 'a,
    ) -> impl Iterator<Item = u32> + 'a {
        self.sieves.iter().zip(0..).filter(move |(sieve, _)| keep(**sieve)).map(|(_, word)| word)
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.plain.bytes()
            + self.keys.bytes()
            + self.by_key.len() * 4
            + self.sieves.len() * size_of::<TermSignature>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[&str]) -> TermDictionary {
        let mut words = words.to_vec();
        words.sort_unstable();
        TermDictionary::new(words.into_iter())
    }

    fn names(vocabulary: &TermDictionary, words: impl Iterator<Item = u32>) -> Vec<String> {
        let mut names: Vec<String> = words.map(|word| vocabulary.plain(word).to_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn words_are_found_in_every_way() {
        let known = vocabulary(&["dzhioev", "jioev", "java", "tskhinval", "tskhinvali", "tskhen"]);
        assert_eq!(known.exact("java").map(|word| known.plain(word)), Some("java"));
        assert_eq!(known.exact("jav"), None);
        assert_eq!(names(&known, known.beginning("tskhi")), ["tskhinval", "tskhinvali"]);
        assert_eq!(names(&known, known.with_stem("jioev")), ["dzhioev", "jioev"]);
        assert_eq!(names(&known, known.with_stem("tshinval")), ["tskhinval", "tskhinvali"]);
        assert_eq!(names(&known, known.containing("inva")), ["tskhinval", "tskhinvali"]);
        let near: Vec<usize> = known.near("tshinvl", 1).map(|(_, slips)| slips).collect();
        assert_eq!(near, [1, 1]);
        assert_eq!(known.beginning("").len(), 6);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        let empty = vocabulary(&[]);
        assert_eq!(empty.exact("a"), None);
        assert!(empty.beginning("a").is_empty());
        assert_eq!(empty.with_stem("a").count(), 0);
    }
}
