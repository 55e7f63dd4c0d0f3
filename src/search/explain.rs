//! Explains how a query was understood, in words for the person who typed it.

use super::{
    analysis::AnalyzedTerm,
    execution::{
        expansion::Expansion,
        match_set::Matches,
        planner::{Plan, PlannedClause, PlannedTerm, TermOrigin},
    },
    index::Index,
    query::{Literal, Occur, fields::FieldName},
    schema::Flags,
};
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseExplanation {
    /// The bytes of the query.
    pub range: Range<usize>,
    pub typed: String,
    /// Its meaning, marked where it was guessed or ignored: `1–31 Aug 2008`, `~medvedev`, `(of)`.
    pub text: String,
    pub interpretation: Interpretation,
}

/// The interpretation of a part of a query; of several terms the first in this order counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Interpretation {
    AsTyped,
    /// As a similar word, since nothing matches as typed.
    Guessed,
    /// As typed, and nothing matches.
    NoMatch,
    /// Ignored: a stop word, or a field without a value yet.
    Ignored,
    /// Not understood, so that nothing matches; a diagnostic has the reason.
    Invalid,
}

const MAX_SYNONYMS: usize = 3;

/// Explains each clause, in the order of the query.
pub fn explain(index: &Index, matches: &Matches) -> Vec<ClauseExplanation> {
    let plan = &matches.plan;
    plan.clauses.iter().map(|clause| explain_clause(index, plan, clause)).collect()
}

fn explain_clause(index: &Index, plan: &Plan, clause: &PlannedClause) -> ClauseExplanation {
    let terms = || clause.terms.iter().filter(|term| !is_implied(clause, term));
    let is_variant =
        |term: &&PlannedTerm| matches!(term.origin, TermOrigin::Synonym | TermOrigin::Implied);
    let typed = terms().filter(|term| !is_variant(term));
    let texts: Vec<String> = typed.map(|term| term_text(index, term)).collect();
    let not = if clause.occur == Occur::Excluded { "not " } else { "" };
    let synonyms = terms().filter(|term| term.origin == TermOrigin::Synonym);
    let synonyms: Vec<String> =
        synonyms.take(MAX_SYNONYMS).map(|term| literal_text(index, term)).collect();
    let also = if synonyms.is_empty() { "" } else { " ≈ " };
    let text = format!("{not}{}{also}{}", texts.join(" or "), synonyms.join(", "));
    let interpretations = terms().map(|term| interpretation(index, term));
    let interpretation = interpretations.min().unwrap_or(Interpretation::Ignored);
    let typed = plan.text.get(clause.range.clone()).unwrap_or_default().trim().to_owned();
    let text = match interpretation {
        // Still being typed, it restricts nothing.
        _ if clause.occur == Occur::Optional => format!("({typed}…)"),
        Interpretation::AsTyped | Interpretation::NoMatch => text,
        Interpretation::Guessed => format!("~{text}"),
        Interpretation::Ignored => format!("({text})"),
        Interpretation::Invalid => format!("?{typed}"),
    };
    ClauseExplanation { range: clause.range.clone(), typed, text, interpretation }
}

/// Whether the parser added the term: the phrase of a hyphenated word, the words of a date.
fn is_implied(clause: &PlannedClause, planned: &PlannedTerm) -> bool {
    if matches!(planned.term.literal, Literal::NameWords(_)) {
        return true;
    }
    if planned.origin != TermOrigin::Typed {
        return false;
    }
    let is_word = |other: &PlannedTerm| {
        matches!(other.term.literal, Literal::Word { .. }) && other.term.range == planned.term.range
    };
    matches!(planned.term.literal, Literal::Phrase { .. }) && clause.terms.iter().any(is_word)
}

fn term_text(index: &Index, planned: &PlannedTerm) -> String {
    let text = literal_text(index, planned);
    match planned.origin {
        TermOrigin::OtherLayout => format!("{text} (other keyboard layout)"),
        _ => text,
    }
}

fn literal_text(index: &Index, planned: &PlannedTerm) -> String {
    match &planned.term.literal {
        Literal::Word { word, .. } => match planned.expansions.first().and_then(Expansion::best) {
            Some((term, kind)) if kind.is_fuzzy() => index.terms.term(term).to_owned(),
            _ => word.text.to_lowercase(),
        },
        Literal::Phrase { words, .. } if planned.origin != TermOrigin::Typed => join(words),
        Literal::Phrase { words, .. } | Literal::NameWords(words) => format!("“{}”", join(words)),
        Literal::Number(number) => format!("number {number}"),
        Literal::Date(when) => when.words(),
        Literal::StopWord(word) => word.text.to_lowercase(),
        Literal::Kind(kinds) => {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            format!("kind: {}", names.join(", "))
        }
        Literal::Facet(facet, words) => {
            let name = FieldName::Facet(*facet).name();
            match index.facets.find(*facet, words).as_slice() {
                [value] => format!("{name}: {}", value.label()),
                _ => format!("{name}: {}", join(words)),
            }
        }
        Literal::Span(span, whens) => {
            let times: Vec<String> = whens.iter().map(|when| when.words()).collect();
            format!("{}: {}", FieldName::Span(*span).name(), times.join(" or "))
        }
        Literal::Flag(flag) => {
            let known = Flags::NAMES.iter().find(|(known, ..)| known == flag);
            known.map_or_else(String::new, |(_, field, value)| format!("{field}: {value}"))
        }
        Literal::Incomplete => "…".to_owned(),
        Literal::Invalid => String::new(),
    }
}

fn join(words: &[AnalyzedTerm]) -> String {
    words.iter().map(|word| word.text.to_lowercase()).collect::<Vec<_>>().join(" ")
}

fn interpretation(index: &Index, planned: &PlannedTerm) -> Interpretation {
    if matches!(planned.origin, TermOrigin::OtherLayout | TermOrigin::Split) {
        return Interpretation::Guessed;
    }
    match &planned.term.literal {
        Literal::StopWord(_) | Literal::Incomplete => Interpretation::Ignored,
        Literal::Invalid => Interpretation::Invalid,
        Literal::Word { .. } if planned.is_fuzzy() => Interpretation::Guessed,
        Literal::Facet(facet, words) if index.facets.find(*facet, words).is_empty() => {
            Interpretation::NoMatch
        }
        // A filter has no expansions.
        _ if planned.expansions.iter().any(|it| it.terms.is_empty()) => Interpretation::NoMatch,
        _ => Interpretation::AsTyped,
    }
}
