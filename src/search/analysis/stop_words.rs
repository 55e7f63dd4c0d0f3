//! Stop words: titles match with and without them, and questions match what they ask for.

use std::{collections::HashSet, sync::LazyLock};

/// Words, and pairs of words of which the second is a stop word only after the first.
static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/language/stop-words.txt").lines();
    let words = lines.filter(|line| !line.starts_with('#')).flat_map(|line| line.split(','));
    words.map(str::trim).filter(|word| !word.is_empty()).collect()
});

pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word.to_lowercase().replace('’', "'").as_str())
}

pub(crate) fn single_words() -> impl Iterator<Item = &'static str> {
    STOP_WORDS.iter().copied().filter(|word| !word.contains(' '))
}
