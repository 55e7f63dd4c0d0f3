//! How records are found: words in any script, dates as dates, slips forgiven.
//!
//! Records are folded into their distinct words, a query word is matched against those, and from
//! words the way to records is a list of numbers. So a key press costs the vocabulary, not the
//! records. All but `corpus` and `finder` is generic over what is indexed. Nothing here knows the
//! screen or the command line.

mod advice;
mod answer;
mod bits;
mod builder;
mod closeness;
mod completion;
mod corpus;
mod count;
mod document;
mod evaluate;
mod facets;
mod field;
mod fillers;
mod finder;
mod fold;
mod forms;
mod found;
mod fuzzy;
mod index;
mod intern;
mod layers;
mod layout;
mod levels;
mod marks;
mod names;
mod number;
mod pairs;
mod phrase;
mod plan;
mod postings;
mod properties;
mod query;
mod rank;
mod reader;
mod reader_dates;
mod reader_fields;
mod reading;
mod resolve;
mod roll;
mod slips;
mod spans;
mod stream;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;
mod written;

pub use crate::date::{DateRange as When, one_day};
pub use advice::{Advice, Nearest, Without};
pub use answer::{Answer, Hit, Members};
pub use builder::Builder;
pub use completion::{Choice, Completion};
pub use corpus::{Label, Said, texts};
pub use document::{Document, Facet, Field, Flags, Names, SpanFacet};
pub use finder::{Completed, Finder, Found};
pub use index::{Index, Order};
pub use marks::Marker;
pub use query::{Problem, Query};
pub use reading::{Manner, Reading};
pub use roll::Roll;

/// The layer of dates under the paths that the stages of a search use.
mod when {
    pub(crate) use crate::date::DateRange as When;
}

mod expression {
    pub(crate) use crate::date::Endpoint as Side;
}
