//! Evaluates a clause: the documents that match one of its terms, each with its best score.

use super::{
    expansion::Expansion,
    phrase::{self, PhraseMatches},
    planner::{PlannedClause, PlannedTerm},
    score_planes::{ClauseMatches, Docs, ScoredDocs, max_scores},
    scoring::{FILTER_SCORE, MatchKind, NAME_WORDS_SCORE, OTHER_DATE_SCORE, SCORE_BITS, is_long},
};
use crate::{
    bitset::BitSet,
    date::DateRange,
    dossier::Kind,
    search::{
        analysis::AnalyzedTerm,
        index::{
            Index,
            doc_id::DocId,
            postings::{FieldClass, PostingList},
        },
        query::{Literal, Occur},
        schema::Facet,
    },
};

/// Slices of at least this many documents with one date are borrowed and not copied.
const MIN_BORROWED: usize = 64;

/// Up to this many documents, or this fraction of all, are a sparse list.
const MAX_SPARSE: usize = 64;
const SPARSE_FRACTION: usize = 256;

pub(crate) fn evaluate(index: &Index, clause: &PlannedClause) -> ClauseMatches {
    if clause.matches_all() {
        return ClauseMatches::Dense { docs: BitSet::full(index.num_docs()), planes: Vec::new() };
    }
    let mut sources = Vec::new();
    for term in &clause.terms {
        match &term.term.literal {
            Literal::Word { word, .. } if clause.occur == Occur::Excluded => {
                collect_named(index, word, &term.expansions, &mut sources);
            }
            _ => collect_term(index, term, &mut sources),
        }
    }
    if clause.occur == Occur::Optional {
        let docs = Docs::Dense(BitSet::full(index.num_docs()));
        sources.push(ScoredDocs { score: FILTER_SCORE, docs });
    }
    union(index.num_docs(), sources)
}

/// The documents that bear a word in a name or type, or whose parties do: a negation does not exclude what
/// only mentions the word. The names of sources are in a class with those of linked entities.
fn collect_named<'a>(
    index: &'a Index,
    word: &AnalyzedTerm,
    expansions: &[Expansion],
    sources: &mut Vec<ScoredDocs<'a>>,
) {
    let mut docs = BitSet::empty(index.num_docs());
    let terms = || expansions.iter().flat_map(|known| &known.terms).map(|(term, _)| *term);
    terms().for_each(|term| index.postings.get(term, FieldClass::Linked).add_to(&mut docs));
    docs.intersect_with(index.docs_of_kind(Kind::Source));
    for class in [FieldClass::Name, FieldClass::Alias] {
        terms().for_each(|term| index.postings.get(term, class).add_to(&mut docs));
    }
    for value in index.facets.named(Facet::Party, std::slice::from_ref(word)) {
        docs.insert_all(&value.docs);
    }
    sources.push(ScoredDocs { score: FILTER_SCORE, docs: Docs::Dense(docs) });
}

fn collect_term<'a>(index: &'a Index, planned: &PlannedTerm, sources: &mut Vec<ScoredDocs<'a>>) {
    let docs = match &planned.term.literal {
        Literal::Word { .. } | Literal::Number(_) => {
            planned.expansions.iter().for_each(|known| collect_words(index, known, sources));
            return;
        }
        Literal::Phrase { .. } => {
            let kinds = planned.expansions.iter().filter_map(|word| Some(word.best()?.1));
            let kind = kinds.min().unwrap_or(MatchKind::Exact);
            let score = |class: FieldClass| Some(kind.score(class));
            return collect_phrase(index, &planned.expansions, score, sources);
        }
        Literal::NameWords(_) => {
            let is_name = |class| matches!(class, FieldClass::Name | FieldClass::Alias);
            let score = |class| is_name(class).then_some(NAME_WORDS_SCORE);
            return collect_phrase(index, &planned.expansions, score, sources);
        }
        Literal::Date(when) => return collect_dated(index, *when, sources),
        Literal::StopWord(_) | Literal::Incomplete | Literal::Invalid => return,
        Literal::Flag(flag) => index.docs_with_flag(*flag),
        Literal::Kind(kinds) => {
            let mut docs = BitSet::empty(index.num_docs());
            kinds.iter().for_each(|kind| docs.union_with(index.docs_of_kind(*kind)));
            docs
        }
        Literal::Facet(facet, words) => {
            let mut docs = BitSet::empty(index.num_docs());
            let values = index.facets.find(*facet, words);
            values.iter().for_each(|value| docs.insert_all(&value.docs));
            docs
        }
        Literal::Span(span, whens) => {
            let mut docs = BitSet::empty(index.num_docs());
            for when in whens {
                index.span(*span).overlapping(*when, &mut |slice, _| docs.insert_all(slice));
            }
            docs
        }
    };
    sources.push(ScoredDocs { score: FILTER_SCORE, docs: Docs::Dense(docs) });
}

