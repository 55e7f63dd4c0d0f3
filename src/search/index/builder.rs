//! Documents → index: the same one if several builders, one for each thread, are merged.

use super::{
    Index,
    bigrams::BigramIndex,
    doc_id::{DocId, DocIdMap},
    doc_values::{DocValues, Values},
    entity_names::EntityNames,
    facets::FacetCollector,
    forward_index::{ForwardIndex, composite, field_start},
    interner::TermInterner,
    intervals::IntervalIndex,
    postings::Postings,
    synonyms::Synonyms,
    term_dictionary::TermOrdinal,
};
use crate::{
    date::Day,
    search::{
        analysis::{normalizer, stop_words, tokenizer},
        schema::{Document, Field, NamesId, SpanFacet},
    },
    threads,
};
use std::{collections::HashMap, sync::OnceLock, thread};

/// The most terms of an entity's names by which a linked document is found: an index must not grow
/// with names times links. The entity and the fields of a query have all names.
const MAX_LINKED: usize = 64;

/// Collects documents, by external id.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    interner: TermInterner,
    /// The forward index, with the term numbers of the interner.
    forward: ForwardIndex,
    entities: EntityNames,
    facets: FacetCollector,
    values: Vec<Values>,
    office_times: HashMap<u32, Box<[(Day, Day)]>>,
    /// The dates, the other dates, and the spans by facet.
    intervals: [Vec<(u32, Day, Day)>; 2 + SpanFacet::ALL.len()],
    text_bytes: usize,
    synonyms: Synonyms,
    /// Whether the index answers one query, which may need no bigrams.
    pub(crate) is_for_one_query: bool,
}

impl IndexBuilder {
    pub fn new() -> Self {
        Self::default()
    }

    /// Interns the names of an entity (linked to, or a facet value), one a line; the first is shown.
    pub fn intern_names(&mut self, names: &str) -> NamesId {
        self.entities.intern(names)
    }

    /// Sets the groups of words and phrases that mean the same.
    pub fn set_synonyms(&mut self, groups: &[Vec<Box<str>>]) {
        self.synonyms = Synonyms::new(groups);
    }

    pub fn add(&mut self, document: &Document<'_>) {
        let id = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        for (facet, value) in document.facets {
            self.facets.add(*facet, *value, id);
        }
        let dates = document.date.iter().map(|(first, last)| (0, *first, *last));
        let others = document.other_dates.iter().map(|(first, last)| (1, *first, *last));
        let spans =
            document.spans.iter().map(|(span, first, last)| (2 + *span as usize, *first, *last));
        for (at, first, last) in dates.chain(others).chain(spans) {
            self.intervals[at].push((id, first, last));
        }
        if !document.office_times.is_empty() {
            self.office_times.insert(id, document.office_times.into());
        }
        let name_length = self.add_texts(document);
        let Document { kind, flags, importance, .. } = *document;
        let sort_date = sort_date(document);
        self.values.push(Values { kind, flags, importance, name_length, sort_date });
    }

    /// Returns how many words the first text has.
    fn add_texts(&mut self, document: &Document<'_>) -> u8 {
        let Self { interner, forward, entities, text_bytes, .. } = self;
        let mut name_length = 0;
        for (at, (field, text)) in document.texts.iter().enumerate() {
            *text_bytes += text.len();
            let count = add_text(interner, *field, text, forward.entries_mut());
            if at == 0 {
                name_length = count;
            }
        }
        for names in document.linked {
            let (tokens, bytes) = entities.tokens(*names, |names, tokens| {
                let end = tokens.len() + MAX_LINKED;
                for name in names.lines().take(MAX_LINKED) {
                    add_text(interner, Field::Linked, name, tokens);
                    tokens.truncate(end);
                }
            });
            forward.entries_mut().extend_from_slice(tokens);
            *text_bytes += bytes;
        }
        self.forward.end_doc();
        name_length
    }

    /// Appends the documents of another builder.
    pub fn merge(&mut self, other: Self) {
        let offset = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let id = |id: u32| id.saturating_add(offset);
        let terms = self.interner.merge(other.interner);
        let term = |term: u32| terms.get(term as usize).copied().unwrap_or_default();
        other.forward.docs().for_each(|doc| self.forward.append(&other.forward, doc, term));
        let entities = self.entities.merge(other.entities);
        let names_id = |known: NamesId| entities.get(known.0 as usize).copied().unwrap_or(known);
        self.facets.merge(other.facets, names_id, id);
        for (intervals, more) in self.intervals.iter_mut().zip(other.intervals) {
            intervals.extend(more.into_iter().map(|(known, first, last)| (id(known), first, last)));
        }
        self.values.extend(other.values);
        let office_times = other.office_times.into_iter();
        self.office_times.extend(office_times.map(|(known, times)| (id(known), times)));
        self.text_bytes += other.text_bytes;
    }

