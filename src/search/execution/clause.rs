//! Evaluates a clause: the documents that match one of its terms, each with its best score.

use super::{
    expansion::Expansion,
    phrase::{self, PhraseMatches},
    planner::{PlannedClause, PlannedTerm},
    score_planes::{ClauseMatches, ScoredDocs},
    scoring::{FILTER_SCORE, MatchKind, NAME_WORDS_SCORE, OTHER_DATE_SCORE, is_long},
};
use crate::{
    bitset::BitSet,
    date::DateRange,
    dossier::Kind,
    search::{
        analysis::AnalyzedTerm,
        index::{Index, doc_id::DocId, facets::ValueMatch, postings::FieldClass},
        query::{Literal, Occur},
        schema::Facet,
    },
};

pub(crate) fn evaluate(index: &Index, clause: &PlannedClause) -> ClauseMatches {
    let mut scored = ScoredDocs::new(index.num_docs());
    for term in &clause.terms {
        match &term.term.literal {
            Literal::Word { word, .. } if clause.occur == Occur::Excluded => {
                let docs = docs_named(index, word, &term.expansions);
                scored.with_score(FILTER_SCORE).union_with(&docs);
            }
            _ => collect_term(index, term, &mut scored),
        }
    }
    scored.finish()
}

/// The documents that a negation excludes: those named by the word, not those that only mention it.
/// The names of a source are in the linked class.
fn docs_named(index: &Index, word: &AnalyzedTerm, expansions: &[Expansion]) -> BitSet<DocId> {
    let mut docs = BitSet::empty(index.num_docs());
    let terms = || expansions.iter().flat_map(|known| &known.terms).map(|(term, _)| *term);
    terms().for_each(|term| index.postings.get(term, FieldClass::Linked).add_to(&mut docs));
    docs.intersect_with(index.docs_of_kind(Kind::Source));
    for class in [FieldClass::Name, FieldClass::Alias] {
        terms().for_each(|term| index.postings.get(term, class).add_to(&mut docs));
    }
    let word = std::slice::from_ref(word);
    for value in index.facets.matching(Facet::Party, word, ValueMatch::Exact) {
        docs.insert_all(&value.docs);
    }
    docs
}

fn collect_term(index: &Index, planned: &PlannedTerm, scored: &mut ScoredDocs) {
    match &planned.term.literal {
        Literal::Word { .. } | Literal::Number(_) => {
            planned.expansions.iter().for_each(|known| collect_words(index, known, scored));
        }
        Literal::Phrase { .. } => {
            let kinds = planned.expansions.iter().filter_map(|word| Some(word.best()?.1));
            let kind = kinds.min().unwrap_or(MatchKind::Exact);
            let score = |class: FieldClass| Some(kind.score(class));
            collect_phrase(index, &planned.expansions, score, scored);
        }
        Literal::NameWords(_) => {
            let is_name = |class| matches!(class, FieldClass::Name | FieldClass::Alias);
            let score = |class| is_name(class).then_some(NAME_WORDS_SCORE);
            collect_phrase(index, &planned.expansions, score, scored);
        }
        Literal::Date(when) => collect_dated(index, *when, scored),
        Literal::StopWord(_) | Literal::Incomplete | Literal::Invalid => {}
        Literal::Flag(flag) => {
            scored.with_score(FILTER_SCORE).union_with(&index.docs_with_flag(*flag));
        }
        Literal::Kind(kinds) => {
            let docs = scored.with_score(FILTER_SCORE);
            kinds.iter().for_each(|kind| docs.union_with(index.docs_of_kind(*kind)));
        }
        Literal::Facet(facet, words) => {
            index.facets.add_docs(*facet, words, scored.with_score(FILTER_SCORE));
        }
        Literal::Span(span, whens) => {
            let docs = scored.with_score(FILTER_SCORE);
            for when in whens {
                index.span(*span).overlapping(*when, &mut |slice, _| docs.insert_all(slice));
            }
        }
    }
}

fn collect_words(index: &Index, words: &Expansion, scored: &mut ScoredDocs) {
    let long = MatchKind::Prefix { similarity: 0 };
    let mut long_terms = words.terms.iter().filter(|(_, kind)| *kind == long);
    let term = long_terms.next().filter(|_| words.word_length == 1).map(|(term, _)| *term);
    let initial = term.and_then(|term| index.terms.term(term).bytes().next());
    for class in FieldClass::ALL {
        let applies = |kind: MatchKind| kind.applies_to(class, words.word_length);
        let all = initial.and_then(|initial| index.postings.long_terms(initial, class));
        if let Some(all) = all.filter(|_| applies(long)) {
            scored.with_score(long.score(class)).union_with(all);
        }
        for (term, kind) in words.terms.iter().filter(|(_, kind)| all.is_none() || *kind != long) {
            let postings = index.postings.get(*term, class);
            if applies(*kind) && !postings.is_empty() {
                postings.add_to(scored.with_score(kind.score(class)));
            }
        }
    }
}

fn collect_phrase(
    index: &Index,
    words: &[Expansion],
    score: impl Fn(FieldClass) -> Option<u8>,
    scored: &mut ScoredDocs,
) {
    let scores = || FieldClass::ALL.into_iter().filter_map(|class| Some((class, score(class)?)));
    if let [word] = words {
        for (term, _) in &word.terms {
            for (class, score) in scores() {
                index.postings.get(*term, class).add_to(scored.with_score(score));
            }
        }
        return;
    }
    let PhraseMatches { exact_lists, scanned } = phrase::find(index, words);
    for list in exact_lists {
        for (class, score) in scores() {
            index.bigrams().postings(list, class).add_to(scored.with_score(score));
        }
    }
    for (doc, class) in scanned {
        if let Some(score) = score(class) {
            scored.with_score(score).insert(doc);
        }
    }
}

fn collect_dated(index: &Index, when: DateRange, scored: &mut ScoredDocs) {
    let max_score = if is_long(when) { OTHER_DATE_SCORE } else { u8::MAX };
    let mut add = |slice: &[DocId], score: u8| scored.with_score(score).insert_all(slice);
    index.dates.overlapping(when, &mut add);
    index.other_dates.overlapping(when, &mut |slice, score| add(slice, score.min(max_score)));
}
