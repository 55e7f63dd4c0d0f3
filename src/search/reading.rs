//! How a query was understood, in words for the person who typed it.

use super::{
    answer::Answer,
    document::Flags,
    index::Index,
    levels::Way,
    plan::{Plan, Planned, Ready},
    query::{Query, Sense, Spelling},
};
use std::ops::Range;

/// How one part of the query was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The bytes of the query.
    pub range: Range<usize>,
    /// What it was taken for: `1–31 Aug 2008`, `medvedev`, `who: Eduard Kokoity`.
    pub text: String,
    /// How sure that is.
    pub manner: Manner,
}

/// How a part of a query was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
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

impl Answer {
    /// How each part of the query was understood, in the order in which it was typed.
    #[must_use]
    pub fn reading(&self, index: &Index) -> Vec<Reading> {
        read(index, &self.plan)
    }
}

/// How each part was understood.
fn read(index: &Index, plan: &Plan) -> Vec<Reading> {
    plan.clauses.iter().map(|clause| clause_reading(index, clause)).collect()
}

fn clause_reading(index: &Index, clause: &Planned) -> Reading {
    let said: Vec<&Ready> =
        clause.terms.iter().filter(|ready| !says_again(clause, ready)).collect();
    let texts: Vec<String> = said.iter().map(|ready| text(index, ready)).collect();
    let manner = said.iter().map(|ready| manner(index, ready)).min_by_key(|manner| *manner as u8);
    let not = if clause.negated { "not " } else { "" };
    Reading {
        range: clause.range.clone(),
        text: format!("{not}{}", texts.join(" or ")),
        manner: manner.unwrap_or(Manner::LeftOut),
    }
}

/// Whether it is the other way of writing a word with a hyphen.
fn says_again(clause: &Planned, ready: &Ready) -> bool {
    let is_word = |other: &Ready| {
        matches!(other.term.sense, Sense::Word { .. }) && other.term.range == ready.term.range
    };
    matches!(ready.term.sense, Sense::Phrase { .. }) && clause.terms.iter().any(is_word)
}

fn text(index: &Index, ready: &Ready) -> String {
    let text = text_of(index, ready);
    if ready.switched { format!("{text} (other keyboard layout)") } else { text }
}

fn text_of(index: &Index, ready: &Ready) -> String {
    match &ready.term.sense {
        Sense::Word { word, .. } => guessed(index, ready).unwrap_or_else(|| said(word)),
        Sense::Phrase { words, .. } => format!("“{}”", joined(words)),
        Sense::Number(number) => format!("number {number}"),
        Sense::When(when) => when.words(),
        Sense::Filler(word) => said(word),
        Sense::Kind(kinds) => {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            format!("kind: {}", names.join(", "))
        }
        Sense::Facet(facet, words) => match index.facets.named(*facet, words).as_slice() {
            [value] => format!("{}: {}", facet.name(), value.shown()),
            _ => format!("{}: {}", facet.name(), joined(words)),
        },
        Sense::Span(span, whens) => {
            let times: Vec<String> = whens.iter().map(|when| when.words()).collect();
            format!("{}: {}", span.name(), times.join(" or "))
        }
        Sense::Flag(flag) => flag_text(*flag),
        Sense::Unfinished => "…".to_owned(),
        Sense::Unknown => "?".to_owned(),
    }
}

fn said(word: &Spelling) -> String {
    word.typed.to_lowercase()
}

fn joined(words: &[Spelling]) -> String {
    words.iter().map(said).collect::<Vec<_>>().join(" ")
}

fn flag_text(flag: Flags) -> String {
    let known = Flags::NAMES.iter().find(|(known, ..)| *known == flag);
    known.map_or_else(String::new, |(_, field, value)| format!("{field}: {value}"))
}

/// The word that what was typed was taken for, where it was not taken as it is.
fn guessed(index: &Index, ready: &Ready) -> Option<String> {
    let (word, way) = ready.meant.first()?.best()?;
    (way < Way::Inside).then(|| index.vocabulary.plain(word).to_owned())
}

fn manner(index: &Index, ready: &Ready) -> Manner {
    if ready.switched {
        return Manner::Guessed;
    }
    match &ready.term.sense {
        Sense::Word { .. } if guessed(index, ready).is_some() => Manner::Guessed,
        Sense::Word { .. } | Sense::Phrase { .. } | Sense::Number(_) => {
            let missing = ready.meant.iter().any(|meant| meant.words.is_empty());
            if missing { Manner::Missing } else { Manner::AsTyped }
        }
        Sense::Facet(facet, words) if index.facets.named(*facet, words).is_empty() => {
            Manner::Missing
        }
        Sense::When(_) | Sense::Kind(_) | Sense::Facet(..) | Sense::Span(..) | Sense::Flag(_) => {
            Manner::AsTyped
        }
        Sense::Filler(_) | Sense::Unfinished => Manner::LeftOut,
        Sense::Unknown => Manner::Wrong,
    }
}

impl Index {
    /// How a query is understood, without searching.
    #[must_use]
    pub fn read(&self, query: &Query) -> Vec<Reading> {
        read(self, &Plan::new(self, query))
    }
}
