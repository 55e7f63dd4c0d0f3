//! Takes documents one after another and makes the index of them.

use super::{
    Index,
    bigrams::BigramIndex,
    doc_values::{DocIdMap, DocValues},
    entity_names::EntityNames,
    facets,
    forward_index::{ForwardIndex, ForwardToken},
    interner::{SortedTerms, TermInterner},
    intervals::IntervalIndex,
    postings::{self, Postings},
    term_dictionary::TermDictionary,
};
use crate::{
    date::Day,
    dossier::Kind,
    search::{
        analysis::{normalizer, stop_words, tokenizer},
        execution::scoring::FieldClass,
        schema::{Document, Facet, Field, Names, SpanFacet},
    },
};
use std::sync::Arc;

/// Documents on their way into an index.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    words: TermInterner,
    stream: ForwardIndex,
    names: EntityNames,
    facets: facets::FacetCollector,
    kinds: Vec<Kind>,
    flags: Vec<crate::search::Flags>,
    /// How many words the first name of each document has.
    lengths: Vec<u8>,
    /// Where each document stands in time, which is the order of those that fit equally.
    orders: Vec<(Day, Day)>,
    dates: Vec<(u32, Day, Day)>,
    spans: [Vec<(u32, Day, Day)>; SpanFacet::ALL.len()],
    text_bytes: usize,
}

impl IndexBuilder {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many documents were added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether none was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The number of a thing that documents are tied to or can be asked for by, from its names,
    /// one a line; the first of them is the one that is shown.
    pub fn names(&mut self, names: &str) -> Names {
        self.names.number(names)
    }

    /// Adds the next document.
    pub fn add(&mut self, document: &Document<'_>) {
        let number = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX);
        self.kinds.push(document.kind);
        self.flags.push(document.flags);
        for (facet, value) in document.facets {
            self.facets.add(*facet, *value, number);
        }
        for (span, first, last) in document.spans {
            if let Some(spans) = self.spans.get_mut(*span as usize) {
                spans.push((number, *first, *last));
            }
        }
        self.dates.extend(document.dates.iter().map(|(first, last)| (number, *first, *last)));
        self.orders.push(order(document.dates));
        self.add_texts(document);
    }

    fn add_texts(&mut self, document: &Document<'_>) {
        let Self { words, stream, names, text_bytes, .. } = self;
        let mut length = 0;
        for (at, (field, text)) in document.texts.iter().enumerate() {
            *text_bytes += text.len();
            let count = add_text(words, *field, text, stream.open());
            if at == 0 {
                length = count;
            }
        }
        self.lengths.push(length);
        for tied in document.tied {
            let (tokens, bytes) = names.words(*tied, |names, tokens| {
                for name in names.lines() {
                    add_text(words, Field::Tied, name, tokens);
                }
            });
            stream.open().extend_from_slice(tokens);
            *text_bytes += bytes;
        }
        self.stream.end();
    }

    /// Adds the documents of another behind those that were added here.
    pub fn join(&mut self, other: Self) {
        let before = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX);
        let number = |document: u32| document.saturating_add(before);
        let words = self.words.join(other.words);
        self.stream
            .join(&other.stream, |word| words.get(word as usize).copied().unwrap_or_default());
        let names = self.names.join(other.names);
        let name = |of: Names| names.get(of.0 as usize).copied().unwrap_or(of);
        self.facets.join(other.facets, name, number);
        let numbered = |(document, first, last)| (number(document), first, last);
        self.dates.extend(other.dates.into_iter().map(numbered));
        for (spans, more) in self.spans.iter_mut().zip(other.spans) {
            spans.extend(more.into_iter().map(numbered));
        }
        self.kinds.extend(other.kinds);
        self.flags.extend(other.flags);
        self.lengths.extend(other.lengths);
        self.orders.extend(other.orders);
        self.text_bytes += other.text_bytes;
    }

    /// The index of everything that was added.
    #[must_use]
    pub fn finish(self) -> Index {
        self.finish_with(|_| ())
    }

    /// The same; calls `progress` with how much of a hundred is done.
    #[must_use]
    pub fn finish_with(self, mut progress: impl FnMut(u8)) -> Index {
        let numbering = DocIdMap::by_order(&self.orders);
        progress(10);
        let Self { words, stream, names, facets, kinds, flags, lengths, dates, spans, .. } = self;
        let inside =
            |(document, first, last): (u32, Day, Day)| (numbering.inside(document), first, last);
        let (ordered, beside) = both(
            || {
                let SortedTerms { plain, places, written } = words.sorted();
                let vocabulary = TermDictionary::new(plain.iter().map(AsRef::as_ref));
                let stream = renumbered(stream, &numbering, &places);
                (vocabulary, written, stream)
            },
            || {
                let dates = IntervalIndex::new(dates.into_iter().map(inside));
                let spans = spans.map(|spans| IntervalIndex::new(spans.into_iter().map(inside)));
                let facets =
                    facets.finish(&names.into_names(), |document| numbering.inside(document));
                let properties = DocValues::new(&numbering, &kinds, &flags, &lengths);
                (dates, spans, facets, properties)
            },
        );
        let (vocabulary, written, stream) = ordered;
        let (dates, spans, facets, properties) = beside;
        progress(50);
        let (postings, pairs) = both(
            || collect(&stream, vocabulary.count()),
            || BigramIndex::new(&stream, &vocabulary),
        );
        let fillers = stop_words::FILLERS.iter().map(|word| normalizer::normalize(word));
        let mut fillers: Vec<u32> = fillers.filter_map(|word| vocabulary.exact(&word)).collect();
        fillers.sort_unstable();
        progress(100);
        Index {
            fillers,
            vocabulary,
            written,
            postings,
            stream,
            pairs,
            dates,
            spans,
            facets,
            properties,
            numbering: Arc::new(numbering),
            text_bytes: self.text_bytes,
        }
    }
}

