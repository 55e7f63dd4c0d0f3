//! Links the names of records in running text.

use crate::{
    dossier::{Dossier, EntryId},
    export::escape::xml,
};
use std::collections::{HashMap, HashSet};

/// The names of the records of a page, by their first word.
pub(super) struct Mentions<'a> {
    by_word: HashMap<&'a str, Vec<(&'a str, EntryId)>>,
    dossier: &'a Dossier,
}

impl<'a> Mentions<'a> {
    /// Collects the titles that only one record has.
    pub(super) fn new(dossier: &'a Dossier, records: &HashSet<EntryId>) -> Self {
        let mut by_name: HashMap<&str, Vec<EntryId>> = HashMap::new();
        for id in records.iter().filter(|id| !dossier.record(**id).names().is_empty()) {
            by_name.entry(dossier.record(*id).title()).or_default().push(*id);
        }
        let mut by_word: HashMap<&str, Vec<(&str, EntryId)>> = HashMap::new();
        for (name, ids) in by_name {
            if let ([id], Some(word)) = (ids.as_slice(), words(name).next()) {
                by_word.entry(word.1).or_default().push((name, *id));
            }
        }
        // Of names that begin alike, the longest match wins.
        by_word
            .values_mut()
            .for_each(|names| names.sort_by_key(|it| std::cmp::Reverse(it.0.len())));
        Self { by_word, dossier }
    }

    /// The text as HTML, with links on the first mentions of records that are not in `linked` yet.
    pub(super) fn link(&self, text: &str, linked: &mut HashSet<EntryId>) -> String {
        let (mut made, mut done) = (String::new(), 0);
        for (at, word) in words(text) {
            let Some(rest) = text.get(at..).filter(|_| at >= done) else { continue };
            let is_here = |name: &str| {
                rest.strip_prefix(name)
                    .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
            };
            let names = self.by_word.get(word).into_iter().flatten();
            let Some((name, id)) = names.copied().find(|(name, _)| is_here(name)) else { continue };
            made.push_str(&xml(text.get(done..at).unwrap_or_default()));
            done = at + name.len();
            if linked.insert(id) {
                let slug = xml(self.dossier.record(id).id());
                made.push_str(&format!("<a href=\"#r-{slug}\">{}</a>", xml(name)));
            } else {
                made.push_str(&xml(name));
            }
        }
        made + &xml(text.get(done..).unwrap_or_default())
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|letter: char| !letter.is_alphanumeric()).filter_map(move |word| {
        let start = at;
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}
