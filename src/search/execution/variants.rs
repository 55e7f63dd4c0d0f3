//! Variants of a query: synonyms, split and joined words, initials.

use super::{
    clause::evaluate,
    expansion::Expansion,
    planner::{Plan, PlannedClause, PlannedTerm, TermOrigin},
    scoring::MatchKind,
};
use crate::search::{
    analysis::{AnalyzedTerm, search_words::search_words},
    index::{
        Index,
        synonyms::{MAX_WORDS, Synonym},
    },
    query::{Literal, Occur, Term},
};
use std::ops::Range;

/// The shortest part of a word that is split.
const MIN_PART: usize = 3;

pub(super) fn add(index: &Index, plan: &mut Plan) {
    split_words(index, plan);
    join_words(index, plan);
    relax_names(index, plan);
    add_synonyms(index, plan);
}

fn word_of(clause: &PlannedClause) -> Option<&AnalyzedTerm> {
    match clause.terms.first().map(|planned| &planned.term.literal) {
        Some(Literal::Word { word, .. }) if clause.occur != Occur::Excluded => Some(word),
        _ => None,
    }
}

fn planned(
    range: Range<usize>,
    words: &[AnalyzedTerm],
    expansions: Vec<Expansion>,
    origin: TermOrigin,
) -> PlannedTerm {
    let literal = match words {
        [word] => Literal::Word { word: word.clone(), is_strict: true },
        _ => Literal::Phrase { words: words.to_vec(), is_open: false },
    };
    PlannedTerm { term: Term { range, literal }, expansions, origin }
}

fn exactly(index: &Index, word: &AnalyzedTerm, kind: MatchKind) -> Expansion {
    let terms = index.terms.get(&word.normalized).map(|term| (term, kind));
    Expansion { terms: terms.into_iter().collect(), word_length: word.normalized.len() }
}

/// Splits a word without matches into two that are adjacent in the dossier; the second may have the
/// Arabic article in another spelling: `abdurrahman` finds `Abd al-Rahman`.
fn split_words(index: &Index, plan: &mut Plan) {
    for clause in &mut plan.clauses {
        let is_missing = clause.terms.iter().all(|planned| {
            planned.is_fuzzy() || planned.expansions.iter().any(|it| it.terms.is_empty())
        });
        let Some(word) = word_of(clause).filter(|_| is_missing) else { continue };
        let cuts = splits(&word.normalized)
            .filter(|words| words.iter().all(|word| index.terms.get(word).is_some()));
        let cut = cuts
            .filter_map(|words| {
                let words: Vec<_> = words.into_iter().map(AnalyzedTerm::new).collect();
                let expansions =
                    words.iter().map(|word| exactly(index, word, MatchKind::Exact)).collect();
                let split = planned(clause.range.clone(), &words, expansions, TermOrigin::Split);
                let (range, terms) = (clause.range.clone(), vec![split]);
                let split = PlannedClause { range, occur: Occur::Required, terms };
                let count = evaluate(index, &split).docs.count();
                (count > 0).then_some((count, split.terms))
            })
            .max_by_key(|(count, _)| *count);
        if let Some((_, terms)) = cut {
            clause.terms = terms;
        }
    }
}

/// The words that a word may consist of, with an Arabic article in its usual spelling.
pub(crate) fn splits(letters: &str) -> impl Iterator<Item = Vec<&str>> {
    (MIN_PART..letters.len().saturating_sub(MIN_PART - 1))
        .filter_map(|at| letters.split_at_checked(at))
        .flat_map(|(first, second)| {
            let article = second.starts_with(['a', 'e', 'u']);
            let name = second.get(2..).filter(|name| article && !name.is_empty());
            let parts = [Some(vec![first, second]), name.map(|name| vec![first, "al", name])];
            parts.into_iter().flatten()
        })
}

fn join_words(index: &Index, plan: &mut Plan) {
    for at in 1..plan.clauses.len() {
        let Some([first, second]) = plan.clauses.get_mut(at - 1..=at) else { continue };
        let (Some(one), Some(other)) = (word_of(first), word_of(second)) else { continue };
        let word = AnalyzedTerm::new(&format!("{}{}", one.text, other.text));
        let known = exactly(index, &word, MatchKind::Exact);
        if known.terms.is_empty() {
            continue;
        }
        let range = first.range.start..second.range.end;
        let joined = planned(range, &[word], vec![known], TermOrigin::Implied);
        first.terms.push(joined.clone());
        second.terms.push(joined);
    }
}

