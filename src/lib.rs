//! A terminal explorer of diplomatic relations, as a library so that tests can drive it. No promise of
//! a stable interface.
//!
//! Layers; each uses those above it only (`tests/it/architecture.rs` checks it).
//!
//! Foundations:
//! - [`text`]: clean, measure, cut and wrap text on its way out
//! - [`date`]: days, EDTF, dates as people write and read them
//! - [`bitset`]: dense sets of numbers; rank and select
//! - `tables`: enums that are declared as tables
//! - `threads`: work on threads, or at once if the system has none to give
//! - [`diagnostics`]: a problem, its place, its suggestion, its printing
//!
//! Data:
//! - [`dossier`]: records, entries, the links between them, the timeline, the snapshot of a day
//! - [`file_format`]: the dossier's own JSON and JSON Lines: read, recover, write
//! - [`check`]: rules over a dossier that was read
//! - [`source_texts`]: the cited documents: verify, coverage
//!
//! Finding and showing:
//! - [`search`]: analysis, index, query, execution
//! - [`article`]: what is known about an entry, as sections of blocks
//! - [`export`], [`import`]: formats out and in
//! - [`app`]: the state of the explorer, and what actions do to it
//! - [`ui`]: draws that state
//!
//! Around it:
//! - [`config`], [`storage`], [`clipboard`]: files of the user
//! - [`terminal`]: the terminal device and the event loop
//! - [`cli`]: the commands, and the explorer that joins `app`, `ui` and `terminal`

pub mod app;
pub mod article;
pub mod bitset;
pub mod check;
pub mod cli;
pub mod clipboard;
pub mod config;
pub mod date;
pub mod diagnostics;
pub mod dossier;
pub mod export;
pub mod file_format;
pub mod import;
pub mod search;
pub mod source_texts;
pub mod storage;
mod tables;
pub mod terminal;
pub mod text;
mod threads;
pub mod ui;
