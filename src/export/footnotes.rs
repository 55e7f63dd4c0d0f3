//! Footnotes: one for each source and passage, numbered in order of use.

use crate::{
    article::passage,
    dossier::{
        Dossier,
        record::{Citation, Source},
    },
};
use std::collections::{HashMap, HashSet};

pub(super) struct Footnotes<'a> {
    dossier: &'a Dossier,
    numbers: HashMap<(&'a str, String), usize>,
    first: HashMap<&'a str, usize>,
    order: Vec<(&'a str, String)>,
}

impl<'a> Footnotes<'a> {
    pub(super) fn new(dossier: &'a Dossier) -> Self {
        Self { dossier, numbers: HashMap::new(), first: HashMap::new(), order: Vec::new() }
    }

    fn number(&mut self, note: (&'a str, String)) -> usize {
        let source = note.0;
        let number = *self.numbers.entry(note.clone()).or_insert_with(|| {
            self.order.push(note);
            self.order.len()
        });
        self.first.entry(source).or_insert(number);
        number
    }

    pub(super) fn of_source(&mut self, slug: &'a str) -> usize {
        match self.first.get(slug) {
            Some(number) => *number,
            None => self.number((slug, String::new())),
        }
    }

    /// The numbers of the footnotes of citations, without duplicates.
    pub(super) fn numbers(&mut self, cites: &'a [Citation]) -> Vec<usize> {
        let (mut found, mut known) = (Vec::new(), HashSet::new());
        for cite in cites {
            let passage = passage(cite).unwrap_or_default();
            let number = self.number((&cite.source, passage));
            if known.insert(number) {
                found.push(number);
            }
        }
        found
    }

    /// Every footnote: its number, the source if it exists, its id, and the passage.
    pub(super) fn list(&self) -> impl Iterator<Item = (usize, Option<&'a Source>, &'a str, &str)> {
        self.order
            .iter()
            .enumerate()
            .map(|(at, (slug, place))| (at + 1, self.dossier.source(slug), *slug, place.as_str()))
    }
}
