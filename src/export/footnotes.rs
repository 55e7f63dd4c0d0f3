//! Footnotes: each source, with each passage of it, once and in the order of use.

use super::citation;
use crate::dossier::{
    Dossier, Record,
    record::{Citation, Source},
};
use std::collections::HashMap;

/// The footnotes of a document.
pub(super) struct Footnotes<'a> {
    dossier: &'a Dossier,
    numbers: HashMap<(&'a str, String), usize>,
    order: Vec<(&'a str, String)>,
}

impl<'a> Footnotes<'a> {
    pub(super) fn new(dossier: &'a Dossier) -> Self {
        Self { dossier, numbers: HashMap::new(), order: Vec::new() }
    }

    /// The numbers of the footnotes that the cites need, each once.
    pub(super) fn numbers(&mut self, cites: &'a [Citation]) -> Vec<usize> {
        let mut found = Vec::new();
        for cite in cites {
            let note = (&*cite.source, citation::place(cite).unwrap_or_default());
            let number = *self.numbers.entry(note.clone()).or_insert_with(|| {
                self.order.push(note);
                self.order.len()
            });
            if !found.contains(&number) {
                found.push(number);
            }
        }
        found
    }

    /// Every footnote: the source, where it is known, its name otherwise, and the place in it.
    pub(super) fn list(&self) -> impl Iterator<Item = (usize, Option<&'a Source>, &'a str, &str)> {
        self.order.iter().enumerate().map(|(at, (slug, place))| {
            let source = match self.dossier.find(slug).map(|id| self.dossier.record(id)) {
                Some(Record::Source(source)) => Some(&**source),
                _ => None,
            };
            (at + 1, source, *slug, place.as_str())
        })
    }
}
