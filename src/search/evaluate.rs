//! One condition of a query over all documents: which of them meet it, and how well. How well is
//! kept as six sets, one for each bit of the level, so that adding up levels is a few operations
//! on 64 documents at a time.

use super::{
    bits::Bits,
    index::Index,
    layers,
    levels::{self, Class, PROPERTY},
    phrase,
    plan::{Planned, Ready},
    postings::Documents,
    query::Sense,
    rank,
    resolve::Meant,
    when::When,
};

/// So many documents of one date are not copied.
const MANY_DATED: usize = 64;

/// So many documents at least, or this part of all, are few.
const FEW: usize = 64;
const FEW_PART: usize = 256;

/// The documents that meet a condition.
#[derive(Debug)]
pub(crate) enum Met {
    /// In order, each with its level.
    Few(Vec<(u32, u8)>),
    Many {
        all: Bits,
        /// For each bit of the level, lowest first, the documents whose level has it.
        planes: Vec<Bits>,
    },
}

impl Met {
    /// The documents, where they are few.
    pub(crate) fn few(&self) -> Option<&[(u32, u8)]> {
        match self {
            Self::Few(few) => Some(few),
            Self::Many { .. } => None,
        }
    }

    /// The level of one document, if it meets the condition.
    pub(crate) fn level(&self, document: u32) -> Option<u8> {
        match self {
            Self::Few(few) => {
                let at = few.binary_search_by_key(&document, |(known, _)| *known).ok()?;
                few.get(at).map(|(_, level)| *level)
            }
            Self::Many { all, planes } => all
                .contains(document)
                .then(|| u8::try_from(rank::number(planes, document)).unwrap_or(u8::MAX)),
        }
    }
}

/// Documents that meet a condition at one level.
pub(crate) struct Source<'a> {
    pub(crate) level: u8,
    pub(crate) documents: Set<'a>,
}

/// Some documents; lists are in order.
pub(crate) enum Set<'a> {
    Borrowed(Documents<'a>),
    Few(Vec<u32>),
    Many(Bits),
}

/// Evaluates a condition.
pub(crate) fn evaluate(index: &Index, clause: &Planned) -> Met {
    let length = index.documents();
    if clause.is_open() {
        return Met::Many { all: Bits::all(length), planes: Vec::new() };
    }
    let mut sources = Vec::new();
    for ready in &clause.terms {
        collect(index, ready, &mut sources);
    }
    combine(length, sources)
}

fn collect<'a>(index: &'a Index, ready: &Ready, sources: &mut Vec<Source<'a>>) {
    let set = |set: Bits| Source { level: PROPERTY, documents: Set::Many(set) };
    match &ready.term.sense {
        Sense::Word { .. } | Sense::Number(_) => {
            ready.meant.iter().for_each(|meant| words(index, meant, sources));
        }
        Sense::Phrase { .. } => phrases(index, &ready.meant, sources),
        Sense::When(when) => dated(index, *when, sources),
        Sense::Kind(kinds) => {
            let mut of_kinds = Bits::none(index.documents());
            for kind in kinds {
                of_kinds.add(index.of_kind(*kind));
            }
            sources.push(set(of_kinds));
        }
        Sense::Facet(facet, words) => {
            let mut with = Bits::none(index.documents());
            for value in index.facets.named(*facet, words) {
                with.extend(&value.documents);
            }
            sources.push(set(with));
        }
        Sense::Span(span, whens) => {
            let mut within = Bits::none(index.documents());
            for when in whens {
                index.spans(*span).overlapping(*when, &mut |documents, _| within.extend(documents));
            }
            sources.push(set(within));
        }
        Sense::Flag(flag) => sources.push(set(index.flagged(*flag))),
        Sense::Filler(_) | Sense::Unfinished | Sense::Unknown => {}
    }
}

fn words<'a>(index: &'a Index, meant: &Meant, sources: &mut Vec<Source<'a>>) {
    for (word, way) in &meant.words {
        for class in Class::ALL {
            let documents = index.postings.get(*word, class);
            if way.reaches(class, meant.letters) && !matches!(documents, Documents::Few([])) {
                let documents = Set::Borrowed(documents);
                sources.push(Source { level: way.level(class), documents });
            }
        }
    }
}

