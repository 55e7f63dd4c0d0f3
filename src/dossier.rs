//! What is known: records, their dates and sources, and how they hang together.
//!
//! This layer knows nothing of searching, of the screen or of the terminal.

mod as_of;
mod builtin;
mod change;
pub mod check;
mod citing;
mod document;
mod entry;
mod ids;
mod kind;
mod links;
pub mod passages;
mod path;
mod problem;
mod read;
pub mod record;
mod schema;
mod tie;
mod timeline;
pub mod vocabulary;
mod whole;

// The layer below under the paths that callers use.
pub use crate::date::{
    Bound as Edge, Date, DateDuration as Distance, DateError, DateStyle, Day, EdtfPoint as Point,
    Precision, Shape, apart, month,
};
pub use as_of::{
    AsOf, Hold, OfficeState, Recognised, RecognitionState, Standing, TreatyState, first_term_end,
};
pub use builtin::{EXCEPTIONS, FILES, builtin};
pub use change::{Around, Change, Changes, Turn};
pub use citing::SeeCites;
pub use document::{Document, FORMAT, record_to_json, to_json, to_jsonl};
pub use entry::{Entry, EntryId, Subject, step_words};
pub use kind::Kind;
pub use links::Link;
pub use path::{Hop, Neighbour};
pub use problem::{Code, Place, Position, Problem, Severity, Snippet};
pub(crate) use problem::{Positions, nearest, quoted};
pub use read::{File, LONGEST_LINE, Loaded, Origin, Reading, holds_lines, read, read_sound};
pub(crate) use read::{Flaw, raw, text_of, valid_start};
pub use record::{Id, Record};
pub use schema::SCHEMA;
pub use tie::{Part, See, Tie};
pub use whole::{About, Dossier};
