//! Tests that see the whole program.

// A helper of a test fails as the test does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod architecture;
mod as_of;
mod ascii;
mod between;
mod broken;
mod cli;
mod documents;
mod export;
mod large;
mod map;
mod numbers;
mod own;
mod queries;
mod reading;
mod same;
mod screens;
mod session;
mod support;
mod terminal;
mod time;
