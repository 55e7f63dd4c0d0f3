//! Query → plan for one index, made once per search, then executed, explained and highlighted.

use super::{
    expansion::{Expansion, Tolerance, expand, expand_exact},
    scoring::is_long,
};
use crate::search::{
    analysis::AnalyzedTerm,
    index::{Index, doc_id::DocId, doc_values::DocValues},
    query::{Clause, Literal, Occur, Query, Term},
};
use crate::{
    bitset::BitSet,
    date::{DateRange, Day},
};
use std::ops::Range;

/// The shortest half-typed word that restricts.
const MIN_TYPED: usize = 3;

#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) text: String,
    pub(crate) today: Day,
    pub(crate) clauses: Vec<PlannedClause>,
}

#[derive(Debug, Clone)]
pub(crate) struct PlannedClause {
    pub(crate) range: Range<usize>,
    pub(crate) occur: Occur,
    pub(crate) terms: Vec<PlannedTerm>,
}

#[derive(Debug, Clone)]
pub(crate) struct PlannedTerm {
    pub(crate) term: Term,
    /// One for a word or number, one for each word of a phrase, none for a filter.
    pub(crate) expansions: Vec<Expansion>,
    pub(crate) origin: TermOrigin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TermOrigin {
    Typed,
    OtherLayout,
    Split,
    Synonym,
    /// Two words joined, or a synonym that another clause shows.
    Implied,
}

impl Plan {
    pub(crate) fn new(index: &Index, query: &Query) -> Self {
        let is_unfinished =
            |clause: &Clause| query.is_typing && clause.range.end == query.text.len();
        let clauses = query.clauses.iter();
        let plan = |clause| plan_clause(index, clause, is_unfinished(clause));
        let clauses = clauses.map(plan).collect();
        let mut planned = Self { text: query.text.clone(), today: query.today, clauses };
        let is_begun = |clause: &PlannedClause| {
            clause.terms.iter().all(|term| match &term.term.literal {
                Literal::Word { word, .. } => word.normalized.len() < MIN_TYPED || term.is_fuzzy(),
                _ => false,
            })
        };
        if query.is_typing && planned.clauses.last().is_some_and(is_begun) {
            planned.release_last();
        }
        planned
    }

    /// Makes the last clause optional if it is still being typed and is not the only one.
    pub(crate) fn release_last(&mut self) -> bool {
        let num_positive = self.positive().filter(|clause| !clause.matches_all()).count();
        let last = self.clauses.last_mut().filter(|last| {
            num_positive > 1 && last.occur == Occur::Preferred && last.range.end == self.text.len()
        });
        last.map(|last| last.occur = Occur::Optional).is_some()
    }

    /// Whether some clause is a text query, so that documents are ranked and not only filtered.
    pub(crate) fn has_words(&self) -> bool {
        self.positive().any(|clause| {
            !clause.has_date() && clause.terms.iter().any(|term| !term.expansions.is_empty())
        })
    }

    /// Whether some term is a guess, which may depend on what else occurs.
    pub(crate) fn is_guessed(&self) -> bool {
        self.clauses.iter().flat_map(|clause| &clause.terms).any(|term| {
            matches!(term.origin, TermOrigin::Split | TermOrigin::OtherLayout)
                || term.expansions.iter().flat_map(|it| &it.terms).any(|(_, kind)| kind.is_fuzzy())
        })
    }

    /// The order of equal scores; nothing for a few days, whose events are in the order of time.
    pub(crate) fn tie_breaker<'a>(&self, doc_values: &'a DocValues) -> &'a [BitSet<DocId>] {
        if self.has_words() {
            &doc_values.static_rank
        } else if self.positive().any(|clause| clause.has_time(is_long)) {
            &doc_values.importance
        } else {
            &[]
        }
    }

    pub(crate) fn positive(&self) -> impl Iterator<Item = &PlannedClause> {
        self.clauses.iter().filter(|clause| clause.occur != Occur::Excluded)
    }
}

impl PlannedClause {
    pub(crate) fn has_date(&self) -> bool {
        self.has_time(|_| true)
    }

    fn has_time(&self, fits: impl Fn(DateRange) -> bool) -> bool {
        self.terms.iter().any(|planned| match planned.term.literal {
            Literal::Date(when) => fits(when),
            _ => false,
        })
    }

    pub(crate) fn matches_all(&self) -> bool {
        self.terms.iter().any(|planned| match &planned.term.literal {
            Literal::StopWord(_) | Literal::Incomplete => true,
            // A single letter restricts nothing while it is being typed.
            Literal::Word { word, .. } => {
                self.occur == Occur::Optional && word.normalized.len() < 2
            }
            // Neither does the beginning of a number.
            Literal::Number(number) => self.occur == Occur::Optional && number.len() < MIN_TYPED,
            _ => false,
        })
    }
}

impl PlannedTerm {
    pub(crate) fn is_fuzzy(&self) -> bool {
        let best = self.expansions.first().and_then(Expansion::best);
        best.is_some_and(|(_, kind)| kind.is_fuzzy())
    }
}

fn plan_clause(index: &Index, clause: &Clause, is_unfinished: bool) -> PlannedClause {
    let terms = clause.terms.iter().map(|term| {
        let mut planned = plan_term(index, clause, term);
        if let (true, Literal::Word { word, .. }) = (is_unfinished, &term.literal) {
            planned.expansions.iter_mut().for_each(|known| known.make_prefix(index, word));
        }
        planned
    });
    let terms = terms.collect();
    PlannedClause { range: clause.range.clone(), occur: clause.occur, terms }
}

fn plan_term(index: &Index, clause: &Clause, term: &Term) -> PlannedTerm {
    let expand = |word, tolerance| expand(index, word, tolerance);
    let expansions = match &term.literal {
        Literal::Word { word, .. } if clause.occur == Occur::Excluded => {
            vec![expand(word, Tolerance::WholeWord)]
        }
        Literal::Word { word, is_strict: true } => vec![expand(word, Tolerance::Strict)],
        Literal::Word { word, is_strict: false } => vec![expand(word, Tolerance::Fuzzy)],
        Literal::NameWords(words) => {
            words.iter().map(|word| expand_exact(&index.terms, word, false)).collect()
        }
        Literal::Phrase { words, is_open } => {
            let last = words.len().saturating_sub(1);
            let expand = |(at, word)| expand_exact(&index.terms, word, *is_open && at == last);
            words.iter().enumerate().map(expand).collect()
        }
        Literal::Number(number) => {
            vec![expand_exact(&index.terms, &AnalyzedTerm::for_number(number), false)]
        }
        _ => Vec::new(),
    };
    PlannedTerm { term: term.clone(), expansions, origin: TermOrigin::Typed }
}
