//! How records are found: words in any script, dates as dates, slips forgiven.
//!
//! Records are folded into their distinct words, a query word is matched against those, and from
//! words the way to records is a list of numbers. So a key press costs the vocabulary, not the
//! records. All but `corpus` and `finder` is generic over what is indexed. Nothing here knows the
//! screen or the command line.

mod analysis;
mod complete;
mod documents;
mod engine;
mod execution;
mod explain;
mod highlight;
mod index;
mod query;
mod reader_dates;
mod schema;
mod suggest;
#[cfg(test)]
mod tests;

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
pub use query::{Query, QueryDiagnostic};
pub use schema::{Document, Facet, Field, Flags, Names, SpanFacet};
pub use suggest::{DroppedClause, NearestWord, Suggestions};
