//! The values that the fields of a query ask for, and which documents have them. Values are kept
//! as they are written, and the words of their names as numbers, so that a value is found by
//! comparing what was typed with the distinct words and not with every name.

use super::{
    interner::{SortedTerms, TermInterner},
    term_dictionary::TermDictionary,
};
use crate::{
    bitset::BitSet,
    search::{
        analysis::{edit_distance, tokenizer},
        query::AnalyzedTerm,
        schema::{Facet, Names},
    },
};
use std::sync::Arc;

/// Begins a name among the words of names; no word has this number.
const NAME: u32 = u32::MAX;

/// One value: a person, a place, a type.
#[derive(Debug)]
pub(crate) struct FacetValue {
    /// Its names, one a line; the first is the one that is shown.
    names: Arc<str>,
    /// The words of each name, after [`NAME`].
    words: Box<[u32]>,
    pub(crate) documents: Box<[u32]>,
}

/// All values of all facets.
#[derive(Debug, Default)]
pub(crate) struct Facets {
    /// The words of all names.
    vocabulary: TermDictionary,
    of: [Vec<FacetValue>; Facet::ALL.len()],
}

/// Collects values while documents come in any order.
#[derive(Debug, Default)]
pub(crate) struct FacetCollector {
    /// Each value with a document that has it.
    found: [Vec<(Names, u32)>; Facet::ALL.len()],
}

impl FacetCollector {
    pub(crate) fn add(&mut self, facet: Facet, value: Names, document: u32) {
        if let Some(found) = self.found.get_mut(facet as usize) {
            found.push((value, document));
        }
    }

    /// Adds what another one collected, whose values and documents have other numbers here.
    pub(crate) fn join(
        &mut self,
        other: Self,
        value: impl Fn(Names) -> Names,
        document: impl Fn(u32) -> u32,
    ) {
        for (found, more) in self.found.iter_mut().zip(other.found) {
            found.extend(more.into_iter().map(|(of, in_it)| (value(of), document(in_it))));
        }
    }

    /// The facets with values by these names, each value's one a line; documents renumbered.
    pub(crate) fn finish(self, names: &[Arc<str>], renumber: impl Fn(u32) -> u32) -> Facets {
        // The same value stands under several facets: its words are found once.
        let mut known = TermInterner::default();
        let mut spelt: Vec<Vec<u32>> = vec![Vec::new(); names.len()];
        for (value, _) in self.found.iter().flatten() {
            let at = value.0 as usize;
            let (Some(spelt), Some(names)) = (spelt.get_mut(at), names.get(at)) else { continue };
            if !spelt.is_empty() {
                continue;
            }
            for name in names.lines() {
                spelt.push(NAME);
                tokenizer::scan(name, |word| {
                    spelt.extend((!word.is_extra()).then(|| known.number(&word)).flatten());
                });
            }
        }
        let SortedTerms { plain, places, .. } = known.sorted();
        let vocabulary = TermDictionary::new(plain.iter().map(AsRef::as_ref));
        let place = |word: &u32| places.get(*word as usize).copied().unwrap_or(NAME);
        let of = self.found.map(|mut found| {
            found.iter_mut().for_each(|(_, document)| *document = renumber(*document));
            found.sort_unstable();
            found.dedup();
            let value = |of: &[(Names, u32)]| {
                let at = of.first()?.0.0 as usize;
                Some(FacetValue {
                    names: Arc::clone(names.get(at)?),
                    words: spelt.get(at)?.iter().map(place).collect(),
                    documents: of.iter().map(|(_, document)| *document).collect(),
                })
            };
            let values = found.chunk_by(|(one, _), (other, _)| one == other);
            let mut values: Vec<FacetValue> = values.filter_map(value).collect();
            values.sort_unstable_by(|one, other| one.names.cmp(&other.names));
            values
        });
        Facets { vocabulary, of }
    }
}

impl FacetValue {
    /// The name that is shown.
    pub(crate) fn shown(&self) -> &str {
        self.names.lines().next().unwrap_or("")
    }

    /// Every name it has.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.lines()
    }

    /// Whether one of its names has a word of each of these sets.
    fn has(&self, wanted: &[BitSet]) -> bool {
        let mut names = self.words.split(|word| *word == NAME).skip(1);
        names.any(|name| wanted.iter().all(|words| name.iter().any(|word| words.contains(*word))))
    }
}

/// How a word that was typed may stand to a word of a name; each takes in those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ValueMatch {
    Same,
    Begun,
    Slipped,
}

impl Facets {
    /// Every value of the facet.
    pub(crate) fn values(&self, facet: Facet) -> &[FacetValue] {
        self.of.get(facet as usize).map_or(&[], Vec::as_slice)
    }

    /// The values that the words name: as spelt, or else as begun, or else with slips.
    pub(crate) fn named(&self, facet: Facet, words: &[AnalyzedTerm]) -> Vec<&FacetValue> {
        let ways = [ValueMatch::Same, ValueMatch::Begun, ValueMatch::Slipped].into_iter();
        ways.map(|near| self.pick(facet, words, near))
            .find(|values| !values.is_empty())
            .unwrap_or_default()
    }

    /// The values that begin as the words do: what a completion offers.
    pub(crate) fn begun(&self, facet: Facet, words: &[AnalyzedTerm]) -> Vec<&FacetValue> {
        self.pick(facet, words, ValueMatch::Begun)
    }

    fn pick(&self, facet: Facet, words: &[AnalyzedTerm], near: ValueMatch) -> Vec<&FacetValue> {
        let wanted: Vec<BitSet> = words.iter().map(|word| self.meant(word, near)).collect();
        self.values(facet).iter().filter(|value| value.has(&wanted)).collect()
    }

    /// The words of names that the typed word can mean.
    fn meant(&self, typed: &AnalyzedTerm, near: ValueMatch) -> BitSet {
        let known = &self.vocabulary;
        let mut meant = BitSet::none(known.count() as usize);
        known.exact(&typed.plain).into_iter().for_each(|word| meant.insert(word));
        known.with_stem(typed.stem()).for_each(|word| meant.insert(word));
        if near >= ValueMatch::Begun {
            known.beginning(&typed.plain).for_each(|word| meant.insert(word));
            known.key_beginning(&typed.key).iter().for_each(|word| meant.insert(*word));
        }
        let most = edit_distance::max_edits(typed.plain.len());
        if near == ValueMatch::Slipped && most > 0 {
            known.near(typed.stem(), most).for_each(|(word, _)| meant.insert(word));
        }
        meant
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        let value = |value: &FacetValue| {
            size_of::<FacetValue>()
                + value.names.len()
                + (value.words.len() + value.documents.len()) * size_of::<u32>()
        };
        self.vocabulary.bytes() + self.of.iter().flatten().map(value).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parser::spellings;

    #[test]
    fn a_value_is_found_by_every_name_it_has() {
        let mut collector = FacetCollector::default();
        collector.add(Facet::Who, Names(0), 0);
        collector.add(Facet::Who, Names(0), 2);
        collector.add(Facet::Who, Names(1), 1);
        let names = ["Eduard Kokoity\nЭдуард Кокойты".into(), "Leonid Tibilov".into()];
        let facets = collector.finish(&names, |document| 10 - document);
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
