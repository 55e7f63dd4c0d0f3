//! How records are found: words in any script, dates as dates, slips forgiven.
//!
//! Records are folded into their distinct words, a query word is matched against those, and from
//! words the way to records is a list of numbers. So a key press costs the vocabulary, not the
//! records. All but `corpus` and `finder` is generic over what is indexed. Nothing here knows the
//! screen or the command line.

mod analysis;
mod complete;
pub(crate) mod documents;
mod engine;
mod execution;
mod explain;
mod expression;
mod figures;
mod highlight;
mod index;
mod lexemes;
mod month_words;
pub(crate) mod one_day;
mod points;
mod query;
mod reader_dates;
mod schema;
mod spoken;
mod suggest;
#[cfg(test)]
mod tests;
mod when;

pub use complete::{Completion, CompletionItem};
pub use documents::{FieldLabel, FieldText, texts};
pub use engine::{CompletedInput, SearchEngine, SearchResult};
pub use execution::{
    match_set::{Hit, MatchSet, Matches},
    projection::ListProjection,
};
pub use explain::{Interpretation, TermExplanation};
pub use highlight::Highlighter;
pub use index::{Index, Order, builder::IndexBuilder};
pub use one_day::one_day;
pub use query::{Query, QueryDiagnostic};
pub use schema::{Document, Facet, Field, Flags, Names, SpanFacet};
pub use suggest::{DroppedClause, NearestWord, Suggestions};
pub use when::When;

/// The month, 1 to 12, that the word in small letters names in English, Russian or Georgian.
pub(crate) fn month(word: &str) -> Option<i8> {
    month_words::month(word).map(|named| named.number)
}

/// The season, 21 to 24 as in EDTF, that the word in small letters names.
pub(crate) fn season(word: &str) -> Option<i8> {
    month_words::season(word).map(|named| named.number)
}
