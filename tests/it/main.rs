//! Tests that see the whole program.

// A helper of a test fails as the test does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod architecture;
mod broken;
mod cli;
mod documents;
mod queries;
mod reading;
mod same;
mod schema;
mod screens;
mod session;
mod support;
mod terminal;
