//! What is known: records, their dates and sources, and how they hang together.
//!
//! This layer knows nothing of searching, of the screen or of the terminal.

mod as_of;
mod builtin;
mod change;
mod date;
mod date_words;
mod day;
mod distance;
mod entry;
mod kind;
mod links;
mod path;
mod read;
pub mod record;
mod tie;
mod timeline;
pub mod vocabulary;
mod whole;

pub use as_of::{
    AsOf, Hold, OfficeState, Recognised, RecognitionState, Standing, TreatyState, first_term_end,
};
pub use builtin::{FILES, builtin};
pub use change::{Around, Change, Changes, Turn};
pub use date::{Date, DateError, Edge, Point, Precision, Shape};
pub use date_words::month;
pub use day::Day;
pub use distance::{Distance, apart};
pub use entry::{Entry, EntryId, Subject};
pub use kind::Kind;
pub use links::Link;
pub use path::Hop;
pub use read::{Document, FORMAT, read_sound};
pub use record::{Id, Record};
pub use tie::{Part, See, Tie};
pub use whole::{About, Dossier};
