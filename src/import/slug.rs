//! Ids made of names: small Latin letters and digits, in words joined by hyphens.

use any_ascii::any_ascii;
use std::collections::HashMap;

/// How long an id made of a name becomes; what makes it unique comes behind.
const LONG: usize = 48;

/// The name as an id; empty where it holds no letter and no digit.
pub(super) fn slug(name: &str) -> String {
    // No name is longer, and a text of a megabyte costs no more than one.
    let start: String = name.chars().take(200).collect();
    let latin = any_ascii(&start).to_ascii_lowercase();
    let mut slug = String::new();
    for word in latin.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '\'') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).take(LONG).collect();
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONG {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

/// Ids that are taken, each with the number that the next one of its kind gets.
#[derive(Debug, Default)]
pub(super) struct SlugAllocator(HashMap<String, u64>);

impl SlugAllocator {
    /// Takes an id that is free: the wanted one, or the first of `wanted-2`, `wanted-3` …
    pub(super) fn take(&mut self, wanted: &str, otherwise: &str) -> String {
        let wanted = if wanted.is_empty() { otherwise } else { wanted };
        let mut number = self.0.get(wanted).copied().unwrap_or(1);
        let mut id = wanted.to_owned();
        // `wanted-2` may itself be the name of something.
        while self.0.contains_key(&id) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        self.0.insert(wanted.to_owned(), number);
        self.0.entry(id.clone()).or_insert(1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_every_script_become_ids() {
        for (name, id) in [
            ("Treaty on Friendship, 2008", "treaty-on-friendship-2008"),
            ("Эдуард Кокойты", "eduard-kokoyty"),
            ("ცხინვალი", "tskhinvali"),
            ("O'Brien", "obrien"),
            ("…", ""),
        ] {
            assert_eq!(slug(name), id);
        }
    }

    #[test]
    fn no_two_records_get_one_id() {
        let mut ids = SlugAllocator::default();
        assert_eq!(ids.take("a", "x"), "a");
        assert_eq!(ids.take("a", "x"), "a-2");
        assert_eq!(ids.take("a-3", "x"), "a-3");
        assert_eq!(ids.take("a", "x"), "a-4");
        assert_eq!(ids.take("", "x"), "x");
    }

    proptest! {
        #[test]
        fn every_id_has_its_form(name in "\\PC{0,80}") {
            let id = slug(&name);
            prop_assert!(id.len() <= LONG);
            prop_assert!(id.is_empty() || id.split('-').all(|word| !word.is_empty()
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())));
        }
    }
}
