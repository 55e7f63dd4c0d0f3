//! Words that the search reads in a query or adds to a record, by class.

use std::{collections::HashMap, sync::LazyLock};

static CLASSES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut classes: HashMap<&str, Vec<&str>> = HashMap::new();
    let lines = include_str!("../../../assets/language/search-words.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    for (class, words) in lines.filter_map(|line| line.split_once(": ")) {
        classes.entry(class).or_default().extend(words.split(", "));
    }
    classes
});

/// The words of a class, none of an unknown one.
pub(crate) fn search_words(class: &str) -> &'static [&'static str] {
    CLASSES.get(class).map_or(&[], Vec::as_slice)
}

pub(crate) fn all_search_words() -> impl Iterator<Item = &'static str> {
    CLASSES.values().flatten().copied()
}
