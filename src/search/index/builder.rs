//! Documents → index. Documents may be added to several builders, one for each thread, which are then
//! merged; the index is the same.

use super::{
    Index,
    bigrams::BigramIndex,
    doc_id::DocIdMap,
    doc_values::{Columns, DocValues},
    entity_names::EntityNames,
    facets::FacetCollector,
    forward_index::{ForwardIndex, ForwardToken},
    interner::{SortedTerms, TermInterner},
    intervals::IntervalIndex,
    postings::{Postings, PostingsCounter},
    synonyms::Synonyms,
    term_dictionary::{TermDictionary, TermOrdinal},
};
use crate::{
    date::Day,
    dossier::Kind,
    search::{
        analysis::{normalizer, stop_words, tokenizer},
        schema::{Document, Facet, Field, Flags, NamesId, SpanFacet},
    },
    threads,
};
use std::{
    sync::{Arc, OnceLock},
    thread,
};

/// The most terms of the names of an entity that each document linked to it is found by. An index
/// grows with texts and links, and not with names times links: the entity itself is found by all of
/// its names, and so are its documents in a field of the query.
const MAX_LINKED: usize = 64;

/// Collects documents, by external id.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    interner: TermInterner,
    /// In the order and with the numbers of the interner.
    forward: ForwardIndex,
    entities: EntityNames,
    facets: FacetCollector,
    kinds: Vec<Kind>,
    flags: Vec<Flags>,
    /// How many words the title of each document has.
    name_lengths: Vec<u8>,
    importances: Vec<u8>,
    /// The date by which each document gets its id.
    sort_dates: Vec<(Day, Day)>,
    dates: Vec<(u32, Day, Day)>,
    other_dates: Vec<(u32, Day, Day)>,
    spans: [Vec<(u32, Day, Day)>; SpanFacet::ALL.len()],
    text_bytes: usize,
    synonyms: Synonyms,
    /// Whether the index answers one query, which may need no bigrams.
    is_for_one_query: bool,
}

impl IndexBuilder {
    /// No documents.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many documents were added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether no document was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Interns the names, one a line, of an entity that documents link to or have as a facet value;
    /// the first is shown.
    pub fn intern_names(&mut self, names: &str) -> NamesId {
        self.entities.intern(names)
    }

    /// Sets the groups of words and phrases that mean the same.
    pub fn set_synonyms(&mut self, groups: &[Vec<Box<str>>]) {
        self.synonyms = Synonyms::new(groups);
    }

    /// Leaves out of the index what a single query may not need, until it does.
    pub(crate) fn set_for_one_query(&mut self) {
        self.is_for_one_query = true;
    }