/// Beside a name, an initial matches a prefix; further initials and patronymics restrict nothing.
fn relax_names(index: &Index, plan: &mut Plan) {
    let lengths: Vec<usize> = plan
        .clauses
        .iter()
        .map(|clause| word_of(clause).map_or(0, |_| word_length(clause)))
        .collect();
    let num_names = lengths.iter().filter(|length| **length > 2).count();
    let mut after_initial = false;
    for (clause, length) in plan.clauses.iter_mut().zip(&lengths) {
        let is_initial = *length == 1 && num_names > 0;
        let is_patronymic = num_names > 2 && word_of(clause).is_some_and(is_patronymic);
        if is_patronymic || is_initial && after_initial {
            ignore(clause);
        } else if is_initial {
            abbreviate(index, clause);
        }
        after_initial = is_initial;
    }
}

/// The length of the shortest word of a clause: an initial may also be part of an abbreviation.
fn word_length(clause: &PlannedClause) -> usize {
    let lengths = clause.terms.iter().filter_map(|planned| match &planned.term.literal {
        Literal::Word { word, .. } => Some(word.text.chars().count()),
        _ => None,
    });
    lengths.min().unwrap_or(0)
}

pub(crate) fn is_patronymic(word: &AnalyzedTerm) -> bool {
    search_words("patronymic").iter().any(|ending| word.normalized.ends_with(ending))
}

fn ignore(clause: &mut PlannedClause) {
    if let Some(word) = word_of(clause).cloned() {
        for planned in &mut clause.terms {
            planned.term.literal = Literal::StopWord(word.clone());
            planned.expansions.clear();
        }
        clause.terms.truncate(1);
    }
}

/// Lets a letter match initials in names only; single letters are in most texts.
fn abbreviate(index: &Index, clause: &mut PlannedClause) {
    for planned in &mut clause.terms {
        let Literal::Word { word, .. } = &planned.term.literal else { continue };
        if word.text.chars().count() == 1 {
            let terms = index.terms.with_prefix(&word.normalized);
            let terms = terms.map(|term| (term, MatchKind::Initial)).collect();
            planned.expansions = vec![Expansion { terms, word_length: 1 }];
        }
    }
}

/// Adds synonyms to the clauses of a word or phrase; one of them satisfies all of these clauses.
fn add_synonyms(index: &Index, plan: &mut Plan) {
    if index.synonyms.is_empty() {
        return;
    }
    let is_text = |clause: &PlannedClause| {
        clause.occur != Occur::Excluded
            && clause.terms.iter().any(|planned| {
                let is_word = matches!(
                    planned.term.literal,
                    Literal::Word { .. }
                        | Literal::Number(_)
                        | Literal::StopWord(_)
                        | Literal::Date(_)
                );
                is_word && planned.origin != TermOrigin::Implied
            })
    };
    let is_text: Vec<bool> = plan.clauses.iter().map(is_text).collect();
    for start in 0..is_text.len() {
        let length =
            is_text.iter().skip(start).take(MAX_WORDS).take_while(|is_text| **is_text).count();
        for end in start + 1..=start + length {
            let Plan { text, clauses, .. } = &mut *plan;
            let Some(clauses) = clauses.get_mut(start..end) else { continue };
            let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else { continue };
            let range = first.range.start..last.range.end;
            let synonyms = index.synonyms.of(text.get(range.clone()).unwrap_or(""));
            if synonyms.is_empty() {
                continue;
            }
            let terms: Vec<PlannedTerm> = synonyms
                .into_iter()
                .filter_map(|synonym| plan_synonym(index, range.clone(), synonym))
                .collect();
            for (clause, nth) in clauses.iter_mut().zip(0..) {
                add_terms(clause, &terms, nth == 0);
            }
        }
    }
}

/// A synonym that occurs in the dossier, in all forms of a word.
fn plan_synonym(index: &Index, range: Range<usize>, synonym: &Synonym) -> Option<PlannedTerm> {
    let mut expansions: Vec<Expansion> =
        synonym.words.iter().map(|word| exactly(index, word, MatchKind::Synonym)).collect();
    if let ([word], [expansion]) = (synonym.words.as_slice(), expansions.as_mut_slice()) {
        let forms = index.terms.inflections(&word.text);
        let terms = expansion.terms.iter().copied();
        let terms = terms.chain(forms.map(|term| (term, MatchKind::Synonym))).collect();
        *expansion = Expansion::new(terms, expansion.word_length);
    }
    let is_known = expansions.iter().all(|expansion| !expansion.terms.is_empty());
    is_known.then(|| planned(range, &synonym.words, expansions, TermOrigin::Synonym))
}

/// Adds terms to a clause and drops its guesses: the word is known.
fn add_terms(clause: &mut PlannedClause, terms: &[PlannedTerm], is_first: bool) {
    if clause.matches_all() {
        return;
    }
    for planned in clause.terms.iter_mut().filter(|planned| planned.is_fuzzy()) {
        planned.expansions = vec![Expansion::default()];
    }
    let origin = if is_first { TermOrigin::Synonym } else { TermOrigin::Implied };
    clause.terms.extend(terms.iter().map(|term| PlannedTerm { origin, ..term.clone() }));
}
