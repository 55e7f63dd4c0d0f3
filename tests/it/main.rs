//! Tests of the whole program.

// A helper of a test fails as the test does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod annotation_changes;
mod annotation_store;
mod annotations;
mod architecture;
mod as_of;
mod as_of_history;
mod ascii;
mod bitset;
mod broken;
mod checks;
mod choosing;
mod cli;
mod clipboard;
mod comparison;
mod config_file;
mod dates;
mod decoder;
mod determinism;
mod documents;
mod edtf;
mod entries;
mod export;
mod import_forms;
mod import_values;
mod importing;
mod keys;
mod large;
mod layers;
mod line_editor;
mod link_drawing;
mod loading;
mod mouse;
mod passages;
mod pictures;
mod positions;
mod promises;
mod queries;
mod reading;
mod relevance;
mod replacing;
mod robustness;
mod screens;
mod search;
mod session;
mod settings;
mod statistics;
mod text;
mod truncation;
mod user_dossiers;
// Each of the two test programs uses a part of what they share.
mod copy_export;
#[allow(dead_code)]
mod support;
mod terminal;
mod timeline;
mod views;
