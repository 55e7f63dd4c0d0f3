//! The names of what documents are tied to and can be asked for: each thing once, however many
//! documents name it, with the words it is made of.

use super::interner::WordBuildHasher;
use crate::search::schema::Names;
use std::{collections::HashMap, ops::Range, sync::Arc};

/// Things with their names, by the numbers they were given.
#[derive(Debug, Default)]
pub(crate) struct EntityNames {
    numbers: HashMap<Arc<str>, Names, WordBuildHasher>,
    things: Vec<Entity>,
    /// The words of things as they go into a stream, one thing behind the other.
    tokens: Vec<u32>,
}

/// One thing.
#[derive(Debug)]
struct Entity {
    /// Its names, one a line.
    names: Arc<str>,
    /// Where its words are among those of all; nothing while nobody asked.
    words: Option<Range<usize>>,
}

impl EntityNames {
    /// The number of the thing with these names, one a line.
    pub(crate) fn number(&mut self, names: &str) -> Names {
        if let Some(known) = self.numbers.get(names) {
            return *known;
        }
        let new = Names(u32::try_from(self.things.len()).unwrap_or(u32::MAX));
        let names: Arc<str> = names.into();
        self.things.push(Entity { names: Arc::clone(&names), words: None });
        self.numbers.insert(names, new);
        new
    }

    /// The words of a thing and how many bytes its names have; `write` puts the words of its names
    /// behind others, where nobody asked for them before.
    pub(crate) fn words(
        &mut self,
        of: Names,
        write: impl FnOnce(&str, &mut Vec<u32>),
    ) -> (&[u32], usize) {
        let Self { things, tokens, .. } = self;
        let Some(thing) = things.get_mut(of.0 as usize) else { return (&[], 0) };
        let words = thing.words.get_or_insert_with(|| {
            let start = tokens.len();
            write(&thing.names, tokens);
            start..tokens.len()
        });
        (tokens.get(words.clone()).unwrap_or(&[]), thing.names.len())
    }

    /// Adds the things of another; returns the numbers that they have here.
    pub(crate) fn join(&mut self, other: Self) -> Vec<Names> {
        other.things.iter().map(|thing| self.number(&thing.names)).collect()
    }

    /// Every thing by its names, in the order of the numbers.
    pub(crate) fn into_names(self) -> Vec<Arc<str>> {
        self.things.into_iter().map(|thing| thing.names).collect()
    }
}