    pub fn finish(self) -> Index {
        self.finish_with_progress(|_| ())
    }

    /// Builds the index; calls `progress` with the percentage that is done.
    pub fn finish_with_progress(self, mut progress: impl FnMut(u8)) -> Index {
        let doc_ids = DocIdMap::by_date(self.values.iter().map(|values| values.sort_date));
        progress(10);
        let Self { interner, forward, entities, facets, values, intervals, .. } = self;
        let office_times = self.office_times.into_iter();
        let office_times =
            office_times.map(|(external, times)| (doc_ids.to_internal(external), times)).collect();
        let internal =
            |(external, first, last): (u32, Day, Day)| (doc_ids.to_internal(external), first, last);
        let (ordered, columns) = join(
            || {
                let (terms, spellings, ordinals) = interner.into_dictionary();
                (terms, spellings, reorder(forward, &doc_ids, &ordinals))
            },
            || {
                let intervals =
                    intervals.map(|of_one| IntervalIndex::new(of_one.into_iter().map(internal)));
                let facets = facets.finish(&entities.into_names(), &doc_ids);
                (intervals, facets, DocValues::new(&doc_ids, &values))
            },
        );
        let (terms, spellings, forward) = ordered;
        let ([mut dates, mut other_dates, in_force, signed], facets, doc_values) = columns;
        IntervalIndex::end_together([&mut dates, &mut other_dates]);
        progress(50);
        let (mut postings, bigrams) = join(
            || Postings::new(terms.len(), forward.num_docs(), |sink| forward.for_each_term(sink)),
            || match self.is_for_one_query {
                true => OnceLock::new(),
                false => OnceLock::from(BigramIndex::new(&forward, &terms)),
            },
        );
        if !self.is_for_one_query {
            postings.collect_long_terms(&terms, forward.num_docs());
        }
        let stop_words = stop_words::single_words().map(normalizer::normalize);
        let mut stop_words: Vec<TermOrdinal> =
            stop_words.filter_map(|word| terms.get(&word)).collect();
        stop_words.sort_unstable();
        progress(100);
        Index {
            terms,
            spellings,
            postings,
            bigrams,
            forward,
            dates,
            other_dates,
            spans: [in_force, signed],
            facets,
            doc_values,
            office_times,
            stop_words,
            synonyms: self.synonyms,
            doc_ids,
            text_bytes: self.text_bytes,
        }
    }
}

/// Appends the packed tokens of a text; returns how many words it has, up to 255.
fn add_text(interner: &mut TermInterner, field: Field, text: &str, tokens: &mut Vec<u32>) -> u8 {
    tokens.push(field_start(field));
    let mut count = 0_u8;
    let mut composites = Vec::new();
    tokenizer::tokenize(text, |token| {
        if let Some(term) = interner.intern(&token) {
            if token.is_composite() {
                composites.push(composite(term));
            } else {
                count = count.saturating_add(1);
                tokens.push(term);
            }
        }
    });
    tokens.append(&mut composites);
    count
}

fn join<A, B: Send>(here: impl FnOnce() -> A, there: impl FnOnce() -> B + Send) -> (A, B) {
    thread::scope(|scope| {
        let there = threads::spawn(scope, there);
        (here(), there.join())
    })
}

/// The date that sorts a document: the one shown, otherwise the earliest.
fn sort_date(document: &Document<'_>) -> (Day, Day) {
    let (first, last) = document
        .date
        .or_else(|| document.other_dates.iter().min().copied())
        .unwrap_or((Day::END, Day::END));
    if first == Day::BEGINNING { (last, last) } else { (first, last) }
}

fn reorder(forward: ForwardIndex, doc_ids: &DocIdMap, ordinals: &[TermOrdinal]) -> ForwardIndex {
    let mut ordered = ForwardIndex::with_capacity_of(&forward);
    for external in doc_ids.external_ids() {
        ordered.append(&forward, DocId(*external), |number| {
            ordinals.get(number as usize).copied().unwrap_or(0)
        });
    }
    ordered
}
