//! A query made ready for one index: each of its words with the words of the vocabulary that it
//! can mean. Made once for a search, and then used for finding, explaining and highlighting.

use super::expansion::{self, Expansion, Tolerance};
use crate::search::{
    analysis::keyboard_layout,
    index::Index,
    query::{AnalyzedTerm, Clause, Literal, Query, Term},
};
use std::ops::Range;

/// A ready query.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(crate) clauses: Vec<PlannedClause>,
}

/// A ready condition.
#[derive(Debug, Clone)]
pub(crate) struct PlannedClause {
    pub(crate) range: Range<usize>,
    pub(crate) negated: bool,
    pub(crate) terms: Vec<PlannedTerm>,
}

/// A ready alternative.
#[derive(Debug, Clone)]
pub(crate) struct PlannedTerm {
    pub(crate) term: Term,
    /// What its words can mean: one entry for a word, several for a phrase.
    pub(crate) meant: Vec<Expansion>,
    /// Whether `term` is what the same keys say in the other layout of the keyboard, because
    /// what was typed fits nothing.
    pub(crate) switched: bool,
}

impl Plan {
    pub(crate) fn new(index: &Index, query: &Query) -> Self {
        Self { clauses: query.clauses.iter().map(|clause| planned(index, clause)).collect() }
    }

    /// Whether something is asked for by its words, so that some records fit better than others
    /// whatever their date.
    pub(crate) fn ranks(&self) -> bool {
        self.scoring().any(|clause| clause.terms.iter().any(|term| !term.meant.is_empty()))
    }

    /// The conditions that a record must meet.
    pub(crate) fn scoring(&self) -> impl Iterator<Item = &PlannedClause> {
        self.clauses.iter().filter(|clause| !clause.negated)
    }
}

impl PlannedClause {
    /// Whether it lets everything through.
    pub(crate) fn is_open(&self) -> bool {
        self.terms
            .iter()
            .any(|ready| matches!(ready.term.sense, Literal::Filler(_) | Literal::Unfinished))
    }
}

fn planned(index: &Index, clause: &Clause) -> PlannedClause {
    let terms = clause.terms.iter().map(|term| {
        let as_typed = ready(index, clause, term);
        switched(index, clause, &as_typed).unwrap_or(as_typed)
    });
    let terms = terms.collect();
    PlannedClause { range: clause.range.clone(), negated: clause.negated, terms }
}

fn ready(index: &Index, clause: &Clause, term: &Term) -> PlannedTerm {
    let resolve = |word: &AnalyzedTerm, bounds| {
        expansion::expand(&index.vocabulary, &index.postings, word, bounds)
    };
    let meant = match &term.sense {
        Literal::Word { word, .. } if clause.negated => vec![resolve(word, Tolerance::Whole)],
        Literal::Word { word, strict: true } => vec![resolve(word, Tolerance::Strict)],
        Literal::Word { word, strict: false } => vec![resolve(word, Tolerance::Forgiving)],
        Literal::Phrase { words, open } => {
            let last = words.len().saturating_sub(1);
            let exact = |(at, word): (usize, &AnalyzedTerm)| {
                expansion::exactly(&index.vocabulary, word, *open && at == last)
            };
            words.iter().enumerate().map(exact).collect()
        }
        Literal::Number(number) => {
            vec![expansion::exactly(&index.vocabulary, &AnalyzedTerm::of_number(number), false)]
        }
        Literal::When(_)
        | Literal::Filler(_)
        | Literal::Kind(_)
        | Literal::Facet(..)
        | Literal::Span(..)
        | Literal::Flag(_)
        | Literal::Unfinished
        | Literal::Unknown => Vec::new(),
    };
    PlannedTerm { term: term.clone(), meant, switched: false }
}

/// The term as the other layout of the keyboard has it, where as typed it fits nothing and so it
/// does.
fn switched(index: &Index, clause: &Clause, as_typed: &PlannedTerm) -> Option<PlannedTerm> {
    let other = |word: &AnalyzedTerm| {
        keyboard_layout::other(&word.typed).map(|typed| AnalyzedTerm::new(&typed))
    };
    let sense = match &as_typed.term.sense {
        Literal::Word { word, strict: false }
            if as_typed.meant.iter().all(|meant| meant.words.is_empty()) =>
        {
            Literal::Word { word: other(word)?, strict: true }
        }
        Literal::Facet(facet, words) if index.facets.named(*facet, words).is_empty() => {
            let words: Vec<AnalyzedTerm> = words.iter().map(other).collect::<Option<_>>()?;
            (!index.facets.named(*facet, &words).is_empty())
                .then_some(Literal::Facet(*facet, words))?
        }
        _ => return None,
    };
    let is_word = matches!(sense, Literal::Word { .. });
    let term = Term { range: as_typed.term.range.clone(), sense };
    let switched = PlannedTerm { switched: true, ..ready(index, clause, &term) };
    let fits = !is_word || switched.meant.iter().any(|meant| !meant.words.is_empty());
    fits.then_some(switched)
}
