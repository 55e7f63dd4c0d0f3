//! What is known: records, their dates and sources, and how they hang together.
//!
//! This layer knows nothing of searching, of the screen or of the terminal.

mod as_of;
pub(crate) mod builtin;
mod change;
pub mod check;
mod citing;
mod date;
mod date_words;
mod day;
mod distance;
mod document;
mod entry;
mod ids;
mod kind;
mod links;
pub mod passages;
mod path;
pub(crate) mod problem;
pub(crate) mod read;
pub mod record;
mod schema;
mod tie;
mod timeline;
pub mod vocabulary;
mod whole;

pub use as_of::{
    OfficeState, RecognitionState, RecognitionStatus, Snapshot, TenureCertainty, TreatyState,
    TreatyStatus, first_term_end,
};
pub use builtin::{EXCEPTIONS, FILES, builtin};
pub use change::{Change, ChangeKind, Changes, ChangesNearby};
pub use citing::VisitCitations;
pub use date::{Date, DateError, Edge, Point, Precision, Shape};
pub use date_words::{DateStyle, month};
pub use day::Day;
pub use distance::{DateDuration, apart};
pub use document::{Document, FORMAT, record_to_json, to_json, to_jsonl};
pub use entry::{Entry, EntryId, Subject, step_words};
pub use kind::Kind;
pub use links::Link;
pub use path::{Neighbor, PathStep};
pub use problem::{Code, Diagnostic, Position, Severity, Snippet, SourceLocation};
pub(crate) use problem::{LineIndex, quoted};
pub use read::{
    File, LONGEST_LINE, LoadedFiles, ReadResult, RecordOrigin, holds_lines, read, read_sound,
};
pub(crate) use read::{SpanDiagnostic, text_of, valid_start};
pub use record::{Id, Record};
pub use schema::SCHEMA;
pub use tie::{EntryPart, LinkKind, VisitReference};
pub use whole::{Dossier, Metadata};