/// Adds the words of a text to the entries of a document; returns how many there are, up to 255.
fn add_text(known: &mut TermInterner, field: Field, text: &str, entries: &mut Vec<u32>) -> u8 {
    entries.push(ForwardToken::Text(field).pack());
    let mut count = 0_u8;
    let mut extras = Vec::new();
    tokenizer::scan(text, |word| {
        if let Some(number) = known.number(&word) {
            if word.is_extra() {
                extras.push(ForwardToken::Extra(number).pack());
            } else {
                count = count.saturating_add(1);
                entries.push(ForwardToken::Word(number).pack());
            }
        }
    });
    entries.append(&mut extras);
    count
}

/// Does two things at once, one of them on a thread of its own.
fn both<A, B: Send>(here: impl FnOnce() -> A, there: impl FnOnce() -> B + Send) -> (A, B) {
    std::thread::scope(|scope| {
        let there = scope.spawn(there);
        let here = here();
        // A panic in there is one here, and is reported as such.
        (here, there.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Where a document stands in a line of time: by the first of its dates.
fn order(dates: &[(Day, Day)]) -> (Day, Day) {
    let place = |(first, last): &(Day, Day)| {
        if *first == Day::BEGINNING { (*last, *last) } else { (*first, *last) }
    };
    dates.iter().map(place).min().unwrap_or((Day::END, Day::END))
}

/// The stream in the order of time, with words by their place in the vocabulary.
fn renumbered(stream: ForwardIndex, numbering: &DocIdMap, places: &[u32]) -> ForwardIndex {
    let mut ordered = ForwardIndex::with_room(stream.documents(), stream.tokens());
    let place = |word: u32| places.get(word as usize).copied().unwrap_or(0);
    for outside in numbering.all() {
        for token in stream.of(*outside) {
            ordered.push(token.with(place));
        }
        ordered.end();
    }
    ordered
}

fn collect(stream: &ForwardIndex, words: u32) -> Postings {
    let mut collector = postings::PostingsCounter::new(words, stream.documents());
    each(stream, |word, class, document| collector.count(word, class, document));
    let mut filler = collector.lay_out();
    each(stream, |word, class, document| filler.fill(word, class, document));
    filler.finish()
}

fn each(stream: &ForwardIndex, mut found: impl FnMut(u32, FieldClass, u32)) {
    for document in 0..u32::try_from(stream.documents()).unwrap_or(u32::MAX) {
        let mut class = FieldClass::Text;
        for token in stream.of(document) {
            match token {
                ForwardToken::Text(field) => class = FieldClass::of(field),
                ForwardToken::Word(word) | ForwardToken::Extra(word) => {
                    found(word, class, document)
                }
            }
        }
    }
}

/// Keeps the list of facets in one place with the array that holds them.
const _: () = assert!(Facet::ALL.len() == 6 && Facet::Side as usize == 5);
