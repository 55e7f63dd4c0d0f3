//! Field → values (`who` → Eduard Kokoity) → documents; a typed value is matched by terms, not names.

use super::{
    doc_id::{DocId, DocIdMap},
    interner::TermInterner,
    term_dictionary::{TermDictionary, TermOrdinal},
};
use crate::{
    bitset::BitSet,
    search::{
        analysis::{AnalyzedTerm, edit_distance, tokenizer},
        schema::{Facet, NamesId},
    },
};
use std::{collections::HashMap, sync::Arc};

/// Starts a name among the terms of a value's names; no term has this ordinal.
const NAME_START: TermOrdinal = u32::MAX;

#[derive(Debug)]
pub(crate) struct FacetValue {
    /// The names, one per line; the first is shown.
    names: Arc<str>,
    /// The terms of each name, after [`NAME_START`].
    terms: Box<[TermOrdinal]>,
    pub(crate) docs: Box<[DocId]>,
}

#[derive(Debug, Default)]
pub(crate) struct Facets {
    terms: TermDictionary,
    values: [Vec<FacetValue>; Facet::ALL.len()],
    /// The documents of the values that one letter begins a name of.
    by_letter: [HashMap<u8, BitSet<DocId>>; Facet::ALL.len()],
}

/// Collects values with their documents, by external id.
#[derive(Debug, Default)]
pub(crate) struct FacetCollector {
    values: [Vec<(NamesId, u32)>; Facet::ALL.len()],
}

impl FacetCollector {
    pub(crate) fn add(&mut self, facet: Facet, value: NamesId, external: u32) {
        self.values[facet as usize].push((value, external));
    }

    pub(crate) fn merge(
        &mut self,
        other: Self,
        names_id: impl Fn(NamesId) -> NamesId,
        external: impl Fn(u32) -> u32,
    ) {
        for (values, more) in self.values.iter_mut().zip(other.values) {
            values.extend(more.into_iter().map(|(value, id)| (names_id(value), external(id))));
        }
    }

    pub(crate) fn finish(self, names: &[Arc<str>], doc_ids: &DocIdMap) -> Facets {
        // An entity may be a value of several facets; its names are tokenized once.
        let mut interner = TermInterner::default();
        let mut numbers: Vec<Vec<u32>> = vec![Vec::new(); names.len()];
        for (value, _) in self.values.iter().flatten() {
            let (numbers, names) = (&mut numbers[value.0 as usize], &names[value.0 as usize]);
            if !numbers.is_empty() {
                continue;
            }
            for name in names.lines() {
                numbers.push(NAME_START);
                tokenizer::tokenize(name, |token| {
                    numbers
                        .extend((!token.is_composite()).then(|| interner.intern(&token)).flatten());
                });
            }
        }
        let (terms, _, ordinals) = interner.into_dictionary();
        let ordinal = |number: &u32| ordinals.get(*number as usize).copied().unwrap_or(NAME_START);
        let values = self.values.map(|values| {
            let mut values: Vec<(NamesId, DocId)> =
                values.into_iter().map(|(value, id)| (value, doc_ids.to_internal(id))).collect();
            values.sort_unstable();
            values.dedup();
            let value = |docs: &[(NamesId, DocId)]| {
                let at = docs.first()?.0.0 as usize;
                Some(FacetValue {
                    names: Arc::clone(names.get(at)?),
                    terms: numbers.get(at)?.iter().map(ordinal).collect(),
                    docs: docs.iter().map(|(_, doc)| *doc).collect(),
                })
            };
            let values = values.chunk_by(|(one, _), (other, _)| one == other);
            let mut values: Vec<FacetValue> = values.filter_map(value).collect();
            values.sort_unstable_by(|one, other| one.names.cmp(&other.names));
            values
        });
        let num_docs = doc_ids.external_ids().len();
        let by_letter = values.each_ref().map(|values| {
            let mut by_letter = HashMap::new();
            for value in values {
                let first = |term: &TermOrdinal| terms.term(*term).bytes().next();
                for letter in value.terms.iter().filter_map(first) {
                    let docs = by_letter.entry(letter);
                    docs.or_insert_with(|| BitSet::empty(num_docs)).insert_all(&value.docs);
                }
            }
            by_letter
        });
        Facets { terms, values, by_letter }
    }
}

