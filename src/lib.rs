//! A terminal explorer of diplomatic relations, as a library so that tests can drive it.
//!
//! Layers, each knowing only those before it: [`text`] (what may be shown), [`date`] (days, and dates
//! as data and people write them), [`dossier`] (what is known), [`search`] (how it is found), `export` and `import` (how it leaves and comes), `state`
//! (what the user sees and does), `ui` (how that is drawn), `user` (what is the user's own),
//! `terminal` and `cli` (where it meets the outside). No promise of a stable interface.

pub mod cli;
pub mod date;
pub mod dossier;
pub mod export;
pub mod import;
pub mod search;
pub mod state;
pub mod terminal;
pub mod text;
pub mod ui;
pub mod user;
