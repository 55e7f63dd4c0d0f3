//! The values that the fields of a query ask for, and which documents have them.

use super::{document::Facet, intern::Quick, query::Spelling, reader::spellings, slips};
use std::collections::HashMap;

/// One value: a person, a place, a type.
#[derive(Debug)]
pub(crate) struct Value {
    /// The name that is shown.
    pub(crate) shown: Box<str>,
    /// The words of every name it has.
    names: Vec<Vec<Spelling>>,
    pub(crate) documents: Vec<u32>,
}

/// All values of all facets.
#[derive(Debug, Default)]
pub(crate) struct Facets {
    of: [Vec<Value>; Facet::ALL.len()],
}

/// Collects values while documents come in any order.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    known: [HashMap<Box<str>, usize, Quick>; Facet::ALL.len()],
    of: [Vec<Value>; Facet::ALL.len()],
}

impl Collector {
    pub(crate) fn add(&mut self, facet: Facet, text: &str, document: u32) {
        let Some(values) = self.of.get_mut(facet as usize) else { return };
        let Some(known) = self.known.get_mut(facet as usize) else { return };
        let at = match known.get(text) {
            Some(at) => *at,
            None => {
                values.push(Value::new(text));
                known.insert(text.into(), values.len() - 1);
                values.len() - 1
            }
        };
        if let Some(value) = values.get_mut(at)
            && value.documents.last() != Some(&document)
        {
            value.documents.push(document);
        }
    }

    /// The facets, with documents renumbered.
    pub(crate) fn finish(mut self, renumber: impl Fn(u32) -> u32) -> Facets {
        for value in self.of.iter_mut().flatten() {
            for document in &mut value.documents {
                *document = renumber(*document);
            }
            value.documents.sort_unstable();
            value.documents.dedup();
        }
        Facets { of: self.of }
    }
}

impl Value {
    fn new(text: &str) -> Self {
        let shown = text.lines().next().unwrap_or("").into();
        Self { shown, names: text.lines().map(spellings).collect(), documents: Vec::new() }
    }

    /// Whether one of its names has all the words, each as `same` says.
    fn has(&self, words: &[Spelling], same: impl Fn(&Spelling, &Spelling) -> bool) -> bool {
        self.names
            .iter()
            .any(|name| words.iter().all(|word| name.iter().any(|known| same(word, known))))
    }
}

impl Facets {
    /// Every value of the facet.
    pub(crate) fn values(&self, facet: Facet) -> &[Value] {
        self.of.get(facet as usize).map_or(&[], Vec::as_slice)
    }

    /// The values that the words name: as spelt, or else as begun, or else with slips.
    pub(crate) fn named(&self, facet: Facet, words: &[Spelling]) -> Vec<&Value> {
        let ways: [fn(&Spelling, &Spelling) -> bool; 3] = [same, begun, near];
        ways.into_iter()
            .map(|way| self.pick(facet, words, way))
            .find(|values| !values.is_empty())
            .unwrap_or_default()
    }

    /// The values that begin as the words do: what a completion offers.
    pub(crate) fn begun(&self, facet: Facet, words: &[Spelling]) -> Vec<&Value> {
        self.pick(facet, words, begun)
    }

    fn pick(
        &self,
        facet: Facet,
        words: &[Spelling],
        way: fn(&Spelling, &Spelling) -> bool,
    ) -> Vec<&Value> {
        self.values(facet).iter().filter(|value| value.has(words, way)).collect()
    }

    /// The bytes of memory it takes, by and large.
    pub(crate) fn bytes(&self) -> usize {
        self.of
            .iter()
            .flatten()
            .map(|value| value.documents.len() * 4 + value.shown.len() + 200)
            .sum()
    }
}

fn same(typed: &Spelling, known: &Spelling) -> bool {
    typed.plain == known.plain || typed.stem() == known.stem()
}

fn begun(typed: &Spelling, known: &Spelling) -> bool {
    same(typed, known) || known.plain.starts_with(&typed.plain) || known.key.starts_with(&typed.key)
}

fn near(typed: &Spelling, known: &Spelling) -> bool {
    let most = slips::forgiven(typed.plain.len());
    begun(typed, known) || most > 0 && slips::slips(typed.stem(), known.stem(), most).is_some()
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
            values.into_iter().map(|value| (&*value.shown, &*value.documents)).collect()
        };
        assert_eq!(named("kokoity"), [("Eduard Kokoity", &[8, 10][..])]);
        assert_eq!(named("кокойты эдуард"), [("Eduard Kokoity", &[8, 10][..])]);
        assert_eq!(named("tibi"), [("Leonid Tibilov", &[9][..])]);
        assert_eq!(named("bibilov"), [("Leonid Tibilov", &[9][..])]);
        assert_eq!(named("nobody"), []);
        assert_eq!(facets.named(Facet::Place, &spellings("java")).len(), 0);
    }
}
