//! How records are found: words in any script, dates as dates, slips forgiven.
//!
//! Records are folded into their distinct words, a query word is matched against those, and from
//! words the way to records is a list of numbers. So a key press costs the vocabulary, not the
//! records. All but `corpus` and `finder` is generic over what is indexed. Nothing here knows the
//! screen or the command line.

mod advice;
#[cfg(test)]
mod agreement;
mod answer;
mod bits;
mod builder;
mod closeness;
mod completion;
mod corpus;
mod count;
mod document;
mod evaluate;
mod expression;
mod facets;
mod field;
mod figures;
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
mod lexemes;
mod marks;
mod month_words;
mod names;
mod number;
mod pairs;
mod phrase;
mod plan;
mod points;
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
mod spoken;
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

/// The month, 1 to 12, that the word in small letters names in English, Russian or Georgian.
pub(crate) fn month(word: &str) -> Option<i8> {
    month_words::month(word).map(|named| named.number)
}

/// The season, 21 to 24 as in EDTF, that the word in small letters names.
pub(crate) fn season(word: &str) -> Option<i8> {
    month_words::season(word).map(|named| named.number)
}

/// The layer of dates under the paths that the stages of a search use.
mod when {
    pub(crate) use crate::date::{DateRange as When, parts};
}