    /// Adds the next document.
    pub fn add(&mut self, document: &Document<'_>) {
        let id = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX);
        self.kinds.push(document.kind);
        self.flags.push(document.flags);
        for (facet, value) in document.facets {
            self.facets.add(*facet, *value, id);
        }
        for (span, first, last) in document.spans {
            if let Some(spans) = self.spans.get_mut(*span as usize) {
                spans.push((id, *first, *last));
            }
        }
        let with_id = |(first, last): &(Day, Day)| (id, *first, *last);
        self.dates.extend(document.date.iter().map(with_id));
        self.other_dates.extend(document.other_dates.iter().map(with_id));
        self.importances.push(document.importance);
        self.sort_dates.push(sort_date(document));
        self.add_texts(document);
    }

    fn add_texts(&mut self, document: &Document<'_>) {
        let Self { interner, forward, entities, text_bytes, .. } = self;
        let mut name_length = 0;
        for (at, (field, text)) in document.texts.iter().enumerate() {
            *text_bytes += text.len();
            let count = add_text(interner, *field, text, forward.tokens_mut());
            if at == 0 {
                name_length = count;
            }
        }
        self.name_lengths.push(name_length);
        for names in document.linked {
            let (tokens, bytes) = entities.tokens(*names, |names, tokens| {
                let end = tokens.len() + MAX_LINKED;
                for name in names.lines().take(MAX_LINKED) {
                    add_text(interner, Field::Linked, name, tokens);
                    tokens.truncate(end);
                }
            });
            forward.tokens_mut().extend_from_slice(tokens);
            *text_bytes += bytes;
        }
        self.forward.end_doc();
    }

    /// Appends the documents of another builder.
    pub fn merge(&mut self, other: Self) {
        let offset = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX);
        let id = |id: u32| id.saturating_add(offset);
        let terms = self.interner.merge(other.interner);
        self.forward
            .append(other.forward, |term| terms.get(term as usize).copied().unwrap_or_default());
        let entities = self.entities.merge(other.entities);
        let names_id = |known: NamesId| entities.get(known.0 as usize).copied().unwrap_or(known);
        self.facets.merge(other.facets, names_id, id);
        let with_id = |(document, first, last)| (id(document), first, last);
        self.dates.extend(other.dates.into_iter().map(with_id));
        self.other_dates.extend(other.other_dates.into_iter().map(with_id));
        self.importances.extend(other.importances);
        for (spans, more) in self.spans.iter_mut().zip(other.spans) {
            spans.extend(more.into_iter().map(with_id));
        }
        self.kinds.extend(other.kinds);
        self.flags.extend(other.flags);
        self.name_lengths.extend(other.name_lengths);
        self.sort_dates.extend(other.sort_dates);
        self.text_bytes += other.text_bytes;
    }

    /// Builds the index.
    #[must_use]
    pub fn finish(self) -> Index {
        self.finish_with_progress(|_| ())
    }

    /// Builds the index; calls `progress` with the percentage that is done.
    #[must_use]
    pub fn finish_with_progress(self, mut progress: impl FnMut(u8)) -> Index {
        let doc_ids = DocIdMap::by_date(&self.sort_dates);
        progress(10);
        let Self { interner, mut forward, entities, facets, kinds, flags, .. } = self;
        let Self { name_lengths, importances, dates, other_dates, spans, .. } = self;
        let internal =
            |(external, first, last): (u32, Day, Day)| (doc_ids.to_internal(external), first, last);
        let (ordered, columns) = join(
            || {
                let SortedTerms { terms, ordinals, surface_forms } = interner.into_sorted();
                let terms = TermDictionary::new(terms.iter().map(AsRef::as_ref), &surface_forms);
                let ordinal = |number: u32| ordinals.get(number as usize).copied().unwrap_or(0);
                forward.reorder(doc_ids.external_ids(), ordinal);
                (terms, surface_forms, forward)
            },
            || {
                let dates = IntervalIndex::new(dates.into_iter().map(internal));
                let other_dates = IntervalIndex::new(other_dates.into_iter().map(internal));
                let spans = spans.map(|spans| IntervalIndex::new(spans.into_iter().map(internal)));
                let facets =
                    facets.finish(&entities.into_names(), |external| doc_ids.to_internal(external));
                let columns = Columns { kinds, flags, name_lengths, importances };
                (dates, other_dates, spans, facets, DocValues::new(&doc_ids, &columns))
            },
        );
        let (terms, surface_forms, forward) = ordered;
        let (mut dates, mut other_dates, spans, facets, doc_values) = columns;
        IntervalIndex::end_together([&mut dates, &mut other_dates]);
        progress(50);
        let (postings, bigrams) = match self.is_for_one_query {
            true => (invert(&forward, terms.len()), OnceLock::new()),
            false => {
                let bigrams = || OnceLock::from(BigramIndex::new(&forward, &terms));
                join(|| invert(&forward, terms.len()), bigrams)
            }
        };
        let stop_words = stop_words::STOP_WORDS.iter().map(|word| normalizer::normalize(word));
        let mut stop_words: Vec<TermOrdinal> =
            stop_words.filter_map(|word| terms.get(&word)).collect();
        stop_words.sort_unstable();
        progress(100);
        Index {
            terms,
            surface_forms,
            postings,
            bigrams,
            forward,
            dates,
            other_dates,
            spans,
            facets,
            doc_values,
            stop_words,
            synonyms: self.synonyms,
            doc_ids: Arc::new(doc_ids),
            text_bytes: self.text_bytes,
        }
    }
}

/// Appends the packed tokens of a text; returns how many words it has, up to 255.
fn add_text(interner: &mut TermInterner, field: Field, text: &str, tokens: &mut Vec<u32>) -> u8 {
    tokens.push(ForwardToken::FieldStart(field).pack());
    let mut count = 0_u8;
    let mut composites = Vec::new();
    tokenizer::tokenize(text, |token| {
        if let Some(term) = interner.intern(&token) {
            if token.is_composite() {
                composites.push(ForwardToken::Composite(term).pack());
            } else {
                count = count.saturating_add(1);
                tokens.push(ForwardToken::Term(term).pack());
            }
        }
    });
    tokens.append(&mut composites);
    count
}

/// Runs two closures in parallel, the second on a thread of its own.
fn join<A, B: Send>(here: impl FnOnce() -> A, there: impl FnOnce() -> B + Send) -> (A, B) {
    thread::scope(|scope| {
        let there = threads::spawn(scope, there);
        (here(), there.join())
    })
}

/// The date that a document is sorted by: the one that is shown, or else its earliest.
fn sort_date(document: &Document<'_>) -> (Day, Day) {
    let (first, last) = document
        .date
        .or_else(|| document.other_dates.iter().min().copied())
        .unwrap_or((Day::END, Day::END));
    if first == Day::BEGINNING { (last, last) } else { (first, last) }
}

fn invert(forward: &ForwardIndex, num_terms: u32) -> Postings {
    let mut counter = PostingsCounter::new(num_terms, forward.num_docs());
    forward.for_each_term(|term, class, doc| counter.count(term, class, doc));
    let mut writer = counter.allocate();
    forward.for_each_term(|term, class, doc| writer.write(term, class, doc));
    writer.finish()
}

/// `FacetCollector` holds an array that is indexed by facet.
const _: () = assert!(Facet::ALL.len() == 6 && Facet::Side as usize == 5);
