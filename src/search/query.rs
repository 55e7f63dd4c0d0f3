//! A query is a conjunction of clauses. Parsing never fails: invalid parts get a diagnostic.

pub(crate) mod fields;
pub(crate) mod parser;

use super::{
    analysis::AnalyzedTerm,
    schema::{Facet, Flags, SpanFacet},
};
use crate::{
    date::{DateRange, Day},
    dossier::Kind,
};
use parser::Parser;
use std::ops::Range;

/// The query language by examples, each with its meaning: for help, the manual and the screen.
pub const SYNTAX: [(&str, &str); 10] = [
    ("friendship treaty", "all words, in any order; names in any script or spelling"),
    ("\"mutual assistance\"", "these words in this order"),
    ("kokoity|bibilov", "either word"),
    ("-kokoity", "without the word"),
    ("26 aug 2008, 2008", "dates that overlap this time; also 26.08.2008"),
    ("2008..2010", "a range; also before:2009, after:2015, since:2008-08"),
    ("who:kokoity", "people and organizations; also party: place: side:"),
    ("kind:treaty", "also type:referendum, is:contested, has:figures"),
    ("in-force:2010-01-01", "treaties in force on a date; also signed:2008"),
    ("who:\"Eduard Kokoity\"", "quotes around values of several words"),
];

/// A parsed query: documents match all of its clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(crate) text: String,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) diagnostics: Vec<QueryDiagnostic>,
    pub(crate) is_typing: bool,
    pub(crate) today: Day,
}

/// A disjunction: documents match one of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) range: Range<usize>,
    pub(crate) occur: Occur,
    pub(crate) terms: Vec<Term>,
}

/// The effect of a clause on documents that do not match it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occur {
    /// Excludes them, always: a field, or a phrase in quotes.
    Required,
    /// Excludes them, unless no document matches every clause.
    Preferred,
    /// Keeps them, below those that match: a part that is still being typed.
    Optional,
    /// Keeps them, and excludes those that match: a negation.
    Excluded,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) range: Range<usize>,
    pub(crate) literal: Literal,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Literal {
    /// A word. If it may have another meaning, too (`may`), typos are not corrected.
    Word {
        word: AnalyzedTerm,
        is_strict: bool,
    },
    /// Adjacent words; without a closing quote the last is a prefix.
    Phrase {
        words: Vec<AnalyzedTerm>,
        is_open: bool,
    },
    /// A number in its canonical form.
    Number(String),
    /// A time that a date of the document overlaps.
    Date(DateRange),
    /// The words of a date, adjacent in a name.
    NameWords(Vec<AnalyzedTerm>),
    /// A word without meaning, which matches every document.
    StopWord(AnalyzedTerm),
    Kind(Vec<Kind>),
    Facet(Facet, Vec<AnalyzedTerm>),
    /// A time that another time of the document overlaps.
    Span(SpanFacet, Vec<DateRange>),
    Flag(Flags),
    /// A field without a value yet, which matches every document.
    Incomplete,
    /// An unknown field or value. It matches no document, so that it does not seem to work.
    Invalid,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDiagnostic {
    /// The bytes of the query.
    pub range: Range<usize>,
    pub message: String,
}

impl Query {
    /// Parses what was typed; relative dates are relative to `today`.
    pub fn parse(text: &str, today: Day) -> Self {
        Self::parse_with(text, today, false)
    }

    /// Parses what is being typed: its last word may be the beginning of another.
    pub fn parse_typing(text: &str, today: Day) -> Self {
        Self::parse_with(text, today, true)
    }

    fn parse_with(text: &str, today: Day, is_typing: bool) -> Self {
        let (clauses, diagnostics) = Parser::new(text, today, is_typing).parse();
        Self { text: text.to_owned(), clauses, diagnostics, is_typing, today }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn days(&self) -> Option<(Day, Day)> {
        let dates = self.clauses.iter().filter(|clause| clause.occur != Occur::Excluded);
        dates.flat_map(|clause| &clause.terms).find_map(|term| match term.literal {
            Literal::Date(DateRange::Days(first, last)) if first != Day::BEGINNING => {
                Some((first, last))
            }
            _ => None,
        })
    }

    /// Whether it restricts the time and nothing else.
    pub(crate) fn is_time_alone(&self) -> bool {
        let mut terms = self.clauses.iter().flat_map(|clause| &clause.terms);
        self.days().is_some() && terms.all(|term| matches!(term.literal, Literal::Date(_)))
    }

    pub fn diagnostics(&self) -> &[QueryDiagnostic] {
        &self.diagnostics
    }
}
