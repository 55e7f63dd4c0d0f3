//! The values that the fields of a query ask for, and which documents have them. Values are kept
//! as they are written, and the words of their names as numbers, so that a value is found by
//! comparing what was typed with the distinct words and not with every name.

use super::{
    bits::Bits, document::Facet, intern::Quick, query::Spelling, reader::spellings, slips,
    vocabulary::Vocabulary,
};
use std::collections::HashMap;

/// Begins a name among the words of names; no word has this number.
const NAME: u32 = u32::MAX;

/// One value: a person, a place, a type.
#[derive(Debug)]
pub(crate) struct Value {
    /// Its names, one a line; the first is the one that is shown.
    names: Box<str>,
    /// The words of each name, after [`NAME`].
    words: Box<[u32]>,
    pub(crate) documents: Box<[u32]>,
}

/// All values of all facets.
#[derive(Debug, Default)]
pub(crate) struct Facets {
    /// The words of all names.
    vocabulary: Vocabulary,
    of: [Vec<Value>; Facet::ALL.len()],
}

/// Collects values while documents come in any order.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    known: [HashMap<Box<str>, Vec<u32>, Quick>; Facet::ALL.len()],
}

impl Collector {
    pub(crate) fn add(&mut self, facet: Facet, text: &str, document: u32) {
        let Some(known) = self.known.get_mut(facet as usize) else { return };
        match known.get_mut(text) {
            Some(documents) if documents.last() == Some(&document) => {}
            Some(documents) => documents.push(document),
            None => drop(known.insert(text.into(), vec![document])),
        }
    }

    /// The facets, with documents renumbered.
    pub(crate) fn finish(self, renumber: impl Fn(u32) -> u32) -> Facets {
        // The same name stands under several facets: its words are found once.
        let names = self.known.iter().flat_map(HashMap::keys).flat_map(|names| names.lines());
        let mut spelt: HashMap<Box<str>, Vec<String>, Quick> = HashMap::default();
        for name in names {
            if !spelt.contains_key(name) {
                let words = spellings(name).into_iter().map(|word| word.plain).collect();
                spelt.insert(name.into(), words);
            }
        }
        let mut plain: Vec<&str> = spelt.values().flatten().map(String::as_str).collect();
        plain.sort_unstable();
        plain.dedup();
        let vocabulary = Vocabulary::new(plain.into_iter());
        let words_of = |name: &str| -> Vec<u32> {
            let words = spelt.get(name).map_or(&[][..], Vec::as_slice);
            words.iter().filter_map(|word| vocabulary.exact(word)).collect()
        };
        let of = self.known.map(|known| {
            let mut values: Vec<Value> = known
                .into_iter()
                .map(|(names, documents)| Value::new(names, documents, &words_of, &renumber))
                .collect();
            values.sort_unstable_by(|one, other| one.names.cmp(&other.names));
            values
        });
        Facets { vocabulary, of }
    }
}

impl Value {
    fn new(
        names: Box<str>,
        mut documents: Vec<u32>,
        words_of: &impl Fn(&str) -> Vec<u32>,
        renumber: &impl Fn(u32) -> u32,
    ) -> Self {
        let mut words = Vec::new();
        for name in names.lines() {
            words.push(NAME);
            words.extend(words_of(name));
        }
        documents.iter_mut().for_each(|document| *document = renumber(*document));
        documents.sort_unstable();
        documents.dedup();
        Self { names, words: words.into(), documents: documents.into() }
    }

    /// The name that is shown.
    pub(crate) fn shown(&self) -> &str {
        self.names.lines().next().unwrap_or("")
    }

    /// Every name it has.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.lines()
    }

    /// Whether one of its names has a word of each of these sets.
    fn has(&self, wanted: &[Bits]) -> bool {
        let mut names = self.words.split(|word| *word == NAME).skip(1);
        names.any(|name| wanted.iter().all(|words| name.iter().any(|word| words.contains(*word))))
    }
}

/// How a word that was typed may stand to a word of a name; each takes in those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Same,
    Begun,
    Slipped,
}

impl Facets {
    /// Every value of the facet.
    pub(crate) fn values(&self, facet: Facet) -> &[Value] {
        self.of.get(facet as usize).map_or(&[], Vec::as_slice)
    }

    /// The values that the words name: as spelt, or else as begun, or else with slips.
    pub(crate) fn named(&self, facet: Facet, words: &[Spelling]) -> Vec<&Value> {
        let ways = [Near::Same, Near::Begun, Near::Slipped].into_iter();
        ways.map(|near| self.pick(facet, words, near))
            .find(|values| !values.is_empty())
            .unwrap_or_default()
    }

    /// The values that begin as the words do: what a completion offers.
    pub(crate) fn begun(&self, facet: Facet, words: &[Spelling]) -> Vec<&Value> {
        self.pick(facet, words, Near::Begun)
    }

    fn pick(&self, facet: Facet, words: &[Spelling], near: Near) -> Vec<&Value> {
        let wanted: Vec<Bits> = words.iter().map(|word| self.meant(word, near)).collect();
        self.values(facet).iter().filter(|value| value.has(&wanted)).collect()
    }

    /// The words of names that the typed word can mean.
    fn meant(&self, typed: &Spelling, near: Near) -> Bits {
        let known = &self.vocabulary;
        let mut meant = Bits::none(known.count() as usize);
        known.exact(&typed.plain).into_iter().for_each(|word| meant.insert(word));
        known.with_stem(typed.stem()).for_each(|word| meant.insert(word));
        if near >= Near::Begun {
            known.beginning(&typed.plain).for_each(|word| meant.insert(word));
            known.key_beginning(&typed.key).iter().for_each(|word| meant.insert(*word));
        }
        let most = slips::forgiven(typed.plain.len());
        if near == Near::Slipped && most > 0 {
            known.near(typed.stem(), most).for_each(|(word, _)| meant.insert(word));
        }
        meant
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        let value = |value: &Value| {
            size_of::<Value>()
                + value.names.len()
                + (value.words.len() + value.documents.len()) * size_of::<u32>()
        };
        self.vocabulary.bytes() + self.of.iter().flatten().map(value).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_every_name_it_has() {
        let mut collector = Collector::default();
        collector.add(Facet::Who, "Eduard Kokoity\nЭдуард Кокойты", 0);
        collector.add(Facet::Who, "Eduard Kokoity\nЭдуард Кокойты", 2);
        collector.add(Facet::Who, "Leonid Tibilov", 1);
        let facets = collector.finish(|document| 10 - document);
        let named = |typed: &str| -> Vec<(&str, &[u32])> {
            let values = facets.named(Facet::Who, &spellings(typed));
            values.into_iter().map(|value| (value.shown(), &*value.documents)).collect()
        };
        assert_eq!(named("kokoity"), [("Eduard Kokoity", &[8, 10][..])]);
        assert_eq!(named("кокойты эдуард"), [("Eduard Kokoity", &[8, 10][..])]);
        assert_eq!(named("tibi"), [("Leonid Tibilov", &[9][..])]);
        assert_eq!(named("bibilov"), [("Leonid Tibilov", &[9][..])]);
        assert_eq!(named("nobody"), []);
        assert_eq!(facets.named(Facet::Place, &spellings("java")).len(), 0);
    }
}
