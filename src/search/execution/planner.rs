//! The planner: query → plan for one index, with the dictionary terms of each word. A plan is made
//! once for a search and then executed, explained and highlighted.

use super::expansion::{Expansion, Tolerance, expand, expand_exact};
use crate::search::{
    analysis::{AnalyzedTerm, keyboard_layout::switch_layout},
    index::Index,
    query::{Clause, Literal, Query, Term},
};
use std::ops::Range;

/// A query with its expansions: a conjunction of clauses.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(crate) clauses: Vec<PlannedClause>,
}

/// A disjunction of terms.
#[derive(Debug, Clone)]
pub(crate) struct PlannedClause {
    pub(crate) range: Range<usize>,
    pub(crate) is_negated: bool,
    pub(crate) terms: Vec<PlannedTerm>,
}

/// A term with the dictionary terms of its words.
#[derive(Debug, Clone)]
pub(crate) struct PlannedTerm {
    pub(crate) term: Term,
    /// One for each word: one of a word or number, several of a phrase, none of a filter.
    pub(crate) expansions: Vec<Expansion>,
    pub(crate) origin: TermOrigin,
}

/// Where a term comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TermOrigin {
    Typed,
    /// What the same keys type in the other keyboard layout.
    OtherLayout,
    /// A word cut in two.
    Split,
    /// Another word for it.
    Synonym,
    /// Two words as one, or a synonym that another clause shows.
    Implied,
}

impl Plan {
    pub(crate) fn new(index: &Index, query: &Query) -> Self {
        Self { clauses: query.clauses.iter().map(|clause| plan_clause(index, clause)).collect() }
    }

    /// Whether some clause is a text query, so that documents are ranked and not only filtered.
    pub(crate) fn has_words(&self) -> bool {
        self.required().any(|clause| clause.terms.iter().any(|term| !term.expansions.is_empty()))
    }

    /// The clauses that are not negated.
    pub(crate) fn required(&self) -> impl Iterator<Item = &PlannedClause> {
        self.clauses.iter().filter(|clause| !clause.is_negated)
    }
}

impl PlannedClause {
    /// Whether every document matches.
    pub(crate) fn matches_all(&self) -> bool {
        self.terms.iter().any(|planned| {
            matches!(planned.term.literal, Literal::StopWord(_) | Literal::Incomplete)
        })
    }
}

impl PlannedTerm {
    /// Whether its word matches as a guess only.
    pub(crate) fn is_fuzzy(&self) -> bool {
        let best = self.expansions.first().and_then(Expansion::best);
        best.is_some_and(|(_, kind)| kind.is_fuzzy())
    }
}

fn plan_clause(index: &Index, clause: &Clause) -> PlannedClause {
    let terms = clause.terms.iter().map(|term| {
        let as_typed = plan_term(index, clause, term);
        plan_switched(index, clause, &as_typed).unwrap_or(as_typed)
    });
    let terms = terms.collect();
    PlannedClause { range: clause.range.clone(), is_negated: clause.is_negated, terms }
}

fn plan_term(index: &Index, clause: &Clause, term: &Term) -> PlannedTerm {
    let expand = |word, tolerance| expand(&index.terms, &index.postings, word, tolerance);
    let expansions = match &term.literal {
        Literal::Word { word, .. } if clause.is_negated => vec![expand(word, Tolerance::WholeWord)],
        Literal::Word { word, is_strict: true } => vec![expand(word, Tolerance::Strict)],
        Literal::Word { word, is_strict: false } => vec![expand(word, Tolerance::Fuzzy)],
        Literal::Phrase { words, is_open } => {
            let last = words.len().saturating_sub(1);
            let expand = |(at, word)| expand_exact(&index.terms, word, *is_open && at == last);
            words.iter().enumerate().map(expand).collect()
        }
        Literal::Number(number) => {
            vec![expand_exact(&index.terms, &AnalyzedTerm::for_number(number), false)]
        }
        Literal::Date(_)
        | Literal::StopWord(_)
        | Literal::Kind(_)
        | Literal::Facet(..)
        | Literal::Span(..)
        | Literal::Flag(_)
        | Literal::Incomplete
        | Literal::Invalid => Vec::new(),
    };
    PlannedTerm { term: term.clone(), expansions, origin: TermOrigin::Typed }
}

/// The value of a field in the other keyboard layout, if it has no match as typed but does so there.
fn plan_switched(index: &Index, clause: &Clause, as_typed: &PlannedTerm) -> Option<PlannedTerm> {
    let Literal::Facet(facet, words) = &as_typed.term.literal else { return None };
    if !index.facets.find(*facet, words).is_empty() {
        return None;
    }
    let switch =
        |word: &AnalyzedTerm| switch_layout(&word.text).map(|text| AnalyzedTerm::new(&text));
    let words: Vec<AnalyzedTerm> = words.iter().map(switch).collect::<Option<_>>()?;
    let is_known = !index.facets.find(*facet, &words).is_empty();
    let literal = is_known.then_some(Literal::Facet(*facet, words))?;
    let term = Term { range: as_typed.term.range.clone(), literal };
    Some(PlannedTerm { origin: TermOrigin::OtherLayout, ..plan_term(index, clause, &term) })
}
