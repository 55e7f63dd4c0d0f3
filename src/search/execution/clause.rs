//! One condition of a query over all documents: which of them meet it, and how well. How well is
//! kept as six sets, one for each bit of the level, so that adding up levels is a few operations
//! on 64 documents at a time.

use super::{
    expansion::Expansion,
    phrase,
    planner::{PlannedClause, PlannedTerm},
    score_planes,
    scoring::{self, FieldClass, PROPERTY},
    top_k,
};
use crate::{
    bitset::BitSet,
    date::DateRange,
    search::{
        index::{Index, postings::PostingList},
        query::Literal,
    },
};

/// So many documents of one date are not copied.
const MANY_DATED: usize = 64;

/// So many documents at least, or this part of all, are few.
const FEW: usize = 64;
const FEW_PART: usize = 256;

/// The documents that meet a condition.
#[derive(Debug)]
pub(crate) enum ClauseMatches {
    /// In order, each with its level.
    Few(Vec<(u32, u8)>),
    Many {
        all: BitSet,
        /// For each bit of the level, lowest first, the documents whose level has it.
        planes: Vec<BitSet>,
    },
}

impl ClauseMatches {
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
                .then(|| u8::try_from(top_k::number(planes, document)).unwrap_or(u8::MAX)),
        }
    }
}

/// Documents that meet a condition at one level.
pub(crate) struct LevelDocuments<'a> {
    pub(crate) level: u8,
    pub(crate) documents: DocumentSet<'a>,
}

/// Some documents; lists are in order.
pub(crate) enum DocumentSet<'a> {
    Borrowed(PostingList<'a>),
    Few(Vec<u32>),
    Many(BitSet),
}

/// Evaluates a condition.
pub(crate) fn evaluate(index: &Index, clause: &PlannedClause) -> ClauseMatches {
    let length = index.documents();
    if clause.is_open() {
        return ClauseMatches::Many { all: BitSet::all(length), planes: Vec::new() };
    }
    let mut sources = Vec::new();
    for ready in &clause.terms {
        collect(index, ready, &mut sources);
    }
    combine(length, sources)
}

fn collect<'a>(index: &'a Index, ready: &PlannedTerm, sources: &mut Vec<LevelDocuments<'a>>) {
    let set = |set: BitSet| LevelDocuments { level: PROPERTY, documents: DocumentSet::Many(set) };
    match &ready.term.sense {
        Literal::Word { .. } | Literal::Number(_) => {
            ready.meant.iter().for_each(|meant| words(index, meant, sources));
        }
        Literal::Phrase { .. } => phrases(index, &ready.meant, sources),
        Literal::When(when) => dated(index, *when, sources),
        Literal::Kind(kinds) => {
            let mut of_kinds = BitSet::none(index.documents());
            for kind in kinds {
                of_kinds.add(index.of_kind(*kind));
            }
            sources.push(set(of_kinds));
        }
        Literal::Facet(facet, words) => {
            let mut with = BitSet::none(index.documents());
            for value in index.facets.named(*facet, words) {
                with.extend(&value.documents);
            }
            sources.push(set(with));
        }
        Literal::Span(span, whens) => {
            let mut within = BitSet::none(index.documents());
            for when in whens {
                index.spans(*span).overlapping(*when, &mut |documents, _| within.extend(documents));
            }
            sources.push(set(within));
        }
        Literal::Flag(flag) => sources.push(set(index.flagged(*flag))),
        Literal::Filler(_) | Literal::Unfinished | Literal::Unknown => {}
    }
}

fn words<'a>(index: &'a Index, meant: &Expansion, sources: &mut Vec<LevelDocuments<'a>>) {
    for (word, way) in &meant.words {
        for class in FieldClass::ALL {
            let documents = index.postings.get(*word, class);
            if way.reaches(class, meant.letters) && !matches!(documents, PostingList::Few([])) {
                let documents = DocumentSet::Borrowed(documents);
                sources.push(LevelDocuments { level: way.level(class), documents });
            }
        }
    }
}

fn phrases<'a>(index: &'a Index, words: &[Expansion], sources: &mut Vec<LevelDocuments<'a>>) {
    // One word is always one after another.
    if let [meant] = words {
        for (word, class) in
            meant.words.iter().flat_map(|(word, _)| FieldClass::ALL.map(|class| (*word, class)))
        {
            let documents = DocumentSet::Borrowed(index.postings.get(word, class));
            sources.push(LevelDocuments { level: scoring::phrase(class), documents });
        }
        return;
    }
    let phrase::PhraseMatches { lists, others } = phrase::find(index, words);
    for (list, class) in lists.iter().flat_map(|list| FieldClass::ALL.map(|class| (*list, class))) {
        let documents = DocumentSet::Borrowed(index.pairs.list(list, class));
        sources.push(LevelDocuments { level: scoring::phrase(class), documents });
    }
    let mut of_class: [Vec<u32>; FieldClass::COUNT] = Default::default();
    for (document, class) in others {
        if let Some(documents) = of_class.get_mut(class as usize) {
            documents.push(document);
        }
    }
    for (class, documents) in FieldClass::ALL.into_iter().zip(of_class) {
        sources.push(LevelDocuments {
            level: scoring::phrase(class),
            documents: DocumentSet::Few(documents),
        });
    }
}

fn dated<'a>(index: &'a Index, when: DateRange, sources: &mut Vec<LevelDocuments<'a>>) {
    let mut by_level: Vec<Vec<u32>> = vec![Vec::new(); 1 << scoring::BITS];
    index.dates.overlapping(when, &mut |documents, level| {
        if documents.len() >= MANY_DATED && documents.is_sorted() {
            let documents = DocumentSet::Borrowed(PostingList::Few(documents));
            sources.push(LevelDocuments { level, documents });
        } else if let Some(gathered) = by_level.get_mut(usize::from(level)) {
            gathered.extend_from_slice(documents);
        }
    });
    for (mut documents, level) in by_level.into_iter().zip(0..) {
        if documents.len() > few(index.documents()) {
            // To sort them would take longer than all the rest of the search.
            let mut set = BitSet::none(index.documents());
            set.extend(&documents);
            sources.push(LevelDocuments { level, documents: DocumentSet::Many(set) });
        } else if !documents.is_empty() {
            documents.sort_unstable();
            sources.push(LevelDocuments { level, documents: DocumentSet::Few(documents) });
        }
    }
}

/// Up to how many documents of so many are sorted, and not put in sets.
fn few(documents: usize) -> usize {
    FEW.max(documents / FEW_PART)
}

impl LevelDocuments<'_> {
    /// The documents, unless they are kept as a set.
    fn few(&self) -> Option<&[u32]> {
        match &self.documents {
            DocumentSet::Borrowed(PostingList::Few(few)) => Some(few),
            DocumentSet::Few(few) => Some(few),
            DocumentSet::Borrowed(PostingList::Many(_)) | DocumentSet::Many(_) => None,
        }
    }
}

/// Puts the sources together, so that a document keeps its best level.
fn combine(length: usize, sources: Vec<LevelDocuments<'_>>) -> ClauseMatches {
    let listed = sources.iter().try_fold(0, |sum, source| Some(sum + source.few()?.len()));
    if listed.is_some_and(|listed| listed <= few(length)) {
        return ClauseMatches::Few(merge(&sources));
    }
    score_planes::score_planes(length, sources)
}

/// The documents of some short lists in order, each with its best level.
fn merge(sources: &[LevelDocuments<'_>]) -> Vec<(u32, u8)> {
    let with_level = |source: &LevelDocuments<'_>| {
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
