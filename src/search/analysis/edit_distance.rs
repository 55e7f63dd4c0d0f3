//! Bounded Damerau–Levenshtein distance (optimal string alignment), to a word and to its prefixes.

/// Words of this length may have two edits, if the first letter is right; longer ones anyway.
pub(crate) const MIN_TWO_EDITS: usize = 7;

pub(crate) fn max_edits(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..MIN_TWO_EDITS => 1,
        _ => 2,
    }
}

pub(crate) fn edit_distance(typed: &str, word: &str, max: usize) -> Option<usize> {
    let is_near = typed.len().abs_diff(word.len()) <= max;
    is_near.then(|| strsim::osa_distance(typed, word)).filter(|edits| *edits <= max)
}

pub(crate) fn prefix_edit_distance(typed: &str, word: &str, max: usize) -> Option<usize> {
    let lengths = typed.len().saturating_sub(max)..=typed.len() + max;
    let prefixes = lengths.filter_map(|length| word.get(..length));
    prefixes.filter_map(|prefix| edit_distance(typed, prefix, max)).min()
}
