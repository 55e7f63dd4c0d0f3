//! Tests that see the whole program.

// A helper of a test fails as the test does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod architecture;
mod as_of;
mod as_of_history;
mod ascii;
mod between;
mod broken;
mod cli;
mod cutting;
mod documents;
mod export;
mod importing;
mod keeping;
mod large;
mod layers;
mod map;
mod numbers;
mod own;
mod pointing;
mod positions;
mod queries;
mod reading;
mod same;
mod screens;
mod session;
mod settings;
// Each of the two test programs uses a part of what they share.
#[allow(dead_code)]
mod support;
mod taking;
mod terminal;
mod time;
mod views;