impl FacetValue {
    pub(crate) fn label(&self) -> &str {
        self.names.lines().next().unwrap_or("")
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.lines()
    }

    /// Whether one of its names has a term of each set.
    fn matches(&self, sets: &[BitSet<TermOrdinal>]) -> bool {
        let mut names = self.terms.split(|term| *term == NAME_START).skip(1);
        names.any(|name| sets.iter().all(|set| name.iter().any(|term| set.contains(*term))))
    }
}

/// How a typed term may match a term of a name; each way includes the ones before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ValueMatch {
    Exact,
    Prefix,
    Fuzzy,
    /// With one typo more than is corrected, to be suggested.
    Near,
}

impl Facets {
    /// The values that the terms name: exactly, or else by prefixes, or else with typos.
    pub(crate) fn find(&self, facet: Facet, terms: &[AnalyzedTerm]) -> Vec<&FacetValue> {
        let matches = [ValueMatch::Exact, ValueMatch::Prefix, ValueMatch::Fuzzy].into_iter();
        matches
            .map(|value_match| self.matching(facet, terms, value_match))
            .find(|values| !values.is_empty())
            .unwrap_or_default()
    }

    /// The value that terms without a match may mean.
    pub(crate) fn nearest(&self, facet: Facet, terms: &[AnalyzedTerm]) -> Option<&FacetValue> {
        let near = self.matching(facet, terms, ValueMatch::Near).into_iter();
        near.max_by_key(|value| value.docs.len())
    }

    pub(crate) fn add_docs(&self, facet: Facet, terms: &[AnalyzedTerm], docs: &mut BitSet<DocId>) {
        if let [word] = terms
            && let [letter] = word.normalized.as_bytes()
            && let Some(known) = self.by_letter[facet as usize].get(letter)
            && self.matching(facet, terms, ValueMatch::Exact).is_empty()
        {
            return docs.union_with(known);
        }
        self.find(facet, terms).iter().for_each(|value| docs.insert_all(&value.docs));
    }

    pub(crate) fn matching(
        &self,
        facet: Facet,
        terms: &[AnalyzedTerm],
        value_match: ValueMatch,
    ) -> Vec<&FacetValue> {
        let sets: Vec<BitSet<TermOrdinal>> =
            terms.iter().map(|term| self.matching_terms(term, value_match)).collect();
        if sets.iter().any(BitSet::is_empty) {
            return Vec::new();
        }
        self.values[facet as usize].iter().filter(|value| value.matches(&sets)).collect()
    }

    fn matching_terms(&self, typed: &AnalyzedTerm, value_match: ValueMatch) -> BitSet<TermOrdinal> {
        let terms = &self.terms;
        let mut matching = BitSet::empty(terms.len() as usize);
        terms.get(&typed.normalized).into_iter().for_each(|term| matching.insert(term));
        terms.with_key_stem(typed.key_stem()).for_each(|term| matching.insert(term));
        terms.transliterations(&typed.text).for_each(|term| matching.insert(term));
        if value_match >= ValueMatch::Prefix {
            terms.with_prefix(&typed.normalized).for_each(|term| matching.insert(term));
        }
        if value_match >= ValueMatch::Prefix && typed.key.len() > 1 {
            terms.with_key_prefix(&typed.key).for_each(|term| matching.insert(term));
        }
        let max_edits = edit_distance::max_edits(typed.normalized.len())
            + usize::from(value_match == ValueMatch::Near);
        if value_match >= ValueMatch::Fuzzy && max_edits > 0 {
            let fuzzy = terms.within_edits(typed, max_edits);
            fuzzy.for_each(|(term, _)| matching.insert(term));
        }
        matching
    }
}
