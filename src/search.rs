//! Full-text search over a dossier.
//!
//! - [`analysis`]: text → terms (tokenize, normalize, stem); the same for documents, queries, highlights
//! - [`index`]: term dictionary, postings, bigrams, intervals, facets; immutable once built
//! - [`query`]: what was typed → AST; never fails, problems carry spans
//! - [`execution`]: AST + index → ranked hits
//! - [`documents`]: dossier → documents; the only part that knows records
//! - [`prefilter`]: query + file → the lines that may match, so that one search need not read the others
//! - [`engine`]: all of it behind one type, used by prompt and command line
//!
//! A key press costs a scan of the dictionary, not of the records.

mod analysis;
mod complete;
mod documents;
mod engine;
mod execution;
mod explain;
mod highlight;
mod index;
mod prefilter;
mod query;
mod schema;

pub(crate) use analysis::normalizer::normalize as fold;
pub use complete::{Completion, CompletionItem, complete};
pub use documents::{FieldLabel, FieldText, texts};
pub use engine::{SearchEngine, SearchResult};
pub use execution::{
    SearchOptions, droppable_clauses,
    match_set::{Hit, ListProjection, Matches},
    search_index,
    top_k::Order,
};
pub use explain::{ClauseExplanation, Interpretation, explain};
pub use highlight::Highlighter;
pub use index::{Index, builder::IndexBuilder};
pub use prefilter::Prefilter;
pub use query::{Query, QueryDiagnostic, SYNTAX};
pub use schema::{Document, Facet, Field, Flags, NamesId, SpanFacet};
