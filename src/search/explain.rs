//! How a query was understood, in words for the person who typed it.

use super::{
    execution::{
        match_set::Matches,
        planner::{Plan, PlannedClause, PlannedTerm},
        scoring::MatchKind,
    },
    index::Index,
    query::{AnalyzedTerm, Literal, Query},
    schema::Flags,
};
use std::ops::Range;

/// How one part of the query was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermExplanation {
    /// The bytes of the query.
    pub range: Range<usize>,
    /// What it was taken for: `1–31 Aug 2008`, `medvedev`, `who: Eduard Kokoity`.
    pub text: String,
    /// How sure that is.
    pub manner: Interpretation,
}

/// How a part of a query was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interpretation {
    /// As typed.
    AsTyped,
    /// For something like it, because nothing fits as typed.
    Guessed,
    /// As typed, and nothing fits.
    Missing,
    /// Left out: it says nothing by itself, or its value is still to come.
    LeftOut,
    /// Not understood, so that nothing fits; the problems of the answer say why.
    Wrong,
}

impl Matches {
    /// How each part of the query was understood, in the order in which it was typed.
    #[must_use]
    pub fn explain(&self, index: &Index) -> Vec<TermExplanation> {
        read(index, &self.plan)
    }
}

/// How each part was understood.
fn read(index: &Index, plan: &Plan) -> Vec<TermExplanation> {
    plan.clauses.iter().map(|clause| clause_reading(index, clause)).collect()
}

fn clause_reading(index: &Index, clause: &PlannedClause) -> TermExplanation {
    let said: Vec<&PlannedTerm> =
        clause.terms.iter().filter(|ready| !says_again(clause, ready)).collect();
    let texts: Vec<String> = said.iter().map(|ready| text(index, ready)).collect();
    let manner = said.iter().map(|ready| manner(index, ready)).min_by_key(|manner| *manner as u8);
    let not = if clause.negated { "not " } else { "" };
    TermExplanation {
        range: clause.range.clone(),
        text: format!("{not}{}", texts.join(" or ")),
        manner: manner.unwrap_or(Interpretation::LeftOut),
    }
}

/// Whether it is the other way of writing a word with a hyphen.
fn says_again(clause: &PlannedClause, ready: &PlannedTerm) -> bool {
    let is_word = |other: &PlannedTerm| {
        matches!(other.term.sense, Literal::Word { .. }) && other.term.range == ready.term.range
    };
    matches!(ready.term.sense, Literal::Phrase { .. }) && clause.terms.iter().any(is_word)
}

fn text(index: &Index, ready: &PlannedTerm) -> String {
    let text = text_of(index, ready);
    if ready.switched { format!("{text} (other keyboard layout)") } else { text }
}

fn text_of(index: &Index, ready: &PlannedTerm) -> String {
    match &ready.term.sense {
        Literal::Word { word, .. } => guessed(index, ready).unwrap_or_else(|| said(word)),
        Literal::Phrase { words, .. } => format!("“{}”", joined(words)),
        Literal::Number(number) => format!("number {number}"),
        Literal::When(when) => when.words(),
        Literal::Filler(word) => said(word),
        Literal::Kind(kinds) => {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            format!("kind: {}", names.join(", "))
        }
        Literal::Facet(facet, words) => match index.facets.named(*facet, words).as_slice() {
            [value] => format!("{}: {}", facet.name(), value.shown()),
            _ => format!("{}: {}", facet.name(), joined(words)),
        },
        Literal::Span(span, whens) => {
            let times: Vec<String> = whens.iter().map(|when| when.words()).collect();
            format!("{}: {}", span.name(), times.join(" or "))
        }
        Literal::Flag(flag) => flag_text(*flag),
        Literal::Unfinished => "…".to_owned(),
        Literal::Unknown => "?".to_owned(),
    }
}

fn said(word: &AnalyzedTerm) -> String {
    word.typed.to_lowercase()
}

fn joined(words: &[AnalyzedTerm]) -> String {
    words.iter().map(said).collect::<Vec<_>>().join(" ")
}

fn flag_text(flag: Flags) -> String {
    let known = Flags::NAMES.iter().find(|(known, ..)| *known == flag);
    known.map_or_else(String::new, |(_, field, value)| format!("{field}: {value}"))
}

/// The word that what was typed was taken for, where it was not taken as it is.
fn guessed(index: &Index, ready: &PlannedTerm) -> Option<String> {
    let (word, way) = ready.meant.first()?.best()?;
    (way < MatchKind::Inside).then(|| index.vocabulary.plain(word).to_owned())
}

fn manner(index: &Index, ready: &PlannedTerm) -> Interpretation {
    if ready.switched {
        return Interpretation::Guessed;
    }
    match &ready.term.sense {
        Literal::Word { .. } if guessed(index, ready).is_some() => Interpretation::Guessed,
        Literal::Word { .. } | Literal::Phrase { .. } | Literal::Number(_) => {
            let missing = ready.meant.iter().any(|meant| meant.words.is_empty());
            if missing { Interpretation::Missing } else { Interpretation::AsTyped }
        }
        Literal::Facet(facet, words) if index.facets.named(*facet, words).is_empty() => {
            Interpretation::Missing
        }
        Literal::When(_)
        | Literal::Kind(_)
        | Literal::Facet(..)
        | Literal::Span(..)
        | Literal::Flag(_) => Interpretation::AsTyped,
        Literal::Filler(_) | Literal::Unfinished => Interpretation::LeftOut,
        Literal::Unknown => Interpretation::Wrong,
    }
}

impl Index {
    /// How a query is understood, without searching.
    #[must_use]
    pub fn read(&self, query: &Query) -> Vec<TermExplanation> {
        read(self, &Plan::new(self, query))
    }
}
