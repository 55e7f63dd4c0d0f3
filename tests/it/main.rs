//! Tests that see the whole program.

// A helper of a test fails as the test does.
#![allow(clippy::unwrap_used, clippy::panic)]

mod broken;
mod opening;
mod reading;
mod schema;
