//! Slugs: ids of lower-case Latin letters, digits and hyphens, made from names of any script.

use any_ascii::any_ascii;
use std::collections::HashMap;

/// The maximum length of a slug, without the number that makes it unique.
const MAX_LENGTH: usize = 48;

pub(crate) fn slug(name: &str) -> String {
    // Bounds the work for a text of a megabyte.
    let start: String = name.chars().take(200).collect();
    let latin = any_ascii(&start).to_ascii_lowercase();
    let mut slug = String::new();
    for word in latin.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '\'') {
        let word: String =
            word.chars().filter(char::is_ascii_alphanumeric).take(MAX_LENGTH).collect();
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() && slug.len() + 1 + word.len() > MAX_LENGTH {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

/// The allocated slugs, each with the last number of its duplicates.
#[derive(Debug, Default)]
pub(crate) struct SlugAllocator(HashMap<String, u64>);

impl SlugAllocator {
    /// Allocates the wanted slug, or the first free one of `wanted-2`, `wanted-3` …
    pub(crate) fn allocate(&mut self, wanted: &str, otherwise: &str) -> String {
        let wanted = if wanted.is_empty() { otherwise } else { wanted };
        let mut number = self.0.get(wanted).copied().unwrap_or(1);
        let mut id = wanted.to_owned();
        // `wanted-2` may itself be an allocated slug.
        while self.0.contains_key(&id) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        self.0.insert(wanted.to_owned(), number);
        self.0.entry(id.clone()).or_insert(1);
        id
    }
}