fn phrases<'a>(index: &'a Index, words: &[Meant], sources: &mut Vec<Source<'a>>) {
    // One word is always one after another.
    if let [meant] = words {
        for (word, class) in
            meant.words.iter().flat_map(|(word, _)| Class::ALL.map(|class| (*word, class)))
        {
            let documents = Set::Borrowed(index.postings.get(word, class));
            sources.push(Source { level: levels::phrase(class), documents });
        }
        return;
    }
    let phrase::Places { lists, others } = phrase::find(index, words);
    for (list, class) in lists.iter().flat_map(|list| Class::ALL.map(|class| (*list, class))) {
        let documents = Set::Borrowed(index.pairs.list(list, class));
        sources.push(Source { level: levels::phrase(class), documents });
    }
    let mut of_class: [Vec<u32>; Class::COUNT] = Default::default();
    for (document, class) in others {
        if let Some(documents) = of_class.get_mut(class as usize) {
            documents.push(document);
        }
    }
    for (class, documents) in Class::ALL.into_iter().zip(of_class) {
        sources.push(Source { level: levels::phrase(class), documents: Set::Few(documents) });
    }
}

fn dated<'a>(index: &'a Index, when: When, sources: &mut Vec<Source<'a>>) {
    let mut by_level: Vec<Vec<u32>> = vec![Vec::new(); 1 << levels::BITS];
    index.dates.overlapping(when, &mut |documents, level| {
        if documents.len() >= MANY_DATED && documents.is_sorted() {
            let documents = Set::Borrowed(Documents::Few(documents));
            sources.push(Source { level, documents });
        } else if let Some(gathered) = by_level.get_mut(usize::from(level)) {
            gathered.extend_from_slice(documents);
        }
    });
    for (mut documents, level) in by_level.into_iter().zip(0..) {
        if documents.len() > few(index.documents()) {
            // To sort them would take longer than all the rest of the search.
            let mut set = Bits::none(index.documents());
            set.extend(&documents);
            sources.push(Source { level, documents: Set::Many(set) });
        } else if !documents.is_empty() {
            documents.sort_unstable();
            sources.push(Source { level, documents: Set::Few(documents) });
        }
    }
}

/// Up to how many documents of so many are sorted, and not put in sets.
fn few(documents: usize) -> usize {
    FEW.max(documents / FEW_PART)
}

impl Source<'_> {
    /// The documents, unless they are kept as a set.
    fn few(&self) -> Option<&[u32]> {
        match &self.documents {
            Set::Borrowed(Documents::Few(few)) => Some(few),
            Set::Few(few) => Some(few),
            Set::Borrowed(Documents::Many(_)) | Set::Many(_) => None,
        }
    }
}

/// Puts the sources together, so that a document keeps its best level.
fn combine(length: usize, sources: Vec<Source<'_>>) -> Met {
    let listed = sources.iter().try_fold(0, |sum, source| Some(sum + source.few()?.len()));
    if listed.is_some_and(|listed| listed <= few(length)) {
        return Met::Few(merge(&sources));
    }
    layers::layered(length, sources)
}

/// The documents of some short lists in order, each with its best level.
fn merge(sources: &[Source<'_>]) -> Vec<(u32, u8)> {
    let with_level = |source: &Source<'_>| {
        let level = source.level;
        let few = source.few().unwrap_or(&[]).iter();
        few.map(move |document| u64::from(*document) << 8 | u64::from(u8::MAX - level)).collect()
    };
    let mut packed: Vec<u64> =
        sources.iter().flat_map(|source| -> Vec<u64> { with_level(source) }).collect();
    packed.sort_unstable();
    packed.dedup_by_key(|packed| *packed >> 8);
    let unpack = |packed: u64| {
        let [level, document @ ..] = packed.to_le_bytes();
        let [a, b, c, d, ..] = document;
        (u32::from_le_bytes([a, b, c, d]), u8::MAX - level)
    };
    packed.into_iter().map(unpack).collect()
}