fn collect_words<'a>(index: &'a Index, words: &Expansion, sources: &mut Vec<ScoredDocs<'a>>) {
    for (term, kind) in &words.terms {
        for class in FieldClass::ALL {
            let postings = index.postings.get(*term, class);
            if kind.applies_to(class, words.word_length) && !postings.is_empty() {
                sources
                    .push(ScoredDocs { score: kind.score(class), docs: Docs::Postings(postings) });
            }
        }
    }
}

/// The documents with a phrase in a class that has a score.
fn collect_phrase<'a>(
    index: &'a Index,
    words: &[Expansion],
    score: impl Fn(FieldClass) -> Option<u8>,
    sources: &mut Vec<ScoredDocs<'a>>,
) {
    let mut push = |class, docs| {
        sources.extend(score(class).map(|score| ScoredDocs { score, docs }));
    };
    if let [word] = words {
        for (term, _) in &word.terms {
            for class in FieldClass::ALL {
                push(class, Docs::Postings(index.postings.get(*term, class)));
            }
        }
        return;
    }
    let PhraseMatches { exact_lists, scanned } = phrase::find(index, words);
    for list in exact_lists {
        for class in FieldClass::ALL {
            push(class, Docs::Postings(index.bigrams().postings(list, class)));
        }
    }
    let mut by_class: [Vec<DocId>; FieldClass::COUNT] = Default::default();
    for (doc, class) in scanned {
        if let Some(docs) = by_class.get_mut(class as usize) {
            docs.push(doc);
        }
    }
    for (class, docs) in FieldClass::ALL.into_iter().zip(by_class) {
        push(class, Docs::Sparse(docs));
    }
}

fn collect_dated<'a>(index: &'a Index, when: DateRange, sources: &mut Vec<ScoredDocs<'a>>) {
    let mut by_score: Vec<Vec<DocId>> = vec![Vec::new(); 1 << SCORE_BITS];
    let mut add = |slice: &'a [DocId], score: u8| {
        if slice.len() >= MIN_BORROWED && slice.is_sorted() {
            let docs = Docs::Postings(PostingList::Sparse(slice));
            sources.push(ScoredDocs { score, docs });
        } else if let Some(docs) = by_score.get_mut(usize::from(score)) {
            docs.extend_from_slice(slice);
        }
    };
    index.dates.overlapping(when, &mut add);
    let max_score = if is_long(when) { OTHER_DATE_SCORE } else { u8::MAX };
    index.other_dates.overlapping(when, &mut |slice, score| add(slice, score.min(max_score)));
    for (mut docs, score) in by_score.into_iter().zip(0..) {
        if docs.len() > max_sparse(index.num_docs()) {
            // To sort them would take longer than the rest of the search.
            let mut set = BitSet::empty(index.num_docs());
            set.insert_all(&docs);
            sources.push(ScoredDocs { score, docs: Docs::Dense(set) });
        } else if !docs.is_empty() {
            docs.sort_unstable();
            sources.push(ScoredDocs { score, docs: Docs::Sparse(docs) });
        }
    }
}

fn max_sparse(num_docs: usize) -> usize {
    MAX_SPARSE.max(num_docs / SPARSE_FRACTION)
}

/// The union of the sources; a document keeps its best score.
fn union(num_docs: usize, sources: Vec<ScoredDocs<'_>>) -> ClauseMatches {
    let total =
        sources.iter().try_fold(0, |sum, source| Some(sum + source.docs.as_sparse()?.len()));
    if total.is_some_and(|total| total <= max_sparse(num_docs)) {
        return ClauseMatches::Sparse(merge(&sources));
    }
    max_scores(num_docs, sources)
}

/// Merges sparse sources. Each pair is packed into one integer that sorts by document, best score first.
fn merge(sources: &[ScoredDocs<'_>]) -> Vec<(DocId, u8)> {
    let mut packed: Vec<u64> = Vec::new();
    for source in sources {
        let docs = source.docs.as_sparse().unwrap_or(&[]).iter();
        packed.extend(docs.map(|doc| u64::from(doc.0) << 8 | u64::from(u8::MAX - source.score)));
    }
    packed.sort_unstable();
    packed.dedup_by_key(|packed| *packed >> 8);
    let unpack = |packed: u64| {
        let [score, a, b, c, d, ..] = packed.to_le_bytes();
        (DocId(u32::from_le_bytes([a, b, c, d])), u8::MAX - score)
    };
    packed.into_iter().map(unpack).collect()
}
