//! What is known: records, their dates and sources, and how they hang together.
//!
//! This layer knows nothing of searching, of the screen or of the terminal.

mod date;
mod date_words;
mod day;
mod kind;

pub use date::{Date, DateError, Edge, Point, Precision, Shape};
pub use date_words::month;
pub use day::Day;
pub use kind::Kind;
