//! Bounded Damerau–Levenshtein distance (optimal string alignment), to a word and to its prefixes.

/// The shortest word that may have two edits, if its first letter is right; longer ones always may.
pub(crate) const MIN_TWO_EDITS: usize = 7;

pub(crate) fn max_edits(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..MIN_TWO_EDITS => 1,
        _ => 2,
    }
}

/// A word of up to 64 letters to which others are compared. A column of the distance matrix is a
/// few bits per letter (Hyyrö 2003, as in the crate rapidfuzz).
pub(crate) struct EditDistance {
    /// The positions of each letter in the word.
    places: [u64; 128],
    length: usize,
}

impl EditDistance {
    pub(crate) fn new(word: &str) -> Self {
        let mut places = [0; 128];
        for (letter, place) in word.bytes().zip(0..u64::BITS) {
            places[usize::from(letter % 128)] |= 1 << place;
        }
        Self { places, length: word.len().min(64) }
    }

    /// The distances to the prefixes of another word, shortest first.
    fn to_prefixes(&self, other: &str) -> impl Iterator<Item = usize> {
        let last = 1 << self.length.saturating_sub(1);
        let (mut lower, mut higher, mut diagonal, mut before) = (0_u64, u64::MAX, 0_u64, 0_u64);
        let mut distance = self.length;
        other.bytes().map(move |letter| {
            let equal = self.places[usize::from(letter % 128)];
            let swapped = ((!diagonal & equal) << 1) & before;
            diagonal = ((equal & higher).wrapping_add(higher) ^ higher) | equal | lower | swapped;
            let (right, left) = (lower | !(diagonal | higher), diagonal & higher);
            distance += usize::from(right & last != 0);
            distance -= usize::from(left & last != 0);
            let right = right << 1 | 1;
            (higher, lower) = (left << 1 | !(diagonal | right), right & diagonal);
            before = equal;
            distance
        })
    }

    /// The distance to a word, unless it is more than `max`.
    pub(crate) fn to(&self, other: &str, max: usize) -> Option<usize> {
        let is_near = self.length.abs_diff(other.len()) <= max;
        let distance = is_near.then(|| self.to_prefixes(other).last().unwrap_or(self.length));
        distance.filter(|edits| *edits <= max)
    }

    /// Whether a prefix of a word is within a distance.
    pub(crate) fn is_near_prefix(&self, other: &str, max: usize) -> bool {
        self.to_prefixes(other).any(|edits| edits <= max)
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/edit_distance.rs"]
mod tests;
