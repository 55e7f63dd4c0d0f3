//! What is known: records, their dates and sources, and how they hang together.
//!
//! This layer knows nothing of searching, of the screen or of the terminal.

mod builtin;
pub mod check;
mod citing;
mod date;
mod date_words;
mod day;
mod document;
mod entry;
mod kind;
mod links;
pub mod passages;
mod problem;
mod read;
pub mod record;
mod schema;
mod tie;
mod timeline;
pub mod vocabulary;
mod whole;

pub use builtin::{EXCEPTIONS, FILES, builtin};
pub use citing::SeeCites;
pub use date::{Date, DateError, Edge, Point, Precision, Shape};
pub use date_words::month;
pub use day::Day;
pub use document::{Document, FORMAT, to_json, to_jsonl};
pub use entry::{Entry, EntryId, Subject};
pub use kind::Kind;
pub use links::Link;
pub(crate) use problem::nearest;
pub use problem::{Code, Place, Position, Problem, Severity, Snippet};
pub use read::{File, Loaded, Origin, read, read_sound};
pub use record::{Id, Record};
pub use schema::schema;
pub use tie::{Part, See, Tie};
pub use whole::{About, Dossier};
